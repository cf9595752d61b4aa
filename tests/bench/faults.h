/* SPDX-License-Identifier: MIT */
/*
 * What can be wrong with the files of rows.h: of each check about one fault for every rule. A fault is a few facts that
 * become another number, choice or date.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include <stddef.h>

#include "partyorg.h"

enum { YEAR = 366 };

/* Members of a subject's struct are told by place, the size being the first one. */
#define PLACE_(subject, name) (offsetof(partyorg_##subject, name) / sizeof(int32_t))
#define PLACE(subject, name) PLACE_(subject, name)

enum { CHANGES = 3 };

struct fault {
    struct change {
        enum { NUMBER, NOTHING, AFTER_IT, BEFORE_IT, FEW_OF_IT, HALF_OF_IT } how;
        uint8_t fact, of, less; /* places; 0 of `fact` ends the changes, 0 of `of` is the day of the file */
        int32_t low, high;
    } changes[CHANGES];
};

#define CHANGE(how, name, of, less, low, high)                                                                         \
    {                                                                                                                  \
        how, PLACE(SUBJECT, name), of, less, low, high                                                                 \
    }
/* A number in bounds, */
#define FROM_TO(name, low, high) CHANGE(NUMBER, name, 0, 0, low, high)
/* a certain one, or a choice; */
#define IS(name, number) FROM_TO(name, number, number)
#define CHOICE(name, choice) IS(name, PARTYORG_##choice)
/* so many days after or before another date, or the day of the file; */
#define AFTER(name, date, low, high) CHANGE(AFTER_IT, name, PLACE(SUBJECT, date), 0, low, high)
#define BEFORE(name, date, low, high) CHANGE(BEFORE_IT, name, PLACE(SUBJECT, date), 0, low, high)
#define AFTER_DAY(name, low, high) CHANGE(AFTER_IT, name, 0, 0, low, high)
#define BEFORE_DAY(name, low, high) CHANGE(BEFORE_IT, name, 0, 0, low, high)
/* half of a body at most, or just half; */
#define FEW(name, body, without) CHANGE(FEW_OF_IT, name, PLACE(SUBJECT, body), PLACE(SUBJECT, without), 0, 0)
#define HALF(name, body) CHANGE(HALF_OF_IT, name, PLACE(SUBJECT, body), 0, 0, 0)
/* or nothing that is known. */
#define LACKS(name) CHANGE(NOTHING, name, 0, 0, 0, 0)

#define SUBJECT applicant
static const struct fault applicant_faults[] = {
    { { IS(citizen_vn, 0) } },
    { { BEFORE(born_on, cell_met_on, 16 * YEAR, 17 * YEAR) } },
    { { BEFORE(born_on, cell_met_on, 62 * YEAR, 70 * YEAR), IS(over60_case, 0),
        AFTER(central_consent_on, cell_met_on, 0, 0) } },
    { { CHOICE(education_case, EDUCATION_CASE_GENERAL), CHOICE(education, EDUCATION_PRIMARY_COMPLETED) } },
    { { CHOICE(education_case, EDUCATION_CASE_HARD_AREA), CHOICE(education, EDUCATION_LITERATE) } },
    { { CHOICE(education_case, EDUCATION_CASE_HARD_AREA_ELDER), CHOICE(education, EDUCATION_NONE) } },
    { { CHOICE(political_conclusion, POLITICAL_CONCLUSION_PENDING) } },
    { { IS(special_regime, 1), IS(special_cleared, 0) } },
    { { AFTER(training_cert_on, cell_met_on, 1, 60) } },
    { { BEFORE(training_cert_on, cell_met_on, 1830, 3000) } },
    { { AFTER(application_on, cell_met_on, 1, 9) } },
    { { AFTER(cv_on, cell_met_on, 1, 9) } },
    { { CHOICE(verification, VERIFICATION_PENDING) } },
    { { CHOICE(verification, VERIFICATION_DONE), BEFORE(verification_replied_on, cell_met_on, 40, 60),
        BEFORE(verification_received_on, verification_replied_on, 60, 200) } },
    { { CHOICE(verification, VERIFICATION_DONE), BEFORE(verification_received_on, cv_certified_on, 1, 5),
        AFTER(verification_replied_on, cv_certified_on, 1, 30) } },
    { { AFTER(cv_certified_on, cell_met_on, 1, 30) } },
    { { IS(introducers, 0) } },
    { { CHOICE(intro_route, INTRO_ROUTE_YOUTH_UNION), AFTER(union_resolved_on, cell_met_on, 1, 30) } },
    { { IS(introducer_replaced, 0), BEFORE(introducer_since_on, introduced_on, 30, 360) } },
    { { AFTER(org_opinion_on, cell_met_on, 1, 9) } },
    { { IS(residence_opinion_waived, 0), AFTER(residence_opinion_on, cell_met_on, 1, 9) } },
    { { BEFORE(file_compiled_on, cell_met_on, 370, 700) } },
    { { IS(cell_official, 2), IS(cell_excluded, 0), IS(cell_yes, 2) } },
    { { FEW(cell_yes, cell_official, cell_excluded) } },
    { { CHOICE(section, SECTION_NOT_APPRAISED) } },
    { { IS(committee_between, 1), FROM_TO(committee_base, 5, 15), HALF(committee_yes, committee_base) } },
    { { BEFORE(admission_decided_on, cell_met_on, 1, 9) } },
    { { CHOICE(decider, DECIDER_DELEGATED_COMMITTEE) } },
    { { HALF(decider_yes, decider_base) } },
    { { BEFORE(born_on, cell_met_on, 62 * YEAR, 70 * YEAR), IS(over60_case, 1),
        AFTER(central_consent_on, admission_decided_on, 1, 40) } },
    { { CHOICE(education_case, EDUCATION_CASE_HARD_AREA_ELDER), CHOICE(education, EDUCATION_LITERATE),
        AFTER(central_consent_on, admission_decided_on, 1, 40) } },
    { { CHOICE(political_conclusion, POLITICAL_CONCLUSION_ACCEPTED),
        AFTER(political_concluded_on, admission_decided_on, 1, 40) } },
    { { IS(was_member, 1), AFTER(readmission_consent_on, admission_decided_on, 1, 40) } },
    { { AFTER(admission_decided_on, cell_met_on, 70, 160) } },
    { { IS(moved_outside, 1), BEFORE(moved_on, admission_decided_on, 50, 90) } },
    { { BEFORE(ceremony_on, admission_decided_on, 1, 9) } },
    { { AFTER(ceremony_on, admission_decided_on, 60, 120), AFTER(member_cv_on, ceremony_on, 1, 60) } },
    { { IS(helper_assigned, 0) } },
};
#undef SUBJECT

#define SUBJECT probationer
static const struct fault probationer_faults[] = {
    { { AFTER(new_member_cert_on, cell_met_on, 1, 30) } },
    { { BEFORE(self_reviewed_on, cell_met_on, 40, 60) } },
    { { AFTER(helper_reported_on, cell_met_on, 1, 9) } },
    { { AFTER(org_opinion_on, cell_met_on, 1, 9) } },
    { { IS(residence_opinion_waived, 0), AFTER(residence_opinion_on, cell_met_on, 1, 9) } },
    { { BEFORE(ceremony_on, cell_met_on, 300, 360) } },
    { { IS(at_official_cell, 0) } },
    { { IS(cell_official, 2), IS(cell_excluded, 0), IS(cell_yes, 2) } },
    { { IS(recognition_refused, 1) } },
    { { FEW(cell_yes, cell_official, cell_excluded) } },
    { { BEFORE(ceremony_on, cell_met_on, YEAR + 60, YEAR + 200) } },
    { { CHOICE(section, SECTION_NOT_APPRAISED) } },
    { { IS(committee_between, 1), FROM_TO(committee_base, 5, 15), HALF(committee_yes, committee_base) } },
    { { IS(ballots_failed, 3), AFTER(escalated_on, recognition_decided_on, 1, 30) } },
    { { BEFORE(recognition_decided_on, cell_met_on, 1, 9) } },
    { { CHOICE(decider, DECIDER_DELEGATED_COMMITTEE), HALF(decider_yes, decider_base) } },
    { { IS(special_regime, 1), IS(special_cleared, 0) } },
    { { AFTER(official_on, cell_met_on, 0, 0) } },
    { { AFTER(recognition_decided_on, cell_met_on, 70, 160) } },
};
#undef SUBJECT

#define SUBJECT former_member
static const struct fault former_member_faults[] = {
    { { CHOICE(left_reason, LEFT_REASON_ABANDONED_ACTIVITY) } },
    { { CHOICE(left_reason, LEFT_REASON_OWN_REQUEST) } },
    { { CHOICE(left_reason, LEFT_REASON_SERIOUS_DISUNITY) } },
    { { CHOICE(conviction, CONVICTION_CORRUPTION) } },
    { { CHOICE(conviction, CONVICTION_SERIOUS_OR_ABOVE) } },
    { { IS(readmissions, 1) } },
    { { BEFORE(left_on, cell_met_on, 300, 1000) } },
    { { CHOICE(conviction, CONVICTION_LESS_SERIOUS), BEFORE(record_cleared_on, cell_met_on, 300, 1500) } },
    { { CHOICE(left_reason, LEFT_REASON_POPULATION_POLICY), BEFORE(left_on, cell_met_on, 300, 700),
        IS(special_wait_months, 36) } },
    { { AFTER(application_on, cell_met_on, 1, 30) } },
    { { AFTER(readmission_consent_on, admission_decided_on, 1, 30) } },
};
#undef SUBJECT

#define SUBJECT member
static const struct fault member_faults[] = {
    { { AFTER_DAY(recognition_decided_on, 1, 30) } },
    { { LACKS(admission_decided_on), IS(decision_lost, 0) } },
    { { IS(readmitted, 1), AFTER_DAY(age_decided_on, 1, 30) } },
};
#undef SUBJECT

#define SUBJECT deletion_case
static const struct fault deletion_case_faults[] = {
    { { IS(absent_months, 2), IS(unpaid_months, 2), CHOICE(card_event, CARD_EVENT_LOST) } },
    { { IS(unfit_years, 1), IS(absent_months, 1), IS(polstd_failed, 0) } },
    { { IS(will_conclusion, 1), BEFORE(educated_on, cell_met_on, 100, 300), IS(absent_months, 0) } },
    { { BEFORE(ceremony_on, cell_met_on, 200, 340), IS(recognition_refused, 1) } },
    { { IS(transfer_excused, 1) } },
    { { CHOICE(gap_cause, GAP_CAUSE_INQUIRY), IS(false_membership, 0) } },
    { { IS(admission_annulled, 0) } },
    { { CHOICE(route, ROUTE_ANNULMENT), CHOICE(admission_defect, ADMISSION_DEFECT_PROCEDURE) } },
    { { CHOICE(criminal_status, CRIMINAL_STATUS_PROSECUTED) } },
    { { CHOICE(member_kind, MEMBER_KIND_OFFICIAL), IS(expulsion_level, 1) } },
    { { FROM_TO(route, PARTYORG_ROUTE_TRANSFER, PARTYORG_ROUTE_FAST_TRACK) } },
    { { IS(selfcrit_done, 0), FROM_TO(selfcrit_requests, 0, 2), IS(selfcrit_refused, 0) } },
    { { IS(cell_official, 2), IS(cell_excluded, 0), IS(cell_yes, 2) } },
    { { FEW(cell_yes, cell_official, cell_excluded) } },
    { { CHOICE(vote_method, VOTE_METHOD_OTHER) } },
    { { CHOICE(member_kind, MEMBER_KIND_PROBATIONARY), IS(recognition_refused, 1),
        BEFORE(ceremony_on, cell_met_on, YEAR + 60, YEAR + 200) } },
    { { CHOICE(section, SECTION_NOT_APPRAISED) } },
    { { IS(committee_between, 1), FROM_TO(committee_base, 5, 15), HALF(committee_yes, committee_base) } },
    { { HALF(decider_yes, decider_base) } },
    { { CHOICE(decider, DECIDER_DELEGATED_COMMITTEE), HALF(decider_yes, decider_base) } },
    { { IS(ballots_failed, 3), AFTER(escalated_on, decided_on, 1, 30) } },
    { { IS(special_regime, 1), IS(special_cleared, 0) } },
    { { AFTER(exit_file_on, exit_slip_on, 60, 120) } },
};
#undef SUBJECT

#define SUBJECT leaving_case
static const struct fault leaving_case_faults[] = {
    { { IS(reasons_stated, 0) } },
    { { IS(standing_breach, 1), IS(breach_disciplined, 0) } },
    { { CHOICE(member_kind, MEMBER_KIND_OFFICIAL), IS(expulsion_level, 1) } },
    { { AFTER(leave_applied_on, cell_met_on, 1, 9) } },
    { { CHOICE(section, SECTION_NOT_APPRAISED) } },
    { { IS(committee_between, 1), BEFORE(committee_met_on, cell_met_on, 1, 9) } },
    { { BEFORE(decided_on, cell_met_on, 1, 9) } },
    { { AFTER(exit_file_on, exit_slip_on, 60, 120) } },
};
#undef SUBJECT

#define SUBJECT discipline_case
static const struct fault discipline_case_faults[] = {
    { { CHOICE(member_kind, MEMBER_KIND_PROBATIONARY),
        FROM_TO(measure, PARTYORG_MEASURE_DISMISSAL, PARTYORG_MEASURE_EXPULSION) } },
    { { CHOICE(measure, MEASURE_DISMISSAL), IS(holds_post, 0) } },
    { { CHOICE(criminal_status, CRIMINAL_STATUS_SENTENCED_HEAVY), CHOICE(measure, MEASURE_WARNING) } },
    { { IS(already_disciplined, 1) } },
    { { CHOICE(measure, MEASURE_REPRIMAND), BEFORE(act_on, concluded_on, 1840, 3000), IS(new_breach, 0) } },
    { { CHOICE(measure, MEASURE_WARNING), BEFORE(act_on, concluded_on, 3670, 5000), IS(new_breach, 0) } },
    { { CHOICE(deferral, DEFERRAL_MATERNITY), FROM_TO(asked_in_writing, 0, 1) } },
    { { CHOICE(deferral, DEFERRAL_SOLE_FATHER) } },
    { { CHOICE(deferral, DEFERRAL_INPATIENT) } },
    { { CHOICE(deferral, DEFERRAL_MISSING) } },
    { { CHOICE(deferral, DEFERRAL_DECEASED), FROM_TO(especially_serious, 0, 1) } },
    { { IS(exempted, 1) } },
    { { FROM_TO(decision_body, PARTYORG_DECISION_BODY_CELL_COMMITTEE, PARTYORG_DECISION_BODY_SECTION_COMMITTEE) } },
    { { CHOICE(decision_body, DECISION_BODY_CELL), CHOICE(measure, MEASURE_DISMISSAL), IS(holds_post, 1) } },
    { { CHOICE(decision_body, DECISION_BODY_CELL), IS(superior_task, 1) } },
    { { CHOICE(decision_body, DECISION_BODY_GRASSROOTS_COMMITTEE), CHOICE(measure, MEASURE_EXPULSION),
        IS(delegated, 0) } },
    { { IS(fast_track, 1), CHOICE(criminal_status, CRIMINAL_STATUS_NONE) } },
    { { BEFORE(notice_on, decided_on, 31, 90) } },
    { { IS(heard, 0), IS(invited_absent, 0) } },
    { { IS(cell_official, 2), IS(cell_excluded, 0), IS(cell_yes, 2) } },
    { { FEW(cell_yes, cell_official, cell_excluded) } },
    { { IS(cell_proposed, 1), CHOICE(measure, MEASURE_DISMISSAL), FEW(cell_yes, cell_official, cell_excluded) } },
    { { HALF(decider_yes, decider_base) } },
    { { AFTER(announced_on, signed_on, 16, 60) } },
    { { AFTER(handed_over_on, decided_on, 11, 60) } },
};
#undef SUBJECT

#define SUBJECT suspension_case
static const struct fault suspension_case_faults[] = {
    { { IS(obstruction_concluded, 0), CHOICE(criminal_status, CRIMINAL_STATUS_NONE) } },
    { { CHOICE(criminal_status, CRIMINAL_STATUS_PROSECUTED), IS(committee_member, 0), IS(obstruction_concluded, 0) } },
    { { AFTER(notified_on, proceeding_on, 4, 30) } },
    { { AFTER(first_ends_on, suspended_on, 140, 200) } },
    { { BEFORE(legal_ends_on, first_ends_on, 1, 30) } },
    { { IS(extended, 1), AFTER(extended_to, suspended_on, 270, 400), AFTER(lifted_on, extended_to, 0, 1) } },
    { { IS(extensions, 2) } },
    { { IS(lifted, 1), AFTER(lifted_on, first_ends_on, 100, 400) } },
};
#undef SUBJECT

#define SUBJECT appeal_case
static const struct fault appeal_case_faults[] = {
    { { BEFORE(received_on, filed_on, 60, 200), BEFORE(announced_on, filed_on, 60, 200) } },
    { { IS(decision_written, 0) } },
    { { FROM_TO(filed_by, PARTYORG_FILED_BY_OTHER, PARTYORG_FILED_BY_COLLECTIVE) } },
    { { IS(concluded_highest, 1) } },
    { { CHOICE(against, APPEAL_AGAINST_DISCIPLINE), IS(pending_higher, 1) } },
    { { CHOICE(against, APPEAL_AGAINST_DISCIPLINE), IS(refused_decision, 1) } },
    { { CHOICE(against, APPEAL_AGAINST_DISCIPLINE), CHOICE(criminal_status, CRIMINAL_STATUS_SENTENCED_HEAVY),
        IS(judgment_quashed, 0) } },
    { { CHOICE(against, APPEAL_AGAINST_DISCIPLINE), IS(transferred_out, 1) } },
    { { IS(special_regime, 1), IS(special_cleared, 0) } },
    { { AFTER(settled_on, complaint_received_on, 150, 400) } },
};
#undef SUBJECT

#define SUBJECT exemption_case
static const struct fault exemption_case_faults[] = {
    { { CHOICE(basis, EXEMPTION_BASIS_OTHER) } },
    { { IS(application_made, 0) } },
    { { CHOICE(basis, EXEMPTION_BASIS_AGE_HEALTH), IS(medical_paper, 0) } },
    { { IS(period_stated, 0) } },
    { { CHOICE(basis, EXEMPTION_BASIS_MOBILE_WORK), AFTER(exempt_until, exempt_from, 366, 700) } },
    { { IS(cell_resolved, 0) } },
    { { CHOICE(basis, EXEMPTION_BASIS_AGE_HEALTH), CHOICE(decided_by, EXEMPTION_DECIDER_SUPERIOR_STANDING) } },
    { { CHOICE(basis, EXEMPTION_BASIS_TREATMENT), CHOICE(decided_by, EXEMPTION_DECIDER_CELL) } },
    { { IS(exempt_returned, 0), IS(exempt_renewed, 0) } },
};
#undef SUBJECT

#define SUBJECT transfer_case
static const struct fault transfer_case_faults[] = {
    { { CHOICE(kind, TRANSFER_KIND_OFFICIAL), IS(under_review, 1) } },
    { { CHOICE(kind, TRANSFER_KIND_OFFICIAL), IS(permanent, 0), AFTER(away_until, away_from, 100, 360) } },
    { { AFTER(away_until, away_from, 20, 80) } },
    { { AFTER(away_until, away_from, 400, 700), CHOICE(purpose, TRANSFER_PURPOSE_WORK) } },
    { { AFTER(away_until, away_from, 740, 1200), CHOICE(purpose, TRANSFER_PURPOSE_STUDY) } },
    { { IS(away_extended, 1), AFTER(away_extended_until, away_until, 370, 700) } },
    { { AFTER(started_on, trigger_on, 110, 300) } },
    { { CHOICE(kind, TRANSFER_KIND_DISSOLVED), AFTER(started_on, trigger_on, 60, 100) } },
    { { AFTER(presented_on, letter_on, 60, 120) } },
    { { AFTER(abroad_slip_on, departed_on, 110, 200) } },
    { { AFTER(return_reported_on, returned_on, 60, 120) } },
    { { AFTER(file_submitted_on, slip_received_on, 100, 300) } },
};
#undef SUBJECT

/* Of a screening: what puts a member on the list. */
#define SUBJECT screening_case
static const struct fault screening_case_faults[] = {
    { { FROM_TO(absent_months, 1, 8), BEFORE_DAY(absent_since, 30, 270) } },
    { { FROM_TO(unpaid_months, 1, 8), BEFORE_DAY(unpaid_since, 30, 270) } },
    { { FROM_TO(card_event, PARTYORG_CARD_EVENT_RETURNED, PARTYORG_CARD_EVENT_DESTROYED) } },
    { { IS(will_conclusion, 1), BEFORE_DAY(educated_on, 30, 500), IS(progress, 0) } },
    { { FROM_TO(unfit_years, 1, 2) } },
    { { IS(polstd_failed, 1) } },
    { { CHOICE(overlay, OVERLAY_TRANSFERRING), BEFORE_DAY(slip_received_on, 1, 300), IS(transfer_excused, 0) } },
    { { CHOICE(overlay, OVERLAY_EXEMPT), BEFORE_DAY(exempt_until, 1, 200) } },
    { { CHOICE(overlay, OVERLAY_AWAY), BEFORE_DAY(away_ends_on, 1, 200) } },
    { { CHOICE(member_kind, MEMBER_KIND_PROBATIONARY), BEFORE_DAY(ceremony_on, 367, 600), IS(recognised, 0) } },
    { { CHOICE(rating, MEMBER_RATING_NOT_COMPLETED) } },
    { { IS(discipline_in_force, 1) } },
    { { IS(on_roll, 0) } },
};
#undef SUBJECT

#define SUBJECT member_review
static const struct fault member_review_faults[] = {
    { { IS(exempt, 1) } },
    { { CHOICE(suspension, SUSPENSION_PARTY) } },
    { { BEFORE(ceremony_on, review_on, 10, 150) } },
    { { CHOICE(proposed_rating, RATING_NOT_RATED), IS(exempt, 0) } },
    { { CHOICE(proposed_rating, RATING_EXCELLENT), FROM_TO(points_task, 3000, 5500) } },
    { { FEW(tasks_done, tasks_assigned, tasks_late), IS(tasks_late, 0), IS(tasks_exceeded, 0) } },
    { { IS(tasks_late, 1) } },
    { { IS(quality_ensured, 0) } },
    { { CHOICE(proposed_rating, RATING_EXCELLENT), IS(tasks_exceeded, 0) } },
    { { FROM_TO(shortcomings_found, 1, 4), IS(shortcomings_fixed, 0) } },
    { { CHOICE(crit_task_min, CRITERION_AVERAGE) } },
    { { CHOICE(crit_other_min, CRITERION_WEAK) } },
    { { IS(state_employee, 1), CHOICE(state_rating, RATING_COMPLETED) } },
    { { FROM_TO(sick_months, 3, 9) } },
    { { CHOICE(post, POST_HEAD), CHOICE(collective_rating, RATING_COMPLETED) } },
    { { IS(disciplined_in_year, 1), IS(self_remedied, 0) } },
    { { IS(adverse_conclusion, 1) } },
    { { CHOICE(proposed_rating, RATING_NOT_COMPLETED) } },
    { { IS(self_review_done, 0) } },
    { { IS(reviewed, 0) } },
    { { IS(temporary_elsewhere, 1), IS(temporary_comment, 0) } },
};
#undef SUBJECT

#define SUBJECT rating_list
static const struct fault rating_list_faults[] = {
    { { FROM_TO(rated_excellent, 12, 40) } },
    { { IS(unit_outstanding, 1), FROM_TO(rated_excellent, 10, 14), IS(excess_reasons_stated, 0) } },
    { { CHOICE(list_kind, LIST_KIND_MEMBERS), CHOICE(list_scope, LIST_SCOPE_CELL) } },
    { { CHOICE(list_kind, LIST_KIND_ORGANISATIONS), CHOICE(list_scope, LIST_SCOPE_CELL) } },
};
#undef SUBJECT

#define SUBJECT meeting
static const struct fault meeting_faults[] = {
    { { IS(secretary_only, 0), IS(preparatory_meeting, 0) } },
    { { IS(notice_given, 0) } },
    { { AFTER(documents_posted_on, held_on, 0, 3) } },
    { { FROM_TO(minutes, 40, 89), IS(minutes_set, 0) } },
    { { HALF(members_present, members_due), IS(speakers, 1) } },
    { { IS(unexcused_absences, 1) } },
    { { FROM_TO(excused_streak_max, 4, 6) } },
    { { IS(merged_meeting, 1) } },
    { { BEFORE(previous_regular_on, held_on, 62, 120) } },
    { { AFTER(results_posted_on, held_on, 3, 20) } },
    { { IS(score_1, 100) } },
    { { HALF(previous_tasks_done, previous_tasks), IS(score_25, 3000) } },
    { { FROM_TO(proposed_grade, PARTYORG_MEETING_GRADE_WEAK, PARTYORG_MEETING_GRADE_AVERAGE) } },
};
#undef SUBJECT

#define SUBJECT meeting_year
static const struct fault meeting_year_faults[] = {
    { { FROM_TO(months_held, 6, 11) } },
    { { FROM_TO(quarters_thematic, 0, 3) } },
    { { IS(meetings_good, 0) } },
    { { IS(meetings_good, 2), IS(meetings_average, 3) } },
    { { IS(meetings_good, 2), IS(meetings_weak, 1) } },
    { { CHOICE(proposed_grade, MEETING_GRADE_FAIR) } },
};
#undef SUBJECT

#define SUBJECT organisation_year
static const struct fault organisation_year_faults[] = {
    { { BEFORE(founded_on, review_on, 10, 150) } },
    { { CHOICE(proposed_rating, RATING_NOT_RATED) } },
    { { CHOICE(proposed_rating, RATING_EXCELLENT), FROM_TO(points_task, 3000, 5500) } },
    { { FEW(tasks_done, tasks_assigned, tasks_late), IS(tasks_late, 0), IS(tasks_exceeded, 0) } },
    { { IS(tasks_late, 1) } },
    { { IS(quality_ensured, 0) } },
    { { CHOICE(proposed_rating, RATING_EXCELLENT), IS(tasks_exceeded, 0) } },
    { { FROM_TO(shortcomings_found, 1, 4), IS(shortcomings_fixed, 0) } },
    { { FROM_TO(leaders_disciplined, 1, 2) } },
    { { CHOICE(org_kind, ORG_KIND_COMMITTEE), IS(rated_not_completed, 1) } },
    { { CHOICE(crit_task_min, CRITERION_AVERAGE) } },
    { { CHOICE(crit_other_min, CRITERION_WEAK) } },
    { { IS(rated_good, 0) } },
    { { IS(has_peers, 1), CHOICE(government_rating, RATING_NOT_COMPLETED), IS(mass_lowest, 2) } },
    { { IS(org_disciplined, 1), IS(self_remedied, 0) } },
    { { HALF(units_disciplined, units_total) } },
    { { IS(sub_case_disciplined, 1), IS(self_remedied, 0) } },
    { { IS(adverse_conclusion, 1) } },
    { { CHOICE(proposed_rating, RATING_NOT_COMPLETED) } },
    { { FROM_TO(points_total, 2000, 4900) } },
};
#undef SUBJECT

#define SUBJECT organisation
static const struct fault organisation_faults[] = {
    { { FROM_TO(official_members, 1, 2) } },
    { { CHOICE(org_form, ORG_FORM_GRASSROOTS_CELL), FROM_TO(official_members, 30, 60), IS(superior_consent, 0) } },
    { { CHOICE(org_form, ORG_FORM_GRASSROOTS_COMMITTEE), FROM_TO(official_members, 5, 20), IS(superior_consent, 0) } },
    { { CHOICE(org_form, ORG_FORM_GRASSROOTS_CELL), IS(delegated_superior, 1), IS(subgroups, 0) } },
    { { CHOICE(org_form, ORG_FORM_GRASSROOTS_CELL), IS(delegated_superior, 1), IS(legal_person, 0) } },
    { { CHOICE(org_form, ORG_FORM_CELL), FROM_TO(official_members, 9, 28), IS(committee_size, 0) } },
    { { CHOICE(org_form, ORG_FORM_CELL), FROM_TO(official_members, 3, 8), IS(committee_size, 3) } },
    { { CHOICE(org_form, ORG_FORM_CELL), FROM_TO(committee_size, 8, 9) } },
    { { CHOICE(org_form, ORG_FORM_CELL), FROM_TO(deputies, 2, 3) } },
    { { IS(secretary_appointed, 1), FROM_TO(secretary_ballots_failed, 0, 2), IS(appointment_needed, 0) } },
    { { FROM_TO(subgroup_meetings, 1, 6), FROM_TO(official_members, 10, 60) } },
    { { AFTER(congress_on, last_congress_on, 2200, 2600) } },
    { { AFTER(congress_on, last_congress_on, 300, 500), IS(congress_shift_consent, 0) } },
};
#undef SUBJECT

#define SUBJECT development_year
static const struct fault development_year_faults[] = {
    { { IS(admitted, 0), IS(admitted_women, 0), IS(admitted_minority, 0) } },
    { { FROM_TO(members_start, 2000, 9000) } },
    { { LACKS(admitted) } },
};
#undef SUBJECT

#define SUBJECT member_dues
static const struct fault member_dues_faults[] = {
    { { CHOICE(category, DUES_CATEGORY_STUDENT), FROM_TO(fixed_amount, 100, 1900) } },
    { { CHOICE(category, DUES_CATEGORY_RETIREMENT_AGE), FROM_TO(fixed_amount, 31000, 90000) } },
    { { FROM_TO(reduction_percent, 1, 29) } },
    { { IS(exemption_granted, 1), AFTER(relief_until, relief_from, 370, 700) } },
    { { IS(deferred, 1), AFTER(deferral_until, meetings_exempt_until, 1, 90) } },
    { { FROM_TO(paid, 0, 4000) } },
    { { FROM_TO(unpaid_months, 3, 9) } },
};
#undef SUBJECT

#endif
