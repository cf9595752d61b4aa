# SPDX-License-Identifier: MIT
"""Writes the rules of rules.py in the language of a rule engine.

A status is its number in the C library: 0 met, 1 not met, 2 unknown, 3 not applicable. Every status of every rule is
decided by the engine.
"""

import json

import two_valued
from two_valued import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN

SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<", "plus": "+", "minus": "-", "times": "*",
         "least": "min"}
COMPARISONS = ("ge", "gt", "le", "lt")


def known_first(tree):
    """The columns of a comparison that may be unknown."""
    return [c for c in two_valued.columns_of(tree) if not c.startswith(two_valued.OR_ON)]


# ---- operators between operands: ZEN, Java, Rego

def infix(tree, words):
    """`words` are the language's own. Without "known" it compares what is unknown, and finds it false."""
    op = tree[0]
    if op in ("col", "in"):
        return words[op](*tree[1:])
    if op == "const":
        return str(tree[1])
    parts = [infix(part, words) if isinstance(part, tuple) else str(part) for part in tree[1:]]
    if op in ("and", "or"):
        return f"({words[op].join(parts)})"
    if op in ("not", "least"):
        return words[op].format(*parts)
    text = f" {SIGNS[op]} ".join(parts)
    if op not in COMPARISONS:
        return f"({text})"
    known = map(words["known"].format, known_first(tree)) if "known" in words else ()
    return words["and"].join([*known, text])


def zen():
    """One expression a rule. null is unknown; ZEN compares no null, so that each comparison asks first."""
    words = {
        "and": " and ", "or": " or ", "known": "{} != null", "col": str, "least": "min([{}, {}])",
        "in": lambda c, choices: f"{c} == {choices[0]}" if len(choices) == 1 else f"{c} in {list(choices)}",
    }
    lines = []
    for s in two_valued.statuses():
        text = f"{infix(s.met, words)} ? {MET} : {infix(s.not_met, words)} ? {NOT_MET} : {UNKNOWN}"
        if s.not_applicable != two_valued.FALSE:
            text = f"{infix(s.not_applicable, words)} ? {NOT_APPLICABLE} : {text}"
        lines.append(f"{infix(s.listed, words)} ? ({text}) : {UNKNOWN}\n")
    return "".join(lines)


def drools():
    """A rule for each status. null is unknown; it may not be reckoned with, so that each comparison asks first."""
    words = {
        "and": " && ", "or": " || ", "not": "!({})", "known": "{} != null", "col": str, "least": "Math.min({}, {})",
        "in": lambda c, choices: f"({' || '.join(f'{c} == {n}' for n in choices)})",
    }
    drl = ["import peer.Applicant;\nglobal peer.Tally tally;\n"]
    for number, s in enumerate(two_valued.statuses()):
        for status, tree in two_valued.exclusive(s).items():
            # What stands between commas is a node of its own, which rules share.
            parts = tree[1:] if tree[0] == "and" else [tree]
            if tree != two_valued.FALSE:
                drl.append(f'rule "{s.id} {status}" when Applicant({", ".join(infix(x, words) for x in parts)}) '
                           f"then tally.add({number}, {status}); end\n")
    return "".join(drl)


def applicant():
    """The facts of Drools: a Java class with a member for each column."""
    columns = two_valued.columns()
    members = "".join(f"    private final Integer {c};\n    public Integer get{c.capitalize()}() {{ return {c}; }}\n"
                      for c in columns)
    filled = "".join(f"        {c} = row[{i}];\n" for i, c in enumerate(columns))
    return ("package peer;\n\npublic final class Applicant {\n"
            f"{members}    Applicant(Integer[] row) {{\n{filled}    }}\n}}\n")


def opa():
    """One document a rule, its statuses in order. Unknown is undefined: what is not in the input fails."""
    words = {
        "and": "; ", "col": "input.{}".format, "least": "min([{}, {}])",
        "in": lambda c, choices: (f"input.{c} == {choices[0]}" if len(choices) == 1
                                  else f"input.{c} in {{{', '.join(map(str, choices))}}}"),
    }
    text = ["package admission\n\n"]
    for s in two_valued.statuses():
        cases = [(UNKNOWN, [infix((two_valued.OPPOSITE[s.listed[0]], *s.listed[1:]), words)])]
        cases += [(status, [infix(x, words) for x in alternative])
                  for status, tree in ((NOT_APPLICABLE, s.not_applicable), (MET, s.met), (NOT_MET, s.not_met))
                  for alternative in two_valued.alternatives(tree)]
        bodies = [f":= {status} if {{ {'; '.join(body)} }}" for status, body in cases]
        text.append(f"{name(s.id)} {' else '.join(bodies)} else := {UNKNOWN}\n\n")
    names = [name(s.id) for s in two_valued.statuses()]
    return "".join(text) + f"statuses := [{', '.join(names)}]\n"


def name(rule_id):
    return rule_id.lower().replace("-", "_")


# ---- operators before operands

def jsonlogic():
    """One expression a rule. null is unknown; it would compare as 0, so that each comparison asks first."""
    def logic(tree):
        op = tree[0]
        if op == "in":
            column = {"var": tree[1]}
            return {"===": [column, tree[2][0]]} if len(tree[2]) == 1 else {"in": [column, list(tree[2])]}
        if op == "col":
            return {"var": tree[1]}
        if op == "const":
            return tree[1]
        found = {SIGNS.get(op, op): [logic(part) if isinstance(part, tuple) else part for part in tree[1:]]}
        known = [{"!==": [{"var": c}, None]} for c in known_first(tree)] if op in COMPARISONS else []
        return {"and": [*known, found]} if known else found

    found = {}
    for s in two_valued.statuses():
        cases = [x for tree, status in ((s.not_applicable, NOT_APPLICABLE), (s.met, MET), (s.not_met, NOT_MET))
                 if tree != two_valued.FALSE for x in (logic(tree), status)]
        found[s.id] = {"if": [logic(s.listed), {"if": [*cases, UNKNOWN]}, UNKNOWN]}
    return json.dumps(found, indent=1)


def clips():
    """A rule for each status. The symbol nil is unknown; it may not be compared, so that each comparison asks first."""
    def lisp(tree):
        op = tree[0]
        if op == "in":
            texts = [f"(eq ?{tree[1]} {n})" for n in tree[2]]
            return texts[0] if len(texts) == 1 else f"(or {' '.join(texts)})"
        if op == "col":
            return f"?{tree[1]}"
        if op == "const":
            return str(tree[1])
        parts = [lisp(part) if isinstance(part, tuple) else str(part) for part in tree[1:]]
        text = f"({SIGNS.get(op, op)} {' '.join(parts)})"
        known = [f"(neq ?{c} nil)" for c in known_first(tree)] if op in COMPARISONS else []
        return f"(and {' '.join([*known, text])})" if known else text

    text = ["(deftemplate applicant\n" + "".join(f"  (slot {c})\n" for c in two_valued.columns()) + ")\n"]
    for number, s in enumerate(two_valued.statuses()):
        for status, tree in two_valued.exclusive(s).items():
            slots = " ".join(f"({c} ?{c})" for c in two_valued.columns_of(tree))
            if tree != two_valued.FALSE:
                text.append(f"(defrule {s.id}-{status} (applicant {slots}) (test {lisp(tree)}) => "
                            f"(tally {number} {status}))\n")
    return "".join(text)
