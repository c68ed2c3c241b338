//! Ukrainian text in a database that knows no Cyrillic: folded to be searched
//! and compared, keyed to be ordered. The same on every engine.

use icu_collator::{
    Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions,
    preferences::CollationNumericOrdering,
};
use icu_locale_core::locale;
pub use shared::text::fold;
use shared::text::{line, repaired};
use std::{fmt::Write as _, sync::LazyLock};

/// Which [`fold`], [`sort_key`], form of codes and searched names the database was written
/// by; raised when one answers anything else, so that what is stored is made anew at start.
pub const VERSION: i64 = 11;

static UKRAINIAN: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(locale!("uk"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).ok()
});

/// The key of whatever has a name, folded so, that an older one of its kind has,
/// too: no folded text begins with a space.
pub fn parked(folded: &str, id: &str) -> String {
    format!(" {folded} {id}")
}

/// What users are searched by: one line for the full name, one for the login.
pub fn person(full_name: &str, login_key: &str) -> String {
    format!("{}\n{login_key}", searchable(full_name))
}

/// A name as it is searched: folded, each part after a space, those of a
/// double name too.
pub fn searchable(name: &str) -> String {
    format!(" {}", fold(name))
}

/// More words than these no name has.
pub const MOST_WORDS: usize = 6;

/// The words typed that parts of a name begin with, folded; one more than a name can have, if
/// more were typed.
pub fn names(typed: &str) -> Vec<String> {
    let typed = fold(typed);
    let words = typed.split([' ', ',', ';']).filter(|word| !word.is_empty());
    // No part of a name is longer.
    let word = |word: &str| word.chars().take(100).collect();
    words.take(MOST_WORDS + 1).map(word).collect()
}

/// The searched name from each of its parts on, with the parts before it behind a line end: in
/// their order stand together all names of which any part begins alike.
pub fn turned(searchable: &str) -> Vec<String> {
    let parts = searchable.split(' ').filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let from = |at: usize| format!("{}\n {}", parts[at..].join(" "), parts[..at].join(" "));
    (0..parts.len()).map(from).collect()
}

/// The `like` pattern of a name of which a part begins with the word.
pub fn part(word: &str) -> String {
    in_order([word].into_iter())
}

fn in_order<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let parts = words.flat_map(|word| ["% ".to_owned(), escaped(word)]);
    parts.chain(["%".to_owned()]).collect()
}

/// `like` patterns of which one fits a name whose parts begin with these words, up to three, each
/// another part, in whatever order.
pub fn in_any_order(words: &[String]) -> Vec<String> {
    let order = |places: &[usize]| {
        let words = places.iter().map(|at| words[*at].as_str());
        in_order(words)
    };
    match words.len() {
        0 => Vec::new(),
        1 => vec![order(&[0])],
        2 => vec![order(&[0, 1]), order(&[1, 0])],
        _ => {
            let orders: [[usize; 3]; 6] = [
                [0, 1, 2],
                [0, 2, 1],
                [1, 0, 2],
                [1, 2, 0],
                [2, 0, 1],
                [2, 1, 0],
            ];
            orders.iter().map(|places| order(places)).collect()
        }
    }
}

/// No name is longer than what is searched for.
const LONGEST_SEARCH: usize = 200;

/// A `like … escape '\'` pattern that finds `text` anywhere, folded; `None`
/// when there is nothing to find.
pub fn pattern(text: Option<&str>) -> Option<String> {
    let found = escaped(&fold(text.unwrap_or_default()));
    (!found.is_empty()).then(|| format!("%{found}%"))
}

/// The words of a text, folded, one space between two: what only stands
/// between words does not count.
pub fn words(text: &str) -> String {
    let between = |c: char| c.is_ascii_punctuation() && !"%_\\".contains(c);
    let spaced = fold(text).replace(between, " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as a part of a `like … escape '\'` pattern, of which it is not all.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().take(LONGEST_SEARCH) {
        if matches!(c, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A key whose binary order is the Ukrainian alphabetical order of the texts
/// (CLDR collation), in hexadecimal. Numbers are ordered as numbers, word by
/// word; apostrophes do not count, hyphens and the dot of an abbreviation are spaces, and
/// one follows `№`.
pub fn sort_key(text: &str) -> String {
    let mut key = Vec::new();
    match UKRAINIAN.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(&ordered(text), &mut key);
        }
        None => key.extend_from_slice(fold(text).as_bytes()),
    }
    key.iter()
        .fold(String::with_capacity(2 * key.len()), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// What of a text counts in the order.
fn ordered(text: &str) -> String {
    let text = repaired(&line(text)).replace('-', " ").replace('№', "№ ");
    let mut before = ' ';
    let spaced = |c| match (std::mem::replace(&mut before, c), c) {
        (letter, '.') if letter.is_alphabetic() => ' ',
        (_, c) => c,
    };
    let text: String = text.chars().map(spaced).collect();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(['\'', '’', 'ʼ'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::digest::Sha256Digest;

    fn assert_in_order<const N: usize>(names: [&str; N]) {
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by_key(|name| sort_key(name));
        assert_eq!(sorted, names);
    }

    #[test]
    fn orders_as_the_alphabet_does() {
        assert_in_order([
            "адамчук",
            "Гнатюк",
            "Ґалаґан",
            "Дацюк",
            "Євтушенко",
            "Зінчук",
            "Iваненко Марія (I Latin)",
            "Іваненко Олег",
            "Їжак",
            "Йовенко",
            "Шевчук",
            "Щур",
            "Яценко",
        ]);
    }

    #[test]
    fn numbers_are_ordered_as_numbers_and_signs_do_not_count() {
        assert_in_order(["Каб. 2", "Каб. 10", "Каб. 10а", "Каб. 100"]);
        assert_in_order([
            "Каб 9",
            "Каб.12",
            "Каб 13",
            "Каб. 14",
            "Каб.100",
            "Каб. 214",
        ]);
        assert_in_order(["Амбулаторія №5", "Амбулаторія № 7", "Амбулаторія №10"]);
        assert_eq!(sort_key("Каб.12"), sort_key("Каб 12"));
        assert_in_order(["Дар’я Бойко", "Дар'я Гук", "Даряна"]);
        assert_in_order(["Коваль-Гук Анна", "Коваль Яна", "Ковальчук Анна"]);
        assert_eq!(sort_key("Лук’янчук"), sort_key("Лук'янчук"));
        assert_eq!(sort_key("Нечуй-Левицький"), sort_key("Нечуй – Левицький"));
    }

    #[test]
    fn a_search_takes_signs_for_what_they_are() {
        assert_eq!(pattern(Some("50%_\\")).as_deref(), Some("%50\\%\\_\\\\%"));
        assert_eq!(pattern(Some("  ’ ")), None);
        assert_eq!(words(" (Жук’ю-Щ)/А,  50% "), "жykю щ a 50%");
    }

    #[test]
    fn a_name_stands_from_each_of_its_parts_on() {
        let name = searchable("Нечуй-Левицька  Анна");
        let turned = turned(&name);
        let [first, second, third] = ["Нечуй", "Левицька", "Анна"].map(fold);
        assert_eq!(
            turned,
            [
                format!("{first} {second} {third}\n "),
                format!("{second} {third}\n {first}"),
                format!("{third}\n {first} {second}"),
            ]
        );
        assert_eq!(super::turned(" "), [""; 0]);
    }

    /// Raise [`VERSION`] when this fails: what is stored is no longer what is
    /// looked for.
    #[test]
    fn what_is_stored_is_of_this_version() {
        let letters = "Щ’єдрик-Ґава ЇЁЙ й Пост №10 SpO₂ Ⅲ «Nguyễn Đức» İß ЅҮҚԚә\u{3164}";
        let both = format!("{VERSION} {} {}", fold(letters), sort_key(letters));
        assert_eq!(
            Sha256Digest::of(both).to_string(),
            "59093eb121b44476631b9e99bbf09d27b53596d6f0ca4d237485063c5014d015"
        );
    }
}
