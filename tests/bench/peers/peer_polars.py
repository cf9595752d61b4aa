# SPDX-License-Identifier: MIT
"""Polars: one lazy query over a frame; dates are Date, its null is unknown and its logic Kleene's.

Working days are counted by a table of the calendar. POLARS works months out by its functions of dates, POLARS-TABLES
looks them up in tables too; POLARS-COLUMNS has all of this worked out beforehand. Made are truths, a bit and its
validity each: of every rule and row whether it is met, and whether not; and of the verdict.
"""

import datetime
import functools
import operator
import os
import subprocess
import sys

import common
import rules
import vectors

OPERATORS = {"ge": operator.ge, "gt": operator.gt, "le": operator.le, "lt": operator.lt, "plus": operator.add,
             "minus": operator.sub, "times": operator.mul, "and": operator.and_, "or": operator.or_}
PREPARED = rules.CALENDAR | rules.MONTHS
RULES = rules.rules_with_columns(PREPARED)


def day(days):
    return datetime.date(1970, 1, 1) + datetime.timedelta(days)


def expression_of(pl, on, expression):
    op, *operands = expression

    def of(part):
        if not isinstance(part, tuple):
            return part
        if part[0] == "const" and op == "ge" and operands[0][0] == "or_on":
            return day(part[1])
        return expression_of(pl, on, part)

    if op == "fact":
        return pl.col(operands[0])
    if op == "const":
        return pl.lit(operands[0], pl.Int32)
    if op == "or_on":
        return pl.col(operands[0]).fill_null(day(on))
    if op == "in":
        return of(operands[0]).is_in(list(operands[1]))
    if op == "not":
        return ~of(operands[0])
    if op == "least":
        a, b = map(of, operands)
        return pl.when(a > b).then(b).otherwise(a)
    if op == "step":
        chosen = None
        for first, value in operands[1]:
            chosen = pl.when(of(operands[0]) >= day(first)).then(of(value)).otherwise(chosen)
        return chosen
    return functools.reduce(OPERATORS[op], map(of, operands))


def by_function(pl, op, date, count):
    if op == "year_start":
        return pl.date(date.dt.year() + count, 1, 1)
    return (date if op == "add_months" else date.dt.month_start()).dt.offset_by(f"{count}mo")


def by_table(pl, op, date, *count):
    table = pl.Series(vectors.table(op, *count))
    return pl.lit(table.cast(pl.Date) if op in rules.MONTHS else table).gather(date.to_physical() - vectors.TABLE_FIRST)


def frame(pl, files):
    """The files as a frame."""
    columns, dates = [], rules.date_columns()
    for name, values in files.values.items():
        column = pl.Series(name, values)
        if files.known[name] is not None:
            column = pl.select(pl.when(pl.Series(files.known[name])).then(column).alias(name))[name]
        columns.append(column.cast(pl.Date) if name in dates else column)
    return pl.DataFrame(columns)


def query(pl, lazy, on, rule_list):
    """The columns that common.totals_of_counts() wants counted."""
    of = functools.partial(expression_of, pl, on)
    columns, good, bad = [], [], []
    for r in rule_list:
        listed, outcome = of(r.listed), of(r.outcome)
        met, missed = f"{r.id} met", f"{r.id} not met"
        columns += [(listed & outcome).alias(met), (listed & ~outcome).alias(missed)]
        if r.applies is not None:
            columns.append((listed & ~of(r.applies)).alias(f"{r.id} not applicable"))
        if r.kind != "deadline":
            good.append(missed if r.kind == "bar" else met)
            bad.append(met if r.kind == "bar" else missed)
    return lazy.select(columns).with_columns(pl.all_horizontal(good).alias("verdict met"),
                                             pl.any_horizontal(bad).alias("verdict not met"))


def examine(suffix):
    pl = common.need("polars")
    files = common.load()
    common.add_columns(files, PREPARED)
    lazy = frame(pl, files).lazy()
    tables = dict.fromkeys(PREPARED, by_table)
    functions = tables | dict.fromkeys(rules.MONTHS, by_function)
    for name, calendar in (("POLARS", functions), ("POLARS-TABLES", tables), ("POLARS-COLUMNS", {})):
        made = {column: calendar[op](pl, op, pl.col(date), *count)
                for column, (op, (_, date), *count) in rules.columns_needed(calendar.keys()).items()}
        wanted = query(pl, lazy.with_columns(**made), files.on, RULES)
        seconds = common.best(wanted.collect)
        counts = wanted.collect().sum().row(0)
        common.report(name + suffix, pl.__version__, files.rows, seconds, common.totals_of_counts(counts, files.rows),
                      "dates" if made else "columns")


def main():
    if len(sys.argv) > 3:
        examine(sys.argv[3])
        return
    for suffix, threads in (("", "1"), ("-2t", "2")):   # their number is read once, at the start
        run = subprocess.run([sys.executable, *sys.argv, suffix], env=os.environ | {"POLARS_MAX_THREADS": threads})
        if run.returncode:
            sys.exit(run.returncode)


if __name__ == "__main__":
    main()
