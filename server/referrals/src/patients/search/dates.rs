//! Birth dates as people type and print them.

use ground::text::fold;
use shared::time::Day;

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
    /// A part of a date, as a pattern of those on record: `1971%`, `%-05-06`.
    Part(String),
    /// The same, but behind other digits a part of their number.
    PartOrDigits(String),
    /// No date.
    Nothing,
}

/// The first letters of the months' names, folded: Ukrainian, as Russian papers
/// have them, English; and Roman.
const MONTHS: [[&str; 4]; 12] = [
    ["січ", "янв", "jan", "I"],
    ["лют", "фев", "feb", "II"],
    ["берез", "март", "mar", "III"],
    ["квіт", "апр", "apr", "IV"],
    ["трав", "мая", "may", "V"],
    ["черв", "июн", "jun", "VI"],
    ["лип", "июл", "jul", "VII"],
    ["серп", "авг", "aug", "VIII"],
    ["верес", "сент", "sep", "IX"],
    ["жовт", "окт", "oct", "X"],
    ["листоп", "нояб", "nov", "XI"],
    ["груд", "дек", "dec", "XII"],
];

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
/// What is written behind an age.
const AGES: [&str; 8] = ["р", "рік", "роки", "років", "лет", "г", "years", "yo"];

/// The years that a date may name; outside, four digits are something else.
const YEARS: std::ops::Range<u16> = 1800..2100;

/// The date that the words begin with, and how many of them it takes: `06.05.1971`,
/// `6/5/71`, `1971-05-06`, `6 травня 1971 р.`, `May 6 1971`, `6.V.71`. Day and month
/// stand in this order, unless only the other makes a date of `05/25/1971`.
pub(super) fn date(words: &[&str], today: Day) -> (usize, Found) {
    let Some(first) = words.first() else {
        return (0, Found::Nothing);
    };
    let runs = runs(first);
    if let [one, two, three] = runs[..] {
        let sign = first.chars().find(|c| "./-".contains(*c));
        let found = of_parts([one, two, three], sign, today);
        return (1 + behind(found != Found::Nothing, &words[1..]), found);
    }
    // A month and a year are a date without its day, a day and a month one without its year.
    if let [one, two] = runs[..]
        && let Some(found) = of_two(one, two, today)
    {
        return (1 + behind(true, &words[1..]), found);
    }
    let next = |at: usize| words.get(at).map(|word| self::runs(word));
    let parts = [Some(runs), next(1), next(2)];
    let [Some([one]), two, three] = parts.each_ref().map(|runs| runs.as_deref()) else {
        return (1, Found::Nothing);
    };
    let Some([two]) = two else {
        return alone(one, words, today);
    };
    if let Some([three]) = three {
        let found = of_parts([one, two, three], None, today);
        if found != Found::Nothing {
            return (3 + behind(true, &words[3..]), found);
        }
    }
    if let (Some(day), Some(month)) = (day_number(one), month(two)) {
        return (2, of_year(day, month));
    }
    alone(one, words, today)
}

/// A year that is said to be one, `1971 р.н.`, or an age, `55 років`: that is never
/// looked for, as it is another one every year.
fn alone(one: &str, words: &[&str], today: Day) -> (usize, Found) {
    let named = words[0].contains(char::is_alphabetic);
    let behind = behind(true, &words[1..]);
    if is_year(one) && (named || 0 < behind) {
        return (1 + behind, year(one, today));
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
    let in_month = |year: &str, month: &str| match (self::year(year, today), month.parse::<u8>()) {
        (Found::Part(_), Ok(month @ 1..=12)) => Found::PartOrDigits(format!("{year}-{month:02}%")),
        _ => Found::NeverOrDigits,
    };
    if is_year(one) && short(two) {
        return Some(in_month(one, two));
    }
    if short(one) && is_year(two) {
        return Some(in_month(two, one));
    }
    let is_day = day_number(one).is_some() && two.len() == 2;
    let is_month = two.parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    (is_day && is_month).then(|| match of_year(one, two) {
        Found::Part(pattern) => Found::PartOrDigits(pattern),
        other => other,
    })
}

/// A day of a year that is not said.
fn of_year(day: &str, month: &str) -> Found {
    // A leap year has them all.
    let leap = |day, month| Day::new(2000, month, day);
    match (day.parse(), month.parse()) {
        (Ok(day), Ok(month)) if leap(day, month).is_some() => {
            Found::Part(format!("%-{month:02}-{day:02}"))
        }
        _ => Found::Never,
    }
}

/// All days of a year, of which there were some until today.
fn year(year: &str, today: Day) -> Found {
    let (this, ..) = today.parts();
    match year.parse() {
        Ok(number @ 1900..) if number <= this => Found::Part(format!("{year}%")),
        _ => Found::Never,
    }
}

/// The dates that digits alone can be: `06051971`, `19710506`, `060571`.
pub(super) fn of_digits(digits: &str, today: Day) -> Vec<Day> {
    let cut = |[one, two]: [usize; 2]| [&digits[..one], &digits[one..two], &digits[two..]];
    match digits.len() {
        8 => {
            let [day, month, year] = cut([2, 4]);
            let mut days = days(year, month, day, today);
            let [year, month, day] = cut([4, 6]);
            days.extend(self::days(year, month, day, today));
            days
        }
        6 => {
            let [day, month, year] = cut([2, 4]);
            days(year, month, day, today)
        }
        _ => Vec::new(),
    }
}

/// The runs of digits and of letters, without what is written behind a year.
fn runs(word: &str) -> Vec<&str> {
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
    let is_ending = |run: &&str| ENDINGS.contains(&&*run.to_lowercase());
    while 1 < runs.len() && runs.last().is_some_and(is_ending) {
        runs.pop();
    }
    runs
}

/// How many words behind a date say that it is one.
fn behind(is_date: bool, words: &[&str]) -> usize {
    let is_behind = |at: usize| match &*words[at].replace('.', "") {
        "н" => at == 1 && words[0].starts_with(['р', 'г']),
        word => BEHIND.contains(&word),
    };
    if is_date {
        (0..words.len()).take_while(|at| is_behind(*at)).count()
    } else {
        0
    }
}

/// The years of two digits that may be meant, as patterns.
pub(super) fn years(digits: &str, today: Day) -> Vec<String> {
    let years = ["20", "19"].map(|century| year(&[century, digits].concat(), today));
    let years = years.into_iter().filter_map(|found| match found {
        Found::Part(pattern) => Some(pattern),
        _ => None,
    });
    years.collect()
}

fn of_parts([one, two, three]: [&str; 3], sign: Option<char>, today: Day) -> Found {
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let (Some(day), Some(month)) = (day_number(one), month(two)) {
        return named(three, month, day, today);
    }
    // A name may begin as a month does.
    if let (Some(month), Some(day)) = (month(one), day_number(two))
        && is_year(three)
    {
        return named(three, month, day, today);
    }
    if ![one, two, three].into_iter().all(number) {
        return Found::Nothing;
    }
    let found = if is_year(one) && short(two) && short(three) {
        days(one, two, three, today)
    } else if short(one) && short(two) && (is_year(three) || three.len() == 2) {
        let found = days(three, two, one, today);
        if found.is_empty() && sign == Some('/') {
            days(three, one, two, today)
        } else {
            found
        }
    } else {
        return Found::Nothing;
    };
    let has_year = is_year(one) || is_year(three);
    match (found.is_empty(), sign) {
        // So are parts of telephone numbers written.
        (false, Some('-')) if !has_year => Found::DaysOrDigits(found),
        (false, Some(_)) => Found::Days(found),
        (false, None) => Found::DaysOrDigits(found),
        (true, Some(_)) if has_year => Found::Never,
        (true, Some('.' | '/')) => Found::NeverOrDigits,
        (true, _) => Found::Nothing,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year| YEARS.contains(&year))
}

fn short(text: &str) -> bool {
    text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn named(year: &str, month: &str, day: &str, today: Day) -> Found {
    if year.is_empty() || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return Found::Nothing;
    }
    match days(year, month, day, today) {
        days if days.is_empty() => Found::Never,
        days => Found::Days(days),
    }
}

/// A day of the month in digits.
fn day_number(text: &str) -> Option<&str> {
    let day: u8 = text.parse().ok()?;
    (1..=31).contains(&day).then_some(text)
}

/// The number of the month that a word names.
fn month(word: &str) -> Option<&'static str> {
    const NUMBERS: [&str; 12] = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    let word = fold(word);
    let names = |stems: &[&str; 4]| {
        let [stems @ .., roman] = stems;
        fold(roman) == word || stems.iter().any(|stem| word.starts_with(&fold(stem)))
    };
    let at = MONTHS.iter().position(names)?;
    NUMBERS.get(at).copied()
}

/// The days of that date up to today; of a year of two digits, in this century
/// and in the last.
fn days(year: &str, month: &str, day: &str, today: Day) -> Vec<Day> {
    let (Ok(number), Ok(month), Ok(day)) = (year.parse::<u16>(), month.parse(), day.parse()) else {
        return Vec::new();
    };
    let years = match year.len() {
        2 => vec![2000 + number, 1900 + number],
        4 => vec![number],
        _ => Vec::new(),
    };
    let days = years
        .into_iter()
        .filter_map(|year| Day::new(year, month, day));
    days.filter(|day| *day <= today).collect()
}
