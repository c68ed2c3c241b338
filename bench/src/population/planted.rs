//! Ways in which somebody on record is registered anew.

use super::{
    names::{FORMS, FREQUENT},
    random::Random,
};
use shared::{
    fields::{PersonName, Phone, TaxNumber},
    patients::{NoTaxNumber, PatientForm, PatientName, Sex, TaxRecord},
    time::Day,
};

/// Which mistake is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    NamesSwapped,
    OtherSpelling,
    PartOfDoubleName,
    DayAndMonthSwapped,
    DayOff,
    DigitOff,
    LetterOff,
    OtherForm,
    Married,
    SexMistaken,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::NamesSwapped,
        Self::OtherSpelling,
        Self::PartOfDoubleName,
        Self::DayAndMonthSwapped,
        Self::DayOff,
        Self::DigitOff,
        Self::LetterOff,
        Self::OtherForm,
        Self::Married,
        Self::SexMistaken,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::NamesSwapped => "family and given name swapped",
            Self::OtherSpelling => "Ґ and Г, Є and Е, apostrophe",
            Self::PartOfDoubleName => "a part of a double name",
            Self::DayAndMonthSwapped => "day and month swapped",
            Self::DayOff => "born a day off",
            Self::DigitOff => "a digit of the birth date off",
            Self::LetterOff => "a letter of the family name off",
            Self::OtherForm => "another form of the given name",
            Self::Married => "another family name, the same telephone",
            Self::SexMistaken => "the other sex",
        }
    }
}

/// Somebody as they are registered anew by a `kind` of mistake; none if it cannot be
/// made with this record.
pub fn planted(kind: Kind, person: &PatientForm, random: &mut Random) -> Option<PatientForm> {
    let mut form = person.clone();
    let name = |text: String| PersonName::try_from(text).ok();
    let born = form.birth_date.day()?;
    let (year, month, of_month) = born.parts();
    let known = person.name.parts()?;
    less_known(&mut form, kind, random)?;
    let PatientName::Named(named) = &mut form.name else {
        return None;
    };
    match kind {
        Kind::NamesSwapped => std::mem::swap(&mut named.family, &mut named.given),
        Kind::OtherSpelling => {
            let respelt = |text: &PersonName| {
                let text = text
                    .as_str()
                    .replace('Г', "Ґ")
                    .replace('г', "ґ")
                    .replace('Є', "Е");
                name(text.replace('є', "е").replace(['’', 'ʼ', '\''], ""))
            };
            named.family = respelt(&named.family)?;
            named.given = respelt(&named.given)?;
            if named.family == known.family && named.given == known.given {
                return None;
            }
        }
        Kind::PartOfDoubleName => {
            let other = [random.one_of(&FREQUENT), "-", named.family.as_str()].concat();
            named.family = name(other)?;
        }
        Kind::DayAndMonthSwapped => {
            let swapped = Day::new(year, of_month, month).filter(|day| *day != born)?;
            form.birth_date = swapped.into();
        }
        Kind::DayOff => {
            let of_month = if random.in_thousand(500) {
                of_month + 1
            } else {
                of_month - 1
            };
            form.birth_date = Day::new(year, month, of_month)?.into();
        }
        Kind::DigitOff => form.birth_date = digit_off(born, random)?.into(),
        Kind::LetterOff => named.family = name(letter_off(&named.family, random)?)?,
        Kind::OtherForm => {
            let forms = FORMS
                .iter()
                .filter(|[name, _]| *name == known.given.as_str());
            let forms: Vec<&str> = forms.map(|[_, other]| *other).collect();
            if forms.is_empty() {
                return None;
            }
            named.given = name(random.one_of(&forms).to_owned())?;
        }
        Kind::Married => {
            form.phone.as_ref()?;
            named.family = name(random.one_of(&FREQUENT).to_owned())?;
        }
        Kind::SexMistaken => {
            form.sex = if form.sex == Sex::Male {
                Sex::Female
            } else {
                Sex::Male
            };
        }
    }
    (form != *person).then_some(form)
}

/// Less is known or asked this time.
fn less_known(form: &mut PatientForm, kind: Kind, random: &mut Random) -> Option<()> {
    let number = form.tax.number().cloned();
    form.tax = TaxRecord::None(NoTaxNumber::Unknown);
    if let (true, Some(number)) = (random.in_thousand(200), number) {
        let near = referrals::patients::likeness::numbers(number.as_str());
        let near = near
            .into_iter()
            .find_map(|number| TaxNumber::try_from(number).ok());
        if let Some(number) = near {
            form.tax = TaxRecord::Number(number);
        }
    }
    if let (true, PatientName::Named(named)) = (random.in_thousand(150), &mut form.name) {
        named.patronymic = None;
    }
    let keeps_phone = kind == Kind::Married || random.in_thousand(400);
    if !keeps_phone {
        let other = format!("067{:07}", random.below(10_000_000));
        form.phone = random
            .in_thousand(700)
            .then(|| Phone::try_from(other).ok())?;
    }
    Some(())
}

fn digit_off(day: Day, random: &mut Random) -> Option<Day> {
    let mut text = day.to_string().into_bytes();
    // Neither the century nor what stands between.
    let at = random.one_of(&[2, 3, 5, 6, 8, 9]);
    let digit = b'0' + u8::try_from(random.below(10)).unwrap_or(0);
    if text[at] == digit {
        return None;
    }
    text[at] = digit;
    Day::try_from(String::from_utf8(text).ok()?).ok()
}

fn letter_off(name: &PersonName, random: &mut Random) -> Option<String> {
    let mut letters: Vec<char> = name.as_str().chars().collect();
    let at = 1 + random.below(u32::try_from(letters.len()).ok()? - 1) as usize;
    match random.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, random.one_of(&['о', 'а', 'н', 'и'])),
        _ => letters[at] = random.one_of(&['о', 'а', 'н', 'и']),
    }
    Some(letters.into_iter().collect())
}
