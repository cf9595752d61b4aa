# SPDX-License-Identifier: MIT
"""What a cell says, by the type of its fact. What has one reading is taken, anything else is refused with a reason."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal, InvalidOperation
from typing import Any, Callable, NamedTuple, Optional

from .._catalogue import Choice, Fact, unit_title
from ._words import Close, plain, show

Texts = tuple[str, str]
"""The same in Vietnamese and English."""

FIRST, LAST = 1900, 2100
"""The years in which a date that a person wrote can be."""
_SHEET_FIRST = datetime.date(1900, 3, 1)
"""Before it Excel counts a day that never was (29/02/1900), so that days are not certain."""
_BLANKS = frozenset(("-", "--", "---", "n/a", "#n/a", "na/", "không rõ", "chưa rõ", "unknown", "?", "??", "???", "null",
                     "nan", "nat", "...", "…", "không có thông tin", "chưa có thông tin"))
_YES = frozenset(("true", "yes", "1", "có", "y", "đúng", "rồi", "x", "co", "☒", "☑", "✓", "✔", "✅"))
_NO = frozenset(("false", "no", "0", "không", "n", "sai", "chưa", "khong"))
_PLAIN_BOOLS = frozenset(("true", "false", "yes", "no", "1", "0", "có", "không"))
_ERRORS = frozenset(("#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#getting_data", "#spill!", "#calc!",
                     "#field!", "#blocked!", "#busy!", "#connect!", "#unknown!"))

_CLOCK = r"(?:[ t]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})?)?"
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _CLOCK)
_DMY = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})" + _CLOCK)
_SHORT_YEAR = re.compile(r"\d{1,2}\s?([-/.])\s?\d{1,2}\s?\1\s?\d{2}")
_NO_DAY = re.compile(r"(?:(?:tháng )?\d{1,2}(?:[-/.]| năm ))?(?:năm )?\d{4}|\d{4}[-/.]\d{1,2}")
_WORDS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2})[, ] ?năm (\d{4})")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")
_MONTH_NAMED = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})")
_COMPACT = re.compile(r"\d{8}")
_DIGITS = re.compile(r"\d+")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_GROUPED = re.compile(r"([+-]?\d{1,3})(?:([., '])\d{3})(?:\2\d{3})*(?:(?!\2)[.,](\d{1,9}))?")
_POINT = re.compile(r"[+-]?\d{1,18}[.,]\d{1,9}")
_LEADING = re.compile(r"[+-]?\d[\d.,]*\s*(\D+)")


class Cell(NamedTuple):
    """What became of a value."""

    value: Any = None
    """A date, bool, int, Decimal or the name of a choice; None when unknown."""
    way: Optional[str] = None
    """How it was converted, see WAYS; None when it was as it should be."""
    why: Optional[Texts] = None
    """Why it could not be read."""
    mark: str = ""
    """Of a date written in numbers: "first" when the first number must be the day, "second" when the second must be,
    "either" when both could be, "cell" when a spreadsheet holds a date that could have been either."""


BLANK = Cell()
WAYS: dict[str, Texts] = {
    "blank": ("ghi là không có hoặc chưa rõ; để trống", "written as none or not known; left unknown"),
    "spaces": ("bỏ khoảng trắng thừa", "surplus spaces left out"),
    "spelling": ("viết khác về dấu cách, dấu thanh, chữ hoa hoặc dạng Unicode",
                 "spaces, place of tones, case or form of Unicode differ"),
    "dmy": ("ngày/tháng/năm dạng chữ", "text in the order day, month, year"),
    "ymd": ("năm, tháng, ngày viết liền hoặc có dấu khác", "year, month, day written together or with other marks"),
    "words": ("ngày viết bằng chữ", "date written in words"),
    "serial": ("số thứ tự ngày của bảng tính", "day number of the spreadsheet"),
    "time": ("bỏ giờ trong ngày", "time of day left out"),
    "yes_no": ("cách ghi khác của có, không", "other ways to write yes and no"),
    "yes_no_number": ("số 1, 0 thay cho có, không", "numbers 1 and 0 for yes and no"),
    "number_text": ("số lưu dạng chữ", "number kept as text"),
    "thousands": ("số có dấu phân cách hàng nghìn", "number with thousands separators"),
    "whole": ("số nguyên viết có phần thập phân 0", "whole number written with decimals of 0"),
    "percent": ("bỏ dấu %", "percent sign left out"),
    "rounding": ("bỏ sai số dưới một phần tỉ của số thực", "noise of a floating-point number left out"),
    "decoded": ("giải mã từ bảng mã cũ", "decoded from a legacy encoding"),
}


class Place(NamedTuple):
    """What kind of file the cells are of."""

    sheet: bool = False
    """A spreadsheet, whose cells have types."""
    epoch: Optional[int] = None
    """Which day numbers a spreadsheet counts by, 1900 or 1904; None when that is not known."""
    people: bool = True
    """Written by people, so that a year that cannot be is a slip."""
    today: datetime.date = datetime.date.max
    percent: bool = False
    """A number may be in a cell formatted as percent, where 1 is 100 %."""


def bounds(fact: Fact) -> tuple[int, int]:
    """The numbers that a fact takes."""
    return int(fact.minimum or 0), int(fact.maximum or 0)


def accepted(fact: Fact) -> Texts:
    """What is accepted for a fact."""
    kind = fact.type
    if kind == "date":
        return ("ngày như 13/02/2025, 2025-02-13, hoặc ô kiểu ngày, từ năm 1900 đến 2100",
                "a day such as 13/02/2025, 2025-02-13, or a date cell, years 1900 to 2100")
    if kind == "bool":
        return ("có, không, đúng, sai, x, rồi, chưa, 1, 0, true, false, yes, no (ô trống: chưa rõ)",
                "có, không, đúng, sai, x, rồi, chưa, 1, 0, true, false, yes, no (blank: unknown)")
    if kind == "int":
        low, high = bounds(fact)
        return f"số nguyên từ {low} đến {high}", f"a whole number from {low} to {high}"
    if kind == "decimal":
        low, high = bounds(fact)
        return (f"số từ {low} đến {high}, nhiều nhất hai chữ số thập phân, như 29,99",
                f"a number from {low} to {high}, two decimals at most, such as 29.99")
    return ("; ".join(f"{choice.titles[0]} ({choice.name})" for choice in fact.choices),
            "; ".join(f"{choice.name} ({choice.titles[1]})" for choice in fact.choices))


def _no(vi: str, en: str, mark: str = "") -> Cell:
    return Cell(None, None, (vi, en), mark)


def written(value: Any) -> str:
    """A value of a file as text, as a person would write it."""
    kind = type(value)
    if kind is str:
        return str(value)
    if value is None:
        return ""
    if kind is float:
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is datetime.datetime:
        return str(value.isoformat(" "))
    if kind is int:
        # Beyond a few thousand digits Python refuses to print a number.
        return str(value) if value.bit_length() < 4096 else hex(value)
    return str(value)


# ---- dates

_ONLY_DATE = _no("không phải là ngày", "is no date")
_NO_SUCH_DAY = ("không có ngày này trong lịch", "there is no such day")
_ZONE = _no("giờ có múi giờ: không chắc là ngày nào ở Việt Nam",
            "a time with a zone: which day it is in Vietnam is not certain")
_BORN = _no("ngày sinh sau ngày hôm nay", "a date of birth after today")


def _date(fact: Fact, value: Any, place: Place) -> Cell:
    kind = type(value)
    if kind is str:
        return _day(fact, _date_text(value, place), place)
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            return _ZONE
        midnight = value.time() == datetime.time()
        return _day(fact, _typed(value.date(), None if midnight else "time", place), place)
    if isinstance(value, datetime.date):
        return _day(fact, _typed(value, None, place), place)
    if kind in (int, float):
        return _day(fact, _date_number(value, place), place)
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return _no("là giờ, không phải ngày", "is a time of day, no date")
    return _ONLY_DATE


def _typed(value: datetime.date, way: Optional[str], place: Place) -> Cell:
    if place.sheet and value < _SHEET_FIRST:
        return _no("ngày trước 01/03/1900 trong bảng tính là không chắc chắn",
                   "days before 1900-03-01 are not certain in a spreadsheet")
    return Cell(value, way, None, "cell" if place.sheet and value.day <= 12 and value.day != value.month else "")


def _day(fact: Fact, cell: Cell, place: Place) -> Cell:
    """The same, when it can be."""
    if cell.value is None or not place.people:
        return cell
    if not FIRST <= cell.value.year <= LAST:
        year = f"{cell.value.year:04}"
        return _no(f"năm {year} không nằm trong khoảng {FIRST} đến {LAST}",
                   f"the year {year} is not from {FIRST} to {LAST}")
    if fact.name == "born_on" and cell.value > place.today:
        return _BORN
    return cell


def _made(year: str, month: str, day: str, way: Optional[str], mark: str = "") -> Cell:
    try:
        return Cell(datetime.date(int(year), int(month), int(day)), way, None, mark)
    except ValueError:
        return Cell(None, None, _NO_SUCH_DAY)


def _with_clock(cell: Cell, clock: tuple[Any, ...]) -> Cell:
    """A time of day after a date: midnight is none, and a zone may make it another day."""
    hour, minute, second, zone = clock
    if cell.value is None or hour is None:
        return cell
    if zone is not None:
        return _ZONE
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return _no("giờ không có thật", "there is no such time of day")
    return cell._replace(way="time") if int(hour) or int(minute) or int(second or 0) else cell


def _date_text(text: str, place: Place) -> Cell:
    if len(text) > 64:
        return _ONLY_DATE
    text = plain(text)
    match = _YMD.fullmatch(text)
    if match:
        year, sign, month, day, *clock = match.groups()
        plainly = sign == "-" and len(match[3]) == len(match[4]) == 2
        return _with_clock(_made(year, month, day, None if plainly else "ymd"), tuple(clock))
    match = _DMY.fullmatch(text)
    if match:
        first, _, second, year, *clock = match.groups()
        day, month = int(first), int(second)
        if month > 12 >= day > 0 and month <= 31:
            return _no("không thể là ngày/tháng/năm; thứ tự tháng/ngày/năm không được nhận",
                       "cannot be day/month/year; the order month/day/year is not accepted", "second")
        mark = "first" if day > 12 else "" if day == month else "either"
        return _with_clock(_made(year, second, first, "dmy", mark), tuple(clock))
    match = _WORDS.fullmatch(text)
    if match:
        return _made(match[3], match[2], match[1], "words")
    match = _MONTH_NAMED.fullmatch(text)
    if match:
        months = [i for i, month in enumerate(_MONTHS, 1) if match[2] in (month, month[:3])]
        if months:
            return _made(match[3], str(months[0]), match[1], "words")
    if _SHORT_YEAR.fullmatch(text):
        return _no("năm chỉ có hai chữ số: không chắc là thế kỷ nào",
                   "the year has two digits only: the century is not certain")
    if _COMPACT.fullmatch(text):
        return _compact(text)
    if _NO_DAY.fullmatch(text):
        return _no("không có ngày hoặc tháng", "the day or the month is missing")
    if place.sheet and _DIGITS.fullmatch(text) and len(text) == 5:
        return _date_number(int(text), place)
    if _DIGITS.fullmatch(text) and len(text) == 5:
        return _no(
            "có thể là số thứ tự ngày của bảng tính, nhưng tệp không cho biết đếm từ năm 1900 hay 1904; "
            "hãy định dạng cột là ngày",
            "may be the day number of a spreadsheet, but the file does not tell whether it counts from 1900 or 1904; "
            "format the column as dates")
    return _ONLY_DATE


def _compact(digits: str) -> Cell:
    """Eight digits: year, month, day, unless they could be day, month, year."""
    forward = _made(digits[:4], digits[4:6], digits[6:], "ymd")
    backward = _made(digits[4:], digits[2:4], digits[:2], None)
    if forward.value is None or not FIRST <= forward.value.year <= LAST \
            or backward.value is not None and FIRST <= backward.value.year <= LAST:
        return _no("tám chữ số liền nhau chỉ nhận theo thứ tự năm, tháng, ngày",
                   "eight digits are read as year, month, day only")
    return forward


def _date_number(number: Any, place: Place) -> Cell:
    """The day number of a spreadsheet."""
    if not -1e9 < number < 1e9:  # nor infinite, nor no number
        return _ONLY_DATE
    whole = math.floor(number)
    if FIRST <= whole <= LAST and number == whole:
        return _no("có thể là năm; không có ngày và tháng", "may be a year; the day and the month are missing")
    if 10**7 <= whole < 10**8 and number == whole:
        return _compact(str(int(whole)))
    if not place.sheet or place.epoch is None:
        return _no("số không phải là ngày; tệp không cho biết số thứ tự ngày đếm từ năm 1900 hay 1904",
                   "a number is no date; the file does not tell whether day numbers count from 1900 or 1904")
    start = datetime.date(1904, 1, 1) if place.epoch == 1904 else datetime.date(1899, 12, 30)
    if not 0 < whole <= (datetime.date(LAST, 12, 31) - start).days:
        return _no(f"số không phải là số thứ tự ngày từ {FIRST} đến {LAST}",
                   f"the number is no day number from {FIRST} to {LAST}")
    if place.epoch == 1900 and whole <= 60:
        return _no("số thứ tự ngày đến 60 (29/02/1900 không có thật) không chắc chắn",
                   "day numbers up to 60 (1900-02-29, which never was) are not certain")
    return Cell(start + datetime.timedelta(days=whole), "serial" if number == whole else "time")


# ---- yes and no

_NO_BOOL = _no("không phải là có hoặc không", "is neither yes nor no")


def _bool(fact: Fact, value: Any, place: Place) -> Cell:
    kind = type(value)
    if kind is bool:
        return Cell(value)
    if kind is str:
        word = plain(value) if len(value) <= 64 else ""
        if word in _YES or word in _NO:
            return Cell(word in _YES, None if word in _PLAIN_BOOLS else "yes_no")
    elif kind in (int, float) and value in (0, 1):
        return Cell(value == 1, "yes_no_number")
    return _NO_BOOL


# ---- numbers


def _readings(text: str) -> tuple[list[tuple[Decimal, str]], bool]:
    """The numbers that a text can stand for, and how; and whether it is one at all."""
    if _WHOLE.fullmatch(text):
        return [(Decimal(text), "")], True
    found = []
    match = _GROUPED.fullmatch(text)
    if match:
        part = match[3]
        whole = text if part is None else text[:-len(part) - 1]
        digits = "".join(char for char in whole if char in "+-0123456789")
        found.append((Decimal(f"{digits}.{part or 0}"), "thousands"))
    if _POINT.fullmatch(text):
        found.append((Decimal(text.replace(",", ".")), "point"))
    return found, bool(found)


def _number(fact: Fact, value: Any, place: Place, decimals: int) -> Cell:
    low, high = bounds(fact)
    kind = type(value)
    if kind is float:
        if not math.isfinite(value):
            return _no("không phải là số", "is no number")
        if decimals:
            near = round(value, decimals)
            if abs(value - near) > 1e-9:
                return _no("có quá hai chữ số thập phân", "has more than two decimals")
            number, way = Decimal(repr(near)), None if near == value else "rounding"
        elif not value.is_integer():
            return _no("không phải là số nguyên", "is no whole number")
        else:
            number, way = Decimal(int(value)) if abs(value) < 1e18 else Decimal(10**18), None
    elif kind is int:
        number, way = Decimal(value) if abs(value) < 10**18 else Decimal(10**18), None
    elif kind is Decimal:
        number, way = value, None
        if not number.is_finite():
            return _no("không phải là số", "is no number")
    elif kind is str:
        return _number_text(fact, value, place, decimals)
    else:
        return _no("không phải là số", "is no number")
    if not low <= number <= high:
        return _no(f"không nằm trong khoảng {low} đến {high}", f"is not from {low} to {high}")
    if place.percent and fact.unit == "percent" and number == 1:
        return _no("1 trong ô định dạng phần trăm là 100 %: không chắc là 1 hay 100",
                   "1 in a cell formatted as percent is 100 %: 1 or 100 is not certain")
    return _exact(number, way, decimals)


def _exact(number: Decimal, way: Optional[str], decimals: int) -> Cell:
    try:
        if number != number.quantize(Decimal(1).scaleb(-decimals)):
            raise InvalidOperation
    except InvalidOperation:
        return (_no("có quá hai chữ số thập phân", "has more than two decimals") if decimals else _no(
            "không phải là số nguyên", "is no whole number"))
    return Cell(number.quantize(Decimal("0.01")) if decimals else int(number), way)


def _number_text(fact: Fact, value: str, place: Place, decimals: int) -> Cell:
    if len(value) > 64:
        return _no("không phải là số", "is no number")
    low, high = bounds(fact)
    text, way = plain(value).replace("\u202f", " "), None
    if fact.unit == "percent" and text.endswith("%"):
        text, way = text[:-1].rstrip(), "percent"
    readings, is_number = _readings(text)
    if not is_number:
        match = _LEADING.fullmatch(text)
        if match:
            return _no(f"có chữ sau số: {show(match[1])}; chỉ ghi số",
                       f"text after the number: {show(match[1])}; write the number only")
        return _no("không phải là số", "is no number")
    fitting = []
    for number, how in readings:
        cell = _exact(number, how, decimals)
        if cell.why is None and low <= number <= high and (number, how) not in fitting:
            fitting.append((number, how))
    if len({number for number, _ in fitting}) > 1:
        both = [str(int(number) if number == int(number) else number) for number, _ in fitting]
        return _no(f"có thể là {both[0]} hoặc {both[1]}", f"may be {both[0]} or {both[1]}")
    if not fitting:
        number, how = readings[-1]
        cell = _exact(number, None, decimals)
        return cell if cell.why else _no(f"không nằm trong khoảng {low} đến {high}", f"is not from {low} to {high}")
    number, how = fitting[0]
    if how == "thousands":
        way = how
    elif how == "point" and not decimals:
        way = "whole"
    elif place.sheet and way is None:
        way = "number_text"
    return _exact(number, way, decimals)


def _int(fact: Fact, value: Any, place: Place) -> Cell:
    return _number(fact, value, place, 0)


def _decimal(fact: Fact, value: Any, place: Place) -> Cell:
    return _number(fact, value, place, 2)


# ---- choices


def choice_names(choices: tuple[Choice, ...]) -> dict[str, Optional[str]]:
    """Each way to write a choice and its name; None where it is not certain."""
    names: dict[str, Optional[str]] = {}
    for choice in choices:
        for text in (choice.name, choice.name.replace("_", " "), *choice.titles):
            key = plain(text)
            names[key] = choice.name if names.get(key, choice.name) == choice.name else None
    return names


# ---- all of them

_KINDS: dict[str, Callable[[Fact, Any, Place], Cell]] = {"date": _date, "bool": _bool, "int": _int, "decimal": _decimal}


class Converter:
    """Reads the cells of one fact."""
    def __init__(self, fact: Fact, place: Place) -> None:
        self.fact = fact
        self.accepted = accepted(fact)
        self._place = place
        self._kind = _KINDS.get(fact.type)
        self._choices = choice_names(fact.choices)
        self._exactly = {text for choice in fact.choices for text in (choice.name, *choice.titles)}
        self._close = Close(title for choice in fact.choices for title in choice.titles)
        self._near = 200
        """How many near misses are still looked up: it takes long."""

    def __call__(self, value: Any) -> Cell:
        """What a value says. Never raises."""
        if value is None:
            return BLANK
        if type(value) is not str:
            if type(value) is float and math.isnan(value) and not self._place.sheet:
                return Cell(None, "blank")
            return self._choice(value) if self._kind is None else self._kind(self.fact, value, self._place)
        short = value.strip() if len(value) <= 4096 else value
        if not short:
            return BLANK
        if self._kind is None and (short in self._exactly or plain(short) in self._choices):
            cell = self._choice(short)
        else:
            word = plain(short) if len(short) <= 64 else short
            if word in _BLANKS:
                return Cell(None, "blank")
            if word in _ERRORS:
                return _no("là giá trị lỗi của bảng tính", "is an error value of the spreadsheet")
            if short[0] == "=":
                return _no("là công thức chưa có kết quả; hãy mở và lưu lại bằng chương trình bảng tính",
                           "is a formula without a result; open the file in a spreadsheet program and save it")
            cell = self._choice(short) if self._kind is None else self._kind(self.fact, short, self._place)
        if cell.way is None and cell.why is None and len(short) != len(value):
            return cell._replace(way="spaces")
        return cell

    def _choice(self, value: Any) -> Cell:
        if type(value) is not str:
            return _no("là số hoặc giá trị kiểu khác, không phải là lựa chọn",
                       "is a number or a value of another type, no choice")
        name = self._choices.get(plain(value)) if len(value) <= 4096 else None
        if name is not None:
            return Cell(name, None if value in self._exactly else "spelling")
        near = self._close(value) if self._near else []
        self._near = max(self._near - 1, 0)
        if near:
            return _no(f"không phải là lựa chọn; có phải là {' hay '.join(map(show, near))}?",
                       f"is none of the choices; did you mean {' or '.join(map(show, near))}?")
        return _no("không phải là lựa chọn", "is none of the choices")


def unit_titles(fact: Fact) -> tuple[str, ...]:
    """The titles of the fact's unit."""
    return () if fact.unit is None else (unit_title(fact.unit, "vi"), unit_title(fact.unit, "en"))
