//! What went wrong, in words: every code and every rule has a sentence that
//! says what happened and what to do next.

use crate::{
    api::ApiError,
    dates::Dates,
    names::{self, referrals::Standing},
};
use shared::{
    fields::Rule,
    lang::Lang,
    messages as m,
    problem::ErrorCode,
    referrals::{Act, ReferralState},
    text::lower,
};

/// The sentence of a call that brought nothing.
pub fn sentence(lang: Lang, dates: Dates, error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) => of_code(lang, dates, &problem.code),
        ApiError::Unreachable => m::error_network(lang).into(),
        ApiError::Outdated => m::error_outdated(lang).into(),
    }
}

/// The sentence of an error code.
pub fn of_code(lang: Lang, dates: Dates, code: &ErrorCode) -> String {
    match code {
        ErrorCode::TokenExpired { last_day } => m::error_token_expired(lang, &dates.day(*last_day)),
        ErrorCode::TokenNotYetValid { from } => {
            m::error_token_not_yet_valid(lang, &dates.date_time(*from))
        }
        ErrorCode::TokenOtherWorkstation {
            token_workstation,
            this_workstation,
        } => m::error_token_other_workstation(lang, this_workstation, token_workstation),
        ErrorCode::OutsideHours { from, to, now } => {
            let [from, to, now] = [from, to, now].map(ToString::to_string);
            m::error_outside_hours(lang, &from, &now, &to)
        }
        ErrorCode::CodeUsed { at } => m::error_code_used(lang, &dates.date_time(*at)),
        ErrorCode::Throttled { seconds } => m::error_throttled(lang, (*seconds).into()),
        ErrorCode::TooOften { seconds } => m::error_too_often(lang, (*seconds).into()),
        ErrorCode::Forbidden {
            permission,
            decision,
        } => {
            let reason = names::refusal(lang, *permission, decision);
            [m::error_forbidden(lang), &reason].join(" ")
        }
        ErrorCode::EscalationSelf { permission } => {
            m::error_escalation_self(lang, names::permission(lang, *permission))
        }
        ErrorCode::EscalationGrant { permission, who } => {
            m::error_escalation_grant(lang, names::permission(lang, *permission), who)
        }
        ErrorCode::EscalationRole { permission } => {
            m::error_escalation_role(lang, names::permission(lang, *permission))
        }
        ErrorCode::TargetOutranks { permission } => {
            m::error_target_outranks(lang, names::permission(lang, *permission))
        }
        ErrorCode::LastHolder { permission } => {
            m::error_last_holder(lang, names::permission(lang, *permission))
        }
        ErrorCode::FourEyesToken { until, absent } | ErrorCode::FourEyesReset { until, absent } => {
            let until = until.map(|at| m::error_four_eyes_until(lang, &dates.date_time(at)));
            let absent = absent.as_ref().map(|people| names::absent(lang, people));
            let said = [Some(of_plain_code(code)(lang).into()), until, absent];
            said.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        ErrorCode::Stale { who: Some(who) } => m::error_stale(lang, who),
        ErrorCode::LicenceTaken { who, login } => m::error_licence_taken(lang, login, who),
        ErrorCode::RoleInUse { holders } => m::error_role_in_use(lang, &names::some(lang, holders)),
        ErrorCode::OrganizationInUse { members } => {
            m::error_organization_in_use(lang, &names::some(lang, members))
        }
        ErrorCode::Damaged { id } => m::app_damaged_row(lang, id),
        ErrorCode::RequesterOnly { who } => m::error_requester_only(lang, who),
        ErrorCode::TransitionRefused { act, state, who } => {
            of_transition(lang, *act, *state, who.as_deref())
        }
        ErrorCode::ReferralExpired { last_day } => {
            m::error_referral_expired(lang, &dates.day(*last_day))
        }
        plain => of_plain_code(plain)(lang).into(),
    }
}

/// Why what was asked for does not happen to a referral any more.
fn of_transition(lang: Lang, act: Act, state: ReferralState, who: Option<&str>) -> String {
    let stands = lower(Standing::of(state, None).word()(lang));
    match (act, who) {
        (Act::Take, Some(who)) if state == ReferralState::TAKEN => {
            m::error_referral_taken(lang, who)
        }
        (_, Some(who)) => m::error_transition_refused_by(lang, &stands, who),
        (_, None) => m::error_transition_refused(lang, &stands),
    }
}

fn of_plain_code(code: &ErrorCode) -> fn(Lang) -> &'static str {
    match code {
        ErrorCode::Malformed => m::error_malformed,
        ErrorCode::InvalidFields { .. } => m::error_invalid_fields,
        ErrorCode::TooLarge => m::error_too_large,
        ErrorCode::TooSlow => m::error_too_slow,
        ErrorCode::UnsupportedMedia => m::error_unsupported_media,
        ErrorCode::MethodNotAllowed => m::error_method_not_allowed,
        ErrorCode::CrossOrigin => m::error_cross_origin,
        ErrorCode::NotEncrypted => m::error_not_encrypted,
        ErrorCode::SignInRefused => m::error_sign_in_refused,
        ErrorCode::TokenAltered => m::error_token_altered,
        ErrorCode::TokenIdMismatch => m::error_token_id_mismatch,
        ErrorCode::TokenLoginMismatch => m::error_token_login_mismatch,
        ErrorCode::TokenDeleted => m::error_token_deleted,
        ErrorCode::CodeLapsed => m::error_code_lapsed,
        ErrorCode::ProofRefused => m::error_proof_refused,
        ErrorCode::EnrolmentRefused => m::error_enrolment_refused,
        ErrorCode::NotSignedIn => m::error_not_signed_in,
        ErrorCode::SessionEnded => m::error_session_ended,
        ErrorCode::ProofNeeded { .. } => m::error_proof_needed,
        ErrorCode::PasswordChangeRequired => m::error_password_change_required,
        ErrorCode::PasswordNeeded => m::error_password_needed,
        ErrorCode::PasswordWrong => m::error_password_wrong,
        ErrorCode::PasswordSame => m::error_password_same,
        ErrorCode::OwnPasswordReset => m::error_own_password_reset,
        ErrorCode::OwnProfile => m::error_own_profile,
        ErrorCode::OwnOrganization => m::error_own_organization,
        ErrorCode::FourEyesToken { .. } => m::error_four_eyes_token,
        ErrorCode::FourEyesReset { .. } => m::error_four_eyes_reset,
        ErrorCode::RightsSurface { .. } => m::error_rights_surface,
        ErrorCode::NotFound => m::error_not_found,
        ErrorCode::Stale { .. } => m::error_stale_on_server,
        ErrorCode::PreconditionRequired => m::error_precondition_required,
        ErrorCode::LoginTaken => m::error_login_taken,
        ErrorCode::RoleNameTaken => m::error_role_name_taken,
        ErrorCode::OrganizationNameTaken => m::error_organization_name_taken,
        ErrorCode::WorkstationNameTaken => m::error_workstation_name_taken,
        ErrorCode::AssignmentExists => m::error_assignment_exists,
        ErrorCode::LikelyDuplicate(_) => m::error_likely_duplicate,
        ErrorCode::TaxNumberTaken { .. } => m::error_tax_number_taken,
        ErrorCode::PatientInactive => m::error_patient_inactive,
        ErrorCode::ForeignNumberTaken => m::error_foreign_number_taken,
        ErrorCode::FormSent { .. } => m::error_form_sent,
        ErrorCode::CardRefused => m::error_card_refused,
        ErrorCode::Busy => m::error_busy,
        ErrorCode::Unavailable => m::error_unavailable,
        ErrorCode::ClockUnsure { .. } => m::error_clock_unsure,
        ErrorCode::Internal => m::error_internal,
        // Those with something of their own to say, said above.
        ErrorCode::TokenExpired { .. }
        | ErrorCode::TokenNotYetValid { .. }
        | ErrorCode::TokenOtherWorkstation { .. }
        | ErrorCode::OutsideHours { .. }
        | ErrorCode::CodeUsed { .. }
        | ErrorCode::Throttled { .. }
        | ErrorCode::TooOften { .. }
        | ErrorCode::Forbidden { .. }
        | ErrorCode::EscalationSelf { .. }
        | ErrorCode::EscalationGrant { .. }
        | ErrorCode::EscalationRole { .. }
        | ErrorCode::TargetOutranks { .. }
        | ErrorCode::LastHolder { .. }
        | ErrorCode::LicenceTaken { .. }
        | ErrorCode::RoleInUse { .. }
        | ErrorCode::OrganizationInUse { .. }
        | ErrorCode::Damaged { .. }
        | ErrorCode::RequesterOnly { .. }
        | ErrorCode::ReferralExpired { .. }
        | ErrorCode::TransitionRefused { .. } => m::error_internal,
    }
}

/// What about a tax number does not fit.
const fn of_doubt(rule: Rule) -> fn(Lang) -> &'static str {
    match rule {
        Rule::TaxNumberBirth => m::rule_tax_number_birth,
        Rule::TaxNumberSex => m::rule_tax_number_sex,
        _ => m::rule_tax_number_check,
    }
}

/// What is wrong with a telephone number or its remark.
const fn of_phone(rule: Rule) -> fn(Lang) -> &'static str {
    match rule {
        Rule::PhoneRemarkInvalid => m::rule_phone_remark_invalid,
        Rule::PhoneRemarkTooLong => m::rule_phone_remark_too_long,
        _ => m::rule_phone_invalid,
    }
}

/// What is wrong with what the paper is to say.
const fn of_paper(rule: Rule) -> fn(Lang) -> &'static str {
    match rule {
        Rule::RequesterUnprintable => m::rule_requester_unprintable,
        _ => m::rule_unprintable,
    }
}

const fn of_time(rule: Rule) -> fn(Lang) -> &'static str {
    match rule {
        Rule::TimeInvalid => m::rule_time_invalid,
        Rule::EndTimeInvalid => m::rule_end_time_invalid,
        _ => m::rule_date_invalid,
    }
}

/// The sentence of a broken form rule.
pub const fn of_rule(rule: Rule) -> fn(Lang) -> &'static str {
    match rule {
        Rule::Required => m::rule_required,
        Rule::Invalid => m::rule_invalid,
        Rule::Unknown => m::rule_unknown,
        Rule::LoginEmpty => m::rule_login_empty,
        Rule::LoginInvalid => m::rule_login_invalid,
        Rule::LoginTooLong => m::rule_login_too_long,
        Rule::PasswordNotGiven => m::rule_password_not_given,
        Rule::PasswordTooShort => m::rule_password_too_short,
        Rule::PasswordTooLong => m::rule_password_too_long,
        Rule::PasswordUnprintable => m::rule_password_unprintable,
        Rule::PasswordIsLogin => m::rule_password_is_login,
        Rule::PasswordHasLogin => m::rule_password_has_login,
        Rule::PasswordHasName => m::rule_password_has_name,
        Rule::PasswordHasHospital => m::rule_password_has_hospital,
        Rule::PasswordHasProduct => m::rule_password_has_product,
        Rule::PasswordFewDifferent => m::rule_password_few_different,
        Rule::PasswordCommon => m::rule_password_common,
        Rule::PasswordPredictable => m::rule_password_predictable,
        Rule::PasswordEmpty => m::rule_password_empty,
        Rule::FullNameEmpty => m::rule_full_name_empty,
        Rule::FullNameInvalid => m::rule_full_name_invalid,
        Rule::FullNameTooLong => m::rule_full_name_too_long,
        Rule::OrganizationEmpty => m::rule_organization_empty,
        Rule::OrganizationInvalid => m::rule_organization_invalid,
        Rule::OrganizationTooLong => m::rule_organization_too_long,
        Rule::PositionEmpty => m::rule_position_empty,
        Rule::PositionInvalid => m::rule_position_invalid,
        Rule::PositionTooLong => m::rule_position_too_long,
        Rule::LicenceNumberNotDigits => m::rule_licence_number_not_digits,
        Rule::LicenceNumberTooLong => m::rule_licence_number_too_long,
        Rule::RoleNameTooShort => m::rule_role_name_too_short,
        Rule::RoleNameTooLong => m::rule_role_name_too_long,
        Rule::RoleNameInvalid => m::rule_role_name_invalid,
        Rule::WorkstationNameEmpty => m::rule_workstation_name_empty,
        Rule::WorkstationNameInvalid => m::rule_workstation_name_invalid,
        Rule::WorkstationNameTooLong => m::rule_workstation_name_too_long,
        Rule::TimeInvalid | Rule::EndTimeInvalid | Rule::DateInvalid => of_time(rule),
        Rule::LastDayPast => m::rule_last_day_past,
        Rule::SessionHoursInvalid => m::rule_session_hours_invalid,
        Rule::TokenMissing => m::rule_token_missing,
        Rule::TokenTooLarge => m::rule_token_too_large,
        Rule::PersonNameEmpty => m::rule_person_name_empty,
        Rule::PersonNameInvalid => m::rule_person_name_invalid,
        Rule::PersonNameTooLong => m::rule_person_name_too_long,
        Rule::TaxNumberInvalid => m::rule_tax_number_invalid,
        Rule::TaxNumberPlaceholder => m::rule_tax_number_placeholder,
        Rule::TaxNumberCheck | Rule::TaxNumberBirth | Rule::TaxNumberSex => of_doubt(rule),
        Rule::PhoneInvalid | Rule::PhoneRemarkInvalid | Rule::PhoneRemarkTooLong => of_phone(rule),
        Rule::NameLetterless => m::rule_name_letterless,
        Rule::NameMixed => m::rule_name_mixed,
        Rule::Unprintable | Rule::RequesterUnprintable => of_paper(rule),
        Rule::AddressInvalid => m::rule_address_invalid,
        Rule::AddressTooLong => m::rule_address_too_long,
        Rule::BirthDateFuture => m::rule_birth_date_future,
        Rule::BirthDateInvalid => m::rule_birth_date_invalid,
        Rule::NoteInvalid => m::rule_note_invalid,
        Rule::NoteTooLong => m::rule_note_too_long,
        Rule::NoteEmpty => m::rule_note_empty,
        Rule::CodeInvalid => m::rule_code_invalid,
        Rule::ServiceUnknown => m::rule_service_unknown,
        Rule::CategoryMismatch => m::rule_category_mismatch,
        Rule::DiagnosisUnknown => m::rule_diagnosis_unknown,
        Rule::ServicesMissing => m::rule_services_missing,
        Rule::ServicesTooMany => m::rule_services_too_many,
        Rule::ServiceTwice => m::rule_service_twice,
        Rule::ReplacementInvalid => m::rule_replacement_invalid,
        Rule::DiagnosisMissing => m::rule_diagnosis_missing,
        Rule::QuantityInvalid => m::rule_quantity_invalid,
        Rule::OccurrenceBeforeBirth => m::rule_occurrence_before_birth,
        Rule::OccurrencePast => m::rule_occurrence_past,
        Rule::OccurrenceTooLate => m::rule_occurrence_too_late,
        Rule::NumberInvalid => m::rule_number_invalid,
        Rule::NumberCheck => m::rule_number_check,
        Rule::CommentMissing => m::rule_comment_missing,
        Rule::ReasonReserved => m::rule_reason_reserved,
    }
}
