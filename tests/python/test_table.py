# SPDX-License-Identifier: MIT
"""Tables: every way in gives row by row what check() gives, and every way out shows it.

pyarrow, polars, pandas, duckdb and numpy are used where they are; `make check-table` installs them.
"""

import array
import copy
import ctypes
import datetime
import os
import pathlib
import pickle
import random
import sys
import threading
import time

import partyorg
import pytest
from partyorg import core

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import random_cases  # noqa: E402
import reference  # noqa: E402

DAY = datetime.date(2025, 7, 14)
EPOCH = datetime.date(1970, 1, 1)
UNKNOWN = -2**31
NO_NUMBER = "NaN"  # which is equal to itself
CHECKS = [check.name for check in partyorg.checks()]
CALENDAR = partyorg.Calendar(["2025-07-15", "2024-02-20"], ["2025-07-19"])
STATUSES = ("met", "not_met", "unknown", "not_applicable")


# ---- files, and what check() finds in them


def facts_of(check):
    return partyorg.facts(next(one.subject for one in partyorg.checks() if one.name == check))


def draw(check, count, seed=1):
    """Random files: examination dates, and facts as check() takes them."""
    rng = random.Random(seed)
    most = {fact.name: fact.maximum for fact in facts_of(check) if fact.type == "int"}
    ons, files = [], []
    for _ in range(count):
        on = random_cases.draw_on(rng)
        facts = random_cases.draw_facts(rng, check, on)
        random_cases.favour(rng, check, facts)
        unknown = rng.choice((0, 0.05, 0.2, 0.5))
        files.append({name: None if rng.random() < unknown or value is None else min(value, most.get(name, value))
                      for name, value in facts.items()})
        ons.append(on)
    return ons, files


def columns_of(check, files):
    """The files as lists by fact, dates as datetime.date."""
    def value(fact, given):
        return datetime.date.fromisoformat(given) if given is not None and fact.type == "date" else given
    return {fact.name: [value(fact, file[fact.name]) for file in files] for fact in facts_of(check)}


def days(date):
    return UNKNOWN if date is None else (date - EPOCH).days


def number_of(value, given):
    """A value of a report as columns hold it."""
    if given is None:
        return NO_NUMBER if value.type == "decimal" else UNKNOWN
    if value.type in ("enum", "ordered"):
        return [choice.name for choice in value.choices].index(given)
    if value.type == "decimal":
        return given
    return days(given) if value.type == "date" else int(given)


def found_by_check(check, ons, files, **more):
    """The columns of a table report, made from one report a row."""
    stages = [stage.name for stage in partyorg.stages(check)]
    rules = [rule.id for rule in partyorg.rules(check)]
    values = partyorg.values(check)
    found = {name: [] for name in ("verdict", "stage", *STATUSES, "due", "due_rule", *("value " + v.name for v in values))}
    for on, file in zip(ons, files):
        report = partyorg.check(check, file, on=on, **more)
        found["verdict"].append(STATUSES.index(report.verdict))
        found["stage"].append(len(stages) if report.stage is None else stages.index(report.stage))
        statuses = list(report.statuses.values())
        for status in STATUSES:
            found[status].append(sum(1 << i for i, one in enumerate(statuses) if one == status))
        step = report.next_step
        found["due"].append(days(step.due))
        found["due_rule"].append(-1 if step.due_rule is None else rules.index(step.due_rule))
        for value in values:
            found["value " + value.name].append(number_of(value, report.values.get(value.name)))
    return found


def columns_found(report):
    names = ("verdict", "stage", *STATUSES, "due", "due_rule")
    return {**{name: list(getattr(report, name)) for name in names},
            **{"value " + name: [NO_NUMBER if item != item else item for item in column] for name, column in report.values.items()}}


# ---- ways in: each makes a table of lists


def lists(columns):
    return columns


def strings(columns):
    return {name: [str(value) if isinstance(value, datetime.date) else value for value in column]
            for name, column in columns.items()}


def arrays(columns):
    """Buffers of the standard library; dates remain lists."""
    table = dict(columns)
    for name, column in columns.items():
        kinds = {type(value) for value in column if value is not None}
        if kinds <= {int, bool}:
            table[name] = array.array(random.Random(name).choice("iq"),
                                      [UNKNOWN if value is None else int(value) for value in column])
    return table


def numpy_arrays(columns):
    numpy = pytest.importorskip("numpy")
    table = {}
    for name, column in columns.items():
        kinds = {type(value) for value in column if value is not None}
        mask = [value is None for value in column]
        if kinds == {datetime.date}:
            table[name] = numpy.array(column, "datetime64[D]")
        elif kinds == {bool}:
            table[name] = numpy.ma.array([bool(value) for value in column], mask=mask)
        elif kinds == {int}:
            table[name] = numpy.array([float("nan") if value is None else value for value in column])
            if len(name) % 2:
                table[name] = numpy.ma.array([value or 0 for value in column], "uint32", mask=mask)
        else:
            table[name] = numpy.array(column, object)
    return table


def pyarrow_table(columns):
    pyarrow = pytest.importorskip("pyarrow")
    return pyarrow.table(columns)


def chunked(columns):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow_table(columns)
    return pyarrow.concat_tables([table.slice(0, 7), table.slice(7, 0), table.slice(7, 90), table.slice(97)])


def sliced(columns):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow_table(columns)
    rows = len(table)
    return pyarrow.concat_tables([table.slice(3, 5), table]).combine_chunks().slice(5, rows)


def record_batch(columns):
    return pyarrow_table(columns).to_batches()[0]


def array_only(columns):
    """Without a stream."""
    batch = record_batch(columns)

    class Exports:
        def __arrow_c_array__(self, requested_schema=None):
            return batch.__arrow_c_array__(requested_schema)
    return Exports()


def reader(columns):
    return pyarrow_table(columns).to_reader(max_chunksize=13)


def retyped(columns):
    """Texts as dictionaries, views and large texts; dates as date64 and text; numbers in every width."""
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow_table(columns)
    for i, field in enumerate(table.schema):
        most = max([item for item in columns[field.name] if type(item) is int], default=0)
        kind = {
            "date32[day]": (pyarrow.date64(), pyarrow.string(), pyarrow.date32()),
            "double": (pyarrow.string(), pyarrow.float64()),
            "null": (pyarrow.null(),),
            "int64": (pyarrow.uint8() if most < 256 else pyarrow.uint32(),
                      pyarrow.int32() if i % 2 else pyarrow.int64(), pyarrow.float64(), pyarrow.uint64(), pyarrow.string(),
                      pyarrow.int16() if most < 2**15 else pyarrow.int32()),
            "bool": (pyarrow.int8(), pyarrow.string(), pyarrow.uint32()),
            "string": (pyarrow.dictionary(pyarrow.int16(), pyarrow.string()), pyarrow.large_string(),
                       pyarrow.string_view()),
        }[str(field.type)]
        table = table.set_column(i, field.name, table.column(i).cast(kind[i % len(kind)]))
    return table


def columns_of_arrow(columns):
    """A mapping whose columns are Arrow data, cut at different places."""
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow_table(columns)
    rows = len(table)
    return {name: table[name].chunk(0) if i % 3 == 0 else
            pyarrow.chunked_array([table[name].slice(0, i).chunk(0) if i % 3 == 1 else table[name].chunk(0).slice(0, i),
                                   table[name].chunk(0).slice(i, rows - i)])
            for i, name in enumerate(table.column_names)}


def polars_frame(columns):
    polars = pytest.importorskip("polars")
    mixed = {name for name, column in columns.items() if float in map(type, column)}
    return polars.DataFrame({name: [item if item is None else float(item) for item in column] if name in mixed else column
                             for name, column in columns.items()})


def polars_categories(columns):
    polars = pytest.importorskip("polars")
    frame = polars_frame(columns)
    return frame.with_columns(polars.selectors.string().cast(polars.Categorical))


def polars_columns(columns):
    return {name: column for name, column in zip(columns, polars_frame(columns).get_columns())}


def pandas_frame(columns):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    return pandas.DataFrame(columns)


def duckdb_relation(columns):
    duckdb = pytest.importorskip("duckdb")
    files = pyarrow_table(columns)  # noqa: F841: DuckDB finds it by its name
    return duckdb.sql("select * from files")


WAYS_IN = [lists, strings, arrays, numpy_arrays, pyarrow_table, chunked, sliced, record_batch, array_only, reader,
           retyped, columns_of_arrow, polars_frame, polars_categories, polars_columns, pandas_frame, duckdb_relation]


@pytest.fixture(scope="module")
def expected():
    """Random files of each check and what check() finds; made once."""
    return {check: (*draw(check, 120), None) for check in CHECKS}


@pytest.mark.parametrize("way", WAYS_IN, ids=lambda way: way.__name__)
@pytest.mark.parametrize("check", CHECKS)
def test_every_way_in_is_check(check, way, expected):
    ons, files, found = expected[check]
    if found is None:
        found = found_by_check(check, ons, files)
        expected[check] = ons, files, found
    table = way({**columns_of(check, files), "on": ons})
    report = partyorg.check_table(check, table, values="all")
    assert columns_found(report) == found
    assert (report.check, len(report), report.ignored, report.missing_columns) == (check, len(ons), (), ())
    for row in (0, 7, 100, -1):
        assert report.report(row) == partyorg.check(check, files[row], on=ons[row])


def option(rng, name):
    """Some choice, number or scorecard."""
    if name == "scorecard":
        return rng.choice(partyorg.scorecards())
    fact = partyorg.find_fact("options", name)
    if fact.choices:
        return rng.choice(fact.choices).name
    return rng.choice((None, fact.minimum, fact.maximum, fact.minimum + 7))


@pytest.mark.parametrize("check", CHECKS)
def test_options_and_calendar(check):
    ons, files = draw(check, 60, 2)
    rng = random.Random(3)
    for _ in range(3):
        options = {name: option(rng, name) for name in reference.OPTIONS[check]}
        report = partyorg.check_table(check, {**columns_of(check, files), "on": ons}, values="all", options=options,
                                      calendar=CALENDAR)
        assert columns_found(report) == found_by_check(check, ons, files, options=options, calendar=CALENDAR)
        assert report.report(3) == partyorg.check(check, files[3], on=ons[3], options=options, calendar=CALENDAR)


OWN_CARDS = pathlib.Path(__file__).resolve().parent.parent / "cards"


@pytest.mark.parametrize("path", sorted(OWN_CARDS.glob("*.json")), ids=lambda path: path.stem)
def test_own_scorecards(path):
    """Cards of the caller: with every measure, as many criteria, gates and deductions as there is room for."""
    card, rng = partyorg.Scorecard.from_json(path), random.Random(path.stem)
    ons, files = draw("meeting", 300, 4)
    for file in files:
        file["merged_meeting"] = rng.choice((True, False, None))
        for n, criterion in enumerate(card.to_dict()["criteria"], 1):
            file[f"score_{n}"] = rng.choice((None, None, criterion["max"], rng.randint(0, criterion["max"] * 4) / 4))
    report = partyorg.check_table("meeting", {**columns_of("meeting", files), "on": ons}, values="all",
                                  options={"scorecard": card})
    assert columns_found(report) == found_by_check("meeting", ons, files, options={"scorecard": card})
    for on, file, unknown, points in zip(ons, files, report.unknown, report.values["points"]):
        masks = partyorg.check_masks("meeting", file, on=on, options={"scorecard": card})
        assert len(masks.unknown) == bin(unknown).count("1")
        assert card.score(file).points == (None if points != points else points)


def test_one_date_for_all_rows():
    _, files = draw("admission", 50)
    table = columns_of("admission", files)
    found = found_by_check("admission", [DAY] * 50, files)
    for on in (DAY, "2025-07-14", "14/07/2025"):
        report = partyorg.check_table("admission", table, on=on, values="all")
        assert columns_found(report) == found
    before = datetime.date.today()
    report = partyorg.check_table("admission", {"born_on": ["2000-01-01"]})
    assert before <= report.report(0).on <= datetime.date.today()


# ---- what a table report says


def small(**more):
    return partyorg.check_table("admission", {
        "born_on": ["2008-08-15", "2000-01-01", None, "1950-01-01"], "citizen_vn": [True, True, False, None],
        "cell_met_on": [None, "2025-07-10", None, None], "cell_yse": [1, 2, 3, 4]}, on="2025-08-01", **more)


def test_columns_are_shared_and_cannot_be_written():
    report = small(values=["decision_due", "age_months"])
    for name, letter, size in (("verdict", "b", 1), ("stage", "b", 1), ("met", "Q", 8), ("not_met", "Q", 8),
                               ("unknown", "Q", 8), ("not_applicable", "Q", 8), ("due", "i", 4), ("due_rule", "b", 1)):
        column = getattr(report, name)
        assert (column.format, column.itemsize, column.shape, column.readonly) == (letter, size, (4,), True)
        assert column.contiguous and bytes(column) == column.tobytes()
        with pytest.raises(TypeError):
            column[0] = 0
        with pytest.raises(TypeError):
            type(column.obj)()
        with pytest.raises(TypeError):
            object.__new__(type(column.obj))
        with pytest.raises(TypeError):
            copy.copy(column.obj)
    assert list(report.values) == ["age_months", "decision_due"]
    assert list(report.values["age_months"])[0] == 16 * 12 + 12
    due = report.report(1)["ADM-DECIDE-DUE"].due
    assert report.due[1] == report.values["decision_due"][1] == days(due)
    assert partyorg.rules("admission")[report.due_rule[1]].id == "ADM-DECIDE-DUE"
    column = report.verdict
    del report
    assert list(column) == [1, 2, 1, 2]


def test_rows():
    report = small()
    assert list(report.rows("not_met")) == list(report.rows(verdict="not_met")) == [0, 2]
    assert list(report.rows("unknown")) == [1, 3] and list(report.rows("met")) == []
    assert list(report.rows()) == [0, 1, 2, 3]
    assert list(report.rows(rule="ADM-AGE-MIN", status="unknown")) == [2]
    assert list(report.rows("not_met", rule="ADM-AGE-MIN", status="not_met")) == [0]
    assert report.rows().format == "q"
    for wrong in ({"rule": "ADM-AGE-MIN"}, {"status": "met"}, {"verdict": 1}, {"rule": 1, "status": "met"}):
        with pytest.raises(TypeError):
            report.rows(**wrong)
    for wrong in ({"verdict": "not_applicable"}, {"rule": "ADM-AGE", "status": "met"},
                  {"rule": "ADM-AGE-MIN", "status": "maybe"}):
        with pytest.raises(partyorg.Error) as caught:
            report.rows(**wrong)
        assert caught.value.status == "PARTYORG_E_NAME"


def test_rows_of_one_row():
    report = small()
    assert report.failed(0) == ["ADM-AGE-MIN"] and report.failed(2) == ["ADM-CITIZEN"]
    assert "ADM-AGE-MIN" in report.unknown_rules(2) and "ADM-CITIZEN" not in report.unknown_rules(2)
    assert report.unknown_rules(-1) == report.unknown_rules(3)
    assert set(report.unknown_rules(1)) == partyorg.check_masks("admission", report.report(1).facts,
                                                                on="2025-08-01").unknown
    for wrong in (4, -5, 2**70):
        for ask in (report.report, report.failed, report.unknown_rules):
            with pytest.raises(partyorg.Error) as caught:
                ask(wrong)
            assert caught.value.status == "PARTYORG_E_RANGE" and caught.value.name == "row"


def test_a_bar_that_is_met_is_failed():
    bars = [rule.id for rule in partyorg.rules("readmission") if rule.kind == "bar"]
    ons, files = draw("readmission", 100)
    report = partyorg.check_table("readmission", {**columns_of("readmission", files), "on": ons})
    for row in range(100):
        findings = report.report(row)
        assert report.failed(row) == [finding.id for finding in findings
                                      if finding.status == ("met" if finding.kind == "bar" else "not_met")]
    assert any(set(report.failed(row)) & set(bars) for row in range(100))


def test_counts():
    ons, files = draw("admission", 300)
    table = {**columns_of("admission", files), "on": ons}
    report = partyorg.check_table("admission", table)
    counts = report.counts()
    reports = [report.report(row) for row in range(300)]
    assert (counts.check, counts.rows) == ("admission", 300)
    verdicts = [one.verdict for one in reports]
    assert counts.verdicts == {verdict: verdicts.count(verdict) for verdict in STATUSES[:3]}
    stages = [one.stage for one in reports]
    assert counts.stages == {stage: stages.count(stage)
                             for stage in [*(stage.name for stage in partyorg.stages("admission")), None]}
    assert list(counts) == [rule.id for rule in partyorg.rules("admission")] and len(counts) == len(list(counts))
    for rule in counts:
        statuses = [one.statuses[rule] for one in reports]
        assert counts[rule] == {status: statuses.count(status) for status in STATUSES}
        for status in STATUSES:
            assert counts[rule][status] == len(report.rows(rule=rule, status=status))
    assert partyorg.summarise("admission", table) == counts == pickle.loads(pickle.dumps(counts))
    assert counts != small().counts() and counts != 3
    assert counts.to_dict()["rules"]["ADM-CV"] == counts["ADM-CV"]
    assert "not met" in str(counts) and "ADM-CV" in str(counts) and "không đạt" in counts.text("vi")
    assert "300 rows" in repr(counts) and "300 rows" in repr(report)
    counts.verdicts["met"] = counts["ADM-CV"]["met"] = -1
    assert report.counts() != counts and report.counts()["ADM-CV"]["met"] >= 0


def test_report_is_not_made_otherwise():
    for wrong in (partyorg.TableReport, lambda: bool(small()), lambda: pickle.dumps(small())):
        with pytest.raises(TypeError):
            wrong()
    with pytest.raises(AttributeError):
        small().verdict = ()


# ---- columns


def test_columns_that_are_no_facts_and_facts_that_have_none():
    report = small()
    assert report.ignored == ("cell_yse",)
    assert report.missing_columns == tuple(fact.name for fact in partyorg.facts("applicant")
                                           if fact.name not in ("born_on", "citizen_vn", "cell_met_on"))
    table = {"Ngày sinh": ["2008-08-15"], "Citizen of Viet Nam": [1], "note": ["?"], "cell_yes": [object()]}
    columns = {"cell_yes": None}
    report = partyorg.check_table("admission", table, columns=columns, on=DAY)
    assert report.report(0).facts == {"born_on": datetime.date(2008, 8, 15)}
    assert report.ignored == ("Citizen of Viet Nam", "note", "cell_yes")


def test_columns_by_other_names():
    table = {"dob": ["2008-08-15"], "day": [DAY], "born_on": ["1990-01-01"]}
    report = partyorg.check_table("admission", table, columns={"dob": "born_on", "day": "on", "born_on": None})
    assert report.report(0) == partyorg.check("admission", born_on="2008-08-15", on=DAY)
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check_table("admission", table, columns={"dbo": "born_on"}, on=DAY)
    assert caught.value.status == "PARTYORG_E_NAME" and "did you mean dob" in str(caught.value)
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check_table("admission", table, columns={"dob": "born"}, on=DAY)
    assert caught.value.status == "PARTYORG_E_NAME" and "born_on" in str(caught.value)
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check_table("admission", table, columns={"dob": "born_on"}, on=DAY)
    assert caught.value.name == "born_on" and "dob" in str(caught.value)
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check_table("admission", {"on": [DAY]}, on=DAY)
    assert caught.value.name == "on"
    table = {"on": [DAY], "cell_yes": [1]}
    assert len(partyorg.check_table("admission", table, on=DAY, columns={"on": None})) == 1
    for table, columns in (({"cell_yse": [1]}, None), ({"cell_yes": [1]}, {"cell_yes": None})):
        with pytest.raises(partyorg.Error) as caught:
            partyorg.check_table("admission", table, columns=columns)
        assert caught.value.name == "table" and "born_on" in str(caught.value)


@pytest.mark.parametrize("table", [{}, {"born_on": []}, {"cell_yes": b""}, {"cell_yes": array.array("q")}])
def test_no_rows(table):
    report = partyorg.check_table("admission", table, on=DAY, values="all")
    assert len(report) == report.counts().rows == len(report.rows()) == 0
    assert list(report.verdict) == list(report.due) == list(report.values["age_months"]) == []
    assert partyorg.summarise("admission", table, on=DAY).rows == 0


def refused(table, **more):
    with pytest.raises(partyorg.Error) as caught:
        partyorg.check_table("admission", table, **{"on": DAY, **more})
    error = caught.value
    for lang in ("vi", "en"):
        assert error.message(lang) and "\n" not in error.message(lang)
    assert (error.row is not None) == str(error).startswith("row ") == error.message("vi").startswith("hàng ")
    again = pickle.loads(pickle.dumps(error))
    assert (again.row, again.name, str(again)) == (error.row, error.name, str(error))
    return error


def test_refused_values_name_their_row():
    error = refused({"cell_official": array.array("i", [3] * 17 + [-5, -6])})
    assert str(error) == "row 17: cell_official: value -5 is not between 0 and 1000000"
    assert (error.row, error.name, error.status) == (17, "cell_official", "PARTYORG_E_VALUE")
    assert error.message("vi") == "hàng 17: cell_official: giá trị -5 không nằm trong khoảng 0 đến 1000000"
    error = refused({"cell_yes": [1, 2, 3.5]})
    assert (error.row, error.name) == (2, "cell_yes") and "3.5 (float) is refused" in str(error)
    error = refused({"born_on": ["2000-01-01", "x"]})
    assert (error.row, error.name, error.status) == (1, "born_on", "PARTYORG_E_DATE")
    assert (refused({"on": ["2025-01-01", None]}, on=None).row, refused({"on": ["x"]}, on=None).row) == (1, 0)
    assert refused({"cell_yes": array.array("d", [1, 1.5])}).row == 1
    assert refused({"cell_yes": array.array("Q", [2**64 - 1])}).row == 0
    assert refused({"citizen_vn": b"\0\1\2"}).row == 2
    assert refused({"section": array.array("i", [0, 1, 99])}).row == 2
    with pytest.raises(partyorg.Error):
        partyorg.summarise("admission", {"cell_yes": array.array("i", [-1])})
    with pytest.raises(TypeError):
        partyorg.check_table("admission", {"on": [3]})
    assert partyorg.Error(4, "a", "b", "c").row is None


def test_the_row_is_that_of_the_whole_table():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.concat_tables([pyarrow.table({"cell_yes": [1] * 5000}) for _ in range(4)] +
                                  [pyarrow.table({"cell_yes": [1] * 33 + [-1] * 5000})])
    for threads in (1, 2, 3, 16):
        assert refused(table, threads=threads).row == 20033
        with pytest.raises(partyorg.Error) as caught:
            partyorg.summarise("admission", table, on=DAY, threads=threads)
        assert caught.value.row == 20033
    table = pyarrow.table({"born_on": pyarrow.chunked_array([["2000-01-01"] * 7, ["2000-01-01", "31/02/2000"]])})
    error = refused(table)
    assert error.row == 8 and error.name == "born_on" and "31/02/2000" in str(error)


def test_no_integer_is_a_date():
    for numbers in (array.array("i", [1]), array.array("q", [1]), array.array("d", [1]), b"\1"):
        assert refused({"born_on": numbers}).name == "born_on"
        assert refused({"born_on": numbers}).status == "PARTYORG_E_TYPE"
        assert refused({"on": numbers}, on=None).status == "PARTYORG_E_TYPE"
    assert refused({"born_on": [10957]}).status == "PARTYORG_E_DATE"
    numpy = pytest.importorskip("numpy")
    assert refused({"born_on": numpy.array([1])}).name == "born_on"
    for unit in ("M", "s", "ns", "7D"):
        error = refused({"born_on": numpy.array([0], f"datetime64[{unit}]")})
        assert error.status == "PARTYORG_E_TYPE" and "datetime64[D]" in str(error)
    assert refused({"born_on": numpy.array(["2000-01-01"], ">M8[D]")}).status == "PARTYORG_E_TYPE"
    assert refused({"cell_yes": numpy.array(["2000-01-01"], "M8[D]")}).status == "PARTYORG_E_TYPE"
    for day in (2**40, -2**40, 2**31, -2**31, -2**31 - 1, 2**62):
        error = refused({"born_on": numpy.array([0, day]).view("M8[D]")})
        assert error.row == 1 and error.status == "PARTYORG_E_DATE"


def test_types_that_are_refused():
    pyarrow = pytest.importorskip("pyarrow")
    for name, column in (("born_on", pyarrow.array([0], pyarrow.timestamp("ns"))), ("born_on", pyarrow.array([1])),
                         ("cell_yes", pyarrow.array([1.5], pyarrow.float32())), ("cell_yes", pyarrow.array([[1]])),
                         ("cell_yes", pyarrow.array([b"1"])), ("cell_yes", pyarrow.array([DAY]))):
        for table in (pyarrow.table({name: column}), {name: column}):
            error = refused(table)
            assert (error.name, error.status, error.row) == (name, "PARTYORG_E_TYPE", None)
    assert refused(pyarrow.array([1])).status == "PARTYORG_E_ARROW"
    rows = pyarrow.array([{"cell_yes": 1}, None])
    assert refused(rows).status == "PARTYORG_E_ARROW"


def test_buffers_of_every_type_and_byte_order():
    numpy = pytest.importorskip("numpy")
    wanted = partyorg.check_table("admission", {"cell_yes": [3, 4, 5]}, on=DAY)
    for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f8", "<i4", "=i8"):
        column = numpy.array([3, 4, 5], kind)
        for given in (column, memoryview(column), numpy.frombuffer(b"x" + column.tobytes(), column.dtype, offset=1)):
            report = partyorg.check_table("admission", {"cell_yes": given}, on=DAY)
            assert columns_found(report) == columns_found(wanted)
            assert [report.report(row).facts["cell_yes"] for row in range(3)] == [3, 4, 5]
    for kind in (ctypes.c_int8, ctypes.c_uint16, ctypes.c_long, ctypes.c_double):
        report = partyorg.check_table("admission", {"cell_yes": (kind * 3)(3, 4, 5)}, on=DAY)
        assert report.report(1).facts == {"cell_yes": 4}
    for wrong in (numpy.array([3], ">i4"), numpy.array([3], ">f8"), numpy.array([3], "f4"), numpy.array([3], "f2"),
                  numpy.array([3], "c16"), numpy.array([3], "m8[D]"), numpy.array([b"3"]), numpy.array(3),
                  numpy.array([[3]]), numpy.arange(6)[::2], numpy.arange(6)[::-1], numpy.zeros(3, "i4,i4"),
                  numpy.broadcast_to(numpy.array([3]), (5,)), memoryview(b"ab").cast("c"), memoryview(bytes(4))[::2],
                  numpy.zeros(3, "i4,i4")["f0"]):
        with pytest.raises((ValueError, TypeError)):
            partyorg.check_table("admission", {"cell_yes": wrong}, on=DAY)


def test_masked_arrays():
    numpy = pytest.importorskip("numpy")
    masked = numpy.ma.array([1, 2, 3], mask=[False, True, False])
    report = partyorg.check_table("admission", {"cell_yes": masked}, on=DAY)
    assert [report.report(row).facts for row in range(3)] == [{"cell_yes": 1}, {}, {"cell_yes": 3}]
    report = partyorg.check_table("admission", {"cell_yes": numpy.ma.array([1, 2, 3])}, on=DAY)
    assert report.report(1).facts == {"cell_yes": 2}
    dates = numpy.ma.array(["2000-01-01", "2000-01-02", "NaT"], "M8[D]", mask=[True, False, False])
    report = partyorg.check_table("admission", {"born_on": dates}, on=DAY)
    assert [report.report(row).facts for row in range(3)] == [{}, {"born_on": datetime.date(2000, 1, 2)}, {}]
    texts = numpy.ma.array(["none", "appraised"], mask=[True, False])
    report = partyorg.check_table("admission", {"section": texts}, on=DAY)
    assert [report.report(row).facts for row in range(2)] == [{}, {"section": "appraised"}]

    class Masked:
        dtype = numpy.dtype("i8")

        def __init__(self, mask):
            self.mask = mask
    for mask in (numpy.array([True]), b"\0\0\0\0", numpy.array([[True]] * 3), array.array("i", [0, 0, 0]), 3):
        with pytest.raises((partyorg.Error, TypeError)):
            core.arrow_buffer("cell_yes", array.array("q", [1, 2, 3]), mask, 0)
        with pytest.raises((partyorg.Error, TypeError)):
            partyorg.check_table("admission", {"cell_yes": Masked(mask)}, on=DAY)


def test_columns_of_different_lengths():
    error = refused({"cell_yes": [1, 2], "cell_official": array.array("q", [1, 2, 3])})
    assert (error.name, error.status) == ("cell_official", "PARTYORG_E_RANGE")
    assert "3 rows, but cell_yes has 2" in str(error)
    assert refused({"cell_yes": [1], "cell_official": []}).name == "cell_official"
    assert len(partyorg.check_table("admission", {"cell_yes": [1, 2], "x": [1]}, on=DAY)) == 2


def test_arguments_that_are_refused():
    table = {"cell_yes": [1]}
    for wrong in (0, -1, 2000):
        assert refused(table, threads=wrong).name == "threads"
    for wrong in ({"threads": "2"}, {"threads": None}, {"threads": True}, {"values": "age_months"}, {"values": 3},
                  {"calendar": 3}, {"options": 3}, {"columns": 3}, {"on": 3}):
        with pytest.raises(TypeError):
            partyorg.check_table("admission", table, **wrong)
    assert refused(table, values=["age"]).status == "PARTYORG_E_NAME"
    assert refused(table, options={"age_count": "x"}).name == "age_count"
    assert refused(table, on="2025-02-30").status == "PARTYORG_E_DATE"
    with pytest.raises(partyorg.Error, match="there is no check 'admision'; did you mean admission"):
        partyorg.check_table("admision", table)
    for wrong in ([1], [{"cell_yes": 1}], 3, None, "x", {1: [1]}, {"cell_yes": 3}, {"cell_yes": {1}},
                  {"cell_yes": range(3)}, {"cell_yes": "12"}):
        with pytest.raises(TypeError):
            partyorg.check_table("admission", wrong, on=DAY)


# ---- Arrow out


@pytest.mark.parametrize("check", ["admission", "leaving", "appeal"])  # values of every type
def test_arrow_out_many_times(check):
    pyarrow = pytest.importorskip("pyarrow")
    ons, files = draw(check, 200)
    report = partyorg.check_table(check, {**columns_of(check, files), "on": ons}, values="all")
    types = {"date": pyarrow.date32(), "int": pyarrow.int32(), "bool": pyarrow.bool_(),
             "enum": pyarrow.dictionary(pyarrow.int32(), pyarrow.string())}
    for value in partyorg.values(check):
        assert pyarrow.schema(report).field(value.name).type == types[value.type]
    table, batch = pyarrow.table(report), pyarrow.record_batch(report)
    for one in (table, batch, pyarrow.table(report), pyarrow.RecordBatchReader.from_stream(report).read_all()):
        one.validate(full=True)
        assert one.schema == table.schema == pyarrow.schema(report)
        assert one.to_pydict() == table.to_pydict()
    stages, rules = partyorg.stages(check), partyorg.rules(check)
    rows = table.to_pydict()
    assert rows["verdict"] == [STATUSES[verdict] for verdict in report.verdict]
    assert rows["stage"] == [None if i == len(stages) else stages[i].name for i in report.stage]
    assert rows["due_rule"] == [None if i < 0 else rules[i].id for i in report.due_rule]
    assert rows["met"] == list(report.met) and rows["unknown"] == list(report.unknown)
    for row in range(0, 200, 7):
        one = report.report(row)
        assert rows["due"][row] == one.next_step.due
        for name in report.values:
            assert rows[name][row] == one.values.get(name)
    reader = pyarrow.RecordBatchReader.from_stream(report)
    address = batch["met"].buffers()[1].address
    assert pyarrow.record_batch(report)["met"].buffers()[1].address == address
    del report, batch
    assert reader.read_all().to_pydict() == rows


def test_arrow_capsules_that_nobody_takes():
    report = small()
    for _ in range(3):
        report.__arrow_c_schema__(), report.__arrow_c_array__(), report.__arrow_c_stream__()
        report.__arrow_c_array__(None), report.__arrow_c_stream__(report.__arrow_c_schema__())


def test_out_to_numpy_polars_pandas_and_duckdb():
    numpy, polars, pandas, duckdb = map(pytest.importorskip, ("numpy", "polars", "pandas", "duckdb"))
    report = small()
    column = numpy.asarray(report.not_met)
    assert column.dtype == numpy.uint64 and not column.flags.owndata and not column.flags.writeable
    assert numpy.asarray(report.rows("not_met")).tolist() == [0, 2]
    assert str(numpy.asarray(report.due, "M8[D]")[1]) == str(report.report(1).next_step.due)
    frame = polars.DataFrame(report)
    assert frame["verdict"].to_list() == ["not_met", "unknown", "not_met", "unknown"]
    assert frame["due"].to_list()[0] is None and frame["due"].to_list()[1] == report.report(1).next_step.due
    assert polars.from_arrow(report).to_list() == frame.to_dicts()
    assert duckdb.sql("select verdict, count(*) from report group by 1 order by 1").fetchall() == [
        ("not_met", 2), ("unknown", 2)]
    assert list(pandas.DataFrame.from_arrow(report)["verdict"]) == ["not_met", "unknown", "not_met", "unknown"]


def test_a_report_goes_in_again():
    report = partyorg.check_table("party_age", small(values=["probation_ends"]), on=DAY, columns={"due": "ceremony_on"})
    assert len(report) == 4 and len(report.ignored) == 8
    assert report.report(1).facts == {"ceremony_on": small().report(1).next_step.due}


# ---- streams


def test_stream_is_read_piece_by_piece():
    pyarrow = pytest.importorskip("pyarrow")
    schema = pyarrow.schema({"cell_yes": pyarrow.int64()})
    alive, most = [0], [0]

    class Counted(bytearray):
        def __init__(self, *given):
            super().__init__(*given)
            alive[0] += 1
            most[0] = max(most[0], alive[0])

        def __del__(self):
            alive[0] -= 1

    def batches():
        for _ in range(50):
            column = pyarrow.Array.from_buffers(pyarrow.int64(), 100, [None, pyarrow.py_buffer(Counted(800))])
            yield pyarrow.record_batch([column], schema=schema)
    counts = partyorg.summarise("admission", pyarrow.RecordBatchReader.from_batches(schema, batches()), on=DAY)
    assert counts.rows == 5000 and most[0] <= 3
    most[0] = 0
    report = partyorg.check_table("admission", pyarrow.RecordBatchReader.from_batches(schema, batches()), on=DAY)
    assert len(report) == 5000 and most[0] >= 50
    del report
    assert alive[0] == 0


def test_stream_that_ends_in_an_error():
    pyarrow = pytest.importorskip("pyarrow")
    schema = pyarrow.schema({"cell_yes": pyarrow.int64()})

    def batches():
        yield pyarrow.record_batch({"cell_yes": [1]})
        raise RuntimeError("the disk is gone")
    for function in (partyorg.check_table, partyorg.summarise):
        with pytest.raises(partyorg.Error, match="the disk is gone") as caught:
            function("admission", pyarrow.RecordBatchReader.from_batches(schema, batches()), on=DAY)
        assert caught.value.status == "PARTYORG_E_ARROW"
    reader = pyarrow.table({"cell_yes": [1]}).to_reader()
    assert len(partyorg.check_table("admission", reader, on=DAY)) == 1
    assert len(partyorg.check_table("admission", reader, on=DAY)) == 0


# ---- threads


@pytest.mark.parametrize("threads", [1, 2, 3, 7])
def test_threads_share_the_rows(threads):
    ons, files = draw("recognition", 40)
    columns = {name: column * 250 for name, column in {**columns_of("recognition", files), "on": ons}.items()}
    found = {name: column * 250 for name, column in found_by_check("recognition", ons, files).items()}
    report = partyorg.check_table("recognition", columns, values="all", threads=threads)
    assert columns_found(report) == found
    assert partyorg.summarise("recognition", columns, threads=threads) == report.counts()
    assert report.counts().rows == 10000


def large(rows):
    numbers = array.array("i", [5]) * rows
    return {name: numbers for name in ("cell_official", "cell_yes", "decider_base", "decider_yes")}


def test_another_thread_goes_on_meanwhile():
    """Without its lock given up, the interpreter would do nothing during a call."""
    table, during, done = large(1 << 20), [], threading.Event()

    def examine():
        start = time.perf_counter()
        partyorg.summarise("admission", table, on=DAY)
        during.extend((start, time.perf_counter()))
        done.set()
    thread = threading.Thread(target=examine)
    thread.start()
    ticks = []
    while not done.is_set():
        ticks.append(time.perf_counter())
        time.sleep(0.0005)
    thread.join()
    inside = [tick for tick in ticks if during[0] < tick < during[1]]
    gaps = [after - before for before, after in zip([during[0], *inside], [*inside, during[1]])]
    assert len(inside) > 5 and max(gaps) < 0.7 * (during[1] - during[0])


def test_two_threads_at_once():
    ons, files = draw("admission", 60)
    table = {**columns_of("admission", files), "on": ons}
    wanted = columns_found(partyorg.check_table("admission", table, values="all"))
    shared = partyorg.check_table("admission", table)
    failures = []

    def work():
        try:
            for _ in range(20):
                assert columns_found(partyorg.check_table("admission", table, values="all")) == wanted
                shared.__arrow_c_stream__()
                assert list(shared.rows("not_met")) == [i for i, v in enumerate(wanted["verdict"]) if v == 1]
        except BaseException as error:
            failures.append(error)
    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []


# ---- what no program should do


def test_a_buffer_cannot_be_resized_while_its_report_lives():
    column = bytearray(b"\1\2\3")
    report = partyorg.check_table("admission", {"cell_yes": column}, on=DAY)
    with pytest.raises(BufferError):
        column.extend(bytes(10**6))
    column[1] = 9
    assert report.report(1).facts == {"cell_yes": 9}
    del report
    column.clear()


def test_values_that_change_while_they_are_read():
    """Whatever is seen, it is a result or an error of that column."""
    column = array.array("i", [3]) * 200000
    stop = threading.Event()

    def change():
        while not stop.is_set():
            for i in range(0, len(column), 97):
                column[i] = -7
            for i in range(0, len(column), 97):
                column[i] = 3
    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(20):
            try:
                report = partyorg.check_table("admission", {"cell_yes": column}, on=DAY, threads=2)
                assert len(report) == len(column)
            except partyorg.Error as error:
                assert error.name in ("cell_yes", "columns")
    finally:
        stop.set()
        thread.join()


class Exports:
    """Exports whatever it is told."""

    def __init__(self, **exports):
        for name, value in exports.items():
            setattr(self, f"__arrow_c_{name}__", lambda value=value: value)


def test_capsules_of_other_kinds():
    capsules = [small().__arrow_c_schema__(), *small().__arrow_c_array__(), small().__arrow_c_stream__(),
                core.calendar((), ()), datetime.datetime_CAPI, None, 3]
    for one in capsules:
        if one is not capsules[3]:
            with pytest.raises(TypeError):
                partyorg.check_table("admission", Exports(stream=one), on=DAY)
        for other in capsules:
            if (one is capsules[0] or one is capsules[1]) and other is capsules[2]:
                continue
            for table in (Exports(array=(one, other)), {"cell_yes": Exports(array=(one, other))}):
                with pytest.raises(TypeError):
                    partyorg.check_table("admission", table, on=DAY)
    for wrong in (3, None, (), (capsules[0],), (capsules[0],) * 3, "ab"):
        with pytest.raises((TypeError, ValueError)):
            partyorg.check_table("admission", Exports(array=wrong), on=DAY)


def test_capsules_that_were_used():
    schema, data = small().__arrow_c_array__()
    stream = small().__arrow_c_stream__()
    for table in (Exports(stream=stream), Exports(array=(schema, data))):
        assert len(partyorg.check_table("admission", table, on=DAY, columns={"due": "born_on"})) == 4
        for again in (table, {"cell_yes": table}):
            with pytest.raises(partyorg.Error) as caught:
                partyorg.check_table("admission", again, on=DAY)
            assert caught.value.status == "PARTYORG_E_ARROW"
    fresh = small().__arrow_c_schema__()
    with pytest.raises(partyorg.Error):
        partyorg.check_table("admission", Exports(array=(fresh, data)), on=DAY)


def test_schema_and_array_that_do_not_fit():
    pyarrow = pytest.importorskip("pyarrow")
    one, other = pyarrow.record_batch({"cell_yes": [1]}), pyarrow.record_batch({"cell_yes": ["1"], "x": [2]})
    texts = pyarrow.record_batch({"cell_yes": ["1"]})
    for first, second in ((one, other), (other, one), (one, texts), (texts, one), (one, pyarrow.array([1])),
                          (pyarrow.array([1]), one), (one, pyarrow.array([None]))):
        table = Exports(array=(first.__arrow_c_array__()[0], second.__arrow_c_array__()[1]))
        with pytest.raises(partyorg.Error) as caught:
            partyorg.check_table("admission", table, on=DAY)
        assert caught.value.status == "PARTYORG_E_ARROW"


def test_results_are_examined_before_they_are_asked_for():
    """What the layer above never does."""
    fact = core.partyorg_fact_find(0, "cell_yes")
    data = core.arrow_struct([("cell_yes", core.arrow_values(0, fact, [1, 2, 3]), 0)], 3)
    batch = core.batch(0, data, [fact])
    other = core.batch(1, core.arrow_struct([], 3), [])
    results = core.results(0, DAY, None, None, [batch], 0, 0)
    for function, *more in ((core.results_column, 0), (core.results_rows, 0, -1, -1), (core.results_schema,),
                            (core.results_array,), (core.results_stream,)):
        with pytest.raises(partyorg.Error):
            function(results, *more)
    for start, first, count in ((-1, 0, 3), (1, 0, 3), (0, 0, 4), (0, 1, 3), (0, -1, 1), (2**63 - 1, 0, 3),
                                (0, 2**63 - 1, 1), (0, 1, 2**63 - 1)):
        with pytest.raises(partyorg.Error):
            core.results_examine(results, batch, start, first, count)
    with pytest.raises(partyorg.Error):
        core.results_examine(results, other, 0, 0, 3)
    with pytest.raises(partyorg.Error):
        core.results(0, DAY, None, None, [batch, other], 0, 0)
    with pytest.raises(partyorg.Error):
        core.results(0, DAY, None, None, [batch], -1, 0)
    core.results_finish(results)
    with pytest.raises(partyorg.Error):
        core.results_examine(results, batch, 0, 0, 3)
    assert list(core.results_column(results, 0)) == [0, 0, 0]
    counted = core.results(0, DAY, None, None, (), 0, 1)
    core.results_examine(counted, batch, 5, 0, 3)
    core.results_finish(counted)
    assert core.results_counts(counted)[0] == 3
    for function, *more in ((core.results_column, 0), (core.results_rows, 0, -1, -1), (core.results_array,)):
        with pytest.raises(partyorg.Error):
            function(counted, *more)
    for first, length in ((0, 4), (-1, 3), (3, 1), (2**62, 2**62), (1, -1)):
        with pytest.raises(partyorg.Error):
            core.arrow_struct([("cell_yes", core.arrow_values(0, fact, [1, 2, 3]), first)], length)


# ---- memory


def resident():
    with open("/proc/self/statm") as numbers:
        return int(numbers.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def fails(table):
    with pytest.raises(partyorg.Error):
        partyorg.check_table("admission", table, on=DAY)


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc")
@pytest.mark.skipif("ASAN_OPTIONS" in os.environ, reason="a sanitizer keeps freed memory")
@pytest.mark.parametrize("call", [
    lambda column: partyorg.check_table("admission", {"cell_yes": column}, on=DAY, values="all"),
    lambda column: partyorg.check_table("admission", {"cell_yes": column}, on=DAY).__arrow_c_stream__(),
    lambda column: partyorg.check_table("admission", {"cell_yes": column}, on=DAY).__arrow_c_array__(),
    lambda column: partyorg.check_table("admission", small(), on=DAY, columns={"due": "born_on"}).rows(),
    lambda column: partyorg.summarise("admission", {"cell_yes": column}, on=DAY),
    lambda column: partyorg.check_table("admission", {"cell_yes": list(column)}, on=DAY).verdict,
    lambda column: fails({"cell_yes": [*column, -1]}),
    lambda column: fails({"cell_yes": column, "cell_official": [1]}),
    lambda column: fails({"born_on": column}),
    lambda column: fails({"cell_yes": memoryview(column)[::2]}),
    lambda column: core.arrow_buffer("born_on", memoryview(bytes(8 * 1000)).cast("q"), bytes(1000), 1),
])
def test_memory_stays(call):
    """200 tables of 1,000 rows: one that is lost would be 40 kB of results, or 4 kB of a column."""
    column = array.array("i", range(1000))
    for _ in range(50):
        call(column)
    before = resident()
    for _ in range(200):
        call(column)
    assert resident() - before < 200 * 2000
