//! Patients: their numbers, what is typed to find them, and their form as it
//! goes over the wire.

use proptest::{prelude::*, sample::select};
use shared::{
    fields::{Address, PersonName, Phone, PhoneRemark, Rule, TaxNumber},
    patients::{
        BirthDate, NameParts, NewPatient, NoName, NoTaxNumber, PatientForm, PatientName, Sex,
        TaxRecord,
    },
    text::line,
    time::Day,
};

fn tax(text: &str) -> Result<TaxNumber, Rule> {
    TaxNumber::try_from(text.to_owned())
}

/// What is wrong with a number of nobody in particular.
fn doubts(number: &TaxNumber) -> Vec<Rule> {
    number.doubts(None, Sex::Unknown)
}

/// The one tax number that begins with these nine digits.
fn of_nine(nine: u32) -> TaxNumber {
    let numbers = (0..10).filter_map(|last| tax(&format!("{nine:09}{last}")).ok());
    let mut numbers = numbers.filter(|number| doubts(number).is_empty());
    let number = numbers.next().unwrap();
    assert_eq!(numbers.next(), None);
    number
}

fn tax_number() -> impl Strategy<Value = TaxNumber> {
    // Higher than any birth, and never almost what fills a form.
    (810_000_000_u32..876_000_000).prop_map(of_nine)
}

/// The number of somebody born then, whose ninth digit is this one.
fn born(day: Day, ninth: u32) -> TaxNumber {
    of_nine(day.of_century() * 10_000 + 1230 + ninth)
}

proptest! {
    /// The weighted sum modulo 11 tells all digits apart, but its remainders 10
    /// and 0 give one check digit: a wrong digit is noticed unless the last one
    /// is 0, and then at most one wrong digit for each place is not.
    #[test]
    fn a_wrong_digit_is_noticed_unless_the_last_one_is_nought(number in tax_number()) {
        let digits = number.as_str().as_bytes();
        for at in 0..10 {
            let mut unnoticed = 0;
            for wrong in (b'0'..=b'9').filter(|wrong| *wrong != digits[at]) {
                let mut digits = digits.to_vec();
                digits[at] = wrong;
                let number = tax(&String::from_utf8(digits).unwrap()).unwrap();
                unnoticed += usize::from(doubts(&number).is_empty());
            }
            let blind = digits[9] == b'0' && at < 9;
            prop_assert!(unnoticed <= usize::from(blind), "{} at {}", number, at);
        }
    }

    #[test]
    fn a_number_of_another_birth_or_sex_is_noticed(day in day(), other in day(), ninth in 0_u32..10) {
        let number = born(day, ninth);
        let odd = ninth % 2 == 1;
        let (own, wrong) = if odd { (Sex::Male, Sex::Female) } else { (Sex::Female, Sex::Male) };
        prop_assert_eq!(number.doubts(Some(day.into()), own), vec![]);
        prop_assert_eq!(number.doubts(Some(day.into()), wrong), vec![Rule::TaxNumberSex]);
        prop_assert_eq!(number.doubts(Some(day.into()), Sex::Unknown), vec![]);
        let of_other: &[Rule] = if day == other { &[] } else { &[Rule::TaxNumberBirth] };
        prop_assert_eq!(number.doubts(Some(other.into()), own), of_other);
        prop_assert_eq!(number.doubts(None, own), vec![]);
        let (year, ..) = day.parts();
        for off in -3..=3_i16 {
            let near = off.unsigned_abs() <= BirthDate::NEAR_YEARS;
            let estimated = BirthDate::try_from((year.saturating_add_signed(off)).to_string());
            let Ok(estimated) = estimated else { continue };
            let doubts: &[Rule] = if near { &[] } else { &[Rule::TaxNumberBirth] };
            prop_assert_eq!(number.doubts(Some(estimated), own), doubts, "{}", off);
        }
    }

    #[test]
    fn a_tax_number_is_ten_digits_and_nothing_else(text in prop_oneof!["\\PC{0,14}", "[0-9]{8,12}"]) {
        let trimmed = line(&text);
        let ten = trimmed.len() == 10 && trimmed.bytes().all(|byte| byte.is_ascii_digit());
        let others = [Err(Rule::TaxNumberInvalid), Err(Rule::Unprintable)];
        prop_assert_eq!(others.contains(&tax(&text)), !ten);
    }

    #[test]
    fn what_fills_a_form_is_no_tax_number(
        first in 0_u8..10, step in select(&[1_u8, 9]), pair in 0_u32..100, low in 0_u32..100_000,
    ) {
        let row = (0..10).map(|at| (b'0' + (first + at * step) % 10) as char);
        for digits in [row.collect(), format!("{low:010}")] {
            prop_assert_eq!(tax(&digits), Err(Rule::TaxNumberPlaceholder), "{}", digits);
        }
        // These have the right check digit: some are somebody's.
        let given = [13, 20, 26, 39, 41, 54, 67, 82, 95].contains(&pair);
        prop_assert_eq!(tax(&format!("{pair:02}").repeat(5)).is_ok(), given, "{}", pair);
    }

    /// Whatever else the digits are, a paper may have them.
    #[test]
    fn any_other_ten_digits_may_stand_on_a_paper(digits in "[0-9]{10}") {
        let all = digits.as_bytes();
        let steps = all.windows(2).map(|two| (i16::from(two[1]) - i16::from(two[0])).rem_euclid(10));
        let steps: std::collections::BTreeSet<i16> = steps.collect();
        let row = steps.len() == 1 && (steps.contains(&1) || steps.contains(&9));
        let fills = row || digits[..8] == digits[2..] || digits.as_str() < "0000100000";
        prop_assert_eq!(tax(&digits).is_err(), fills);
    }

    #[test]
    fn a_telephone_number_is_read_from_all_it_is_written_as(number in phone()) {
        let read = |text: String| Phone::try_from(text);
        prop_assert_eq!(read(number.as_str().to_owned()), Ok(number.clone()));
        prop_assert_eq!(read(number.grouped()), Ok(number.clone()));
        prop_assert_eq!(read(format!("  {number}\u{a0}")), Ok(number.clone()));
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Phone>(&json).unwrap(), &number);
        let abroad = read("+49 (0)30 123456".to_owned()).unwrap();
        prop_assert_eq!(abroad.as_str(), "+4930123456");
        if let Some(national) = number.as_str().strip_prefix("+380") {
            prop_assert_eq!(read(format!("0{national}")), Ok(number.clone()));
            prop_assert_eq!(read(format!("380{national}")), Ok(number.clone()));
            let (operator, rest) = national.split_at(2);
            let (first, rest) = rest.split_at(3);
            for written in [
                format!("8-0{operator}-{first}-{rest}"),
                format!("8 (0{operator}) {first}{rest}"),
                format!("+38 0{operator} {first}.{rest}"),
                format!("+8 0{operator} {first} {rest}"),
                format!("+38 {operator} {first} {rest}"),
                format!("+38 ({operator}) {first}-{rest}"),
                format!("0038 {operator} {first} {rest}"),
                format!("+380 (0){operator} {first}/{rest}."),
                format!("00380{national}"),
                format!("\u{202a}tel:+380{national}\u{202c}"),
                format!("Тел. 0{operator}\u{2011}{first}—{rest}"),
                format!("моб.тел. 0{operator}·{first}·{rest}…"),
                format!("Телефон: «0{operator} {first} {rest}»"),
                format!("Phone 0{operator}{first}{rest};"),
                format!("'0{operator}{first}{rest}"),
                format!("＋380{national}"),
            ] {
                prop_assert_eq!(read(written.clone()), Ok(number.clone()), "{}", written);
            }
        }
    }

    #[test]
    fn whatever_is_typed_is_a_number_of_its_own_or_none(text in prop_oneof![
        "\\PC{0,24}", "[+]?[0-9 ()/.–-]{5,24}", "(8|00)?[0-9]{9,13}", "0[0-9]{9}", "[+]?380[0-9]{9}"
    ]) {
        match Phone::try_from(text) {
            Ok(number) => {
                let digits = number.as_str().strip_prefix('+').unwrap();
                prop_assert!((8..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
                prop_assert!(!digits.starts_with('0'));
                let again = Phone::try_from(String::from(number.clone()));
                prop_assert_eq!(again, Ok(number));
            }
            Err(rule) => prop_assert_eq!(rule, Rule::PhoneInvalid),
        }
    }

    #[test]
    fn a_record_goes_through_json(form in form()) {
        let new = NewPatient { patient: form };
        let json = serde_json::to_string(&new).unwrap();
        prop_assert_eq!(serde_json::from_str::<NewPatient>(&json).unwrap(), new);
    }
}

/// How much that is: two numbers in eleven end in 0, and of all wrong digits
/// fewer than two in a hundred go unnoticed.
#[test]
fn fewer_than_two_wrong_digits_in_a_hundred_go_unnoticed() {
    let numbers: Vec<_> = (312_340_000..312_342_000).map(of_nine).collect();
    let mut unnoticed = 0;
    for number in &numbers {
        for at in 0..10 {
            let mut digits = number.as_str().as_bytes().to_vec();
            for wrong in b'0'..=b'9' {
                digits[at] = wrong;
                let text = String::from_utf8(digits.clone()).unwrap();
                let right = doubts(&tax(&text).unwrap()).is_empty();
                unnoticed += usize::from(text != number.as_str() && right);
            }
        }
    }
    let noughts = numbers
        .iter()
        .filter(|number| number.as_str().ends_with('0'))
        .count();
    let share = |count: usize, of: usize| count * 1000 / of;
    assert!((170..195).contains(&share(noughts, numbers.len())));
    assert!((10..20).contains(&share(unnoticed, numbers.len() * 90)));
}

#[test]
fn a_birth_date_is_a_day_or_a_year() {
    let read = |text: &str| BirthDate::try_from(text.to_owned()).map(|birth| birth.to_string());
    for right in ["1960", "2026", "1968-03-14"] {
        assert_eq!(read(right), Ok(right.to_owned()));
    }
    for wrong in [
        "",
        "60",
        "1899",
        "2100",
        "19600",
        "1960-03",
        "60 р.",
        "від 1960",
        "1960 1961",
        "бл.",
        "+196",
        "1968-02-30",
    ] {
        assert_eq!(read(wrong), Err(Rule::DateInvalid), "{wrong}");
        assert_eq!(
            BirthDate::typed(wrong, today()),
            Err(Rule::BirthDateInvalid)
        );
    }
    let [day, year] = ["14.03.1968", " 1960 "].map(|text| BirthDate::typed(text, today()).unwrap());
    assert_eq!(day.earliest().to_string(), "1968-03-14");
    assert_eq!(year.earliest().to_string(), "1960-01-01");
    assert_eq!(
        (day.as_typed(), year.as_typed()),
        ("14.03.1968".into(), "1960".into())
    );
    for (typed, kept) in [
        ("06.05.71", "1971-05-06"),
        ("06/05/1971", "1971-05-06"),
        ("06051971", "1971-05-06"),
        ("6 травня 1971", "1971-05-06"),
        ("01.09.26", "2026-09-01"),
        ("02.09.26", "1926-09-02"),
        // The server says that it is to come.
        ("02.09.2026", "2026-09-02"),
        ("1960\u{200b}", "1960"),
        ("\u{feff}1960", "1960"),
        ("１９６０", "1960"),
        ("1960.", "1960"),
        ("«1960»", "1960"),
        ("1960 р.", "1960"),
        ("1960р.н.", "1960"),
        ("1960 року народження", "1960"),
        ("бл. 1960", "1960"),
        ("Близько 1960 р.", "1960"),
        ("бл.1960", "1960"),
        ("~1960", "1960"),
        ("circa 1960", "1960"),
    ] {
        let born = BirthDate::typed(typed, today()).unwrap();
        assert_eq!(born.to_string(), kept, "{typed}");
    }
}

fn today() -> Day {
    Day::new(2026, 9, 1).unwrap()
}

#[test]
fn a_name_is_there_or_its_absence_has_a_reason() {
    let read = |json: &str| serde_json::from_str::<PatientName>(json).map(|name| name.to_string());
    let cases = [
        (r#"{"absent":"unknown","number":3}"#, "Невідома особа № 3"),
        (r#"{"absent":"temp-unknown"}"#, "Дитина без імені"),
        (
            r#"{"absent":"temp-unknown","family":"Коваль","number":4}"#,
            "Коваль, дитина без імені № 4",
        ),
        (r#"{"family":"Коваль","given":"Марія"}"#, "Коваль Марія"),
    ];
    for (json, said) in cases {
        assert_eq!(read(json).unwrap(), said);
    }
    for wrong in [
        r#"{"absent":"unknown","family":"Коваль","given":"Марія"}"#,
        r#"{"absent":"unknown","family":"Коваль"}"#,
        r#"{"absent":"unknown","patronymic":"Іванівна"}"#,
        r#"{"family":"Коваль","given":"Марія","number":3}"#,
        r#"{"absent":"lost"}"#,
        r#"{"absent":"unknown","absent":"temp-unknown"}"#,
        r#"{"family":"Коваль"}"#,
        "{}",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn days_are_counted_from_the_beginning_of_the_century() {
    let mut days = (1900..2100).flat_map(|year| {
        (1..=12).flat_map(move |month| (1..=31).filter_map(move |day| Day::new(year, month, day)))
    });
    assert!((1..).zip(&mut days).all(|(at, day)| day.of_century() == at));
    assert_eq!(Day::new(1968, 3, 14).unwrap().of_century(), 24910);
}

fn day() -> impl Strategy<Value = Day> {
    (1900_u16..2100, 1_u8..=12, 1_u8..=31).prop_filter_map("no such day", |(year, month, day)| {
        Day::new(year, month, day)
    })
}

fn phone() -> impl Strategy<Value = Phone> {
    prop_oneof![
        "\\+380[1-9][0-9]{8}",
        "\\+[124-79][0-9]{7,14}",
        "\\+8[1-9][0-9]{6,13}"
    ]
    .prop_map(|text| Phone::try_from(text).unwrap())
}

fn name() -> impl Strategy<Value = PersonName> {
    "[А-ЩЬЮЯЄІЇҐA-Z][а-щьюяєіїґa-z'’ʼ -]{0,40}[а-я]"
        .prop_map(|text| PersonName::try_from(text).unwrap())
}

fn form() -> impl Strategy<Value = PatientForm> {
    let names = (name(), name(), proptest::option::of(name()));
    let names = names.prop_map(|(family, given, patronymic)| {
        PatientName::Named(NameParts {
            family,
            given,
            patronymic,
        })
    });
    let unnamed = (
        select(NoName::ALL.as_slice()),
        proptest::option::of(name()),
        proptest::option::of(any::<u32>()),
    );
    let unnamed = unnamed.prop_map(|(absent, family, number)| PatientName::Unnamed {
        absent,
        family: family.filter(|_| absent == NoName::NotGiven),
        number,
    });
    let names = prop_oneof![names, unnamed];
    let birth = prop_oneof![
        day().prop_map(Day::as_typed),
        (1900_u16..2100).prop_map(|year| year.to_string()),
    ];
    let birth = birth.prop_map(|typed| BirthDate::typed(&typed, today()).unwrap());
    let tax = prop_oneof![
        tax_number().prop_map(TaxRecord::Number),
        tax_number().prop_map(TaxRecord::AsOnPaper),
        select(NoTaxNumber::ALL.as_slice()).prop_map(TaxRecord::None),
    ];
    let address = "[А-Яа-я0-9 .,/№-]{0,80}[а-я]";
    let address = address.prop_map(|text| Address::try_from(text).unwrap());
    let reach = (
        proptest::option::of(phone()),
        proptest::option::of("[а-яіїє]{1,100}"),
        proptest::option::of(address),
    );
    (
        names,
        birth,
        select(Sex::ALL.as_slice()),
        tax,
        reach,
        any::<bool>(),
    )
        .prop_map(
            |(name, birth_date, sex, tax, (phone, remark, address), active)| PatientForm {
                name,
                birth_date,
                sex,
                tax,
                phone,
                phone_remark: remark.map(|text| PhoneRemark::try_from(text).unwrap()),
                address,
                active,
            },
        )
}
