# SPDX-License-Identifier: MIT
"""The reference of deletion, leaving, discipline, suspension, appeal, exemption, transfer and screening.

The machinery is that of reference.py. What is written here runs on one file (Maybe) and on columns of many
(reference_columns.py) alike: operators, .equals, .is_in and the functions of reference.py that go by the class of
their operand, never `if` on a fact. What depends on the edition asks c.edition; a value then sees None where no
edition is known.

Bars and grounds have no precondition. Under an edition of its family that a rule does not list it does not apply;
before the first edition here it is unknown, as on days when an older one governed. "G25 pt 4.6" names the place.
"""

from reference import (DECIDER, FROM_G16, FROM_R29, OPTIONS, SECTION, STAGES, SUBJECTS, UNKNOWN, VALUES, choose,
                       days_after, earlier_known, first_known, lookup, months_after, more_than_half, only_when, rule,
                       two_thirds, value, values_of, working_days_after)

CHECKS = ("deletion", "leaving", "discipline", "suspension", "appeal", "exemption", "transfer", "screening")

R, G = FROM_R29, FROM_G16
P = ("P17", "P22", "P25")
K = ("K30", "K22", "K296", "K21")
L = ("L102", "L69", "L212")
FROM_K296 = K[2:]
FROM_L69 = L[1:]

# ------------------------------------------------------------------------------------------------------------
# Subjects, stages, options.

MEMBER_KIND = ("official", "probationary")
MEASURE = ("reprimand", "warning", "dismissal", "expulsion")
CARD_EVENT = ("kept", "lost", "returned", "destroyed")
CRIMINAL = ("none", "prosecuted", "indicted", "detained", "wanted", "sentenced_light", "sentenced_heavy")

SUBJECTS |= {
    "deletion": {
        "member_kind": MEMBER_KIND, "route": ("ordinary", "transfer", "membership", "annulment", "fast_track"),
        "absent_months": "int", "unpaid_months": "int", "card_event": CARD_EVENT, "will_conclusion": "bool",
        "educated_on": "date", "progress": "bool", "unfit_years": "int", "polstd_failed": "bool",
        "slip_received_on": "date", "file_received_on": "date", "file_submitted": "bool",
        "file_submitted_on": "date", "transfer_excused": "bool",
        "gap_cause": ("none", "inquiry", "own_fault", "not_own_fault"), "false_membership": "bool",
        "admission_defect": ("none", "standards", "procedure"), "admission_annulled": "bool",
        "ceremony_on": "date", "recognition_refused": "bool", "unfit_concluded": "bool",
        "criminal_status": CRIMINAL, "expulsion_level": "bool", "selfcrit_done": "bool",
        "selfcrit_requests": "int", "selfcrit_refused": "bool", "cell_met_on": "date", "cell_official": "int",
        "cell_excluded": "int", "cell_yes": "int", "vote_method": ("secret_ballot", "party_card", "other"),
        "ballots_failed": "int", "escalated_on": "date", "section": SECTION, "committee_between": "bool",
        "committee_base": "int", "committee_yes": "int", "decider": DECIDER, "decider_base": "int",
        "decider_yes": "int", "decided_on": "date", "exit_slip_on": "date", "exit_file_on": "date",
        "special_regime": "bool", "special_cleared": "bool", "received_on": "date",
    },
    "leaving": {
        "member_kind": MEMBER_KIND, "reasons_stated": "bool", "leave_applied_on": "date",
        "standing_breach": "bool", "breach_disciplined": "bool", "expulsion_level": "bool",
        "cell_met_on": "date", "section": SECTION, "committee_between": "bool", "committee_met_on": "date",
        "decided_on": "date", "hardship_recorded": "bool", "exit_slip_on": "date", "exit_file_on": "date",
    },
    "discipline": {
        "member_kind": MEMBER_KIND, "holds_post": "bool", "measure": MEASURE, "criminal_status": CRIMINAL,
        "already_disciplined": "bool",
        "no_limit_class": ("none", "expulsion_level", "internal_political", "national_interest",
                           "unlawful_degree"),
        "act_on": "date", "new_breach": "bool", "new_breach_on": "date", "excluded_days": "int",
        "concluded_on": "date",
        "deferral": ("none", "maternity", "sole_father", "inpatient", "missing", "deceased"),
        "asked_in_writing": "bool", "especially_serious": "bool", "exempted": "bool",
        "decision_body": ("cell", "cell_committee", "section_committee", "grassroots_inspection",
                          "grassroots_standing", "grassroots_committee", "superior_inspection",
                          "superior_standing", "superior_committee", "central"),
        "delegated": "bool", "superior_task": "bool", "fast_track": "bool", "heard": "bool",
        "invited_absent": "bool", "cell_official": "int", "cell_excluded": "int", "cell_yes": "int",
        "cell_proposed": "bool", "decider_base": "int", "decider_yes": "int", "decided_on": "date",
        "signed_on": "date", "announced_on": "date", "handed_over_on": "date", "notice_on": "date",
        "complaint": ("none", "pending", "upheld", "changed"), "appeal_announced_on": "date",
        "later_breach": "bool", "received_on": "date",
    },
    "suspension": {
        "scope": ("party", "committee"), "obstruction_concluded": "bool", "criminal_status": CRIMINAL,
        "committee_member": "bool", "suspended_on": "date", "first_ends_on": "date", "extended": "bool",
        "extensions": "int", "extended_to": "date", "legal_ends_on": "date", "lifted": "bool",
        "lifted_on": "date", "proceeding_on": "date", "notified_on": "date",
    },
    "appeal": {
        "against": ("deletion", "discipline"), "measure": MEASURE, "decided_by_central": "bool",
        "decision_written": "bool", "received_on": "date", "announced_on": "date", "filed_on": "date",
        "filed_by": ("member", "other", "collective"), "concluded_highest": "bool", "pending_higher": "bool",
        "refused_decision": "bool", "criminal_status": CRIMINAL, "judgment_quashed": "bool",
        "transferred_out": "bool", "level": ("grassroots", "superior", "province", "central"),
        "complaint_received_on": "date", "settled_on": "date", "wrongful_concluded": "bool",
        "breach_since": "bool", "special_regime": "bool", "special_cleared": "bool",
    },
    "exemption": {
        "basis": ("age_health", "treatment", "abroad_single", "lone_remote", "mobile_work", "away_locality",
                  "awaiting_retirement", "maternity_leave", "other"),
        "application_made": "bool", "medical_paper": "bool", "period_stated": "bool", "exempt_from": "date",
        "exempt_until": "date", "cell_resolved": "bool",
        "decided_by": ("cell", "grassroots_committee", "superior_standing"), "under_superior": "bool",
        "decided_on": "date", "exempt_returned": "bool", "exempt_renewed": "bool",
    },
    "transfer": {
        "kind": ("official", "temporary", "abroad_official", "abroad_temporary", "dissolved"),
        "permanent": "bool", "purpose": ("work", "study"), "away_from": "date", "away_until": "date",
        "away_extended": "bool", "away_extended_until": "date", "under_review": "bool", "trigger_on": "date",
        "started_on": "date", "letter_on": "date", "presented_on": "date", "slip_received_on": "date",
        "file_received_on": "date", "file_submitted_on": "date", "departed_on": "date",
        "abroad_slip_on": "date", "returned_on": "date", "return_reported_on": "date",
    },
    "screening": {
        "member_kind": MEMBER_KIND, "overlay": ("none", "exempt", "away", "transferring", "suspended"),
        "absent_months": "int", "absent_since": "date", "unpaid_months": "int", "unpaid_since": "date",
        "card_event": CARD_EVENT, "will_conclusion": "bool", "educated_on": "date", "progress": "bool",
        "unfit_years": "int", "polstd_failed": "bool", "slip_received_on": "date", "file_received_on": "date",
        "transfer_excused": "bool", "exempt_until": "date", "away_ends_on": "date", "ceremony_on": "date",
        "recognised": "bool", "rating": ("excellent", "good", "completed", "not_completed", "not_rated"),
        "discipline_in_force": "bool", "on_roll": "bool",
    },
}

STAGES |= {
    "deletion": ("ground", "hearing", "cell", "committee", "decision"),
    "leaving": ("application", "cell", "committee", "decision"),
    "discipline": ("measure", "limitation", "deferral", "authority", "vote"),
    "suspension": ("ground", "term", "extension", "end"),
    "appeal": ("filing", "admissibility", "settlement"),
    "exemption": ("ground", "application", "decision", "end"),
    "transfer": ("kind", "start", "present", "file"),
    "screening": ("list",),
}

OPTIONS |= {
    "deletion": {},
    "leaving": {},
    "discipline": {"effective_2026": ("signing", "announcement"), "dismissal_vote": ("half", "two_thirds"),
                   "complaint_window": ("edition", "charter_month")},
    "suspension": {},
    "appeal": {"complaint_window": ("edition", "charter_month")},
    "exemption": {"exempt_max12": ("listed", "all")},
    "transfer": {},
    "screening": {},
}


VALUES |= {check: values_of(check) for check in CHECKS}


# ------------------------------------------------------------------------------------------------------------
# What several checks ask.

def cell_two_thirds(c):
    """Two thirds of the official members summoned, less those left out of the base (R294 pt 9.3.2)."""
    return c.cell_yes * 3 >= cell_base(c) * 2


def cell_half(c):
    return c.cell_yes * 2 > cell_base(c)


def filed_in_time(c):
    """The slip and the file go up within 30 working days (G25 pt 8.3(b))."""
    return c.exit_file_on <= file_due(c)


def must_be_expelled(c):
    """An official member at the level of expulsion is expelled, not deleted nor let go (K30 Art. 35(2.2))."""
    return c.member_kind.equals("official") & c.expulsion_level


def card_given_up(c):
    return c.card_event.is_in("returned", "destroyed")


def transfer_clock(c):
    """Either clock is enough for the ground, so the earlier of those that are known runs."""
    return earlier_known(c.slip_received_on, c.file_received_on)


def cleared(c):
    return ~c.special_regime | c.special_cleared


@value("deletion", "screening")
def probation_ends(c):
    return months_after(c.ceremony_on, 12)


@value("deletion", "screening")
def cell_due(c):
    return working_days_after(probation_ends(c), 30)


@value("deletion")
def will_from(c):
    return months_after(c.educated_on, 12)


@value("deletion")
def transfer_from(c):
    return days_after(months_after(transfer_clock(c), 3), 1)


@value("deletion", "discipline")
def cell_base(c):
    return c.cell_official - c.cell_excluded


# ------------------------------------------------------------------------------------------------------------
# deletion: the grounds

@rule("DEL-G-ABSENT", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_absent(c):
    return c.absent_months >= 3


@rule("DEL-G-DUES", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_dues(c):
    return c.unpaid_months >= 3


@rule("DEL-G-CARD", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_card(c):
    return card_given_up(c)


@rule("DEL-G-WILL", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_will(c):
    return c.will_conclusion & (c.or_on(c.cell_met_on) >= will_from(c)) & ~c.progress


@rule("DEL-G-UNFIT", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_unfit(c):
    return c.unfit_years >= 2


@rule("DEL-G-POLSTD", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_polstd(c):
    return c.polstd_failed


@rule("DEL-G-PROBEND", "deletion", "ground", "ground", "cell_met_on", R)
def del_g_probend(c):
    return (c.member_kind.equals("probationary") & c.recognition_refused
            & (c.or_on(c.cell_met_on) >= probation_ends(c)))


@rule("DEL-G-PROBUNFIT", "deletion", "ground", "ground", "cell_met_on", G)
def del_g_probunfit(c):
    return c.member_kind.equals("probationary") & c.unfit_concluded


@rule("DEL-G-TRANSFER", "deletion", "ground", "ground", "decided_on", P)
def del_g_transfer(c):
    def late(since):
        end = months_after(since, 3)
        return ((c.file_submitted & (c.file_submitted_on > end))
                | (~c.file_submitted & (c.or_on(c.decided_on) > end)))
    return (late(c.slip_received_on) | late(c.file_received_on)) & ~c.transfer_excused


@rule("DEL-G-GAP", "deletion", "ground", "ground", "decided_on", R)
def del_g_gap(c):
    return c.gap_cause.equals("own_fault")


@rule("DEL-G-FALSE", "deletion", "ground", "ground", "decided_on", R)
def del_g_false(c):
    return c.false_membership


@rule("DEL-G-ANNUL", "deletion", "ground", "ground", "decided_on", R)
def del_g_annul(c):
    return c.admission_defect.equals("standards") & c.admission_annulled


@rule("DEL-G-PROBCRIME", "deletion", "ground", "ground", "decided_on", FROM_K296, family=K)
def del_g_probcrime(c):
    return (c.member_kind.equals("probationary")
            & c.criminal_status.is_in("detained", "wanted", "sentenced_heavy"))


# ------------------------------------------------------------------------------------------------------------
# deletion: bars and procedure

@rule("DEL-B-EXPEL", "deletion", "bar", "ground", "decided_on", K)
def del_b_expel(c):
    return must_be_expelled(c)


@rule("DEL-B-PROCEDURE", "deletion", "bar", "ground", "decided_on", R)
def del_b_procedure(c):
    """A wrong step is annulled and redone; that is not a removal."""
    return c.route.equals("annulment") & c.admission_defect.equals("procedure")


@rule("DEL-ROUTE", "deletion", "requirement", "ground", "cell_met_on", R)
def del_route(c):
    """Each ground has its procedure. The conditions stand for the grounds, whatever edition governs those; only
    where 296-QĐ/TW does not yet govern the decision there is no procedure after a criminal event, and before
    30-QĐ/TW it is not known whether there was one."""
    by_the_cell = (del_g_absent(c) | del_g_dues(c) | del_g_card(c) | del_g_will(c) | del_g_unfit(c)
                   | del_g_polstd(c) | del_g_probend(c) | del_g_probunfit(c))
    after_crime = del_g_probcrime(c) & c.stands("DEL-G-PROBCRIME")
    return ((c.route.equals("ordinary") & by_the_cell)
            | (c.route.equals("transfer") & del_g_transfer(c))
            | (c.route.equals("membership") & (del_g_gap(c) | del_g_false(c)))
            | (c.route.equals("annulment") & del_g_annul(c))
            | (c.route.equals("fast_track") & after_crime))


def ordinary(c):
    return c.route.equals("ordinary")


def still_voting(c):
    """After three ballots without two thirds the matter goes up (R294 pt 4.2.3)."""
    return c.ballots_failed < 3


def put_to_a_vote(c):
    return c.route.is_in("ordinary", "transfer", "membership")


@rule("DEL-H-SELFCRIT", "deletion", "requirement", "hearing", "cell_met_on", G, applies=ordinary)
def del_h_selfcrit(c):
    return c.selfcrit_done | (c.selfcrit_requests >= 3) | c.selfcrit_refused


@rule("DEL-C-MIN3", "deletion", "requirement", "cell", "cell_met_on", R, applies=ordinary)
def del_c_min3(c):
    return c.cell_official >= 3


@rule("DEL-C-VOTE", "deletion", "requirement", "cell", "cell_met_on", R,
      applies=lambda c: ordinary(c) & still_voting(c))
def del_c_vote(c):
    return cell_two_thirds(c)


@rule("DEL-C-METHOD", "deletion", "requirement", "cell", "cell_met_on", G, applies=ordinary)
def del_c_method(c):
    return c.vote_method.is_in("secret_ballot", "party_card")


@rule("DEL-D-PROBATION", "deletion", "deadline", "cell", "cell_met_on", R,
      applies=lambda c: c.member_kind.equals("probationary") & c.recognition_refused)
def del_d_probation(c):
    return c.cell_met_on <= cell_due(c)


@rule("DEL-M-SECTION", "deletion", "requirement", "committee", "cell_met_on", G,
      applies=lambda c: ordinary(c) & ~c.section.equals("none"))
def del_m_section(c):
    return c.section.equals("appraised")


@rule("DEL-M-VOTE", "deletion", "requirement", "committee", "cell_met_on", G,
      applies=lambda c: ordinary(c) & c.committee_between & still_voting(c))
def del_m_vote(c):
    return c.committee_yes * 3 >= c.committee_base * 2


@rule("DEL-X-VOTE", "deletion", "requirement", "decision", "decided_on", G,
      applies=lambda c: put_to_a_vote(c) & c.decider.is_in("standing_committee", "province_group"))
def del_x_vote(c):
    return c.decider_yes * 2 > c.decider_base


@rule("DEL-X-VOTE-DELEGATED", "deletion", "requirement", "decision", "decided_on", G,
      applies=lambda c: put_to_a_vote(c) & c.decider.equals("delegated_committee"))
def del_x_vote_delegated(c):
    return c.decider_yes * 3 >= c.decider_base * 2


@rule("DEL-X-ESCALATED", "deletion", "requirement", "decision", "decided_on", R,
      applies=lambda c: ordinary(c) & (c.ballots_failed >= 3))
def del_x_escalated(c):
    return c.escalated_on <= c.or_on(c.decided_on)


@rule("DEL-X-SPECIAL", "deletion", "requirement", "decision", "decided_on", R)
def del_x_special(c):
    return cleared(c)


@rule("DEL-D-FILE", "deletion", "deadline", "decision", "decided_on", G)
def del_d_file(c):
    return filed_in_time(c)


@value("deletion")
def deletion_cell_votes_needed(c):
    return two_thirds(cell_base(c))


@value("deletion")
def committee_votes_needed(c):
    return two_thirds(c.committee_base)


@value("deletion")
def deletion_decider_votes_needed(c):
    return choose(c.decider.equals("delegated_committee"), two_thirds(c.decider_base),
                  more_than_half(c.decider_base))


@value("deletion", "leaving")
def file_due(c):
    return working_days_after(c.exit_slip_on, 30)


@value("deletion", "leaving")
def readmission_from(c):
    return months_after(c.decided_on, 36)


@value("deletion")
def deletion_readmission_barred(c):
    """Left by abandoning activity (R294 pt 3.5.2)."""
    return del_g_absent(c) | del_g_transfer(c)


# ------------------------------------------------------------------------------------------------------------
# leaving

@rule("LEV-APPLICATION", "leaving", "requirement", "application", "decided_on", G)
def lev_application(c):
    return c.reasons_stated


@rule("LEV-CLEAN", "leaving", "requirement", "application", "decided_on", G)
def lev_clean(c):
    """In breach: discipline first (G25 pt 11.2(a))."""
    return ~c.standing_breach | c.breach_disciplined


@rule("LEV-B-EXPEL", "leaving", "bar", "application", "decided_on", K)
def lev_b_expel(c):
    return must_be_expelled(c)


@rule("LEV-CELL", "leaving", "requirement", "cell", "decided_on", G)
def lev_cell(c):
    return c.cell_met_on >= c.leave_applied_on


@rule("LEV-SECTION", "leaving", "requirement", "committee", "decided_on", G,
      applies=lambda c: ~c.section.equals("none"))
def lev_section(c):
    return c.section.equals("appraised")


@rule("LEV-COMMITTEE", "leaving", "requirement", "committee", "decided_on", G,
      applies=lambda c: c.committee_between)
def lev_committee(c):
    return c.committee_met_on >= c.cell_met_on


@rule("LEV-DECISION", "leaving", "requirement", "decision", "decided_on", G)
def lev_decision(c):
    decided = c.or_on(c.decided_on)
    return (decided >= c.cell_met_on) & (~c.committee_between | (decided >= c.committee_met_on))


@rule("LEV-D-FILE", "leaving", "deadline", "decision", "decided_on", G)
def lev_d_file(c):
    return filed_in_time(c)


@value("leaving")
def leaving_readmission_barred(c):
    return ~c.hardship_recorded


# ------------------------------------------------------------------------------------------------------------
# discipline: the measure and its time limit

@rule("DIS-M-PROBATIONARY", "discipline", "bar", "measure", "decided_on", K)
def dis_m_probationary(c):
    """A probationary member can only be reprimanded or warned (Charter 35(2))."""
    return c.member_kind.equals("probationary") & c.measure.is_in("dismissal", "expulsion")


@rule("DIS-M-POST", "discipline", "requirement", "measure", "decided_on", K,
      applies=lambda c: c.measure.equals("dismissal"))
def dis_m_post(c):
    return c.holds_post


@rule("DIS-M-CRIME", "discipline", "requirement", "measure", "decided_on", L,
      applies=lambda c: (c.member_kind.equals("official")
                         & c.criminal_status.is_in("wanted", "sentenced_heavy")))
def dis_m_crime(c):
    return c.measure.equals("expulsion")


@rule("DIS-M-ONCE", "discipline", "bar", "measure", "decided_on", L)
def dis_m_once(c):
    return c.already_disciplined


def within(c, day, since, months):
    """In time, with the days that are not counted if they are needed."""
    end = months_after(since, months)
    return (day <= end) | (day <= days_after(end, c.excluded_days))


def restarted(c, months):
    """A further breach, while the first act was not time-barred yet."""
    return c.new_breach & within(c, c.new_breach_on, c.act_on, months)


def in_time(c, months):
    concluded = c.or_on(c.concluded_on)
    return (within(c, concluded, c.act_on, months)
            | (restarted(c, months) & within(c, concluded, c.new_breach_on, months)))


@rule("DIS-LIMIT-REPRIMAND", "discipline", "requirement", "limitation", "concluded_on", L,
      applies=lambda c: c.measure.equals("reprimand") & c.no_limit_class.equals("none"))
def dis_limit_reprimand(c):
    return in_time(c, 60)


@rule("DIS-LIMIT-WARNING", "discipline", "requirement", "limitation", "concluded_on", L,
      applies=lambda c: c.measure.is_in("warning", "dismissal") & c.no_limit_class.equals("none"))
def dis_limit_warning(c):
    return in_time(c, 120)


# ------------------------------------------------------------------------------------------------------------
# discipline: deferral

@rule("DIS-DEFER-MATERNITY", "discipline", "bar", "deferral", "decided_on", L)
def dis_defer_maternity(c):
    """From 212-QĐ/TW on she may ask to be considered at once."""
    deferred = c.deferral.equals("maternity")
    return deferred & ~c.asked_in_writing if c.edition == "L212" else deferred


@rule("DIS-DEFER-FATHER", "discipline", "bar", "deferral", "decided_on", FROM_L69, family=L)
def dis_defer_father(c):
    return c.deferral.equals("sole_father")


@rule("DIS-DEFER-INPATIENT", "discipline", "bar", "deferral", "decided_on", L)
def dis_defer_inpatient(c):
    return c.deferral.equals("inpatient")


@rule("DIS-DEFER-MISSING", "discipline", "bar", "deferral", "decided_on", FROM_L69, family=L)
def dis_defer_missing(c):
    return c.deferral.equals("missing")


@rule("DIS-DEFER-DECEASED", "discipline", "bar", "deferral", "decided_on", L)
def dis_defer_deceased(c):
    return c.deferral.equals("deceased") & ~c.especially_serious


@rule("DIS-EXEMPT", "discipline", "bar", "deferral", "decided_on", L)
def dis_exempt(c):
    return c.exempted


# ------------------------------------------------------------------------------------------------------------
# discipline: authority

def by_the_cell(c):
    return c.decision_body.equals("cell")


@rule("DIS-A-BODY", "discipline", "bar", "authority", "decided_on", K)
def dis_a_body(c):
    without_power = ["cell_committee", "section_committee"]
    if c.edition == "K30":
        without_power += ["grassroots_standing", "grassroots_inspection"]
    return c.decision_body.is_in(*without_power)


@rule("DIS-A-CELL", "discipline", "bar", "authority", "decided_on", K)
def dis_a_cell(c):
    return by_the_cell(c) & c.measure.is_in("dismissal", "expulsion")


@rule("DIS-A-TASK", "discipline", "bar", "authority", "decided_on", K)
def dis_a_task(c):
    return by_the_cell(c) & c.superior_task


@rule("DIS-A-EXPEL", "discipline", "bar", "authority", "decided_on", R)
def dis_a_expel(c):
    return c.measure.equals("expulsion") & (
        c.decision_body.is_in("grassroots_inspection", "grassroots_standing")
        | (c.decision_body.equals("grassroots_committee") & ~c.delegated))


@rule("DIS-A-FAST", "discipline", "requirement", "authority", "decided_on", K, applies=lambda c: c.fast_track)
def dis_a_fast(c):
    return (c.measure.equals("expulsion")
            & c.criminal_status.is_in("detained", "wanted", "sentenced_heavy"))


@rule("DIS-D-NOTICE", "discipline", "deadline", "authority", "decided_on", L)
def dis_d_notice(c):
    return c.decided_on <= notice_due(c)


# ------------------------------------------------------------------------------------------------------------
# discipline: hearing and votes

@rule("DIS-V-HEARD", "discipline", "requirement", "vote", "decided_on", K, applies=lambda c: ~c.fast_track)
def dis_v_heard(c):
    return c.heard | c.invited_absent


@rule("DIS-V-MIN3", "discipline", "requirement", "vote", "decided_on", K,
      applies=lambda c: by_the_cell(c) | (c.measure.equals("expulsion") & ~c.fast_track))
def dis_v_min3(c):
    return c.cell_official >= 3


@rule("DIS-V-CELL", "discipline", "requirement", "vote", "decided_on", K, applies=by_the_cell)
def dis_v_cell(c):
    return cell_half(c)


@rule("DIS-V-EXPEL", "discipline", "requirement", "vote", "decided_on", R,
      applies=lambda c: c.measure.equals("expulsion") & ~c.fast_track & ~by_the_cell(c))
def dis_v_expel(c):
    return cell_two_thirds(c)


@rule("DIS-V-DISMISS", "discipline", "requirement", "vote", "decided_on", K,
      applies=lambda c: (c.measure.equals("dismissal") & c.cell_proposed & ~c.fast_track & ~by_the_cell(c)))
def dis_v_dismiss(c):
    return cell_two_thirds(c) if c.options["dismissal_vote"] == "two_thirds" else cell_half(c)


@rule("DIS-V-DECIDE", "discipline", "requirement", "vote", "decided_on", K, applies=lambda c: ~by_the_cell(c))
def dis_v_decide(c):
    return c.decider_yes * 2 > c.decider_base


@rule("DIS-D-ANNOUNCE", "discipline", "deadline", "vote", "decided_on", K, applies=lambda c: ~by_the_cell(c))
def dis_d_announce(c):
    return c.announced_on <= announce_due(c)


@rule("DIS-D-HANDOVER", "discipline", "deadline", "vote", "decided_on", K, applies=by_the_cell)
def dis_d_handover(c):
    return c.handed_over_on <= handover_due(c)


# ------------------------------------------------------------------------------------------------------------
# discipline: values

@value("discipline")
def limitation_ends(c):
    """The months are the same in all editions, so the value needs none."""
    months = lookup(c.measure, {"reprimand": 60, "warning": 120, "dismissal": 120})
    since = choose(restarted(c, months), c.new_breach_on, c.act_on)
    return only_when(c.no_limit_class.equals("none"), days_after(months_after(since, months), c.excluded_days))


@value("discipline")
def limitation_from(c):
    """The day from which the period runs: the further breach within the first period starts it again."""
    months = lookup(c.measure, {"reprimand": 60, "warning": 120, "dismissal": 120})
    since = choose(restarted(c, months), c.new_breach_on, c.act_on)
    return only_when(c.no_limit_class.equals("none") & ~c.measure.equals("expulsion"), since)


@value("discipline")
def limitation_to(c):
    """Its end before the days not counted."""
    months = lookup(c.measure, {"reprimand": 60, "warning": 120, "dismissal": 120})
    return months_after(limitation_from(c), months)


@value("discipline")
def limitation_excluded(c):
    return only_when(limitation_from(c).equals(limitation_from(c)), c.excluded_days)


@value("discipline", by="on", family=K)
def discipline_complaint_due(c):
    """The window of the day of examination, for a complaint not yet filed."""
    return window_of_discipline(c)


@value("deletion")
def deletion_complaint_due(c):
    return window_of_deletion(c)


@value("discipline", by="decided_on", family=K)
def effective_on(c):
    """The cell's decision at once, in every edition; others' when announced, from 21-QĐ/TW on when signed."""
    if c.edition is None:
        others = UNKNOWN
    elif c.edition == "K21" and c.options["effective_2026"] == "signing":
        others = c.signed_on
    else:
        others = c.announced_on
    return choose(by_the_cell(c), c.decided_on, others)


@value("discipline", by="decided_on", family=L)
def lapse_on(c):
    """After a complaint that changed the form, time served counts from 69-QĐ/TW on."""
    first = first_known(c.announced_on, only_when(by_the_cell(c), c.decided_on))
    changed = {"L102": c.appeal_announced_on, "L69": c.announced_on, "L212": c.announced_on}
    begins = choose(c.complaint.equals("none"), first,
                    choose(c.complaint.equals("upheld"), c.appeal_announced_on,
                           only_when(c.complaint.equals("changed"), changed.get(c.edition, UNKNOWN))))
    lapses = c.measure.is_in("reprimand", "warning", "dismissal") & ~c.later_breach
    return only_when(lapses, months_after(begins, 12))


@value("discipline", by="decided_on", family=K)
def badge_wait_until(c):
    return months_after(effective_on(c), lookup(c.measure, {"reprimand": 6, "warning": 9, "dismissal": 12}))


@value("discipline")
def discipline_cell_votes_needed(c):
    collective = ["expulsion"] + (["dismissal"] if c.options["dismissal_vote"] == "two_thirds" else [])
    return choose(c.measure.is_in(*collective), two_thirds(cell_base(c)), more_than_half(cell_base(c)))


@value("discipline")
def discipline_decider_votes_needed(c):
    return more_than_half(c.decider_base)


@value("discipline")
def notice_due(c):
    return days_after(c.notice_on, 30)


@value("discipline")
def admin_due(c):
    return days_after(c.announced_on, 30)


@value("discipline")
def announce_due(c):
    return days_after(c.signed_on, 15)


@value("discipline")
def handover_due(c):
    return days_after(c.decided_on, 10)


# ------------------------------------------------------------------------------------------------------------
# suspension

def counted(c, since, number):
    """So many days on: working days under 30-QĐ/TW, calendar days from 22-QĐ/TW on."""
    if c.edition is None:
        return UNKNOWN
    return working_days_after(since, number) if c.edition == "K30" else days_after(since, number)


def committee_member_prosecuted(c):
    return c.scope.equals("committee") & c.committee_member & c.criminal_status.equals("prosecuted")


def by_law(c):
    """The term of the criminal procedure is the term."""
    return c.criminal_status.is_in("indicted", "detained") | committee_member_prosecuted(c)


@rule("SUS-G-OBSTRUCT", "suspension", "ground", "ground", "suspended_on", K)
def sus_g_obstruct(c):
    return c.obstruction_concluded


@rule("SUS-G-CRIMINAL", "suspension", "ground", "ground", "suspended_on", K)
def sus_g_criminal(c):
    return c.criminal_status.is_in("indicted", "detained")


@rule("SUS-G-COMMITTEE", "suspension", "ground", "ground", "suspended_on", K)
def sus_g_committee(c):
    return committee_member_prosecuted(c)


@rule("SUS-D-NOTIFY", "suspension", "deadline", "ground", "suspended_on", K,
      applies=lambda c: ~c.criminal_status.equals("none"))
def sus_d_notify(c):
    return c.notified_on <= notify_due(c)


@rule("SUS-T-TERM", "suspension", "requirement", "term", "suspended_on", K, applies=lambda c: ~by_law(c))
def sus_t_term(c):
    return c.first_ends_on <= counted(c, c.or_on(c.suspended_on), 90)


@rule("SUS-T-LAW", "suspension", "requirement", "term", "suspended_on", K, applies=by_law)
def sus_t_law(c):
    return (c.first_ends_on <= c.legal_ends_on) & (~c.extended | (c.extended_to <= c.legal_ends_on))


@rule("SUS-E-LIMIT", "suspension", "requirement", "extension", "suspended_on", K,
      applies=lambda c: c.extended & ~by_law(c))
def sus_e_limit(c):
    if c.edition == "K21":
        return c.extended_to <= days_after(c.first_ends_on, 30)
    return c.extended_to <= counted(c, c.or_on(c.suspended_on), 180)


@rule("SUS-E-ONCE", "suspension", "requirement", "extension", "suspended_on", ("K21",), family=K,
      applies=lambda c: c.extended & ~by_law(c))
def sus_e_once(c):
    return c.extensions <= 1


@rule("SUS-END", "suspension", "requirement", "end", "suspended_on", K)
def sus_end(c):
    end = ends_on(c)
    return (c.lifted & (c.lifted_on <= days_after(end, 1))) | (~c.lifted & (end >= c.on))


@value("suspension", by="suspended_on", family=K)
def term_due(c):
    return counted(c, c.suspended_on, 90)


@value("suspension", by="suspended_on", family=K)
def max_ends_on(c):
    return days_after(c.suspended_on, 120) if c.edition == "K21" else counted(c, c.suspended_on, 180)


@value("suspension")
def ends_on(c):
    return choose(c.extended, c.extended_to, c.first_ends_on)


@value("suspension")
def notify_due(c):
    return days_after(c.proceeding_on, 3)


# ------------------------------------------------------------------------------------------------------------
# appeal

def against_deletion(c):
    return c.against.equals("deletion")


def against_discipline(c):
    return c.against.equals("discipline")


def window_of_deletion(c):
    return working_days_after(c.received_on, 30)


def window_of_discipline(c):
    """K30 counts from the announcement, the Charter's month (39(7)) and K296 from receipt."""
    if c.edition is None:
        return UNKNOWN
    if c.options["complaint_window"] == "charter_month" or c.edition in ("K22", "K21"):
        return months_after(c.received_on, 1)
    if c.edition == "K30":
        return working_days_after(c.announced_on, 30)
    return days_after(c.received_on, 30)


@rule("APL-F-DELETION", "appeal", "requirement", "filing", "filed_on", R, applies=against_deletion)
def apl_f_deletion(c):
    return c.or_on(c.filed_on) <= window_of_deletion(c)


@rule("APL-F-DISCIPLINE", "appeal", "requirement", "filing", "filed_on", K, applies=against_discipline)
def apl_f_discipline(c):
    return c.or_on(c.filed_on) <= window_of_discipline(c)


@rule("APL-A-DECISION", "appeal", "requirement", "admissibility", "filed_on", R)
def apl_a_decision(c):
    return c.decision_written


@rule("APL-A-OWN", "appeal", "requirement", "admissibility", "filed_on", R)
def apl_a_own(c):
    return c.filed_by.equals("member")


@rule("APL-A-FINAL", "appeal", "bar", "admissibility", "filed_on", R)
def apl_a_final(c):
    return c.concluded_highest


@rule("APL-A-PENDING", "appeal", "bar", "admissibility", "filed_on", K)
def apl_a_pending(c):
    return against_discipline(c) & c.pending_higher


@rule("APL-A-REFUSED", "appeal", "bar", "admissibility", "filed_on", FROM_K296, family=K)
def apl_a_refused(c):
    return against_discipline(c) & c.refused_decision


@rule("APL-A-SENTENCED", "appeal", "bar", "admissibility", "filed_on", FROM_K296, family=K)
def apl_a_sentenced(c):
    return against_discipline(c) & c.criminal_status.equals("sentenced_heavy") & ~c.judgment_quashed


@rule("APL-A-MOVED", "appeal", "bar", "admissibility", "filed_on", FROM_K296, family=K)
def apl_a_moved(c):
    return against_discipline(c) & c.transferred_out


@rule("APL-A-SPECIAL", "appeal", "requirement", "admissibility", "filed_on", R)
def apl_a_special(c):
    return cleared(c)


def settled_in_time(c, after):
    """90 days, at central level 180: which level matters only between the two, as long as it is not known."""
    return ((c.settled_on <= after(c.complaint_received_on, 90))
            | (c.level.equals("central") & (c.settled_on <= after(c.complaint_received_on, 180))))


@rule("APL-S-DELETION", "appeal", "deadline", "settlement", "filed_on", R, applies=against_deletion)
def apl_s_deletion(c):
    return settled_in_time(c, working_days_after)


@rule("APL-S-DISCIPLINE", "appeal", "deadline", "settlement", "filed_on", K, applies=against_discipline)
def apl_s_discipline(c):
    return settled_in_time(c, working_days_after if c.edition == "K30" else days_after)


@value("appeal", by="filed_on", family=K)
def filing_due(c):
    return choose(against_deletion(c), window_of_deletion(c), window_of_discipline(c))


@value("appeal", by="filed_on", family=K)
def settle_due(c):
    """Working days; calendar days for discipline from 22-QĐ/TW on."""
    def due(after):
        return choose(c.level.equals("central"), after(c.complaint_received_on, 180),
                      after(c.complaint_received_on, 90))
    by_edition = {None: UNKNOWN, "K30": due(working_days_after)}
    return choose(against_deletion(c), due(working_days_after), by_edition.get(c.edition, due(days_after)))


FINAL_LEVEL = ("central_inspection", "secretariat", "central_committee")


@value("appeal")
def final_level(c):
    """K22 Art. 22."""
    by_measure = lookup(c.measure, {"expulsion": "secretariat", "reprimand": "central_inspection",
                                    "warning": "central_inspection", "dismissal": "central_inspection"})
    return choose(against_deletion(c), "secretariat",
                  choose(c.decided_by_central, "central_committee", by_measure))


@value("appeal")
def restorable(c):
    """R294 pt 5.2.2."""
    return c.wrongful_concluded & ~c.breach_since


# ------------------------------------------------------------------------------------------------------------
# exemption

def listed(c):
    return c.basis.is_in("treatment", "abroad_single", "lone_remote", "mobile_work", "away_locality",
                         "awaiting_retirement", "maternity_leave")


def age_or_health(c):
    return c.basis.equals("age_health")


def under_12_months(c):
    return listed(c) if c.options["exempt_max12"] == "all" else c.basis.is_in("mobile_work", "away_locality")


@rule("EXM-G-AGE", "exemption", "ground", "ground", "decided_on", R)
def exm_g_age(c):
    return age_or_health(c)


@rule("EXM-G-LISTED", "exemption", "ground", "ground", "decided_on", P)
def exm_g_listed(c):
    return listed(c)


@rule("EXM-A-APPLICATION", "exemption", "requirement", "application", "decided_on", P)
def exm_a_application(c):
    return c.application_made


@rule("EXM-A-MEDICAL", "exemption", "requirement", "application", "decided_on", ("P25",), family=P,
      applies=age_or_health)
def exm_a_medical(c):
    return c.medical_paper


@rule("EXM-A-PERIOD", "exemption", "requirement", "application", "decided_on", P, applies=listed)
def exm_a_period(c):
    return c.period_stated


@rule("EXM-A-MAX12", "exemption", "requirement", "application", "decided_on", P, applies=under_12_months)
def exm_a_max12(c):
    """First and last day both belong to it: 1 August to 31 July is twelve months."""
    return overstay_from(c) < months_after(c.exempt_from, 12)


@rule("EXM-D-RESOLUTION", "exemption", "requirement", "decision", "decided_on", P)
def exm_d_resolution(c):
    return c.cell_resolved


@rule("EXM-D-CELL", "exemption", "requirement", "decision", "decided_on", R, applies=age_or_health)
def exm_d_cell(c):
    return c.decided_by.equals("cell")


@rule("EXM-D-COMMITTEE", "exemption", "requirement", "decision", "decided_on", P, applies=listed)
def exm_d_committee(c):
    return ((~c.under_superior & c.decided_by.equals("grassroots_committee"))
            | (c.under_superior & c.decided_by.equals("superior_standing")))


@rule("EXM-E-RETURN", "exemption", "requirement", "end", "decided_on", G, applies=listed)
def exm_e_return(c):
    return (c.exempt_until >= c.on) | c.exempt_returned | c.exempt_renewed


@value("exemption")
def overstay_from(c):
    return days_after(c.exempt_until, 1)


# ------------------------------------------------------------------------------------------------------------
# transfer

def temporary(c):
    return c.kind.is_in("temporary", "abroad_temporary")


def full_time_study(c):
    return c.kind.equals("temporary") & c.purpose.equals("study")


def first_day_back(c):
    """First and last day both belong to a stay."""
    return days_after(c.away_until, 1)


@rule("TRF-B-REVIEW", "transfer", "bar", "kind", "trigger_on", R)
def trf_b_review(c):
    return c.kind.equals("official") & c.under_review


@rule("TRF-K-OFFICIAL", "transfer", "requirement", "kind", "trigger_on", R,
      applies=lambda c: c.kind.is_in("official", "abroad_official"))
def trf_k_official(c):
    return c.permanent | (first_day_back(c) >= months_after(c.away_from, 12))


@rule("TRF-K-TEMP-MIN", "transfer", "requirement", "kind", "trigger_on", R, applies=temporary)
def trf_k_temp_min(c):
    return first_day_back(c) >= months_after(c.away_from, 3)


@rule("TRF-K-TEMP-MAX", "transfer", "requirement", "kind", "trigger_on", R,
      applies=lambda c: temporary(c) & ~full_time_study(c))
def trf_k_temp_max(c):
    return first_day_back(c) < months_after(c.away_from, 12)


@rule("TRF-K-STUDY-MAX", "transfer", "requirement", "kind", "trigger_on", R, applies=full_time_study)
def trf_k_study_max(c):
    return first_day_back(c) <= months_after(c.away_from, 24)


@rule("TRF-K-EXTEND", "transfer", "requirement", "kind", "trigger_on", P,
      applies=lambda c: temporary(c) & c.away_extended)
def trf_k_extend(c):
    return c.away_extended_until < months_after(c.away_until, 12)


@rule("TRF-D-START", "transfer", "deadline", "start", "trigger_on", R,
      applies=lambda c: c.kind.equals("official"))
def trf_d_start(c):
    return c.started_on <= working_days_after(c.trigger_on, 60)


@rule("TRF-D-DISSOLVED", "transfer", "deadline", "start", "trigger_on", R,
      applies=lambda c: c.kind.equals("dissolved"))
def trf_d_dissolved(c):
    return c.started_on <= working_days_after(c.trigger_on, 30)


@rule("TRF-D-PRESENT", "transfer", "deadline", "present", "trigger_on", R,
      applies=lambda c: c.kind.equals("official"))
def trf_d_present(c):
    return c.presented_on <= present_due(c)


@rule("TRF-D-ABROAD", "transfer", "deadline", "present", "trigger_on", P,
      applies=lambda c: c.kind.equals("abroad_official"))
def trf_d_abroad(c):
    return c.abroad_slip_on <= working_days_after(c.departed_on, 60)


@rule("TRF-D-ABROAD-TEMP", "transfer", "deadline", "present", "trigger_on", P,
      applies=lambda c: c.kind.equals("abroad_temporary"))
def trf_d_abroad_temp(c):
    return c.abroad_slip_on <= working_days_after(c.departed_on, 30)


@rule("TRF-D-RETURN", "transfer", "deadline", "present", "trigger_on", P,
      applies=lambda c: c.kind.equals("abroad_official"))
def trf_d_return(c):
    return c.return_reported_on <= return_due(c)


@rule("TRF-D-FILE", "transfer", "deadline", "file", "trigger_on", P, applies=lambda c: c.kind.equals("official"))
def trf_d_file(c):
    return c.file_submitted_on <= submit_due(c)


@value("transfer")
def start_due(c):
    return choose(c.kind.equals("dissolved"), working_days_after(c.trigger_on, 30),
                  working_days_after(c.trigger_on, 60))


@value("transfer")
def present_due(c):
    return working_days_after(c.letter_on, 30)


@value("transfer")
def submit_due(c):
    return months_after(transfer_clock(c), 3)


@value("transfer")
def removal_from(c):
    return days_after(submit_due(c), 1)


@value("transfer")
def abroad_due(c):
    return choose(c.kind.equals("abroad_official"), working_days_after(c.departed_on, 60),
                  only_when(c.kind.equals("abroad_temporary"), working_days_after(c.departed_on, 30)))


@value("transfer")
def return_due(c):
    return working_days_after(c.returned_on, 30)


# ------------------------------------------------------------------------------------------------------------
# screening: what puts a member on the yearly list

@rule("SCR-ABSENT", "screening", "ground", "list", "on", R)
def scr_absent(c):
    return c.absent_months >= 1


@rule("SCR-DUES", "screening", "ground", "list", "on", R)
def scr_dues(c):
    return c.unpaid_months >= 1


@rule("SCR-CARD", "screening", "ground", "list", "on", R)
def scr_card(c):
    return card_given_up(c)


@rule("SCR-WILL", "screening", "ground", "list", "on", R)
def scr_will(c):
    return c.will_conclusion & ~c.progress


@rule("SCR-UNFIT", "screening", "ground", "list", "on", R)
def scr_unfit(c):
    return c.unfit_years >= 1


@rule("SCR-POLSTD", "screening", "ground", "list", "on", R)
def scr_polstd(c):
    return c.polstd_failed


@rule("SCR-TRANSFER", "screening", "ground", "list", "on", R)
def scr_transfer(c):
    under_way = (c.slip_received_on <= c.on) | (c.file_received_on <= c.on)
    return c.overlay.equals("transferring") & under_way & ~c.transfer_excused


@rule("SCR-EXEMPT", "screening", "ground", "list", "on", R)
def scr_exempt(c):
    return c.overlay.equals("exempt") & (c.exempt_until < c.on)


@rule("SCR-AWAY", "screening", "ground", "list", "on", R)
def scr_away(c):
    return c.overlay.equals("away") & (c.away_ends_on < c.on)


@rule("SCR-PROBATION", "screening", "ground", "list", "on", R)
def scr_probation(c):
    return c.member_kind.equals("probationary") & (probation_ends(c) <= c.on) & ~c.recognised


@rule("SCR-TASKS", "screening", "ground", "list", "on", R)
def scr_tasks(c):
    return c.rating.equals("not_completed")


@rule("SCR-DISCIPLINE", "screening", "ground", "list", "on", R)
def scr_discipline(c):
    return c.discipline_in_force


@rule("SCR-UNROLLED", "screening", "ground", "list", "on", R)
def scr_unrolled(c):
    return ~c.on_roll


@value("screening")
def absent_matures_on(c):
    return months_after(c.absent_since, 3)


@value("screening")
def dues_matures_on(c):
    return months_after(c.unpaid_since, 3)


@value("screening")
def will_matures_on(c):
    return months_after(c.educated_on, 12)


@value("screening")
def transfer_matures_on(c):
    return days_after(months_after(transfer_clock(c), 3), 1)
