//! Text as people bring it.

use icu_normalizer::DecomposingNormalizerBorrowed;
use proptest::prelude::*;
use shared::{
    fields::{
        FullName, Note, OrganizationName, PersonName, Position, RoleName, Rule, WorkstationName,
    },
    text::{foreign_letters, line, normalized, repaired},
};

/// Letters, and whatever comes along when text is pasted.
fn pasted() -> impl Strategy<Value = String> {
    "[a-zйїґЙЇё’'‘`´–‑ \t\r\n\u{a0}\u{ad}\u{200b}\u{202e}\u{feff}\u{306}\u{308}\u{2028}]{0,24}"
}

/// What is not seen.
fn invisible() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        &[
            "\u{ad}", "\u{200b}", "\u{200d}", "\u{202e}", "\u{feff}", "\u{2060}",
        ][..],
    )
}

proptest! {
    #[test]
    fn what_is_normalized_stays_as_it_is(text in prop_oneof![pasted(), any::<String>()]) {
        let once = normalized(&text);
        prop_assert_eq!(normalized(&once), once);
        let once = line(&text);
        prop_assert_eq!(line(&once), once.clone());
        prop_assert!(!once.contains(['\n', '\t', '\r']));
    }

    #[test]
    fn it_does_not_matter_how_letters_are_composed(text in pasted()) {
        let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
        prop_assert_eq!(normalized(&decomposed), normalized(&text));
    }

    #[test]
    fn what_is_not_seen_changes_nothing(words in "[а-яіїєґ’ -]{0,20}", at in any::<prop::sample::Index>(), mark in invisible()) {
        let places: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        let mut pasted = words.clone();
        pasted.insert_str(places[at.index(places.len())], mark);
        prop_assert_eq!(line(&pasted), line(&words));
    }

    #[test]
    fn a_length_is_that_of_what_is_kept(letters in 1999_usize..=2001, mark in invisible()) {
        let typed = format!("{mark}{}\t{mark}", "й".repeat(letters).replace('й', "и\u{306}"));
        let note = Note::try_from(typed);
        prop_assert_eq!(note.err(), (letters > 2000).then_some(Rule::NoteTooLong));
    }

    #[test]
    fn a_name_is_repaired_once(name in "[А-Яа-яіїA-Za-z’ -]{1,20}") {
        let once = repaired(&name);
        prop_assert_eq!(repaired(&once), once.clone());
        prop_assert_eq!(foreign_letters(&once), foreign_letters(&name));
        prop_assert_eq!(once.chars().count(), name.chars().count());
    }
}

#[test]
fn a_name_that_mixes_alphabets_is_repaired_or_refused() {
    let name = |text: &str| PersonName::try_from(text.to_owned()).unwrap();
    assert_eq!(name("Iваненко").as_str(), "Іваненко");
    assert_eq!(name("Iваненко").check_given(), Ok(()));
    // On record it may stand; nobody gives such a name anew.
    assert_eq!(name("Петrенко").check_given(), Err(Rule::NameMixed));
    for none in ["-", "'", "’ -", "ʼ"] {
        assert_eq!(
            name(none).check_given(),
            Err(Rule::NameLetterless),
            "{none}"
        );
    }
    let full = FullName::try_from("Коваль\u{a0}Aндрі\u{438}\u{306}".to_owned()).unwrap();
    assert_eq!(full.as_str(), "Коваль Андрій");
}

#[test]
fn a_name_says_something() {
    for none in ["ʼʼʼ", "ˈˈˈ", "ːːː", "ـــ", "ーーー", "«»…"] {
        let letterless = Some(Rule::NameLetterless);
        assert_eq!(RoleName::given(none).err(), letterless, "{none}");
        if none != "«»…" {
            assert_eq!(Position::given(none).err(), letterless, "{none}");
            assert_eq!(WorkstationName::given(none).err(), letterless, "{none}");
        }
    }
    // Nothing is seen of it.
    let unseen = "\u{3164}\u{3164}\u{3164}";
    assert_eq!(
        WorkstationName::given(unseen).err(),
        Some(Rule::WorkstationNameEmpty)
    );
    assert!(OrganizationName::given("КНП „Тест“").is_ok());
}

#[test]
fn every_rule_of_a_note_has_its_own_name() {
    let rule = |text: &str| Note::try_from(text.to_owned()).err();
    assert_eq!(rule("десять\tзнаків"), None);
    assert_eq!(rule("\u{200b} "), Some(Rule::NoteEmpty));
    assert_eq!(rule("дзвінок\u{7}"), Some(Rule::NoteInvalid));
}
