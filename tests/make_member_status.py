# SPDX-License-Identifier: MIT
"""Writes docs/MEMBER-STATUS.md from the public table of transitions.

    PYTHONPATH=build/python python3 tests/make_member_status.py > docs/MEMBER-STATUS.md
"""
import sys

import partyorg

TEXTS = {
    "en": {
        "title": "Status of members",
        "intro": """The status machine as libpartyorg has it: the states of membership, the overlays that lie on it, and every
transition that the texts permit. What is not in this table is refused. A transition is permitted only if the check that
governs it came out as `met`, or the document it rests on exists, and no fact forbids it; unknown is never permission.
The library examines, the competent body decides. This page is written from the public table by
`tests/make_member_status.py`, and a test keeps it true; `make diagram` draws the same table.

An overlay lies on a probationary or official membership and changes nothing of it: a transition between states may begin
under any overlay; within membership the overlay stays, beyond it there is none. State and overlay change one at a time.""",
        "states": "States", "overlays": "Overlays", "transitions": "Transitions", "name": "name", "state_title": "title",
        "columns": ("id", "transition", "from", "to", "check or document", "rules", "provision", "confidence"),
        "any": "any overlay", "or": " or ", "overlay": "overlay",
        "forbidden": "Forbidden by name", "rule": "rule",
        "bans": [("probationary member, to expelled", "DIS-M-PROBATIONARY"),
                 ("official member at the level of expulsion, to deleted or left", "DEL-B-EXPEL, LEV-B-EXPEL"),
                 ("deleted for abandoning activity, left or expelled with re-admission barred, to applicant",
                  "READM-BAR-ABANDON, READM-BAR-REQUEST, READM-BAR-DISUNITY, READM-BAR-CORRUPTION, READM-BAR-SERIOUS"),
                 ("re-admitted once already, to applicant", "READM-ONCE"),
                 ("anything from deceased", "-"),
                 ("overlay transferring while under review", "TRF-B-REVIEW")],
    },
    "vi": {
        "title": "Trạng thái đảng viên",
        "intro": """Các trạng thái của đảng viên, các tình trạng sinh hoạt và mọi bước chuyển mà văn bản cho phép, đúng như libpartyorg
có. Bước nào không có trong bảng thì không được phép. Một bước chỉ được phép khi thủ tục làm căn cứ có kết luận `met`
(đạt) hoặc đã có văn bản làm căn cứ, và không có dữ kiện nào ngăn cấm; chưa rõ thì chưa được phép. Thư viện chỉ xét,
cấp có thẩm quyền quyết định.

Tình trạng sinh hoạt gắn với đảng viên dự bị hoặc chính thức và không làm thay đổi tư cách: bước chuyển trạng thái có thể
bắt đầu trong mọi tình trạng; còn là đảng viên thì tình trạng giữ nguyên, không còn là đảng viên thì không còn tình trạng.
Mỗi lần chỉ thay đổi trạng thái hoặc tình trạng.""",
        "states": "Trạng thái", "overlays": "Tình trạng sinh hoạt", "transitions": "Bước chuyển", "name": "tên",
        "state_title": "nghĩa",
        "columns": ("mã", "bước chuyển", "từ", "đến", "thủ tục hoặc văn bản", "quy tắc", "căn cứ", "độ tin cậy"),
        "any": "mọi tình trạng", "or": " hoặc ", "overlay": "tình trạng",
        "forbidden": "Bị cấm đích danh", "rule": "quy tắc",
        "bans": [("đảng viên dự bị sang bị khai trừ", "DIS-M-PROBATIONARY"),
                 ("đảng viên chính thức vi phạm đến mức phải khai trừ sang xóa tên hoặc cho ra khỏi Đảng",
                  "DEL-B-EXPEL, LEV-B-EXPEL"),
                 ("bị xóa tên vì tự ý bỏ sinh hoạt, đã ra khỏi Đảng hoặc bị khai trừ mà thuộc trường hợp không kết nạp lại, "
                  "sang người xin vào Đảng",
                  "READM-BAR-ABANDON, READM-BAR-REQUEST, READM-BAR-DISUNITY, READM-BAR-CORRUPTION, READM-BAR-SERIOUS"),
                 ("đã được kết nạp lại một lần, sang người xin vào Đảng", "READM-ONCE"),
                 ("mọi bước sau khi từ trần", "-"),
                 ("chuyển sinh hoạt chính thức khi đang bị kiểm tra, xem xét", "TRF-B-REVIEW")],
    },
}


def place(state, overlays, text):
    """A state with the overlays that are asked for."""
    every = [one.name for one in partyorg.overlays()]
    if list(overlays) in (every, ["none"]):
        return f"`{state}`"
    return f"`{state}` ({text['overlay']} {text['or'].join(f'`{name}`' for name in overlays)})"


def unique(items):
    return list(dict.fromkeys(items))


def row(one, lang):
    text = TEXTS[lang]
    overlay_only = all(edge.from_ == edge.to for edge in one.edges)
    if overlay_only:
        begins = unique(f"{text['overlay']} " + text["or"].join(f"`{name}`" for name in edge.from_overlays)
                        for edge in one.edges)
        ends = unique(f"{text['overlay']} `{edge.to_overlay}`" for edge in one.edges)
    else:
        begins = unique(place(edge.from_, edge.from_overlays, text) for edge in one.edges)
        pairs = {(edge.from_, edge.to) for edge in one.edges}
        every = {(a, b) for a, _ in pairs for _, b in pairs} == pairs
        ends = unique(f"`{edge.to}`" if every else f"`{edge.to}` ({edge.from_})" for edge in one.edges)
    governed = ", ".join(f"`{check}`" for check in one.checks) or one.document(lang)
    if one.condition:
        governed += f", `{one.condition}`"
    if one.note(lang):
        governed += f"; {one.note(lang)}"
    return (one.id, one.title(lang), text["or"].join(begins), text["or"].join(ends), governed,
            ", ".join(one.rules) or "-", one.text(lang), one.confidence)


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for cells in rows:
        yield "| " + " | ".join(cells) + " |"


def page(lang, level):
    text = TEXTS[lang]
    yield from (f"{level} {text['title']}", "", text["intro"], "")
    for what, items in (("states", partyorg.states()), ("overlays", partyorg.overlays())):
        yield from (f"{level}# {text[what]}", "")
        yield from table((text["name"], text["state_title"]), ((f"`{one.name}`", one.title(lang)) for one in items))
        yield ""
    yield from (f"{level}# {text['transitions']}", "")
    yield from table(text["columns"], (row(one, lang) for one in partyorg.transitions()))
    yield from ("", f"{level}# {text['forbidden']}", "")
    yield from table((text["transitions"].lower(), text["rule"]), text["bans"])


LINES = [*page("en", "#"), "", *page("vi", "#")]
sys.stdout.buffer.write(("\n".join(LINES) + "\n").encode())
