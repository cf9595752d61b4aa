# SPDX-License-Identifier: MIT
"""What the Python package promises; what the rules find is in tests/cases."""

import copy
import datetime
import decimal
import enum
import fractions
import json
import pathlib
import pickle
import threading

import partyorg
import pytest
import run_cases

DAY = datetime.date(2025, 7, 14)
CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"


def full():
    with open(CASES / "admission.jsonl", encoding="utf-8") as lines:
        case = json.loads(next(lines))
    return case["facts"], case["on"]


def refused(**facts):
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check("admission", facts, on=DAY)
    return caught.value


@pytest.mark.parametrize("path", sorted(CASES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_cases(path, capsys):
    assert run_cases.main([str(path)]) == 0, capsys.readouterr().out


# ---- the report


def test_report_of_a_complete_file():
    facts, on = full()
    report = partyorg.check("admission", facts, on=on)
    assert (report.check, report.on) == ("admission", datetime.date(2025, 12, 1))
    assert (report.verdict, report.stage) == ("met", None)
    assert list(report.stages) == [stage.name for stage in partyorg.stages("admission")]
    assert set(report.stages.values()) == {"met"}
    assert [finding.id for finding in report] == [rule.id for rule in partyorg.rules("admission")]
    assert len(report) == len(report.findings)
    assert report.statuses == {finding.id: finding.status for finding in report}
    assert report.values["probation_ends"] == datetime.date(2026, 9, 19)
    assert report.values["cell_votes_needed"] == 8
    assert report.missing == report.missing_for_verdict == report.contradictions == []
    assert report.next_step.action == "none" and report.next_step.actor() is None
    assert report.options == {} and report.calendar is None
    assert len(report.facts) == len(facts)
    assert report.facts["born_on"] == datetime.date(1998, 4, 12) and report.facts["education_case"] == "general"
    assert report.facts["over60_case"] is False and report.facts["cell_yes"] == 9


def test_finding():
    report = partyorg.check("admission", {"born_on": "2008-08-15", "citizen_vn": True}, on="2025-08-01")
    assert (report.verdict, report.stage, report.stages["file"]) == ("not_met", "eligibility", "unknown")
    finding = report["ADM-AGE-MIN"]
    assert (finding.id, finding.kind, finding.stage, finding.status) == (
        "ADM-AGE-MIN", "requirement", "eligibility", "not_met")
    assert finding.rule == partyorg.rule("admission", "ADM-AGE-MIN")
    assert (finding.edition, finding.confidence, finding.stand_in, finding.counts, finding.no_edition) == (
        "R294", "verified", True, True, False)
    assert finding.governing_on == datetime.date(2025, 8, 1)
    assert (finding.relation, finding.observed, finding.required) == (
        "at_least", datetime.date(2025, 8, 1), datetime.date(2026, 8, 1))
    assert finding.missing == [] and finding.due is None and finding.overdue is False
    assert "294-QĐ/TW" in finding.provision() and "điểm" in finding.provision("vi")
    assert finding.title("vi") in finding.text("vi") and finding.title() in str(finding)
    remedy, = finding.remedies
    assert remedy == report.remedies("ADM-AGE-MIN")[0]
    assert (remedy.steps, remedy.from_, remedy.proven) == ((), datetime.date(2026, 8, 1), True)
    assert "01/08/2026" in remedy.text("vi") and "2026-08-01" in remedy.text()
    step = report.next_step
    assert (step.action, step.stage, step.rule, step.from_) == (
        "wait", "eligibility", "ADM-AGE-MIN", datetime.date(2026, 8, 1))
    assert step.actor("vi") in step.text("vi") and step.actor() in step.text()
    missing = report["ADM-EDU-GENERAL"]
    assert missing.status == "unknown" and "education" in missing.missing and "education" in report.missing
    assert missing.observed is None and missing.required == "lower_secondary_diploma"
    assert report["ADM-CITIZEN"].observed is True and report["ADM-CITIZEN"].remedies == []
    one_of = report["ADM-POLITICAL"]
    assert one_of.relation == "one_of" and "not_needed" in one_of.required
    assert any(step.relation == "one_of" and "accepted" in step.required or step.relation == "known"
               for remedy in one_of.remedies for step in remedy.steps)


def test_deadline_is_overdue():
    facts, _ = full()
    facts = {**facts, "member_cv_on": None}
    finding = partyorg.check("admission", facts, on="2026-06-01")["ADM-MEMBER-CV-DUE"]
    assert finding.kind == "deadline" and finding.counts is False
    assert finding.overdue is True and finding.due == datetime.date(2025, 10, 31)


def test_no_edition():
    finding = partyorg.check("admission", on="1990-01-01")["ADM-AGE-MIN"]
    assert (finding.status, finding.no_edition, finding.edition, finding.confidence) == ("unknown", True, None, None)
    assert finding.provision() is None and finding.provision("vi") is None


def test_on_is_today_by_default():
    before = datetime.date.today()
    assert before <= partyorg.check("party_age").on <= datetime.date.today()


def test_keywords_replace_facts():
    report = partyorg.check("admission", {"cell_yes": 1, "cell_official": 9}, on=DAY, cell_yes=3)
    assert report.facts == {"cell_yes": 3, "cell_official": 9}
    assert partyorg.check("admission", cell_yes=3, on=DAY).facts == {"cell_yes": 3}
    assert partyorg.check("admission", facts={"cell_yes": 3}, on=DAY).facts == {"cell_yes": 3}


def test_a_report_is_not_a_bool():
    with pytest.raises(TypeError, match="verdict"):
        bool(partyorg.check("admission", on=DAY))


def test_a_report_is_made_by_check_only_and_constant():
    with pytest.raises(TypeError, match="check"):
        partyorg.Report()
    report = partyorg.check("admission", on=DAY)
    for name in ("verdict", "on", "values", "nothing"):
        with pytest.raises(AttributeError):
            setattr(report, name, "met")
    report.values["x"] = report.stages["x"] = 1
    report.missing.clear()
    assert "x" not in report.values and "x" not in report.stages and report.missing


def test_index_of_a_report():
    report = partyorg.check("admission", on=DAY)
    assert "ADM-CV" in report and "adm-cv" not in report and 3 not in report and [] not in report
    with pytest.raises(partyorg.Error, match="did you mean ADM-AGE-MIN"):
        report["ADM-AGE-MINI"]
    with pytest.raises(TypeError):
        report[0]


def test_text_and_json():
    report = partyorg.check("admission", {"born_on": "2008-08-15"}, on="2025-08-01")
    assert str(report) == report.text() == report.text("en")
    assert "ADM-AGE-MIN" in str(report) and "2025-08-01" in str(report)
    assert "01/08/2025" in report.text("vi")
    assert partyorg.rule("admission", "ADM-AGE-MIN").title("vi") in report.text("vi")
    assert repr(report) == "<partyorg.Report admission on 2025-08-01: not_met>"
    assert repr(report["ADM-CV"]) == "<partyorg.Finding ADM-CV: unknown>"
    for lang in ("vi", "en"):
        data = report.to_dict(lang)
        assert data == json.loads(report.to_json(lang))
        assert data["verdict"] == report.verdict and data["missing"] == report.missing
        for found, finding in zip(data["findings"], report.findings):
            for key in ("id", "status", "kind", "stage", "edition", "confidence", "stand_in", "fact", "overdue",
                        "missing", "relation"):
                assert found[key] == getattr(finding, key), key
            assert found["title"] == finding.title(lang) and found["text"] == finding.text(lang)
            assert found["provision"] == finding.provision(lang)
            assert found["governing_on"] == str(finding.governing_on)
            for key in ("observed", "required", "due"):
                value = getattr(finding, key)
                value = list(value) if isinstance(value, tuple) else value
                assert found[key] == (str(value) if isinstance(value, datetime.date) else value)
        # What C says is there in Python too.
        for found, thing in ((data, report), (data["next_step"], report.next_step),
                             (data["findings"][0], report.findings[0])):
            for key in found:
                assert hasattr(thing, {"from": "from_"}.get(key, key)) or (thing, key) == (report, "title"), key
        assert data["next_step"]["missing"] == list(report.next_step.missing)
        assert data["next_step"]["text"] == report.next_step.text(lang)
        assert data["next_step"]["actor"] == report.next_step.actor(lang)
        assert {name: value for name, value in data["values"].items() if value is not None} == {
            name: str(value) if isinstance(value, datetime.date) else value for name, value in report.values.items()}


def test_equality_copies_and_pickles():
    calendar = partyorg.Calendar(["2025-07-15"])
    facts, on = full()
    make = {"on": on, "options": {"age_count": "by_day"}, "calendar": calendar}
    report = partyorg.check("admission", facts, **make)
    assert report == partyorg.check("admission", facts, **make) and not report != copy.copy(report)
    assert report != partyorg.check("admission", facts, on=on) and report != 3 and report["ADM-CV"] != 3
    assert report != partyorg.check("admission", {**facts, "cell_yes": 8}, **make)
    for other in (copy.copy(report), copy.deepcopy(report), pickle.loads(pickle.dumps(report))):
        assert other == report and hash(other) == hash(report) and str(other) == str(report)
        assert other.options == {"age_count": "by_day"} and other.calendar == calendar
    for thing in (report["ADM-CV"], report.next_step, calendar, partyorg.rule("admission", "ADM-CV"),
                  partyorg.instruments()[0], partyorg.check_masks("admission", facts, on=on)):
        assert pickle.loads(pickle.dumps(thing)) == thing and hash(copy.deepcopy(thing)) == hash(thing)
    assert len({*report.findings, *copy.copy(report).findings}) == len(report)


def test_masks():
    for facts, on in (full(), ({"born_on": "2008-08-15"}, "2025-08-01")):
        report, masks = (function("admission", facts, on=on) for function in (partyorg.check, partyorg.check_masks))
        assert (masks.check, masks.verdict, masks.stage) == (report.check, report.verdict, report.stage)
        for status in ("met", "not_met", "unknown", "not_applicable"):
            assert getattr(masks, status) == {finding.id for finding in report if finding.status == status}


def test_options_and_calendar_matter():
    facts, on = full()
    young = {**facts, "born_on": "2007-07-20"}
    assert partyorg.check("admission", young, on=on)["ADM-AGE-MIN"].status == "met"
    strict = partyorg.check("admission", young, on=on, options={"age_count": "by_day"})
    assert strict["ADM-AGE-MIN"].status == "not_met" and strict.options == {"age_count": "by_day"}
    plain, later = (partyorg.check("admission", facts, on=on, calendar=calendar).values["decision_due"]
                    for calendar in (None, partyorg.Calendar(["2025-07-15"])))
    assert later == partyorg.add_working_days(plain, 1)


def test_threads():
    facts, on = full()
    wanted = partyorg.check("admission", facts, on=on).to_json()
    failures = []

    def work():
        for _ in range(200):
            if partyorg.check("admission", facts, on=on).to_json() != wanted:
                failures.append("differs")
            try:
                partyorg.check("admission", {"cell_yes": -1})
            except partyorg.Error as error:
                if error.name != "cell_yes":
                    failures.append(error.name)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


# ---- facts given


class Section(enum.Enum):
    NONE = "none"
    NUMBER = 1


class Case(str, enum.Enum):
    GENERAL = "general"


class Count:
    def __index__(self):
        return 7


class Day(datetime.date):
    pass


@pytest.mark.parametrize("given,read", [
    ({"born_on": "2000-02-29"}, datetime.date(2000, 2, 29)), ({"born_on": " 1/7/2000 "}, datetime.date(2000, 7, 1)),
    ({"born_on": datetime.date(2000, 1, 1)}, datetime.date(2000, 1, 1)),
    ({"born_on": Day(2000, 1, 1)}, datetime.date(2000, 1, 1)), ({"cell_yes": 0}, 0), ({"cell_yes": Count()}, 7),
    ({"citizen_vn": False}, False), ({"section": Section.NONE}, "none"),
    ({"education_case": Case.GENERAL}, "general"), ({"section": "not_appraised"}, "not_appraised"),
])
def test_values_accepted(given, read):
    assert partyorg.check("admission", given, on=DAY).facts == dict.fromkeys(given, read)


@pytest.mark.parametrize("name,values", [
    ("born_on", [20000101, 0, 1.5, True, "", "  ", "2000-13-01", "2000-01-01T00:00", datetime.datetime(2000, 1, 1),
                 float("nan")]),
    ("citizen_vn", [0, 1, "true", "yes", "", 1.0, float("nan")]),
    ("cell_yes", [True, False, -1, 1000001, 2**31, 2**63, -2**31, "3", "", 3.0, float("nan"), float("inf")]),
    ("points_general", [True, False, -1, -0.01, 31, 30.01, 29.995, 1e300, 2**63, "29.995", "30,01", "", " ", "x", "1e1", "٣",
                        float("nan"), float("inf"), decimal.Decimal("29.995"), decimal.Decimal("NaN"),
                        decimal.Decimal("Infinity"), decimal.Decimal("-1"), decimal.Decimal("1E+999999"), 3 + 4j,
                        fractions.Fraction(1, 2), (29,), ()]),
    ("section", ["None", "NONE", "", "Chưa rõ", 0, True, Section.NUMBER, float("nan"), "none\0", "none "]),
])
def test_values_refused(name, values):
    check = "review" if name == "points_general" else "admission"
    for value in values:
        with pytest.raises(partyorg.Error) as caught:
            partyorg.check(check, {name: value}, on=DAY)
        error = caught.value
        assert error.name == name
        assert error.code in (4, 5) and error.status == {4: "PARTYORG_E_VALUE", 5: "PARTYORG_E_DATE"}[error.code]
        assert str(error) == error.message() == error.message("en") != error.message("vi")
        assert str(error).startswith(name)


@pytest.mark.parametrize("given,read", [
    (0, 0), (-0.0, 0), (30, 30), (29.99, 29.99), (0.07, 0.07), (1.1, 1.1), ("29.99", 29.99), ("29,99", 29.99), ("7", 7),
    (" 29.5 ", 29.5), ("29.990", 29.99), (decimal.Decimal("29.99"), 29.99), (decimal.Decimal("29.9900"), 29.99),
    (decimal.Decimal("3E+1"), 30), (decimal.Decimal("0E-999"), 0), (Count(), 7),
])
def test_decimals_accepted(given, read):
    facts = partyorg.check("review", points_general=given, on=DAY).facts
    assert facts == {"points_general": read} and type(facts["points_general"]) is float


def test_decimals_are_exact():
    for hundredths in range(3001):
        text = f"{hundredths // 100}.{hundredths % 100:02}"
        for given in (text, float(text), decimal.Decimal(text)):
            report = partyorg.check("review", points_general=given, points_task=0, on=DAY)
            assert report.facts["points_general"] == report.values["points"] == float(text)
    parse, show = partyorg.parse_fact, partyorg.format_fact
    assert parse("member_review", "points_general", "29,5") == 29.5 and parse("member_review", "points_general", "") is None
    assert show("member_review", "points_general", 29.5, "vi") == "29,5" and show("member_review", "points_task", 60) == "60"
    fact = partyorg.find_fact("member_review", "points_general")
    assert (fact.type, fact.unit, fact.minimum, fact.maximum) == ("decimal", "points", 0, 30)


def test_options_that_are_numbers():
    names = {fact.name: fact for fact in partyorg.options()}
    assert [names[name].type for name in ("cap_percent", "target_count", "target_percent")] == ["int", "int", "decimal"]
    assert names["cap_percent"].choices == () and (names["cap_percent"].minimum, names["cap_percent"].maximum) == (1, 100)
    options = {"cap_percent": 15, "target_percent": 3.25, "target_count": None}
    report = partyorg.check("review_cap", on=DAY, options=options)
    assert report.options == {"cap_percent": 15, "target_percent": 3.25}
    assert report == pickle.loads(pickle.dumps(report))
    for wrong in ({"cap_percent": 0}, {"cap_percent": 101}, {"cap_percent": "15"}, {"target_percent": 3.255}):
        with pytest.raises(partyorg.Error, match=next(iter(wrong))):
            partyorg.check("review_cap", on=DAY, options=wrong)


def test_a_title_is_not_a_key():
    assert refused(**{partyorg.find_fact("applicant", "born_on").title("vi"): "2000-01-01"}).status == "PARTYORG_E_NAME"
    section = partyorg.find_fact("applicant", "section")
    assert refused(section=section.choices[0].title("en")).name == "section"


def test_messages():
    assert "datetime.date" in str(refused(born_on=datetime.datetime(2000, 1, 1)))
    assert "none, appraised, not_appraised" in str(refused(section="appraise"))
    assert "nan (float)" in str(refused(cell_yes=float("nan")))
    assert "0 to 1000000" in str(refused(cell_yes=2**70)) and "1000001" in str(refused(cell_yes=1000001))
    assert "0 đến 1000000" in refused(cell_yes="3").message("vi")
    assert "did you mean born_on" in str(refused(born_no="2000-01-01"))
    assert "có phải là born_on" in refused(born_no="2000-01-01").message("vi")
    assert "accepted are citizen_vn" in str(refused(zzz=1))
    error = refused(born_no=1)
    assert (error.code, error.status, error.name) == (3, "PARTYORG_E_NAME", "'born_no'")
    assert pickle.loads(pickle.dumps(error)).message("vi") == error.message("vi")
    assert isinstance(error, ValueError)
    with pytest.raises(partyorg.Error, match="age_count"):
        partyorg.check("admission", on=DAY, options={"age_counts": "by_day"})
    with pytest.raises(partyorg.Error, match="did you mean admission"):
        partyorg.check("admissions", on=DAY)
    with pytest.raises(partyorg.Error, match="accepted are vi, en"):
        error.message("fr")
    for wrong in ([("born_on", "2000-01-01")], "born_on", 3):
        with pytest.raises(TypeError, match="mapping"):
            partyorg.check("admission", wrong, on=DAY)
    with pytest.raises(TypeError, match="Calendar"):
        partyorg.check("admission", on=DAY, calendar=["2025-01-01"])
    with pytest.raises(TypeError, match="datetime.date"):
        partyorg.check("admission", on=20250101)


# ---- the catalogue


def test_checks_stages_values():
    assert [check.name for check in partyorg.checks()] == [
        "admission", "recognition", "readmission", "party_age", "deletion", "leaving", "discipline", "suspension",
        "appeal", "exemption", "transfer", "screening", "review", "review_cap", "meeting", "meeting_year", "cell_rating",
        "cell_structure", "development", "dues"]
    check = partyorg.checks()[0]
    assert (check.title("vi"), check.subject) == ("Kết nạp đảng viên", "applicant")
    assert check.question("vi").endswith("?") and check.question().endswith("?")
    for stage in partyorg.stages("admission"):
        assert stage.title("vi") and stage.title() and stage.actor("vi") and stage.actor()
    value = {value.name: value for value in partyorg.values("admission")}["cell_votes_needed"]
    assert (value.type, value.unit, value.choices) == ("int", "votes", ()) and value.title("vi")
    kinds = [value.type for check in partyorg.checks() for value in partyorg.values(check.name)]
    assert set(kinds) == {"date", "int", "bool", "enum", "decimal"}
    points = {value.name: value for value in partyorg.values("review")}["points"]
    assert (points.type, points.unit, points.choices) == ("decimal", "points", ())
    grade = {value.name: value for value in partyorg.values("meeting")}["grade"]
    assert [choice.name for choice in grade.choices] == ["weak", "average", "fair", "good"]
    level = {value.name: value for value in partyorg.values("appeal")}["final_level"]
    assert [choice.name for choice in level.choices] == ["central_inspection", "secretariat", "central_committee"]
    assert all(choice.title("vi") and choice.title() for choice in level.choices)


def test_values_of_every_type():
    report = partyorg.check("appeal", {"against": "deletion", "received_on": "2025-07-01",
                                       "wrongful_concluded": True, "breach_since": False}, on=DAY)
    assert report.values["final_level"] == "secretariat" and report.values["restorable"] is True
    assert report.values["filing_due"] == partyorg.add_working_days("2025-07-01", 30)
    assert json.loads(report.to_json())["values"]["restorable"] is True
    assert "restorable" not in partyorg.check("appeal", on=DAY).values
    table = partyorg.check_table("appeal", {"against": ["deletion", "discipline"], "breach_since": [True, None]}, on=DAY,
                                 values=["final_level", "restorable"])
    assert {name: list(column) for name, column in table.values.items()} == {
        "final_level": [1, -2**31], "restorable": [0, -2**31]}


def test_rules_and_wordings():
    for check in partyorg.checks():
        stages = [stage.name for stage in partyorg.stages(check.name)]
        facts = [fact.name for fact in partyorg.facts(check.subject)]
        values = [value.name for value in partyorg.values(check.name)]
        for rule in partyorg.rules(check.name):
            assert rule == partyorg.rule(check.name, rule.id) and rule.check == check.name
            assert rule.kind in ("requirement", "bar", "ground", "deadline") and rule.stage in stages
            assert rule.family in partyorg.families() and set(rule.facts) <= set(facts)
            assert rule.governing is None or rule.governing in facts
            assert rule.due_value is None or rule.due_value in values
            for wording in partyorg.wordings(check.name, rule.id):
                assert wording.edition.family == rule.family and wording.text("vi") and wording.provision
                assert partyorg.wording_on(check.name, rule.id, wording.edition.from_) == wording
                assert rule in partyorg.rules_in_force(check.name, wording.edition.from_)
    assert partyorg.wording_on("admission", "ADM-AGE-MIN", "1900-01-01") is None
    assert partyorg.wording_on("admission", "ADM-AGE-MIN", DAY).parameters[0] in (18, 216)
    assert partyorg.rules_in_force("admission", "1900-01-01") == ()
    with pytest.raises(partyorg.Error):
        partyorg.wording_on("admission", "ADM-AGE-MIN", "0000-01-01")
    with pytest.raises(partyorg.Error, match="ADM-AGE-MIN"):
        partyorg.rule("admission", "ADM-AGE-MN")


def test_changes():
    changes = {change.rule: change for change in partyorg.changes("admission", "2020-01-01", DAY)}
    assert changes and partyorg.changes("admission", DAY, DAY) == ()
    for change in changes.values():
        rule = partyorg.rule("admission", change.rule)
        for edition in (change.before, change.after):
            assert edition is None or edition.family == rule.family
        assert change.before != change.after


def test_editions_and_instruments():
    numbers = [instrument.number for instrument in partyorg.instruments()]
    for edition in partyorg.editions():
        assert edition.number in numbers
        assert edition.to is None or edition.from_ <= edition.to
        assert partyorg.edition_on(edition.family, edition.from_) == edition
    now = partyorg.edition_on("R", DAY)
    assert (now.code, now.number, now.from_) == ("R294", "294-QĐ/TW", datetime.date(2025, 7, 1))
    assert partyorg.edition_on("C", DAY).to == datetime.date.max
    assert partyorg.edition_on("R", "1900-01-01") is None
    instrument = partyorg.instruments()[numbers.index("294-QĐ/TW")]
    assert instrument.signed_on == datetime.date(2025, 5, 26) and instrument.to == now.to
    assert instrument.title("vi") and instrument.issuer("vi") and instrument.topic("en")
    assert {type(instrument.to) for instrument in partyorg.instruments()} == {datetime.date, type(None)}
    assert {type(instrument.replaced_by) for instrument in partyorg.instruments()} == {str, type(None)}


def test_facts():
    assert [subject.name for subject in partyorg.subjects()] == [
        "applicant", "probationer", "former_member", "member", "options", "deletion_case", "leaving_case",
        "discipline_case", "suspension_case", "appeal_case", "exemption_case", "transfer_case", "screening_case",
        "values", "member_review", "rating_list", "meeting", "meeting_year", "organisation_year", "organisation",
        "development_year", "member_dues"]
    assert partyorg.options() == partyorg.facts("options")
    fact = partyorg.find_fact("applicant", "Ngày sinh")
    assert fact == partyorg.find_fact("applicant", fact.title()) == partyorg.find_fact("applicant", "born_on")
    assert (fact.name, fact.type, fact.unit, fact.nature, fact.minimum, fact.choices) == (
        "born_on", "date", None, "fixed", None, ())
    votes = partyorg.find_fact("applicant", "cell_yes")
    assert (votes.type, votes.unit, votes.minimum, votes.maximum) == ("int", "votes", 0, 1000000)
    section = partyorg.find_fact("applicant", "section")
    assert [choice.name for choice in section.choices] == ["none", "appraised", "not_appraised"]
    for name in ("born", "", "Ngày", "born_on\0"):
        with pytest.raises(partyorg.Error):
            partyorg.find_fact("applicant", name)


def test_cells_of_a_spreadsheet():
    parse = partyorg.parse_fact
    assert parse("applicant", "Ngày sinh", " 15/8/2008 ") == datetime.date(2008, 8, 15)
    assert parse("applicant", "citizen_vn", "Có".lower()) is True and parse("applicant", "citizen_vn", "0") is False
    assert parse("applicant", "cell_yes", "12") == 12 and parse("applicant", "cell_yes", "  ") is None
    section = partyorg.find_fact("applicant", "section")
    for choice in section.choices:
        for lang in ("vi", "en"):
            assert parse("applicant", "section", choice.title(lang)) == choice.name
            assert partyorg.format_fact("applicant", "section", choice.name, lang) == choice.title(lang)
    with pytest.raises(partyorg.Error) as caught:
        parse("applicant", "cell_yes", "twelve")
    assert caught.value.name == "cell_yes" and "twelve" in str(caught.value)
    assert partyorg.format_fact("applicant", "born_on", "2008-08-15", "vi") == "15/08/2008"
    assert partyorg.format_fact("applicant", "born_on", None) == ""


# ---- dates


def test_months():
    assert partyorg.add_months("2024-01-31", 1) == datetime.date(2024, 2, 29)
    assert partyorg.add_months(datetime.date(2024, 1, 31), 1, "up") == datetime.date(2024, 3, 1)
    with pytest.raises(partyorg.Error) as caught:
        partyorg.add_months("2024-01-31", 1, rounding="abort")
    assert caught.value.status == "PARTYORG_E_AMBIGUOUS"
    with pytest.raises(partyorg.Error, match="accepted are down, up, abort|did you mean"):
        partyorg.add_months(DAY, 1, "sideways")
    with pytest.raises(partyorg.Error):
        partyorg.add_months("9999-12-31", 1)
    with pytest.raises(partyorg.Error) as caught:
        partyorg.add_months(DAY, 2**40)
    assert caught.value.status == "PARTYORG_E_RANGE" and caught.value.name == "months"
    assert partyorg.months_by_month("2007-08-31", "2025-08-01") == 216
    assert partyorg.full_months("2007-08-31", "2025-08-30") == 215
    assert partyorg.full_months(from_="2025-01-31", to="2025-02-28") == 1


def test_working_days():
    calendar = partyorg.Calendar(days_off=["2025-07-16", "15/07/2025", "2025-07-15"],
                                 make_up=[datetime.date(2025, 7, 19)])
    assert calendar.days_off == (datetime.date(2025, 7, 15), datetime.date(2025, 7, 16))
    assert calendar.make_up == (datetime.date(2025, 7, 19),)
    assert repr(calendar) == "<partyorg.Calendar: 2 days off, 1 make-up days>"
    assert partyorg.add_working_days(DAY, 1) == datetime.date(2025, 7, 15)
    assert partyorg.add_working_days(DAY, 1, calendar=calendar) == datetime.date(2025, 7, 17)
    assert partyorg.add_working_days(DAY, 3, calendar=calendar) == datetime.date(2025, 7, 19)
    assert partyorg.working_days_between(DAY, "2025-07-20", calendar=calendar) == 3
    assert partyorg.is_working_day(DAY) is True and partyorg.is_working_day("2025-07-15", calendar=calendar) is False
    assert partyorg.Calendar() == partyorg.Calendar([], ()) != calendar
    for name in ("days_off", "_nothing"):
        with pytest.raises(AttributeError):
            setattr(calendar, name, ())
    for wrong in ("2025-07-15", [20250715], [None], 3, [datetime.datetime(2025, 7, 15)]):
        with pytest.raises(TypeError):
            partyorg.Calendar(wrong)
    with pytest.raises(partyorg.Error):
        partyorg.Calendar(["2025-02-30"])
    with pytest.raises(partyorg.Error):
        partyorg.add_working_days("2199-12-31", 1)


def test_holidays_and_lunar_days():
    assert partyorg.holiday("2025-01-29", "vi") == "Tết Nguyên đán" and partyorg.holiday(DAY) is None
    assert partyorg.to_lunar("2025-01-29") == partyorg.Lunar(2025, 1, 1, False)
    assert partyorg.from_lunar(2025, 3, 10) == datetime.date(2025, 4, 7)
    assert partyorg.from_lunar(*partyorg.to_lunar("2025-08-01")) == datetime.date(2025, 8, 1)
    assert partyorg.to_lunar("2025-08-01").leap is True
    with pytest.raises(partyorg.Error):
        partyorg.from_lunar(2025, 3, 10, leap=True)


def test_dates_as_text():
    assert partyorg.parse_date(" 1/7/2025 ") == datetime.date(2025, 7, 1)
    assert partyorg.format_date("2025-07-01", "dmy") == "01/07/2025"
    assert partyorg.format_date(datetime.date.min) == "0001-01-01"
    for wrong in ("2025-7-1", "2025-02-29", "yesterday", ""):
        with pytest.raises(partyorg.Error):
            partyorg.parse_date(wrong)


def test_version():
    assert partyorg.__version__ == partyorg.version() and partyorg.version().count(".") == 2
    assert all(hasattr(partyorg, name) for name in partyorg.__all__) and sorted(partyorg.__all__) == partyorg.__all__
    assert all(getattr(partyorg, name).__doc__ for name in partyorg.__all__)


def test_titles_of_statuses_and_units():
    assert partyorg.status_title("not_met", "vi") == "không đạt"
    assert partyorg.status_title("unknown") == "unknown"
    assert partyorg.unit_title("votes", "vi") == "phiếu"
    for wrong in ("", "maybe"):
        with pytest.raises(partyorg.Error):
            partyorg.status_title(wrong)
        with pytest.raises(partyorg.Error):
            partyorg.unit_title(wrong)
