# SPDX-License-Identifier: MIT
"""The rules of rules.py for engines that know neither an unknown nor a calendar.

Kleene's logic becomes two expressions of ordinary logic: when a condition is surely true, and when surely false. In
them stand

    ("and", a, ...), ("or", a, ...), ("not", a)
    ("ge", a, b), ("gt", a, b), ("le", a, b), ("lt", a, b)   false when a column in it is unknown
    ("in", column, (choice, ...))                            false when the column is unknown
    ("col", name), ("const", n), ("plus", a, b), ("minus", a, b), ("times", a, n), ("least", a, b)
"""

import collections

import rules

# The calendar comes as columns, and so do the governing dates, which are never unknown: or_on_cell_met_on.
PREPARED = rules.CALENDAR | rules.MONTHS
OR_ON = "or_on_"
OPPOSITE = {"ge": "lt", "lt": "ge", "gt": "le", "le": "gt"}
TRUE, FALSE = ("and",), ("or",)

# As the C library numbers them.
MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = range(4)

# not_applicable, met and not_met are to be tried in this order, when `listed`; a rule of which none is true is unknown.
Statuses = collections.namedtuple("Statuses", "id listed not_applicable met not_met")


def both(kind, parts):
    """An `and` or `or` without needless layers."""
    parts = [q for p in parts for q in (p[1:] if p[0] == kind else [p])]
    if (FALSE if kind == "and" else TRUE) in parts:
        return FALSE if kind == "and" else TRUE
    return parts[0] if len(parts) == 1 else (kind, *parts)


def term(e):
    if e[0] in ("fact", "or_on"):
        return ("col", OR_ON * (e[0] == "or_on") + e[1])
    if e[0] == "const":
        return e
    if e[0] == "times":
        return ("times", term(e[1]), e[2])
    a, b = map(term, e[1:])
    return ("const", a[1] + b[1]) if (e[0], a[0], b[0]) == ("plus", "const", "const") else (e[0], a, b)


def steps_in(e):
    return ([e] if e[0] == "step" else []) + [s for part in rules.children(e) for s in steps_in(part)]


def on(e, day):
    """The expression on a day, on which every step has one value; None when one has not begun."""
    if e[0] == "step":
        begun = [value for first, value in e[2] if first <= day]
        return on(begun[-1], day) if begun else None
    if not steps_in(e):
        return e
    parts = [on(p, day) if isinstance(p, tuple) and isinstance(p[0], str) else p for p in e]
    return None if None in parts else tuple(parts)


def by_edition(e):
    """A truth with steps in every part of it, edition by edition. Before the first one it is unknown."""
    date, = {s[1] for s in steps_in(e)}
    firsts = sorted({first for s in steps_in(e) for first, _ in s[2]})
    sure = []
    for first, after in zip(firsts, [*firsts[1:], None]):
        during = [("ge", term(date), ("const", first))] + ([("lt", term(date), ("const", after))] if after else [])
        today = on(e, first)
        sure.append([both("and", [*during, x]) for x in (truth(today) if today else (FALSE, FALSE))])
    return tuple(both("or", x) for x in zip(*sure))


def truth(e):
    """(when it is surely true, when it is surely false)."""
    op = e[0]
    if steps_in(e) and (op not in ("and", "or", "not") or all(map(steps_in, e[1:]))):
        return by_edition(e)
    if op in ("and", "or"):
        yes, no = zip(*map(truth, e[1:]))
        return (both(op, yes), both("or" if op == "and" else "and", no))
    if op == "not":
        return truth(e[1])[::-1]
    if op == "fact":
        return ("in", e[1], (1,)), ("in", e[1], (0,))
    if op == "in":
        others = tuple(n for n in range(len(rules.FACTS[e[1][1]])) if n not in e[2])
        return ("in", e[1][1], e[2]), (("in", e[1][1], others) if others else FALSE)
    a, b = map(term, e[1:])
    return (op, a, b), (OPPOSITE[op], a, b)


def given(tree, known):
    """The tree without what is known to be true."""
    if tree == known:
        return TRUE
    return both(tree[0], [given(part, known) for part in tree[1:]]) if tree[0] in ("and", "or") else tree


def statuses():
    """The rules, one after another."""
    for r in rules.rules_with_columns(PREPARED):
        listed, _ = truth(r.listed)
        applies, excluded = truth(r.applies) if r.applies else (TRUE, FALSE)
        met, not_met = truth(r.condition)
        yield Statuses(r.id, listed, *(given(x, listed) for x in (excluded, met, both("and", [applies, not_met]))))


def negated(tree):
    return {TRUE: FALSE, FALSE: TRUE}.get(tree, ("not", tree))


def exclusive(s):
    """For engines whose rules have no order: a condition for each status, of which one alone is true."""
    applies = both("and", [s.listed, negated(s.not_applicable)])
    return {
        NOT_APPLICABLE: both("and", [s.listed, s.not_applicable]),
        MET: both("and", [applies, s.met]),
        NOT_MET: both("and", [s.listed, s.not_met]),
        UNKNOWN: negated(both("and", [s.listed, both("or", [s.not_applicable, s.met, s.not_met])])),
    }


def columns_of(tree):
    """The columns that a tree reads, each once, in order."""
    if tree[0] in ("col", "in"):
        return [tree[1]]
    return list(dict.fromkeys(c for part in tree[1:] if isinstance(part, tuple) for c in columns_of(part)))


def columns():
    """All that the rules read."""
    return list(dict.fromkeys(c for s in statuses() for tree in s[1:] for c in columns_of(tree)))


def alternatives(tree):
    """The tree as alternatives, each a list of comparisons of which all must be true."""
    if tree[0] == "or":
        return [a for part in tree[1:] for a in alternatives(part)]
    if tree[0] == "and":
        found = [[]]
        for part in tree[1:]:
            found = [a + b for a in found for b in alternatives(part)]
        return found
    return [[tree]]
