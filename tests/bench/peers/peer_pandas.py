# SPDX-License-Identifier: MIT
"""pandas: series of its nullable types, whose NA is unknown and whose logic is Kleene's.

Dates are integers, for comparisons with NaT are false and not NA; months and ranks of working days come as columns.
Made are the status of every rule and the verdict of every row, a byte each.
"""

import functools
import operator

import common
import rules

pd = common.need("pandas")

OPERATORS = {"ge": operator.ge, "gt": operator.gt, "le": operator.le, "lt": operator.lt, "plus": operator.add,
             "minus": operator.sub, "times": operator.mul, "and": operator.and_, "or": operator.or_}
COLUMNS = rules.CALENDAR | rules.MONTHS


def frame(files):
    def series(name):
        values, known = files.values[name], files.known[name]
        array = pd.arrays.BooleanArray if values.dtype == bool else pd.arrays.IntegerArray
        return pd.Series(array(values, ~known if known is not None else common.np.zeros(files.rows, bool)))
    return {name: series(name) for name in files.values}


def evaluate(facts, on, expression):
    op, *operands = expression

    def of(part):
        return evaluate(facts, on, part) if isinstance(part, tuple) else part

    if op == "fact":
        return facts[operands[0]]
    if op == "const":
        return operands[0]
    if op == "or_on":
        return facts[operands[0]].fillna(on)
    if op == "in":
        found = facts[operands[0][1]]
        return functools.reduce(operator.or_, (found == choice for choice in operands[1]))
    if op == "not":
        return ~of(operands[0])
    if op == "least":
        a, b = map(of, operands)
        return a.mask(a > b, b).mask(b.isna())
    if op == "step":
        date, chosen = of(operands[0]), None
        for first, value in operands[1]:
            made = of(value)
            if not isinstance(made, pd.Series):
                made = pd.Series(made, index=date.index, dtype="Int32")
            chosen = made.where(date >= first) if chosen is None else chosen.mask(date >= first, made)
        return chosen
    return functools.reduce(OPERATORS[op], map(of, operands))


def examine(facts, on, rule_list):
    """The columns of results: the statuses by rule, and the verdict."""
    results, failed, open_ = {}, False, False
    for r in rule_list:
        status = (1 - evaluate(facts, on, r.outcome).astype("Int8")).fillna(2)
        if r.applies is not None:
            status = status.mask((~evaluate(facts, on, r.applies)).fillna(False), 3)
        results[r.id] = status.mask(~evaluate(facts, on, r.listed), 2)
        if r.kind != "deadline":
            failed = failed | (results[r.id] == (0 if r.kind == "bar" else 1))
            open_ = open_ | (results[r.id] == 2)
    results["verdict"] = failed.astype("Int8").mask(open_ & ~failed, 2)
    return results


def main():
    files = common.load()
    common.add_columns(files, COLUMNS)
    facts, rule_list = frame(files), rules.rules_with_columns(COLUMNS)
    seconds = common.best(lambda: examine(facts, files.on, rule_list))
    *statuses, verdict = (column.to_numpy("int8") for column in examine(facts, files.on, rule_list).values())
    common.report("PANDAS", pd.__version__, files.rows, seconds, common.count_statuses(statuses, verdict))


if __name__ == "__main__":
    main()
