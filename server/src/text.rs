//! Ukrainian text in a database that knows no Cyrillic: folded to be searched
//! and compared, keyed to be ordered. The same on every engine.

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use std::{fmt::Write as _, sync::LazyLock};

static UKRAINIAN: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("uk").into(), CollatorOptions::default()).ok());

/// The text as it is searched and compared: lower case, apostrophes dropped,
/// runs of spaces made one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let letters = word.chars().filter(|c| !"'’ʼ`".contains(*c));
        folded.extend(letters.flat_map(char::to_lowercase));
    }
    folded
}

/// No name is longer than what is searched for.
const LONGEST_SEARCH: usize = 200;

/// A `like … escape '\'` pattern that finds `text` anywhere, folded; `None`
/// when there is nothing to find.
pub fn pattern(text: Option<&str>) -> Option<String> {
    let found = searched_for(text);
    (!found.is_empty()).then(|| format!("%{found}%"))
}

/// The words of a search, folded, each a part of a `like … escape '\'` pattern.
pub fn words(text: Option<&str>) -> Vec<String> {
    let found = searched_for(text);
    found.split_whitespace().map(str::to_owned).collect()
}

/// What is searched for, folded, and as `like … escape '\'` takes it.
fn searched_for(text: Option<&str>) -> String {
    let mut found = String::new();
    for c in fold(text.unwrap_or_default()).chars().take(LONGEST_SEARCH) {
        if matches!(c, '%' | '_' | '\\') {
            found.push('\\');
        }
        found.push(c);
    }
    found
}

/// A key whose binary order is the Ukrainian alphabetical order of the texts
/// (CLDR collation), in hexadecimal.
pub fn sort_key(text: &str) -> String {
    let mut key = Vec::new();
    match UKRAINIAN.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend_from_slice(fold(text).as_bytes()),
    }
    key.iter()
        .fold(String::with_capacity(2 * key.len()), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_as_the_alphabet_does() {
        let mut names = [
            "Ґалаґан",
            "Яценко",
            "Іваненко",
            "Євтушенко",
            "Гнатюк",
            "Їжак",
            "Йовенко",
            "Зінчук",
            "Дацюк",
            "Щур",
            "Шевчук",
            "адамчук",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "адамчук",
                "Гнатюк",
                "Ґалаґан",
                "Дацюк",
                "Євтушенко",
                "Зінчук",
                "Іваненко",
                "Їжак",
                "Йовенко",
                "Шевчук",
                "Щур",
                "Яценко"
            ]
        );
    }

    #[test]
    fn folding_forgives_case_and_apostrophes() {
        assert_eq!(fold("  Лук’янчук   ДАР'Я "), "лукянчук даря");
        assert_eq!(pattern(Some("50%_\\")).as_deref(), Some("%50\\%\\_\\\\%"));
        assert_eq!(pattern(Some("  ’ ")), None);
        assert_eq!(words(Some(" Кров’ю  50% ")), ["кровю", "50\\%"]);
        assert!(words(None).is_empty());
    }
}
