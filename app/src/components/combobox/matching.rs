//! Which choices match what was typed. Pure.

use crate::components::choice::Choice;
use shared::{fields::code_key, text::fold};

/// How many matches are listed.
pub(super) const LISTED: usize = 25;

/// The choices in which `typed` occurs, as the server would find it.
pub(super) fn matching(choices: &[Choice], typed: &str) -> Vec<Choice> {
    let typed = fold(typed);
    let has = |text: &str| fold(text).contains(&typed);
    let matches = choices
        .iter()
        .filter(|choice| has(&choice.label) || has(&choice.hint));
    matches.take(LISTED).cloned().collect()
}

/// The one choice that `typed` names in full: by its alias, else by its label.
pub(super) fn named<'a>(choices: &'a [Choice], typed: &str) -> Option<&'a Choice> {
    let (code, typed) = (code_key(typed), fold(typed));
    // Names of signs alone are folded to nothing, too.
    if typed.is_empty() {
        return None;
    }
    // A code is the same without its dots and dashes.
    let is = |alias: &str| fold(alias) == typed || code.is_some() && code_key(alias) == code;
    let by_alias = only(choices, |choice| choice.alias.as_deref().is_some_and(is));
    by_alias.or_else(|| only(choices, |choice| fold(&choice.label) == typed))
}

fn only(choices: &[Choice], is: impl Fn(&Choice) -> bool) -> Option<&Choice> {
    let mut meant = choices.iter().filter(|choice| is(choice));
    meant.next().filter(|_| meant.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, login: &str) -> Choice {
        Choice::new(login.len(), name).hint(login).alias(login)
    }

    #[test]
    fn a_choice_matches_by_name_or_hint_in_any_case() {
        let choices = [
            person("Шевчук Ірина Василівна", "shevchuk_i"),
            person("Коваленко Оксана Петрівна", "kovalenko_o"),
        ];
        for (typed, expected) in [
            ("ШЕВ", 1),
            ("kov", 1),
            (" ", 2),
            ("", 2),
            ("на", 2),
            ("xyz", 0),
            ("кoвaленко oкс", 1),
            ("Шевчук  Iрина", 1),
        ] {
            assert_eq!(matching(&choices, typed).len(), expected, "{typed}");
        }
    }

    #[test]
    fn a_choice_is_named_in_full_and_alone() {
        let choices = [
            person("Шевчук Ірина", "shevchuk_i"),
            person("Коваль Іван", "koval"),
            person("Коваль Іван", "koval_iv"),
            person("Діабет", "E11.9"),
            Choice::new(9, "ʼʼʼ"),
        ];
        for (typed, expected) in [
            (" шевчук ірина ", Some("Шевчук Ірина")),
            ("SHEVCHUK_I", Some("Шевчук Ірина")),
            ("Шевчук Iринa", Some("Шевчук Ірина")),
            ("е119", Some("Діабет")),
            ("Е11,9", Some("Діабет")),
            ("koval", Some("Коваль Іван")),
            // The only one that matches is not yet the one that is meant.
            ("шевч", None),
            // Two of the same name.
            ("Коваль Іван", None),
            // A value is nothing a person types.
            ("10", None),
            ("", None),
            ("ʼ", None),
        ] {
            let named = named(&choices, typed).map(|choice| choice.label.as_str());
            assert_eq!(named, expected, "{typed}");
        }
    }
}
