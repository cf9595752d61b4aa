/* SPDX-License-Identifier: MIT */
/**
 * @file facts.h
 * The facts of a file: one struct a subject, and the values of its enumerations.
 *
 * - Unknown is a value of its own: #PARTYORG_UNKNOWN, for dates, counts, bools and enumerations alike. A fact that is
 *   unknown is neither false nor zero; leaving it so never makes a requirement fail and never lets a bar pass.
 * - A struct starts from its `..._INIT` macro or from partyorg_facts_init(), never from zeros: those set `size` and
 *   make every fact unknown. Then set what is known.
 * - Every member after `size` is 32 bits wide, without padding: a date is days since 1970-01-01 (see date.h), a bool is
 *   0 or 1, a count lies within the range given with it, an enumeration is one of the values of the type named with it.
 *   Anything else is refused with an error that names the member.
 * - Members are only ever added at the end of a struct, and the numbers of an enumeration never change. `size` tells
 *   the library which members the caller knows; the others are unknown.
 * - A struct holds dates, counts, votes and whether a paper or conclusion exists: no names, no text, no relatives.
 *
 * Vietnamese terms stand in brackets where a term has one.
 */
#ifndef PARTYORG_FACTS_H
#define PARTYORG_FACTS_H

#include "date.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Education: the highest level shown by papers. The values ascend. */
typedef enum partyorg_education {
    PARTYORG_EDUCATION_NONE = 0,                       /**< none of the following (chưa biết chữ) */
    PARTYORG_EDUCATION_LITERATE = 1,                   /**< reads and writes Vietnamese script */
    PARTYORG_EDUCATION_PRIMARY_COMPLETED = 2,          /**< primary programme completed */
    PARTYORG_EDUCATION_LOWER_SECONDARY_COMPLETED = 3,  /**< lower-secondary programme completed, no diploma */
    PARTYORG_EDUCATION_LOWER_SECONDARY_EQUIVALENT = 4, /**< a certificate recognised as equivalent to the
                                                            lower-secondary diploma */
    PARTYORG_EDUCATION_LOWER_SECONDARY_DIPLOMA = 5 /**< lower-secondary diploma (bằng tốt nghiệp trung học cơ sở)
                                                        or anything higher */
} partyorg_education;

/** Which educational requirement applies. */
typedef enum partyorg_education_case {
    PARTYORG_EDUCATION_CASE_GENERAL = 0,        /**< neither of the two below */
    PARTYORG_EDUCATION_CASE_HARD_AREA = 1,      /**< lives in mountains, a border area, islands, an ethnic-minority
                                                     area or an area with specially difficult socio-economic
                                                     conditions, or is a fisher regularly working at sea */
    PARTYORG_EDUCATION_CASE_HARD_AREA_ELDER = 2 /**< the same, and village elder, hamlet head or person of prestige
                                                     (già làng, trưởng bản, người có uy tín) */
} partyorg_education_case;

/** The competent committee's conclusion on a matter of the political standard (tiêu chuẩn chính trị). */
typedef enum partyorg_political_conclusion {
    PARTYORG_POLITICAL_CONCLUSION_NOT_NEEDED = 0, /**< no such matter has been raised */
    PARTYORG_POLITICAL_CONCLUSION_PENDING = 1,    /**< raised, not concluded yet */
    PARTYORG_POLITICAL_CONCLUSION_ACCEPTED = 2,   /**< the competent committee agreed in writing */
    PARTYORG_POLITICAL_CONCLUSION_REFUSED = 3     /**< the competent committee did not agree */
} partyorg_political_conclusion;

/** State of the background check (thẩm tra, xác minh lý lịch). */
typedef enum partyorg_verification {
    PARTYORG_VERIFICATION_PENDING = 0,     /**< not finished */
    PARTYORG_VERIFICATION_DONE = 1,        /**< finished, the answers are in the file */
    PARTYORG_VERIFICATION_NOT_REQUIRED = 2 /**< the competent body has noted one of the waivers of the Secretariat's
                                                guidance, pt 3.4(c) */
} partyorg_verification;

/** The way of introduction that the circumstances call for. */
typedef enum partyorg_intro_route {
    PARTYORG_INTRO_ROUTE_TWO_MEMBERS = 0, /**< neither of the two below */
    PARTYORG_INTRO_ROUTE_YOUTH_UNION = 1, /**< a Youth Union organisation exists there and the applicant is of youth
                                               age */
    PARTYORG_INTRO_ROUTE_TRADE_UNION = 2  /**< agency or enterprise without Youth Union organisation */
} partyorg_intro_route;

/** Section committee (đảng ủy bộ phận) between the cell and the base committee. */
typedef enum partyorg_section {
    PARTYORG_SECTION_NONE = 0,         /**< there is no section committee */
    PARTYORG_SECTION_APPRAISED = 1,    /**< it has appraised the cell's resolution */
    PARTYORG_SECTION_NOT_APPRAISED = 2 /**< it has not appraised the cell's resolution */
} partyorg_section;

/** The body that decides on admission or recognition. */
typedef enum partyorg_decider {
    PARTYORG_DECIDER_STANDING_COMMITTEE = 0, /**< the standing committee (ban thường vụ) of the committee directly
                                                  above the base or given its powers, and under 208-QĐ/TW of the
                                                  base committee */
    PARTYORG_DECIDER_DELEGATED_COMMITTEE = 1, /**< a base committee (đảng ủy cơ sở) delegated in writing to admit, as
                                                   a collective */
    PARTYORG_DECIDER_PROVINCE_GROUP = 2       /**< at province level the standing members together with the
                                                   standing-committee members who head commissions */
} partyorg_decider;

/** Why a former member left the Party. */
typedef enum partyorg_left_reason {
    PARTYORG_LEFT_REASON_ABANDONED_ACTIVITY = 0,   /**< abandoned Party activity */
    PARTYORG_LEFT_REASON_OWN_REQUEST = 1,          /**< own request, any other than the next */
    PARTYORG_LEFT_REASON_OWN_REQUEST_HARDSHIP = 2, /**< own request for specially difficult family circumstances */
    PARTYORG_LEFT_REASON_SERIOUS_DISUNITY = 3,     /**< caused serious disunity inside the Party */
    PARTYORG_LEFT_REASON_POPULATION_POLICY = 4,    /**< breach of the population policy */
    PARTYORG_LEFT_REASON_OTHER = 5                 /**< any other reason recorded in the decision */
} partyorg_left_reason;

/** Final criminal conviction for which a person left or was removed, as the court classed it. */
typedef enum partyorg_conviction {
    PARTYORG_CONVICTION_NONE = 0,             /**< no final conviction */
    PARTYORG_CONVICTION_LESS_SERIOUS = 1,     /**< less serious offence (tội phạm ít nghiêm trọng) */
    PARTYORG_CONVICTION_SERIOUS_OR_ABOVE = 2, /**< serious offence or above (tội phạm nghiêm trọng trở lên) */
    PARTYORG_CONVICTION_CORRUPTION = 3        /**< corruption (tội phạm tham nhũng) */
} partyorg_conviction;

/** Party discipline that holds back a badge. */
typedef enum partyorg_discipline {
    PARTYORG_DISCIPLINE_NONE = 0,      /**< no discipline */
    PARTYORG_DISCIPLINE_REPRIMAND = 1, /**< reprimand (khiển trách) */
    PARTYORG_DISCIPLINE_WARNING = 2,   /**< warning (cảnh cáo) */
    PARTYORG_DISCIPLINE_DISMISSAL = 3  /**< dismissal from posts (cách chức) */
} partyorg_discipline;

/** A disciplinary measure (hình thức kỷ luật), as the competent body proposes it. */
typedef enum partyorg_measure {
    PARTYORG_MEASURE_REPRIMAND = 0, /**< reprimand (khiển trách) */
    PARTYORG_MEASURE_WARNING = 1,   /**< warning (cảnh cáo) */
    PARTYORG_MEASURE_DISMISSAL = 2, /**< dismissal from posts (cách chức) */
    PARTYORG_MEASURE_EXPULSION = 3  /**< expulsion (khai trừ) */
} partyorg_measure;

/** A class of breach that has no limitation period, as the competent body concluded it. */
typedef enum partyorg_no_limit_class {
    PARTYORG_NO_LIMIT_CLASS_NONE = 0,               /**< none of the following: the period runs */
    PARTYORG_NO_LIMIT_CLASS_EXPULSION_LEVEL = 1,    /**< a breach that deserves expulsion */
    PARTYORG_NO_LIMIT_CLASS_INTERNAL_POLITICAL = 2, /**< internal politics (chính trị nội bộ) */
    PARTYORG_NO_LIMIT_CLASS_NATIONAL_INTEREST = 3,  /**< defence, security or foreign affairs, harming the national
                                                         interest */
    PARTYORG_NO_LIMIT_CLASS_UNLAWFUL_DEGREE = 4     /**< unlawful degrees or certificates */
} partyorg_no_limit_class;

/** What lies on a membership and changes nothing of it. */
typedef enum partyorg_overlay {
    PARTYORG_OVERLAY_NONE = 0,   /**< nothing */
    PARTYORG_OVERLAY_EXEMPT = 1, /**< exempt from Party work and meetings (miễn công tác và sinh hoạt đảng) */
    PARTYORG_OVERLAY_AWAY = 2,   /**< on temporary transfer (chuyển sinh hoạt đảng tạm thời) */
    PARTYORG_OVERLAY_TRANSFERRING = 3, /**< official transfer under way (chuyển sinh hoạt đảng chính thức) */
    PARTYORG_OVERLAY_SUSPENDED = 4     /**< suspended from Party activity (đình chỉ sinh hoạt đảng) */
} partyorg_overlay;

/** Option: how the ages of 18 and 60 years are counted. */
typedef enum partyorg_age_count {
    PARTYORG_AGE_COUNT_BY_MONTH = 0, /**< the default: the day of the month is ignored (tính theo tháng) */
    PARTYORG_AGE_COUNT_BY_DAY = 1    /**< to the day */
} partyorg_age_count;

/** Option: from when the 12 months of dated papers run. */
typedef enum partyorg_paper_age_from {
    PARTYORG_PAPER_AGE_FROM_FILE = 0,    /**< the default: from the day the file was compiled */
    PARTYORG_PAPER_AGE_FROM_DOCUMENT = 1 /**< from the date of each document */
} partyorg_paper_age_from;

/** Option: official members who introduce beside a trade union. */
typedef enum partyorg_trade_union_introducers {
    PARTYORG_TRADE_UNION_INTRODUCERS_ONE = 0, /**< the default: one official member beside the trade union */
    PARTYORG_TRADE_UNION_INTRODUCERS_TWO = 1  /**< two official members beside the trade union */
} partyorg_trade_union_introducers;

/** Option: the day on which the waiting time before re-admission must be over. */
typedef enum partyorg_readmission_clock {
    PARTYORG_READMISSION_CLOCK_MEETING = 0,    /**< the default: until the cell considers the case */
    PARTYORG_READMISSION_CLOCK_APPLICATION = 1 /**< until the application for re-admission */
} partyorg_readmission_clock;

/** Option: how the party age of badges (Huy hiệu Đảng) is counted. */
typedef enum partyorg_badge_count {
    PARTYORG_BADGE_COUNT_BY_DAY = 0,  /**< the default: to the day */
    PARTYORG_BADGE_COUNT_BY_MONTH = 1 /**< the day of the month is ignored */
} partyorg_badge_count;

/**
 * Facts of an applicant (người xin vào Đảng): what the check `admission` reads.
 * Every member is #PARTYORG_UNKNOWN until set.
 */
typedef struct partyorg_applicant {
    uint32_t size;                        /**< sizeof(partyorg_applicant) */
    int32_t citizen_vn;                   /**< bool, 0 or 1: Vietnamese citizen (công dân Việt Nam) */
    partyorg_date born_on;                /**< date of birth as in the birth certificate (ngày sinh) */
    int32_t education;                    /**< a ::partyorg_education: highest level shown by papers */
    int32_t education_case;               /**< a ::partyorg_education_case: which educational requirement applies */
    int32_t over60_case;                  /**< bool, 0 or 1: for a person over 60, the file shows the conditions of
                                               the Secretariat's guidance, pt 1.1: health and prestige; works or
                                               lives at a base with no Party organisation and no member, or a
                                               special requirement */
    partyorg_date central_consent_on;     /**< written consent of the standing committee of the Party committee
                                               directly under the Central Committee (ban thường vụ cấp ủy trực
                                               thuộc Trung ương) for an applicant over 60 or a literacy-only case;
                                               the later one when both apply */
    int32_t political_conclusion;         /**< a ::partyorg_political_conclusion: the competent committee's
                                               conclusion on a matter of the political standard (tiêu chuẩn chính
                                               trị). The library never sees the matter itself */
    partyorg_date political_concluded_on; /**< day of that conclusion (written agreement) */
    int32_t special_regime;               /**< bool, 0 or 1: a separate regime of the Politburo, the Secretariat or
                                               the Central Organisation Commission applies (Army, Police and
                                               members abroad included): refer to the competent body */
    int32_t special_cleared;              /**< bool, 0 or 1: the document of the body competent under that regime
                                               is in the file */
    int32_t was_member;                   /**< bool, 0 or 1: the applicant was a member before (kết nạp lại):
                                               examine re-admission first */
    partyorg_date readmission_consent_on; /**< written consent of the standing committee of the provincial or
                                               equivalent committee (ban thường vụ tỉnh ủy, thành ủy hoặc tương
                                               đương) to the re-admission */
    partyorg_date training_cert_on;       /**< issue of the certificate of the Party-awareness class (giấy chứng
                                               nhận học lớp bồi dưỡng nhận thức về Đảng) */
    partyorg_date application_on;         /**< application for admission (đơn xin vào Đảng); for a former member,
                                               for re-admission (đơn xin kết nạp lại) */
    partyorg_date cv_on;         /**< CV declared and signed by the applicant (lý lịch của người xin vào
                                      Đảng) */
    int32_t verification;        /**< a ::partyorg_verification: background check (thẩm tra, xác minh lý
                                      lịch) */
    int32_t verification_abroad; /**< bool, 0 or 1: the letter of request went to a body abroad */
    partyorg_date verification_received_on; /**< day the last requested body received the letter of request */
    partyorg_date verification_replied_on;  /**< day the last answer was sent */
    partyorg_date cv_certified_on;          /**< day the base committee (or the committee above, where there is none)
                                                 certified the CV (chứng nhận, ký tên, đóng dấu) */
    int32_t intro_route;                    /**< a ::partyorg_intro_route: the way of introduction that the
                                                 circumstances call for */
    int32_t introducers;                    /**< persons, 0 to 1000000: official members who signed an introduction
                                                 (giấy giới thiệu người vào Đảng); probationary members are never
                                                 counted */
    partyorg_date introducer_since_on;      /**< day from which the introducer with the shortest common time has
                                                 worked, laboured or studied with the applicant in the same unit
                                                 (from 2021-07-30 also shared the activities of the place of
                                                 residence) */
    int32_t introducer_replaced;            /**< bool, 0 or 1: the cell assigned the introducer after a move of the
                                                 applicant or as a replacement: no common time is asked */
    partyorg_date introduced_on;            /**< date of the oldest introduction paper */
    partyorg_date union_resolved_on;        /**< resolution of the base Youth Union committee or base-level branch,
                                                 or of the base trade-union committee, introducing its member */
    partyorg_date org_opinion_on;       /**< comments of the socio-political organisations (đoàn thể chính trị -
                                             xã hội) the person belongs to */
    partyorg_date residence_opinion_on; /**< comments of the cell committee or cell at the place of residence
                                             (chi ủy, chi bộ nơi cư trú) */
    int32_t residence_opinion_waived;   /**< bool, 0 or 1: a special case in which the Secretariat's rules ask
                                             for no residence comments */
    partyorg_date file_compiled_on; /**< day the admission file was compiled (lập hồ sơ đề nghị xét kết nạp)
                                         or its dated papers were last redone */
    partyorg_date cell_met_on;      /**< day the cell considers this case and votes (chi bộ xét) */
    int32_t cell_official;          /**< members, 0 to 1000000: official members of the cell (đảng viên chính
                                         thức) */
    int32_t cell_excluded;          /**< members, 0 to 1000000: official members left out of the voting base:
                                         on temporary activity elsewhere; exempted and absent; suspended,
                                         prosecuted, indicted or detained. Absent on business is not excluded */
    int32_t cell_yes;               /**< votes, 0 to 1000000: votes of the cell for the proposal */
    int32_t section;                /**< a ::partyorg_section: section committee (đảng ủy bộ phận): whether
                                         there is one and has appraised the cell's resolution */
    int32_t committee_between;      /**< bool, 0 or 1: a base (grassroots) committee (đảng ủy cơ sở) stands
                                         between the cell and the deciding body; false when it decides itself
                                         by delegation */
    int32_t committee_base;         /**< members, 0 to 1000000: serving members of that committee, less those
                                         on temporary transfer and absent, suspended, prosecuted, indicted or
                                         detained (294-QĐ/TW, pt 9.3.3) */
    int32_t committee_yes;          /**< votes, 0 to 1000000: votes of that committee for the proposal */
    int32_t decider;                /**< a ::partyorg_decider: deciding body */
    int32_t decider_base;           /**< members, 0 to 1000000: members of the deciding body who are counted
                                         (294-QĐ/TW, pt 9.3.3) */
    int32_t decider_yes;            /**< votes, 0 to 1000000: votes of the deciding body for the decision */
    partyorg_date admission_decided_on; /**< day the competent committee issued the admission decision (quyết
                                             định kết nạp) */
    int32_t decision_extension;         /**< working days, 0 to 10000: extra working days granted for the
                                             decision; 0 when none */
    partyorg_date decision_received_on; /**< day the cell received the admission decision */
    int32_t moved_outside;              /**< bool, 0 or 1: the applicant moved to a unit or residence outside the
                                             area of the committee that decides */
    partyorg_date moved_on;             /**< day of the decision to move (quyết định chuyển đến), or of the
                                             change of residence */
    partyorg_date ceremony_on;          /**< admission ceremony (lễ kết nạp); in the member's papers "day of
                                             joining" (ngày vào Đảng) */
    int32_t ceremony_late_consent;      /**< bool, 0 or 1: the committee directly above agreed to a late ceremony */
    int32_t helper_assigned;            /**< bool, 0 or 1: the cell assigned an official member to help the
                                             probationary member */
    partyorg_date member_cv_on;         /**< day the new member declared the member's CV (lý lịch đảng viên) */
} partyorg_applicant;

/** A ::partyorg_applicant of which nothing is known. */
#define PARTYORG_APPLICANT_INIT                                                                                        \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_applicant), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN \
    }

/**
 * Facts of a probationary member (đảng viên dự bị): what the check `recognition` reads.
 * Every member is #PARTYORG_UNKNOWN until set.
 */
typedef struct partyorg_probationer {
    uint32_t size;                    /**< sizeof(partyorg_probationer) */
    partyorg_date ceremony_on;        /**< admission ceremony (lễ kết nạp); in the member's papers "day of
                                           joining" (ngày vào Đảng) */
    partyorg_date new_member_cert_on; /**< issue of the certificate of the class for new members (giấy chứng nhận
                                           học lớp bồi dưỡng đảng viên mới) */
    partyorg_date self_reviewed_on;   /**< self-review of the probationary member (bản tự kiểm điểm) */
    partyorg_date helper_reported_on; /**< written assessment by the helping member (bản nhận xét) */
    partyorg_date org_opinion_on; /**< comments of the socio-political organisations (đoàn thể chính trị - xã
                                       hội) the person belongs to */
    partyorg_date residence_opinion_on; /**< comments of the cell committee or cell at the place of residence (chi
                                             ủy, chi bộ nơi cư trú) */
    int32_t residence_opinion_waived;   /**< bool, 0 or 1: a special case in which the Secretariat's rules ask for
                                             no residence comments */
    partyorg_date cell_met_on;          /**< day the cell considers this case and votes (chi bộ xét) */
    int32_t at_official_cell;           /**< bool, 0 or 1: the meeting is that of the cell of official activity,
                                             not of temporary activity */
    int32_t recognition_refused;        /**< bool, 0 or 1: the cell has found the probationer not fit for
                                             recognition and proposes deletion */
    int32_t cell_official;              /**< members, 0 to 1000000: official members of the cell (đảng viên chính
                                             thức) */
    int32_t cell_excluded;              /**< members, 0 to 1000000: official members left out of the voting base:
                                             on temporary activity elsewhere; exempted and absent; suspended,
                                             prosecuted, indicted or detained. Absent on business is not excluded */
    int32_t cell_yes;                   /**< votes, 0 to 1000000: votes of the cell for the proposal */
    int32_t ballots_failed;             /**< ballots, 0 to 1000000: ballots in the lower body (cell or base
                                             committee) that reached two thirds neither for recognition nor for
                                             deletion */
    partyorg_date escalated_on;         /**< report to the committee directly above and to the competent committee
                                             after three such ballots */
    int32_t section;                    /**< a ::partyorg_section: section committee (đảng ủy bộ phận): whether
                                             there is one and has appraised the cell's resolution */
    int32_t committee_between;          /**< bool, 0 or 1: a base (grassroots) committee (đảng ủy cơ sở) stands
                                             between the cell and the deciding body; false when it decides itself
                                             by delegation */
    int32_t committee_base;             /**< members, 0 to 1000000: serving members of that committee, less those
                                             on temporary transfer and absent, suspended, prosecuted, indicted or
                                             detained (294-QĐ/TW, pt 9.3.3) */
    int32_t committee_yes;              /**< votes, 0 to 1000000: votes of that committee for the proposal */
    int32_t decider;                    /**< a ::partyorg_decider: deciding body */
    int32_t decider_base;               /**< members, 0 to 1000000: members of the deciding body who are counted
                                             (294-QĐ/TW, pt 9.3.3) */
    int32_t decider_yes;                /**< votes, 0 to 1000000: votes of the deciding body for the decision */
    partyorg_date recognition_decided_on; /**< day the competent committee issued the recognition decision (quyết
                                               định công nhận đảng viên chính thức) */
    int32_t decision_extension;           /**< working days, 0 to 10000: extra working days granted for the decision;
                                               0 when none */
    partyorg_date official_on; /**< official date entered in the recognition decision (ngày chính thức) */
    int32_t special_regime;    /**< bool, 0 or 1: a separate regime of the Politburo, the Secretariat or
                                    the Central Organisation Commission applies (Army, Police and members
                                    abroad included): refer to the competent body */
    int32_t special_cleared;   /**< bool, 0 or 1: the document of the body competent under that regime is
                                    in the file */
} partyorg_probationer;

/** A ::partyorg_probationer of which nothing is known. */
#define PARTYORG_PROBATIONER_INIT                                                                                      \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_probationer), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/**
 * Facts of a former member (người đã ra khỏi Đảng): what the check `readmission` reads.
 * Every member is #PARTYORG_UNKNOWN until set.
 */
typedef struct partyorg_former_member {
    uint32_t size;                        /**< sizeof(partyorg_former_member) */
    partyorg_date left_on;                /**< day the person left the Party (effect of the deletion, expulsion or
                                               leave) */
    int32_t left_reason;                  /**< a ::partyorg_left_reason: reason recorded in the decision */
    int32_t conviction;                   /**< a ::partyorg_conviction: final criminal conviction for which the
                                               person left or was removed, as the court classed it */
    partyorg_date record_cleared_on;      /**< day the criminal record was cleared (xóa án tích) */
    int32_t special_wait_months;          /**< months, 0 to 1000000: waiting time fixed by the Secretariat's rule for
                                               removals under the population policy */
    int32_t readmissions;                 /**< times, 0 to 1000000: earlier re-admissions */
    partyorg_date application_on;         /**< application for re-admission (đơn xin kết nạp lại) */
    partyorg_date cell_met_on;            /**< day the cell considers this case and votes (chi bộ xét) */
    partyorg_date readmission_consent_on; /**< written consent of the standing committee of the provincial or
                                               equivalent committee (ban thường vụ tỉnh ủy, thành ủy hoặc tương
                                               đương) to the re-admission */
    partyorg_date admission_decided_on;   /**< day the competent committee issued the new admission decision (quyết
                                               định kết nạp) */
} partyorg_former_member;

/** A ::partyorg_former_member of which nothing is known. */
#define PARTYORG_FORMER_MEMBER_INIT                                                                                    \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_former_member), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                                         \
    }

/** Facts of a member (đảng viên): what the check `party_age` reads. Every member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_member {
    uint32_t size;                      /**< sizeof(partyorg_member) */
    partyorg_date admission_decided_on; /**< day the competent committee issued the admission decision (quyết định
                                             kết nạp); for a re-admitted member the first one */
    int32_t decision_lost;              /**< bool, 0 or 1: no admission decision exists or survives */
    partyorg_date card_joined_on;       /**< day of joining printed on the member card (ngày vào Đảng ghi trong
                                             thẻ) */
    partyorg_date ceremony_on;          /**< admission ceremony (lễ kết nạp); in the member's papers "day of
                                             joining" (ngày vào Đảng) */
    partyorg_date recognition_decided_on; /**< day the competent committee issued the recognition decision (quyết
                                               định công nhận đảng viên chính thức) */
    int32_t gap_months;                   /**< months, 0 to 1000000: months outside Party activity, as the competent
                                               body counted them: expelled, deleted, out of contact, gap in a
                                               transfer; 0 when none */
    int32_t restored;                     /**< bool, 0 or 1: the removal was found wrongful and the rights restored
                                               (khôi phục quyền đảng viên): party age is continuous */
    int32_t readmitted;                   /**< bool, 0 or 1: the member was re-admitted */
    partyorg_date age_decided_on;         /**< decision of the committee directly above that recalculates party age
                                               (tính lại tuổi đảng) */
    int32_t discipline;                   /**< a ::partyorg_discipline: Party discipline that holds back a badge */
    partyorg_date disciplined_on;         /**< day of that discipline */
} partyorg_member;

/** A ::partyorg_member of which nothing is known. */
#define PARTYORG_MEMBER_INIT                                                                                           \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_member), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,     \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                                         \
    }

/**
 * Choices where the texts leave something open. Every member is #PARTYORG_UNKNOWN until set, which stands for the
 * default, number 0 of its type.
 */
typedef struct partyorg_options {
    uint32_t size;                   /**< sizeof(partyorg_options) */
    int32_t age_count;               /**< a ::partyorg_age_count: how the ages of 18 and 60 years are counted; the
                                          default is #PARTYORG_AGE_COUNT_BY_MONTH, which #PARTYORG_UNKNOWN means too */
    int32_t paper_age_from;          /**< a ::partyorg_paper_age_from: from when the 12 months of dated papers run;
                                          the default is #PARTYORG_PAPER_AGE_FROM_FILE, which #PARTYORG_UNKNOWN means
                                          too */
    int32_t trade_union_introducers; /**< a ::partyorg_trade_union_introducers: official members who introduce beside
                                          a trade union; the default is #PARTYORG_TRADE_UNION_INTRODUCERS_ONE, which
                                          #PARTYORG_UNKNOWN means too */
    int32_t readmission_clock;       /**< a ::partyorg_readmission_clock: the day on which the waiting time before
                                          re-admission must be over; the default is
                                          #PARTYORG_READMISSION_CLOCK_MEETING, which #PARTYORG_UNKNOWN means too */
    int32_t badge_count;             /**< a ::partyorg_badge_count: how the party age of badges (Huy hiệu Đảng) is
                                          counted; the default is #PARTYORG_BADGE_COUNT_BY_DAY, which
                                          #PARTYORG_UNKNOWN means too */
} partyorg_options;

/** ::partyorg_options with every default. */
#define PARTYORG_OPTIONS_INIT                                                                                          \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_options), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,    \
            PARTYORG_UNKNOWN                                                                                           \
    }

#ifdef __cplusplus
}
#endif

#endif
