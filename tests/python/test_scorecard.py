# SPDX-License-Identifier: MIT
"""Scorecards in Python: made, given back, used by every function that takes options, and scores explained."""

import copy
import datetime
import decimal
import gc
import json
import pathlib
import pickle
import threading

import hostile
import partyorg
import pytest

DAY = datetime.date(2026, 3, 10)
FILES = pathlib.Path(__file__).resolve().parent.parent.parent / "libpartyorg" / "scorecards"
CARDS = pathlib.Path(__file__).parents[1] / "cards"
MEETING = {"held_on": "2026-03-05", "meeting_kind": "regular", "minutes": 95, "members_total": 20, "members_due": 20,
           "members_present": 19, "unexcused_absences": 0, "excused_streak_max": 1, "secretary_only": False,
           "documents_posted_on": "2026-03-03", "speakers": 12, "previous_tasks": 10, "previous_tasks_done": 8,
           "results_posted_on": "2026-03-06"}


def file(id):
    return json.loads((FILES / f"{id}.json").read_text(encoding="utf-8"))


def small():
    """The smallest card: one criterion, of 5 points."""
    return {"schema": 1, "id": "small", "title_vi": "Phiếu nhỏ", "title_en": "Small card", "kinds": ["regular"],
            "itemised": True, "total": 5, "thresholds": [{"grade": "good", "min": 4.5}, {"grade": "weak", "min": 0}],
            "groups": [{"id": "g", "name_vi": "Nhóm", "name_en": "Group", "max": 5}],
            "criteria": [{"id": "c", "group": "g", "name_vi": "Tiêu chí", "name_en": "Criterion", "max": 5}],
            "confidence": "memory", "source": "nowhere"}


def refused(card):
    with pytest.raises(partyorg.Error) as caught:
        partyorg.Scorecard(card)
    error = caught.value
    assert error.message("vi") != error.message("en") and error.name
    return error


# ---- refused


def at(card, path, *value):
    """Sets what stands at a path, of a list behind its end too; without a value it is taken away."""
    *above, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key, inner in zip(above, [*above[1:], last]):
        if isinstance(card, dict) and key not in card:
            card[key] = [] if isinstance(inner, int) else {}
        elif isinstance(card, list) and key == len(card):
            card.append([] if isinstance(inner, int) else {})
        card = card[key]
    if not value:
        del card[last]
    elif isinstance(card, list) and last == len(card):
        card.append(value[0])
    else:
        card[last] = value[0]


@pytest.mark.parametrize("row", CARDS.joinpath("mistakes.jsonl").read_text(encoding="utf-8").splitlines())
def test_mistakes(row):
    """The file is that of the C and Lua tests."""
    row, card = json.loads(row), json.loads(CARDS.joinpath("own.json").read_text(encoding="utf-8"))
    partyorg.Scorecard(card)
    for path, value in row.get("put", {}).items():
        at(card, path, value)
    if "drop" in row:
        at(card, row["drop"])
    error = refused(card)
    assert error.status == "PARTYORG_E_SCORECARD" and error.name == row["name"]
    assert error.message("en").endswith(row["en"]) and error.message("vi").endswith(row["vi"])


# ---- made and given back


def test_built_in_cards():
    ids = partyorg.scorecards()
    assert "an-phu" in ids and list(ids) == sorted(path.stem for path in FILES.glob("*.json"))
    for id in ids:
        card = partyorg.Scorecard.builtin(id)
        assert card is partyorg.Scorecard.builtin(id) and card.id == id and card.title("vi") != card.title()
        assert str(card) == card.title() and repr(card).startswith(f"<partyorg.Scorecard {id}: ")
        given, back = file(id), card.to_dict()
        given.pop("source"), back.pop("source")
        assert back == {key: value for key, value in given.items() if key not in ("year",) or value is not None} | {
            key: None for key in ("year",) if given.get(key) is None} | {
            key: None for key in ("issued_by_level", "notes", "based_on") if key not in given}
        assert json.loads(json.dumps(back)) == back
    with pytest.raises(partyorg.Error, match="an-phu, binh-thuan-bloc") as caught:
        partyorg.Scorecard.builtin("an-phú")
    assert caught.value.status == "PARTYORG_E_NAME"
    for wrong in (3, None, b"an-phu"):
        with pytest.raises(TypeError):
            partyorg.Scorecard.builtin(wrong)


def test_from_json(tmp_path):
    path, text = FILES / "tan-tien.json", (FILES / "tan-tien.json").read_text(encoding="utf-8")
    card = partyorg.Scorecard.builtin("tan-tien")
    for source in (path, str(path), text, "\n" + text, text.encode()):
        assert partyorg.Scorecard.from_json(source) == card
    for wrong in ("{", "{}x", b"[]", b"3", '{"id": NaN', b"\xff", "{" * 100000):
        with pytest.raises(partyorg.Error):
            partyorg.Scorecard.from_json(wrong)
    with pytest.raises(OSError):
        partyorg.Scorecard.from_json(tmp_path / "none.json")
    with pytest.raises(TypeError):
        partyorg.Scorecard.from_json(3)
    # exact: a float would be 4.5 too
    with pytest.raises(partyorg.Error, match="4.5000000000000000001"):
        partyorg.Scorecard.from_json(json.dumps(small()).replace("4.5", "4.5000000000000000001"))


def test_equal_copied_pickled_and_constant():
    card, builtin = partyorg.Scorecard(small()), partyorg.Scorecard.builtin("an-phu")
    for other in (copy.copy(card), copy.deepcopy(card), pickle.loads(pickle.dumps(card)), partyorg.Scorecard(small())):
        assert other == card and hash(other) == hash(card) and other != builtin and other != small()
    for name in ("id", "_native", "x"):
        with pytest.raises(AttributeError):
            setattr(card, name, 1)
    with pytest.raises(AttributeError):
        del card._native
    given = card.to_dict()
    given["criteria"].clear()
    assert len(card.to_dict()["criteria"]) == 1


def test_data_of_every_kind():
    class Number:
        def __index__(self):
            return 5

    card = {**small(), "total": Number(), "valid_from": datetime.date(2026, 1, 1), "notes": None, "kinds": ("regular",),
            "thresholds": [{"grade": "good", "min": decimal.Decimal("4.50")}, hostile.Mapping({"grade": "weak", "min": 0.0})],
            "an own key": {"deep": [1, {"more": True}]}, "with.dot": 3, "total\0": 4, "": 5}
    made = partyorg.Scorecard(hostile.Mapping(card))
    assert made.to_dict()["valid_from"] == "2026-01-01" and made.to_dict()["total"] == 5
    assert made == partyorg.Scorecard({**small(), "valid_from": "2026-01-01"})


@pytest.mark.parametrize("key,value,status,name", [
    ("total", 5.005, "PARTYORG_E_VALUE", "total"), ("total", "x", "PARTYORG_E_VALUE", "total"),
    ("total", float("nan"), "PARTYORG_E_VALUE", "total"), pytest.param("total", 10**5000, "PARTYORG_E_VALUE", "total", id="huge"),
    ("total", decimal.Decimal("1E+99999"), "PARTYORG_E_VALUE", "total"), ("total", True, "PARTYORG_E_VALUE", "total"),
    ("total", object(), "PARTYORG_E_VALUE", "total"), ("total", [5], "PARTYORG_E_VALUE", "total.0"),
    ("total", datetime.datetime(2026, 1, 1), "PARTYORG_E_VALUE", "total"), ("total", b"5", "PARTYORG_E_VALUE", "total"),
    ("total", 6, "PARTYORG_E_SCORECARD", "total"), ("total", None, "PARTYORG_E_SCORECARD", "total"),
    ("kinds", "regular", "PARTYORG_E_VALUE", "kinds"), ("kinds", ["daily"], "PARTYORG_E_VALUE", "kinds.0"),
    ("groups", [{3: 4}], "PARTYORG_E_VALUE", "groups.0"), ("groups", [3], "PARTYORG_E_VALUE", "groups.0"),
    ("groups", [{}] * 17 + [{"id": "x"}] * 17, "PARTYORG_E_VALUE", "groups.17.id"),
    ("title_vi", "x" * 200, "PARTYORG_E_SPACE", "title_vi"), ("title_vi", "\ud800", "PARTYORG_E_VALUE", "title_vi"),
    ("notes", [[[[[[[[["deep"]]]]]]]]], "PARTYORG_E_SPACE", "notes.0.0.0.0.0.0.0"),
    ("own", [0] * 30000, "PARTYORG_E_SPACE", "own"), ("id", "No Id", "PARTYORG_E_SCORECARD", "id"),
])
def test_refused(key, value, status, name):
    error = refused({**small(), key: value})
    assert (error.status, error.name) == (status, name) or key == "groups", (error.status, error.name)
    assert str(error).startswith(error.name)


def test_cards_that_contain_themselves():
    card = small()
    card["own"] = card
    assert refused(card).status == "PARTYORG_E_SPACE"
    wide = ["x"]
    for _ in range(7):
        wide = [wide] * 100
    assert refused({**small(), "own": wide}).status == "PARTYORG_E_SPACE"
    for wrong in (3, "an-phu", None, [small()]):
        with pytest.raises(TypeError):
            partyorg.Scorecard(wrong)


# ---- scores


def test_score():
    card = partyorg.Scorecard.builtin("an-phu")
    scored = card.score(MEETING, score_2=3, score_4="2,5")
    assert scored.scorecard == "an-phu" and scored.points is None and scored.points_max == 95.0
    assert scored.grade is scored.next_grade is scored.next_points is None and scored.deducted == 0.0
    assert scored.least < scored.most <= 95 and scored.warnings == () and scored.gates_missed == ()
    length, attendance, prepared = scored["1"], scored["2a"], scored["3a"]
    assert (length.given, length.derived, length.points, length.max, length.lost) == (None, 5.0, 5.0, 5.0, 0.0)
    assert attendance.differs and (attendance.given, attendance.derived, attendance.points, attendance.lost) == (3, 4, 3, 1)
    assert (prepared.given, prepared.derived, prepared.group, prepared.missing) == (2.5, None, "3", ())
    assert scored["3c"].points is None and not scored["4c"].counted and scored["4c"].lost == 0
    assert scored["7"].points == 27 and scored["7"].lost == 3 and scored["7"].name("vi") == "Kết quả thực hiện"
    assert card.score({**MEETING, "speakers": 10, "members_present": 20})["4e"].assumed
    assert card.score({**MEETING, "secretary_only": True})["3c"].waived
    missing = card.score()["7"]
    assert missing.missing == ("previous_tasks", "previous_tasks_done", "score_25")
    assert str(scored) == scored.text() and attendance.text("vi") in scored.text("vi") and str(length) == length.text()
    assert len(scored.text().splitlines()) == 1 + len(scored.criteria) and repr(scored).startswith("<partyorg.Scored")
    with pytest.raises(TypeError):
        bool(scored)
    with pytest.raises(partyorg.Error, match="there is no criterion"):
        scored["none"]
    assert pickle.loads(pickle.dumps(scored)) == scored
    for wrong in ({"score_29": 1}, {"score_1": 5.5}, {"minutes": -1}, {"none": 1}):
        with pytest.raises(partyorg.Error):
            card.score(wrong)
    with pytest.raises(TypeError):
        card.score(3)


def test_score_of_a_card_with_gates():
    card = partyorg.Scorecard.builtin("binh-thuan-bloc")
    facts = {"held_on": "2026-03-05", "meeting_kind": "regular", "points_total": 95.5, "gate_1": True, "gate_2": False}
    scored = card.score(facts)
    assert scored.points == 95.5 and scored.gates_missed == ("length",) and set(scored.gates_unknown) == {
        "contributions", "minutes"}
    assert (scored.grade, scored.next_grade, scored.next_points, scored.criteria) == ("fair", "good", 0.0, ())
    assert card.score({**facts, "gate_2": None}).grade is None


def test_warnings():
    card = partyorg.Scorecard({**small(), "valid_from": "2026-01-01"})
    scored = card.score(held_on="2025-01-01", meeting_kind="thematic", score_1=5)
    assert len(scored.warnings) == 2 and all(vi != en for vi, en in scored.warnings)
    assert scored.warnings[0][1] in scored.text() and scored.points == 5 and scored.grade == "good"


# ---- options


def test_every_way_to_give_a_card():
    card, facts = partyorg.Scorecard.builtin("an-phu"), {**MEETING, **{f"score_{n}": 0 for n in (9, 10)}}
    reports = [partyorg.check("meeting", facts, on=DAY, options={"scorecard": given})
               for given in ("an-phu", card, file("an-phu"), card.to_dict())]
    for report in reports:
        assert report.options == {"scorecard": "an-phu"} and report.scorecard is not None
        assert report.to_json() == reports[0].to_json() and report.scorecard.id == "an-phu"
        assert report.values["points_max"] == 95.0
    assert reports[0] == reports[1] and hash(reports[0]) == hash(reports[1])
    plain = partyorg.check("meeting", facts, on=DAY)
    assert plain.options == {} and plain.scorecard is None and plain != reports[0]
    assert partyorg.check("meeting", facts, on=DAY, options={"scorecard": None}) == plain
    for other in (copy.deepcopy(reports[0]), pickle.loads(pickle.dumps(reports[1]))):
        assert other == reports[0] and other.to_dict() == reports[0].to_dict()
    masks = partyorg.check_masks("meeting", facts, on=DAY, options={"scorecard": card})
    assert masks.unknown == {finding.id for finding in reports[0] if finding.status == "unknown"}
    for wrong in ("an-phú", 3, True, [], [("id", "x")], {}, {"id": 3}, object(), partyorg, "x" * 10**6, (3,), ()):
        with pytest.raises(partyorg.Error):
            partyorg.check("meeting", facts, on=DAY, options={"scorecard": wrong})
    with pytest.raises(partyorg.Error, match="did you mean|accepted are"):
        partyorg.check("meeting", {"scorecard": "an-phu"}, on=DAY)


def test_a_card_lives_as_long_as_its_report():
    def made():
        return partyorg.check("meeting", {"held_on": "2026-03-05", "meeting_kind": "regular", "proposed_grade": "good",
                                          "score_1": 3}, on=DAY, options={"scorecard": small()})
    report = made()
    wanted = [finding.remedies for finding in made()]
    rubbish = [partyorg.Scorecard({**small(), "total": 5}) for _ in range(50)]
    del rubbish
    gc.collect()
    assert [finding.remedies for finding in report] == wanted
    assert report.values["points"] == 3.0 and report.values["grade"] == "weak" and report.scorecard.id == "small"


def test_tables():
    rows = 5000
    table = {"held_on": ["2026-03-05"] * rows, "meeting_kind": ["regular"] * rows,
             "score_1": [None if i % 7 == 0 else (i % 501) / 100 for i in range(rows)]}
    report = partyorg.check_table("meeting", table, on=DAY, options={"scorecard": small()}, values="all", threads=3)
    gc.collect()
    points, grades = report.values["points"], report.values["grade"]
    assert points.format == "d" and points.itemsize == 8
    for i in range(rows):
        assert points[i] != points[i] if i % 7 == 0 else points[i] == (i % 501) / 100, i
    assert grades[1] == 0 and grades[500] == 3 and grades[0] == -2**31
    for row in (1, 2, 449, 450, 499, 500, -1):
        one = report.report(row)
        assert one.values["points"] == points[row] and one.options == {"scorecard": "small"}
        assert one == partyorg.check("meeting", {name: column[row] for name, column in table.items()}, on=DAY,
                                     options={"scorecard": small()})
    counts = partyorg.summarise("meeting", table, on=DAY, options={"scorecard": partyorg.Scorecard(small())}, threads=2)
    assert counts == report.counts()
    with pytest.raises(partyorg.Error):
        partyorg.check_table("meeting", table, on=DAY, options={"scorecard": "none"})
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check_table("meeting", {**table, "score_1": [0.5, 0.125] * (rows // 2)}, on=DAY)
    assert (caught.value.row, caught.value.name) == (1, "score_1")


def test_threads():
    wanted = partyorg.Scorecard.builtin("an-phu").score(MEETING).text()
    failures = []

    def work():
        for _ in range(50):
            card = partyorg.Scorecard(partyorg.Scorecard.builtin("an-phu").to_dict())
            if card.score(MEETING).text() != wanted:
                failures.append("differs")
            try:
                partyorg.Scorecard({**small(), "total": 6})
            except partyorg.Error as error:
                if error.name != "total":
                    failures.append(error.name)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
