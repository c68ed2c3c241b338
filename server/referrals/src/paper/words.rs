//! What the paper calls things: dates, codes and states in its language.

use shared::{
    catalogue::Category,
    lang::Lang,
    messages as m,
    patients::{PatientName, PatientRow, Sex},
    referrals::{Act, Priority, Referral, Request},
    time::Day,
};

/// As browsers abbreviate them in British English, so that paper and screen
/// agree.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// A calendar day: `20.11.2026`, `20 Nov 2026`.
pub(super) fn date(lang: Lang, day: Day) -> String {
    let (year, month, of_month) = day.parts();
    match lang {
        Lang::Uk => format!("{of_month:02}.{month:02}.{year}"),
        Lang::En => {
            let month = MONTHS[usize::from(month - 1)];
            format!("{of_month} {month} {year}").replace(' ', "\u{a0}")
        }
    }
}

/// How soon.
pub(super) const fn priority(lang: Lang, priority: Priority) -> &'static str {
    match priority {
        Priority::Routine => m::paper_priority_routine(lang),
        Priority::Urgent => m::paper_priority_urgent(lang),
        Priority::Asap => m::paper_priority_asap(lang),
        Priority::Stat => m::paper_priority_stat(lang),
    }
}

/// As what a service is asked for.
pub(super) const fn category(lang: Lang, category: Category) -> &'static str {
    match category {
        Category::Counselling => m::paper_category_counselling(lang),
        Category::Consultation => m::paper_category_consultation(lang),
        Category::DiagnosticProcedure => m::paper_category_diagnostic_procedure(lang),
        Category::LaboratoryProcedure => m::paper_category_laboratory_procedure(lang),
        Category::Imaging => m::paper_category_imaging(lang),
        Category::Procedure => m::paper_category_procedure(lang),
        Category::SurgicalProcedure => m::paper_category_surgical_procedure(lang),
        Category::Treatment => m::paper_category_treatment(lang),
        Category::Education => m::paper_category_education(lang),
        Category::Evaluation => m::paper_category_evaluation(lang),
        Category::Hospitalization => m::paper_category_hospitalization(lang),
        Category::TransferOfCare => m::paper_category_transfer_of_care(lang),
    }
}

/// Who it is; of somebody without a name, the sex too, which a name would say.
pub(super) fn called(lang: Lang, patient: &PatientRow) -> String {
    let name = patient.name.to_string();
    match (&patient.name, patient.sex) {
        (PatientName::Named(_), _) | (_, Sex::Unknown) => name,
        (PatientName::Unnamed { .. }, known) => m::paper_unnamed(lang, &name, sex(lang, known)),
    }
}

/// What the papers say, within a sentence.
pub(super) const fn sex(lang: Lang, sex: Sex) -> &'static str {
    match sex {
        Sex::Female => m::paper_sex_female(lang),
        Sex::Male => m::paper_sex_male(lang),
        Sex::Unknown => m::paper_sex_unknown(lang),
    }
}

/// Why a service is not to be carried out any more; none while it is.
pub(super) fn ended(lang: Lang, referral: &Referral, expired: bool) -> Option<String> {
    let replaced = referral.replaced_by.as_ref();
    let last = referral.history.last().map(|entry| entry.act);
    let said = match (referral.state.request, replaced, last) {
        (Request::Draft | Request::Active, ..) if expired => m::paper_expired(lang),
        (Request::Draft | Request::Active, ..) => return None,
        (Request::Completed, ..) => m::paper_completed(lang),
        (Request::Recalled, Some(link), _) => {
            return Some(m::paper_replaced(lang, &link.number.to_string()));
        }
        (Request::Recalled, None, Some(Act::Expire)) => m::paper_expired(lang),
        (Request::Recalled, ..) => m::paper_recalled(lang),
        (Request::EnteredInError, ..) => m::paper_in_error(lang),
    };
    Some(said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_screen() {
        let day = |month, of_month| Day::new(2026, month, of_month).unwrap();
        assert_eq!(date(Lang::Uk, day(9, 5)), "05.09.2026");
        assert_eq!(date(Lang::En, day(9, 5)), "5\u{a0}Sept\u{a0}2026");
        assert_eq!(date(Lang::En, day(11, 20)), "20\u{a0}Nov\u{a0}2026");
    }
}
