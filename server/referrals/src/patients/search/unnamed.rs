//! Somebody without a name, as their papers call them: `Невідома особа № 1`.

use ground::text::fold;
use std::{ops::RangeInclusive, sync::LazyLock};

/// More digits no such number has: with them `№` stands before another one.
const MOST_DIGITS: usize = 6;
/// Without `№` these are years of birth.
const YEARS: RangeInclusive<u32> = 1900..=2099;
/// Fewer letters begin too much.
const BEGINNING: usize = 3;

/// What stands for a name, in forms of Ukrainian and in English.
static WORDS: LazyLock<[String; 14]> = LazyLock::new(|| {
    [
        "невідома",
        "невідомий",
        "невідоме",
        "невідомо",
        "особа",
        "дитина",
        "без",
        "імені",
        "unknown",
        "unnamed",
        "person",
        "child",
        "newborn",
        "stranger",
    ]
    .map(fold)
});

/// The word, or the one that stands on record for what it says of somebody without a name.
pub(super) fn called(word: &str) -> &str {
    match &*word.to_lowercase() {
        "невідомий" | "невідоме" | "невідомо" | "unknown" | "stranger" => {
            "Невідома"
        }
        "person" => "особа",
        "unnamed" | "newborn" | "child" | "новонароджена" | "новонароджений" | "немовля" => {
            "Дитина"
        }
        _ => word,
    }
}

/// The number of whoever has no name, if what was typed is that, behind words that stand
/// for a name or `№`.
pub(crate) fn unnamed(typed: &str) -> Option<u32> {
    // Folded, the sign is two letters.
    let spaced = typed.replace(['№', '#'], " № ");
    let folded = fold(&spaced);
    let words = folded.split(|c: char| c == '#' || !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let [before @ .., number] = words.as_slice() else {
        return None;
    };
    let is_number = number.len() <= MOST_DIGITS && number.bytes().all(|b| b.is_ascii_digit());
    let stands_for_a_name = |word: &&str| {
        *word == "no"
            || (BEGINNING <= word.chars().count() && WORDS.iter().any(|one| one.starts_with(*word)))
    };
    let is_unnamed = !before.is_empty() && before.iter().all(stands_for_a_name);
    let number = number.parse().ok().filter(|_| is_number && is_unnamed)?;
    (before.contains(&"no") || !YEARS.contains(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_name_is_called_by_a_number() {
        for typed in [
            "Невідома особа № 1",
            "невідома особа №1",
            "Невідома 1",
            "невід. особа 1",
            "№ 1",
            "№1",
            "#1",
            "No. 1",
            "unknown 1",
            "Unknown person #1",
            "Дитина без імені № 1",
        ] {
            assert_eq!(unnamed(typed), Some(1), "{typed}");
        }
        assert_eq!(unnamed("Невідома особа № 1960"), Some(1960));
        for typed in [
            "невідома 1960",
            "особа 2001",
            "1",
            "0001",
            "Невідома особа",
            "№",
            "Коваль 1",
            "Невідома Марія 1",
            "1 №",
            "№ 3075351239",
            "№ 06.05.1971",
        ] {
            assert_eq!(unnamed(typed), None, "{typed}");
        }
    }
}
