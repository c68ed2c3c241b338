//! Birth dates as people type and print them.

use super::words::{DAY_IN_WORDS, TENS, is_one_of};
use shared::time::{
    Day,
    written::{
        self, behind, day_number, is_year, month, named_month, of_numbers, runs, short,
        shortened_month,
    },
};

/// What stands at the beginning of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// One of these days; two where the year has two digits.
    Days(Vec<Day>),
    /// The same, but also a part of a number.
    DaysOrDigits(Vec<Day>),
    /// What is written as a date, but nobody was born then.
    Never,
    /// The same, but also a part of a number.
    NeverOrDigits,
    /// A part of a date, as patterns of those on record, of which one fits: `1971%`, `%-05-06`.
    Part(Vec<String>),
    /// The same, but behind other digits a part of their number.
    PartOrDigits(Vec<String>),
    /// No date.
    Nothing,
}

/// What is written behind an age.
const AGES: [&str; 8] = ["р", "рік", "роки", "років", "лет", "г", "years", "yo"];

/// The date that the words begin with, and how many of them it takes: `06.05.1971`,
/// `6/5/71`, `1971-05-06`, `6 травня 1971 р.`, `May 6 1971`, `6.V.71`. Day and month
/// stand in this order, unless only the other makes a date of `05/25/1971`.
pub(super) fn date(words: &[&str], today: Day) -> (usize, Found) {
    let Some(first) = words.first() else {
        return (0, Found::Nothing);
    };
    if let Some(taken) = in_words(words) {
        return (taken, Found::Never);
    }
    let runs = runs(first);
    if let [one, two, three] = runs[..] {
        let sign = first.chars().find(|c| "./-".contains(*c));
        let found = of_parts([one, two, three], sign, today);
        return (1 + following(&found, words), found);
    }
    // A month and a year are a date without its day, a day and a month one without its year.
    if let [one, two] = runs[..]
        && let Some(found) = of_two(one, two, today)
    {
        return (1 + behind(words[0], &words[1..]), found);
    }
    if let [year] = written::runs(words.get(1).unwrap_or(&""))[..]
        && let Some(month) = shortened_month(first)
        && (is_year(year) || short(year))
    {
        let found = in_month(year, month, today);
        // Behind a name that is cut off so, too, a day stands before its own month.
        let is_day = short(year) && words.get(2).is_some_and(|word| named_month(word).is_some());
        if !is_day && matches!(found, Found::PartOrDigits(_)) {
            return (2 + behind(words[1], &words[2..]), found);
        }
    }
    let next = |at: usize| words.get(at).map(|word| written::runs(word));
    let parts = [Some(runs), next(1), next(2)];
    let [Some([one]), two, three] = parts.each_ref().map(|runs| runs.as_deref()) else {
        return (1, Found::Nothing);
    };
    let Some([two]) = two else {
        return alone(one, words, today);
    };
    if let Some([three]) = three {
        let found = match of_parts([one, two, three], None, today) {
            // A month that is spelt as none is.
            Found::Nothing if is_spelt(one, two, three) => Found::Never,
            found => found,
        };
        if found != Found::Nothing {
            return (3 + behind(words[2], &words[3..]), found);
        }
    }
    if let (Some(day), Some(month)) = (day_number(one), month(two)) {
        return (2, of_year(day, month));
    }
    alone(one, words, today)
}

/// How many words are a date whose day is written in words, which is not read: `двадцять
/// першого травня 1971 року`.
fn in_words(words: &[&str]) -> Option<usize> {
    let tens = usize::from(is_one_of(&TENS, words.first()?));
    let ones = words.get(tens).map(|word| word.to_lowercase());
    let days = tens + usize::from(ones.is_some_and(|word| word.ends_with(DAY_IN_WORDS)));
    let behind = words.get(days..).filter(|_| 0 < days)?;
    let year = match behind {
        [month, ..] if named_month(month).is_none() => return None,
        [_, year, ..] if year.bytes().all(|byte| byte.is_ascii_digit()) => 1,
        [_, ..] => 0,
        [] => return None,
    };
    let date = days + 1 + year;
    Some(date + self::behind(words[date - 1], &words[date..]))
}

/// A year that is said to be one, `1971 р.н.`, or an age, `55 років`: that is never
/// looked for, as it is another one every year.
fn alone(one: &str, words: &[&str], today: Day) -> (usize, Found) {
    let named = words[0].contains(char::is_alphabetic);
    let behind = behind(words[0], &words[1..]);
    if is_year(one) && (named || 0 < behind) {
        return (1 + behind, year(one, today));
    }
    if one.len() == 2 && short(one) && is_said_born(&words[..=behind]) {
        return (1 + behind, part(years(one, today)));
    }
    let is_age = |word: &&str| AGES.contains(&&*word.replace('.', "").to_lowercase());
    let digits = one.len() <= 3 && one.bytes().all(|byte| byte.is_ascii_digit());
    match words.get(1) {
        Some(next) if digits && is_age(next) => (2, Found::Never),
        _ if digits && named => (1, Found::Never),
        _ => (1, Found::Nothing),
    }
}

/// A date of which a part is missing.
fn of_two(one: &str, two: &str, today: Day) -> Option<Found> {
    if is_year(one) && short(two) {
        return Some(in_month(one, two, today));
    }
    if short(one) && is_year(two) {
        return Some(in_month(two, one, today));
    }
    let is_month = |text: &str| {
        text.parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month))
    };
    if two.len() != 2 || !short(two) {
        return None;
    }
    if is_month(two) && day_number(one).is_some() {
        return Some(match of_year(one, two) {
            Found::Part(patterns) => Found::PartOrDigits(patterns),
            other => other,
        });
    }
    (short(one) && is_month(one)).then(|| in_month(two, one, today))
}

/// The days of a month, in a year of four digits or of two.
fn in_month(year: &str, month: &str, today: Day) -> Found {
    let patterns = match year.len() {
        4 => match self::year(year, today) {
            Found::Part(patterns) => patterns,
            _ => Vec::new(),
        },
        _ => years(year, today),
    };
    match month.parse::<u8>() {
        Ok(month @ 1..=12) if !patterns.is_empty() => {
            let days = |year: String| year.replace('%', &format!("-{month:02}%"));
            Found::PartOrDigits(patterns.into_iter().map(days).collect())
        }
        _ => Found::NeverOrDigits,
    }
}

/// Whether it is said of two digits that somebody was born then: `68 р.н.`, and not `55 р.`.
fn is_said_born(words: &[&str]) -> bool {
    let said: String = words.concat().to_lowercase();
    let said: String = said.chars().filter(|c| c.is_alphabetic()).collect();
    ["рн", "гр", "рокун", "годар", "нар"]
        .iter()
        .any(|born| said.starts_with(born))
}

fn part(patterns: Vec<String>) -> Found {
    if patterns.is_empty() {
        Found::Never
    } else {
        Found::Part(patterns)
    }
}

/// A day of a year that is not said.
fn of_year(day: &str, month: &str) -> Found {
    // A leap year has them all.
    let leap = |day, month| Day::new(2000, month, day);
    match (day.parse(), month.parse()) {
        (Ok(day), Ok(month)) if leap(day, month).is_some() => {
            Found::Part(vec![format!("%-{month:02}-{day:02}")])
        }
        _ => Found::Never,
    }
}

/// All days of a year, of which there were some until today.
fn year(year: &str, today: Day) -> Found {
    let (this, ..) = today.parts();
    match year.parse() {
        Ok(number @ 1900..) if number <= this => Found::Part(vec![format!("{year}%")]),
        _ => Found::Never,
    }
}

/// The dates that digits alone can be, six of them also with the year first.
pub(super) fn of_digits(digits: &str, today: Day) -> Vec<Day> {
    let mut days = written::of_digits(digits);
    if digits.len() == 6 {
        days.extend(of_numbers(&digits[..2], &digits[2..4], &digits[4..]));
    }
    until(days, today)
}

/// The days of those on which somebody can be born by today.
fn until(mut days: Vec<Day>, today: Day) -> Vec<Day> {
    days.retain(|day| *day <= today);
    days
}

/// How many words behind a date of one word belong to it.
fn following(found: &Found, words: &[&str]) -> usize {
    match found {
        Found::Nothing => 0,
        _ => behind(words[0], &words[1..]),
    }
}

/// The years of two digits that may be meant, as patterns.
pub(super) fn years(digits: &str, today: Day) -> Vec<String> {
    let years = ["20", "19"].map(|century| year(&[century, digits].concat(), today));
    let years = years.into_iter().flat_map(|found| match found {
        Found::Part(patterns) => patterns,
        _ => Vec::new(),
    });
    years.collect()
}

/// Whether a word stands between a day and a year, as the month's name does.
fn is_spelt(one: &str, two: &str, three: &str) -> bool {
    day_number(one).is_some() && is_year(three) && two.chars().all(char::is_alphabetic)
}

fn of_parts(parts: [&str; 3], sign: Option<char>, today: Day) -> Found {
    let [one, two, year] = parts;
    let mut days = written::of_parts(parts, sign);
    // With the year first, as lists that are sorted by it have it: `71-05-06`.
    if matches!(sign, None | Some('-')) && one.len() == 2 && parts.into_iter().all(short) {
        days.get_or_insert_default()
            .extend(of_numbers(one, two, year));
    }
    let Some(days) = days else {
        // As dates are written, but of a year that none is: `06.05.9171`, `06.05.197`.
        let is_date = sign.is_some_and(|sign| "./".contains(sign)) && short(one) && short(two);
        return match year.len() {
            3..=5 if is_date && year.bytes().all(|b| b.is_ascii_digit()) => Found::NeverOrDigits,
            _ => Found::Nothing,
        };
    };
    let days = until(days, today);
    let is_named = parts.join("").contains(char::is_alphabetic);
    let has_year = is_year(parts[0]) || is_year(parts[2]);
    match (days.is_empty(), sign) {
        (false, _) if is_named => Found::Days(days),
        (true, _) if is_named => Found::Never,
        // So are parts of telephone numbers written.
        (false, Some('-')) if !has_year => Found::DaysOrDigits(days),
        (false, Some(_)) => Found::Days(days),
        (false, None) => Found::DaysOrDigits(days),
        (true, Some(_)) if has_year => Found::Never,
        (true, Some('.' | '/')) => Found::NeverOrDigits,
        (true, _) => Found::Nothing,
    }
}
