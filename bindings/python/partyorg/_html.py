# SPDX-License-Identifier: MIT
"""Reports as pieces of HTML, for notebooks: each stands alone, styles inline, runs no script, asks for nothing.

Text has the colours of the page around it, on a light ground or a dark one; a status is a coloured label that names it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Iterable, Optional, Sequence

from . import core
from ._catalogue import check_index, checks, rules_of, stages_of
from ._dates import format_date
from ._error import language

if TYPE_CHECKING:
    from ._report import Finding, Report
    from ._scorecard import Scorecard, ScoredMeeting
    from ._table import Counts, TableReport

_STATUSES = tuple(map(core.partyorg_finding_status_name, range(4)))
# White on each of them is at least 4.5 : 1.
_GOOD, _BAD, _OPEN, _IDLE, _GROUND = "#1a7f37", "#b42318", "#8a5a00", "#57606a", "#0550ae"
_COLOURS = dict(zip(_STATUSES, (_GOOD, _BAD, _OPEN, _IDLE)))
_GRADES = {"good": _GOOD, "fair": _GOOD, "average": _OPEN, "weak": _BAD}
_LINE = "border:0;border-top:1px solid rgba(128,128,128,.35);padding:.25em .6em;vertical-align:top"
_RIGHTS = ("Quyền của đảng viên", "Rights of the member")
_VALUES = ("Kết quả tính", "Computed")
_NOT_APPLICABLE = ("Không áp dụng", "Not applicable")
_HEADS = {
    "row": ("Hàng", "Row"), "verdict": ("Kết luận", "Verdict"), "stage": ("Bước", "Stage"),
    "reason": ("Chưa đạt", "Not in order"), "due": ("Hạn", "Due"), "rule": ("Quy tắc", "Rule"), "": ("", ""),
    "criterion": ("Tiêu chí", "Criterion"), "points": ("Điểm", "Points"), "max": ("Tối đa", "At most"),
    "group": ("Nhóm", "Group"), "grade": ("Xếp loại", "Grade"), "from": ("Từ (điểm)", "From (points)"),
}
_MORE = ("Còn {} hàng nữa.", "{} more rows.")
_IGNORED = ("Cột không phải dữ kiện, không xét: {}", "Columns that are no facts, passed over: {}")
_SHOWN = 10


def _label(text: str, colour: str) -> str:
    return (f'<span style="background:{colour};color:#fff;border-radius:.6em;padding:.05em .6em;white-space:nowrap;'
            f'font-size:.9em">{escape(text)}</span>')


def _status(name: str, place: int) -> str:
    return _label(core.partyorg_finding_status_text(_STATUSES.index(name), place), _COLOURS[name])


def _code(text: str) -> str:
    return f'<code style="white-space:nowrap;color:inherit;background:none">{escape(text)}</code>'


def _page(title: str, parts: Iterable[str], place: int) -> str:
    return (f'<div lang="{("vi", "en")[place]}" style="font-family:system-ui,sans-serif;line-height:1.4;color:inherit">'
            f'<div style="font-size:1.15em;margin:.2em 0"><b>{escape(title)}</b></div>{"".join(parts)}</div>')


def _note(text: str) -> str:
    return f'<div style="margin:.4em 0">{text}</div>'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], place: int, numbers: Sequence[int] = ()) -> str:
    """A table; what stands in `rows` is HTML."""
    def cells(kind: str, texts: Sequence[str]) -> str:
        return "".join(f'<{kind} style="{_LINE};text-align:{"right" if i in numbers else "left"}">{text}</{kind}>'
                       for i, text in enumerate(texts))
    head = cells("th", [escape(_HEADS[head][place] if head in _HEADS else head) for head in heads])
    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return ('<div style="overflow-x:auto"><table style="border-collapse:collapse;margin:.3em 0;color:inherit">'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _bar(shares: Sequence[tuple[float, str, str]]) -> str:
    """A bar of coloured parts; each says what it is when it is pointed at."""
    whole = sum(share for share, _, _ in shares) or 1
    parts = "".join(f'<span title="{escape(title)}" style="display:inline-block;height:100%;background:{colour};'
                    f'width:{100 * share / whole:.3f}%"></span>' for share, colour, title in shares if share > 0)
    return (f'<div style="height:.8em;max-width:40em;border-radius:.4em;overflow:hidden;font-size:1em;line-height:0;'
            f'background:rgba(128,128,128,.2)">{parts}</div>')


def _day(date: Any, place: int) -> str:
    return format_date(date, "dmy" if place == core.PARTYORG_VI else "iso")


def _point(number: Optional[float], place: int) -> str:
    if number is None:
        return "?"
    text = f"{number:g}" if number == round(number, 2) else f"{number:.2f}"
    return text.replace(".", ",") if place == core.PARTYORG_VI else text


# ---- one file


def _colour(kind: str, status: str) -> str:
    """By whether it is in order: a bar that is met is not; a ground is neither, nor is it in order that there is none."""
    if kind == "ground" and status in ("met", "not_met"):
        return _GROUND if status == "met" else _IDLE
    if kind == "bar" and status in ("met", "not_met"):
        return _BAD if status == "met" else _GOOD
    return _COLOURS[status]


def _finding(finding: Finding, place: int) -> list[str]:
    title, text = finding.rule.titles[place], core.report_finding_text(finding._report._native, finding._index, place)
    # "title – status in words of its kind. What was found"
    words, rest = core.partyorg_finding_status_text(_STATUSES.index(finding.status), place), text
    if text.startswith(f"{title} – "):
        words, _, rest = text[len(title) + 3:].partition(". ")
    colour = _BAD if finding.overdue else _colour(finding.kind, finding.status)
    return [_label(words, colour), _code(finding.id), f"<b>{escape(title)}</b>" + (f"<br>{escape(rest)}" if rest else "")]


def report(one: Report, lang: str) -> str:
    place = language(lang)
    check, step = checks()[one._index], one.next_step
    parts = [_note(f"{_status(one.verdict, place)} &nbsp;→ {escape(step.texts[place])}")]
    aside = []
    for stage in stages_of(one._index):
        findings = [finding for finding in one.findings if finding.stage == stage.name]
        aside += [finding for finding in findings if finding.status == "not_applicable"]
        rows = [_finding(finding, place) for finding in findings if finding.status != "not_applicable"]
        if rows:
            parts.append(_note(f"<b>{escape(stage.titles[place])}</b> {_status(one.stages[stage.name], place)}"))
            parts.append(_table(("", "", ""), rows, place).replace("<thead>", '<thead style="display:none">', 1))
    for title, lines in ((_VALUES[place], core.report_value_texts(one._native, place)),
                         (_RIGHTS[place], [right.texts[place] for right in one.rights])):
        if lines:
            parts.append(_note(f"<b>{escape(title)}</b>") + "".join(f"<div>{escape(line)}</div>" for line in lines))
    if aside:
        parts.append(_note(f"{escape(_NOT_APPLICABLE[place])}: " + " ".join(_code(finding.id) for finding in aside)))
    return _page(f"{check.titles[place]} ({_day(one.on, place)})", parts, place)


# ---- many files


def _counts(one: Counts, place: int) -> list[str]:
    index = check_index(one.check)
    texts = [core.partyorg_finding_status_text(i, place) for i in range(4)]
    bar = _bar([(count, _COLOURS[verdict], f"{texts[_STATUSES.index(verdict)]}: {count}")
                for verdict, count in one.verdicts.items()])
    verdicts = " &nbsp;".join(f"{_status(verdict, place)} {count}" for verdict, count in one.verdicts.items())
    stages = "; ".join(f"{escape(stage.titles[place])}: {one.stages[stage.name]}" for stage in stages_of(index))

    def number(status: str, count: int) -> str:
        return f"<b>{count}</b>" if count else '<span style="opacity:.5">0</span>'

    def row(rule: Any) -> list[str]:
        counts = one[rule.id]
        return [_code(rule.id), escape(rule.titles[place]), *(number(name, counts[name]) for name in _STATUSES),
                f'<div style="min-width:8em">{_bar([(counts[name], _colour(rule.kind, name), texts[i]) for i, name in enumerate(_STATUSES)])}</div>']

    table = _table(("rule", "", *texts, ""), [row(rule) for rule in rules_of(index)], place, (2, 3, 4, 5))
    return [_note(verdicts), bar, _note(f"{escape(_HEADS['stage'][place])}: {stages}"), table]


def counts(one: Counts, lang: str) -> str:
    place = language(lang)
    return _page(f"{checks()[check_index(one.check)].titles[place]}: {one.rows}", _counts(one, place), place)


def table_report(one: TableReport, lang: str) -> str:
    place, index = language(lang), one._index
    stages, rules, total = stages_of(index), rules_of(index), len(one)
    titles = {rule.id: rule.titles[place] for rule in rules}

    def row(number: int) -> list[str]:
        stage, due_rule, due = one.stage[number], one.due_rule[number], one.due[number]
        failed = "<br>".join(f"{_code(rule)} {escape(titles[rule])}" for rule in one.failed(number))
        day = "" if due_rule < 0 else f"{_day(_from_days(due), place)}<br>{_code(rules[due_rule].id)}"
        return [str(number), _status(_STATUSES[one.verdict[number]], place),
                escape(stages[stage].titles[place]) if stage < len(stages) else "", failed, day]

    parts = _counts(one.counts(), place)
    parts.append(_table(("row", "verdict", "stage", "reason", "due"), [row(i) for i in range(min(total, _SHOWN))],
                        place, (0,)))
    if total > _SHOWN:
        parts.append(_note(escape(_MORE[place].format(total - _SHOWN))))
    if one.ignored:
        parts.append(_note(escape(_IGNORED[place].format(", ".join(one.ignored)))))
    return _page(f"{checks()[index].titles[place]}: {total}", parts, place)


def _from_days(days: int) -> Any:
    import datetime
    return datetime.date(1970, 1, 1) + datetime.timedelta(days)


# ---- scorecards


def scorecard(one: Scorecard, lang: str) -> str:
    place = language(lang)
    card, key = one.to_dict(), ("vi", "en")[place]
    grades = _table(("grade", "from"), [[_label(_grade(each["grade"], place), _GRADES.get(each["grade"], _IDLE)),
                                         _point(each["min"], place)] for each in card["thresholds"]], place, (1,))
    names = {group["id"]: group[f"name_{key}"] for group in card["groups"]}
    rows = [[escape(names.get(each["group"], "")), _code(each["id"]), escape(each[f"name_{key}"]),
             _point(each["max"], place)] for each in card["criteria"]]
    parts = [_note(f'{_code(card["id"])} {escape(str(card["based_on"] or ""))}'), grades]
    if rows:
        parts.append(_table(("group", "", "criterion", "max"), rows, place, (3,)))
    return _page(f'{card[f"title_{key}"]}: {_point(card["total"], place)}', parts, place)


def _grade(name: str, place: int) -> str:
    """The title of a grade of meetings."""
    from ._catalogue import values
    for value in values("meeting"):
        for choice in value.choices:
            if value.name == "grade" and choice.name == name:
                return choice.titles[place]
    return name


def scored_meeting(one: ScoredMeeting, lang: str) -> str:
    place = language(lang)
    parts = []
    if one.grade is not None:
        parts.append(_note(_label(_grade(one.grade, place), _GRADES.get(one.grade, _IDLE))))
    parts += [_note(escape(warning[place])) for warning in one.warnings]

    def row(each: Any) -> list[str]:
        got, known = each.points or 0, each.points is not None
        bar = _bar([(got, _GOOD, _point(each.points, place)), (each.lost, _BAD, _point(each.lost, place)),
                    (0 if known or not each.counted else each.max, _OPEN, "?")])
        text = each.texts[place]
        return [_code(each.id), escape(text[len(each.id):].strip() if text.startswith(each.id + " ") else text),
                _point(each.points, place) if each.counted else "", _point(each.max, place),
                f'<div style="min-width:8em">{bar}</div>']

    if one.criteria:
        parts.append(_table(("", "criterion", "points", "max", ""), [row(each) for each in one.criteria], place, (2, 3)))
    return _page(one.texts[place], parts, place)
