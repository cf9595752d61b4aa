// SPDX-License-Identifier: MIT
// The headers from C++: they compile without a warning, the INIT macros initialise, the functions link as C.
#include "partyorg.h"

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <type_traits>

static_assert(std::is_standard_layout<partyorg_applicant>::value && std::is_trivial<partyorg_applicant>::value,
              "plain data");
static_assert(std::is_standard_layout<partyorg_report>::value && std::is_trivial<partyorg_report>::value, "plain data");
static_assert(sizeof(partyorg_applicant) == 51 * 4, "members of 32 bits, no padding");
static_assert(offsetof(partyorg_report, size) == 0 && offsetof(partyorg_masks, size) == 0,
              "structs begin with their size");
static_assert(PARTYORG_DATE_MIN < 0 && PARTYORG_UNKNOWN < PARTYORG_DATE_MIN, "unknown is no date");

namespace
{

int failed;

void expect(bool condition, const char *what)
{
    if (!condition) {
        std::printf("failed: %s\n", what);
        failed++;
    }
}

template <class T> void sized(const T &value, const char *what)
{
    expect(value.size == sizeof(T), what);
}

} // namespace

int main()
{
    partyorg_applicant applicant = PARTYORG_APPLICANT_INIT;
    const partyorg_probationer probationer = PARTYORG_PROBATIONER_INIT;
    const partyorg_former_member former_member = PARTYORG_FORMER_MEMBER_INIT;
    const partyorg_member member = PARTYORG_MEMBER_INIT;
    const partyorg_options options = PARTYORG_OPTIONS_INIT;
    const partyorg_calendar calendar = PARTYORG_CALENDAR_INIT;
    partyorg_masks masks = PARTYORG_MASKS_INIT;
    const partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    const partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
    const partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    const partyorg_instrument_info instrument = PARTYORG_INSTRUMENT_INFO_INIT;
    const partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    partyorg_check_info check = PARTYORG_CHECK_INFO_INIT;
    const partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
    const partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
    const partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    const partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    const partyorg_vote vote = PARTYORG_VOTE_INIT;
    const partyorg_limitation_case limitation = PARTYORG_LIMITATION_CASE_INIT;
    const partyorg_transition_request request = PARTYORG_TRANSITION_REQUEST_INIT;
    const partyorg_transition_info transition = PARTYORG_TRANSITION_INFO_INIT;
    const partyorg_edge_info edge = PARTYORG_EDGE_INFO_INIT;
    sized(vote, "PARTYORG_VOTE_INIT");
    sized(limitation, "PARTYORG_LIMITATION_CASE_INIT");
    sized(request, "PARTYORG_TRANSITION_REQUEST_INIT");
    sized(transition, "PARTYORG_TRANSITION_INFO_INIT");
    sized(edge, "PARTYORG_EDGE_INFO_INIT");
    expect(vote.yes == PARTYORG_UNKNOWN && limitation.on == PARTYORG_UNKNOWN &&
               request.under_review == PARTYORG_UNKNOWN,
           "requests begin unknown");
    sized(applicant, "PARTYORG_APPLICANT_INIT");
    sized(probationer, "PARTYORG_PROBATIONER_INIT");
    sized(former_member, "PARTYORG_FORMER_MEMBER_INIT");
    sized(member, "PARTYORG_MEMBER_INIT");
    sized(options, "PARTYORG_OPTIONS_INIT");
    sized(calendar, "PARTYORG_CALENDAR_INIT");
    sized(masks, "PARTYORG_MASKS_INIT");
    sized(subject, "PARTYORG_SUBJECT_INFO_INIT");
    sized(fact, "PARTYORG_FACT_INFO_INIT");
    sized(choice, "PARTYORG_CHOICE_INFO_INIT");
    sized(instrument, "PARTYORG_INSTRUMENT_INFO_INIT");
    sized(edition, "PARTYORG_EDITION_INFO_INIT");
    sized(check, "PARTYORG_CHECK_INFO_INIT");
    sized(stage, "PARTYORG_STAGE_INFO_INIT");
    sized(rule, "PARTYORG_RULE_INFO_INIT");
    sized(wording, "PARTYORG_WORDING_INFO_INIT");
    sized(value, "PARTYORG_VALUE_INFO_INIT");
    expect(applicant.born_on == PARTYORG_UNKNOWN && applicant.member_cv_on == PARTYORG_UNKNOWN &&
               member.disciplined_on == PARTYORG_UNKNOWN,
           "facts begin unknown");

    applicant.citizen_vn = 0;
    partyorg_report report;
    expect(partyorg_report_init(&report) == PARTYORG_OK, "partyorg_report_init");
    expect(partyorg_check(PARTYORG_CHECK_ADMISSION, &applicant, 20000, &options, &calendar, &report, nullptr) ==
                   PARTYORG_OK &&
               report.verdict == PARTYORG_NOT_MET,
           "partyorg_check");
    expect(partyorg_check_masks(PARTYORG_CHECK_ADMISSION, &applicant, 20000, nullptr, nullptr, &masks, nullptr) ==
                   PARTYORG_OK &&
               masks.met == report.met,
           "partyorg_check_masks");
    expect(partyorg_check_get(PARTYORG_CHECK_PARTY_AGE, &check) == PARTYORG_OK &&
               std::strcmp(check.name, "party_age") == 0,
           "partyorg_check_get");
    expect(std::strcmp(partyorg_version(), PARTYORG_VERSION) == 0, "partyorg_version");
    return failed != 0;
}
