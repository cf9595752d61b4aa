# SPDX-License-Identifier: MIT
"""NumPy: vector expressions, block by block, so that what they make stays in the cache.

Working days are counted by a table of the calendar. NUMPY works months out by datetime64, NUMPY-TABLES looks them up in
tables too; NUMPY-COLUMNS has all of this worked out beforehand. Written are the status of every rule and the verdict of
every row, a byte each.
"""

import common
import rules
import vectors
from common import np

BLOCK = 1 << 15


def examine(name, files, rule_list, given, calendar):
    statuses = np.empty((len(rule_list), files.rows), np.int8)
    verdicts = np.empty(files.rows, np.int8)

    def run():
        for first in range(0, files.rows, BLOCK):
            rows = slice(first, first + BLOCK)

            def read(fact):
                known = files.known[fact]
                return files.values[fact][rows], None if known is None else known[rows]

            evaluate = vectors.Vectors(read, files.on, calendar)
            for r, status in zip(rule_list, statuses):
                status[rows] = evaluate.status(r)
            verdicts[rows] = vectors.verdict(rule_list, statuses[:, rows])

    seconds = common.best(run)
    common.report(name, np.__version__, files.rows, seconds, common.count_statuses(statuses, verdicts), given)


def main():
    files = common.load()
    examine("NUMPY", files, rules.RULES, "dates", vectors.CALENDAR)
    examine("NUMPY-TABLES", files, rules.RULES, "dates", vectors.TABLES)
    operators = rules.CALENDAR | rules.MONTHS
    common.add_columns(files, operators)
    examine("NUMPY-COLUMNS", files, rules.rules_with_columns(operators), "columns", {})


if __name__ == "__main__":
    main()
