# SPDX-License-Identifier: MIT
"""partyorg.reading: the corpus of messy files, and each part of it."""

import collections
import datetime
import importlib.util
import json
import pathlib

import pytest

import partyorg
from partyorg import reading

MESSY = pathlib.Path(__file__).parent / "messy"
_spec = importlib.util.spec_from_file_location("spreadsheets", MESSY / "spreadsheets.py")
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
MAKERS = _module.MAKERS
EXPECTED = json.loads((MESSY / "expected.json").read_text("utf-8"))


def plain(value):
    """A value as the expectations have it."""
    return value if value is None or isinstance(value, (bool, int)) else str(value)


def read_case(name, path):
    case = EXPECTED[name]
    options = dict(case.get("read", {}))
    if "mapping" in options:
        options["mapping"] = MESSY / options["mapping"]
    return reading.read(path, case["check"], **options)


def compare(name, path):
    case = EXPECTED[name]
    if "error" in case:
        with pytest.raises(partyorg.Error) as caught:
            read_case(name, path)
        assert case["error"] in caught.value.message("en")
        assert caught.value.message("vi") != caught.value.message("en")
        return
    result = read_case(name, path)
    assert {fact: list(map(plain, values)) for fact, values in result.facts.items()} == case["facts"]
    found = [[remark.kind, remark.row, remark.column, remark.fact if remark.kind != "ignored" else None]
             for remark in result.remarks]
    key = lambda remark: [str(part) for part in remark]
    assert sorted(found, key=key) == sorted(case["remarks"], key=key), result.text()
    assert {f"{one.fact} {one.way}": one.count for one in result.conversions} == case["conversions"]
    if "rows" in case:
        assert result.rows == case["rows"]
    if "others" in case:
        assert result.others == case["others"]
    if "sheet" in case:
        assert result.sheet == case["sheet"]
    # What every reading keeps to.
    counts = {len(values) for values in (*result.facts.values(), *result.others.values())}
    assert counts <= {len(result)} and len(result.rows) == len(result)
    assert sum(remark.kind == "unreadable" for remark in result.remarks) == sum(map(len, result.unreadable.values()))
    for record, remarks in result.unreadable.items():
        for remark in remarks:
            assert remark.row == result.rows[record]
            assert remark.fact is None or result.facts[remark.fact][record] is None
    for remark in result.remarks:
        assert remark.texts[0] and remark.texts[1] and remark.texts[0] != remark.texts[1]
        assert remark.text("vi").isprintable() and remark.text("en").isprintable()
    for conversion in result.conversions:
        assert conversion.text("vi").isprintable() and conversion.text("en").isprintable()
    assert result.text("vi") != result.text("en")


@pytest.mark.parametrize("name", [name for name in EXPECTED if (MESSY / name).exists()])
def test_messy(name):
    """A file of the corpus comes out as it must."""
    compare(name, MESSY / name)


@pytest.fixture(scope="session")
def sheets(tmp_path_factory):
    """The folder of the spreadsheet files."""
    return tmp_path_factory.mktemp("messy")


@pytest.mark.parametrize("name", list(MAKERS))
def test_messy_spreadsheet(name, sheets):
    """The same for files that are made here."""
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    else:
        pytest.importorskip("python_calamine")
        pytest.importorskip("xlsxwriter")
    MAKERS[name](sheets / name)
    compare(name, sheets / name)


def test_corpus_is_whole():
    """Every expectation has its file, and every file its expectation."""
    files = {path.name for path in MESSY.iterdir() if path.suffix not in (".py", "") } - {"expected.json", "mapping.json", "mapping.csv"}
    assert files | set(MAKERS) == set(EXPECTED) and not files & set(MAKERS)
    assert len(EXPECTED) >= 40
