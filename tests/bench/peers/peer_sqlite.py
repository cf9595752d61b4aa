# SPDX-License-Identifier: MIT
"""SQLite: one statement from a table in memory to another; dates are integers.

Its date() works on text, and runs over at the end of a month: months and ranks of working days come as columns.
Written are the status of every rule and the verdict of every row.
"""

import sqlite3

import common
import rules
import sql
from common import np

ROWS = 200000


def load(files):
    """The table `files`."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE files ({', '.join(f'{name} INTEGER' for name in files.values)})")
    lists = (values.astype(np.int32) if files.known[name] is None
             else np.where(files.known[name], values.astype(object), None) for name, values in files.values.items())
    connection.executemany(f"INSERT INTO files VALUES ({', '.join('?' * len(files.values))})",
                           zip(*(values.tolist() for values in lists)))
    return connection


def main():
    files = common.load(ROWS)
    operators = rules.CALENDAR | rules.MONTHS
    common.add_columns(files, operators)
    connection = load(files)
    rule_list = rules.rules_with_columns(operators)
    statement = sql.create_results(sql.Sql(files.on, str), rule_list)
    seconds = common.best(lambda: connection.execute(statement), before=lambda: connection.execute(
        "DROP TABLE IF EXISTS results"))
    totals = sql.count_results(connection.execute, rule_list)
    common.report("SQLITE", sqlite3.sqlite_version, files.rows, seconds, totals)


if __name__ == "__main__":
    main()
