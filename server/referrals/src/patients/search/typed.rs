//! What somebody typed to find a patient, and what of it means nothing.

#[cfg(test)]
mod tests;

use super::{
    dates::{Found, date, of_digits, years},
    unnamed::unnamed,
    words::{BORN, FOREIGN, SEX_LETTERS, SEXES, TITLES, is_label, is_one_of},
};
use ground::text::{MOST_WORDS, fold};
use shared::{
    fields::Phone,
    patients::{DIGITS, is_enough},
    text::{line, narrow},
    time::{
        Day,
        written::{is_year, named_month, of_parts, runs},
    },
};

/// More digits no telephone number has (E.164).
const MOST_DIGITS: usize = 15;
/// So many digits a tax number has.
const TAX_NUMBER: usize = 10;
/// More digits no date has.
const MOST_OF_DATE: usize = 8;
/// How many words that mean nothing are repeated, and how much of each.
const REPEATED: (usize, usize) = (5, 40);

/// What a typed search means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    /// The beginnings of parts of the name, each of another part.
    pub names: Vec<String>,
    /// Born on one of these days.
    pub born: Vec<Day>,
    /// Digits of a tax or telephone number.
    pub digits: Option<String>,
    /// A whole telephone number, which the digits are.
    pub phone: Option<Phone>,
    /// What the digits may be instead: born on one of these days.
    pub or_born: Vec<Day>,
    /// Born then, of which only a part was typed: patterns, of which one fits.
    pub partly: Vec<String>,
    /// What that may be instead, if it is two digits: an age, which is not looked for.
    pub or_age: Option<String>,
    /// What the digits may be instead: born in this year.
    pub or_year: Option<String>,
    /// A month and a year, perhaps of two digits beside a day, if that is all: they are sought
    /// as a name and a number.
    pub or_month: Option<String>,
    /// The number of somebody without a name, or what the digits may be instead.
    pub unnamed: Option<u32>,
    /// What means nothing, as it was typed.
    pub unclear: Vec<String>,
}

impl Typed {
    /// Understands what was typed on the day `today`: words are beginnings of names, a date is the
    /// birth date, digits are of the tax or telephone number; those that are a date as well are both.
    pub(super) fn parse(text: &str, today: Day) -> Self {
        let mut found = Self::default();
        let mut digits = Vec::new();
        let text = narrow(&line(text));
        found.unnamed = unnamed(&text);
        if found.unnamed.is_some() {
            return found;
        }
        let (without, asides) = asides(&text);
        found.unclear = asides;
        let without = found.without_sex(&without);
        let (mut parts, mut born) = (Vec::new(), Vec::new());
        let words = without.split([' ', ',', ';']).map(bare).flat_map(unglued);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let has_date = words.iter().any(|word| is_whole_date(word));
        let mut rest = &words[..];
        while let [word, after @ ..] = rest {
            if 1 < words.len() && is_one_of(&TITLES, word) {
                rest = after;
                continue;
            }
            let is_day = || {
                !has_date
                    && matches!(
                        date(&rest[..1], today).1,
                        Found::Days(_) | Found::DaysOrDigits(_)
                    )
            };
            if is_time(word, is_day) {
                found.unclear.push((*word).to_owned());
                rest = after;
                continue;
            }
            if let Some(behind) = found.foreign(word, after) {
                rest = behind;
                continue;
            }
            let (taken, read) = date(rest, today);
            let (these, behind) = rest.split_at(taken);
            match read {
                Found::Days(days) => born.push((days, these.join(" "))),
                Found::DaysOrDigits(days) => {
                    found.or_born = days;
                    digits.extend(these);
                }
                Found::Never => found.unclear.push(these.join(" ")),
                Found::NeverOrDigits => {
                    found.unclear.push(these.join(" "));
                    digits.extend(these);
                }
                Found::PartOrDigits(_) if !digits.is_empty() => digits.extend(these),
                Found::Part(patterns) | Found::PartOrDigits(patterns) => {
                    found.partly = patterns;
                    parts.push(these.join(" "));
                }
                Found::Nothing if 1 < words.len() && is_one_of(&SEXES, word) => {
                    found.unclear.push((*word).to_owned());
                }
                Found::Nothing => found.word(word, after, &mut digits),
            }
            rest = behind;
        }
        found.first_day(born);
        found.number(&digits, today);
        found.doubtful(&mut parts);
        let is_month = matches!(&found.names[..], [name] if named_month(name).is_some());
        let has_year = found.or_year.is_some() || !found.partly.is_empty();
        let has_day = found.digits.as_ref().is_some_and(|all| all.len() == 4);
        if is_month && (has_year || has_day) && found.born.is_empty() {
            found.or_month = Some(words.join(" "));
        }
        if !found.is_enough() {
            found.unclear.extend(parts);
        }
        if !found.is_enough() && found.unclear.is_empty() && !words.is_empty() {
            found.unclear.push(text.clone());
        }
        found.shorten();
        found
    }

    /// Repeats no more of what means nothing than a person reads.
    fn shorten(&mut self) {
        let (most, length) = REPEATED;
        self.unclear.truncate(most);
        for word in &mut self.unclear {
            *word = word.chars().take(length).collect();
        }
    }

    /// Born on the first of several days: the others are of a visit, a paper, a list.
    fn first_day(&mut self, mut written: Vec<(Vec<Day>, String)>) {
        written.sort_by_key(|(days, _)| days.iter().max().copied());
        let mut written = written.into_iter();
        let Some((born, _)) = written.next() else {
            return;
        };
        let later = written.filter(|(days, _)| *days != born);
        self.unclear.extend(later.map(|(_, text)| text));
        self.born = born;
    }

    /// Parts of a date that are none of the whole one, and words behind those that a name
    /// can have, mean nothing.
    fn doubtful(&mut self, parts: &mut Vec<String>) {
        let fits = |pattern: &String| {
            let known = pattern.trim_matches('%');
            self.born.iter().any(|day| day.to_string().contains(known))
        };
        if !self.born.is_empty() && !self.partly.iter().any(fits) {
            self.partly.clear();
            self.unclear.append(parts);
        }
        let mut count = 0;
        let beyond = self.names.iter().position(|name| {
            count += fold(name).split(' ').count();
            MOST_WORDS < count
        });
        if let Some(beyond) = beyond {
            self.unclear.extend(self.names.split_off(beyond.max(1)));
        }
    }

    /// Whether there is enough to look for: less would leaf through the whole register.
    pub(super) fn is_enough(&self) -> bool {
        let names = self.names.iter().map(|name| fold(name));
        let understood = names.chain(self.digits.clone()).collect::<String>();
        let is_unnamed = self.unnamed.is_some() && self.digits.is_none();
        is_unnamed || !self.born.is_empty() || is_enough(&understood)
    }

    /// Whether there is something by which one person is known, beside a name: a birth date,
    /// a whole telephone or tax number.
    pub(super) fn knows_somebody(&self) -> bool {
        let is_tax_number = |digits: &String| digits.len() == TAX_NUMBER;
        let is_whole = self.phone.is_some() || self.digits.as_ref().is_some_and(is_tax_number);
        !self.born.is_empty() || is_whole
    }

    /// The same without the digits, and these, if they are nothing but a number.
    pub(super) fn without_number(&self) -> Option<(Self, String)> {
        let is_date = self.born.is_empty() && (!self.or_born.is_empty() || self.or_year.is_some());
        let digits = self.digits.clone().filter(|_| !is_date)?;
        let without = Self {
            digits: None,
            phone: None,
            or_born: Vec::new(),
            or_year: None,
            unnamed: None,
            ..self.clone()
        };
        Some((without, digits))
    }

    /// The same without two digits that may be an age, and these.
    pub(super) fn without_age(&self) -> Option<(Self, String)> {
        let age = self.or_age.clone()?;
        let mut without = self.clone();
        (without.partly, without.or_age) = (Vec::new(), None);
        Some((without, age))
    }

    fn word<'t>(&mut self, word: &'t str, after: &[&str], digits: &mut Vec<&'t str>) {
        let digit = |c: char| c.is_ascii_digit();
        let lower = word.to_lowercase();
        let is_born = |word: &str| BORN.iter().any(|born| word.starts_with(born));
        let is_label_or_born = is_label(word) || is_born(&lower);
        let behind = match after {
            [next, behind @ ..] if lower == "дата" && is_born(&next.to_lowercase()) => behind,
            _ if is_label_or_born => after,
            _ => &[],
        };
        if behind.first().is_some_and(|next| next.contains(digit)) {
            return;
        }
        let number = word.trim_start_matches(|c: char| c.is_alphabetic() || ".:".contains(c));
        let (label, _) = word.split_at(word.len() - number.len());
        let is_number = !label.contains(char::is_alphabetic) || is_label(label);
        let of_number = |c: char| digit(c) || "+-().:/—−".contains(c);
        if is_number && number.contains(digit) && number.chars().all(of_number) {
            digits.push(number);
            return;
        }
        // Initials stand together: `А.І.`
        let parts: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() && parts.iter().all(|part| part.chars().all(of_name)) {
            self.names.extend(parts.into_iter().map(str::to_owned));
        } else {
            self.unclear.push(word.to_owned());
        }
    }

    /// The text without a letter behind a comma that says whether it is a woman or a man.
    fn without_sex(&mut self, text: &str) -> String {
        let parts = text.split(',').enumerate().filter(|(at, part)| {
            let is_sex = 0 < *at && is_one_of(&SEX_LETTERS, part.trim());
            if is_sex {
                self.unclear.push(part.trim().to_owned());
            }
            !is_sex
        });
        let parts: Vec<&str> = parts.map(|(_, part)| part).collect();
        parts.join(",")
    }

    /// What stands behind the number of a document that no record has.
    fn foreign<'w, 't>(&mut self, word: &str, after: &'w [&'t str]) -> Option<&'w [&'t str]> {
        let is_number = |word: &&&str| word.contains(|c: char| c.is_ascii_digit());
        if !is_one_of(&FOREIGN, word) {
            return None;
        }
        // Its series may stand apart: `АВ 123456`.
        let series = usize::from(after.first().is_some_and(|word| word.chars().count() == 2));
        after.get(series).filter(is_number)?;
        let (number, behind) = after.split_at(series + 1);
        self.unclear.push([&[word], number].concat().join(" "));
        Some(behind)
    }

    /// What all digits together are.
    fn number(&mut self, typed: &[&str], today: Day) {
        let all = typed.join(" ");
        let digits: String = all.chars().filter(char::is_ascii_digit).collect();
        let is_known = !self.names.is_empty() || !self.born.is_empty();
        match digits.len() {
            0 => {}
            2 if is_known && self.born.is_empty() && self.partly.is_empty() => {
                self.partly = years(&digits, today);
                self.or_age = Some(digits);
            }
            // Too few to tell anybody by.
            1..DIGITS if is_known => self.unclear.push(all),
            1..=MOST_DIGITS => {
                if self.or_born.is_empty() && self.born.is_empty() {
                    self.or_born = of_digits(&digits, today);
                    // A year alone would leaf through the register.
                    let (this, ..) = today.parts();
                    let is_year = digits
                        .parse()
                        .is_ok_and(|year| (1900..=this).contains(&year));
                    self.or_year = (is_year && !self.names.is_empty()).then(|| digits.clone());
                    if is_year && self.names.is_empty() {
                        self.unclear.push(digits.clone());
                    }
                }
                self.phone = Phone::try_from(all).ok();
                // A part of a whole number is no date.
                if MOST_OF_DATE < digits.len() {
                    self.or_born.clear();
                }
                self.unnamed = digits.parse().ok();
                self.digits = Some(digits);
            }
            _ => self.unclear.push(all),
        }
    }
}

/// Whether it is a time, as lists have it beside a date: `09:30`, `0:00:00`. Of three parts it
/// may be a day.
fn is_time(word: &str, is_day: impl Fn() -> bool) -> bool {
    let is_part = |part: &str| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok();
    let is_below_sixty = |part: &str| part.parse().is_ok_and(|number: u8| number < 60);
    word.split(':').all(is_part)
        && match word.split(':').count() {
            2 => true,
            3 => word.split(':').all(is_below_sixty) && !is_day(),
            _ => false,
        }
}

/// A date in one word, with the year in full.
fn is_whole_date(word: &str) -> bool {
    let runs = runs(word);
    let [one, two, three] = runs[..] else {
        return false;
    };
    (is_year(one) || is_year(three)) && of_parts([one, two, three], None).is_some()
}

/// No date is written with more characters.
const LONGEST_DATE: usize = 24;

/// The word, or a date and what stands right behind it: `14.03.1968(58)`, `06.05.1971/55`.
fn unglued(word: &str) -> [&str; 2] {
    let is_end = |(at, c): &(usize, char)| {
        let (date, behind) = word.split_at(*at);
        (!c.is_alphanumeric() || *c == 'T')
            && behind.contains(|c: char| c.is_ascii_digit())
            && is_whole_date(date)
    };
    let end = word.char_indices().take(LONGEST_DATE).find(is_end);
    let (date, behind) = word.split_at(end.map_or(word.len(), |(at, _)| at));
    [date, bare(behind.trim_start_matches(['/', 'T']))]
}

/// The word without what only stands around it; empty if nothing else does.
fn bare(word: &str) -> &str {
    let around = |c: char| "~≈'’ʼ\"«»„“”()[]{}:!?*#№-—–−.".contains(c);
    let inner = word.trim_matches(around);
    if inner.is_empty() {
        return "";
    }
    // The dot of an initial.
    word.trim_start_matches(around)
        .trim_end_matches(|c| around(c) && c != '.')
}

/// The text without what it says in brackets, and that; of digits brackets are a part.
fn asides(text: &str) -> (String, Vec<String>) {
    let (mut without, mut asides) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(begin) = rest.find('(') {
        let (before, inside) = rest.split_at(begin);
        let end = inside.find(')').map_or(inside.len(), |end| end + 1);
        let (aside, behind) = inside.split_at(end);
        let digits = aside.chars().filter(char::is_ascii_digit).count();
        without.push_str(before);
        if aside.contains(char::is_alphabetic) && digits < DIGITS {
            without.push(' ');
            asides.push(aside.to_owned());
        } else {
            without.push_str(aside);
        }
        rest = behind;
    }
    without.push_str(rest);
    if without.contains(char::is_alphanumeric) {
        (without, asides)
    } else {
        (text.to_owned(), Vec::new())
    }
}

fn of_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | 'ʼ')
}
