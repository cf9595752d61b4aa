# SPDX-License-Identifier: MIT
"""The exception of the library, and the messages that need more than C knows: what was given, and what comes close."""

from __future__ import annotations

import difflib
import importlib
import reprlib
from typing import Any, Iterable, Optional, Sequence

from . import core

_LANGUAGES = {"vi": 0, "en": 1}
_KINDS = {
    "body": "cơ quan biểu quyết",
    "check": "thủ tục",
    "column": "cột",
    "criterion": "tiêu chí",
    "fact": "dữ kiện",
    "family": "họ văn bản",
    "language": "ngôn ngữ",
    "measure": "hình thức kỷ luật",
    "no_limit_class": "loại vi phạm không áp dụng thời hiệu",
    "overlay": "tình trạng sinh hoạt",
    "rounding": "cách làm tròn",
    "rule": "quy tắc",
    "share": "tỉ lệ biểu quyết",
    "state": "trạng thái đảng viên",
    "status": "trạng thái",
    "style": "cách viết ngày",
    "subject": "đối tượng",
    "transition": "bước chuyển",
    "unit": "đơn vị",
    "value": "giá trị",
    "verdict": "kết luận",
}


class Error(ValueError):
    """What was given cannot be examined: a name that does not exist, or a value that a fact does not accept.

    "Not eligible" is a result and never an error.

    >>> try:
    ...     partyorg.check("admission", {"citizen_vn": "maybe"})
    ... except partyorg.Error as error:
    ...     print(error.message("vi"))
    citizen_vn: không nhận 'maybe' (str); chấp nhận: True, False; None: chưa rõ
    """

    code: int
    """The status code of the C library, such as 4."""
    status: str
    """Its name, such as ``"PARTYORG_E_VALUE"``."""
    name: str
    """The fact, option, rule, column or argument at fault; empty when there is none."""
    row: Optional[int]
    """The row of a table that is at fault, counted from 0; None when it is no single row."""

    def __init__(self, code: int, name: str, vi: str, en: str, row: Optional[int] = None) -> None:
        super().__init__(en)
        self.code = code
        self.status = core.partyorg_status_name(code)
        self.name = name
        self.row = row
        self._messages = (vi, en)

    def message(self, lang: str = "en") -> str:
        """One line in Vietnamese (``"vi"``) or English (``"en"``): the name, the value and what is accepted."""
        return self._messages[language(lang)]

    def __reduce__(self) -> tuple[Any, ...]:
        return Error, (self.code, self.name, *self._messages, self.row)


def type_name(value: object) -> str:
    """The name of a value's type, whatever its own metaclass says."""
    name: str = type.__dict__["__name__"].__get__(type(value))
    return name


def _show(value: object) -> str:
    """A short repr of anything, whatever its own repr does."""
    try:
        text = reprlib.repr(value)
    except Exception:
        text = f"<{type_name(value)}>"
    return text.encode("utf-8", "backslashreplace").decode()[:80]


def unknown(kind: str, name: object, known: Iterable[str]) -> Error:
    """There is no such name; says which ones come close, or which ones there are."""
    names = list(known)
    close = difflib.get_close_matches(name[:64], names) if isinstance(name, str) else []
    vi, en = f"không có {_KINDS[kind]} {_show(name)}", f"there is no {kind} {_show(name)}"
    if close:
        vi, en = f"{vi}; có phải là {' hay '.join(close)}?", f"{en}; did you mean {' or '.join(close)}?"
    else:
        vi, en = f"{vi}; chấp nhận: {', '.join(names)}", f"{en}; accepted are {', '.join(names)}"
    return Error(core.PARTYORG_E_NAME, _show(name), vi, en)


def find(kind: str, name: object, known: Sequence[str]) -> int:
    """The place of a name among those known."""
    if not isinstance(name, str):
        raise TypeError(f"{kind} must be a str, not {type_name(name)}")
    for place, other in enumerate(known):
        if other == name:
            return place
    raise unknown(kind, name, known)


def language(lang: object) -> int:
    """The number of a language."""
    if isinstance(lang, str) and lang in _LANGUAGES:
        return _LANGUAGES[lang]
    raise unknown("language", lang, _LANGUAGES)


# ---- called by the native functions


def wrong_type(name: str, wanted: str, value: object) -> TypeError:
    """An argument of a type that is not accepted."""
    return TypeError(f"{name} must be {wanted}, not {type_name(value)}")


def out_of_range(name: str, value: object, bits: int) -> Error:
    """An int that no number of the library can hold."""
    return Error(core.PARTYORG_E_RANGE, name, f"{name}: {_show(value)} vượt quá {bits} bit",
                 f"{name}: {_show(value)} is more than {bits} bits hold")


def no_fact(subject: int, name: object) -> Error:
    """A mapping holds a key that names no fact of its subject."""
    count = core.partyorg_subject_get(subject)["fact_count"]
    return unknown("fact", name, [core.partyorg_fact_get(subject, i)["name"] for i in range(count)])


def refused(subject: int, fact: int, value: object) -> Error:
    """A value that is not of the fact's type."""
    info = core.partyorg_fact_get(subject, fact)
    name, kind = info["name"], info["type"]
    code = core.PARTYORG_E_VALUE
    if kind == "date":
        code = core.PARTYORG_E_DATE
        vi = 'datetime.date (không phải datetime), chuỗi như "2025-07-01" hoặc "01/07/2025"'
        en = 'a datetime.date (no datetime), a str such as "2025-07-01" or "01/07/2025"'
    elif kind == "bool":
        vi = en = "True, False"
    elif kind == "int":
        vi, en = (f"{text} {info['minimum']} {to} {info['maximum']}"
                  for text, to in (("số nguyên từ", "đến"), ("an int from", "to")))
    elif kind == "decimal":
        low, high = info["minimum"] // 100, info["maximum"] // 100
        vi = (f'số từ {low} đến {high}, nhiều nhất hai chữ số thập phân: int, float, Decimal, chuỗi như "29.99" hoặc '
              '"29,99"')
        en = (f'a number from {low} to {high} with two decimals at most: an int, float, Decimal or a str such as '
              '"29.99" or "29,99"')
    else:
        vi = en = ", ".join(core.partyorg_choice_get(subject, fact, i)["name"] for i in range(info["choice_count"]))
    given = f"{_show(value)} ({type_name(value)})"
    return Error(code, name, f"{name}: không nhận {given}; chấp nhận: {vi}; None: chưa rõ",
                 f"{name}: {given} is refused; accepted are {en}; None when unknown")


# ---- of scorecards


def no_card(value: object, ids: Iterable[str]) -> Error:
    """Something that names no scorecard."""
    given = f"{_show(value)} ({type_name(value)})"
    known = ", ".join(ids)
    return Error(core.PARTYORG_E_NAME if isinstance(value, str) else core.PARTYORG_E_VALUE, "scorecard",
                 f"scorecard: không nhận {given}; chấp nhận: {known}, một Scorecard, một dict như tệp phiếu chấm điểm",
                 f"scorecard: {given} is refused; accepted are {known}, a Scorecard, a dict such as a file of one")


def no_card_value(path: str, value: object) -> Error:
    """A datum of a type that no key takes."""
    name = path.encode("utf-8", "backslashreplace").decode()[:47] or "scorecard"
    given = f"{_show(value)} ({type_name(value)})"
    return Error(core.PARTYORG_E_VALUE, name,
                 f"{name}: không nhận {given}; chấp nhận: số, chuỗi, True, False, ngày, list, dict có khóa là chuỗi, None",
                 f"{name}: {given} is refused; accepted are a number, str, True, False, date, list, dict with str as keys, None")


def card_too_large(path: str) -> Error:
    """More data, or deeper, than any scorecard has."""
    name = path.encode("utf-8", "backslashreplace").decode()[:47] or "scorecard"
    return Error(core.PARTYORG_E_SPACE, name, f"{name}: quá nhiều dữ liệu hoặc quá nhiều tầng lồng nhau",
                 f"{name}: more data, or deeper, than a scorecard has")


def no_json(said: str) -> Error:
    """A text that is not one JSON object."""
    said = said.encode("utf-8", "backslashreplace").decode()[:120]
    return Error(core.PARTYORG_E_VALUE, "scorecard", f"scorecard: không phải là một đối tượng JSON: {said}",
                 f"scorecard: not a JSON object: {said}")


# ---- of tables


def in_row(code: int, name: str, vi: str, en: str, row: int) -> Error:
    """A row of a table cannot be examined."""
    return Error(code, name, f"hàng {row}: {vi}", f"row {row}: {en}", row)


def with_row(error: Exception, row: int) -> Exception:
    """The same error, of that row; what is not ours stays as it is."""
    return in_row(error.code, error.name, *error._messages, row) if type(error) is Error else error


def stream_failed(said: str) -> Error:
    """An Arrow stream ended in an error; it may have said why."""
    return Error(core.PARTYORG_E_ARROW, "", f"luồng Arrow báo lỗi: {said or '?'}",
                 f"the Arrow stream ended in an error: {said or '?'}")


def no_table(format: str) -> Error:
    """Arrow data that has no columns."""
    return Error(core.PARTYORG_E_ARROW, "table", f"table: kiểu Arrow {_show(format)} không phải là bảng (struct)",
                 f"table: the Arrow type {_show(format)} is no table (struct)")


def no_column(name: str, value: object) -> TypeError:
    """Something that is no column."""
    return TypeError(f"column {_show(name)} must be an Arrow array, a NumPy array or another contiguous buffer, or a "
                     f"list, not {type_name(value)}")


def no_row_of_items(name: str, dimensions: int) -> Error:
    """A buffer of another shape."""
    return Error(core.PARTYORG_E_TYPE, name,
                 f"{name}: vùng đệm có {dimensions} chiều hoặc không liền nhau; cần 1 chiều, liền nhau",
                 f"{name}: the buffer has {dimensions} dimensions or gaps; expected is one dimension, contiguous")


def no_items(name: str, format: str) -> Error:
    """A buffer of items that are no values."""
    return Error(core.PARTYORG_E_TYPE, name,
                 f"{name}: không nhận vùng đệm kiểu {_show(format)}; chấp nhận: bool, số nguyên 8 đến 64 bit, float64, "
                 "datetime64[D], theo thứ tự byte của máy",
                 f"{name}: a buffer of the type {_show(format)} is refused; accepted are bool, integers of 8 to 64 "
                 "bits, float64 and datetime64[D], in the machine's byte order")


def no_mask(name: str) -> Error:
    """The mask of a masked array is not one bool an item."""
    return Error(core.PARTYORG_E_TYPE, name, f"{name}: mặt nạ phải có một bool cho mỗi giá trị",
                 f"{name}: the mask must have one bool for each value")


def no_days(name: str, kind: object) -> Error:
    """A NumPy array of points in time that are not days."""
    return Error(core.PARTYORG_E_TYPE, name,
                 f'{name}: kiểu {_show(kind)} không phải là ngày; hãy đổi bằng .astype("datetime64[D]")',
                 f'{name}: the type {_show(kind)} is no day; cast it with .astype("datetime64[D]")')


def no_facts(names: Iterable[str], facts: Iterable[str]) -> Error:
    """No column of a table is a fact."""
    given, known = _show(list(names)), ", ".join(facts)
    return Error(core.PARTYORG_E_NAME, "table", f"table: không cột nào là dữ kiện: {given}; chấp nhận: {known}",
                 f"table: none of the columns is a fact: {given}; accepted are {known}")


def no_length(name: str, rows: int, other: str, others: int) -> Error:
    """Two columns differ in length."""
    return Error(core.PARTYORG_E_RANGE, name, f"{name}: cột có {rows} hàng, còn {other} có {others}",
                 f"{name}: the column has {rows} rows, but {other} has {others}")


def no_number(name: str, low: int, high: Optional[int]) -> Error:
    """An int argument that is too small or too large."""
    to = ("", "") if high is None else (f" đến {high}", f" to {high}")
    return Error(core.PARTYORG_E_RANGE, name, f"{name}: phải từ {low}{to[0]}", f"{name}: must be from {low}{to[1]}")


def two_dates() -> Error:
    """The examination date is an argument and a column."""
    return Error(core.PARTYORG_E_NAME, "on",
                 'on: vừa là tham số vừa là cột; bỏ một trong hai, hoặc columns={"on": None}',
                 'on: given as an argument and as a column; leave one out, or pass columns={"on": None}')


# ---- of data frames


def of_row(row: int, name: str, vi: str, en: str) -> Error:
    """A value of a row that a fact does not take."""
    return in_row(core.PARTYORG_E_DATE, name, f"{name}: {vi}", f"{name}: {en}", row)


def no_frame(accepted: str, value: object) -> TypeError:
    """Something that is no data frame of that library."""
    return TypeError(f"frame must be a {accepted.replace(', ', ' or ')}, not {type_name(value)}")


def taken(names: Sequence[str], twice: bool = False) -> Error:
    """Columns of a frame are called like those that are to be added, or a fact has two columns of one name."""
    listed = ", ".join(names)
    if twice:
        return Error(core.PARTYORG_E_NAME, names[0], f"{listed}: bảng có hai cột cùng tên này; hãy đổi tên hoặc bỏ một cột",
                     f"{listed}: the frame has two columns of this name; rename or drop one")
    return Error(core.PARTYORG_E_NAME, names[0],
                 f'{listed}: bảng đã có cột tên này; hãy dùng prefix="..." hoặc đổi tên cột',
                 f'{listed}: the frame already has a column of this name; pass prefix="..." or rename it')


def needed(module: str, extra: str) -> Any:
    """A module of an extra of the package; an Error that says what to install when it cannot be imported."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise Error(core.PARTYORG_E_NAME, name,
                    f'cần thư viện {name} ({error}); hãy chạy: pip install "partyorg[{extra}]"',
                    f'the library {name} is needed ({error}); run: pip install "partyorg[{extra}]"') from None
