# SPDX-License-Identifier: MIT
"""What partyorg.pandas and partyorg.polars share: which columns are read, how results are named, texts of masks."""

from __future__ import annotations

import datetime
import importlib.util
from typing import Any, Callable, Iterable, Iterator, Mapping, NamedTuple, Optional, Sequence, Union

from . import core
from ._catalogue import ValueInfo, check_index, checks, facts_of, rules_of, subject_index, values_of
from ._dates import Calendar, Date
from ._error import Error, find, language, no_facts, no_number, of_row, taken, type_name, with_row
from ._report import Facts, Report
from ._table import _IGNORED, _ON, TableReport, _facts, check_table

FIXED = ("verdict", "stage", "reason", "missing", "due", "due_rule")
VERDICTS = ("met", "not_met", "unknown")
Columns = Optional[Mapping[str, Optional[str]]]
Values = Union[str, Iterable[str]]


def installed(name: str) -> bool:
    """Whether a library can be imported; it is not imported for that."""
    return importlib.util.find_spec(name) is not None


class Request(NamedTuple):
    """What is asked of a frame."""

    check: int
    subject: int
    values: tuple[ValueInfo, ...]
    prefix: str
    lang: Optional[str]

    @property
    def names(self) -> list[str]:
        """The columns that are added, in order."""
        return [self.prefix + name for name in FIXED] + [self.name_of(value) for value in self.values]

    def name_of(self, value: ValueInfo) -> str:
        """As in Arrow results: a value that is called like another column is told apart."""
        return self.prefix + (f"value_{value.name}" if value.name in FIXED else value.name)

    # ---- masks: bit i stands for rule i, or fact i

    @property
    def failing(self) -> tuple[int, int]:
        """The rules that are not in order when met (bars), and when not met; of grounds one is enough."""
        rules = rules_of(self.check)
        return (sum(1 << i for i, rule in enumerate(rules) if rule.kind == "bar"),
                sum(1 << i for i, rule in enumerate(rules) if rule.kind not in ("bar", "ground")))

    def reason(self, mask: int) -> Optional[str]:
        """The rules of a mask as text; None when there are none."""
        rules = [rule for i, rule in enumerate(rules_of(self.check)) if mask >> i & 1]
        if not rules:
            return None
        if self.lang is None:
            return " ".join(rule.id for rule in rules)
        return "; ".join(f"{rule.id}: {rule.title(self.lang)}" for rule in rules)

    def missing(self, mask: int) -> Optional[str]:
        """The facts of a mask as text; None when there are none."""
        facts = [fact for i, fact in enumerate(facts_of(self.subject)) if mask >> i & 1]
        if not facts:
            return None
        if self.lang is None:
            return " ".join(fact.name for fact in facts)
        return "; ".join(fact.title(self.lang) for fact in facts)


def request(check: str, frame_columns: Iterable[object], lang: Optional[str], values: Values, prefix: str) -> Request:
    """Reads the arguments; refuses names that the frame has already."""
    index = check_index(check)
    if lang is not None:
        language(lang)
    if not isinstance(prefix, str):
        raise TypeError(f"prefix must be a str, not {type_name(prefix)}")
    known = values_of(index)
    if isinstance(values, str):
        if values != "all":
            raise TypeError('values must be names of values, or "all"')
        chosen = set(range(len(known)))
    else:
        chosen = {find("value", name, [value.name for value in known]) for name in values}
    asked = Request(index, subject_index(checks()[index].subject),
                    tuple(value for i, value in enumerate(known) if i in chosen), prefix, lang)
    own = set(map(str, frame_columns))
    clashes = [name for name in asked.names if name in own]
    if clashes:
        raise taken(clashes)
    return asked


class Read(NamedTuple):
    """What a column is read as."""

    subject: int
    place: int
    """The number of its fact; _ON for the examination date of each row."""
    type: str


def table(check: str, names: Sequence[Any], columns: Columns, column: Callable[[str, Read, int], Any],
          **more: Any) -> TableReport:
    """A table report of a frame's columns; those that are no facts are named and not looked at.

    :param column: makes a column of the library of one of the frame, by its name, what it is read as, and its place
    """
    subject = subject_index(checks()[check_index(check)].subject)
    texts = [name for name in names if isinstance(name, str)]
    told = {name: fact for name, fact in zip(texts, _facts(subject, texts, columns)) if fact != _IGNORED}
    if not told:
        raise no_facts(map(str, names), [fact.name for fact in facts_of(subject)])
    mapping: dict[str, Any] = {}
    for place, name in enumerate(names):
        if not isinstance(name, str):
            continue
        fact = told.get(name)
        if fact is not None and name in mapping:
            raise taken([name], twice=True)
        mapping[name] = None if fact is None else column(
            name, Read(subject, fact, "date" if fact == _ON else facts_of(subject)[fact].type), place)
    return check_table(check, mapping, columns=columns, **more)


def days_only(name: str, row: int, value: object) -> Error:
    """A moment where a day is accepted: it is not for us to say which day is meant."""
    return of_row(row, name, f"không nhận {value}; chấp nhận ngày, không kèm giờ hay múi giờ",
                  f"{value} is refused; accepted is a day, without time of day or time zone")


def items(name: str, fact: Read, values: Iterable[Any], absent: Callable[[Any], bool]) -> Iterator[Any]:
    """Values of a column of Python objects as check() takes them.

    Text is read as in a column of text; midnights are days, whole floats are counts.
    """
    for row, value in enumerate(values):
        if value is None or absent(value):
            yield None
        elif isinstance(value, str) and fact.place != _ON:
            try:
                yield core.fact_parse(fact.subject, fact.place, value)
            except Error as error:
                raise with_row(error, row) from None
        elif isinstance(value, datetime.datetime):
            if value.time() != datetime.time() or value.tzinfo is not None or getattr(value, "nanosecond", False):
                raise days_only(name, row, value)
            yield value.date()
        else:
            if hasattr(value, "dtype") and hasattr(value, "item"):  # a scalar of NumPy
                value = value.item()
            yield int(value) if isinstance(value, float) and fact.type == "int" and value.is_integer() else value


def one_row(row: int, rows: int, examine: Callable[[int], TableReport]) -> Report:
    """The report of a row that is examined alone; an error names its place in the frame."""
    if not -rows <= row < rows:
        raise no_number("row", -rows, rows - 1)
    row %= rows
    try:
        return examine(row).report(0)
    except Error as error:
        if error.row != 0:
            raise
        vi, en = error.message("vi"), error.message("en")
        raise Error(error.code, error.name, vi.replace("hàng 0:", f"hàng {row}:", 1),
                    en.replace("row 0:", f"row {row}:", 1), row) from None


class Accessor:
    """``frame.partyorg``: checks over the rows of a data frame."""

    _frame: Any

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def _examine(self, check: str, **more: Any) -> Any:
        raise NotImplementedError

    def _table(self, frame: Any, check: str, **more: Any) -> TableReport:
        raise NotImplementedError

    def _row(self, row: int) -> Any:
        raise NotImplementedError

    def check(self, check: str, *, on: Optional[Date] = None, options: Optional[Facts] = None,
              calendar: Optional[Calendar] = None, lang: Optional[str] = "vi", columns: Columns = None,
              values: Values = (), prefix: str = "", threads: int = 1) -> Any:
        """The frame with the columns of the check: ``examine(frame, check, ...)``."""
        return self._examine(check, on=on, options=options, calendar=calendar, lang=lang, columns=columns,
                             values=values, prefix=prefix, threads=threads)

    def reports(self, check: str, *, on: Optional[Date] = None, options: Optional[Facts] = None,
                calendar: Optional[Calendar] = None, columns: Columns = None, values: Values = (),
                threads: int = 1) -> TableReport:
        """What the check found in all rows, see :class:`partyorg.TableReport`: counts, rows by rule, full reports."""
        return self._table(self._frame, check, on=on, options=options, calendar=calendar, columns=columns,
                           values=values, threads=threads)

    def report(self, check: str, row: int, *, on: Optional[Date] = None, options: Optional[Facts] = None,
               calendar: Optional[Calendar] = None, columns: Columns = None) -> Report:
        """The full report of one row by its place, 0 for the first and -1 for the last; no other row is examined."""
        return one_row(row, len(self._frame), lambda place: self._table(
            self._row(place), check, on=on, options=options, calendar=calendar, columns=columns))
