//! Dates as people write and print them: the one reader of them, in forms, in
//! searches and in files.

use super::{Day, Year};
use crate::text::{fold, line, lower, narrow};

/// How the months' names begin: Ukrainian, as Russian papers have them, English;
/// and Roman.
const MONTHS: [&str; 12] = [
    "січ янв jan I",
    "лют фев feb II",
    "берез март mar III",
    "квіт апр apr IV",
    "трав мая май may V",
    "черв июн jun VI",
    "лип июл jul VII",
    "серп авг aug VIII",
    "верес сент sep IX",
    "жовт окт oct X",
    "листоп нояб nov XI",
    "груд дек dec XII",
];
/// So many letters of a name are left at least.
const SHORTENED: usize = 3;

/// What is written behind a day or a year, in one word with it.
const ENDINGS: [&str; 12] = [
    "р", "н", "рн", "рік", "року", "г", "го", "е", "st", "nd", "rd", "th",
];
/// What is written behind a date, in small letters; a capital is an initial.
const BEHIND: [&str; 9] = [
    "р",
    "рн",
    "рік",
    "року",
    "г",
    "гр",
    "нар",
    "народження",
    "рождения",
];

/// What may stand between the parts of a date.
const BETWEEN: &str = " .,;/-—−()«»\"“”„";

/// The years that a date may name; outside, four digits are something else.
const YEARS: std::ops::Range<u16> = 1800..2100;

/// What is written before a year that is only estimated.
pub const ABOUT: [&str; 12] = [
    "бл",
    "близько",
    "біля",
    "прибл",
    "приблизно",
    "орієнтовно",
    "около",
    "about",
    "approx",
    "ca",
    "circa",
    "est",
];

/// The days that a whole text may mean, likelier ones first: a year of two digits is
/// one of this century or of the last. Empty if it is no date.
pub(super) fn days(text: &str) -> Vec<Day> {
    let text = plain(text);
    match parts(&text)[..] {
        [digits] => of_digits(digits),
        [one, two, three] => {
            let sign = text.chars().find(|c| "./-".contains(*c));
            of_parts([one, two, three], sign).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The year that a whole text means, if only about: `1960 р.`, `бл. 1960`, `~1960`.
pub(super) fn year(text: &str) -> Option<Year> {
    let text = plain(text);
    match parts(text.trim_matches(['~', '≈', '?']))[..] {
        [year] => Year::try_from(year).ok(),
        [about, year] if ABOUT.contains(&about) => Year::try_from(year).ok(),
        _ => None,
    }
}

fn plain(text: &str) -> String {
    narrow(&lower(&line(text)))
}

/// The runs of a plain text, without what is written behind a date. Empty if it is none.
fn parts(text: &str) -> Vec<&str> {
    if text.contains(|c: char| !c.is_alphanumeric() && !BETWEEN.contains(c)) {
        return Vec::new();
    }
    let words = text.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let mut words: Vec<&str> = words.collect();
    let is_date = |at: &usize| behind(words[at - 1], &words[*at..]) < words.len() - at;
    words.truncate((1..words.len()).take_while(is_date).count() + 1);
    words.into_iter().flat_map(runs).collect()
}

/// The day that two digits each, with dashes between them, mean to whoever begins with the
/// year.
pub(super) fn year_first(text: &str) -> Option<Day> {
    let text = line(text);
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let is_short = parts.iter().all(|part| part.len() == 2 && is_number(part));
    is_short
        .then(|| of_numbers(year, month, day))?
        .first()
        .copied()
}

/// The days that digits alone can mean: `06051971`, `19710506`, `060571`.
pub fn of_digits(digits: &str) -> Vec<Day> {
    if !is_number(digits) {
        return Vec::new();
    }
    let cut = |[one, two]: [usize; 2]| [&digits[..one], &digits[one..two], &digits[two..]];
    let [[day, month, year], [first, second, third]] = match digits.len() {
        6 => [cut([2, 4]), [""; 3]],
        8 => [cut([2, 4]), cut([4, 6])],
        _ => return Vec::new(),
    };
    let mut days = of_numbers(year, month, day);
    days.extend(of_numbers(first, second, third));
    days
}

/// The days that three parts can mean, between which that sign stands: `6.5.71`,
/// `1971-05-06`, `6 травня 1971`, `1971 травень 6`, `May 6 1971`, `6.V.71`. Day and month stand in this
/// order, unless only the other makes a date of `05/25/1971`. `None` if it is not how
/// dates are written.
pub fn of_parts([one, two, three]: [&str; 3], sign: Option<char>) -> Option<Vec<Day>> {
    if let (Some(day), Some(month)) = (day_number(one), month(two)) {
        return is_number(three).then(|| of_numbers(three, month, day));
    }
    // A name may begin as a month does; a Roman number stands in its place.
    if let (Some(month), Some(day)) = (named_month(one), day_number(two))
        && is_year(three)
    {
        return Some(of_numbers(three, month, day));
    }
    if is_year(one)
        && let (Some(month), Some(day)) = (named_month(two), day_number(three))
    {
        return Some(of_numbers(one, month, day));
    }
    if is_year(one) && short(two) && short(three) {
        return Some(of_numbers(one, two, three));
    }
    let is_end = is_year(three) || (three.len() == 2 && is_number(three));
    (short(one) && short(two) && is_end).then(|| {
        let days = of_numbers(three, two, one);
        if days.is_empty() && sign == Some('/') {
            of_numbers(three, one, two)
        } else {
            days
        }
    })
}

/// The runs of digits and of letters, without what is written behind a year.
pub fn runs(word: &str) -> Vec<&str> {
    let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let mut runs = Vec::new();
    for part in word.split(|c: char| !c.is_alphanumeric()) {
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            runs.push(run);
            rest = after;
        }
    }
    let is_ending = |run: &&str| ENDINGS.contains(&&*lower(run));
    while 1 < runs.len() && runs.last().is_some_and(is_ending) {
        runs.pop();
    }
    runs
}

/// How many words behind a date, of which `last` is the last one, say that it is one.
pub fn behind(last: &str, words: &[&str]) -> usize {
    let is_year = |word: &str| word.trim_end_matches('.').ends_with(['р', 'г']);
    let is_behind = |at: usize| match &*words[at].replace('.', "") {
        "н" => match at {
            0 => is_year(last),
            _ => at == 1 && words[0].starts_with(['р', 'г']),
        },
        word => BEHIND.contains(&word),
    };
    (0..words.len()).take_while(|at| is_behind(*at)).count()
}

/// Whether four digits may be a year.
pub fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// Whether they are few enough to be a day or a month.
pub fn short(text: &str) -> bool {
    text.len() <= 2 && is_number(text)
}

/// A day of the month in digits.
pub fn day_number(text: &str) -> Option<&str> {
    let day: u8 = text.parse().ok()?;
    (1..=31).contains(&day).then_some(text)
}

/// The number of the month that a word names, or a Roman number.
pub fn month(word: &str) -> Option<&'static str> {
    of_months(word, |names, roman, word| {
        fold(roman) == word || is_name(names, word)
    })
}

/// The same of a word alone.
pub fn named_month(word: &str) -> Option<&'static str> {
    of_months(word, |names, _, word| is_name(names, word))
}

/// The same of a word that is cut off, `лист.`: whole, many a month is somebody's name.
pub fn shortened_month(word: &str) -> Option<&'static str> {
    let word = word.strip_suffix('.')?;
    of_months(word, |names, _, word| {
        SHORTENED <= word.chars().count()
            && names.split(' ').any(|name| fold(name).starts_with(word))
    })
}

fn of_months(word: &str, is: fn(&str, &str, &str) -> bool) -> Option<&'static str> {
    const NUMBERS: [&str; 12] = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    let word = fold(word);
    let mut months = MONTHS.iter().filter_map(|month| month.rsplit_once(' '));
    let at = months.position(|(names, roman)| is(names, roman, &word))?;
    NUMBERS.get(at).copied()
}

fn is_name(names: &str, word: &str) -> bool {
    let is_shortened = SHORTENED <= word.chars().count();
    names
        .split(' ')
        .map(fold)
        .any(|name| word.starts_with(&name) || is_shortened && name.starts_with(word))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The days of that date; of a year of two digits, in this century and in the last.
pub fn of_numbers(year: &str, month: &str, day: &str) -> Vec<Day> {
    let (Ok(number), Ok(month), Ok(day)) = (year.parse::<u16>(), month.parse(), day.parse()) else {
        return Vec::new();
    };
    let years: &[u16] = match year.len() {
        2 => &[2000 + number, 1900 + number],
        4 => &[number],
        _ => &[],
    };
    let days = years.iter().filter_map(|year| Day::new(*year, month, day));
    days.collect()
}
