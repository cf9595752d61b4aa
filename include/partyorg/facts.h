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

#include <stddef.h>

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

/** Standing of a member. */
typedef enum partyorg_member_kind {
    PARTYORG_MEMBER_KIND_OFFICIAL = 0,    /**< official member (đảng viên chính thức) */
    PARTYORG_MEMBER_KIND_PROBATIONARY = 1 /**< probationary member (đảng viên dự bị) */
} partyorg_member_kind;

/** Procedure by which a name is deleted from the roll. */
typedef enum partyorg_route {
    PARTYORG_ROUTE_ORDINARY = 0,   /**< the cell proposes, after a hearing */
    PARTYORG_ROUTE_TRANSFER = 1,   /**< by the destination, after a transfer that was never completed */
    PARTYORG_ROUTE_MEMBERSHIP = 2, /**< settlement of a membership question (vấn đề đảng tịch) */
    PARTYORG_ROUTE_ANNULMENT = 3,  /**< annulment of a wrong decision of admission or recognition */
    PARTYORG_ROUTE_FAST_TRACK = 4  /**< decision without the procedure, after a criminal event */
} partyorg_route;

/** What happened to the Party card. */
typedef enum partyorg_card_event {
    PARTYORG_CARD_EVENT_KEPT = 0,     /**< kept */
    PARTYORG_CARD_EVENT_LOST = 1,     /**< lost */
    PARTYORG_CARD_EVENT_RETURNED = 2, /**< returned on the member's own initiative */
    PARTYORG_CARD_EVENT_DESTROYED = 3 /**< destroyed on the member's own initiative */
} partyorg_card_event;

/** Interrupted Party activity (gián đoạn sinh hoạt đảng). */
typedef enum partyorg_gap_cause {
    PARTYORG_GAP_CAUSE_NONE = 0,         /**< no interruption */
    PARTYORG_GAP_CAUSE_INQUIRY = 1,      /**< an inquiry is running */
    PARTYORG_GAP_CAUSE_OWN_FAULT = 2,    /**< concluded: the member's own fault */
    PARTYORG_GAP_CAUSE_NOT_OWN_FAULT = 3 /**< concluded: not the member's fault */
} partyorg_gap_cause;

/** Defect found in a decision of admission or recognition. */
typedef enum partyorg_admission_defect {
    PARTYORG_ADMISSION_DEFECT_NONE = 0,      /**< no defect */
    PARTYORG_ADMISSION_DEFECT_STANDARDS = 1, /**< standards and conditions of Charter Art. 1 */
    PARTYORG_ADMISSION_DEFECT_PROCEDURE = 2  /**< authority and procedure of Charter Arts 4 and 5 */
} partyorg_admission_defect;

/** Latest formal status in criminal proceedings. */
typedef enum partyorg_criminal_status {
    PARTYORG_CRIMINAL_STATUS_NONE = 0,            /**< none */
    PARTYORG_CRIMINAL_STATUS_PROSECUTED = 1,      /**< prosecuted (khởi tố) */
    PARTYORG_CRIMINAL_STATUS_INDICTED = 2,        /**< indicted (truy tố) */
    PARTYORG_CRIMINAL_STATUS_DETAINED = 3,        /**< detained (tạm giam) */
    PARTYORG_CRIMINAL_STATUS_WANTED = 4,          /**< wanted (truy nã) */
    PARTYORG_CRIMINAL_STATUS_SENTENCED_LIGHT = 5, /**< sentence lighter than non-custodial reform */
    PARTYORG_CRIMINAL_STATUS_SENTENCED_HEAVY = 6 /**< non-custodial reform (cải tạo không giam giữ) or heavier */
} partyorg_criminal_status;

/** How a cell voted. */
typedef enum partyorg_vote_method {
    PARTYORG_VOTE_METHOD_SECRET_BALLOT = 0, /**< secret ballot (bỏ phiếu kín) */
    PARTYORG_VOTE_METHOD_PARTY_CARD = 1,    /**< raising the Party card */
    PARTYORG_VOTE_METHOD_OTHER = 2          /**< any other way */
} partyorg_vote_method;

/** Disciplinary measure against a member. */
typedef enum partyorg_measure {
    PARTYORG_MEASURE_REPRIMAND = 0, /**< reprimand (khiển trách) */
    PARTYORG_MEASURE_WARNING = 1,   /**< warning (cảnh cáo) */
    PARTYORG_MEASURE_DISMISSAL = 2, /**< dismissal from posts (cách chức) */
    PARTYORG_MEASURE_EXPULSION = 3  /**< expulsion (khai trừ) */
} partyorg_measure;

/** Classes of breach to which no time limit applies. */
typedef enum partyorg_no_limit_class {
    PARTYORG_NO_LIMIT_CLASS_NONE = 0,               /**< none: the time limit applies */
    PARTYORG_NO_LIMIT_CLASS_EXPULSION_LEVEL = 1,    /**< breach deserving expulsion */
    PARTYORG_NO_LIMIT_CLASS_INTERNAL_POLITICAL = 2, /**< internal-political */
    PARTYORG_NO_LIMIT_CLASS_NATIONAL_INTEREST =
        3, /**< defence, security or foreign affairs, harming the national interest */
    PARTYORG_NO_LIMIT_CLASS_UNLAWFUL_DEGREE = 4 /**< unlawful degrees or certificates */
} partyorg_no_limit_class;

/** States in which discipline is not considered yet, or not at all. */
typedef enum partyorg_deferral {
    PARTYORG_DEFERRAL_NONE = 0,        /**< none of these */
    PARTYORG_DEFERRAL_MATERNITY = 1,   /**< pregnancy, maternity leave or raising a child under 12 months */
    PARTYORG_DEFERRAL_SOLE_FATHER = 2, /**< a father raising such a child alone, for the reasons of the text */
    PARTYORG_DEFERRAL_INPATIENT = 3,   /**< seriously ill in hospital */
    PARTYORG_DEFERRAL_MISSING = 4,     /**< declared missing */
    PARTYORG_DEFERRAL_DECEASED = 5     /**< dead */
} partyorg_deferral;

/** Bodies that may be said to decide on discipline. */
typedef enum partyorg_decision_body {
    PARTYORG_DECISION_BODY_CELL = 0,                  /**< cell (chi bộ) */
    PARTYORG_DECISION_BODY_CELL_COMMITTEE = 1,        /**< cell committee (chi ủy) */
    PARTYORG_DECISION_BODY_SECTION_COMMITTEE = 2,     /**< section committee (đảng ủy bộ phận) */
    PARTYORG_DECISION_BODY_GRASSROOTS_INSPECTION = 3, /**< inspection commission of a grassroots committee */
    PARTYORG_DECISION_BODY_GRASSROOTS_STANDING = 4,   /**< standing committee of a grassroots committee */
    PARTYORG_DECISION_BODY_GRASSROOTS_COMMITTEE = 5,  /**< grassroots committee (đảng ủy cơ sở) */
    PARTYORG_DECISION_BODY_SUPERIOR_INSPECTION = 6,   /**< inspection commission above the grassroots */
    PARTYORG_DECISION_BODY_SUPERIOR_STANDING = 7,     /**< standing committee above the grassroots */
    PARTYORG_DECISION_BODY_SUPERIOR_COMMITTEE = 8,    /**< committee above the grassroots */
    PARTYORG_DECISION_BODY_CENTRAL = 9                /**< a central body */
} partyorg_decision_body;

/** State of a complaint (khiếu nại) against a measure. */
typedef enum partyorg_complaint {
    PARTYORG_COMPLAINT_NONE = 0,    /**< none */
    PARTYORG_COMPLAINT_PENDING = 1, /**< pending */
    PARTYORG_COMPLAINT_UPHELD = 2,  /**< settled with the measure kept */
    PARTYORG_COMPLAINT_CHANGED = 3  /**< settled with another form */
} partyorg_complaint;

/** What a suspension covers. */
typedef enum partyorg_suspension_scope {
    PARTYORG_SUSPENSION_SCOPE_PARTY = 0,    /**< Party activity (đình chỉ sinh hoạt đảng) */
    PARTYORG_SUSPENSION_SCOPE_COMMITTEE = 1 /**< only committee activity (đình chỉ sinh hoạt cấp ủy) */
} partyorg_suspension_scope;

/** What a complaint is against. */
typedef enum partyorg_appeal_against {
    PARTYORG_APPEAL_AGAINST_DELETION = 0,  /**< deletion from the roll (xóa tên) */
    PARTYORG_APPEAL_AGAINST_DISCIPLINE = 1 /**< Party discipline */
} partyorg_appeal_against;

/** Who complains. */
typedef enum partyorg_filed_by {
    PARTYORG_FILED_BY_MEMBER = 0,    /**< the member concerned */
    PARTYORG_FILED_BY_OTHER = 1,     /**< somebody else */
    PARTYORG_FILED_BY_COLLECTIVE = 2 /**< a group */
} partyorg_filed_by;

/** Level that settles a complaint. */
typedef enum partyorg_appeal_level {
    PARTYORG_APPEAL_LEVEL_GRASSROOTS = 0, /**< grassroots */
    PARTYORG_APPEAL_LEVEL_SUPERIOR = 1,   /**< directly above the grassroots */
    PARTYORG_APPEAL_LEVEL_PROVINCE = 2,   /**< province */
    PARTYORG_APPEAL_LEVEL_CENTRAL = 3     /**< central */
} partyorg_appeal_level;

/** Reason for an exemption from Party work and meetings. */
typedef enum partyorg_exemption_basis {
    PARTYORG_EXEMPTION_BASIS_AGE_HEALTH = 0,          /**< old or weak */
    PARTYORG_EXEMPTION_BASIS_TREATMENT = 1,           /**< long or distant treatment */
    PARTYORG_EXEMPTION_BASIS_ABROAD_SINGLE = 2,       /**< single posting or private trip abroad */
    PARTYORG_EXEMPTION_BASIS_LONE_REMOTE = 3,         /**< lone work in a remote place */
    PARTYORG_EXEMPTION_BASIS_MOBILE_WORK = 4,         /**< mobile or unstable work in the country */
    PARTYORG_EXEMPTION_BASIS_AWAY_LOCALITY = 5,       /**< away from the locality for work or private business */
    PARTYORG_EXEMPTION_BASIS_AWAITING_RETIREMENT = 6, /**< waiting for retirement */
    PARTYORG_EXEMPTION_BASIS_MATERNITY_LEAVE = 7,     /**< statutory maternity leave */
    PARTYORG_EXEMPTION_BASIS_OTHER = 8                /**< any other */
} partyorg_exemption_basis;

/** Who decided on an exemption. */
typedef enum partyorg_exemption_decider {
    PARTYORG_EXEMPTION_DECIDER_CELL = 0,                 /**< the cell */
    PARTYORG_EXEMPTION_DECIDER_GRASSROOTS_COMMITTEE = 1, /**< the grassroots committee */
    PARTYORG_EXEMPTION_DECIDER_SUPERIOR_STANDING = 2     /**< the standing committee directly above the grassroots */
} partyorg_exemption_decider;

/** Kind of transfer of Party activity (chuyển sinh hoạt đảng). */
typedef enum partyorg_transfer_kind {
    PARTYORG_TRANSFER_KIND_OFFICIAL = 0,         /**< official, in the country */
    PARTYORG_TRANSFER_KIND_TEMPORARY = 1,        /**< temporary, in the country */
    PARTYORG_TRANSFER_KIND_ABROAD_OFFICIAL = 2,  /**< official, abroad */
    PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY = 3, /**< temporary, abroad */
    PARTYORG_TRANSFER_KIND_DISSOLVED = 4         /**< because the organisation was dissolved */
} partyorg_transfer_kind;

/** Purpose of a temporary transfer. */
typedef enum partyorg_transfer_purpose {
    PARTYORG_TRANSFER_PURPOSE_WORK = 0, /**< work or residence */
    PARTYORG_TRANSFER_PURPOSE_STUDY = 1 /**< full-time study at a training institution in the country */
} partyorg_transfer_purpose;

/** Present overlay on a membership: it changes nothing of the membership itself. */
typedef enum partyorg_overlay {
    PARTYORG_OVERLAY_NONE = 0,         /**< none */
    PARTYORG_OVERLAY_EXEMPT = 1,       /**< exempt from work and meetings */
    PARTYORG_OVERLAY_AWAY = 2,         /**< on temporary transfer */
    PARTYORG_OVERLAY_TRANSFERRING = 3, /**< official transfer under way */
    PARTYORG_OVERLAY_SUSPENDED = 4     /**< suspended */
} partyorg_overlay;

/** Yearly rating of a member (xếp loại đảng viên). */
typedef enum partyorg_member_rating {
    PARTYORG_MEMBER_RATING_EXCELLENT = 0,     /**< excellent (hoàn thành xuất sắc nhiệm vụ) */
    PARTYORG_MEMBER_RATING_GOOD = 1,          /**< good (hoàn thành tốt nhiệm vụ) */
    PARTYORG_MEMBER_RATING_COMPLETED = 2,     /**< completed (hoàn thành nhiệm vụ) */
    PARTYORG_MEMBER_RATING_NOT_COMPLETED = 3, /**< not completed (không hoàn thành nhiệm vụ) */
    PARTYORG_MEMBER_RATING_NOT_RATED = 4      /**< not rated */
} partyorg_member_rating;

/** Option: when a decision on discipline that is not a cell's takes effect under 21-QĐ/TW. */
typedef enum partyorg_effective_2026 {
    PARTYORG_EFFECTIVE_2026_SIGNING = 0,     /**< the default: from its signing */
    PARTYORG_EFFECTIVE_2026_ANNOUNCEMENT = 1 /**< from its announcement */
} partyorg_effective_2026;

/** Option: the share of votes by which a cell proposes dismissal from posts. */
typedef enum partyorg_dismissal_vote {
    PARTYORG_DISMISSAL_VOTE_HALF = 0,      /**< the default: more than half */
    PARTYORG_DISMISSAL_VOTE_TWO_THIRDS = 1 /**< at least two thirds */
} partyorg_dismissal_vote;

/** Option: how long a member may complain against discipline. */
typedef enum partyorg_complaint_window {
    PARTYORG_COMPLAINT_WINDOW_EDITION = 0,      /**< the default: as the regulation in force says */
    PARTYORG_COMPLAINT_WINDOW_CHARTER_MONTH = 1 /**< one month from receipt in every edition: Charter Art. 39(7) */
} partyorg_complaint_window;

/** Option: which exemptions must be shorter than 12 months. */
typedef enum partyorg_exempt_max12 {
    PARTYORG_EXEMPT_MAX12_LISTED = 0, /**< the default: those for mobile work and for absence from the locality */
    PARTYORG_EXEMPT_MAX12_ALL = 1     /**< all but those for age or health */
} partyorg_exempt_max12;

/** Highest level that settles a complaint. */
typedef enum partyorg_final_level {
    PARTYORG_FINAL_LEVEL_CENTRAL_INSPECTION = 0, /**< Central Inspection Commission (Ủy ban Kiểm tra Trung ương) */
    PARTYORG_FINAL_LEVEL_SECRETARIAT = 1,        /**< Secretariat (Ban Bí thư) */
    PARTYORG_FINAL_LEVEL_CENTRAL_COMMITTEE = 2   /**< Central Committee (Ban Chấp hành Trung ương) */
} partyorg_final_level;

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

/** Facts of a case of deletion from the roll (xóa tên trong danh sách đảng viên): what the check `deletion` reads.
 * Every member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_deletion_case {
    uint32_t size;         /**< sizeof(partyorg_deletion_case) */
    int32_t member_kind;   /**< a ::partyorg_member_kind: whether the member is official or probationary */
    int32_t route;         /**< a ::partyorg_route: procedure followed */
    int32_t absent_months; /**< months, 0 to 1000000: months of the calendar year without Party activity (sinh hoạt
                              đảng); months covered by an exemption, a temporary transfer or a reason accepted as
                              legitimate are not counted */
    int32_t unpaid_months; /**< months, 0 to 1000000: months of the calendar year without dues (đảng phí), those with an
                              accepted reason not counted */
    int32_t card_event; /**< a ::partyorg_card_event: what happened to the Party card (thẻ đảng viên) */
    int32_t will_conclusion; /**< bool, 0 or 1: a cell resolution records declining will to strive (giảm sút ý chí phấn
                                đấu), member's tasks not performed, and the start of education */
    partyorg_date educated_on; /**< day that education by the cell began */
    int32_t progress;          /**< bool, 0 or 1: the cell has recorded progress */
    int32_t unfit_years;   /**< years, 0 to 1000000: consecutive years, up to the latest, for which the competent body
                              recorded a breach of membership standards (vi phạm tư cách đảng viên) */
    int32_t polstd_failed; /**< bool, 0 or 1: a conclusion of the competent level exists that the political standards
                              (tiêu chuẩn chính trị) are not met */
    partyorg_date slip_received_on; /**< day the destination received the transfer notice slip (phiếu báo chuyển sinh
                                       hoạt đảng) */
    partyorg_date file_received_on;  /**< day the member received the transfer file */
    int32_t file_submitted;          /**< bool, 0 or 1: the member has handed in the transfer file at the destination */
    partyorg_date file_submitted_on; /**< day the member handed in the transfer file at the destination */
    int32_t transfer_excused;        /**< bool, 0 or 1: a legitimate reason for the delay was accepted */
    int32_t gap_cause;        /**< a ::partyorg_gap_cause: interrupted Party activity: none, an inquiry running, or its
                                 conclusion */
    int32_t false_membership; /**< bool, 0 or 1: the competent committee holds sufficient evidence of a false claim to
                                 membership */
    int32_t admission_defect; /**< a ::partyorg_admission_defect: defect found in the decision of admission or
                                 recognition */
    int32_t admission_annulled;  /**< bool, 0 or 1: the committee concerned has annulled that decision */
    partyorg_date ceremony_on;   /**< admission ceremony (lễ kết nạp), from which probation runs */
    int32_t recognition_refused; /**< bool, 0 or 1: the cell has found the probationer not fit for recognition */
    int32_t unfit_concluded; /**< bool, 0 or 1: the competent body has concluded that the probationer no longer has the
                                standing of a member */
    int32_t criminal_status; /**< a ::partyorg_criminal_status: latest formal status in criminal proceedings */
    int32_t expulsion_level; /**< bool, 0 or 1: the competent body has concluded that the breach is at the level of
                                expulsion (khai trừ) */
    int32_t selfcrit_done; /**< bool, 0 or 1: the member wrote a self-criticism (bản tự kiểm điểm) and answered for it
                              before the cell */
    int32_t selfcrit_requests; /**< times, 0 to 1000000: requests for it left unanswered: not written, or the member did
                                  not come */
    int32_t selfcrit_refused;  /**< bool, 0 or 1: deliberate refusal of the self-criticism is recorded */
    partyorg_date cell_met_on; /**< cell meeting that voted (chi bộ họp biểu quyết) */
    int32_t cell_official;     /**< members, 0 to 1000000: official members of the cell (đảng viên chính thức) */
    int32_t cell_excluded;     /**< members, 0 to 1000000: official members left out of the voting base: on temporary
                                  activity elsewhere; exempted and absent; suspended, prosecuted, indicted or detained.
                                  Absent on business is not excluded */
    int32_t cell_yes;          /**< votes, 0 to 1000000: votes of the cell for the deletion */
    int32_t vote_method;       /**< a ::partyorg_vote_method: how the cell voted */
    int32_t ballots_failed; /**< ballots, 0 to 1000000: ballots of the lower body (cell or base committee) that did not
                               reach two thirds */
    partyorg_date escalated_on; /**< report to the committee directly above and to the competent committee after three
                                   such ballots */
    int32_t section; /**< a ::partyorg_section: section committee (đảng ủy bộ phận): whether there is one and has
                        appraised the cell's resolution */
    int32_t committee_between; /**< bool, 0 or 1: a base (grassroots) committee (đảng ủy cơ sở) stands between the cell
                                  and the deciding body; false when it decides itself by delegation */
    int32_t committee_base; /**< members, 0 to 1000000: serving members of that committee, less those on temporary
                               transfer and absent, suspended, prosecuted, indicted or detained (294-QĐ/TW, pt 9.3.3) */
    int32_t committee_yes;  /**< votes, 0 to 1000000: votes of that committee for the proposal */
    int32_t decider;        /**< a ::partyorg_decider: deciding body */
    int32_t
        decider_base; /**< members, 0 to 1000000: members of the deciding body who are counted (294-QĐ/TW, pt 9.3.3) */
    int32_t decider_yes;      /**< votes, 0 to 1000000: votes of the deciding body for the decision */
    partyorg_date decided_on; /**< date of the decision */
    partyorg_date exit_slip_on; /**< day the slip that reports a member as having left the Party (phiếu báo đảng viên ra
                                   khỏi Đảng) was made */
    partyorg_date
        exit_file_on;       /**< day the slip and the file were handed to the committee directly above the grassroots */
    int32_t special_regime; /**< bool, 0 or 1: a separate regime of the Politburo, the Secretariat or the Central
                               Organisation Commission applies (Army, Police and members abroad included): refer to the
                               competent body */
    int32_t special_cleared;   /**< bool, 0 or 1: the document of the body competent under that regime is in the file */
    partyorg_date received_on; /**< day the member received the decision */
} partyorg_deletion_case;

/** A ::partyorg_deletion_case of which nothing is known. */
#define PARTYORG_DELETION_CASE_INIT                                                                                    \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_deletion_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/** Facts of a member who asks to leave the Party (xin ra khỏi Đảng): what the check `leaving` reads. Every member is
 * #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_leaving_case {
    uint32_t size;          /**< sizeof(partyorg_leaving_case) */
    int32_t member_kind;    /**< a ::partyorg_member_kind: whether the member is official or probationary */
    int32_t reasons_stated; /**< bool, 0 or 1: a written application stating the reasons has been handed to the cell */
    partyorg_date leave_applied_on; /**< day the cell received the application */
    int32_t standing_breach;        /**< bool, 0 or 1: a breach of membership standards stands recorded */
    int32_t breach_disciplined;     /**< bool, 0 or 1: Party discipline for that breach has been imposed */
    int32_t expulsion_level;   /**< bool, 0 or 1: the competent body has concluded that the breach is at the level of
                                  expulsion (khai trừ) */
    partyorg_date cell_met_on; /**< cell meeting that examined the application */
    int32_t section; /**< a ::partyorg_section: section committee (đảng ủy bộ phận): whether there is one and has
                        appraised the cell's resolution */
    int32_t committee_between; /**< bool, 0 or 1: a base (grassroots) committee (đảng ủy cơ sở) stands between the cell
                                  and the deciding body; false when it decides itself by delegation */
    partyorg_date committee_met_on; /**< day the grassroots committee examined the case */
    partyorg_date decided_on;       /**< decision of the competent committee to let the member go */
    int32_t hardship_recorded; /**< bool, 0 or 1: the decision records specially difficult family circumstances as the
                                  reason */
    partyorg_date exit_slip_on; /**< day the slip that reports a member as having left the Party (phiếu báo đảng viên ra
                                   khỏi Đảng) was made */
    partyorg_date
        exit_file_on; /**< day the slip and the file were handed to the committee directly above the grassroots */
} partyorg_leaving_case;

/** A ::partyorg_leaving_case of which nothing is known. */
#define PARTYORG_LEAVING_CASE_INIT                                                                                     \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_leaving_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                 \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN \
    }

/** Facts of a proposed disciplinary measure (thi hành kỷ luật đảng viên): what the check `discipline` reads. Every
 * member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_discipline_case {
    uint32_t size;       /**< sizeof(partyorg_discipline_case) */
    int32_t member_kind; /**< a ::partyorg_member_kind: whether the member is official or probationary */
    int32_t holds_post;  /**< bool, 0 or 1: holds a Party post that can be taken away */
    int32_t measure;     /**< a ::partyorg_measure: proposed measure; its weight is the competent body's conclusion */
    int32_t criminal_status;     /**< a ::partyorg_criminal_status: latest formal status in criminal proceedings */
    int32_t already_disciplined; /**< bool, 0 or 1: the same act was already disciplined */
    int32_t no_limit_class; /**< a ::partyorg_no_limit_class: class concluded by the competent body that has no time
                               limit */
    partyorg_date act_on;   /**< day the act occurred; for a continuing act the day it ended; if that end cannot be
                               established, the day it was discovered */
    int32_t new_breach;     /**< bool, 0 or 1: a further breach occurred after that day */
    partyorg_date new_breach_on; /**< day of that further breach */
    int32_t excluded_days;       /**< days, 0 to 1000000: days not counted in the limitation period: deferral, criminal
                                    proceedings */
    partyorg_date concluded_on;  /**< day the competent body concluded that the act deserves discipline */
    int32_t deferral; /**< a ::partyorg_deferral: state of the member on the day of consideration, by document */
    int32_t asked_in_writing;   /**< bool, 0 or 1: she has asked in writing to be considered */
    int32_t especially_serious; /**< bool, 0 or 1: the competent body concluded an especially serious breach (vi phạm
                                   đặc biệt nghiêm trọng) */
    int32_t exempted;      /**< bool, 0 or 1: the competent body concluded that a case of exemption applies: authorised
                              innovation, or a wrong order reported in writing beforehand */
    int32_t decision_body; /**< a ::partyorg_decision_body: body that decides */
    int32_t delegated;     /**< bool, 0 or 1: the grassroots committee holds a delegation to admit and expel */
    int32_t superior_task; /**< bool, 0 or 1: the breach is in a task assigned from above (nhiệm vụ do cấp trên giao) */
    int32_t fast_track; /**< bool, 0 or 1: decided without the disciplinary procedure */
    int32_t
        heard; /**< bool, 0 or 1: a representative met the member and heard the member before the deciding meeting */
    int32_t invited_absent; /**< bool, 0 or 1: invited several times, did not come, no legitimate reason */
    int32_t cell_official;  /**< members, 0 to 1000000: official members of the cell (đảng viên chính thức) */
    int32_t cell_excluded;  /**< members, 0 to 1000000: official members left out of the voting base: on temporary
                               activity elsewhere; exempted and absent; suspended, prosecuted, indicted or detained.
                               Absent on business is not excluded */
    int32_t cell_yes;       /**< votes, 0 to 1000000: votes of the cell for the decision or the proposal */
    int32_t cell_proposed;  /**< bool, 0 or 1: the cell proposed this measure upwards */
    int32_t decider_base;   /**< members, 0 to 1000000: members counted of the deciding body above the cell (294-QĐ/TW,
                               pt 9.3.3) */
    int32_t decider_yes;    /**< votes, 0 to 1000000: votes of the deciding body for the decision */
    partyorg_date decided_on;     /**< day of the deciding vote */
    partyorg_date signed_on;      /**< date on the written decision */
    partyorg_date announced_on;   /**< announcement of the decision, by its minutes */
    partyorg_date handed_over_on; /**< day the cell's written decision was handed over */
    partyorg_date notice_on;      /**< day the Party body received notice of administrative discipline, prosecution or
                                     criminal liability */
    int32_t complaint;            /**< a ::partyorg_complaint: complaint against the measure */
    partyorg_date appeal_announced_on; /**< announcement of the decision on the complaint */
    int32_t later_breach; /**< bool, 0 or 1: relapse, or a new breach deserving discipline, before the lapse date */
    partyorg_date received_on; /**< day the member received the decision */
} partyorg_discipline_case;

/** A ::partyorg_discipline_case of which nothing is known. */
#define PARTYORG_DISCIPLINE_CASE_INIT                                                                                  \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_discipline_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,              \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                       \
    }

/** Facts of a suspension of Party activity (đình chỉ sinh hoạt đảng): what the check `suspension` reads. Every member
 * is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_suspension_case {
    uint32_t size; /**< sizeof(partyorg_suspension_case) */
    int32_t scope; /**< a ::partyorg_suspension_scope: suspended from Party activity, or only from committee activity */
    int32_t obstruction_concluded; /**< bool, 0 or 1: the competent body has recorded signs of a serious breach and
                                      deliberate obstruction of the committee's or the inspection's work */
    int32_t criminal_status;       /**< a ::partyorg_criminal_status: latest formal status in criminal proceedings */
    int32_t committee_member;      /**< bool, 0 or 1: member of a Party committee */
    partyorg_date suspended_on;    /**< first day of the suspension */
    partyorg_date first_ends_on;   /**< last day of the first term as decided */
    int32_t extended;              /**< bool, 0 or 1: the term was extended */
    int32_t extensions;            /**< times, 0 to 1000000: number of extensions */
    partyorg_date extended_to;     /**< last day after the last extension */
    partyorg_date legal_ends_on;   /**< last day allowed by the criminal procedure, extensions included */
    int32_t lifted;                /**< bool, 0 or 1: Party activity has resumed */
    partyorg_date lifted_on;       /**< first day the member takes part again */
    partyorg_date proceeding_on; /**< day of the decision of the law body: prosecution, detention, indictment, trial */
    partyorg_date notified_on;   /**< day its written notice reached the Party body */
} partyorg_suspension_case;

/** A ::partyorg_suspension_case of which nothing is known. */
#define PARTYORG_SUSPENSION_CASE_INIT                                                                                  \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_suspension_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,              \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN \
    }

/** Facts of a complaint (khiếu nại) against deletion or discipline: what the check `appeal` reads. Every member is
 * #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_appeal_case {
    uint32_t size;              /**< sizeof(partyorg_appeal_case) */
    int32_t against;            /**< a ::partyorg_appeal_against: what the complaint is against */
    int32_t measure;            /**< a ::partyorg_measure: the measure, when against discipline */
    int32_t decided_by_central; /**< bool, 0 or 1: decided by the Central Committee, Politburo, Secretariat or Central
                                   Inspection Commission */
    int32_t decision_written;   /**< bool, 0 or 1: a written decision exists and was delivered */
    partyorg_date received_on;  /**< day the member received the decision */
    partyorg_date announced_on; /**< announcement of the decision, by its minutes */
    partyorg_date filed_on;     /**< day the complaint was handed in, or its postmark */
    int32_t filed_by;           /**< a ::partyorg_filed_by: who complains */
    int32_t concluded_highest;  /**< bool, 0 or 1: the highest competent level has already examined and concluded */
    int32_t pending_higher;     /**< bool, 0 or 1: a higher competent body is already handling it */
    int32_t refused_decision;   /**< bool, 0 or 1: the member refused to receive the decision */
    int32_t criminal_status;    /**< a ::partyorg_criminal_status: latest formal status in criminal proceedings */
    int32_t judgment_quashed;   /**< bool, 0 or 1: the competent court has quashed that judgment */
    int32_t transferred_out;    /**< bool, 0 or 1: before complaining, officially transferred to an organisation under
                                   another direct superior */
    int32_t level;              /**< a ::partyorg_appeal_level: level that settles the complaint */
    partyorg_date complaint_received_on; /**< day that body received the complaint */
    partyorg_date settled_on;            /**< day the complaint was settled and answered */
    int32_t
        wrongful_concluded; /**< bool, 0 or 1: the competent level concluded that the removal was wrongful (oan, sai) */
    int32_t breach_since;   /**< bool, 0 or 1: breach of membership standards since the removal */
    int32_t special_regime; /**< bool, 0 or 1: a separate regime of the Politburo, the Secretariat or the Central
                               Organisation Commission applies (Army, Police and members abroad included): refer to the
                               competent body */
    int32_t special_cleared; /**< bool, 0 or 1: the document of the body competent under that regime is in the file */
} partyorg_appeal_case;

/** A ::partyorg_appeal_case of which nothing is known. */
#define PARTYORG_APPEAL_CASE_INIT                                                                                      \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_appeal_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                       \
    }

/** Facts of an exemption from Party work and meetings (miễn công tác và sinh hoạt đảng): what the check `exemption`
 * reads. Every member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_exemption_case {
    uint32_t size;             /**< sizeof(partyorg_exemption_case) */
    int32_t basis;             /**< a ::partyorg_exemption_basis: reason of the exemption */
    int32_t application_made;  /**< bool, 0 or 1: the member applied in writing, or (age or health) reported to the cell
                                  in person */
    int32_t medical_paper;     /**< bool, 0 or 1: paper of a competent medical establishment */
    int32_t period_stated;     /**< bool, 0 or 1: the application states reason and duration */
    partyorg_date exempt_from; /**< first day of the exemption */
    partyorg_date exempt_until; /**< last day of the exemption; a renewal is a new exemption */
    int32_t cell_resolved;      /**< bool, 0 or 1: the cell has adopted a resolution */
    int32_t decided_by;         /**< a ::partyorg_exemption_decider: who decided */
    int32_t under_superior;     /**< bool, 0 or 1: the cell stands directly under the committee above the grassroots: no
                                   grassroots committee */
    partyorg_date decided_on;   /**< date of the decision */
    int32_t exempt_returned;    /**< bool, 0 or 1: the member has resumed Party activity */
    int32_t exempt_renewed;     /**< bool, 0 or 1: a further exemption has been granted or applied for */
} partyorg_exemption_case;

/** A ::partyorg_exemption_case of which nothing is known. */
#define PARTYORG_EXEMPTION_CASE_INIT                                                                                   \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_exemption_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,               \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/** Facts of a transfer of Party activity (chuyển sinh hoạt đảng): what the check `transfer` reads. Every member is
 * #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_transfer_case {
    uint32_t size;     /**< sizeof(partyorg_transfer_case) */
    int32_t kind;      /**< a ::partyorg_transfer_kind: kind of transfer */
    int32_t permanent; /**< bool, 0 or 1: lasting change: new unit, retirement, discharge, lasting change of residence,
                          contract without term */
    int32_t purpose;   /**< a ::partyorg_transfer_purpose: purpose of the stay */
    partyorg_date away_from;           /**< first day at the other place */
    partyorg_date away_until;          /**< last day there, as first planned */
    int32_t away_extended;             /**< bool, 0 or 1: the temporary term was extended */
    partyorg_date away_extended_until; /**< last day after the extension */
    int32_t under_review; /**< bool, 0 or 1: the member is under inspection or inquiry, or a complaint or denunciation
                             is being handled */
    partyorg_date trigger_on; /**< day the decision on the move takes effect, the residence changes, or the organisation
                                 is dissolved */
    partyorg_date started_on; /**< day the transfer paperwork was done */
    partyorg_date letter_on;  /**< date of the letter of introduction (giấy giới thiệu sinh hoạt đảng) */
    partyorg_date presented_on;     /**< day the letter was presented at the destination */
    partyorg_date slip_received_on; /**< day the destination received the transfer notice slip (phiếu báo chuyển sinh
                                       hoạt đảng) */
    partyorg_date file_received_on;  /**< day the member received the transfer file */
    partyorg_date file_submitted_on; /**< day the member handed in the transfer file at the destination */
    partyorg_date departed_on;       /**< day the member moved abroad */
    partyorg_date abroad_slip_on; /**< day the posting slip (phiếu công tác ngoài nước) was handed in abroad */
    partyorg_date returned_on;    /**< day the member came back to the country */
    partyorg_date
        return_reported_on; /**< day the return was reported to the committee that had sent the member abroad */
} partyorg_transfer_case;

/** A ::partyorg_transfer_case of which nothing is known. */
#define PARTYORG_TRANSFER_CASE_INIT                                                                                    \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_transfer_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN \
    }

/** Facts of one member's year for the yearly screening (rà soát, sàng lọc đảng viên): what the check `screening` reads.
 * Every member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_screening_case {
    uint32_t size;         /**< sizeof(partyorg_screening_case) */
    int32_t member_kind;   /**< a ::partyorg_member_kind: whether the member is official or probationary */
    int32_t overlay;       /**< a ::partyorg_overlay: present overlay on the membership */
    int32_t absent_months; /**< months, 0 to 1000000: months of the calendar year without Party activity (sinh hoạt
                              đảng); months covered by an exemption, a temporary transfer or a reason accepted as
                              legitimate are not counted */
    partyorg_date absent_since; /**< first day of the unexcused absence still running */
    int32_t unpaid_months; /**< months, 0 to 1000000: months of the calendar year without dues (đảng phí), those with an
                              accepted reason not counted */
    partyorg_date unpaid_since; /**< first day of the first unpaid month still running */
    int32_t card_event;         /**< a ::partyorg_card_event: what happened to the Party card (thẻ đảng viên) */
    int32_t will_conclusion; /**< bool, 0 or 1: a cell resolution records declining will to strive (giảm sút ý chí phấn
                                đấu), member's tasks not performed, and the start of education */
    partyorg_date educated_on; /**< day that education by the cell began */
    int32_t progress;          /**< bool, 0 or 1: the cell has recorded progress */
    int32_t unfit_years;   /**< years, 0 to 1000000: consecutive years, up to the latest, for which the competent body
                              recorded a breach of membership standards (vi phạm tư cách đảng viên) */
    int32_t polstd_failed; /**< bool, 0 or 1: a conclusion of the competent level exists that the political standards
                              (tiêu chuẩn chính trị) are not met */
    partyorg_date slip_received_on; /**< day the destination received the transfer notice slip (phiếu báo chuyển sinh
                                       hoạt đảng) */
    partyorg_date file_received_on; /**< day the member received the transfer file */
    int32_t transfer_excused;       /**< bool, 0 or 1: a legitimate reason for the delay was accepted */
    partyorg_date exempt_until;     /**< last day of the exemption; a renewal is a new exemption */
    partyorg_date away_ends_on;     /**< last day of the temporary transfer as it stands, extensions included */
    partyorg_date ceremony_on;      /**< admission ceremony (lễ kết nạp), from which probation runs */
    int32_t recognised;             /**< bool, 0 or 1: recognised as an official member */
    int32_t rating;                 /**< a ::partyorg_member_rating: last yearly rating of the member */
    int32_t discipline_in_force;    /**< bool, 0 or 1: a disciplinary decision that has not lapsed */
    int32_t on_roll;                /**< bool, 0 or 1: the name stands on the roll of a cell */
} partyorg_screening_case;

/** A ::partyorg_screening_case of which nothing is known. */
#define PARTYORG_SCREENING_CASE_INIT                                                                                   \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_screening_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,               \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/** Rating of a member or an organisation in the yearly review (mức xếp loại chất lượng). The first four ascend; not
 * rated stands outside the order. */
typedef enum partyorg_rating {
    PARTYORG_RATING_NOT_COMPLETED = 0, /**< not completed (không hoàn thành nhiệm vụ) */
    PARTYORG_RATING_COMPLETED = 1,     /**< completed (hoàn thành nhiệm vụ) */
    PARTYORG_RATING_GOOD = 2,          /**< good (hoàn thành tốt nhiệm vụ) */
    PARTYORG_RATING_EXCELLENT = 3,     /**< excellent (hoàn thành xuất sắc nhiệm vụ) */
    PARTYORG_RATING_NOT_RATED = 4      /**< not rated (không xếp loại) */
} partyorg_rating;

/** Grade of one criterion under Regulations 132-QĐ/TW and 124-QĐ/TW. The values ascend. */
typedef enum partyorg_criterion {
    PARTYORG_CRITERION_WEAK = 0,     /**< weak (kém) */
    PARTYORG_CRITERION_AVERAGE = 1,  /**< average (trung bình) */
    PARTYORG_CRITERION_GOOD = 2,     /**< good (tốt) */
    PARTYORG_CRITERION_EXCELLENT = 3 /**< excellent (xuất sắc) */
} partyorg_criterion;

/** Grade of a cell meeting, or of a year's meetings (mức chất lượng sinh hoạt). The values ascend. */
typedef enum partyorg_meeting_grade {
    PARTYORG_MEETING_GRADE_WEAK = 0,    /**< weak (kém) */
    PARTYORG_MEETING_GRADE_AVERAGE = 1, /**< average (trung bình) */
    PARTYORG_MEETING_GRADE_FAIR = 2,    /**< fair (khá) */
    PARTYORG_MEETING_GRADE_GOOD = 3     /**< good (tốt) */
} partyorg_meeting_grade;

/** Suspension in force. */
typedef enum partyorg_suspension {
    PARTYORG_SUSPENSION_NONE = 0,      /**< not suspended */
    PARTYORG_SUSPENSION_COMMITTEE = 1, /**< from committee activity only (đình chỉ sinh hoạt cấp ủy) */
    PARTYORG_SUSPENSION_PARTY = 2      /**< from Party activity (đình chỉ sinh hoạt đảng) */
} partyorg_suspension;

/** Leading post held (chức vụ lãnh đạo, quản lý). */
typedef enum partyorg_post {
    PARTYORG_POST_NONE = 0,   /**< none */
    PARTYORG_POST_DEPUTY = 1, /**< leads a unit or field without being the head */
    PARTYORG_POST_HEAD = 2    /**< head (người đứng đầu) */
} partyorg_post;

/** What a list rates. */
typedef enum partyorg_list_kind {
    PARTYORG_LIST_KIND_MEMBERS = 0,      /**< members */
    PARTYORG_LIST_KIND_ORGANISATIONS = 1 /**< Party organisations */
} partyorg_list_kind;

/** What a list comprises. */
typedef enum partyorg_list_scope {
    PARTYORG_LIST_SCOPE_CELL = 0,                    /**< one cell */
    PARTYORG_LIST_SCOPE_GRASSROOTS_ORGANISATION = 1, /**< one grassroots organisation (tổ chức cơ sở đảng) */
    PARTYORG_LIST_SCOPE_POST_GROUP = 2,              /**< one group of similar posts */
    PARTYORG_LIST_SCOPE_ORGANISATION_TYPE = 3        /**< one type of organisation */
} partyorg_list_scope;

/** Kind of a cell meeting. */
typedef enum partyorg_meeting_kind {
    PARTYORG_MEETING_KIND_REGULAR = 0,  /**< regular (thường kỳ) */
    PARTYORG_MEETING_KIND_THEMATIC = 1, /**< thematic (chuyên đề) */
    PARTYORG_MEETING_KIND_COMBINED = 2  /**< both in one sitting */
} partyorg_meeting_kind;

/** Kind of the organisation rated. */
typedef enum partyorg_org_kind {
    PARTYORG_ORG_KIND_CELL = 0,     /**< cell (chi bộ) */
    PARTYORG_ORG_KIND_COMMITTEE = 1 /**< committee with subordinate organisations (đảng bộ) */
} partyorg_org_kind;

/** Form of an organisation. */
typedef enum partyorg_org_form {
    PARTYORG_ORG_FORM_CELL = 0,                /**< cell under a committee (chi bộ trực thuộc) */
    PARTYORG_ORG_FORM_GRASSROOTS_CELL = 1,     /**< grassroots cell (chi bộ cơ sở) */
    PARTYORG_ORG_FORM_GRASSROOTS_COMMITTEE = 2 /**< grassroots committee (đảng bộ cơ sở) */
} partyorg_org_form;

/** Who pays dues, and by what they are reckoned. */
typedef enum partyorg_dues_category {
    PARTYORG_DUES_CATEGORY_INSURED = 0,              /**< under compulsory social insurance */
    PARTYORG_DUES_CATEGORY_LEAVE_BENEFIT = 1,        /**< on its sickness or maternity benefit */
    PARTYORG_DUES_CATEGORY_PENSIONER = 2,            /**< pensioner */
    PARTYORG_DUES_CATEGORY_BELOW_RETIREMENT_AGE = 3, /**< outside it and below retirement age */
    PARTYORG_DUES_CATEGORY_RETIREMENT_AGE = 4, /**< outside it and of retirement age (342-QĐ/TW: beyond working age) */
    PARTYORG_DUES_CATEGORY_STUDENT = 5         /**< pupil or student */
} partyorg_dues_category;

/** Where points fit a higher grade and one of its conditions fails. */
typedef enum partyorg_fall_through {
    PARTYORG_FALL_THROUGH_NEXT_LEVEL = 0, /**< the file falls to the next grade whose conditions hold; the default */
    PARTYORG_FALL_THROUGH_STRICT = 1      /**< points must lie inside the printed band of a grade */
} partyorg_fall_through;

/** Of whom the share of excellent is counted. */
typedef enum partyorg_cap_base {
    PARTYORG_CAP_BASE_GOOD_ONLY = 0,     /**< those rated good, the excellent not included; the default */
    PARTYORG_CAP_BASE_GOOD_OR_ABOVE = 1, /**< those rated good or excellent */
    PARTYORG_CAP_BASE_ALL_RATED = 2      /**< all who are rated */
} partyorg_cap_base;

/** How the number of excellent is rounded. */
typedef enum partyorg_cap_round {
    PARTYORG_CAP_ROUND_FLOOR = 0,  /**< down: the share is never exceeded; the default */
    PARTYORG_CAP_ROUND_HALF_UP = 1 /**< half up */
} partyorg_cap_round;

/** A value that is a status. */
typedef enum partyorg_support {
    PARTYORG_SUPPORT_MET = 0,     /**< met */
    PARTYORG_SUPPORT_NOT_MET = 1, /**< not met */
    PARTYORG_SUPPORT_UNKNOWN = 2  /**< the facts do not settle it */
} partyorg_support;

/** Form that an organisation's size permits. */
typedef enum partyorg_form_expected {
    PARTYORG_FORM_EXPECTED_NONE = 0,                /**< too few official members to exist */
    PARTYORG_FORM_EXPECTED_CELL = 1,                /**< cell under a committee */
    PARTYORG_FORM_EXPECTED_GRASSROOTS_CELL = 2,     /**< grassroots cell */
    PARTYORG_FORM_EXPECTED_GRASSROOTS_COMMITTEE = 3 /**< grassroots committee */
} partyorg_form_expected;

/** How a cell of a size is led. */
typedef enum partyorg_leadership {
    PARTYORG_LEADERSHIP_NONE = 0,      /**< too few official members to exist */
    PARTYORG_LEADERSHIP_SECRETARY = 1, /**< a secretary, and a deputy where needed, without a committee */
    PARTYORG_LEADERSHIP_COMMITTEE = 2  /**< a committee, with secretary and deputy secretary */
} partyorg_leadership;

/** Edition by the short name of its instrument, as a value of a check. */
typedef enum partyorg_edition_code {
    PARTYORG_EDITION_CODE_R29 = 0,   /**< 29-QĐ/TW of 2016 */
    PARTYORG_EDITION_CODE_R24 = 1,   /**< 24-QĐ/TW of 2021 */
    PARTYORG_EDITION_CODE_R232 = 2,  /**< 232-QĐ/TW of 2025 */
    PARTYORG_EDITION_CODE_R294 = 3,  /**< 294-QĐ/TW of 2025 */
    PARTYORG_EDITION_CODE_R20 = 4,   /**< 20-QĐ/TW of 2026 */
    PARTYORG_EDITION_CODE_R208 = 5,  /**< 208-QĐ/TW of 2026 */
    PARTYORG_EDITION_CODE_V27 = 6,   /**< 27-HD/BTCTW of 2014 */
    PARTYORG_EDITION_CODE_V132 = 7,  /**< 132-QĐ/TW of 2018 */
    PARTYORG_EDITION_CODE_V124 = 8,  /**< 124-QĐ/TW of 2023 */
    PARTYORG_EDITION_CODE_V366 = 9,  /**< 366-QĐ/TW of 2025 */
    PARTYORG_EDITION_CODE_M12 = 10,  /**< 12-HD/BTCTW of 2018 */
    PARTYORG_EDITION_CODE_M42 = 11,  /**< 42-HD/BTCTW of 2025 */
    PARTYORG_EDITION_CODE_N21 = 12,  /**< 21-NQ/TW of 2022 */
    PARTYORG_EDITION_CODE_D342 = 13, /**< 342-QĐ/TW of 2010 */
    PARTYORG_EDITION_CODE_D01 = 14   /**< 01-QĐ/TW of 2026 */
} partyorg_edition_code;

/** Facts of one member's yearly review (kiểm điểm, đánh giá, xếp loại chất lượng đảng viên): what the check `review`
 * reads. Every member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_member_review {
    uint32_t size;           /**< sizeof(partyorg_member_review) */
    int32_t proposed_rating; /**< a ::partyorg_rating: grade proposed (mức xếp loại đề nghị) */
    partyorg_date review_on; /**< day of the review meeting (ngày họp kiểm điểm, đánh giá) */
    int32_t exempt; /**< bool, 0 or 1: exempted from Party work and meetings (được miễn công tác và sinh hoạt đảng) */
    int32_t suspension;        /**< a ::partyorg_suspension: suspension in force */
    partyorg_date ceremony_on; /**< admission ceremony (lễ kết nạp) */
    int32_t post;              /**< a ::partyorg_post: leading post held (chức vụ lãnh đạo, quản lý) */
    int32_t collective_rating; /**< a ::partyorg_rating: grade of the collective the head leads */
    int32_t
        points_general; /**< hundredths of a point, 0 to 3000: points of the general criteria (nhóm tiêu chí chung) */
    int32_t points_task; /**< hundredths of a point, 0 to 7000: points of the results of tasks (kết quả thực hiện nhiệm
                            vụ) */
    int32_t crit_task_min;  /**< a ::partyorg_criterion: lowest grade among the criteria on the results of tasks */
    int32_t crit_other_min; /**< a ::partyorg_criterion: lowest grade among all other criteria */
    int32_t tasks_assigned; /**< tasks, 1 to 1000000: tasks or targets assigned for the period (nhiệm vụ, chỉ tiêu được
                               giao) */
    int32_t tasks_done;          /**< tasks, 0 to 1000000: of these, done (late ones included) */
    int32_t tasks_late;          /**< tasks, 0 to 1000000: of those done, late (chưa bảo đảm tiến độ) */
    int32_t tasks_exceeded;      /**< tasks, 0 to 1000000: of those done, beyond what was required (vượt mức) */
    int32_t unit_tasks_assigned; /**< tasks, 1 to 1000000: tasks assigned to the unit or field that the member directly
                                    leads */
    int32_t unit_tasks_done;     /**< tasks, 0 to 1000000: of these, done (late ones included) */
    int32_t unit_tasks_late;     /**< tasks, 0 to 1000000: of those done, late */
    int32_t unit_tasks_exceeded; /**< tasks, 0 to 1000000: of those done, beyond what was required */
    int32_t quality_ensured; /**< bool, 0 or 1: the competent body found quality and effect ensured (bảo đảm chất lượng,
                                hiệu quả) */
    int32_t main_targets_missed;       /**< bool, 0 or 1: main targets (chỉ tiêu chủ yếu) were not reached */
    int32_t force_majeure;             /**< bool, 0 or 1: force majeure (bất khả kháng) was accepted */
    int32_t shortcomings_found;        /**< cases, 0 to 1000000: shortcomings recorded at the previous review or by an
                                          inspection */
    int32_t shortcomings_fixed;        /**< cases, 0 to 1000000: of these, remedied (đã khắc phục) */
    int32_t disciplined_in_year;       /**< bool, 0 or 1: a disciplinary decision falls in the rating year */
    int32_t discipline_counted_before; /**< bool, 0 or 1: that violation already counted in an earlier rating year */
    int32_t self_remedied;      /**< bool, 0 or 1: the fault was detected and its consequences remedied by the member or
                                   organisation itself (tự phát hiện và khắc phục xong hậu quả) */
    int32_t adverse_conclusion; /**< bool, 0 or 1: the competent body has concluded that a case which the text lists for
                                   "not completed" exists */
    int32_t state_employee; /**< bool, 0 or 1: cadre, civil servant or public employee (cán bộ, công chức, viên chức) */
    int32_t state_rating;        /**< a ::partyorg_rating: State rating of the same year */
    int32_t sick_months;         /**< months, 0 to 1000000: sick leave in the year, added up, full months */
    int32_t temporary_elsewhere; /**< bool, 0 or 1: meets temporarily with another cell (sinh hoạt tạm thời) */
    int32_t temporary_comment;   /**< bool, 0 or 1: comment of the temporary cell received */
    int32_t
        self_review_done; /**< bool, 0 or 1: own written review and self-rating done (bản tự kiểm điểm, tự xếp loại) */
    int32_t reviewed; /**< bool, 0 or 1: the member has gone through the review (an absent member completes it first) */
    int32_t cell_official; /**< members, 0 to 1000000: official members of the cell */
    int32_t cell_excluded; /**< members, 0 to 1000000: of these, not in the voting base: on temporary activity
                              elsewhere; exempted and absent; suspended, prosecuted, indicted or detained */
} partyorg_member_review;

/** A ::partyorg_member_review of which nothing is known. */
#define PARTYORG_MEMBER_REVIEW_INIT                                                                                    \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_member_review), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/** Facts of a list of ratings (xếp loại chất lượng): what the check `review_cap` reads. Every member is
 * #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_rating_list {
    uint32_t size;               /**< sizeof(partyorg_rating_list) */
    int32_t list_kind;           /**< a ::partyorg_list_kind: what the list rates */
    int32_t list_scope;          /**< a ::partyorg_list_scope: what the list comprises */
    partyorg_date decided_on;    /**< day the list is decided */
    int32_t rated_excellent;     /**< cases, 0 to 1000000: number proposed or rated excellent */
    int32_t rated_good;          /**< cases, 0 to 1000000: number rated good (excellent not included) */
    int32_t rated_completed;     /**< cases, 0 to 1000000: number rated completed */
    int32_t rated_not_completed; /**< cases, 0 to 1000000: number rated not completed */
    int32_t unit_outstanding; /**< bool, 0 or 1: recognised as an outstanding unit (thành tích xuất sắc, nổi trội) */
    int32_t excess_reasons_stated; /**< bool, 0 or 1: the reasons for exceeding the ordinary share are stated */
} partyorg_rating_list;

/** A ::partyorg_rating_list of which nothing is known. */
#define PARTYORG_RATING_LIST_INIT                                                                                      \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_rating_list), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN \
    }

/** Facts of one cell meeting (sinh hoạt chi bộ): what the check `meeting` reads. Every member is #PARTYORG_UNKNOWN
 * until set. */
typedef struct partyorg_meeting {
    uint32_t size;         /**< sizeof(partyorg_meeting) */
    partyorg_date held_on; /**< day of the meeting */
    int32_t meeting_kind;  /**< a ::partyorg_meeting_kind: kind of meeting */
    int32_t minutes;       /**< minutes, 0 to 1000000: length of the meeting */
    int32_t minutes_set; /**< minutes, 0 to 1000000: shorter length fixed by the competent committee for a cell with few
                            members; 0: none */
    int32_t members_total; /**< members, 0 to 1000000: members on the roll of the cell */
    int32_t members_due;   /**< members, 0 to 1000000: members who had to attend: the roll less those exempted and those
                              on special armed-forces duty */
    int32_t members_present;     /**< members, 0 to 1000000: of these, present */
    int32_t unexcused_absences;  /**< members, 0 to 1000000: absent without leave */
    int32_t excused_streak_max;  /**< times, 0 to 1000000: longest run of consecutive excused absences of any one member
                                    in the year */
    int32_t secretary_only;      /**< bool, 0 or 1: the cell has a secretary and no committee or deputy */
    int32_t preparatory_meeting; /**< bool, 0 or 1: committee (or secretary and deputy) met first */
    int32_t notice_given; /**< bool, 0 or 1: time, place and content notified to the members and to the superior's
                             observer */
    partyorg_date documents_posted_on; /**< documents posted on the members' e-handbook (Sổ tay đảng viên điện tử) */
    partyorg_date results_posted_on;   /**< results posted after the meeting */
    int32_t merged_meeting;            /**< bool, 0 or 1: merged with a meeting that is not the Party's */
    partyorg_date previous_regular_on; /**< day of the previous regular meeting */
    int32_t speakers;                  /**< members, 0 to 1000000: members who spoke */
    int32_t previous_tasks;            /**< tasks, 1 to 1000000: tasks of the previous conclusion or resolution */
    int32_t previous_tasks_done;       /**< tasks, 0 to 1000000: of these, done */
    int32_t proposed_grade;            /**< a ::partyorg_meeting_grade: grade proposed */
    int32_t points_total; /**< hundredths of a point, 0 to 10000: total as entered, for a card or scale whose items are
                             not published */
    int32_t score_1;      /**< hundredths of a point, 0 to 10000: points given to criterion 1 of the scorecard */
    int32_t score_2;      /**< hundredths of a point, 0 to 10000: points given to criterion 2 of the scorecard */
    int32_t score_3;      /**< hundredths of a point, 0 to 10000: points given to criterion 3 of the scorecard */
    int32_t score_4;      /**< hundredths of a point, 0 to 10000: points given to criterion 4 of the scorecard */
    int32_t score_5;      /**< hundredths of a point, 0 to 10000: points given to criterion 5 of the scorecard */
    int32_t score_6;      /**< hundredths of a point, 0 to 10000: points given to criterion 6 of the scorecard */
    int32_t score_7;      /**< hundredths of a point, 0 to 10000: points given to criterion 7 of the scorecard */
    int32_t score_8;      /**< hundredths of a point, 0 to 10000: points given to criterion 8 of the scorecard */
    int32_t score_9;      /**< hundredths of a point, 0 to 10000: points given to criterion 9 of the scorecard */
    int32_t score_10;     /**< hundredths of a point, 0 to 10000: points given to criterion 10 of the scorecard */
    int32_t score_11;     /**< hundredths of a point, 0 to 10000: points given to criterion 11 of the scorecard */
    int32_t score_12;     /**< hundredths of a point, 0 to 10000: points given to criterion 12 of the scorecard */
    int32_t score_13;     /**< hundredths of a point, 0 to 10000: points given to criterion 13 of the scorecard */
    int32_t score_14;     /**< hundredths of a point, 0 to 10000: points given to criterion 14 of the scorecard */
    int32_t score_15;     /**< hundredths of a point, 0 to 10000: points given to criterion 15 of the scorecard */
    int32_t score_16;     /**< hundredths of a point, 0 to 10000: points given to criterion 16 of the scorecard */
    int32_t score_17;     /**< hundredths of a point, 0 to 10000: points given to criterion 17 of the scorecard */
    int32_t score_18;     /**< hundredths of a point, 0 to 10000: points given to criterion 18 of the scorecard */
    int32_t score_19;     /**< hundredths of a point, 0 to 10000: points given to criterion 19 of the scorecard */
    int32_t score_20;     /**< hundredths of a point, 0 to 10000: points given to criterion 20 of the scorecard */
    int32_t score_21;     /**< hundredths of a point, 0 to 10000: points given to criterion 21 of the scorecard */
    int32_t score_22;     /**< hundredths of a point, 0 to 10000: points given to criterion 22 of the scorecard */
    int32_t score_23;     /**< hundredths of a point, 0 to 10000: points given to criterion 23 of the scorecard */
    int32_t score_24;     /**< hundredths of a point, 0 to 10000: points given to criterion 24 of the scorecard */
    int32_t score_25;     /**< hundredths of a point, 0 to 10000: points given to criterion 25 of the scorecard */
    int32_t score_26;     /**< hundredths of a point, 0 to 10000: points given to criterion 26 of the scorecard */
    int32_t score_27;     /**< hundredths of a point, 0 to 10000: points given to criterion 27 of the scorecard */
    int32_t score_28;     /**< hundredths of a point, 0 to 10000: points given to criterion 28 of the scorecard */
    int32_t score_29;     /**< hundredths of a point, 0 to 10000: points given to criterion 29 of the scorecard */
    int32_t score_30;     /**< hundredths of a point, 0 to 10000: points given to criterion 30 of the scorecard */
    int32_t score_31;     /**< hundredths of a point, 0 to 10000: points given to criterion 31 of the scorecard */
    int32_t score_32;     /**< hundredths of a point, 0 to 10000: points given to criterion 32 of the scorecard */
    int32_t gate_1; /**< bool, 0 or 1: full marks were reached on gate 1 of a scorecard whose items are not published */
    int32_t gate_2; /**< bool, 0 or 1: full marks were reached on gate 2 of a scorecard whose items are not published */
    int32_t gate_3; /**< bool, 0 or 1: full marks were reached on gate 3 of a scorecard whose items are not published */
    int32_t gate_4; /**< bool, 0 or 1: full marks were reached on gate 4 of a scorecard whose items are not published */
} partyorg_meeting;

/** A ::partyorg_meeting of which nothing is known. */
#define PARTYORG_MEETING_INIT                                                                                          \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_meeting), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,    \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                       \
    }

/** Facts of a cell's meetings of one year: what the check `meeting_year` reads. Every member is #PARTYORG_UNKNOWN until
 * set. */
typedef struct partyorg_meeting_year {
    uint32_t size;        /**< sizeof(partyorg_meeting_year) */
    int32_t year;         /**< 1 to 9999: calendar year */
    int32_t months_due;   /**< months, 0 to 12: months in which the cell had to meet (12 unless founded or closed in the
                             year) */
    int32_t months_held;  /**< months, 0 to 12: months with a regular meeting */
    int32_t quarters_due; /**< quarters, 0 to 4: quarters in which a thematic meeting was due */
    int32_t quarters_thematic; /**< quarters, 0 to 4: quarters with a thematic meeting */
    int32_t meetings_good;     /**< meetings, 0 to 1000000: regular meetings graded good (Tốt) */
    int32_t meetings_fair;     /**< meetings, 0 to 1000000: graded fair (Khá) */
    int32_t meetings_average;  /**< meetings, 0 to 1000000: graded average (Trung bình) */
    int32_t meetings_weak;     /**< meetings, 0 to 1000000: graded weak (Kém) */
    int32_t proposed_grade;    /**< a ::partyorg_meeting_grade: grade proposed for the year */
} partyorg_meeting_year;

/** A ::partyorg_meeting_year of which nothing is known. */
#define PARTYORG_MEETING_YEAR_INIT                                                                                     \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_meeting_year), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                 \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                                         \
    }

/** Facts of one organisation's yearly rating (xếp loại tổ chức cơ sở đảng, chi bộ): what the check `cell_rating` reads.
 * Every member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_organisation_year {
    uint32_t size;               /**< sizeof(partyorg_organisation_year) */
    int32_t org_kind;            /**< a ::partyorg_org_kind: kind of the organisation */
    int32_t proposed_rating;     /**< a ::partyorg_rating: grade proposed for the organisation */
    partyorg_date review_on;     /**< day of the organisation's review */
    partyorg_date founded_on;    /**< day the organisation was formed */
    int32_t points_general;      /**< hundredths of a point, 0 to 3000: points of the general criteria */
    int32_t points_task;         /**< hundredths of a point, 0 to 7000: points of the results of tasks */
    int32_t points_total;        /**< hundredths of a point, 0 to 10000: total of the scale of 2014 */
    int32_t crit_task_min;       /**< a ::partyorg_criterion: lowest grade among the criteria on political tasks */
    int32_t crit_other_min;      /**< a ::partyorg_criterion: lowest grade among all other criteria */
    int32_t tasks_assigned;      /**< tasks, 1 to 1000000: tasks or targets assigned for the year */
    int32_t tasks_done;          /**< tasks, 0 to 1000000: of these, done (late ones included) */
    int32_t tasks_late;          /**< tasks, 0 to 1000000: of those done, late */
    int32_t tasks_exceeded;      /**< tasks, 0 to 1000000: of those done, beyond what was required */
    int32_t quality_ensured;     /**< bool, 0 or 1: quality and effect ensured */
    int32_t main_targets_missed; /**< bool, 0 or 1: main targets were not reached */
    int32_t force_majeure;       /**< bool, 0 or 1: force majeure was accepted */
    int32_t shortcomings_found;  /**< cases, 0 to 1000000: shortcomings recorded before */
    int32_t shortcomings_fixed;  /**< cases, 0 to 1000000: of these, remedied */
    int32_t rated_excellent; /**< cases, 0 to 1000000: members (of a cell) or directly subordinate organisations (of a
                                committee) rated excellent */
    int32_t rated_good;      /**< cases, 0 to 1000000: of the same, rated good */
    int32_t rated_completed; /**< cases, 0 to 1000000: of the same, rated completed */
    int32_t rated_not_completed; /**< cases, 0 to 1000000: of the same, rated not completed */
    int32_t units_total; /**< cases, 0 to 1000000: all members of the cell, or all directly subordinate organisations of
                            the committee */
    int32_t units_disciplined; /**< cases, 0 to 1000000: of these, disciplined in the year */
    int32_t
        leaders_disciplined; /**< persons, 0 to 1000000: members of the leadership collective disciplined in the year */
    int32_t org_disciplined; /**< bool, 0 or 1: the organisation itself was disciplined in the year */
    int32_t self_remedied;   /**< bool, 0 or 1: the fault was detected and its consequences remedied by the member or
                                organisation itself */
    int32_t sub_case_disciplined; /**< bool, 0 or 1: a corruption, waste or other case in a subordinate unit was dealt
                                     with by discipline */
    int32_t adverse_conclusion; /**< bool, 0 or 1: the competent body has concluded that a case which the text lists for
                                   "not completed" exists */
    int32_t has_peers; /**< bool, 0 or 1: same-level government, Front or mass organisations exist (commune level) */
    int32_t government_rating; /**< a ::partyorg_rating: rating of the same-level government */
    int32_t mass_lowest; /**< organisations, 0 to 1000000: Front and mass organisations of the same level in the lowest
                            class */
} partyorg_organisation_year;

/** A ::partyorg_organisation_year of which nothing is known. */
#define PARTYORG_ORGANISATION_YEAR_INIT                                                                                \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_organisation_year), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,            \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/** Facts of the structure of an organisation (chi bộ, đảng bộ cơ sở): what the check `cell_structure` reads. Every
 * member is #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_organisation {
    uint32_t size;                /**< sizeof(partyorg_organisation) */
    partyorg_date decided_on;     /**< day of the decision or election examined */
    int32_t org_form;             /**< a ::partyorg_org_form: form of the organisation */
    int32_t official_members;     /**< members, 0 to 1000000: official members */
    int32_t probationary_members; /**< members, 0 to 1000000: probationary members (đảng viên dự bị) */
    int32_t superior_consent;     /**< bool, 0 or 1: written consent of the competent superior committee */
    int32_t delegated_superior;   /**< bool, 0 or 1: stands under a committee given the powers of the level above the
                                     grassroots (đảng ủy được giao quyền cấp trên cơ sở) */
    int32_t subgroups;            /**< organisations, 0 to 1000000: Party subgroups (tổ đảng) */
    int32_t legal_person;         /**< bool, 0 or 1: the unit is a grassroots unit with legal personality */
    int32_t committee_size;       /**< members, 0 to 1000000: members of the cell committee (chi ủy viên); 0: none */
    int32_t deputies;             /**< persons, 0 to 1000000: deputy secretaries */
    int32_t secretary_appointed;  /**< bool, 0 or 1: the secretary was appointed by the superior, not elected */
    int32_t secretary_ballots_failed; /**< ballots, 0 to 1000000: ballots for secretary that elected nobody */
    int32_t appointment_needed; /**< bool, 0 or 1: the superior found the appointment truly necessary (khi thật cần
                                   thiết) */
    int32_t subgroup_meetings;  /**< meetings, 0 to 1000000: regular meetings held by subgroup this year */
    partyorg_date last_congress_on; /**< last congress of the organisation */
    partyorg_date congress_on;      /**< congress examined */
    int32_t congress_shift_consent; /**< bool, 0 or 1: the superior agreed to an earlier or later congress */
    int32_t pilot_five_year;        /**< bool, 0 or 1: the five-year pilot term applies to this cell */
} partyorg_organisation;

/** A ::partyorg_organisation of which nothing is known. */
#define PARTYORG_ORGANISATION_INIT                                                                                     \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_organisation), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                 \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                   \
    }

/** Facts of a year of admissions (phát triển đảng viên): what the check `development` reads. Every member is
 * #PARTYORG_UNKNOWN until set. */
typedef struct partyorg_development_year {
    uint32_t size;             /**< sizeof(partyorg_development_year) */
    int32_t year;              /**< 1 to 9999: calendar year */
    int32_t members_start;     /**< members, 1 to 1000000: members at the start of the year (end of the previous one) */
    int32_t admitted;          /**< members, 0 to 1000000: admitted so far in the year */
    int32_t admitted_women;    /**< members, 0 to 1000000: of these, women */
    int32_t admitted_minority; /**< members, 0 to 1000000: of these, of ethnic minorities */
    int32_t admitted_union;    /**< members, 0 to 1000000: of these, Youth Union members */
    int32_t admitted_18_30;    /**< members, 0 to 1000000: of these, aged 18 to 30 */
} partyorg_development_year;

/** A ::partyorg_development_year of which nothing is known. */
#define PARTYORG_DEVELOPMENT_YEAR_INIT                                                                                 \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_development_year), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,             \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }

/** Facts of one member's dues of a month (đảng phí): what the check `dues` reads. Every member is #PARTYORG_UNKNOWN
 * until set. */
typedef struct partyorg_member_dues {
    uint32_t size;          /**< sizeof(partyorg_member_dues) */
    partyorg_date month_on; /**< any day of the month the dues are for */
    int32_t category;       /**< a ::partyorg_dues_category: who pays, and by what the dues are reckoned */
    int32_t base_amount; /**< đồng, 0 to 2000000000: salary base of social insurance of the month before, or benefit, or
                            pension (342-QĐ/TW: income or pension) */
    int32_t region_wage;  /**< đồng, 0 to 2000000000: monthly minimum wage of the region where the member meets */
    int32_t fixed_amount; /**< đồng, 0 to 2000000000: amount a month fixed by the committee for members of working age
                             without wage (342-QĐ/TW) */
    int32_t party_years;  /**< years, 0 to 1000: Party age (tuổi đảng) in the month, full years */
    int32_t social_pension; /**< bool, 0 or 1: receives the social retirement allowance (trợ cấp hưu trí xã hội) */
    int32_t exemption_granted;  /**< bool, 0 or 1: exemption granted on the member's application */
    int32_t reduction_percent;  /**< percent, 0 to 100: reduction granted; 0: none */
    partyorg_date relief_from;  /**< first day of the exemption or reduction granted */
    partyorg_date relief_until; /**< its last day */
    int32_t deferred; /**< bool, 0 or 1: late or advance payment is allowed (chậm đóng, đóng trước) */
    partyorg_date deferral_until; /**< last day of that permission */
    partyorg_date
        meetings_exempt_until; /**< last day of the temporary exemption from meetings (tạm miễn sinh hoạt đảng) */
    int32_t paid;              /**< đồng, 0 to 2000000000: paid for the month */
    int32_t unpaid_months; /**< months, 0 to 1000000: months of the calendar year without dues (đảng phí), those with an
                              accepted reason not counted */
} partyorg_member_dues;

/** A ::partyorg_member_dues of which nothing is known. */
#define PARTYORG_MEMBER_DUES_INIT                                                                                      \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_member_dues), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                       \
    }

/**
 * The values of checks that are enumerations (see ::partyorg_value_info): their choices are described as those of facts
 * are. No check reads it. Every member is #PARTYORG_UNKNOWN until set.
 */
typedef struct partyorg_values {
    uint32_t size;            /**< sizeof(partyorg_values) */
    int32_t final_level;      /**< a ::partyorg_final_level: highest level that settles a complaint */
    int32_t edition;          /**< a ::partyorg_edition_code: the edition by which a file is examined */
    int32_t support;          /**< a ::partyorg_support: whether the file supports a grade */
    int32_t rating_supported; /**< a ::partyorg_rating: the rating that the file supports */
    int32_t grade_reached;    /**< a ::partyorg_meeting_grade: the grade that the points reach */
    int32_t form_expected;    /**< a ::partyorg_form_expected: the form that the size permits */
    int32_t leadership;       /**< a ::partyorg_leadership: how a cell of that size is led */
} partyorg_values;

/** A ::partyorg_values of which nothing is known. */
#define PARTYORG_VALUES_INIT                                                                                           \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_values), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,     \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                       \
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
    int32_t effective_2026; /**< a ::partyorg_effective_2026: when a decision on discipline that is not a cell's takes
                               effect under 21-QĐ/TW; the default is #PARTYORG_EFFECTIVE_2026_SIGNING, which
                               #PARTYORG_UNKNOWN means too */
    int32_t dismissal_vote; /**< a ::partyorg_dismissal_vote: the share of votes by which a cell proposes dismissal from
                               posts; the default is #PARTYORG_DISMISSAL_VOTE_HALF, which #PARTYORG_UNKNOWN means too */
    int32_t complaint_window; /**< a ::partyorg_complaint_window: how long a member may complain against discipline; the
                                 default is #PARTYORG_COMPLAINT_WINDOW_EDITION, which #PARTYORG_UNKNOWN means too */
    int32_t exempt_max12; /**< a ::partyorg_exempt_max12: which exemptions must be shorter than 12 months; the default
                             is #PARTYORG_EXEMPT_MAX12_LISTED, which #PARTYORG_UNKNOWN means too */
    int32_t
        fall_through;     /**< a ::partyorg_fall_through: where points fit a higher rating and one of its conditions
                             fails; the default is #PARTYORG_FALL_THROUGH_NEXT_LEVEL, which #PARTYORG_UNKNOWN means too */
    int32_t cap_base;     /**< a ::partyorg_cap_base: of whom the share of excellent is counted; the default is
                             #PARTYORG_CAP_BASE_GOOD_ONLY, which #PARTYORG_UNKNOWN means too */
    int32_t cap_round;    /**< a ::partyorg_cap_round: how the number of excellent is rounded; the default is
                             #PARTYORG_CAP_ROUND_FLOOR, which #PARTYORG_UNKNOWN means too */
    int32_t cap_percent;  /**< percent, 1 to 100: a superior's own share of excellent; #PARTYORG_UNKNOWN: that of the
                             edition */
    int32_t target_count; /**< 1 to 1000000: admissions of the year that the local plan sets; #PARTYORG_UNKNOWN: none */
    int32_t target_percent; /**< hundredths of a percent, 0 to 10000: the same as a share of the members at the start of
                               the year; #PARTYORG_UNKNOWN: none */
    int32_t spare[32];      /**< room for options to come: #PARTYORG_UNKNOWN */
    const struct partyorg_scorecard *scorecard; /**< by which `meeting` and `meeting_year` grade (see scorecard.h); it
                                                   is not copied; NULL: meetings are not graded */
} partyorg_options;

/** ::partyorg_options with every default. */
#define PARTYORG_OPTIONS_INIT                                                                                          \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_options), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,    \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN,                                                                                          \
            { PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
              PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
              PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
              PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
              PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
              PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                \
              PARTYORG_UNKNOWN, PARTYORG_UNKNOWN },                                                                    \
            NULL                                                                                                       \
    }

#ifdef __cplusplus
}
#endif

#endif
