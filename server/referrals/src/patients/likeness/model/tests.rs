//! What the weights amount to.

use super::super::{days, numbers, years};
use super::*;
use proptest::{prelude::*, sample::select};
use shared::{
    fields::{PersonName, Phone, TaxNumber},
    patients::{NameParts, NoTaxNumber, PatientName, TaxRecord},
};

/// `Family Given [Patronymic] date or year [phone] [tax number]`, a woman's.
fn form(text: &str) -> PatientForm {
    let mut words = text.split(' ').map(str::to_owned).peekable();
    let mut names = Vec::new();
    while let Some(name) = words.next_if(|word| word.starts_with(char::is_alphabetic)) {
        names.push(PersonName::try_from(name).unwrap());
    }
    let mut names = names.into_iter();
    let birth_date = BirthDate::try_from(words.next().unwrap()).unwrap();
    let mut form = PatientForm {
        name: PatientName::Named(NameParts {
            family: names.next().unwrap(),
            given: names.next().unwrap(),
            patronymic: names.next(),
        }),
        birth_date,
        sex: Sex::Female,
        tax: TaxRecord::None(NoTaxNumber::Unknown),
        phone: None,
        phone_remark: None,
        address: None,
        active: true,
    };
    for word in words {
        if word.starts_with('+') {
            form.phone = Some(Phone::try_from(word).unwrap());
        } else {
            form.tax = TaxRecord::Number(TaxNumber::try_from(word).unwrap());
        }
    }
    form
}

fn traits(text: &str) -> Traits {
    Traits::of(&form(text))
}

fn weight(one: &str, other: &str) -> i32 {
    likeness(&traits(one), &traits(other))
}

#[test]
fn one_person_is_known_again() {
    const PHONE: &str = "+380675550124";
    for (one, other) in [
        ("Гаврилюк Наталія 1980-01-02", "Наталія Гаврилюк 1980-01-02"),
        (
            "Гаврилюк Наталія Петрівна 1980-01-02",
            "Наталія Петрівна Гаврилюк 1980-01-02",
        ),
        ("Ганжа Ольга 1980-01-02", "Ґанжа Ольга 1980-01-02"),
        (
            "Петренко-Іваненко Ольга 1980-01-02",
            "Іваненко Ольга 1980-01-02",
        ),
        ("Бойко Ольга 1980-05-12", "Бойко Ольга 1980-12-05"),
        ("Ярошенко Соломія 1984-01-02", "Ярошенко Соломія 1984-01-03"),
        ("Бойко Ольга 1980-05-12", "Бойко Ольга 1990-05-12"),
        ("Бойко Ольга 1980-05-12", "Бокйо Ольга 1980-05-12"),
        ("Бойко Дар’я 1980-05-12", "Бойко Дарина 1980-05-12"),
        ("Бойко Ганна 1980-05-12", "Бойко Анна 1980-05-12"),
        (
            "Бойко Ольга 1980-05-12 3075351239",
            "Бойко Ольга 1980-05-12",
        ),
    ] {
        let found = weight(one, other);
        assert!(THRESHOLD <= found, "{one}, {other}: {found}");
    }
    // Married since.
    let [one, other] = ["Бойко", "Шевчук"].map(|name| format!("{name} Ольга 1980-05-12 {PHONE}"));
    assert!(THRESHOLD <= weight(&one, &other));
    // Only the year is known.
    for (one, other) in [
        ("Бойко Ольга 1980", "Бойко Ольга 1980"),
        ("Бойко Ольга 1980", "Бойко Ольга 1980-05-12"),
        (
            "Бойко Ольга Іванівна 1982",
            "Бойко Ольга Іванівна 1980-05-12",
        ),
        (
            "Бойко Ольга 1975 +380675550124",
            "Бойко Ольга 1980-05-12 +380675550124",
        ),
        (
            "Байко Ольга Іванівна 1975 +380675550124",
            "Бойко Ольга Іванівна 1980 +380675550124",
        ),
    ] {
        let found = weight(one, other);
        assert!(THRESHOLD <= found, "{one}, {other}: {found}");
    }
    let mut mistaken = form("Бойко Ольга 1980-05-12");
    mistaken.sex = Sex::Male;
    let found = likeness(&Traits::of(&mistaken), &traits("Бойко Ольга 1980-05-12"));
    assert!(THRESHOLD <= found);
}

#[test]
fn two_people_are_told_apart() {
    const PHONE: &str = "+380675550124";
    for (one, other) in [
        // Twins and others of one household.
        (
            "Бойко Ольга Іванівна 1980-05-12",
            "Бойко Марта Іванівна 1980-05-12",
        ),
        ("Бойко Ольга 1980-05-12", "Шевчук Марта 1980-05-12"),
        (
            "Бойко Ольга Іванівна 1980-05-12",
            "Бойко Ольга Петрівна 2004-07-30",
        ),
    ] {
        for phone in ["", PHONE] {
            let [one, other] =
                [one, other].map(|who| format!("{who} {phone}").trim_end().to_owned());
            let found = weight(&one, &other);
            assert!(found < THRESHOLD, "{one}, {other}: {found}");
        }
    }
    for (one, other) in [
        ("Бойко Ольга 1980-05-12", "Шевчук Ольга 1980-05-12"),
        // As many women have it.
        (
            "Бойко Ольга Іванівна 1980-05-12",
            "Шевчук Ольга Іванівна 1980-05-12",
        ),
        ("Бойко Ольга 1980-05-12", "Бойко Ольга 1975-08-30"),
        ("Бойко Ольга 1980", "Бойко Ольга 1982-05-12"),
        (
            "Бойко Ольга Іванівна 1980",
            "Бойко Ольга Іванівна 1983-05-12",
        ),
        // Mother and daughter.
        (
            "Бойко Ольга Іванівна 1980 +380675550124",
            "Бойко Ольга Іванівна 2004-07-30 +380675550124",
        ),
    ] {
        let found = weight(one, other);
        assert!(found < THRESHOLD, "{one}, {other}: {found}");
    }
}

fn person() -> impl Strategy<Value = Traits> {
    let name = || {
        prop_oneof![
            "[бдґє][оеі][йл]к?",
            "[бдґє][оеі][йл]к?-[бд]о[йл]ко",
            Just(String::new())
        ]
    };
    let day = (1970_u16..1973, 1_u8..=12, 1_u8..=28);
    let day = day.prop_map(|(year, month, of)| Day::new(year, month, of).unwrap());
    let year = (1970_u16..1973).prop_map(|year| year.to_string().try_into().unwrap());
    let born = prop_oneof![3 => day.prop_map(BirthDate::from), 2 => year];
    let sex = select(Sex::ALL.as_slice());
    let phone = proptest::option::of("[0-9]");
    let number = proptest::option::of("[0-9]{3}");
    (name(), name(), name(), born, sex, phone, number).prop_map(
        |(family, given, patronymic, born, sex, phone, tax_number)| Traits {
            family: fold(&family),
            given: fold(&given),
            patronymic: fold(&patronymic),
            born,
            sex,
            phone,
            tax_number,
        },
    )
}

/// Whether two birth dates, or what stands for one, are among what is looked up.
fn is_near(one: &Traits, other: &Traits) -> bool {
    if let (Some(one), Some(other)) = (one.born(), other.born()) {
        return days(one).contains(&other);
    }
    let about = years(one.born.year()).contains(&other.born.year());
    (one.phone.is_some() && one.phone == other.phone) || (one.family == other.family && about)
}

proptest! {
    #[test]
    fn it_does_not_count_which_record_is_named_first(one in person(), other in person()) {
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }

    /// Nobody is more like somebody than that person.
    #[test]
    fn everybody_is_most_like_themselves(one in person(), other in person()) {
        let mut known = one.clone();
        known.patronymic = other.patronymic.clone();
        prop_assert!(likeness(&known, &other) <= likeness(&other, &other));
    }

    /// Only what is near can reach the threshold: the blocking keys suffice.
    #[test]
    fn who_is_not_near_is_not_likely(one in person(), other in person()) {
        let numbers = one.tax_number.as_deref().map(numbers).unwrap_or_default();
        let is_numbered = other.tax_number.as_ref().is_some_and(|number| numbers.contains(number));
        let is_same = one.tax_number.is_some() && one.tax_number == other.tax_number;
        if !is_near(&one, &other) && !is_numbered && !is_same {
            prop_assert!(likeness(&one, &other) < THRESHOLD);
        }
    }
}
