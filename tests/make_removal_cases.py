# SPDX-License-Identifier: MIT
"""Writes tests/cases/removal-coverage.jsonl.

    python3 tests/make_removal_cases.py > tests/cases/removal-coverage.jsonl

The expectations are those of the reference; removal.jsonl is the file whose expectations are stated by hand. The
same program writes the same file.

1. Files drawn at random, as few as name every rule in every edition with every status it can have, every stage
   with every verdict, every value where it is there and where it is absent, and every choice of every fact.
2. One file under both values of an option, where they differ.
3. The day before, of and after the last day of each term, from days that try month ends, leap years and public
   holidays, in every edition.
4. The last day of an edition and the first of the next, where both were read.

Where the first day of an edition is assumed the cases keep two weeks away from it.
"""

import case_files
import reference
import reference_removal
from case_files import months, plain, working
from reference import add_months, add_working_days

CHECKS = reference_removal.CHECKS

STARTS = {                                       # in each edition: month ends, leap days, before long holidays
    "R29": ("2017-08-31", "2020-02-29", "2018-01-30"), "R24": ("2022-11-30", "2024-01-31"),
    "R232": ("2025-01-31",), "R294": ("2025-07-01", "2025-11-28"), "R20": ("2026-04-29", "2026-05-31"),
    "R208": ("2026-12-31", "2028-02-29"),
    "G16": ("2017-08-31", "2020-02-29"), "G21": ("2023-01-31", "2024-02-29"), "G25": ("2025-08-30",),
    "G26": ("2026-12-31", "2028-02-29"),
    "P17": ("2018-02-09", "2020-02-29"), "P22": ("2023-11-30", "2024-02-29"), "P25": ("2025-11-30", "2028-02-29"),
    "K30": ("2017-01-25", "2019-11-30"), "K22": ("2023-08-31", "2024-02-29"), "K296": ("2025-08-31", "2026-01-31"),
    "K21": ("2026-10-31", "2028-02-29"),
    "L102": ("2018-08-31", "2020-02-29"), "L69": ("2024-02-29", "2025-10-31"), "L212": ("2026-10-31", "2028-02-29"),
}

# rule; the fact whose day begins the term; the fact whose day is tried ("on": the examination); the last day of the
# term by that of its beginning; what else is known; values stated beside the rule; editions, when not all.
TERMS = [
    ("DEL-G-WILL", "educated_on", "cell_met_on", months(12, -1), {"will_conclusion": True, "progress": False},
     ["will_from"]),
    ("DEL-G-WILL", "educated_on", "on", months(12, -1), {"will_conclusion": True, "progress": False},
     ["will_from"]),
    ("DEL-G-PROBEND", "ceremony_on", "cell_met_on", months(12, -1),
     {"member_kind": "probationary", "recognition_refused": True}, ["probation_ends"]),
    ("DEL-D-PROBATION", "ceremony_on", "cell_met_on", lambda d: add_working_days(add_months(d, 12), 30),
     {"member_kind": "probationary", "recognition_refused": True}, ["cell_due"]),
    ("DEL-G-TRANSFER", "slip_received_on", "decided_on", months(3),
     {"file_submitted": False, "transfer_excused": False, "file_received_on": "2035-01-02"}, ["transfer_from"]),
    ("DEL-G-TRANSFER", "file_received_on", "on", months(3),
     {"file_submitted": False, "transfer_excused": False, "slip_received_on": "2035-01-02"}, ["transfer_from"]),
    ("DEL-G-TRANSFER", "slip_received_on", "file_submitted_on", months(3),
     {"file_submitted": True, "transfer_excused": False, "file_received_on": "2035-01-02", "absent_months": 2},
     ["transfer_from", "readmission_barred"]),
    ("DEL-X-ESCALATED", "escalated_on", "decided_on", plain(-1), {"route": "ordinary", "ballots_failed": 3}, []),
    ("DEL-D-FILE", "exit_slip_on", "exit_file_on", working(30), {}, ["file_due"]),
    ("LEV-D-FILE", "exit_slip_on", "exit_file_on", working(30), {}, ["file_due"]),
    ("LEV-CELL", "leave_applied_on", "cell_met_on", plain(-1), {}, []),
    ("LEV-COMMITTEE", "cell_met_on", "committee_met_on", plain(-1), {"committee_between": True}, []),
    ("LEV-DECISION", "cell_met_on", "decided_on", plain(-1), {"committee_between": False}, ["readmission_from"]),
    ("LEV-DECISION", "committee_met_on", "on", plain(-1), {"committee_between": True, "cell_met_on": "2016-01-15"},
     []),
    ("DIS-LIMIT-REPRIMAND", "act_on", "concluded_on", months(60),
     {"measure": "reprimand", "no_limit_class": "none", "new_breach": False, "excluded_days": 0},
     ["limitation_ends"]),
    ("DIS-LIMIT-REPRIMAND", "act_on", "on", months(60, 45),
     {"measure": "reprimand", "no_limit_class": "none", "new_breach": False, "excluded_days": 45},
     ["limitation_ends"]),
    ("DIS-LIMIT-WARNING", "act_on", "concluded_on", months(120),
     {"measure": "warning", "no_limit_class": "none", "new_breach": False, "excluded_days": 0},
     ["limitation_ends"]),
    ("DIS-LIMIT-WARNING", "act_on", "concluded_on", months(120, 1),
     {"measure": "dismissal", "no_limit_class": "none", "new_breach": False, "excluded_days": 1},
     ["limitation_ends"]),
    ("DIS-D-NOTICE", "notice_on", "decided_on", plain(30), {}, ["notice_due"]),
    ("DIS-D-ANNOUNCE", "signed_on", "announced_on", plain(15), {"decision_body": "superior_committee"},
     ["announce_due", "admin_due"]),
    ("DIS-D-HANDOVER", "decided_on", "handed_over_on", plain(10), {"decision_body": "cell"}, ["handover_due"]),
    ("SUS-D-NOTIFY", "proceeding_on", "notified_on", plain(3), {"criminal_status": "prosecuted"}, ["notify_due"]),
    ("SUS-T-TERM", "suspended_on", "first_ends_on", working(90), {"criminal_status": "none", "scope": "party"},
     ["term_due"], ("K30",)),
    ("SUS-T-TERM", "suspended_on", "first_ends_on", plain(90), {"criminal_status": "none", "scope": "party"},
     ["term_due"], ("K22", "K296", "K21")),
    ("SUS-T-LAW", "legal_ends_on", "first_ends_on", plain(0), {"criminal_status": "detained", "extended": False},
     ["ends_on"]),
    ("SUS-T-LAW", "legal_ends_on", "extended_to", plain(0),
     {"criminal_status": "indicted", "extended": True, "first_ends_on": "2016-12-15"}, ["ends_on"]),
    ("SUS-E-LIMIT", "suspended_on", "extended_to", working(180),
     {"criminal_status": "none", "scope": "party", "extended": True}, ["max_ends_on", "ends_on"], ("K30",)),
    ("SUS-E-LIMIT", "suspended_on", "extended_to", plain(180),
     {"criminal_status": "none", "scope": "party", "extended": True}, ["max_ends_on", "ends_on"], ("K22", "K296")),
    ("SUS-E-LIMIT", "first_ends_on", "extended_to", plain(30),
     {"criminal_status": "none", "scope": "party", "extended": True}, ["max_ends_on", "ends_on"], ("K21",)),
    ("SUS-END", "first_ends_on", "lifted_on", plain(1), {"extended": False, "lifted": True}, ["ends_on"]),
    ("SUS-END", "extended_to", "on", plain(0), {"extended": True, "lifted": False}, ["ends_on"]),
    ("APL-F-DELETION", "received_on", "filed_on", working(30), {"against": "deletion"}, ["filing_due"]),
    ("APL-F-DELETION", "received_on", "on", working(30), {"against": "deletion"}, ["filing_due"]),
    ("APL-F-DISCIPLINE", "announced_on", "filed_on", working(30), {"against": "discipline"}, ["filing_due"],
     ("K30",)),
    ("APL-F-DISCIPLINE", "received_on", "filed_on", months(1), {"against": "discipline"}, ["filing_due"],
     ("K22", "K21")),
    ("APL-F-DISCIPLINE", "received_on", "filed_on", plain(30), {"against": "discipline"}, ["filing_due"],
     ("K296",)),
    ("APL-S-DELETION", "complaint_received_on", "settled_on", working(90),
     {"against": "deletion", "level": "province"}, ["settle_due"]),
    ("APL-S-DELETION", "complaint_received_on", "settled_on", working(180),
     {"against": "deletion", "level": "central"}, ["settle_due"]),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", working(90),
     {"against": "discipline", "level": "superior"}, ["settle_due"], ("K30",)),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", working(180),
     {"against": "discipline", "level": "central"}, ["settle_due"], ("K30",)),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", plain(90),
     {"against": "discipline", "level": "grassroots"}, ["settle_due"], ("K22", "K296", "K21")),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", plain(180),
     {"against": "discipline", "level": "central"}, ["settle_due"], ("K22", "K296", "K21")),
    ("EXM-A-MAX12", "exempt_from", "exempt_until", months(12, -2), {"basis": "mobile_work"}, ["overstay_from"]),
    ("EXM-E-RETURN", "exempt_until", "on", plain(0),
     {"basis": "treatment", "exempt_returned": False, "exempt_renewed": False}, ["overstay_from"]),
    ("TRF-K-OFFICIAL", "away_from", "away_until", months(12, -2), {"kind": "official", "permanent": False}, []),
    ("TRF-K-TEMP-MIN", "away_from", "away_until", months(3, -2), {"kind": "temporary"}, []),
    ("TRF-K-TEMP-MAX", "away_from", "away_until", months(12, -2), {"kind": "abroad_temporary"}, []),
    ("TRF-K-STUDY-MAX", "away_from", "away_until", months(24, -1), {"kind": "temporary", "purpose": "study"}, []),
    ("TRF-K-EXTEND", "away_until", "away_extended_until", months(12, -1),
     {"kind": "temporary", "away_extended": True}, []),
    ("TRF-D-START", "trigger_on", "started_on", working(60), {"kind": "official"}, ["start_due"]),
    ("TRF-D-DISSOLVED", "trigger_on", "started_on", working(30), {"kind": "dissolved"}, ["start_due"]),
    ("TRF-D-PRESENT", "letter_on", "presented_on", working(30), {"kind": "official"}, ["present_due"]),
    ("TRF-D-ABROAD", "departed_on", "abroad_slip_on", working(60), {"kind": "abroad_official"}, ["abroad_due"]),
    ("TRF-D-ABROAD-TEMP", "departed_on", "abroad_slip_on", working(30), {"kind": "abroad_temporary"},
     ["abroad_due"]),
    ("TRF-D-RETURN", "returned_on", "return_reported_on", working(30), {"kind": "abroad_official"},
     ["return_due"]),
    ("TRF-D-FILE", "slip_received_on", "file_submitted_on", months(3), {"kind": "official"},
     ["submit_due", "removal_from"]),
    ("TRF-D-FILE", "file_received_on", "file_submitted_on", months(3),
     {"kind": "official", "slip_received_on": "2035-01-02"}, ["submit_due", "removal_from"]),
    ("SCR-TRANSFER", "slip_received_on", "on", plain(-1),
     {"overlay": "transferring", "transfer_excused": False, "file_received_on": "2035-01-02"},
     ["transfer_matures_on"]),
    ("SCR-EXEMPT", "exempt_until", "on", plain(0), {"overlay": "exempt"}, []),
    ("SCR-AWAY", "away_ends_on", "on", plain(0), {"overlay": "away"}, []),
    ("SCR-PROBATION", "ceremony_on", "on", months(12, -1), {"member_kind": "probationary", "recognised": False},
     ["probation_ends", "cell_due"]),
]


def main():
    for check in CHECKS:
        case_files.drawn_files(check)
        for option in reference.OPTIONS[check]:
            case_files.options_apart(check, option)
    case_files.terms(TERMS, STARTS)
    case_files.edition_days(CHECKS)
    case_files.print_lines()


if __name__ == "__main__":
    main()
