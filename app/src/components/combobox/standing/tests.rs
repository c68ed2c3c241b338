//! Whatever happens to a combobox, only what stands in it is sent.

use super::*;
use proptest::prelude::*;

const TEXTS: [&str; 9] = [
    "",
    " ",
    "\u{200b}",
    "I10",
    "i10 ",
    "Е11.9",
    "E11.9",
    "діабет",
    "I10 Гіпертензія",
];

fn choices() -> [Choice; 3] {
    [
        Choice::new("I10", "I10 Гіпертензія").alias("I10"),
        Choice::new("E11.9", "E11.9 Діабет").alias("E11.9"),
        // As called in another language.
        Choice::new("I10", "I10 Hypertension").alias("I10"),
    ]
}

/// What can happen to a combobox.
#[derive(Debug, Clone)]
enum Event {
    Type(&'static str),
    Mean(Intent, Option<Vec<Choice>>),
    Answer(Option<&'static str>, Vec<Choice>),
    NoAnswer,
    Choose(Choice),
    Fill(Held),
}

fn text() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&TEXTS[..])
}

fn offered() -> impl Strategy<Value = Vec<Choice>> {
    proptest::sample::subsequence(choices().to_vec(), 0..=3)
}

fn intent() -> impl Strategy<Value = Intent> {
    prop_oneof![Just(Intent::Enter), Just(Intent::Leave)]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        text().prop_map(Event::Type),
        (intent(), proptest::option::of(offered())).prop_map(|(of, with)| Event::Mean(of, with)),
        (proptest::option::of(text()), offered()).prop_map(|(to, with)| Event::Answer(to, with)),
        Just(Event::NoAnswer),
        proptest::sample::select(choices().to_vec()).prop_map(Event::Choose),
        proptest::sample::select(&["", "I10", "gone"][..])
            .prop_map(|value| Event::Fill(Held::settled(value))),
    ]
}

fn after(standing: Standing, event: Event) -> Standing {
    match event {
        Event::Type(text) => Standing::typed(text.to_owned()),
        Event::Mean(intent, offered) => standing.meant(intent, offered.as_deref()),
        Event::Answer(question, offered) => standing.answered(question, &offered),
        Event::NoAnswer => standing.unanswered(),
        Event::Choose(choice) => Standing::Chosen(choice),
        Event::Fill(held) => Standing::of(held, &choices()),
    }
}

proptest! {
    #[test]
    fn a_value_never_goes_while_another_text_stands_there(
        events in proptest::collection::vec(event(), 1..40)
    ) {
        let mut standing = Standing::Empty;
        for event in events {
            standing = after(standing, event);
            let held = standing.held();
            match held.unsettled {
                None if held.value.is_empty() => prop_assert_eq!(standing.text(), ""),
                None => {
                    let of_value: Vec<_> = choices().into_iter().filter(|one| one.value == held.value).collect();
                    prop_assert!(of_value.iter().any(|one| one.label == standing.text()));
                }
                Some(Unsettled::Unknown) => prop_assert_eq!(standing.text(), ""),
                Some(unsettled) => {
                    prop_assert_eq!(held.value, "");
                    prop_assert_eq!(unsettled.text(), standing.text());
                }
            }
        }
    }

    #[test]
    fn what_was_typed_becomes_only_what_it_names(
        typed in text(),
        events in proptest::collection::vec(event(), 1..20)
    ) {
        let mut standing = Standing::typed(typed.to_owned());
        for event in events {
            if matches!(event, Event::Type(_) | Event::Choose(_) | Event::Fill(_)) {
                break;
            }
            standing = after(standing, event);
            if let Standing::Chosen(choice) = &standing {
                prop_assert!(named(std::slice::from_ref(choice), typed).is_some());
                break;
            }
        }
    }

    #[test]
    fn nothing_is_typed_any_more_once_the_input_is_left(
        typed in text(),
        offered in proptest::option::of(offered())
    ) {
        let left = Standing::typed(typed.to_owned()).meant(Intent::Leave, offered.as_deref());
        prop_assert!(!matches!(left, Standing::Typing(_)));
        prop_assert_eq!(matches!(left, Standing::LookingUp(..)), offered.is_none() && !is_blank(typed));
        prop_assert_eq!(is_blank(left.text()), is_blank(typed));
    }

    #[test]
    fn the_answer_to_another_question_is_none(
        typed in text(),
        question in text(),
        intent in intent(),
        offered in offered()
    ) {
        prop_assume!(!is_blank(typed) && question != typed.trim());
        let waits = Standing::LookingUp(typed.to_owned(), intent);
        prop_assert_eq!(waits.clone().answered(Some(question), &offered), waits);
    }

    #[test]
    fn what_a_form_holds_stands_again_when_it_is_drawn_anew(
        events in proptest::collection::vec(event(), 1..20)
    ) {
        let standing = events.into_iter().fold(Standing::Empty, after);
        let again = Standing::of(standing.held(), &choices());
        prop_assert_eq!(again.held().unsettled.is_some(), standing.held().unsettled.is_some()
            && !matches!(again, Standing::Chosen(_)));
        prop_assert_eq!(again.held().value, standing.held().value);
    }
}

#[test]
fn a_text_in_full_is_chosen_whenever_its_answer_comes() {
    let typed = || Standing::typed("e11.9 ".to_owned());
    let chosen = Standing::Chosen(choices()[1].clone());
    assert_eq!(typed().meant(Intent::Leave, Some(&choices())), chosen);
    let waits = typed().meant(Intent::Leave, None);
    assert_eq!(waits.clone().answered(Some("e11.9"), &choices()), chosen);
    // Nothing came, but a list that was loading did.
    assert_eq!(waits.unanswered().answered(None, &choices()), chosen);
}

#[test]
fn what_nobody_answered_is_asked_for_again() {
    let left = Standing::typed("e11.9".to_owned()).meant(Intent::Leave, None);
    let unresolved = left.unanswered();
    assert_eq!(unresolved, Standing::Unresolved("e11.9".to_owned()));
    let again = unresolved.meant(Intent::Leave, None);
    let chosen = Standing::Chosen(choices()[1].clone());
    assert_eq!(again.answered(Some("e11.9"), &choices()), chosen);
}

#[test]
fn the_only_match_is_not_chosen_for_anybody() {
    let offered = &choices()[1..2];
    let left = Standing::typed("діаб".to_owned()).meant(Intent::Leave, Some(offered));
    assert_eq!(left, Standing::Unresolved("діаб".to_owned()));
    let entered = Standing::typed("діаб".to_owned()).meant(Intent::Enter, Some(offered));
    assert_eq!(entered, Standing::typed("діаб".to_owned()));
}

#[test]
fn a_choice_is_called_as_the_language_has_it() {
    let now = Standing::Chosen(choices()[0].clone()).answered(None, &choices()[2..]);
    assert_eq!(now.text(), "I10 Hypertension");
}
