# SPDX-License-Identifier: MIT
"""Checks over the rows of a pandas data frame.

    import pandas, partyorg.pandas

    frame = partyorg.pandas.examine(pandas.read_excel("files.xlsx"), "admission", on="2026-11-22")
    frame = files.partyorg.check("admission", on="2026-11-22")      # the same; importing the module adds the accessor
    frame[frame["verdict"] == "not_met"]["reason"]

Needs pandas 2.2 or later.
"""

from __future__ import annotations

import datetime
from typing import Any, Optional, TypeVar, cast

from ._catalogue import rules_of, stages_of
from ._dates import Calendar, Date
from ._error import needed, no_frame
from ._frames import VERDICTS, Accessor, Columns, Read, Values, days_only, installed, items, request, table
from ._report import Facts
from ._table import TableReport

__all__ = ["PartyorgAccessor", "examine"]

Frame = TypeVar("Frame")
_UNKNOWN = -2**31


# ---- columns in


def _column(series: Any, name: str, fact: Read) -> Any:
    """A column of a frame as check_table() takes it. NaN, NaT, None and NA are unknown."""
    np = needed("numpy", "pandas")
    kind, arrow = getattr(series.dtype, "kind", "O"), getattr(series.dtype, "pyarrow_dtype", None)
    if isinstance(series.dtype, np.dtype):
        if kind == "M":
            return _days(series.to_numpy(), name)
        if kind in "biuf":
            return series.to_numpy(np.float64) if kind == "f" else series.to_numpy()
        return _objects(series, name, fact)
    if arrow is not None:
        if str(arrow).startswith("timestamp"):
            if arrow.tz is None:
                return _days(series.to_numpy(f"datetime64[{arrow.unit}]"), name)
        elif not str(arrow).startswith("decimal"):
            return needed("pyarrow", "pandas").array(series, from_pandas=True)
    elif hasattr(series.dtype, "numpy_dtype") and kind in "biuf":
        return np.ma.MaskedArray(series.to_numpy(series.dtype.numpy_dtype, na_value=0), series.isna().to_numpy(bool))
    elif kind == "O" and installed("pyarrow") and not _of_objects(series.dtype):
        return needed("pyarrow", "pandas").array(series, from_pandas=True)
    return _objects(series.astype(object), name, fact)


def _of_objects(dtype: Any) -> bool:
    """Whether it is a category of what is no text."""
    return hasattr(dtype, "categories") and not all(isinstance(one, str) for one in dtype.categories)


def _objects(series: Any, name: str, fact: Read) -> Any:
    """A column of Python objects: at once when all are of one type, else one by one."""
    np, pd = needed("numpy", "pandas"), needed("pandas", "pandas")
    absent, values = series.isna().to_numpy(bool), series.to_numpy(object, copy=True)
    types = set(map(type, values[~absent]))
    if len(types) == 1 and types <= {bool, datetime.date, str}:
        values[absent] = None
        if installed("pyarrow"):
            return needed("pyarrow", "pandas").array(values)
    return list(items(name, fact, series, lambda value: bool(pd.api.types.is_scalar(value) and pd.isna(value))))


def _days(moments: Any, name: str) -> Any:
    """Points in time that are days, as such."""
    np = needed("numpy", "pandas")
    days = moments.astype("datetime64[D]")
    others = (days.astype(moments.dtype) != moments) & ~np.isnat(moments)
    if others.any():
        row = int(others.argmax())
        raise days_only(name, row, moments[row])
    return days


def _table(frame: Any, check: str, *, columns: Columns = None, **more: Any) -> TableReport:
    return table(check, list(frame.columns), columns,
                 lambda name, fact, place: _column(frame.iloc[:, place], name, fact), **more)


# ---- columns out


def examine(frame: Frame, check: str, *, on: Optional[Date] = None, options: Optional[Facts] = None,
            calendar: Optional[Calendar] = None, lang: Optional[str] = "vi", columns: Columns = None,
            values: Values = (), prefix: str = "", threads: int = 1) -> Frame:
    """A copy of a data frame with what a check finds in each row.

    The columns of the frame and its index stay as they are. Added are:

    - ``verdict`` (category): met, not_met or unknown;
    - ``stage`` (category): the first stage whose verdict is not met; missing when all are;
    - ``reason`` (string): the rules that are not in order, by id and title; missing when there are none;
    - ``missing`` (string): the facts that are missing and matter, by title; missing when there are none;
    - ``due`` (datetime64): the last day of the running deadline that ends first; NaT when none runs;
    - ``due_rule`` (category): that deadline, a rule;
    - the values asked for: ``datetime64``, ``Int32``, ``boolean``, ``float64`` (points and percent) or a category. One
      that is called like a column above gets ``value_`` before its name.

    :param frame: a ``pandas.DataFrame``. Columns are facts by name or title, as in :func:`partyorg.check_table`; other
        columns are passed over. ``datetime64`` columns must hold days, that is midnights without a time zone
    :param check: the check, such as ``"admission"``
    :param on: the examination date of every row, today when it is not given. A column ``on`` holds one for each row
    :param lang: language of ``reason`` and ``missing``, ``"vi"`` or ``"en"``; None for ids of rules and names of facts
        alone, separated by spaces
    :param columns: which fact a column is, by the name of the column; None to pass it over
    :param values: names of values to add, see :func:`partyorg.values`, or ``"all"``
    :param prefix: goes before the name of every added column
    :param threads: how many threads share the rows
    :raises Error: when a value is refused (``row`` is its place, counted from 0), or the frame has a column that is
        called like one of those above
    """
    np, pd = needed("numpy", "pandas"), needed("pandas", "pandas")
    if not isinstance(frame, pd.DataFrame):
        raise no_frame("pandas.DataFrame", frame)
    given = cast(Any, frame)
    asked = request(check, given.columns, lang, values, prefix)
    report = _table(given, check, columns=columns, on=on, options=options, calendar=calendar,
                    values=[value.name for value in asked.values], threads=threads)

    def category(codes: Any, names: Any) -> Any:
        return pd.Categorical.from_codes(codes, categories=list(names))

    def texts(masks: Any, text: Any) -> Any:
        codes, unique = pd.factorize(masks)
        made = np.array([text(int(mask)) for mask in unique], object)
        return pd.array(made.take(codes) if len(made) else made, dtype="string")

    def days(numbers: Any) -> Any:
        moments = numbers.astype("datetime64[D]").astype("datetime64[s]")
        moments[numbers == _UNKNOWN] = np.datetime64("NaT")
        return moments

    stages = [stage.name for stage in stages_of(asked.check)]
    place = np.asarray(report.stage)
    when_met, when_not = map(np.uint64, asked.failing)
    added = {
        "verdict": category(np.asarray(report.verdict), VERDICTS),
        "stage": category(np.where(place < len(stages), place, -1), stages),
        "reason": texts((np.asarray(report.met) & when_met) | (np.asarray(report.not_met) & when_not), asked.reason),
        "missing": texts(np.asarray(report.missing_facts(threads=threads)), asked.missing),
        "due": days(np.asarray(report.due)),
        "due_rule": category(np.asarray(report.due_rule), [rule.id for rule in rules_of(asked.check)]),
    }
    added = {prefix + name: column for name, column in added.items()}
    for value in asked.values:
        numbers = np.asarray(report.values[value.name])
        absent = numbers == _UNKNOWN
        if value.type == "date":
            column = days(numbers)
        elif value.type == "int":
            column = pd.arrays.IntegerArray(np.where(absent, 0, numbers).astype(np.int32), absent)
        elif value.type == "bool":
            column = pd.arrays.BooleanArray((numbers == 1), absent)
        elif value.type == "decimal":
            column = numbers.copy()
        else:
            column = category(np.where(absent, -1, numbers), [choice.name for choice in value.choices])
        added[asked.name_of(value)] = column
    return cast(Frame, pd.concat([given, pd.DataFrame(added, index=given.index)], axis=1))


class PartyorgAccessor(Accessor):
    """``frame.partyorg`` of a pandas data frame: ``check``, ``reports`` and ``report``."""

    def __init__(self, frame: Any) -> None:
        super().__init__(frame)

    def _examine(self, check: str, **more: Any) -> Any:
        return examine(self._frame, check, **more)

    def _table(self, frame: Any, check: str, **more: Any) -> TableReport:
        return _table(frame, check, **more)

    def _row(self, row: int) -> Any:
        return self._frame.iloc[[row]]


if installed("pandas"):
    needed("pandas", "pandas").api.extensions.register_dataframe_accessor("partyorg")(PartyorgAccessor)
