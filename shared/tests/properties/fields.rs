//! The form rules (REQUIREMENTS §3): the same in the browser and on the
//! server, whatever is typed.

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    fields::{
        EnteredPassword, FullName, InventoryLabel, LicenceNumber, Login, OrganizationName,
        Password, Place, Position, RoleName, Rule, WorkstationName,
    },
    text::{line, nfkc},
    tokens::SessionHours,
};

/// What a field's rule says of a text.
fn rule<T: TryFrom<String, Error = Rule>>(text: &str) -> Result<(), Rule> {
    T::try_from(text.to_owned()).map(drop)
}

/// What holds for every field of one line: a value that exists is normal, makes
/// itself again, and goes through JSON; a text that makes none is refused by
/// JSON, too, with the same rule.
fn is_a_field<T>(text: &str) -> Result<(), TestCaseError>
where
    T: TryFrom<String, Error = Rule> + Into<String> + Clone + PartialEq,
    T: std::fmt::Debug + Serialize + DeserializeOwned,
{
    let json = serde_json::to_string(text).unwrap();
    match T::try_from(text.to_owned()) {
        Ok(value) => {
            let kept: String = value.clone().into();
            prop_assert_eq!(&line(&kept), &kept);
            prop_assert_eq!(&T::try_from(kept).unwrap(), &value);
            prop_assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), &value);
            let back = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(&serde_json::from_str::<T>(&back).unwrap(), &value);
        }
        Err(rule) => {
            let refusal = serde_json::from_str::<T>(&json).unwrap_err().to_string();
            prop_assert!(refusal.starts_with(rule.code()), "{} {}", refusal, rule);
        }
    }
    // White space around it changes nothing.
    let padded = format!(" \t{text}\u{a0}\n");
    prop_assert_eq!(rule::<T>(&padded), rule::<T>(text));
    Ok(())
}

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,80}",
        "[ \\t]*[A-Za-z0-9_]{0,70}[ ]*",
        "[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’ʼ -]{0,210}",
        "[0-9]{0,25}",
        "[А-Яа-я0-9 .,«»\"№()/;+-]{0,210}",
    ]
}

proptest! {
    #[test]
    fn every_field_is_normal_and_goes_through_json(text in anything()) {
        is_a_field::<Login>(&text)?;
        is_a_field::<FullName>(&text)?;
        is_a_field::<OrganizationName>(&text)?;
        is_a_field::<Position>(&text)?;
        is_a_field::<LicenceNumber>(&text)?;
        is_a_field::<RoleName>(&text)?;
        is_a_field::<WorkstationName>(&text)?;
        is_a_field::<Place>(&text)?;
        is_a_field::<InventoryLabel>(&text)?;
    }

    #[test]
    fn a_login_is_ascii_word_characters(text in anything()) {
        let trimmed = line(&text);
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let fits = (1..=64).contains(&trimmed.chars().count()) && trimmed.chars().all(word);
        prop_assert_eq!(rule::<Login>(&text).is_ok(), fits);
        if let Ok(login) = Login::try_from(text.clone()) {
            let shouted = Login::try_from(text.to_uppercase()).unwrap();
            prop_assert_eq!(login.key(), shouted.key());
        }
    }

    #[test]
    fn a_licence_number_is_digits(text in anything()) {
        let trimmed = line(&text);
        let digits = trimmed.bytes().all(|byte| byte.is_ascii_digit());
        let fits = digits && (1..=20).contains(&trimmed.len());
        prop_assert_eq!(rule::<LicenceNumber>(&text).is_ok(), fits);
        match LicenceNumber::optional(&text) {
            Ok(None) => prop_assert!(trimmed.is_empty()),
            Ok(Some(number)) => prop_assert_eq!(number.as_str(), trimmed),
            Err(_) => prop_assert!(!fits && !trimmed.is_empty()),
        }
    }

    #[test]
    fn a_password_is_kept_to_the_letter(text in "\\PC{0,140}") {
        // In the form all keyboards have in common, by which it is as long as it is.
        let kept = nfkc(&text);
        let password = Password::try_from(text.clone());
        prop_assert_eq!(password.is_ok(), (12..=128).contains(&kept.chars().count()));
        if let Ok(password) = password {
            prop_assert_eq!(password.expose(), &*kept);
            prop_assert_eq!(format!("{:?}", password), "Password(…)");
            let again = Password::try_from(kept.into_owned());
            prop_assert_eq!(again, Ok(password));
        }
        let length = text.chars().count().min(nfkc(&text).chars().count());
        let entered = EnteredPassword::try_from(text.clone());
        prop_assert_eq!(entered.is_ok(), (1..=128).contains(&length));
    }

    #[test]
    fn a_password_has_no_control_characters(
        before in "[a-z]{12}", control in "[\\x00-\\x1f\\x7f\\u{80}-\\u{9f}]", after in "[a-z]{0,5}"
    ) {
        let text = format!("{before}{control}{after}");
        prop_assert_eq!(rule::<Password>(&text), Err(Rule::PasswordUnprintable));
    }

    #[test]
    fn a_password_is_not_the_login_in_any_case(login in "[a-z_0-9]{12,64}") {
        let of = Login::try_from(login.clone()).unwrap();
        for text in [login.clone(), login.to_uppercase(), format!("  {login} ")] {
            let password = Password::try_from(text).unwrap();
            prop_assert_eq!(password.not_login(&of).err(), Some(Rule::PasswordIsLogin));
        }
        let other = Password::try_from(format!("{login}!")).unwrap();
        prop_assert!(other.not_login(&of).is_ok());
    }

    #[test]
    fn names_take_the_ukrainian_alphabet_and_all_apostrophes(
        name in "[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ][А-ЩЬЮЯЄІЇҐа-щьюяєіїґA-Za-zéüłÅ '’ʼ-]{0,98}[а-я]"
    ) {
        prop_assert_eq!(rule::<FullName>(&name), Ok(()));
        prop_assert_eq!(rule::<Position>(&name), Ok(()));
        prop_assert_eq!(rule::<OrganizationName>(&name), Ok(()));
    }

    #[test]
    fn names_take_no_digits_markup_or_other_scripts(
        name in "[А-Яа-я]{1,20}", bad in "[0-9<>&_@#$%^*=\\[\\]{}|\\\\~!?:ΩЖ\u{302}א一]"
    ) {
        prop_assume!(bad != "Ж");
        let name = format!("{name}{bad}{name}");
        prop_assert_eq!(rule::<FullName>(&name), Err(Rule::FullNameInvalid));
    }

    #[test]
    fn session_hours_are_one_to_twelve(hours in any::<i64>(), near in -3_i64..20) {
        for hours in [hours, near] {
            let fits = (1..=12).contains(&hours);
            prop_assert_eq!(SessionHours::try_from(hours).is_ok(), fits);
            let json = serde_json::to_value(hours).unwrap();
            prop_assert_eq!(serde_json::from_value::<SessionHours>(json).is_ok(), fits);
        }
    }
}

#[test]
fn the_limits_are_those_of_the_table() {
    let of = |length: usize| "ш".repeat(length);
    assert_eq!(rule::<Login>(&"a".repeat(64)), Ok(()));
    assert_eq!(rule::<Login>(&"a".repeat(65)), Err(Rule::LoginTooLong));
    assert_eq!(rule::<FullName>(&of(200)), Ok(()));
    assert_eq!(rule::<FullName>(&of(201)), Err(Rule::FullNameTooLong));
    assert_eq!(rule::<OrganizationName>(&of(200)), Ok(()));
    assert_eq!(
        rule::<OrganizationName>(&of(201)),
        Err(Rule::OrganizationTooLong)
    );
    assert_eq!(rule::<Position>(&of(200)), Ok(()));
    assert_eq!(rule::<Position>(&of(201)), Err(Rule::PositionTooLong));
    assert_eq!(rule::<LicenceNumber>(&"1".repeat(20)), Ok(()));
    assert_eq!(
        rule::<LicenceNumber>(&"1".repeat(21)),
        Err(Rule::LicenceNumberTooLong)
    );
    assert_eq!(rule::<RoleName>(&of(2)), Err(Rule::RoleNameTooShort));
    assert_eq!(rule::<RoleName>(&of(3)), Ok(()));
    assert_eq!(rule::<RoleName>(&of(64)), Ok(()));
    assert_eq!(rule::<RoleName>(&of(65)), Err(Rule::RoleNameTooLong));
    assert_eq!(rule::<Password>(&of(11)), Err(Rule::PasswordTooShort));
    assert_eq!(rule::<Password>(&of(12)), Ok(()));
    assert_eq!(rule::<Password>(&of(128)), Ok(()));
    assert_eq!(rule::<Password>(&of(129)), Err(Rule::PasswordTooLong));
}

#[test]
fn the_unit_cases_of_the_thesis() {
    for licence in ["abc", "123v", " 123V "] {
        assert_eq!(
            rule::<LicenceNumber>(licence),
            Err(Rule::LicenceNumberNotDigits)
        );
    }
    for login in ["", "   "] {
        assert_eq!(rule::<Login>(login), Err(Rule::LoginEmpty));
    }
    assert_eq!(rule::<Position>(" "), Err(Rule::PositionEmpty));
    assert_eq!(rule::<OrganizationName>(""), Err(Rule::OrganizationEmpty));
    assert_eq!(rule::<FullName>("\u{a0}"), Err(Rule::FullNameEmpty));
}

#[test]
fn official_names_take_the_marks_of_the_table() {
    let name = "КНП «Лікарня № 3», ім. О'Нілл-Ґалаґан; (\"А/Б\" + В’Г ʼ)";
    assert_eq!(rule::<OrganizationName>(name), Ok(()));
    assert_eq!(rule::<Position>(name), Ok(()));
    for bad in ["<b>", "a\u{7}b", "a@b", "50%", "a=b", "{x}", "a\\b", "a:b"] {
        assert_eq!(
            rule::<OrganizationName>(bad),
            Err(Rule::OrganizationInvalid),
            "{bad}"
        );
        assert_eq!(rule::<Position>(bad), Err(Rule::PositionInvalid), "{bad}");
    }
}

#[test]
fn a_rule_is_found_by_its_code() {
    for rule in Rule::ALL {
        assert_eq!(Rule::parse(rule.code()), Some(rule));
        assert_eq!(serde_json::to_value(rule).unwrap(), rule.code());
    }
    assert_eq!(Rule::parse("no-such-rule"), None);
}
