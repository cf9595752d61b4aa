#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_province: writes a made-up province for report.c, report.py and report.lua, as CSV files into a directory.

    python3 make_province.py build/province/data
    python3 make_province.py --seed 7 --committees 3 --cells 130 --members 3100 small

Nobody is behind a number, and no unit is a real one. The same arguments give the same bytes: only random() is drawn on,
whose sequence Python promises to keep. README.md says how the province is built and at which rates; the rates stand
here once, where they are drawn.
"""

import argparse
import csv
import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from make_roll import FACTS, Draw, make_member, plain_member  # noqa: E402

MERGED_ON = datetime.date(2025, 7, 1)   # districts and communes end
SERVICES_ON = datetime.date(2025, 11, 17)  # public-service units are merged: the second wave
GUIDANCE_ON = datetime.date(2025, 10, 28)  # from here meetings are scored by the card
# Admissions by month, January to November: many around 3 February, 19 May and 2 September, few when everything moved.
MONTH_WEIGHTS = (4, 8, 7, 8, 12, 7, 3, 8, 12, 13, 14)

DAY = datetime.timedelta(1)


def skewed(draw, low, high):
    """A number from low to high, small ones more often."""
    r = draw.random()
    return low + int(r * r * (high - low + 1))


def pick(draw, items):
    return items[int(draw.random() * len(items))]


class Organisation:
    """A cell, grassroots cell or grassroots committee, and what the other files need to know of it."""

    def __init__(self, committee, place, form, parent=None, founded_on=None):
        self.committee, self.place, self.form, self.parent, self.founded_on = committee, place, form, parent, founded_on
        self.number = f"{committee.name}-{len(committee.organisations) + 1:03}"
        committee.organisations.append(self)
        self.size = 0
        self.members = []
        self.facts = {}

    def official(self):
        return sum(member.facts["member_kind"] == "official" for member in self.members)


class Committee:
    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        self.organisations = []
        self.start = 0
        self.admitted = [0] * len(MONTH_WEIGHTS)

    def cells(self):
        return [organisation for organisation in self.organisations if organisation.form != "grassroots_committee"]


class Member:
    def __init__(self, facts):
        self.number = None
        self.facts = facts
        self.transfer = None


# ---- structure


def make_structure(draw, ask):
    """Committees with organisations and their sizes; what became of the old committees."""
    wards = max(1, ask.committees * 3 // 56)
    communes, districts = round(ask.committees * 161 / 56), max(1, round(ask.committees * 10 / 56))
    committees = [Committee(f"P{i + 1:02}", "ward") if i < wards else Committee(f"X{i + 1 - wards:02}", "commune")
                  for i in range(ask.committees)]
    old = [(f"H{i + 1:02}", "district", "", "", MERGED_ON) for i in range(districts)]
    for i in range(communes):
        at = i * ask.committees // communes
        old.append((f"C{i + 1:03}", "commune", f"H{at * districts // ask.committees + 1:02}", committees[at].name,
                    MERGED_ON))
    weights = [0.7 + 0.6 * draw.random() for _ in committees]
    shares = [int(ask.cells * weight / sum(weights)) for weight in weights]
    for i in range(ask.cells - sum(shares)):
        shares[i % len(shares)] += 1
    for committee, cells in zip(committees, shares):
        make_organisations(draw, committee, cells)
    # Village cells take up what is missing to the number of members asked for.
    villages = [cell for committee in committees for cell in committee.cells() if cell.place == "village"]
    missing = ask.members - sum(cell.size for committee in committees for cell in committee.cells())
    while missing:
        cell = pick(draw, villages)
        step = 1 if missing > 0 else -1
        if 3 <= cell.size + step <= 75:
            cell.size += step
            missing -= step
    return committees, old


def make_organisations(draw, committee, cells):
    def add(place, form, low, high, parent=None, founded_on=None, size=None):
        organisation = Organisation(committee, place, form, parent, founded_on)
        organisation.size = draw.number(low, high) if size is None else size
        return organisation

    # The agencies of the new committee: two grassroots committees with cells, all founded on the day of the merger.
    for place, count, low, high in (("party_agencies", 3, 6, 12), ("government", 5, 6, 16)):
        agency = add(place, "grassroots_committee", 0, 0, founded_on=MERGED_ON)
        for _ in range(count):
            add(place, "cell", low, high, agency, MERGED_ON)
    for _ in range(draw.number(4, 6)):
        add("school", "grassroots_cell", 12, 34)
    add("health", "grassroots_cell", 8, 24)
    add("police", "grassroots_cell", 14, 36)
    add("military", "grassroots_cell", 3, 9)
    for _ in range(draw.number(0, 2)):
        add("enterprise", "grassroots_cell", 3, 14)
    while len(committee.cells()) < cells:
        if draw.chance(0.02) and len(committee.cells()) + 3 <= cells:  # a large village: a committee with cells
            village = add("village", "grassroots_committee", 0, 0)
            for _ in range(draw.number(2, 3)):
                add("village", "cell", 12, 34, village)
        else:
            size = skewed(draw, 6, 52)
            if draw.chance(0.01):
                size = draw.number(1, 4)
            add("village", "grassroots_cell", 0, 0, size=size)


# ---- admissions


ADMISSION_FACTS = ("committee", "month_on", "year", "admitted", "admitted_women", "admitted_minority", "admitted_union",
                   "admitted_18_30")


def make_admissions(draw, committees, on):
    """How many each committee admitted in each month, and of these how many of each group. No person stands in it."""
    rows = []
    months = range(1, min(on.month, len(MONTH_WEIGHTS)) + 1)
    for committee in committees:
        size = sum(cell.size for cell in committee.cells())
        rate = 0.018 + 0.023 * (draw.random() + draw.random()) / 2
        women, minority = 0.36 + 0.2 * draw.random(), 0.35 + 0.55 * draw.random()
        union, young = 0.55 + 0.25 * draw.random(), 0.48 + 0.25 * draw.random()
        total = max(len(MONTH_WEIGHTS), round(size * rate))
        for _ in range(total):
            at = draw.random() * sum(MONTH_WEIGHTS)
            month = 0
            while at >= MONTH_WEIGHTS[month]:
                at -= MONTH_WEIGHTS[month]
                month += 1
            committee.admitted[month] += 1
        committee.start = size - total + round(size * 0.011)  # 1.1 % died or moved away
        for month in months:
            admitted = committee.admitted[month - 1]
            counts = [sum(draw.chance(share) for _ in range(admitted)) for share in (women, minority, union, young)]
            rows.append((committee.name, on.replace(month=month, day=1), on.year, admitted, *counts))
    return rows


# ---- members


def make_members(draw, committees, on):
    """The roll: two in ten members may have anything on it that screening asks for; the others have nothing."""
    for committee in committees:
        cells = [cell for cell in committee.cells() if cell.size >= 6]
        probationers = []
        for month, admitted in enumerate(committee.admitted[:on.month], 1):
            probationers += [on.replace(month=month, day=draw.number(1, 28)) for _ in range(admitted)]
        # Those admitted in the last months of the year before, a quarter of a percent a month.
        size = sum(cell.size for cell in cells)
        for month in (9, 10, 11, 12):
            probationers += [datetime.date(on.year - 1, month, draw.number(1, 28)) for _ in range(size // 400)]
        placed = {}
        for ceremony in probationers:
            placed.setdefault(pick(draw, cells), []).append(min(ceremony, on))
        for cell in committee.cells():
            ceremonies = placed.get(cell, [])[:cell.size - 3] if cell.size > 3 else []
            for i in range(cell.size):
                cell.members.append(Member(make_facts(draw, ceremonies[i] if i < len(ceremonies) else None, on)))
            for i in range(len(cell.members) - 1, 0, -1):
                other = draw.number(0, i)
                cell.members[i], cell.members[other] = cell.members[other], cell.members[i]
    number = 0
    for committee in committees:
        for cell in committee.cells():
            for member in cell.members:
                number += 1
                member.number = f"DV-{number:06}"


def make_facts(draw, ceremony, on):
    facts = make_member(draw) if draw.chance(0.2) else plain_member()
    facts.update({name: "no" for name in ("polstd_failed", "discipline_in_force") if facts["rating"] == ""})
    if facts["overlay"] == "transferring":  # transfers are drawn later
        facts.update(overlay="none", transfer_excused="", slip_received_on="", file_received_on="")
    facts.update(member_kind="official", ceremony_on="", recognised="yes")
    if facts["rating"] == "":
        rating = draw.random()
        facts["rating"] = ("not_completed" if rating < 0.004 else "not_rated" if rating < 0.02 else
                           "excellent" if rating < 0.16 else "good" if rating < 0.88 else "completed")
    if ceremony is not None:
        days = (on - ceremony).days
        over = days > 365
        if not (over and draw.chance(0.95 if days > 400 else 0.4)):
            facts.update(member_kind="probationary", ceremony_on=ceremony, recognised="no", rating="not_rated")
    return facts


# ---- transfers


TRANSFER_FACTS = ("kind", "permanent", "under_review", "trigger_on", "started_on", "letter_on", "presented_on",
                  "slip_received_on", "file_received_on", "file_submitted_on")


def make_transfers(draw, committees, on):
    """Who was or is to be transferred: with an organisation that ended, or for good to another place."""
    for committee in committees:
        for cell in committee.cells():
            if cell.founded_on == MERGED_ON:
                for member in cell.members:  # they came from agencies of districts and communes
                    member.transfer = dissolved(draw, MERGED_ON, on, 0.985, 65)
            elif cell.place == "school" and draw.chance(0.22):  # merged with another in the second wave
                for member in cell.members:
                    member.transfer = dissolved(draw, SERVICES_ON, on, 0.35, 13)
            else:
                for member in cell.members:
                    if member.facts["overlay"] == "none" and draw.chance(0.008):
                        move(draw, member, on)


def dissolved(draw, trigger, on, share, days):
    """Of those whose organisation ended on a day, a share has the paperwork, done within so many days."""
    facts = dict.fromkeys(TRANSFER_FACTS, "")
    facts.update(kind="dissolved", permanent="yes", under_review="no", trigger_on=trigger)
    if draw.chance(share):
        started = trigger + DAY * skewed(draw, 2, days)
        facts.update(started_on=started, letter_on=started, presented_on=min(on, started + DAY * draw.number(1, 25)))
    return facts


def move(draw, member, on):
    """An official transfer under way: decided in the last four months, on as far as the days since have carried it."""
    facts = dict.fromkeys(TRANSFER_FACTS, "")
    at = on - DAY * draw.number(1, 120)
    facts.update(kind="official", permanent="yes", under_review=draw.yes(0.01), trigger_on=at)
    last = None
    for step, low, high in (("started_on", 5, 95), ("letter_on", 1, 10), ("presented_on", 2, 50)):
        last = at
        at += DAY * draw.number(low, high)
        if at > on:
            break
        facts[step] = at
        if step == "presented_on":
            facts["file_received_on"] = last
            facts["slip_received_on"] = last + DAY * 4 if last + DAY * 4 <= on else ""
            if draw.chance(0.6):
                facts["file_submitted_on"] = at
    if facts["presented_on"] and not facts["file_submitted_on"]:
        member.facts.update(overlay="transferring", transfer_excused="no", slip_received_on=facts["slip_received_on"],
                            file_received_on=facts["file_received_on"])
    member.transfer = facts


# ---- what is known of each organisation


ORGANISATION_FACTS = ("org_form", "official_members", "probationary_members", "superior_consent", "delegated_superior",
                      "subgroups", "legal_person", "committee_size", "deputies", "secretary_appointed",
                      "secretary_ballots_failed", "appointment_needed", "subgroup_meetings", "last_congress_on",
                      "congress_shift_consent", "pilot_five_year", "founded_on", "year", "months_due", "quarters_due")


def make_organisation_facts(draw, committees, on):
    for committee in committees:
        for organisation in committee.organisations:
            below = [cell for cell in committee.organisations if cell.parent is organisation] or [organisation]
            organisation.size = sum(cell.size for cell in below)
            organisation.facts = organisation_facts(draw, organisation, sum(cell.official() for cell in below), on)


def organisation_facts(draw, organisation, official, on):
    size, form = organisation.size, organisation.form
    cell = form != "grassroots_committee"
    outside = size >= 30 if form == "grassroots_cell" else size < 30 if not cell else False
    facts = dict.fromkeys(ORGANISATION_FACTS, "")
    facts.update(org_form=form, official_members=official, probationary_members=size - official,
                 superior_consent=draw.yes(0.72 if outside else 0.02), delegated_superior="no", subgroups=0,
                 legal_person=draw.yes(1 if organisation.place in ("school", "health", "enterprise") else 0),
                 secretary_appointed="no", secretary_ballots_failed=0, appointment_needed="no", subgroup_meetings=0,
                 founded_on=organisation.founded_on or "", year=on.year)
    if cell:
        large = official >= 9
        committee = draw.number(3, 5) if large else 0
        if large and draw.chance(0.025):  # the committee has not been elected again since villages were merged
            committee = 0
        elif large and draw.chance(0.01):  # two committees became one
            committee = draw.number(8, 9)
        elif not large and draw.chance(0.02):
            committee = 3
        deputies = 1 if committee or draw.chance(0.4) else 0
        if large and draw.chance(0.015):
            deputies = 2 if draw.chance(0.5) else 0
        facts.update(committee_size=committee, deputies=deputies)
        if draw.chance(0.03):
            facts.update(secretary_appointed="yes", secretary_ballots_failed=3 if draw.chance(0.2) else 0,
                         appointment_needed=draw.yes(0.7))
        if size >= 40:
            facts["subgroups"] = draw.number(2, 4) if draw.chance(0.6) else 0
            if facts["subgroups"] and draw.chance(0.5 if size >= 50 else 0.1):
                facts["subgroup_meetings"] = 4 if draw.chance(0.1) else draw.number(1, 3)
    if organisation.founded_on:
        congress = organisation.founded_on + DAY * draw.number(10, 75) if draw.chance(0.9) else ""
    elif draw.chance(0.06):  # put off when everything moved: the term of five years, or of 30 months, ends about now
        congress = datetime.date(*((2023, 2, 1) if form == "cell" else (2020, 8, 1))) + DAY * draw.number(0, 150)
    else:
        congress = datetime.date(2024, 12, 20) + DAY * draw.number(0, 120)
    recent = congress != "" and congress >= datetime.date(2025, 1, 1)
    facts.update(last_congress_on=congress, congress_shift_consent=draw.yes(0.1),
                 pilot_five_year=draw.yes(0.08 if recent and cell else 0))
    first = organisation.founded_on.month if organisation.founded_on else 1
    facts.update(months_due=on.month - first + 1, quarters_due=on.month // 3 - (first - 1) // 3)
    low = draw.random()
    organisation.quality = 1 - 0.75 * low * low * low * low * low  # of its meetings: most near 1, a few low
    return facts


# ---- meetings


GIVEN_SCORES = {4: 3, 5: 2, 6: 2, 7: 1, 9: 5, 10: 10, 11: 5, 12: 2, 14: 1, 15: 1, 16: 1, 17: 2, 18: 4, 19: 3, 20: 1,
                21: 1, 22: 2, 23: 1, 24: 1, 26: 2, 27: 2}  # criteria of the card that no fact settles, and their maxima
MEETING_FACTS = ("held_on", "meeting_kind", "minutes", "minutes_set", "members_total", "members_due", "members_present",
                 "unexcused_absences", "excused_streak_max", "secretary_only", "preparatory_meeting", "notice_given",
                 "documents_posted_on", "results_posted_on", "merged_meeting", "previous_regular_on", "speakers",
                 "previous_tasks", "previous_tasks_done", "proposed_grade", *(f"score_{n}" for n in GIVEN_SCORES))


def make_meetings(draw, cell, on):
    """The meetings of a cell this year: one a month, on thematic content once a quarter, together or apart."""
    usual, previous = draw.number(3, 8), ""
    first = cell.founded_on.month if cell.founded_on else 1
    streaky = draw.chance(0.01)
    thematic_months = {quarter * 3 + draw.number(1, 3) for quarter in range(4)}
    for month in range(first, on.month + 1):
        if draw.chance((0.012 if month == 7 else 0.0015) / cell.quality):  # none; July was the month of the merger
            continue
        held = min(on, on.replace(month=month, day=usual) + DAY * skewed(draw, 0, 24 if draw.chance(0.1) else 4))
        thematic = month in thematic_months and not draw.chance(0.03)
        kind = "combined" if thematic and draw.chance(0.6) else "regular"
        yield make_meeting(draw, cell, held, kind, previous, 4 if streaky and month > 8 else draw.number(0, 2))
        previous = held
        if thematic and kind == "regular" and held + DAY * 9 <= on:
            yield make_meeting(draw, cell, held + DAY * 9, "thematic", previous, 0)


def make_meeting(draw, cell, held, kind, previous, streak):
    facts, good = dict.fromkeys(MEETING_FACTS, ""), cell.quality
    now = held >= GUIDANCE_ON
    alone = cell.facts["committee_size"] == 0 and cell.facts["deputies"] == 0
    due = cell.size - sum(draw.chance(0.02) for _ in range(cell.size))
    absent = sum(draw.chance(0.045 - 0.02 * good) for _ in range(due))
    short = draw.chance(0.075 - 0.065 * good)
    least = 120 if now and kind == "combined" else 90
    set_shorter = 60 if now and cell.size < 9 and cell.number[-1] in "02468" else 0
    tasks = draw.number(3, 6)
    facts.update(held_on=held, meeting_kind=kind, minutes_set=set_shorter,
                 minutes=max(30, (set_shorter or least) + (-draw.number(5, 40) if short else draw.number(0, 30))),
                 members_total=cell.size, members_due=due, members_present=due - absent,
                 unexcused_absences=1 if absent and draw.chance(0.08 - 0.07 * good) else 0,
                 excused_streak_max=streak, secretary_only="yes" if alone else "no",
                 preparatory_meeting="no" if alone else draw.yes(0.92 + 0.075 * good),
                 notice_given=draw.yes(0.9 + 0.095 * good), merged_meeting=draw.yes(0.003),
                 previous_regular_on=previous, previous_tasks=tasks,
                 speakers=round((due - absent) * (0.2 + 0.45 * draw.random() * good + 0.15 * good)),
                 previous_tasks_done=sum(draw.chance(0.72 + 0.26 * good) for _ in range(tasks)))
    if now:  # the e-handbook and the scores of the card came with the new guidance
        if draw.chance(0.85 + 0.14 * good):
            early = draw.chance(0.75 + 0.2 * good)
            facts["documents_posted_on"] = held - DAY * (draw.number(1, 4) if early else 0)
        if draw.chance(0.85 + 0.14 * good):
            prompt = draw.chance(0.7 + 0.25 * good)
            facts["results_posted_on"] = held + DAY * (draw.number(0, 2) if prompt else draw.number(3, 6))
        for n, most in GIVEN_SCORES.items():
            if not (n == 6 and alone) and not (n == 11 and kind == "regular"):
                full = draw.chance(0.6 + 0.38 * good) and not (n == 6 and facts["preparatory_meeting"] == "no")
                facts[f"score_{n}"] = most if full else draw.number(most // 2, most - 1)
        points = sum(facts[f"score_{n}"] or 0 for n in GIVEN_SCORES) + derived_points(facts)
        grades = ("good", "fair", "average", "weak")
        grade = next(i for i, least in enumerate((90, 70, 50, 0)) if points >= least)
        facts["proposed_grade"] = grades[max(0, grade - draw.chance(0.05))]  # some cells propose one grade too many
    return facts


def derived_points(facts):
    """What the card gives by the facts: length, attendance, streak, waiver, documents, speakers, tasks, results."""
    standard = 120 if facts["members_total"] >= 30 else 90
    lacking = standard - facts["minutes"]
    present = facts["members_present"] * 100 / max(facts["members_due"], 1)
    spoke = facts["speakers"] * 100 / max(facts["members_present"], 1)
    done = facts["previous_tasks_done"] * 100 / facts["previous_tasks"]

    def band(value, bands, lowest):
        return next((points for at, points in bands if value >= at), lowest)

    points = 5 if lacking <= 0 else 4 if lacking <= 15 else 3 if lacking <= 30 else 2 if lacking * 2 <= standard else 1
    points += 1 if facts["unexcused_absences"] else band(present, ((90, 4), (75, 3), (65, 2)), 1)
    points += facts["excused_streak_max"] <= 3
    points += 2 if facts["secretary_only"] == "yes" else 0
    documents, results = facts["documents_posted_on"], facts["results_posted_on"]
    points += 2 if documents and documents < facts["held_on"] else 0
    points += 5 if spoke > 50 else band(spoke, ((40, 4), (30, 3)), 2)
    points += band(done, ((90, 30), (80, 27), (70, 24), (60, 20), (50, 15)), 10)
    return points + (1 if results and results <= facts["held_on"] + DAY * 2 else 0)


# ---- ratings


RATING_FACTS = ("list_kind", "list_scope", "rated_excellent", "rated_good", "rated_completed", "rated_not_completed",
                "unit_outstanding", "excess_reasons_stated")


def make_ratings(draw, committees):
    """The lists proposed for this year: members of each grassroots organisation, organisations of each form."""
    for committee in committees:
        grassroots = [organisation for organisation in committee.organisations if organisation.parent is None]
        for organisation in grassroots:
            rated = organisation.size - organisation.facts["probationary_members"]
            yield committee.name, organisation.number, rating_list(draw, "members", "grassroots_organisation", rated)
        for form in ("grassroots_committee", "grassroots_cell"):
            rated = sum(organisation.form == form for organisation in grassroots)
            yield committee.name, form, rating_list(draw, "organisations", "organisation_type", rated)


def rating_list(draw, kind, scope, rated):
    facts = dict.fromkeys(RATING_FACTS, "")
    worst = sum(draw.chance(0.004) for _ in range(rated))
    completed = sum(draw.chance(0.1) for _ in range(rated - worst))
    above = rated - worst - completed
    excellent = int(above * (0.1 + 0.085 * draw.random()))
    outstanding = draw.chance(0.07)
    facts.update(list_kind=kind, list_scope=scope, rated_excellent=excellent, rated_good=above - excellent,
                 rated_completed=completed, rated_not_completed=worst,
                 unit_outstanding="yes" if outstanding else "no",
                 excess_reasons_stated=draw.yes(0.5 if outstanding else 0))
    return facts


# ---- writing


def write(directory, name, header, rows):
    with open(os.path.join(directory, name), "w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description="Writes a made-up province as CSV files into a directory.")
    parser.add_argument("directory")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--committees", type=int, default=56)
    parser.add_argument("--cells", type=int, default=2500)
    parser.add_argument("--members", type=int, default=60000)
    parser.add_argument("--on", type=datetime.date.fromisoformat, default=datetime.date(2025, 11, 30),
                        help="day of the extract, in the second half of 2025 (default: 2025-11-30)")
    ask = parser.parse_args()
    draw = Draw(ask.seed, ask.on)
    committees, old = make_structure(draw, ask)
    admissions = make_admissions(draw, committees, ask.on)
    make_members(draw, committees, ask.on)
    make_transfers(draw, committees, ask.on)
    make_organisation_facts(draw, committees, ask.on)
    os.makedirs(ask.directory, exist_ok=True)
    write(ask.directory, "old.csv", ("old", "kind", "district", "new", "ended_on"), old)
    write(ask.directory, "committees.csv", ("committee", "committee_kind", "year", "members_start"),
          [(committee.name, committee.kind, ask.on.year, committee.start) for committee in committees])
    write(ask.directory, "admissions.csv", ADMISSION_FACTS, admissions)
    organisations = [organisation for committee in committees for organisation in committee.organisations]
    write(ask.directory, "organisations.csv", ("organisation", "committee", "parent", "place", *ORGANISATION_FACTS),
          [(o.number, o.committee.name, o.parent.number if o.parent else "", o.place, *o.facts.values())
           for o in organisations])
    members = [(cell, member) for committee in committees for cell in committee.cells() for member in cell.members]
    write(ask.directory, "members.csv", ("member", "organisation", *FACTS),
          [(member.number, cell.number, *member.facts.values()) for cell, member in members])
    write(ask.directory, "transfers.csv", ("member", "organisation", *TRANSFER_FACTS),
          [(member.number, cell.number, *member.transfer.values()) for cell, member in members if member.transfer])
    write(ask.directory, "meetings.csv", ("organisation", *MEETING_FACTS),
          [(cell.number, *facts.values()) for committee in committees for cell in committee.cells()
           for facts in make_meetings(draw, cell, ask.on)])
    write(ask.directory, "ratings.csv", ("committee", "list", *RATING_FACTS),
          [(committee, name, *facts.values()) for committee, name, facts in make_ratings(draw, committees)])


if __name__ == "__main__":
    main()
