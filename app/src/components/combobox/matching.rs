//! Which choices match what was typed. Pure.

use crate::components::choose::Choice;

/// How many matches are listed.
pub(super) const LISTED: usize = 25;

/// Whether `value` is what is chosen; an empty one is nothing.
pub(super) fn is(chosen: Option<&Choice>, value: &str) -> bool {
    chosen.map_or("", |chosen| chosen.value.as_str()) == value
}

/// The choices in which `typed` occurs, whatever its case.
pub(super) fn matching(choices: &[Choice], typed: &str) -> Vec<Choice> {
    let typed = typed.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&typed);
    let matches = choices
        .iter()
        .filter(|choice| has(&choice.label) || has(&choice.hint));
    matches.take(LISTED).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(label: &str, hint: &str) -> Choice {
        Choice {
            value: hint.into(),
            label: label.into(),
            hint: hint.into(),
        }
    }

    #[test]
    fn a_choice_matches_by_name_or_hint_in_any_case() {
        let choices = [
            choice("Шевчук Ірина Василівна", "shevchuk_i"),
            choice("Коваленко Оксана Петрівна", "kovalenko_o"),
        ];
        for (typed, expected) in [
            ("ШЕВ", 1),
            ("kov", 1),
            (" ", 2),
            ("", 2),
            ("на", 2),
            ("xyz", 0),
        ] {
            assert_eq!(matching(&choices, typed).len(), expected, "{typed}");
        }
    }

    #[test]
    fn nothing_chosen_is_an_empty_value() {
        assert!(is(None, ""));
        assert!(!is(None, "a"));
        assert!(is(Some(&choice("A", "a")), "a"));
    }
}
