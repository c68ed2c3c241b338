//! Referral numbers, the table of transitions, and forms as they go over the
//! wire.

use proptest::{collection::vec, prelude::*, sample::select};
use shared::{
    catalogue::Category,
    fields::{Note, Rule},
    ids::PatientId,
    referrals::{
        ALPHABET, Act, ForeignNumber, MAX_SERVICES, Number, Party, Priority, Processing, Quantity,
        ReferralState, Request, RequestedService, RequisitionForm, TRANSITIONS, compact, next,
    },
    time::Day,
};
use std::{collections::BTreeSet, fmt::Debug};

fn number() -> impl Strategy<Value = Number> {
    any::<[u8; 15]>().prop_map(Number::from_random)
}

fn typed(text: &str) -> Result<Number, Rule> {
    Number::try_from(text.to_owned())
}

/// The number with another symbol in one place.
fn with(number: &Number, at: usize, symbol: u8) -> String {
    let mut symbols = number.as_str().as_bytes().to_vec();
    symbols[at] = symbol;
    String::from_utf8(symbols).unwrap()
}

/// The number with the symbols before and in a place exchanged.
fn exchanged(number: &Number, at: usize) -> String {
    let mut symbols = number.as_str().as_bytes().to_vec();
    symbols.swap(at - 1, at);
    String::from_utf8(symbols).unwrap()
}

/// What is taken for this symbol.
const fn look_alike(symbol: u8) -> Option<u8> {
    match symbol {
        b'0' => Some(b'O'),
        b'O' => Some(b'0'),
        b'1' => Some(b'I'),
        b'I' => Some(b'1'),
        _ => None,
    }
}

/// The letter of the Ukrainian layout on the key of a symbol.
fn on_key(symbol: char, small: bool) -> char {
    let keys = "AФBИCСEУHРIШKЛMЬOЩPЗTЕXЧ";
    let typed = keys.chars().skip_while(|key| *key != symbol).nth(1);
    match typed {
        Some(letter) if small => letter.to_lowercase().next().unwrap(),
        letter => letter.unwrap_or(symbol),
    }
}

proptest! {
    #[test]
    fn a_number_is_sixteen_symbols_and_comes_back_as_it_went(number in number()) {
        prop_assert_eq!(number.as_str().len(), 16);
        prop_assert!(number.as_str().bytes().all(|symbol| ALPHABET.contains(&symbol)));
        prop_assert_eq!(typed(number.as_str()), Ok(number.clone()));
        prop_assert_eq!(typed(&number.to_string()), Ok(number.clone()));
        prop_assert_eq!(typed(&number.to_string().to_lowercase()), Ok(number.clone()));
        prop_assert_eq!(number.groups().concat(), number.as_str());
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), number);
    }

    #[test]
    fn every_single_wrong_symbol_is_noticed(number in number()) {
        for (at, right) in number.as_str().bytes().enumerate() {
            for wrong in ALPHABET.iter().filter(|symbol| **symbol != right) {
                prop_assert_eq!(typed(&with(&number, at, *wrong)), Err(Rule::NumberCheck));
            }
        }
    }

    /// Luhn's algorithm is blind to one exchange: of the first and the last
    /// symbol of the alphabet.
    #[test]
    fn exchanged_neighbours_are_noticed_unless_they_are_nought_and_x(number in number()) {
        for at in 1..16 {
            let text = exchanged(&number, at);
            let pair = [text.as_bytes()[at - 1], text.as_bytes()[at]];
            let unnoticed = pair[0] == pair[1] || pair == *b"0X" || pair == *b"X0";
            prop_assert_eq!(typed(&text).is_ok(), unnoticed, "{}", text);
            if !unnoticed {
                prop_assert!(Number::repairs(&text).contains(&number), "{}", text);
            }
        }
    }

    #[test]
    fn one_or_two_look_alikes_are_repaired(number in number()) {
        let symbols = number.as_str().as_bytes();
        let places: Vec<_> = (0..16).filter(|at| look_alike(symbols[*at]).is_some()).collect();
        for one in &places {
            for two in &places {
                let mut text = symbols.to_vec();
                for at in BTreeSet::from([*one, *two]) {
                    text[at] = look_alike(text[at]).unwrap();
                }
                let text = String::from_utf8(text).unwrap();
                // Two slips can make up for each other; then it is another number.
                if typed(&text).is_err() {
                    prop_assert!(Number::repairs(&text).contains(&number), "{}", text);
                }
            }
        }
    }

    #[test]
    fn repairs_are_numbers_each_of_them_once_and_never_what_was_typed(
        text in prop_oneof!["[0-9ABCEHIKMOPTX]{16}", "[01OI]{16}", "\\PC{0,20}"]
    ) {
        let repairs = Number::repairs(&text);
        let once: BTreeSet<_> = repairs.iter().collect();
        prop_assert_eq!(once.len(), repairs.len());
        for repair in &repairs {
            prop_assert_eq!(typed(repair.as_str()), Ok(repair.clone()));
            let other = compact(&text) != Some(repair.as_str().to_owned());
            prop_assert!(other, "{}", repair);
        }
        // Swaps, and one or two slips out of sixteen.
        prop_assert!(repairs.len() <= 15 + 16 + 120);
    }

    #[test]
    fn what_is_compact_stays_so(text in prop_oneof![
        "\\PC{0,40}", "[0-9А-Яа-яA-Za-z–— -]{0,40}", "[0-9ABCEHIKMOPTX -]{0,40}"
    ]) {
        if let Some(symbols) = compact(&text) {
            prop_assert!(symbols.bytes().all(|symbol| ALPHABET.contains(&symbol)));
            let again = compact(&symbols);
            prop_assert_eq!(again.as_deref(), Some(symbols.as_str()));
            prop_assert_eq!(compact(&text.to_lowercase()), Some(symbols.clone()));
            let spaced: String = symbols.chars().flat_map(|c| [c, ' ', '-']).collect();
            prop_assert_eq!(compact(&spaced), Some(symbols));
        }
    }

    /// What stands around and between the symbols is not a part of the number.
    #[test]
    fn a_number_is_read_through_any_noise(
        number in number(),
        noise in vec((0..=16_usize, "[\\s\u{a0}\u{ad}\u{200b}-\u{200f}\u{feff}.,;:/|«»\"'’…‑–—−_()*№#-]{1,4}"), 0..6),
        label in select(vec!["", "№ ", "Номер: ", "Направлення №", "No. #"]),
    ) {
        let mut text: Vec<String> = number.as_str().chars().map(String::from).collect();
        text.push(String::new());
        for (at, noise) in noise {
            text[at].insert_str(0, &noise);
        }
        prop_assert_eq!(typed(&text.concat()), Ok(number.clone()), "{:?}", text);
        let labelled = [label, &number.to_string(), "."].concat();
        prop_assert_eq!(typed(&labelled), Ok(number), "{}", labelled);
    }

    /// Typed by a scanner while the Ukrainian layout is on. The letters of three
    /// keys look like other symbols: of nothing but those it is no number of
    /// another referral but by the check character's chance.
    #[test]
    fn a_scanner_may_type_in_any_layout(number in number(), small in any::<bool>()) {
        let text: String = number.as_str().chars().map(|symbol| on_key(symbol, small)).collect();
        let has_digit = text.contains(|c: char| c.is_ascii_digit());
        let is_plain = text.contains(|c: char| !"0123456789СЕРсер".contains(c));
        prop_assume!(has_digit && is_plain);
        prop_assert_eq!(typed(&text), Ok(number), "{}", text);
    }

    /// No other letter stands for one, and none is left out.
    #[test]
    fn a_letter_too_many_or_of_no_number_is_no_noise(number in number(), at in 0..=16_usize, letter in "[A-Za-zА-яІіЇїЄєҐґ0-9]") {
        let mut text = number.as_str().to_owned();
        text.insert_str(at, &letter);
        prop_assert_eq!(typed(&text), Err(Rule::NumberInvalid), "{}", text);
    }

    #[test]
    fn nothing_that_is_typed_breaks_the_reading(text in any::<String>()) {
        let read = typed(&text);
        let foreign = ForeignNumber::try_from(text.clone());
        match (&read, &foreign) {
            (Ok(number), Ok(foreign)) => prop_assert_eq!(number.as_str(), foreign.as_str()),
            (Err(Rule::NumberCheck), Ok(_)) | (Err(Rule::NumberInvalid), Err(Rule::NumberInvalid)) => {}
            other => prop_assert!(false, "{:?}", other),
        }
        Number::repairs(&text);
    }

    #[test]
    fn a_foreign_number_is_kept_as_it_is(text in "[0-9ABCEHIKMOPTX]{16}") {
        let number = ForeignNumber::try_from(text.clone()).unwrap();
        prop_assert_eq!(number.as_str(), &text);
        prop_assert_eq!(ForeignNumber::try_from(number.to_string()), Ok(number));
    }

    #[test]
    fn quantities_are_one_to_ninety_nine(far in any::<i64>(), near in -2_i64..103) {
        for quantity in [far, near] {
            let fits = (1..=99).contains(&quantity);
            prop_assert_eq!(Quantity::try_from(quantity).is_ok(), fits);
        }
    }
}

fn states() -> Vec<ReferralState> {
    let all = Request::ALL.iter().flat_map(|request| {
        let of = |processing: &Processing| ReferralState::new(*request, *processing);
        Processing::ALL.iter().map(of)
    });
    all.collect()
}

#[test]
fn what_may_happen_next_is_one_row_or_none_for_everything() {
    let froms = states().into_iter().map(Some).chain([None]);
    let mut rows = 0;
    for from in froms {
        for act in Act::ALL {
            let of_table: Vec<_> = TRANSITIONS
                .into_iter()
                .filter(|row| row.act == act && row.from == from)
                .collect();
            assert!(of_table.len() <= 1, "{act:?} from {from:?}");
            assert_eq!(next(from, act), of_table.first().copied());
            rows += of_table.len();
        }
    }
    assert_eq!(rows, TRANSITIONS.len());
}

#[test]
fn nothing_leaves_what_is_recalled_or_in_error() {
    for state in states() {
        if matches!(state.request, Request::Recalled | Request::EnteredInError) {
            for act in Act::ALL {
                assert_eq!(next(Some(state), act), None, "{act:?} from {state:?}");
            }
        }
    }
}

/// Where referrals can come to, from nothing and from drafts.
fn reachable() -> BTreeSet<String> {
    let mut reached = vec![None, Some(ReferralState::DRAFT)];
    let mut at = 0;
    while let Some(from) = reached.get(at).copied() {
        at += 1;
        for act in Act::ALL {
            let to = next(from, act).map(|row| Some(row.to));
            reached.extend(to.filter(|to| !reached.contains(to)));
        }
    }
    reached
        .into_iter()
        .map(|state| format!("{state:?}"))
        .collect()
}

#[test]
fn every_row_is_reached_and_only_known_states_are() {
    let reachable = reachable();
    for row in TRANSITIONS {
        assert!(reachable.contains(&format!("{:?}", row.from)), "{row:?}");
        assert!(
            reachable.contains(&format!("{:?}", Some(row.to))),
            "{row:?}"
        );
    }
    // Nothing, a draft, four in order and three mistakes.
    assert_eq!(reachable.len(), 1 + 1 + 4 + 3, "{reachable:?}");
}

#[test]
fn the_clock_and_nobody_else_ends_a_validity() {
    for row in TRANSITIONS {
        assert_eq!(row.act == Act::Expire, row.party == Party::Clock, "{row:?}");
        // A mistake keeps how far it had come.
        if row.act == Act::EnterInError {
            assert_eq!(row.from.unwrap().processing, row.to.processing);
        }
    }
}

fn day() -> impl Strategy<Value = Day> {
    (1900_u16..2100, 1_u8..=12, 1_u8..=31).prop_filter_map("no such day", |(year, month, day)| {
        Day::new(year, month, day)
    })
}

fn note() -> impl Strategy<Value = Option<Note>> {
    proptest::option::of("[а-яіїєґ'’ʼ0-9 \\n.,«»-]{1,60}[а-я]")
        .prop_map(|text| text.map(|text| Note::try_from(text).unwrap()))
}

fn code<T: TryFrom<String, Error = Rule> + Debug>() -> impl Strategy<Value = T> {
    "[A-Za-z0-9.-]{1,19}".prop_map(|text| T::try_from(text).unwrap())
}

fn service() -> impl Strategy<Value = RequestedService> {
    (code(), select(&Category::ALL), 1_i64..=99).prop_map(|(code, category, quantity)| {
        RequestedService {
            code,
            category,
            quantity: Quantity::try_from(quantity).unwrap(),
        }
    })
}

fn form() -> impl Strategy<Value = RequisitionForm> {
    let codes = [proptest::option::of(code()), proptest::option::of(code())];
    let what = (any::<u128>(), vec(service(), 0..8), codes);
    let how = (
        select(&Priority::ALL),
        [note(), note()],
        proptest::option::of(day()),
        proptest::option::of(number()),
    );
    (what, how).prop_map(|((patient, services, [icd10, icpc2]), how)| {
        let (priority, [clinical_note, patient_instruction], occurrence, foreign) = how;
        RequisitionForm {
            patient_id: PatientId::new(uuid::Uuid::from_u128(patient)),
            services,
            icd10,
            icpc2,
            priority,
            clinical_note,
            patient_instruction,
            occurrence,
            foreign_number: foreign
                .map(|number| ForeignNumber::try_from(number.as_str().to_owned()).unwrap()),
        }
    })
}

proptest! {
    #[test]
    fn a_form_goes_through_json(form in form()) {
        let json = serde_json::to_string(&form).unwrap();
        prop_assert_eq!(serde_json::from_str::<RequisitionForm>(&json).unwrap(), form);
    }

    #[test]
    fn a_form_is_kept_with_one_to_five_services_none_twice(form in form()) {
        let codes: BTreeSet<_> = form.services.iter().map(|service| service.code.as_str()).collect();
        let fits = (1..=MAX_SERVICES).contains(&form.services.len())
            && codes.len() == form.services.len();
        prop_assert_eq!(form.check().is_ok(), fits);
        // What is complete may be kept, and names a diagnosis.
        let diagnosed = form.icd10.is_some() || form.icpc2.is_some();
        prop_assert_eq!(form.check_complete().is_ok(), fits && diagnosed);
        let faults = form.check().err().unwrap_or_default();
        let all = form.check_complete().err().unwrap_or_default();
        prop_assert!(all.starts_with(&faults));
    }
}
