# SPDX-License-Identifier: MIT
"""Everything that can be called is called with everything hostile: a Python exception or a result, never a crash.

Functions are found by introspection, so that a new one is covered as soon as it exists.
"""

import collections.abc
import datetime
import inspect
import types

import hostile
import partyorg
import pytest
from partyorg import core

DAY = datetime.date(2025, 7, 14)
CALENDAR = partyorg.Calendar(["2025-07-15"], ["2025-07-19"])
REPORT = partyorg.check("admission", {"born_on": "2008-08-15", "citizen_vn": True, "cell_yes": 3}, on=DAY,
                        calendar=CALENDAR)
CARD = partyorg.Scorecard.builtin("an-phu")
MEETING = {"held_on": "2026-03-05", "meeting_kind": "regular", "minutes": 80, "score_4": 2.5}
TABLE = {"cell_yes": [1, 2, 3], "born_on": ["2000-01-01", None, "1970-01-01"]}
TABLE_REPORT = partyorg.check_table("admission", TABLE, on=DAY)
DATA = core.arrow_struct([("cell_yes", core.arrow_values(0, core.partyorg_fact_find(0, "cell_yes"), [1, 2, 3]), 0)], 3)
# What an argument of that name may be, so that the function is reached when another one is hostile.
GOOD = {
    "array": None, "batches": TABLE_REPORT._batches, "batch": TABLE_REPORT._batches[0], "buffer": b"123", "column": 0,
    "columns": [("cell_yes", DATA, 0)], "count": 3, "counts_only": 0, "data": DATA, "dates": 0, "first": 0,
    "fields": [core.partyorg_fact_find(0, "cell_yes")], "chosen": 0, "length": 3, "mask": None,
    "results": TABLE_REPORT._native, "row": 1, "schema": None, "source": DATA, "start": 0, "stream": None,
    "values": [], "verdict": 1,
    "_from": DAY, "action": 1, "after": DAY, "before": DAY, "calendar": None, "check": 0, "choice": 0, "confidence": 0,
    "date": DAY, "day": 1, "days": 3, "days_off": (), "edition": 12, "fact": 1, "facts": {}, "family": 1, "format": 0,
    "holiday": 2, "id": "ADM-CV", "instrument": 0, "kind": 0, "language": 0, "lunar": (2025, 1, 1, False),
    "make_up": (), "month": 1, "months": 1, "name": "admission", "nature": 0, "on": DAY, "options": None, "relation": 1,
    "report": REPORT._native, "rounding": 0, "rule": 1, "stage": 0, "status": 1, "subject": 0, "text": "2025-07-01",
    "vote": (0, 0, DAY, 12, 1, 0, 1, 0, 0, 0, 2, 8), "known": (0, 0, DAY, DAY), "breaches": [DAY, None, "2025-07-15"],
    "excluded": [(DAY, "2026-01-01")], "request": (2, 0, 3, 0, None, 0, None, 0, 0, 0, 1, 0), "body": 0, "share": 0,
    "base": 12, "measure": 0, "no_limit_class": 0, "state": 2, "overlay": 0, "transition": 3, "edge": 0, "member": 5,
    "entries": [(b"id", b"x")], "card": CARD._native, "reason": 1, "to": DAY, "type": 0, "unit": 1, "value": 0, "wording": 0, "year": 2025,
}
LAYER = {
    **GOOD, "calendar": CALENDAR, "check": "admission", "family": "R", "from_": DAY, "key": "ADM-CV", "lang": "en",
    "leap": False, "months": 1, "name": "admission", "name_or_title": "born_on", "other": REPORT, "rounding": "down",
    "rule_id": "ADM-CV", "style": "iso", "subject": "applicant", "value": None, "columns": None, "default": None,
    "requested_schema": None, "rule": "ADM-CV", "status": "met", "table": TABLE, "threads": 1, "values": (),
    "verdict": "met", "absent": 0, "away": 1, "body": "cell", "share": "majority", "members": 12, "exempt": 0, "suspended": 1,
    "prosecuted": 0, "indicted": 0, "detained": None, "yes": 8, "measure": "reprimand", "breaches": ["2020-01-02", None],
    "excluded": [("2021-01-01", "2021-02-01")], "concluded_on": DAY, "no_limit_class": "none", "from_overlay": "none",
    "to_overlay": None, "transition": "STM-OFF-DELETE", "governing": "met", "state_before": None, "expulsion_level": False,
    "source": '{"id": "x"}', "card": CARD.to_dict(), "readmission_barred": False, "readmissions": 0, "restorable": None, "under_review": False,
}
# Other functions give the same names another meaning.
LAYERS = {"transition": {**LAYER, "from_": "official", "to": "deleted"}, "Scorecard.score": {**LAYER, "facts": MEETING},
          "Scorecard.builtin": {**LAYER, "id": "an-phu"}}
# Results of these types may come back; anything else would be something that C owns.
PLAIN = (type(None), bool, int, str, bytes, tuple, list, dict, datetime.date, type(REPORT._native), partyorg.Report,
         partyorg.Calendar, partyorg.Counts, partyorg.TableReport, memoryview,
         collections.abc.MappingView, partyorg.Masks, partyorg.Fact, partyorg.Rule, partyorg.Wording, partyorg.Edition,
         partyorg.VoteBase, partyorg.Limitation, partyorg.TransitionAnswer, partyorg.Scorecard, partyorg.ScoredMeeting)
# Exceptions that are fine: ours (a ValueError), Python's for wrong types, and what a hostile object raised itself.
FINE = (TypeError, ValueError, BufferError, hostile.Evil, OSError)  # of a path that is none


def core_functions():
    return [(name, getattr(core, name)) for name in vars(core._core)
            if isinstance(getattr(core._core, name), types.BuiltinFunctionType) and not name.startswith(("SWIG", "_"))]


def layer_functions():
    return [(name, getattr(partyorg, name)) for name in partyorg.__all__
            if inspect.isfunction(getattr(partyorg, name)) or name in ("Calendar", "Scorecard")]


def methods():
    """Public methods and properties of one object of every class."""
    rule = partyorg.rule("admission", "ADM-AGE-MIN")
    objects = [REPORT, REPORT["ADM-AGE-MIN"], REPORT.next_step, REPORT["ADM-AGE-MIN"].remedies[0], partyorg.checks()[0],
               partyorg.stages("admission")[0], rule, partyorg.wordings("admission", rule.id)[0],
               partyorg.instruments()[0], partyorg.editions()[0], partyorg.facts("applicant")[0],
               partyorg.values("admission")[0], CALENDAR, partyorg.check_masks("admission", on=DAY),
               partyorg.Error(4, "a", "b", "c"), TABLE_REPORT, TABLE_REPORT.counts(), partyorg.subjects()[0],
               partyorg.facts("applicant")[2].choices[0], partyorg.transitions()[0], partyorg.states()[0],
               partyorg.vote_base("cell"), partyorg.vote_base("cell").situations[0],
               partyorg.limitation("reprimand", [DAY], on=DAY), partyorg.limitation("reprimand", [DAY], on=DAY).steps[0],
               partyorg.transition("official", "deleted"), CARD, CARD.score(MEETING), CARD.score(MEETING).criteria[0]]
    for thing in objects:
        for name in dir(type(thing)):
            if not name.startswith("_") and not hasattr(ValueError, name) and callable(getattr(thing, name)):
                yield f"{type(thing).__name__}.{name}", getattr(thing, name)
    yield "Report.__getitem__", REPORT.__getitem__
    yield "Report.__contains__", REPORT.__contains__
    yield "Report.__eq__", REPORT.__eq__
    yield "Scorecard.__eq__", CARD.__eq__
    for name in ("__arrow_c_array__", "__arrow_c_schema__", "__arrow_c_stream__", "__eq__"):
        yield f"TableReport.{name}", getattr(TABLE_REPORT, name)


def try_all(function, good):
    parameters = inspect.signature(function).parameters.values()
    fixed = [p for p in parameters if p.kind is not p.VAR_KEYWORD]
    assert all(p.name in good for p in fixed), "add it to GOOD or LAYER"

    def call(arguments):
        try:
            return function(*(arguments[p.name] for p in fixed if p.kind is not p.KEYWORD_ONLY),
                            **{p.name: arguments[p.name] for p in fixed if p.kind is p.KEYWORD_ONLY})
        except FINE:
            return None

    base = {p.name: good[p.name] for p in fixed}
    call(base)
    for name in base:
        for value in hostile.values():
            result = call({**base, name: value})
            assert isinstance(result, PLAIN) or result is NotImplemented, (name, type(result))
    for value in hostile.values():
        call(dict.fromkeys(base, value))
    return base


@pytest.mark.parametrize("name,function", core_functions())
def test_core(name, function):
    base = try_all(function, GOOD)
    raw = getattr(core._core, name)
    for count in range(len(base) + 3):
        if count != len(base):
            with pytest.raises(TypeError):
                raw(*[None] * count)
    with pytest.raises(TypeError):
        raw(*base.values(), extra=1)


@pytest.mark.parametrize("name,function", layer_functions())
def test_layer(name, function):
    try_all(function, LAYERS.get(name, LAYER))


@pytest.mark.parametrize("name,function", list(methods()))
def test_methods(name, function):
    try_all(function, LAYERS.get(name, LAYER))


def test_numbers_of_core_over_their_range():
    """Indices around every bound, in every pair of places."""
    numbers = [-2**31, -65, -64, -1, 0, 1, 2, 3, 4, 5, 31, 32, 40, 62, 63, 64, 65, 255, 256, 2**16, 2**31 - 1]
    for name, function in core_functions():
        base = {p: GOOD[p] for p in inspect.signature(function).parameters}
        indices = [p for p in base if isinstance(base[p], int)]
        for first in indices:
            for second in indices:
                for i in numbers:
                    for j in numbers if first != second else [i]:
                        try:
                            function(**{**base, first: i, second: j})
                        except ValueError:
                            pass


def is_a(value, kinds):
    """isinstance() that does not ask the value."""
    return issubclass(type(value), kinds)


def accepted(fact, value):
    """Whether a hostile value happens to be a value of a fact."""
    if value is None:
        return True
    if fact.type == "date":
        if is_a(value, str):
            return str.__eq__(value, "9999-12-31")
        return is_a(value, datetime.date) and not is_a(value, datetime.datetime)
    if fact.type == "bool":
        return value is True or value is False
    if fact.type == "int":
        return type(value) is int and fact.minimum <= value <= fact.maximum or is_a(value, hostile.IndexChangesDict)
    if fact.type == "decimal":
        return type(value) in (int, float) and 0 <= value <= fact.maximum or is_a(value, hostile.IndexChangesDict) or \
            type(value) is str and value in ("0", "1")
    return is_a(value, str) and str.__str__(value) in [choice.name for choice in fact.choices]


def first_to_have(check):
    """The facts that no check before this one has; the first check has the options too."""
    before, facts = set(), ()
    for one in partyorg.checks():
        before.update(facts)
        facts = partyorg.facts(one.subject)
        if one.name == check:
            break
    options = partyorg.options() if not before else ()
    return ("facts", [fact for fact in facts if fact not in before]), ("options", options)


@pytest.mark.parametrize("check", [check.name for check in partyorg.checks()])
def test_every_fact_and_option(check):
    for place, facts in first_to_have(check):
        for fact in facts:
            for value in hostile.values():
                for mapping in ({fact.name: value}, hostile.Mapping({fact.name: value})):
                    for function in (partyorg.check, partyorg.check_masks):
                        try:
                            result = function(check, on=DAY, **{place: mapping})
                        except partyorg.Error as error:
                            assert not accepted(fact, value), (fact, value)
                            assert error.name == fact.name and error.status in ("PARTYORG_E_VALUE", "PARTYORG_E_DATE")
                            for lang in ("vi", "en"):
                                assert error.message(lang).startswith(fact.name + ": ")
                                assert len(error.message(lang).encode().splitlines()) == 1
                        except hostile.Evil:
                            assert is_a(value, (hostile.Raises, hostile.EvilEnum, hostile.BadClass)), type(value)
                        else:
                            assert accepted(fact, value), (fact, value)
                            assert result.verdict in ("met", "not_met", "unknown")
                            hash(result)


def read_again(card):
    """Everything that a card says."""
    assert card.id and card.title("vi") and repr(card) and card == partyorg.Scorecard(card.to_dict())


def places(data, path=()):
    """The places of everything in nested data."""
    if path:
        yield path
    for key, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(item, (*path, key))


def with_value(data, path, value):
    """Nested data with one datum replaced."""
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = value if len(path) == 1 else with_value(data[path[0]], path[1:], value)
    return copy


@pytest.mark.parametrize("id", partyorg.scorecards())
def test_every_datum_of_a_scorecard(id):
    card = partyorg.Scorecard.builtin(id).to_dict()
    seen = set()
    for path in places(card):
        if (kind := tuple(0 if isinstance(key, int) and key > 0 else key for key in path)) in seen:
            continue
        seen.add(kind)
        for value in hostile.values():
            try:
                made = partyorg.Scorecard(with_value(card, path, value))
            except partyorg.Error as error:
                assert error.name and len(error.name.encode()) < 48, (path, value)
                for lang in ("vi", "en"):
                    assert len(error.message(lang).encode().splitlines()) == 1
            except (hostile.Evil, TypeError):  # what a hostile mapping raises
                assert is_a(value, (hostile.Mapping, hostile.Raises, hostile.BadType, hostile.BadClass, hostile.BadAttributes)), type(value)
            else:
                read_again(made)


def test_every_option_scorecard():
    for value in hostile.values():
        for function in (partyorg.check, partyorg.check_masks):
            try:
                result = function("meeting", MEETING, on=DAY, options={"scorecard": value})
            except (partyorg.Error, hostile.Evil):
                continue
            except TypeError:
                assert is_a(value, hostile.Mapping)
                continue
            assert value is None, value
            assert result.verdict in ("met", "not_met", "unknown")


def test_facts_that_are_no_mapping():
    for value in hostile.values():
        for place in ("facts", "options"):
            try:
                report = partyorg.check("admission", on=DAY, **{place: value})
            except FINE:
                continue
            assert isinstance(report, partyorg.Report)


def test_a_mapping_that_changes_is_read_as_it_was():
    facts = {"cell_official": 12, "cell_excluded": 0, "decider_base": 9}
    facts["cell_yes"] = hostile.IndexChangesDict(facts)
    facts["committee_yes"] = 5
    report = partyorg.check("admission", facts, on=DAY)
    assert facts == {}
    assert report.facts == {"cell_official": 12, "cell_excluded": 0, "decider_base": 9, "cell_yes": 3,
                            "committee_yes": 5}


def test_forged_capsules():
    other = core.calendar((), ())
    for name, function in core_functions():
        if "card" in inspect.signature(function).parameters:
            for capsule in (other, datetime.datetime_CAPI):
                with pytest.raises(TypeError):
                    function(*(capsule if p == "card" else GOOD[p] for p in inspect.signature(function).parameters))
        if "report" in inspect.signature(function).parameters:
            for capsule in (other, datetime.datetime_CAPI):
                with pytest.raises(TypeError):
                    function(*(capsule if p == "report" else GOOD[p] for p in inspect.signature(function).parameters))
        elif "calendar" in inspect.signature(function).parameters:
            for capsule in (REPORT._native, datetime.datetime_CAPI):
                with pytest.raises(TypeError):
                    function(*(capsule if p == "calendar" else GOOD[p] for p in inspect.signature(function).parameters))


def test_nothing_of_c_is_handed_out():
    """No structs, pointers or variables: only functions and constants."""
    for name, value in vars(core).items():
        if not name.startswith("_"):
            assert isinstance(value, (types.FunctionType, types.ModuleType, int, str)), name
