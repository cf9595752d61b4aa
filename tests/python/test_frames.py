# SPDX-License-Identifier: MIT
"""Data frames and notebooks: what examine() adds to a row is what check() finds in it; reports as HTML.

pandas and polars are used where they are; `make check-table` installs them.
"""

import datetime
import decimal
import html.parser
import pathlib
import random
import subprocess
import sys

import partyorg
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import random_cases  # noqa: E402

DAY = datetime.date(2025, 7, 14)
CHECKS = [check.name for check in partyorg.checks()]
FIXED = ["verdict", "stage", "reason", "missing", "due", "due_rule"]


def facts_of(check):
    return partyorg.facts(next(one.subject for one in partyorg.checks() if one.name == check))


def draw(check, count, seed=1):
    """Columns of random files, dates as datetime.date."""
    rng, files = random.Random(seed), []
    for _ in range(count):
        facts = random_cases.draw_facts(rng, check, DAY)
        random_cases.favour(rng, check, facts)
        lost = rng.choice((0, 0.05, 0.3))
        files.append({name: None if rng.random() < lost else value for name, value in facts.items()})

    def value(fact, given):
        if given is None:
            return None
        if fact.type == "int":
            return min(given, fact.maximum)
        return datetime.date.fromisoformat(given) if fact.type == "date" else given
    return {fact.name: [value(fact, file.get(fact.name)) for file in files] for fact in facts_of(check)}


def expected(check, columns, lang, **more):
    """What the columns must hold: one full report a row."""
    titles = {fact.name: fact.title(lang) for fact in facts_of(check)}
    found = []
    for i in range(len(next(iter(columns.values())))):
        report = partyorg.check(check, {name: column[i] for name, column in columns.items()}, **more)
        failed = [finding for finding in report
                  if finding.kind != "ground" and finding.status == ("met" if finding.kind == "bar" else "not_met")]
        step = report.next_step
        row = {"verdict": report.verdict, "stage": report.stage,
               "reason": "; ".join(f"{finding.id}: {finding.title(lang)}" for finding in failed) or None,
               "missing": "; ".join(titles[name] for name in report.missing) or None,
               "due": step.due, "due_rule": step.due_rule}
        for value in partyorg.values(check):
            row["value_due" if value.name == "due" else value.name] = report.values.get(value.name)
        found.append(row)
    return found


def pandas_rows(pandas, frame, names):
    """The rows of a pandas frame as Python has them."""
    def value(given):
        if given is None or pandas.isna(given):
            return None
        return given.date() if isinstance(given, datetime.datetime) else given
    return [{name: value(item) for name, item in zip(names, row)}
            for row in frame[names].astype(object).itertuples(index=False, name=None)]


# ---- pandas


@pytest.fixture
def pandas():
    return pytest.importorskip("pandas")


@pytest.fixture
def pandas_frames(pandas):
    import partyorg.pandas
    return partyorg.pandas


def nullable(pandas, check, columns):
    """The types that an analyst has: datetime64, Int64, boolean, string, category."""
    kinds = {"date": "datetime64[ns]", "bool": "boolean", "int": "Int64", "decimal": "float64", "enum": "category",
             "ordered": "string"}
    table = {}
    for fact in facts_of(check):
        column = pandas.Series(columns[fact.name], dtype=object)
        if fact.type == "decimal":
            column = column.map(lambda value: None if value is None else float(value))
        table[fact.name] = column.astype(kinds[fact.type])
    return pandas.DataFrame(table)


def objects(pandas, check, columns):
    return pandas.DataFrame({name: pandas.Series(column, dtype=object) for name, column in columns.items()})


def arrow(pandas, check, columns):
    pyarrow = pytest.importorskip("pyarrow")
    table = {name: [str(value) if isinstance(value, decimal.Decimal) else value for value in column]
             for name, column in columns.items()}
    return pyarrow.table(table).to_pandas(types_mapper=pandas.ArrowDtype)


@pytest.mark.parametrize("make", [nullable, objects, arrow])
@pytest.mark.parametrize("check", CHECKS)
def test_pandas_is_check(pandas, pandas_frames, check, make):
    columns = draw(check, 60)
    frame = make(pandas, check, columns)
    frame.index = pandas.Index([f"HS-{i}" for i in range(60)], name="file")
    before = frame.copy()
    found = pandas_frames.examine(frame, check, on=DAY, values="all", lang="en", threads=2, prefix="p_")
    pandas.testing.assert_frame_equal(frame, before)
    pandas.testing.assert_frame_equal(found[list(frame.columns)], before)
    wanted = expected(check, columns, "en", on=DAY)
    names = [name for name in found.columns if name not in frame.columns]
    assert names == ["p_" + name for name in wanted[0]]
    assert [{name[2:]: value for name, value in row.items()} for row in pandas_rows(pandas, found, names)] == wanted


def test_pandas_types(pandas, pandas_frames):
    frame = pandas.DataFrame({"born_on": ["2007-09-10", None]})
    found = pandas_frames.examine(frame, "admission", on=DAY, values=["age_months", "eligible_from"])
    assert list(found.columns) == ["born_on", *FIXED, "age_months", "eligible_from"]
    assert list(found["verdict"].cat.categories) == ["met", "not_met", "unknown"]
    assert list(found["stage"].cat.categories) == [stage.name for stage in partyorg.stages("admission")]
    assert list(found["due_rule"].cat.categories) == [rule.id for rule in partyorg.rules("admission")]
    assert str(found["reason"].dtype) == str(found["missing"].dtype) == "string"
    assert found["due"].dtype.kind == found["eligible_from"].dtype.kind == "M"
    assert str(found["age_months"].dtype) == "Int32" and found["age_months"].isna().tolist() == [False, True]
    assert found["reason"][0] == "ADM-AGE-MIN: Đủ 18 tuổi"
    bare = pandas_frames.examine(frame, "admission", on=DAY, lang=None)
    assert bare["reason"][0] == "ADM-AGE-MIN" and bare["missing"][0].startswith("citizen_vn education ")
    assert str(pandas_frames.examine(pandas.DataFrame({"paid": [1]}), "dues", on=DAY, values="all")["exempt"].dtype) == "boolean"
    points = pandas_frames.examine(pandas.DataFrame({"minutes": [60]}), "meeting", on=DAY, values="all")
    assert str(points["points"].dtype) == "float64" and str(points["grade"].dtype) == "category"


def test_pandas_columns(pandas, pandas_frames):
    """By title, by name told, one date a row; columns that are no facts, of any kind, are not looked at."""
    frame = pandas.DataFrame({"Ngày sinh": ["10/09/2007"] * 2, "qt": ["có", "không"], 7: [object(), 1],
                              "ngày": pandas.to_datetime(["2025-08-20", "2025-09-20"]), "x": [[1], {}]}, index=[5, 5])
    found = frame.partyorg.check("admission", columns={"qt": "citizen_vn", "ngày": "on"}, lang=None)
    assert found["reason"].tolist() == ["ADM-AGE-MIN", "ADM-CITIZEN"] and found.index.tolist() == [5, 5]
    assert frame.partyorg.reports("admission", columns={"qt": "citizen_vn", "ngày": "on"}).ignored == ("x",)
    twice = pandas.concat([frame, frame], axis=1)
    with pytest.raises(partyorg.Error, match="two columns of this name"):
        twice.partyorg.check("admission", on=DAY)


def test_pandas_no_rows(pandas, pandas_frames):
    found = pandas.DataFrame({"born_on": pandas.Series([], dtype=object)}).partyorg.check("admission", on=DAY, values="all")
    assert len(found) == 0 and "probation_ends" in found


def test_pandas_refuses(pandas, pandas_frames):
    frame = pandas.DataFrame({"born_on": ["2007-09-10"], "verdict": [1], "due": [2]})
    with pytest.raises(partyorg.Error) as caught:
        pandas_frames.examine(frame, "admission")
    assert str(caught.value) == ('verdict, due: the frame already has a column of this name; pass prefix="..." or rename it')
    assert caught.value.message("vi").startswith("verdict, due: bảng đã có cột tên này")
    assert "kt_verdict" in pandas_frames.examine(frame, "admission", prefix="kt_")
    again = frame[["born_on"]].partyorg.check("admission")
    with pytest.raises(partyorg.Error):
        again.partyorg.check("admission")
    for wrong in ([1], {"born_on": [1]}, None):
        with pytest.raises(TypeError, match="pandas.DataFrame"):
            pandas_frames.examine(wrong, "admission")
    for arguments in ({"check": "x"}, {"lang": "fr"}, {"values": ["x"]}, {"columns": {"x": "born_on"}}):
        with pytest.raises(partyorg.Error):
            pandas_frames.examine(frame, **{"check": "admission", "prefix": "p", **arguments})
    with pytest.raises(TypeError):
        pandas_frames.examine(frame, "admission", prefix=3)
    for nothing in (pandas.DataFrame(), pandas.DataFrame({"x": [1]}), pandas.DataFrame({("a", "b"): [1]}),
                    pandas.DataFrame({1: [1]}), pandas.DataFrame(index=[1, 2])):
        with pytest.raises(partyorg.Error, match="none of the columns is a fact"):
            pandas_frames.examine(nothing, "admission")


def test_pandas_far_dates(pandas, pandas_frames):
    """Years that nanoseconds do not reach."""
    frame = pandas.DataFrame({"cell_met_on": ["1700-01-01", "9990-12-31"]})
    found = frame.partyorg.check("admission", on="2025-08-20", values="all")
    for i, day in enumerate(frame["cell_met_on"]):
        values = partyorg.check("admission", cell_met_on=day, on="2025-08-20").values
        for name in ("decision_due", "papers_valid_until"):
            assert (None if pandas.isna(found[name][i]) else found[name][i].date()) == values.get(name)


@pytest.mark.parametrize("moments", [
    lambda pandas: pandas.to_datetime(["2007-09-10 00:00", None, "2007-09-10 05:00"]),
    lambda pandas: pandas.to_datetime(["2007-09-10", None, "2007-09-10"]).tz_localize("Asia/Ho_Chi_Minh"),
    lambda pandas: pandas.Series([datetime.date(2007, 9, 10), None, datetime.datetime(2007, 9, 10, 5)], dtype=object),
    lambda pandas: pandas.Series([datetime.date(2007, 9, 10), None, pandas.Timestamp(2007, 9, 10, nanosecond=1)], dtype=object),
])
def test_pandas_moments_are_no_days(pandas, pandas_frames, moments):
    frame = pandas.DataFrame({"born_on": moments(pandas)})
    with pytest.raises(partyorg.Error) as caught:
        pandas_frames.examine(frame, "admission", on=DAY)
    assert caught.value.row == (0 if frame["born_on"].dtype.kind == "M" and frame["born_on"].dt.tz is not None else 2)
    assert caught.value.name == "born_on" and "without time of day or time zone" in str(caught.value)


def test_pandas_items_of_many_types(pandas, pandas_frames):
    """As read_excel() gives them: what is certain is taken, what is not is refused with its row."""
    numpy = pytest.importorskip("numpy")
    born = [datetime.datetime(2007, 9, 10), "10/09/2007", datetime.date(2007, 9, 10), pandas.Timestamp("2007-09-10"),
            None, float("nan"), pandas.NaT, pandas.NA]
    yes = [9, 9.0, "9", numpy.int64(9), numpy.float32(9), numpy.nan, None, pandas.NA]
    frame = pandas.DataFrame({"born_on": pandas.Series(born, dtype=object), "cell_yes": pandas.Series(yes, dtype=object)})
    report = frame.partyorg.reports("admission", on=DAY)
    for row in range(8):
        known = report.report(row).facts
        assert known.get("born_on") == (datetime.date(2007, 9, 10) if row < 4 else None)
        assert known.get("cell_yes") == (9 if row < 5 else None)
    frame.loc[6, "cell_yes"] = 9.5
    with pytest.raises(partyorg.Error) as caught:
        frame.partyorg.reports("admission", on=DAY)
    assert caught.value.row == 6 and "9.5" in str(caught.value)


def test_pandas_reports(pandas, pandas_frames):
    frame = pandas.DataFrame({"born_on": ["2007-09-10", "1990-01-01", "x"]}, index=list("abc"))
    assert frame.partyorg.report("admission", 0, on=DAY)["ADM-AGE-MIN"].status == "not_met"
    assert frame.partyorg.report("admission", -2, on=DAY)["ADM-AGE-MIN"].status == "met"
    with pytest.raises(partyorg.Error) as caught:
        frame.partyorg.report("admission", 2, on=DAY)
    assert caught.value.row == 2 and str(caught.value).startswith("row 2: born_on")
    assert caught.value.message("vi").startswith("hàng 2: born_on")
    with pytest.raises(partyorg.Error):
        frame.partyorg.report("admission", 3, on=DAY)
    reports = frame.iloc[:2].partyorg.reports("admission", on=DAY)
    assert len(reports) == 2 and reports.report(0).verdict == "not_met"


# ---- polars


@pytest.fixture
def polars():
    return pytest.importorskip("polars")


@pytest.fixture
def polars_frames(polars):
    import partyorg.polars
    return partyorg.polars


def polars_frame(polars, check, columns, moments=False):
    kinds = {"date": polars.Datetime if moments else polars.Date, "bool": polars.Boolean, "int": polars.Int64,
             "decimal": polars.Decimal(10, 2), "enum": polars.Categorical, "ordered": polars.String}
    table = {}
    for fact in facts_of(check):
        column = columns[fact.name]
        if fact.type == "decimal":
            column = [None if value is None else decimal.Decimal(str(value)) for value in column]
        table[fact.name] = polars.Series(column, dtype=kinds[fact.type])
    return polars.DataFrame(table)


@pytest.mark.parametrize("lazy", [False, True])
@pytest.mark.parametrize("check", CHECKS)
def test_polars_is_check(polars, polars_frames, check, lazy):
    columns = draw(check, 60)
    frame = polars_frame(polars, check, columns, moments=lazy)
    given = frame.lazy() if lazy else frame
    found = polars_frames.examine(given, check, on=DAY, values="all", lang="vi", threads=2, prefix="p_")
    if lazy:
        assert isinstance(found, polars.LazyFrame)
        schema, found = found.collect_schema(), found.collect()
        assert schema == found.schema
    assert found[frame.columns].equals(frame)
    wanted = expected(check, columns, "vi", on=DAY)
    rest = found.drop(frame.columns)
    assert rest.columns == ["p_" + name for name in wanted[0]]
    assert [{name[2:]: value for name, value in row.items()} for row in rest.iter_rows(named=True)] == wanted


def test_polars_types(polars, polars_frames):
    frame = polars.DataFrame({"born_on": ["2007-09-10", None], "citizen_vn": [None, None]})
    found = frame.partyorg.check("admission", on=DAY, values=["age_months", "eligible_from"])
    assert found.columns == ["born_on", "citizen_vn", *FIXED, "age_months", "eligible_from"]
    assert found["verdict"].dtype == polars.Enum(["met", "not_met", "unknown"])
    assert found["due"].dtype == found["eligible_from"].dtype == polars.Date
    assert found["age_months"].dtype == polars.Int32
    assert found["reason"].to_list() == ["ADM-AGE-MIN: Đủ 18 tuổi", None]
    assert len(frame.head(0).partyorg.check("admission", values="all")) == 0


def test_polars_lazy(polars, polars_frames, tmp_path):
    polars.DataFrame({"n": [1, 2, 3], "born_on": ["2007-09-10", "1990-01-01", None]}).write_parquet(tmp_path / "a.parquet")
    lazy = polars.scan_parquet(tmp_path / "*.parquet").partyorg.check("admission", on=DAY, lang=None)
    assert lazy.filter(polars.col("verdict") == "not_met").select("n", "reason").collect().rows() == [(1, "ADM-AGE-MIN")]
    assert lazy.select("n").collect()["n"].to_list() == [1, 2, 3]
    assert lazy.head(2).collect().height == 2
    for arguments in ({"check": "x"}, {"lang": "fr"}, {"columns": {"x": "on"}}, {"on": "x"}):
        with pytest.raises(partyorg.Error):
            polars.LazyFrame({"born_on": ["2007-09-10"]}).partyorg.check(**{"check": "admission", **arguments})
    with pytest.raises(partyorg.Error, match="already has a column"):
        lazy.partyorg.check("admission")
    dated = polars.LazyFrame({"born_on": ["2007-09-10"], "on": ["2025-09-20"]}).partyorg.check("admission", lang=None)
    assert dated.collect()["reason"].to_list() == [None]


def test_polars_refuses(polars, polars_frames):
    for moments in ([datetime.datetime(2007, 9, 10), None, datetime.datetime(2007, 9, 10, 5)],
                    polars.Series([datetime.date(2007, 9, 10), None, datetime.datetime(2007, 9, 10, 5)], dtype=polars.Object)):
        with pytest.raises(partyorg.Error) as caught:
            polars.DataFrame({"born_on": moments}).partyorg.check("admission", on=DAY)
        assert caught.value.row == 2
    zoned = polars.DataFrame({"born_on": [datetime.datetime(2007, 9, 10)]}).cast(polars.Datetime("us", "UTC"))
    with pytest.raises(partyorg.Error, match="time zone"):
        zoned.partyorg.check("admission", on=DAY)
    with pytest.raises(TypeError, match="polars.DataFrame or polars.LazyFrame"):
        polars_frames.examine([1], "admission")
    frame = polars.DataFrame({"born_on": ["2007-09-10", "x"]})
    assert frame.partyorg.report("admission", -2, on=DAY)["ADM-AGE-MIN"].status == "not_met"
    with pytest.raises(partyorg.Error) as caught:
        frame.partyorg.report("admission", 1, on=DAY)
    assert caught.value.row == 1
    assert frame.head(1).partyorg.reports("admission", on=DAY).counts().rows == 1


# ---- both, and neither


def test_one_library_does_not_bring_in_the_other(pandas, polars):
    for one, other in (("pandas", "polars"), ("polars", "pandas")):
        code = (f"import sys, {one}; before = '{other}' in sys.modules\n"
                f"import partyorg.{one} as frames\n"
                f"frames.examine({one}.DataFrame({{'born_on': ['2007-09-10']}}), 'admission')\n"
                f"assert before or '{other}' not in sys.modules")
        subprocess.run([sys.executable, "-c", code], check=True)
    subprocess.run([sys.executable, "-c", "import sys, partyorg; assert not {'pandas', 'polars', 'numpy', 'pyarrow'} & "
                                          "set(sys.modules)"], check=True)


def test_a_library_that_is_not_installed():
    code = """if True:
        import sys
        class Nothing:
            def find_spec(self, name, path=None, target=None):
                if name in ("pandas", "polars", "numpy", "pyarrow"):
                    raise ModuleNotFoundError(name)
        sys.meta_path.insert(0, Nothing())
        import partyorg, partyorg._error
        for name in ("pandas", "polars"):
            try:
                partyorg._error.needed(name, name)
            except partyorg.Error as error:
                assert f'pip install "partyorg[{name}]"' in str(error) and "cần thư viện" in error.message("vi")
            else:
                raise SystemExit("no error")
    """
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("threads", [1, 3])
def test_missing_facts(check, threads):
    columns = draw(check, 5000 if check == "admission" else 100, seed=3)
    report = partyorg.check_table(check, columns, on=DAY)
    names = [fact.name for fact in facts_of(check)]
    masks = report.missing_facts(threads=threads)
    assert masks.format == "Q" and len(masks) == len(report)
    for row in range(0, len(report), 7):
        assert [name for i, name in enumerate(names) if masks[row] >> i & 1] == report.report(row).missing
    with pytest.raises(partyorg.Error):
        report.missing_facts(threads=0)


def test_missing_facts_of_rows_that_are_not_there():
    report = partyorg.check_table("admission", {"cell_yes": [1, 2]}, on=DAY)
    core, native, batch = partyorg.core, report._native, report._batches[0]
    for start, first, count in ((-1, 0, 2), (1, 0, 2), (0, -1, 1), (0, 0, 3), (0, 1, 2), (0, 2**63 - 1, 1), (0, 3, 0)):
        with pytest.raises(partyorg.Error):
            core.results_missing(native, batch, start, first, count)
    assert core.results_missing(native, batch, 0, 2, 0) == b""
    with pytest.raises(TypeError):
        core.results_missing(native, native, 0, 0, 1)
    assert len(partyorg.check_table("admission", {"cell_yes": []}, on=DAY).missing_facts()) == 0


# ---- notebooks


class Outline(html.parser.HTMLParser):
    """Words of a page; that its elements are closed, and ask for nothing."""

    def __init__(self, text):
        super().__init__()
        self.open, self.words = [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "img", "link", "iframe", "style", "a")
        assert {name for name, _ in attributes} <= {"style", "lang", "title"}
        assert "url" not in (dict(attributes).get("style") or "")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", CHECKS)
def test_html_of_reports(check, lang):
    columns = draw(check, 15, seed=5)
    table = partyorg.check_table(check, {**columns, "<b>&": [""] * 15}, on=DAY)
    words = " ".join(Outline(table.html(lang)).words)
    assert "<b>&" in words and table.check and str(len(table)) in words
    counts = " ".join(Outline(table.counts().html(lang)).words)
    for rule in partyorg.rules(check):
        assert rule.id in counts and rule.title(lang) in counts
    for row in range(15):
        report = table.report(row)
        words = " ".join(Outline(report.html(lang)).words)
        for finding in report:
            assert finding.id in words
        assert report.next_step.text(lang) in words and partyorg.status_title(report.verdict, lang) in words
        for right in report.rights:
            assert right.text(lang) in words


def test_html_of_scorecards():
    for id in partyorg.scorecards():
        card = partyorg.Scorecard.builtin(id)
        for lang in ("vi", "en"):
            assert card.title(lang) in " ".join(Outline(card.html(lang)).words)
            for facts in ({}, {"score_1": 1, "meeting_kind": "regular"}) if card.to_dict()["itemised"] else ({},):
                scored = card.score(facts)
                words = " ".join(Outline(scored.html(lang)).words)
                for one in scored.criteria:
                    assert one.name(lang) in words
    card = card.to_dict()
    card.update(id="x", title_en="<script>alert(1)</script>")
    assert "<script" not in partyorg.Scorecard(card).html("en")


def test_html_by_itself():
    report = partyorg.check("admission", born_on="2007-09-10", on=DAY)
    assert report._repr_html_() == report.html() == report.html("en") != report.html("vi")
    table = partyorg.check_table("admission", {"born_on": ["2007-09-10"]}, on=DAY)
    assert table._repr_html_() == table.html("en") and table.counts()._repr_html_() == table.counts().html("en")
    with pytest.raises(partyorg.Error):
        report.html("fr")
