# SPDX-License-Identifier: MIT
"""partyorg.reading: the corpus of messy files, and each part of it."""

import csv
import datetime
import decimal
import importlib.metadata
import importlib.util
import io
import json
import pathlib
import shutil
import subprocess
import sys
import unicodedata

import pytest

import partyorg
from partyorg import reading
from partyorg.reading import _cells, _headers, _legacy, _words

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


def needs_old_workbooks():
    """XLS files are read by calamine 0.6 or later alone."""
    pytest.importorskip("python_calamine")
    if tuple(map(int, importlib.metadata.version("python-calamine").split(".")[:2])) < (0, 6):
        pytest.skip("this calamine is given no XLS files")


@pytest.mark.parametrize("name", [name for name in EXPECTED if (MESSY / name).exists()])
def test_messy(name):
    """A file of the corpus comes out as it must."""
    if name == "saved-as-97.xls":
        needs_old_workbooks()
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
    files = {path.name
             for path in MESSY.iterdir()
             if path.suffix not in (".py", "")} - {"expected.json", "mapping.json", "mapping.csv"}
    assert files | set(MAKERS) == set(EXPECTED) and not files & set(MAKERS)
    assert len(EXPECTED) >= 40


# ---- each part


def fact(check, name):
    subject = {one.name: one.subject for one in partyorg.checks()}[check]
    return partyorg.find_fact(subject, name)


def cell(name, value, check="admission", **place):
    return _cells.Converter(fact(check, name), _cells.Place(today=datetime.date(2026, 11, 26), **place))(value)


@pytest.mark.parametrize("decode", [_legacy.tcvn3, _legacy.vni])
def test_legacy_letters(decode):
    """Every Vietnamese letter has one way to be written in a legacy encoding, and comes back."""
    letters = [
        unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    ]
    letters += ["đ"]
    if decode is _legacy.vni:
        letters += [letter.upper() for letter in letters]
        table = {
            meant: written
            for written, meant in _legacy._VNI.items()
            if len(written) == 1 or written[0].isupper() == written[1].isupper()
        }
    else:
        letters += list("ĂÂĐÊÔƠƯ")  # capitals with a tone are in a font of capitals
        table = {meant: chr(code) for code, meant in _legacy._TCVN3.items()}
    for letter in letters:
        written = letter if letter.isascii() else table[letter]
        assert all(ord(char) < 256 for char in written)
        assert decode(written) == letter
        assert decode(f"x{written}n g") == f"x{letter}n g"
    assert len({table.get(letter, letter) for letter in letters}) == len(letters)


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv")
def test_tcvn3_against_iconv():
    """The table is the standard's: iconv of the system has it as TCVN 5712."""
    for code, letter in _legacy._TCVN3.items():
        done = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=bytes([code]) + b".", capture_output=True)
        if done.returncode:
            pytest.skip("iconv does not know TCVN")
        assert unicodedata.normalize("NFC", done.stdout.decode()) == letter + "."


def test_legacy_words():
    assert _legacy.vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñöôïc, chöùng, NGAØY"
                       ) == "Cộng hòa xã hội chủ nghĩa Việt Nam, được, chứng, NGÀY"
    assert _legacy.tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®\xad\xf2c".replace(
        "\xf2", "îc"[0])) == "Cộng hòa xã hội chủ nghĩa Việt Nam, được"
    assert _legacy.utf8("NgÃ y sinh") == "Ngày sinh"
    assert _legacy.utf8("Ngày") == "Ngày"


def test_plain():
    assert _words.plain("  ỦY\u00a0 VIÊN ") == _words.plain("uỷ viên") == "ủy viên"
    assert _words.plain(unicodedata.normalize("NFD", "Hòa – Bình")) == "hòa-bình"
    assert _words.plain("Ðảng") == "đảng"
    assert _words.show("a\x00b\n\u2028" + "c" * 100).isprintable()


@pytest.mark.parametrize("value, expected", [
    ("29/02/2024", datetime.date(2024, 2, 29)),
    ("29/02/2023", None),
    ("31/12/2100", datetime.date(2100, 12, 31)),
    ("01/01/2101", None),
    ("01/01/1900", datetime.date(1900, 1, 1)),
    ("31/12/1899", None),
    ("1/13/2025", None),
    ("13/1/2025", datetime.date(2025, 1, 13)),
    ("0/1/2025", None),
    ("", None),
    ("   ", None),
    ("12", None),
    ("123456", None),
    ("99999999", None),
    ("20241231", datetime.date(2024, 12, 31)),
    ("19000101", datetime.date(1900, 1, 1)),
    ("12201220", None),
    ("2025-1-2", datetime.date(2025, 1, 2)),
    ("2025.01.02", datetime.date(2025, 1, 2)),
    ("1/2/2025 0:00", datetime.date(2025, 2, 1)),
    (datetime.datetime(2025, 2, 1), datetime.date(2025, 2, 1)),
    (datetime.date(985, 1, 1), None),
    (datetime.time(1), None),
    (datetime.timedelta(5), None),
    (True, None),
    (45000, None),
    (float("nan"), None),
    (float("inf"), None),
    (10**400, None),
    (decimal.Decimal(45000), None),
    (b"2025", None),
    ("\x00", None),
    ("1" * 10**6, None),
    ("٠١/٠٢/٢٠٢٥", datetime.date(2025, 2, 1)),
])
def test_dates(value, expected):
    done = cell("cell_met_on", value)
    assert done.value == expected
    assert expected is not None or done.why or done is _cells.BLANK or done.way == "blank"


@pytest.mark.parametrize("epoch, number, expected", [
    (1900, 45716, datetime.date(2025, 2, 28)),
    (1904, 44254, datetime.date(2025, 2, 28)),
    (None, 45716, None),
    (1900, 60, None),
    (1900, 61, datetime.date(1900, 3, 1)),
    (1904, 60, datetime.date(1904, 3, 1)),
    (1900, 73415, datetime.date(2100, 12, 31)),
    (1900, 73416, None),
    (1904, 71953, datetime.date(2100, 12, 31)),
    (1904, 71954, None),
    (1900, 2025, None),
    (1900, 1899, datetime.date(1905, 3, 13)),
    (1900, -1, None),
    (1900, 1e300, None),
    (1900, float("inf"), None),
])
def test_day_numbers(epoch, number, expected):
    done = cell("cell_met_on", number, sheet=True, epoch=epoch)
    assert done.value == expected and (expected is None) == (done.why is not None)
    assert expected is None or done.way == "serial"


@pytest.mark.parametrize("value, expected", [
    (12, 12),
    (12.0, 12),
    (12.5, None),
    (True, None),
    (float("nan"), None),
    (float("-inf"), None),
    (1e300, None),
    (10**400, None),
    (-1, None),
    (1000000, 1000000),
    (1000001, None),
    (decimal.Decimal("12.00"), 12),
    (decimal.Decimal("12.01"), None),
    (decimal.Decimal("NaN"), None),
    (decimal.Decimal("1e999999"), None),
    (decimal.Decimal("1e-999999"), None),
    ("12", 12),
    ("+12", 12),
    ("-0", 0),
    ("1.000.000", 1000000),
    ("1,000,000", 1000000),
    ("1.000,000", 1000),
    ("1.234,0", 1234),
    ("1'500", 1500),
    ("1.5", None),
    ("1.000", None),
    ("1.0", 1),
    ("١٢", 12),
    ("²", None),
    ("1_000", None),
    ("9" * 10**6, None),
    ("", None),
    ("12 x", None),
    (datetime.date(2025, 1, 1), None),
    (object(), None),
])
def test_ints(value, expected):
    done = cell("cell_yes", value)
    assert done.value == expected and type(done.value) in (int, type(None))


def test_thousands_by_bounds():
    """Where the fact cannot be so large, "1.000" is 1; where only thousands give a whole number, it is those."""
    assert cell("months_held", "1.000", "meeting_year").value == 1
    assert cell("cell_yes", "1.250").value == 1250
    why = cell("cell_yes", "1.000").why
    assert "1000" in why[0] and "1000" in why[1]


@pytest.mark.parametrize("value, expected", [
    (29.99, "29.99"),
    (0.1 + 0.2, "0.30"),
    (29.999, None),
    (30, "30.00"),
    (30.01, None),
    (-0.01, None),
    ("29,99", "29.99"),
    ("29.99", "29.99"),
    ("29.990", "29.99"),
    ("29.999", None),
    (decimal.Decimal("1.50"), "1.50"),
    (decimal.Decimal("1.505"), None),
    (float("nan"), None),
    (float("inf"), None),
    (1e308, None),
    (True, None),
    ("1e1", None),
    ("", None),
    ("30,00", "30.00"),
])
def test_decimals(value, expected):
    done = cell("points_general", value, "review")
    assert done.value == (None if expected is None else decimal.Decimal(expected))
    assert cell("points_general", 0.1 + 0.2, "review").way == "rounding"


@pytest.mark.parametrize("value, expected", [
    (True, True),
    (False, False),
    (1, True),
    (0, False),
    (1.0, True),
    (2, None),
    (0.5, None),
    (float("nan"), None),
    ("x" * 10**6, None),
    (datetime.date(2025, 1, 1), None),
    (" Không ", False),
])
def test_bools(value, expected):
    assert cell("citizen_vn", value).value is expected


def test_every_value_of_every_fact():
    """What the library itself writes for a value is read back, in both languages; no converter raises."""
    hostile = [
        "", "\x00", "=1+1", "#REF!", "-", 0, 1, -1.5,
        float("nan"),
        float("inf"), 10**5000, True, None, b"\xff", datetime.datetime.max, datetime.date.min,
        datetime.time(),
        decimal.Decimal("sNaN"), "\ud800", "a" * 5000, "1" * 5000, "☑", "١", "½", "+", "-", ".", ",", "1,", ".5", "1..",
        "//", "1/1/1", "ngày", [], {},
        object()
    ]
    for subject in partyorg.subjects():
        if subject.name in ("options", "values"):
            continue
        for one in partyorg.facts(subject.name):
            for place in (_cells.Place(), _cells.Place(True,
                                                       1900), _cells.Place(True,
                                                                           1904), _cells.Place(False, None, False)):
                converter = _cells.Converter(one, place)
                for value in hostile:
                    done = converter(value)
                    assert done.value is None or done.why is None
                    if done.why:
                        assert all(done.why) and done.why[0] != done.why[1]
                    if done.value is not None:  # the library takes what was read
                        partyorg.format_fact(subject.name, one.name, done.value)
            samples = {
                "date": [datetime.date(2024, 2, 29)], "bool": [True, False], "int": [one.minimum, one.maximum],
                "decimal": [one.minimum, one.maximum]
            }
            for value in samples.get(one.type) or [choice.name for choice in one.choices]:
                for lang in ("vi", "en"):
                    assert _cells.Converter(one,
                                            _cells.Place())(partyorg.format_fact(subject.name, one.name, value,
                                                                                 lang)).value == value


def test_every_header_is_known():
    """Each fact is found by its name and both titles, also decomposed, decorated and in capitals."""
    for check in partyorg.checks():
        headers = _headers.Headers(check.subject, partyorg.facts(check.subject), None)
        for one in partyorg.facts(check.subject):
            for text in (one.name, *one.titles):
                for header in (text, text.upper(), unicodedata.normalize("NFD", text), f" 3. {text}: *",
                               f"{text} (nếu có)", f"{text}\n(*)"):
                    match = headers.match(header)
                    assert match.fact is not None and match.fact.name == one.name, header
        for header in ("", "a" * 10**6, "()", "(((", "*", "1.", "\x00", "Ngày"):
            assert headers.match(header).fact is None


# ---- files


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def test_hostile_files(tmp_path):
    """Whatever a file holds, it is read or refused in both languages."""
    files = {
        "a.csv": b"\x00" * 1000,
        "b.csv": b"born_on\n\xff\xfe\xfd",
        "c.csv": b"\xff\xfe\x00",
        "d.csv": b"born_on\n" + b"x" * (1 << 20) + b"\n1990-01-31\n",
        "e.csv": b"born_on" + b"," * 100000 + b"\n1990-01-31\n",
        "f.csv": b"born_on\r1990-01-31\r1991-01-31",
        "g.csv": b'"born_on',
        "h.csv": b"\n\n\n",
        "i.tsv": b"born_on\tcitizen_vn\n\t\n",
        "j.json": b"[" * 100000,
        "k.jsonl": b"{}\n{}",
        "l.json": b'[{"born_on": ' + b"9" * 10000 + b"}]",
        "m.json": b'{"born_on": "1990-01-31"}',
        "n.json": b'[1, 2]',
        "o.jsonl": b'{"facts": {"born_on": "1990-01-31"}}\n{"facts": 7}\n{"other": {"born_on": 1}}',
        "p.json": b"\xff\xfe[\x00]\x00",
        "q.xlsx": b"",
        "r.xlsx": b"PK\x05\x06" + b"\x00" * 18,
        "s.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "t.parquet": b"PAR1",
        "u.ods": b"PK\x03\x04",
        "v.docx": b"PK\x03\x04zz",
        "w": b"born_on\n",
        "x.csv": b"PK\x03\x04zz",
        "y.json": b'[{"born_on": "\\ud800"}]',
        "z.csv": "born_on,ghi chú\n1990-01-31,\ud83d".encode("utf-8", "surrogatepass"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        try:
            done = reading.read(tmp_path / name, "admission")
        except partyorg.Error as error:
            if "pip install" in error.message("en"):
                continue
            assert error.message("vi") != error.message("en") and str(tmp_path / name) in error.message("vi"), name
        else:
            for lang in ("vi", "en"):
                assert done.text(lang)
    assert reading.read(tmp_path / "d.csv", "admission").facts["born_on"] == [None, datetime.date(1990, 1, 31)]
    assert reading.read(tmp_path / "f.csv", "admission").rows == [2, 3]


def test_damaged_workbooks(tmp_path):
    """A workbook with any byte changed is read or refused, never more."""
    needs_old_workbooks()
    old = (MESSY / "saved-as-97.xls").read_bytes()
    random = __import__("random").Random(7)
    for turn in range(150):
        data = bytearray(old)
        for _ in range(8):
            data[random.randrange(len(data))] = random.randrange(256)
        path = tmp_path / "x.xls"
        path.write_bytes(data[:random.randrange(len(data))] if turn % 3 == 0 else data)
        try:
            reading.read(path, "admission").text()
        except partyorg.Error as error:
            assert error.message("vi") != error.message("en")


def test_password(tmp_path):
    pytest.importorskip("python_calamine")
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    with pytest.raises(partyorg.Error, match="password"):
        reading.read(path, "admission")


def test_many_long_rows(tmp_path):
    """Rows with too many cells take no longer than others, and keep what they hold."""
    path = write(tmp_path / "a.csv", "n,born_on\n" + "1,1990-01-31,x,y\n" * 20000)
    done = reading.read(path, "admission")
    assert done.facts == {"born_on": [None] * 20000} and len(done.unreadable) == 20000 and not done.conversions
    assert done.unreadable[7][0].value == "1; 1990-01-31; x; y" and done.unreadable[7][0].row == 9


def test_places(tmp_path):
    for path in (tmp_path, tmp_path / "no.csv", "a\x00b.csv", ""):
        with pytest.raises(partyorg.Error) as caught:
            reading.read(path, "admission")
        assert caught.value.message("vi") != caught.value.message("en")
    path = write(tmp_path / "a.csv", "born_on\n1990-01-31\n")
    with pytest.raises(partyorg.Error, match="sheet"):
        reading.read(path, "admission", sheet="A")
    with pytest.raises(partyorg.Error, match="encoding"):
        reading.read(path, "admission", encoding="klingon")
    with pytest.raises(partyorg.Error, match="check"):
        reading.read(path, "admissio")
    with pytest.raises(partyorg.Error, match="language"):
        reading.read(path, "admission", lang="fr")


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Ngày sinh;n\n13/02/1990;1\n".encode())))
    done = reading.read("-", "admission")
    assert done.source == "-" and done.facts == {"born_on": [datetime.date(1990, 2, 13)]}


@pytest.mark.parametrize("name, text, said", [
    ("m.json", "[]", "object"),
    ("m.json", "{", "JSON"),
    ("m.json", '{"x": 3}', "null"),
    ("m.json", '{"x": "born_no"}', "born_on"),
    ("m.csv", "x,y,z\n", "two columns"),
    ("m.csv", '"x', "CSV"),
    ("m.csv", "x,born_on\nx,cell_yes\n", "once"),
    ("m.csv", "\ud800", "UTF-8"),
    ("none.csv", None, "mapping file"),
])
def test_mapping_refused(tmp_path, name, text, said):
    path = write(tmp_path / "a.csv", "x,y\n1990-01-31,1\n")
    if text is not None:
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(partyorg.Error) as caught:
        reading.read(path, "admission", mapping=tmp_path / name)
    assert said in caught.value.message("en") and caught.value.message("vi") != caught.value.message("en")


def test_mapping_of_the_call(tmp_path):
    path = write(tmp_path / "a.csv", "x,NGÀY XÉT 2,born_on\n13/02/1990,2025-01-31,?\n")
    done = reading.read(path, "admission", mapping={"X": "Ngày sinh", "ngày xét 2": "on", "born_on": None})
    assert done.facts == {"born_on": [datetime.date(1990, 2, 13)], "on": [datetime.date(2025, 1, 31)]}
    assert done.columns == {"x": "born_on", "NGÀY XÉT 2": "on"} and done.others == {"born_on": ["?"]
                                                                                    } and not done.remarks


def test_details_and_progress(tmp_path):
    path = write(tmp_path / "a.csv", "n,born_on\n" + "".join(f"{i},13/02/1990\n" for i in range(10000)))
    seen = []
    done = reading.read(path, "admission", details=True, progress=lambda rows, total: seen.append((rows, total)))
    assert seen[-1][0] >= 10000 and seen[-1][1] == 10001 and seen == sorted(seen) and len(seen) == 3
    converted = [remark for remark in done.remarks if remark.kind == "converted"]
    assert len(converted) == 10000 == done.conversions[0].count
    assert converted[-1].text("vi").startswith('hàng 10001, cột 2 (born_on): "13/02/1990" → "1990-02-13"')


def test_check_table(tmp_path):
    path = write(tmp_path / "a.csv", "born_on,citizen_vn,on\n2007-09-10,có,20/08/2025\n1998-04-12,x,\n,,20/08/2025\n")
    done = reading.read(path, "admission")
    with pytest.raises(partyorg.Error) as caught:
        done.check_table()
    assert "row 3" in caught.value.message("en") and "hàng 3" in caught.value.message("vi")
    report = done.check_table(on="2025-08-21")
    assert len(report) == 3 and report.report(0).on == datetime.date(
        2025, 8, 20) and report.report(1).on == datetime.date(2025, 8, 21)
    assert report.failed(0) == ["ADM-AGE-MIN"] and report.values
    points = write(tmp_path / "b.csv", "points_general;points_task\n29,99;60,5\n")
    assert reading.read(points, "review").check_table(on="2026-01-01").values["points"][0] == 90.49
    for name in EXPECTED:
        if "error" not in EXPECTED[name] and (MESSY / name).exists() and not name.endswith(".xls"):
            result = read_case(name, MESSY / name)
            assert len(result.check_table(on="2026-01-01")) == len(result)


def test_old_calamine(monkeypatch):
    """Older ones end the process over a damaged XLS file, so they are given none."""
    pytest.importorskip("python_calamine")
    monkeypatch.setattr("partyorg.reading._files.version", lambda name: "0.5.4")
    with pytest.raises(partyorg.Error) as caught:
        reading.read(MESSY / "saved-as-97.xls", "admission")
    assert "0.6" in caught.value.message("vi") and ".xlsx" in caught.value.message("en")


def test_text_of_remarks(tmp_path):
    needs_old_workbooks()
    done = reading.read(MESSY / "saved-as-97.xls", "admission")
    text = {remark.kind: remark for remark in done.remarks}["unreadable"].text("en")
    assert text == ('Hồ sơ!D4 (Số phiếu chi bộ tán thành): "#DIV/0!": is an error value of the spreadsheet; accepted: '
                    'a whole number from 0 to 1000000; '
                    "left unknown")
    assert str(done) == done.text("vi") and "hồ sơ" in str(done) and repr(done).startswith("<partyorg.reading.Reading")


def test_libraries_are_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(partyorg.Error) as caught:
        reading.read(MESSY / "saved-as-97.xls", "admission")
    assert "partyorg[excel]" in caught.value.message("vi") and "partyorg[excel]" in caught.value.message("en")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_conformance_cases(tmp_path, suffix):
    """The facts of every conformance case come out of a file as they went in."""
    by_check = {}
    for path in sorted((MESSY.parent.parent / "cases").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            # In text and workbooks a year that cannot be is a slip; one case is about the year 9950.
            years = {
                str(value)[:4]
                for value in case["facts"].values() if isinstance(value, str) and value[:1].isdigit()
            }
            if suffix == ".jsonl" or all("1900" <= year <= "2100" for year in years):
                by_check.setdefault(case["check"], []).append((case["id"], case["facts"]))
    if suffix == ".xlsx":
        pytest.importorskip("python_calamine")
        xlsxwriter = pytest.importorskip("xlsxwriter")
    assert len(by_check) == len(partyorg.checks())
    for check, cases in by_check.items():
        subject = {one.name: one.subject for one in partyorg.checks()}[check]
        facts = [one for one in partyorg.facts(subject)]
        path = tmp_path / (check + suffix)
        if suffix == ".jsonl":
            path.write_text("".join(json.dumps({"id": name, "facts": given}) + "\n" for name, given in cases), "utf-8")
        else:
            rows = [["id", *(one.titles[0] for one in facts)]]
            rows += [[name, *(given.get(one.name) for one in facts)] for name, given in cases]
            if suffix == ".csv":
                with open(path, "w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file,
                               delimiter=";").writerows([("có" if cell else "không") if isinstance(cell, bool) else cell
                                                         for cell in row] for row in rows)
            else:
                book = xlsxwriter.Workbook(str(path))
                sheet = book.add_worksheet("Hồ sơ")
                day = book.add_format({"num_format": "dd/mm/yyyy"})
                for number, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if number and column and value is not None and facts[column - 1].type == "date":
                            sheet.write_datetime(number, column, datetime.date.fromisoformat(value), day)
                        elif value is not None:
                            sheet.write(number, column, value)
                book.close()
        done = reading.read(path, check)
        assert done.others["id"] == [name for name, _ in cases] and not done.unreadable
        for record, (_, given) in enumerate(cases):
            got = {name: plain(values[record]) for name, values in done.facts.items() if values[record] is not None}
            want = {
                name: plain(decimal.Decimal(str(value)).quantize(decimal.Decimal("0.01"))) if partyorg.find_fact(
                    subject, name).type == "decimal" else value
                for name, value in given.items() if value is not None
            }
            assert got == want
