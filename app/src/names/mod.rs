//! How permissions and roles are called, alone and in a row; and what stands on
//! record of a patient as a code.

pub use shared::referrals::names as referrals;

use shared::{
    fields::{Rule, TaxNumber},
    lang::Lang,
    messages as m,
    patients::{BirthDate, Likeness, NoName, NoTaxNumber, Sex},
    permissions::{Decision, Permission},
    problem::Names,
    roles::{RoleLabel, ShippedRole},
    text::upper,
};

pub fn permission(lang: Lang, permission: Permission) -> &'static str {
    match permission {
        Permission::UserManagement => m::permissions_user_management(lang),
        Permission::RoleManagement => m::permissions_role_management(lang),
        Permission::TokenManagement => m::permissions_token_management(lang),
        Permission::RoleAssignment => m::permissions_role_assignment(lang),
        Permission::IssuingReferrals => m::permissions_issuing_referrals(lang),
        Permission::ProcessingReferrals => m::permissions_processing_referrals(lang),
        Permission::ReadingJournal => m::permissions_reading_journal(lang),
    }
}

/// The name of a role: translated while it is the shipped one.
pub fn role(lang: Lang, role: &RoleLabel) -> String {
    match role.shipped {
        Some(ShippedRole::Administrator) => m::roles_administrator(lang).into(),
        Some(ShippedRole::HeadOfDepartment) => m::roles_head_of_department(lang).into(),
        Some(ShippedRole::FamilyDoctor) => m::roles_family_doctor(lang).into(),
        Some(ShippedRole::Nurse) => m::roles_nurse(lang).into(),
        Some(ShippedRole::LaboratoryWorker) => m::roles_laboratory_worker(lang).into(),
        Some(ShippedRole::Auditor) => m::roles_auditor(lang).into(),
        Some(ShippedRole::Intern) => m::roles_intern(lang).into(),
        None => role.name.as_str().into(),
    }
}

/// Roles in a row, without quotes: `Сімейний лікар, Завідувач`.
pub fn roles(lang: Lang, roles: &[RoleLabel]) -> String {
    let names: Vec<String> = roles.iter().map(|label| role(lang, label)).collect();
    names.join(", ")
}

/// Roles in a sentence: `«Сімейний лікар» і «Завідувач»`.
pub fn quoted_roles(lang: Lang, roles: &[RoleLabel]) -> String {
    let mut names: Vec<String> = roles
        .iter()
        .map(|label| m::app_quoted(lang, &role(lang, label)))
        .collect();
    match names.pop() {
        Some(last) if !names.is_empty() => m::app_and(lang, &names.join(", "), &last),
        Some(only) => only,
        None => String::new(),
    }
}

/// A few people of perhaps many: `Бондар Андрій, Шевчук Ірина і ще 3`.
pub fn some(lang: Lang, people: &Names) -> String {
    let first = people.first.join(", ");
    match people.more {
        0 => first,
        more => m::app_and_more(lang, more, &first),
    }
}

/// Because of whom two people are still asked for, and what to do.
pub fn absent(lang: Lang, people: &Names) -> String {
    m::error_four_eyes_absent(lang, &some(lang, people))
}

/// Why a permission is held or not: `Забороняє «Завідувач»`.
pub fn reason(lang: Lang, decision: &Decision<RoleLabel>) -> String {
    match decision {
        Decision::Allowed(by) => {
            m::permissions_allowed_by(lang, count(by), &quoted_roles(lang, by))
        }
        Decision::Forbidden(by) => {
            m::permissions_forbidden_by(lang, count(by), &quoted_roles(lang, by))
        }
        Decision::NothingAllows => m::permissions_nothing_allows_hint(lang).into(),
    }
}

/// Why a page is closed: `Потрібен дозвіл «…», його забороняє роль «…».`
pub fn refusal(lang: Lang, needed: Permission, decision: &Decision<RoleLabel>) -> String {
    let needed = permission(lang, needed);
    match decision {
        Decision::Forbidden(by) => {
            m::error_forbidden_by_role(lang, count(by), needed, &quoted_roles(lang, by))
        }
        _ => m::error_forbidden_nothing_allows(lang, needed),
    }
}

/// What a patient's papers say of their sex.
pub const fn sex(sex: Sex) -> fn(Lang) -> &'static str {
    match sex {
        Sex::Female => m::patients_sex_female,
        Sex::Male => m::patients_sex_male,
        Sex::Unknown => m::patients_sex_unknown,
    }
}

/// Why a patient has no name.
pub const fn no_name(reason: NoName) -> fn(Lang) -> &'static str {
    match reason {
        NoName::Unknown => m::patients_no_name_unknown,
        NoName::NotGiven => m::patients_no_name_not_given,
    }
}

/// Why a patient has no tax number.
pub const fn no_tax_number(reason: NoTaxNumber) -> fn(Lang) -> &'static str {
    match reason {
        NoTaxNumber::NotIssued => m::patients_no_tax_not_issued,
        NoTaxNumber::Refused => m::patients_no_tax_refused,
        NoTaxNumber::Foreigner => m::patients_no_tax_foreigner,
        NoTaxNumber::Unknown => m::patients_no_tax_unknown,
    }
}

/// What about a tax number does not fit although its document has it so.
pub fn tax_doubts(lang: Lang, number: &TaxNumber, birth: BirthDate, sex: Sex) -> Option<String> {
    let word = |rule| match rule {
        Rule::TaxNumberBirth => m::patients_tax_doubt_birth(lang),
        Rule::TaxNumberSex => m::patients_tax_doubt_sex(lang),
        _ => m::patients_tax_doubt_check(lang),
    };
    let doubts = number.doubts(Some(birth), sex);
    let words: Vec<_> = doubts.into_iter().map(word).collect();
    (!words.is_empty()).then(|| m::patients_tax_doubted(lang, &words.join(", ")))
}

/// A tax number, with what about it does not fit.
pub fn tax_number(lang: Lang, number: &TaxNumber, birth: BirthDate, sex: Sex) -> String {
    match tax_doubts(lang, number, birth, sex) {
        Some(doubts) => [number.as_str(), " (", &doubts, ")"].concat(),
        None => number.to_string(),
    }
}

/// A name for narrow places: `Коваленко О. П.`
pub fn short(full_name: &str) -> String {
    let mut words = full_name.split_whitespace();
    let mut short = words.next().unwrap_or_default().to_owned();
    for initial in words.filter_map(|word| word.chars().next()) {
        short.push('\u{a0}');
        short.push(initial);
        short.push('.');
    }
    short
}

/// A text with a capital at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        upper(first.encode_utf8(&mut [0; 4])) + letters.as_str()
    })
}

fn count(roles: &[RoleLabel]) -> u64 {
    roles.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(name: &str, shipped: Option<ShippedRole>) -> RoleLabel {
        RoleLabel {
            id: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
            name: name.to_owned().try_into().unwrap(),
            shipped,
        }
    }

    #[test]
    fn a_role_is_translated_until_it_is_renamed() {
        let shipped = label("Nurse", Some(ShippedRole::Nurse));
        assert_eq!(role(Lang::Uk, &shipped), "Медсестра");
        assert_eq!(role(Lang::Uk, &label("Nurse", None)), "Nurse");
    }

    #[test]
    fn roles_stand_in_a_sentence() {
        let [a, b, c] = ["Лаборант", "Завідувач", "Інтерн"].map(|name| label(name, None));
        assert_eq!(quoted_roles(Lang::Uk, &[]), "");
        assert_eq!(quoted_roles(Lang::Uk, &[a.clone()]), "«Лаборант»");
        assert_eq!(
            quoted_roles(Lang::Uk, &[a, b, c]),
            "«Лаборант», «Завідувач» і «Інтерн»"
        );
    }

    #[test]
    fn a_long_name_is_shortened() {
        assert_eq!(
            short("Коваленко Оксана Петрівна"),
            "Коваленко\u{a0}О.\u{a0}П."
        );
        assert_eq!(short("Cher"), "Cher");
        assert_eq!(short(""), "");
    }
}

/// What agrees, nearly agrees or differs between two records.
pub fn likeness(likeness: Likeness) -> fn(Lang) -> &'static str {
    match likeness {
        Likeness::NameOrder => m::patients_duplicate_name_order,
        Likeness::SameFamily => m::patients_duplicate_same_family,
        Likeness::FamilyPart => m::patients_duplicate_family_part,
        Likeness::FamilyAlike => m::patients_duplicate_family_alike,
        Likeness::OtherFamily => m::patients_duplicate_other_family,
        Likeness::SameGiven => m::patients_duplicate_same_given,
        Likeness::GivenAlike => m::patients_duplicate_given_alike,
        Likeness::OtherGiven => m::patients_duplicate_other_given,
        Likeness::SamePatronymic => m::patients_duplicate_same_patronymic,
        Likeness::PatronymicAlike => m::patients_duplicate_patronymic_alike,
        Likeness::OtherPatronymic => m::patients_duplicate_other_patronymic,
        Likeness::SameBirthDate => m::patients_duplicate_same_birth_date,
        Likeness::DayAndMonthSwapped => m::patients_duplicate_day_and_month_swapped,
        Likeness::BornDayOff => m::patients_duplicate_born_day_off,
        Likeness::BornDigitsSwapped => m::patients_duplicate_born_digits_swapped,
        Likeness::BornDigitOff => m::patients_duplicate_born_digit_off,
        Likeness::OtherBirthDate => m::patients_duplicate_other_birth_date,
        Likeness::SameBirthYear => m::patients_duplicate_same_birth_year,
        Likeness::BirthYearNear => m::patients_duplicate_birth_year_near,
        Likeness::OtherSex => m::patients_duplicate_other_sex,
        Likeness::SamePhone => m::patients_duplicate_same_phone,
        Likeness::OtherPhone => m::patients_duplicate_other_phone,
        Likeness::TaxNumberAlike => m::patients_duplicate_tax_number_alike,
        Likeness::OtherTaxNumber => m::patients_duplicate_other_tax_number,
    }
}
