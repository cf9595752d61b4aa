# SPDX-License-Identifier: MIT
"""Checks over the rows of a polars data frame, eager or lazy.

    import polars, partyorg.polars

    frame = partyorg.polars.examine(polars.read_parquet("files.parquet"), "admission", on="2026-11-22")
    frame = files.partyorg.check("admission", on="2026-11-22")      # the same; importing the module adds the namespace
    polars.scan_parquet("*.parquet").partyorg.check("admission").filter(polars.col("verdict") == "not_met")
"""

from __future__ import annotations

import datetime
from typing import Any, Optional, TypeVar, cast

from ._catalogue import ValueInfo, rules_of, stages_of
from ._dates import Calendar, Date
from ._error import needed, no_frame
from ._frames import (VERDICTS, Accessor, Columns, Read, Request, Values, days_only, installed, items, request,
                      table)
from ._report import Facts
from ._table import TableReport

__all__ = ["PartyorgLazyNamespace", "PartyorgNamespace", "examine"]

Frame = TypeVar("Frame")


# ---- columns in


def _column(series: Any, name: str, fact: Read) -> Any:
    """A column of a frame as check_table() takes it. Null and NaN are unknown."""
    pl = needed("polars", "polars")
    if isinstance(series.dtype, pl.Datetime):
        others = series.is_not_null() if series.dtype.time_zone else series.dt.truncate("1d") != series
        if others.any():
            row = others.fill_null(False).arg_max()
            raise days_only(name, row, series[row])
        return series.cast(pl.Date)
    if series.dtype == pl.Float32:
        return series.cast(pl.Float64)
    if isinstance(series.dtype, pl.Decimal):
        return series.cast(pl.String)
    if series.dtype == pl.Object:
        return list(items(name, fact, series.to_list(), lambda value: value != value))
    return series


def _table(frame: Any, check: str, *, columns: Columns = None, **more: Any) -> TableReport:
    return table(check, frame.columns, columns, lambda name, fact, place: _column(frame[name], name, fact), **more)


# ---- columns out


def _types(asked: Request) -> dict[str, Any]:
    """The types of the columns that are added, in order."""
    pl = needed("polars", "polars")

    def of(value: ValueInfo) -> Any:
        if value.choices:
            return pl.Enum([choice.name for choice in value.choices])
        return {"date": pl.Date, "int": pl.Int32, "bool": pl.Boolean, "decimal": pl.Float64}[value.type]

    types = [pl.Enum(VERDICTS), pl.Enum([stage.name for stage in stages_of(asked.check)]), pl.String, pl.String,
             pl.Date, pl.Enum([rule.id for rule in rules_of(asked.check)]), *map(of, asked.values)]
    return dict(zip(asked.names, types))


def _added(frame: Any, check: str, asked: Request, **more: Any) -> Any:
    """An eager frame with the columns of a check."""
    pl = needed("polars", "polars")
    report = _table(frame, check, values=[value.name for value in asked.values], **more)
    found = pl.DataFrame(report)

    def texts(masks: Any, text: Any) -> Any:
        unique = masks.unique()
        return masks.replace_strict(unique, pl.Series([text(mask) for mask in unique], dtype=pl.String),
                                    return_dtype=pl.String)

    when_met, when_not = (pl.lit(mask, pl.UInt64) for mask in asked.failing)
    failed = found.select((pl.col("met") & when_met) | (pl.col("not_met") & when_not)).to_series()
    missing = pl.Series(report.missing_facts(threads=more["threads"]).tolist(), dtype=pl.UInt64)
    columns = {"reason": texts(failed, asked.reason), "missing": texts(missing, asked.missing)}
    added = []
    for name, kind in _types(asked).items():
        own = name[len(asked.prefix):]
        column = columns[own] if own in columns else found[own].cast(kind)
        added.append(column.alias(name))
    return frame.with_columns(added)


def examine(frame: Frame, check: str, *, on: Optional[Date] = None, options: Optional[Facts] = None,
            calendar: Optional[Calendar] = None, lang: Optional[str] = "vi", columns: Columns = None,
            values: Values = (), prefix: str = "", threads: int = 1) -> Frame:
    """A data frame with what a check finds in each row beside its own columns.

    Added are:

    - ``verdict`` (Enum): met, not_met or unknown;
    - ``stage`` (Enum): the first stage whose verdict is not met; null when all are;
    - ``reason`` (String): the rules that are not in order, by id and title; null when there are none;
    - ``missing`` (String): the facts that are missing and matter, by title; null when there are none;
    - ``due`` (Date): the last day of the running deadline that ends first; null when none runs;
    - ``due_rule`` (Enum): that deadline, a rule;
    - the values asked for: Date, Int32, Boolean, Float64 (points and percent, NaN is never there) or Enum. One that is
      called like a column above gets ``value_`` before its name.

    :param frame: a ``polars.DataFrame`` or ``LazyFrame``; a lazy frame stays lazy, and is examined as a whole when it
        is collected. Columns are facts by name or title, as in :func:`partyorg.check_table`; other columns are passed
        over. Datetime columns must hold days, that is midnights without a time zone
    :param check: the check, such as ``"admission"``
    :param on: the examination date of every row, today when it is not given (of a lazy frame the day on which this is
        called). A column ``on`` holds one for each row
    :param lang: language of ``reason`` and ``missing``, ``"vi"`` or ``"en"``; None for ids of rules and names of facts
        alone, separated by spaces
    :param columns: which fact a column is, by the name of the column; None to pass it over
    :param values: names of values to add, see :func:`partyorg.values`, or ``"all"``
    :param prefix: goes before the name of every added column
    :param threads: how many threads share the rows
    :raises Error: when a value is refused (``row`` is its place, counted from 0), or the frame has a column that is
        called like one of those above
    """
    pl = needed("polars", "polars")
    given = cast(Any, frame)
    more: dict[str, Any] = {"options": options, "calendar": calendar, "columns": columns, "threads": threads}
    if isinstance(frame, pl.DataFrame):
        asked = request(check, given.columns, lang, values, prefix)
        return cast(Frame, _added(given, check, asked, on=on, **more))
    if not isinstance(frame, pl.LazyFrame):
        raise no_frame("polars.DataFrame, polars.LazyFrame", frame)
    schema = given.collect_schema()
    asked = request(check, schema.names(), lang, values, prefix)
    _table(pl.DataFrame(schema=schema), check, on=on, **more)  # what is refused whatever the rows is refused now
    if on is None and not _has_dates(schema.names(), columns):
        on = datetime.date.today()
    # Its columns are all needed, and filters may ask for those that are not there yet.
    return cast(Frame, given.map_batches(lambda whole: _added(whole, check, asked, on=on, **more),
                                         predicate_pushdown=False, projection_pushdown=False,
                                         schema={**schema, **_types(asked)}))


def _has_dates(names: list[str], columns: Columns) -> bool:
    """Whether a column holds the examination date of each row."""
    told = columns or {}
    return any(told.get(name, name) == "on" for name in names)


class PartyorgNamespace(Accessor):
    """``frame.partyorg`` of a polars data frame: ``check``, ``reports`` and ``report``."""

    def _examine(self, check: str, **more: Any) -> Any:
        return examine(self._frame, check, **more)

    def _table(self, frame: Any, check: str, **more: Any) -> TableReport:
        return _table(frame, check, **more)

    def _row(self, row: int) -> Any:
        return self._frame[row:row + 1]


class PartyorgLazyNamespace:
    """``frame.partyorg`` of a polars lazy frame."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def check(self, check: str, *, on: Optional[Date] = None, options: Optional[Facts] = None,
              calendar: Optional[Calendar] = None, lang: Optional[str] = "vi", columns: Columns = None,
              values: Values = (), prefix: str = "", threads: int = 1) -> Any:
        """The lazy frame with the columns of the check: ``examine(frame, check, ...)``."""
        return examine(self._frame, check, on=on, options=options, calendar=calendar, lang=lang, columns=columns,
                       values=values, prefix=prefix, threads=threads)


if installed("polars"):
    needed("polars", "polars").api.register_dataframe_namespace("partyorg")(PartyorgNamespace)
    needed("polars", "polars").api.register_lazyframe_namespace("partyorg")(PartyorgLazyNamespace)
