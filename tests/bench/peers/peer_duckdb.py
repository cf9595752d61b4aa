# SPDX-License-Identifier: MIT
"""DuckDB: one query over a table in memory; dates are DATE.

Working days are counted by a table of the calendar, a row with a list: DuckDB takes less time for that than for joins
with a table of days, or a list that is a parameter or variable. DUCKDB works months out by its functions of dates, for
lists are not faster there; DUCKDB-COLUMNS has all of this worked out beforehand. Only counts are made: to write the
status of every rule and row into a table takes it about twice as long.
"""

import datetime

import common
import rules
import sql
import vectors
from common import np

duckdb = common.need("duckdb")

PREPARED = rules.CALENDAR | rules.MONTHS
RULES = rules.rules_with_columns(PREPARED)


def day(days):
    return f"DATE '{datetime.date(1970, 1, 1) + datetime.timedelta(days)}'"


def calendar(op, date, count=None):
    if op in rules.CALENDAR:                     # lists begin with 1
        return f"ranks[{date} - {day(vectors.TABLE_FIRST - (1 if op == 'rank' else 0))}]"
    if op == "add_months":
        return f"{date} + INTERVAL {count} MONTH"
    if op == "year_start":
        return f"make_date(year({date}) + {count}, 1, 1)"
    months = f"(year({date}) * 12 + month({date}) + {count - 1})"
    return f"make_date({months} // 12, {months} % 12 + 1, 1)"


def load(files):
    """The table `files`, from masked arrays, and the row `calendar`."""
    connection = duckdb.connect()
    masked = {name: values if files.known[name] is None else np.ma.array(values, mask=~files.known[name])
              for name, values in files.values.items()}
    dates = rules.date_columns()
    columns = (f"DATE '1970-01-01' + {name} AS {name}" if name in dates else name for name in masked)
    connection.register("arrays", masked)
    connection.execute(f"CREATE TABLE files AS SELECT {', '.join(columns)} FROM arrays")
    connection.unregister("arrays")
    connection.execute("CREATE TABLE calendar AS SELECT ?::INTEGER[] AS ranks", [vectors.table("rank").tolist()])
    return connection


def examine(name, files, connection, given, threads):
    """The subquery of dates works the columns out that are given otherwise."""
    made = [f"{calendar(op, date, *count)} AS {column}"
            for column, (op, (_, date), *count) in rules.columns_needed(PREPARED).items()]
    source = f"(SELECT {', '.join([*rules.FACTS, *made])} FROM files, calendar)" if given == "dates" else "files"
    query = sql.count_files(sql.Sql(files.on, day), RULES, "count_if({})".format, source)
    connection.execute(f"SET threads = {threads}")
    seconds = common.best(lambda: connection.execute(query).fetchone())
    counts = connection.execute(query).fetchone()
    common.report(name, duckdb.__version__, files.rows, seconds, common.totals_of_counts(counts, files.rows), given)


def main():
    files = common.load()
    common.add_columns(files, PREPARED)
    connection = load(files)
    examine("DUCKDB", files, connection, "dates", 1)
    examine("DUCKDB-2t", files, connection, "dates", 2)
    examine("DUCKDB-COLUMNS", files, connection, "columns", 1)


if __name__ == "__main__":
    main()
