# SPDX-License-Identifier: MIT
"""Thousands of calls leave the memory as it was, errors included."""

import datetime
import decimal
import gc
import os
import weakref

import partyorg
import pytest
from partyorg import core

DAY = datetime.date(2025, 7, 14)
FACTS = {"born_on": "2008-08-15", "citizen_vn": True, "cell_yes": 3, "section": "none"}
CALENDAR = partyorg.Calendar(["2025-07-15"])
REPORT = partyorg.check("admission", FACTS, on=DAY, calendar=CALENDAR)


class Facts:
    """A mapping that is no dict."""

    def keys(self):
        return FACTS.keys()

    def __getitem__(self, key):
        return FACTS[key]


def fails(function, *arguments, **more):
    try:
        function(*arguments, **more)
    except (TypeError, ValueError):
        return
    raise AssertionError("no error")


CARD = partyorg.Scorecard.builtin("tan-tien")
MEETING = {"held_on": "2026-03-05", "meeting_kind": "regular", "score_1": 4.5}


def bad_card():
    fails(partyorg.Scorecard, {"id": "x", "groups": [{"max": 1.5}, {"max": object()}]})


CALLS = {
    "check": lambda: partyorg.check("admission", FACTS, on=DAY, calendar=CALENDAR, options={"age_count": "by_day"}),
    "findings": lambda: partyorg.check("admission", FACTS, on=DAY).findings,
    "mapping": lambda: core.report(0, Facts(), DAY, None, None),
    "masks": lambda: partyorg.check_masks("admission", FACTS, on=DAY),
    "summary": lambda: core.report_summary(REPORT._native),
    "finding": lambda: core.report_finding(REPORT._native, 6),
    "text": lambda: core.report_finding_text(REPORT._native, 6, 0),
    "facts": lambda: (core.report_facts(REPORT._native), core.report_options(REPORT._native)),
    "remedies": lambda: core.report_remedies(REPORT._native, 6),
    "calendar": lambda: core.calendar((DAY,), ()),
    "infos": lambda: (core.partyorg_instrument_get(3), core.partyorg_edition_get(3), core.partyorg_fact_get(0, 3)),
    "more infos": lambda: (core.partyorg_check_get(0), core.partyorg_stage_get(0, 0), core.partyorg_value_get(0, 0),
                           core.partyorg_subject_get(0), core.partyorg_choice_get(0, 2, 0),
                           core.partyorg_wording_get(0, 1, 0)),
    "outs": lambda: (core.partyorg_date_to_civil(DAY), core.partyorg_lunar_from_date(DAY), core.partyorg_date_max()),
    "texts": lambda: (core.partyorg_date_print(DAY, 0), core.fact_print(0, 1, DAY, 0),
                      core.fact_parse(0, 1, "1/1/2000")),
    "changes": lambda: core.changes(0, datetime.date(2020, 1, 1), DAY),
    "vote base": lambda: partyorg.vote_base("cell", members=12, away=1, yes=8, on=DAY),
    "limitation": lambda: partyorg.limitation("reprimand", ["2018-05-02", None, DAY], excluded=[(DAY, DAY)], on=DAY),
    "transition": lambda: partyorg.transition("official", "deleted", from_overlay="none", governing="met"),
    "status machine": lambda: (core.partyorg_transition_get(3), core.partyorg_edge_get(3, 0), core.status_dot(0)),
    "refused vote": lambda: fails(partyorg.vote_base, "cell", members=3, away=4),
    "refused breaches": lambda: fails(partyorg.limitation, "reprimand", [DAY, "2018-05-02"], on=DAY),
    "refused intervals": lambda: fails(partyorg.limitation, "reprimand", [DAY], excluded=[(DAY, None), 3], on=DAY),
    "refused members": lambda: fails(core.transition, (1, 2, "x")),
    "decimals": lambda: core.report(12, {"points_general": 29.99, "points_task": decimal.Decimal("60.5")}, DAY, None, None),
    "refused decimal": lambda: fails(core.report, 12, {"points_general": "29.995"}, DAY, None, None),
    "refused type": lambda: fails(core.report, 0, {"cell_yes": 1.5}, DAY, None, None),
    "refused range": lambda: fails(core.report, 0, {"cell_yes": -1}, DAY, None, None),
    "refused text": lambda: fails(core.report, 0, {"born_on": "x"}, DAY, None, None),
    "refused keys": lambda: fails(core.report, 0, 3, DAY, None, None),
    "refused calendar": lambda: fails(core.calendar, (DAY, DAY), ()),
    "refused status": lambda: fails(core.partyorg_stage_get, 0, 99),
    "refused date": lambda: fails(core.partyorg_date_weekday, "x"),
    "refused number": lambda: fails(core.partyorg_stage_get, 0, 2**40),
    "refused capsule": lambda: fails(core.report_json, CALENDAR._native, 0),
}
SLOW = {"scorecard": lambda: partyorg.Scorecard(CARD.to_dict()),
        "refused scorecard": bad_card,
        "scored": lambda: CARD.score(MEETING),
        "refused score": lambda: fails(CARD.score, MEETING, score_1=99),
        "graded": lambda: partyorg.check("meeting", MEETING, on=DAY, options={"scorecard": CARD}).options,
        "graded by an own card": lambda: partyorg.check_masks("meeting", MEETING, on=DAY,
                                                              options={"scorecard": CARD.to_dict()}),
        "no scorecard": lambda: fails(partyorg.check, "meeting", MEETING, on=DAY, options={"scorecard": 3}),
        "no scorecard of that id": lambda: fails(partyorg.check, "meeting", on=DAY, options={"scorecard": "x"}),
        "refused option": lambda: fails(partyorg.check, "meeting", on=DAY, options={"scorecard": CARD, "x": 1}),
        "json": lambda: core.report_json(REPORT._native, 0),
        "rule": lambda: core.partyorg_rule_get(0, 1),
        "no fact": lambda: fails(core.report, 0, {"born_no": 1}, DAY, None, None)}


def test_a_report_is_freed_at_once():
    """Without the garbage collector: a report holds 8 kB."""
    gc.disable()
    try:
        report = partyorg.check("admission", FACTS, on=DAY, calendar=CALENDAR)
        gone = weakref.ref(report)
        str(report), report.findings, [finding.remedies for finding in report], report.next_step, report.to_dict()
        del report
        assert gone() is None
    finally:
        gc.enable()


def resident():
    gc.collect()
    with open("/proc/self/statm") as numbers:
        return int(numbers.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc")
@pytest.mark.skipif("ASAN_OPTIONS" in os.environ, reason="a sanitizer keeps freed memory")
@pytest.mark.parametrize("name", [*CALLS, *SLOW])
def test_memory_stays(name):
    call, count = (CALLS[name], 25000) if name in CALLS else (SLOW[name], 5000)
    for _ in range(max(count // 10, 3000)):  # a new arena of the interpreter is no leak
        call()
    before = resident()
    for _ in range(count):
        call()
    # One lost object of the smallest size a call would be 16 bytes times count.
    assert resident() - before < 12 * count
