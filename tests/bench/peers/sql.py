# SPDX-License-Identifier: MIT
"""The rules as SQL: its NULL is unknown, its AND, OR and NOT are Kleene's."""

COMPARISONS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<", "plus": "+", "minus": "-", "times": "*"}


class Sql:
    """Of a dialect: `day(days)` writes a date. What the calendar says comes as columns."""

    def __init__(self, on, day):
        self.on, self.day = on, day

    def __call__(self, expression):
        op, *operands = expression
        if op in ("fact", "const"):
            return str(operands[0])
        if op == "or_on":
            return f"coalesce({operands[0]}, {self.day(self.on)})"
        if op == "in":
            return f"({self(operands[0])} IN ({', '.join(map(str, operands[1]))}))"
        if op == "not":
            return f"(NOT {self(operands[0])})"
        if op in ("and", "or"):
            return f"({f' {op.upper()} '.join(map(self, operands))})"
        if op == "least":                        # NULL when either is: least() and min() are not alike in all dialects
            a, b = map(self, operands)
            return f"(CASE WHEN {a} > {b} THEN {b} ELSE {a} END)"
        if op == "step":
            return self.step(*operands)
        a, b = operands
        if op == "ge" and b[0] == "const" and a[0] == "or_on":
            return f"({self(a)} >= {self.day(b[1])})"
        return f"({self(a)} {COMPARISONS[op]} {self(b) if isinstance(b, tuple) else b})"

    def step(self, date, steps):
        cases = (f"WHEN {self(date)} >= {self.day(first)} THEN {self(value)}" for first, value in reversed(steps))
        return f"(CASE {' '.join(cases)} END)"

    def status(self, r):
        """The number of the status of a rule."""
        excluded = "" if r.applies is None else f"WHEN NOT {self(r.applies)} THEN 3 "
        known = f"coalesce(1 - {self(r.outcome)}, 2)"
        return f"CASE WHEN NOT {self(r.listed)} THEN 2 {excluded}ELSE {known} END"


def create_results(write, rule_list):
    """The statement that examines the table `files`: the status of every rule, s0, s1 and so on, and the verdict."""
    statuses = ", ".join(f"{write.status(r)} AS s{i}" for i, r in enumerate(rule_list))
    counted = [(f"s{i}", r.kind) for i, r in enumerate(rule_list) if r.kind != "deadline"]
    failed = " OR ".join(f"{s} = {0 if kind == 'bar' else 1}" for s, kind in counted)
    open_ = " OR ".join(f"{s} = 2" for s, _ in counted)
    verdict = f"CASE WHEN {failed} THEN 1 WHEN {open_} THEN 2 ELSE 0 END"
    return f"CREATE TABLE results AS SELECT *, {verdict} AS verdict FROM (SELECT {statuses} FROM files)"


def count_results(execute, rule_list):
    """The totals in the table `results`."""
    names = {"verdict": "verdict", **{r.id: f"s{i}" for i, r in enumerate(rule_list)}}
    counts = iter(execute("SELECT " + ", ".join(
        f"sum({name} = {status})" for name in names.values() for status in range(4)) + " FROM results").fetchone())
    return {name: [next(counts) for _ in range(4)] for name in names}


def count_files(write, rule_list, count, source="files"):
    """A query that only counts, as common.totals_of_counts() reads it. `count` writes a count; NULL is not counted."""
    truths, statuses, good, bad = [], [], [], []
    for i, r in enumerate(rule_list):
        truths += [f"{write(r.listed)} AS listed{i}", f"{write(r.outcome)} AS outcome{i}"]
        statuses += [f"listed{i} AND outcome{i} AS met{i}", f"listed{i} AND NOT outcome{i} AS missed{i}"]
        if r.applies is not None:
            truths.append(f"{write(r.applies)} AS applies{i}")
            statuses.append(f"listed{i} AND NOT applies{i} AS excluded{i}")
        if r.kind != "deadline":
            good.append(f"missed{i}" if r.kind == "bar" else f"met{i}")
            bad.append(f"met{i}" if r.kind == "bar" else f"missed{i}")
    wanted = [status.rpartition(" ")[2] for status in statuses] + [" AND ".join(good), " OR ".join(bad)]
    return (f"SELECT {', '.join(map(count, wanted))} FROM (SELECT {', '.join(statuses)} FROM "
            f"(SELECT {', '.join(truths)} FROM {source}))")
