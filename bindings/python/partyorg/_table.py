# SPDX-License-Identifier: MIT
"""Examining many files at once: a table of facts in, columns of results out.

The rules run in C over the columns where they lie. What comes in is made Arrow data, chunk by chunk; results are one
Arrow array, seen through memoryviews and shared with whoever imports it.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
import operator
import sys
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, NamedTuple, Optional, Sequence, Union

from . import core
from ._catalogue import (check_index, checks, fact_index, facts_of, rule_index, rules_of, stages_of, subject_index,
                         values_of)
from ._dates import Calendar, Date, native_calendar
from ._error import find, language, no_days, no_facts, no_length, no_number, two_dates, type_name, unknown
from ._report import Facts, Report, _report

if TYPE_CHECKING:
    from .core import _Batch, _Data, _Results, _Stream

Table = Any
"""What :func:`check_table` takes: Arrow data, or a mapping of columns."""

_STATUSES = tuple(map(core.partyorg_finding_status_name, range(4)))
_COLUMNS = ("verdict", "stage", "met", "not_met", "unknown", "not_applicable", "due", "due_rule")
# Instead of a fact: numbers of arrow.h.
_IGNORED, _ON = -1, -2
# Rows of one native call: between two a program can be interrupted. Threads get no less than the smaller number.
_MOST, _LEAST = 1 << 20, 1 << 10
_DAYS = {"little": "<M8[D]", "big": ">M8[D]"}[sys.byteorder]


# ---- columns in


class _Source(NamedTuple):
    """A table to be read once."""

    names: list[str]
    facts: list[int]
    """What each column is: the index of a fact, _IGNORED or _ON."""
    chunks: Iterator[_Data]
    fields: list[int]
    """The same for each field of a chunk."""


def _source(subject: int, table: Table, columns: Optional[Mapping[str, Optional[str]]]) -> _Source:
    stream, array = getattr(table, "__arrow_c_stream__", None), getattr(table, "__arrow_c_array__", None)
    chunks: Iterator[_Data]
    if stream is not None:
        native = core.arrow_stream(stream())
        names, chunks = core.arrow_fields(native), _chunks(native)
    elif array is not None:
        data = core.arrow_array(*array())
        names, chunks = core.arrow_fields(data), iter([data])
    elif hasattr(table, "keys"):
        return _mapping(subject, dict(table), columns)
    else:
        raise TypeError("table must be Arrow data (an object with __arrow_c_stream__ or __arrow_c_array__) or a "
                        f"mapping of columns, not {type_name(table)}")
    facts = _facts(subject, names, columns)
    return _Source(names, facts, chunks, facts)


def _chunks(stream: _Stream) -> Iterator[_Data]:
    while (data := core.arrow_next(stream)) is not None:
        yield data


def _mapping(subject: int, table: dict[str, Any], columns: Optional[Mapping[str, Optional[str]]]) -> _Source:
    for name in table:
        if not isinstance(name, str):
            raise TypeError(f"the name of a column must be a str, not {type_name(name)}")
    names = list(table)
    facts = _facts(subject, names, columns)
    used = [(name, _column(subject, fact, column))
            for (name, column), fact in zip(table.items(), facts) if fact != _IGNORED]
    return _Source(names, facts, _structs(used), [fact for fact in facts if fact != _IGNORED])


def _facts(subject: int, names: Sequence[str], columns: Optional[Mapping[str, Optional[str]]]) -> list[int]:
    """What each column is: as told in `columns`, else known by its name."""
    told = {} if columns is None else dict(columns)
    for name in told:
        if name not in names:
            raise unknown("column", name, names)

    def fact(name: str) -> int:
        given = told.get(name, name)
        if given is None:
            return _IGNORED
        if given == "on":
            return _ON
        if name in told:
            return fact_index(subject, given)
        try:
            return core.partyorg_fact_find(subject, name)
        except ValueError:
            return _IGNORED

    facts = [fact(name) for name in names]
    if facts and set(facts) == {_IGNORED}:
        raise no_facts(names, [fact.name for fact in facts_of(subject)])
    return facts


def _column(subject: int, fact: int, column: Any) -> list[_Data]:
    """The values of a fact as Arrow data, in one or more pieces."""
    name = "on" if fact == _ON else facts_of(subject)[fact].name
    stream, array = getattr(column, "__arrow_c_stream__", None), getattr(column, "__arrow_c_array__", None)
    if stream is not None:
        return list(_chunks(core.arrow_stream(stream())))
    if array is not None:
        return [core.arrow_array(*array())]
    # NumPy has a letter for each kind of type: dates, and three kinds whose items are Python's.
    kind = getattr(getattr(column, "dtype", None), "kind", None)
    if kind in ("O", "T", "U"):
        column = column.tolist()
    if isinstance(column, (list, tuple)):
        return [core.arrow_values(subject, max(fact, -1), column)]
    mask = None if kind is None else getattr(column, "mask", None)
    if getattr(mask, "ndim", None) == 0:  # no item is masked
        mask = None
    if kind == "M":
        if column.dtype.str != _DAYS:
            raise no_days(name, column.dtype)
        return [core.arrow_buffer(name, column.view("int64"), mask, 1)]
    return [core.arrow_buffer(name, column, mask, 0)]


def _structs(columns: list[tuple[str, list[_Data]]]) -> Iterator[_Data]:
    """Structs of columns, cut wherever one of them is in pieces."""
    ends = [[0, *itertools.accumulate(map(core.arrow_length, pieces))] for _, pieces in columns]
    for (name, _), other in zip(columns, ends):
        if other[-1] != ends[0][-1]:
            raise no_length(name, other[-1], columns[0][0], ends[0][-1])
    cuts = sorted(set(itertools.chain.from_iterable(ends)))
    for first, end in zip(cuts, cuts[1:]):
        fields = []
        for (name, pieces), places in zip(columns, ends):
            piece = bisect.bisect_right(places, first) - 1
            fields.append((name, pieces[piece], first - places[piece]))
        yield core.arrow_struct(fields, end - first)


# ---- examining


def _examine(results: _Results, batches: Sequence[_Batch], start: int, threads: int) -> None:
    """Examines batches that follow each other in the table, the first one from row `start` on."""
    rows = sum(map(core.batch_rows, batches))
    share = max(-(-rows // threads), _LEAST)
    if rows <= share:
        _examine_range(results, batches, start, 0, rows)
        return
    from concurrent.futures import ThreadPoolExecutor  # slow to import
    with ThreadPoolExecutor(threads) as pool:
        calls = [pool.submit(_examine_range, results, batches, start, first, min(first + share, rows))
                 for first in range(0, rows, share)]
    for call in calls:  # of several errors the first row's
        call.result()


def _examine_range(results: _Results, batches: Sequence[_Batch], start: int, first: int, end: int) -> None:
    """Examines rows `first` to `end` of all those of some batches."""
    at = 0
    for batch in batches:
        count = core.batch_rows(batch)
        low, high = max(first - at, 0), min(end - at, count)
        for row in range(low, high, _MOST):
            core.results_examine(results, batch, start + at, row, min(_MOST, high - row))
        at += count


def _threads(threads: int) -> int:
    if isinstance(threads, bool):
        raise TypeError("threads must be an int, not bool")
    number = operator.index(threads)
    if not 1 <= number <= 1024:
        raise no_number("threads", 1, 1024)
    return number


def _chosen(check: int, values: Union[str, Iterable[str]]) -> int:
    """The values of a check that were chosen, a bit each."""
    names = [value.name for value in values_of(check)]
    if isinstance(values, str):
        if values != "all":
            raise TypeError('values must be names of values, or "all"')
        values = names
    return sum({1 << find("value", name, names) for name in values})


class _Request(NamedTuple):
    """The arguments of check_table() and summarise(), read."""

    check: int
    subject: int
    source: _Source
    on: Date
    options: Optional[Facts]
    calendar: Optional[Calendar]
    threads: int

    def results(self, batches: Sequence[_Batch], values: int, counts_only: bool) -> _Results:
        return core.results(self.check, self.on, self.options, native_calendar(self.calendar), batches, values,
                            int(counts_only))

    def batches(self) -> Iterator[_Batch]:
        for data in self.source.chunks:
            yield core.batch(self.check, data, self.source.fields)


def _request(name: str, table: Table, on: Optional[Date], columns: Optional[Mapping[str, Optional[str]]],
             options: Optional[Facts], calendar: Optional[Calendar], threads: int) -> _Request:
    index, number = check_index(name), _threads(threads)
    subject = subject_index(checks()[index].subject)
    source = _source(subject, table, columns)
    if on is not None and _ON in source.facts:
        raise two_dates()
    return _Request(index, subject, source, datetime.date.today() if on is None else on, options, calendar, number)


def check_table(name: str, table: Table, *, on: Optional[Date] = None,
                columns: Optional[Mapping[str, Optional[str]]] = None, options: Optional[Facts] = None,
                calendar: Optional[Calendar] = None, values: Union[str, Iterable[str]] = (),
                threads: int = 1) -> TableReport:
    """Examines a table of files, one a row: what :func:`check` finds for each, without the explanations.

    :param name: the check, as for :func:`check`
    :param table: Arrow data, that is any object with ``__arrow_c_stream__`` or ``__arrow_c_array__`` (a table of
        pyarrow, a data frame of polars or pandas, a relation of DuckDB); or a mapping of names to columns. Such a
        column is Arrow data, a NumPy array or another buffer of bools, integers, float64 or ``datetime64[D]``, or a
        list of what :func:`check` takes. Null, NaN, NaT and None are unknown, like a fact without a column. No integer
        is a date; text is read as :func:`parse_fact` reads it
    :param on: the examination date of every row, today when it is not given. A column ``on`` holds one for each row
    :param columns: which fact a column is, by the name of the column; None to pass it over. Others are known by the
        name of the fact or its title; those that are no fact are passed over, see :attr:`TableReport.ignored`, unless
        none is one
    :param options: how open questions are read, of all rows
    :param calendar: days off and make-up days beside the statutory calendar
    :param values: names of values to keep, see :func:`partyorg.values`, or ``"all"``
    :param threads: how many threads share the rows
    :raises Error: when a column or value is refused; ``row`` is its row, counted from 0 over the whole table

    >>> files = {"born_on": ["2007-09-10", "1998-04-12", None], "cell_yse": [9, 8, 7]}
    >>> report = partyorg.check_table("admission", files, on="2025-08-20")
    >>> report.counts()["ADM-AGE-MIN"]
    {'met': 1, 'not_met': 1, 'unknown': 1, 'not_applicable': 0}
    >>> report.ignored
    ('cell_yse',)
    >>> list(report.verdict), report.report(0).verdict
    ([1, 2, 2], 'not_met')
    """
    chosen = _chosen(check_index(name), values)
    request = _request(name, table, on, columns, options, calendar, threads)
    batches = tuple(request.batches())
    native = request.results(batches, chosen, False)
    _examine(native, batches, 0, request.threads)
    core.results_finish(native)
    return _table_report(request, native, batches, chosen)


def summarise(name: str, table: Table, *, on: Optional[Date] = None,
              columns: Optional[Mapping[str, Optional[str]]] = None, options: Optional[Facts] = None,
              calendar: Optional[Calendar] = None, threads: int = 1) -> Counts:
    """Examines a table and only counts: no results are kept, and a stream is never held as a whole.

    The arguments are those of :func:`check_table`.

    >>> files = {"born_on": ["2007-09-10", "1998-04-12", None], "citizen_vn": [True, True, True]}
    >>> counts = partyorg.summarise("admission", files, on="2025-08-20")
    >>> counts.rows, counts.verdicts, counts["ADM-AGE-MIN"]["not_met"]
    (3, {'met': 0, 'not_met': 1, 'unknown': 2}, 1)
    """
    request = _request(name, table, on, columns, options, calendar, threads)
    native, rows = request.results((), 0, True), 0
    for batch in request.batches():
        _examine(native, (batch,), rows, request.threads)
        rows += core.batch_rows(batch)
    return _counts(request.check, native)


# ---- results out


class Counts(Mapping[str, "dict[str, int]"]):
    """How many rows of a table came out how. Made by :func:`summarise` and :meth:`TableReport.counts`.

    A mapping of rules to statuses: ``counts["ADM-AGE-MIN"]["unknown"]`` is a number of rows. Printed it is a table.
    """

    __slots__ = ("check", "rows", "verdicts", "stages", "_rules")

    check: str
    """The check, such as ``"admission"``."""
    rows: int
    """How many rows were examined."""
    verdicts: dict[str, int]
    """By verdict: met, not_met, unknown."""
    stages: dict[Optional[str], int]
    """By the first stage whose verdict is not ``met``; None when all are."""

    def __init__(self, check: str, rows: int, verdicts: Mapping[str, int], stages: Mapping[Optional[str], int],
                 rules: Mapping[str, Mapping[str, int]]) -> None:
        self.check = check
        self.rows = rows
        self.verdicts = dict(verdicts)
        self.stages = dict(stages)
        self._rules = {rule: dict(statuses) for rule, statuses in rules.items()}

    def __getitem__(self, rule_id: str) -> dict[str, int]:
        return dict(self._rules[rule_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Counts):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return Counts, (self.check, self.rows, self.verdicts, self.stages, self._rules)

    def to_dict(self) -> dict[str, Any]:
        """All of it as a dict of dicts, lists, str and int.

        >>> partyorg.summarise("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20").to_dict()["verdicts"]
        {'met': 0, 'not_met': 1, 'unknown': 0}
        """
        return {"check": self.check, "rows": self.rows, "verdicts": dict(self.verdicts), "stages": dict(self.stages),
                "rules": {rule: dict(statuses) for rule, statuses in self._rules.items()}}

    def text(self, lang: str = "en") -> str:
        r"""A table to read: verdicts, stages, and the rules by status.

        >>> files = {"born_on": ["2007-09-10", "1998-04-12", None]}
        >>> print("\n".join(partyorg.summarise("admission", files, on="2025-08-20").text("vi").splitlines()[:2]))
        Kết nạp đảng viên: 3
          đạt 0, không đạt 1, chưa rõ 2
        """
        place, index = language(lang), check_index(self.check)
        statuses = [core.partyorg_finding_status_text(i, place) for i in range(4)]
        rules = rules_of(index)
        widths = [max(len(status), len(str(self.rows))) for status in statuses]
        wide = max(len(rule.id) for rule in rules)
        lines = [f"{checks()[index].titles[place]}: {self.rows}",
                 "  " + ", ".join(f"{core.partyorg_finding_status_text(_STATUSES.index(verdict), place)} {count}"
                                  for verdict, count in self.verdicts.items()), ""]
        lines += [f"  {self.stages[stage.name]:>{len(str(self.rows))}}  {stage.titles[place]}"
                  for stage in stages_of(index)]
        lines += ["", "  ".join([" " * wide] + [f"{status:>{width}}" for status, width in zip(statuses, widths)])]
        lines += ["  ".join([f"{rule.id:{wide}}"] + [f"{self._rules[rule.id][status]:>{width}}"
                                                     for status, width in zip(_STATUSES, widths)] +
                            [rule.titles[place]]) for rule in rules]
        return "\n".join(lines)

    def html(self, lang: str = "en") -> str:
        """The counts as a piece of HTML that stands alone. Notebooks show it in English by themselves.

        >>> "ADM-AGE-MIN" in partyorg.summarise("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20").html()
        True
        """
        from . import _html  # only notebooks need it
        return _html.counts(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.items())
        return f"<partyorg.Counts {self.check}: {self.rows} rows, {verdicts}>"


def _counts(index: int, native: _Results) -> Counts:
    rows, verdicts, stages, rules = core.results_counts(native)
    names: list[Optional[str]] = [*(stage.name for stage in stages_of(index)), None]
    return Counts(checks()[index].name, rows, dict(zip(_STATUSES, verdicts)), dict(zip(names, stages)),
                  {rule.id: dict(zip(_STATUSES, counts)) for rule, counts in zip(rules_of(index), rules)})


class TableReport:
    """What a check found in each row of a table. Made by :func:`check_table`.

    Columns are read-only memoryviews, which ``numpy.asarray`` takes without copying. The whole is Arrow data:
    ``pyarrow.table(report)``, ``polars.DataFrame(report)`` and DuckDB read it, any number of times. It holds on to the
    table it was made from, for :meth:`report`; a column that is changed afterwards is read there as it then is.
    """

    __slots__ = ("_index", "_native", "_batches", "_ends", "_calendar", "_values", "_ignored", "_missing",
                 "__weakref__")

    _index: int
    _native: _Results
    _batches: tuple[_Batch, ...]
    _ends: list[int]
    _calendar: Optional[Calendar]
    _values: int
    _ignored: tuple[str, ...]
    _missing: tuple[str, ...]

    def __init__(self) -> None:
        raise TypeError("a table report is made by partyorg.check_table()")

    @property
    def check(self) -> str:
        """The check, such as ``"admission"``."""
        return checks()[self._index].name

    def __len__(self) -> int:
        return self._ends[-1]

    def __bool__(self) -> bool:
        raise TypeError("a table report is neither true nor false: each row has a verdict")

    # ---- columns

    def _column(self, name: str) -> memoryview:
        return core.results_column(self._native, _COLUMNS.index(name))

    @property
    def verdict(self) -> memoryview:
        """The verdict of each row, int8: 0 met, 1 not met, 2 unknown."""
        return self._column("verdict")

    @property
    def stage(self) -> memoryview:
        """The first stage whose verdict is not ``met``, int8: its place in :func:`partyorg.stages`; their number when all
        are."""
        return self._column("stage")

    @property
    def met(self) -> memoryview:
        """The rules that are met, uint64: bit i stands for rule i of :func:`partyorg.rules`."""
        return self._column("met")

    @property
    def not_met(self) -> memoryview:
        """The rules that are not met, uint64."""
        return self._column("not_met")

    @property
    def unknown(self) -> memoryview:
        """The rules that the facts do not settle, uint64."""
        return self._column("unknown")

    @property
    def not_applicable(self) -> memoryview:
        """The rules that do not apply, uint64."""
        return self._column("not_applicable")

    @property
    def due(self) -> memoryview:
        """The last day of the running deadline that ends first, int32: days since 1970-01-01; -2**31 when none
        runs."""
        return self._column("due")

    @property
    def due_rule(self) -> memoryview:
        """That deadline, int8: its place in :func:`partyorg.rules`, -1 when none runs."""
        return self._column("due_rule")

    @property
    def values(self) -> dict[str, memoryview]:
        """The values that were chosen, int32: numbers, days since 1970-01-01, 0 or 1, or the place of a choice among
        those of :func:`partyorg.values`; -2**31 when absent. Points and percent are float64, NaN when absent."""
        return {value.name: core.results_column(self._native, len(_COLUMNS) + i)
                for i, value in enumerate(values_of(self._index)) if self._values >> i & 1}

    # ---- what was read

    @property
    def ignored(self) -> tuple[str, ...]:
        """The columns that were passed over, in their order: no fact has that name or title."""
        return self._ignored

    @property
    def missing_columns(self) -> tuple[str, ...]:
        """The facts that had no column, and are unknown in every row."""
        return self._missing

    # ---- of all rows

    def counts(self) -> Counts:
        """How many rows came out how: by verdict, by stage, by rule and status.

        >>> partyorg.check_table("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20").counts().verdicts
        {'met': 0, 'not_met': 1, 'unknown': 0}
        """
        return _counts(self._index, self._native)

    def rows(self, verdict: Optional[str] = None, *, rule: Optional[str] = None,
             status: Optional[str] = None) -> memoryview:
        """The numbers of the rows of a verdict, and of a status of a rule; int64, ascending.

        ``rows("not_met")``, ``rows(rule="ADM-AGE-MIN", status="unknown")``; with neither every row.

        >>> report = partyorg.check_table("admission", {"born_on": ["2007-09-10", "1998-04-12"]}, on="2025-08-20")
        >>> list(report.rows("not_met")), list(report.rows(rule="ADM-AGE-MIN", status="met"))
        ([0], [1])
        """
        if (rule is None) != (status is None):
            raise TypeError("rule and status are given together")
        return memoryview(core.results_rows(
            self._native, -1 if verdict is None else find("verdict", verdict, _STATUSES[:3]),
            -1 if rule is None else rule_index(self._index, rule),
            -1 if status is None else find("status", status, _STATUSES))).cast("q")

    def missing_facts(self, *, threads: int = 1) -> memoryview:
        """The facts that are missing in each row, as :attr:`Report.missing`, uint64: bit i stands for fact i of
        :func:`partyorg.facts`; 0 in a row whose rules are all settled.

        No column of results: every row with an unknown rule is examined once more, in full, on every call.

        >>> report = partyorg.check_table("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20")
        >>> facts = partyorg.facts("applicant")
        >>> [fact.name for i, fact in enumerate(facts) if report.missing_facts()[0] >> i & 1][:2]
        ['citizen_vn', 'education']

        :param threads: how many threads share the rows
        """
        threads, share = _threads(threads), max(-(-len(self) // _threads(threads)), _LEAST)
        share = min(share, _MOST)
        calls = [(batch, start, first, min(share, end - start - first))
                 for batch, start, end in zip(self._batches, self._ends, self._ends[1:])
                 for first in range(0, end - start, share)]
        if threads == 1 or len(calls) < 2:
            parts = [core.results_missing(self._native, *call) for call in calls]
        else:
            from concurrent.futures import ThreadPoolExecutor  # slow to import
            with ThreadPoolExecutor(threads) as pool:
                parts = list(pool.map(lambda call: core.results_missing(self._native, *call), calls))
        return memoryview(b"".join(parts)).cast("Q")

    # ---- of one row

    def _row(self, row: int) -> int:
        number, rows = operator.index(row), len(self)
        if not -rows <= number < rows:
            raise no_number("row", -rows, rows - 1)
        return number % rows

    def report(self, row: int) -> Report:
        """The report of one row with all its findings, as :func:`check` makes it.

        >>> report = partyorg.check_table("admission", {"born_on": ["2007-09-10", "1998-04-12"]}, on="2025-08-20")
        >>> report.report(0)["ADM-AGE-MIN"].title("vi")
        'Đủ 18 tuổi'
        """
        number = self._row(row)
        place = bisect.bisect_right(self._ends, number) - 1
        facts, on = core.results_facts(self._native, self._batches[place], number - self._ends[place])
        return _report(self.check, facts, on, core.results_options(self._native), self._calendar)

    def failed(self, row: int) -> list[str]:
        """The rules that are not in order in one row: not met, or of a bar met. A ground that is not met is none of
        them: one of several is enough.

        >>> partyorg.check_table("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20").failed(0)
        ['ADM-AGE-MIN']
        """
        number = self._row(row)
        met, not_met = self.met[number], self.not_met[number]
        return [rule.id for i, rule in enumerate(rules_of(self._index))
                if rule.kind != "ground" and (met if rule.kind == "bar" else not_met) >> i & 1]

    def unknown_rules(self, row: int) -> list[str]:
        """The rules that the facts of one row do not settle.

        >>> partyorg.check_table("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20").unknown_rules(0)[:2]
        ['ADM-CITIZEN', 'ADM-EDU-GENERAL']
        """
        mask = self.unknown[self._row(row)]
        return [rule.id for i, rule in enumerate(rules_of(self._index)) if mask >> i & 1]

    # ---- Arrow

    def __arrow_c_schema__(self) -> object:
        """The columns of results as an Arrow schema."""
        return core.results_schema(self._native)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """The results as an Arrow array; the schema is what it is, whatever is requested."""
        return core.results_schema(self._native), core.results_array(self._native)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The results as an Arrow stream of one array; the schema is what it is, whatever is requested."""
        return core.results_stream(self._native)

    def html(self, lang: str = "en") -> str:
        """The counts, and the first rows, as a piece of HTML that stands alone. Notebooks show it in English by themselves.

        >>> report = partyorg.check_table("admission", {"born_on": ["2007-09-10"]}, on="2025-08-20")
        >>> "Đủ 18 tuổi" in report.html("vi")
        True
        """
        from . import _html  # only notebooks need it
        return _html.table_report(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in self.counts().verdicts.items())
        return f"<partyorg.TableReport {self.check}: {len(self)} rows, {verdicts}>"


def _table_report(request: _Request, native: _Results, batches: tuple[_Batch, ...], values: int) -> TableReport:
    names, facts, _, _ = request.source
    self = object.__new__(TableReport)
    self._index = request.check
    self._native = native
    self._batches = batches
    self._ends = [0, *itertools.accumulate(map(core.batch_rows, batches))]
    self._calendar = request.calendar
    self._values = values
    self._ignored = tuple(name for name, fact in zip(names, facts) if fact == _IGNORED)
    self._missing = tuple(fact.name for i, fact in enumerate(facts_of(request.subject)) if i not in facts)
    return self
