//! What somebody typed to find a patient, and what of it means nothing.

use super::{
    dates::{Found, date, of_digits, years},
    unnamed::unnamed,
};
use ground::text::fold;
use shared::{
    fields::Phone,
    patients::{DIGITS, is_enough},
    text::line,
    time::Day,
};

/// More digits no telephone number has (E.164).
const MOST_DIGITS: usize = 15;
/// More digits no date has.
const MOST_OF_DATE: usize = 8;
/// How many words that mean nothing are repeated, and how much of each.
const REPEATED: (usize, usize) = (5, 40);
/// What is written before a number or a birth date.
const LABELS: [&str; 14] = [
    "дн",
    "др",
    "гр",
    "нар",
    "dob",
    "тел",
    "телефон",
    "моб",
    "рнокпп",
    "іпн",
    "інн",
    "tel",
    "phone",
    "tax",
];

/// How a word begins that is written before a birth date.
const BORN: [&str; 3] = ["народ", "рожд", "born"];
/// What is written before a name.
const TITLES: [&str; 5] = ["пацієнт", "пацієнтка", "хворий", "громадянин", "громадянка"];
/// What says whether it is a woman or a man.
const SEXES: [&str; 6] = ["жін", "жінка", "жіноча", "чол", "чоловік", "чоловіча"];
/// Months that are family names, too.
const MONTHS: [&str; 12] = [
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
];

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
    /// What the digits may be instead: born in this year.
    pub or_year: Option<String>,
    /// The number of somebody without a name, or what the digits may be instead.
    pub unnamed: Option<u32>,
    /// What means nothing, as it was typed.
    pub unclear: Vec<String>,
}

impl Typed {
    /// Understands what was typed on the day `today`: words are beginnings of
    /// names, a date is the birth date, digits belong to the tax or telephone
    /// number. Digits that are a date as well are both.
    pub(super) fn parse(text: &str, today: Day) -> Self {
        let mut found = Self::default();
        let mut digits = Vec::new();
        let text = line(text);
        found.unnamed = unnamed(&text);
        if found.unnamed.is_some() {
            return found;
        }
        let (without, asides) = asides(&text);
        found.unclear = asides;
        let mut parts = Vec::new();
        let words = without.split([' ', ',', ';']).map(bare);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let mut rest = &words[..];
        while let [word, after @ ..] = rest {
            if 1 < words.len() && is_one_of(&TITLES, word) {
                rest = after;
                continue;
            }
            let (taken, read) = date(rest, today);
            let (these, behind) = rest.split_at(taken);
            match read {
                Found::Days(days) => found.born = days,
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
                Found::Part(pattern) | Found::PartOrDigits(pattern) => {
                    found.partly = vec![pattern];
                    parts.push(these.join(" "));
                }
                Found::Nothing if 1 < words.len() && is_one_of(&SEXES, word) => {
                    found.unclear.push((*word).to_owned());
                }
                Found::Nothing => found.word(word, after, &mut digits),
            }
            rest = behind;
        }
        found.number(&digits, today);
        let is_month = matches!(&found.names[..], [name] if is_one_of(&MONTHS, name));
        if is_month && found.or_year.is_some() {
            found.unclear.push(words.join(" "));
        } else if !found.is_enough() {
            found.unclear.extend(parts);
        }
        if !found.is_enough() && found.unclear.is_empty() && !words.is_empty() {
            found.unclear.push(text.clone());
        }
        let (most, length) = REPEATED;
        found.unclear.truncate(most);
        for word in &mut found.unclear {
            *word = word.chars().take(length).collect();
        }
        found
    }

    /// Whether there is enough to look for: less would leaf through the whole register.
    pub(super) fn is_enough(&self) -> bool {
        let names = self.names.iter().map(|name| fold(name));
        let understood = names.chain(self.digits.clone()).collect::<String>();
        let is_unnamed = self.unnamed.is_some() && self.digits.is_none();
        is_unnamed || !self.born.is_empty() || is_enough(&understood)
    }

    fn word<'t>(&mut self, word: &'t str, after: &[&str], digits: &mut Vec<&'t str>) {
        let digit = |c: char| c.is_ascii_digit();
        let lower = word.to_lowercase();
        let is_born = |word: &str| BORN.iter().any(|born| word.starts_with(born));
        let is_label = is_one_of(&LABELS, word) || is_born(&lower);
        let behind = match after {
            [next, behind @ ..] if lower == "дата" && is_born(&next.to_lowercase()) => behind,
            _ if is_label => after,
            _ => &[],
        };
        if behind.first().is_some_and(|next| next.contains(digit)) {
            return;
        }
        let number = word.trim_start_matches(char::is_alphabetic);
        let label = lower.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_number = number.len() == word.len() || LABELS.contains(&label);
        let of_number = |c: char| digit(c) || "+-().:/—−".contains(c);
        if is_number && number.contains(digit) && number.chars().all(of_number) {
            digits.push(number.trim_start_matches([':', '.']));
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

    /// What all digits together are.
    fn number(&mut self, typed: &[&str], today: Day) {
        let all = typed.join(" ");
        let digits: String = all.chars().filter(char::is_ascii_digit).collect();
        let is_known = !self.names.is_empty() || !self.born.is_empty();
        match digits.len() {
            0 => {}
            2 if is_known && self.born.is_empty() && self.partly.is_empty() => {
                self.partly = years(&digits, today);
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

/// The word without what only stands around it; empty if nothing else does.
fn bare(word: &str) -> &str {
    let around = |c: char| "'’ʼ\"«»„“”()[]{}:!?*#№-—–−.".contains(c);
    let inner = word.trim_matches(around);
    if inner.is_empty() {
        return "";
    }
    // The dot of an initial.
    word.trim_start_matches(around)
        .trim_end_matches(|c| around(c) && c != '.')
}

/// Whether it is one of these words, in whatever letters and with whatever dots.
fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&&*word.to_lowercase().replace(['.', ':'], ""))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> Day {
        Day::new(2026, 9, 1).unwrap()
    }

    fn parse(text: &str) -> Typed {
        Typed::parse(text, today())
    }

    fn day(text: &str) -> Day {
        Day::typed(text).unwrap()
    }

    #[test]
    fn a_birth_date_is_read_from_all_it_is_written_as() {
        for text in [
            "06.05.1971",
            "6.5.1971",
            "06/05/1971",
            "06-05-1971",
            "06.05.1971р.",
            "06.05.1971 р.н.",
            "06.05.1971 року народження",
            "(06.05.1971)",
            "1971-05-06",
            "1971.5.6",
            "6 травня 1971",
            "6 Травня 1971 р.",
            "6-го травня 1971 року",
            "6-травня-1971",
            "6 мая 1971 г.",
            "6 трав. 1971",
            "6.V.1971",
            "6 May 1971",
            "6th May, 1971",
            "May 6, 1971",
            "06May1971",
            "06-may-1971",
        ] {
            let born = vec![day("06.05.1971")];
            let expected = Typed {
                born,
                ..Typed::default()
            };
            assert_eq!(parse(text), expected, "{text}");
            let named = parse(&format!("Коваль {text}"));
            assert_eq!(named.names, ["Коваль"], "{text}");
            assert_eq!(named.born, expected.born, "{text}");
        }
        // Only the other order makes a date of it.
        assert_eq!(parse("05/25/1971").born, [day("25.05.1971")]);
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let both = |text: &str| parse(text).born;
        assert_eq!(both("06.05.71"), [day("06.05.1971")]);
        assert_eq!(both("6/5/15"), [day("06.05.2015"), day("06.05.1915")]);
        assert_eq!(both("01.09.26"), [day("01.09.2026"), day("01.09.1926")]);
        assert_eq!(both("02.09.26"), [day("02.09.1926")]);
        assert_eq!(both("6 травня 71"), [day("06.05.1971")]);
    }

    #[test]
    fn digits_that_are_a_date_are_both() {
        for (text, digits) in [
            ("06051971", "06051971"),
            ("06 05 1971", "06051971"),
            ("6 5 1971", "651971"),
            ("060571", "060571"),
            ("06-05-71", "060571"),
        ] {
            let found = parse(text);
            assert_eq!(found.or_born, [day("06.05.1971")], "{text}");
            assert_eq!(found.digits.as_deref(), Some(digits));
            assert!(found.born.is_empty() && found.unclear.is_empty());
        }
        assert_eq!(parse("19710506").or_born, [day("06.05.1971")]);
        assert_eq!(parse("067 555 01 24").or_born, []);
        assert_eq!(parse("+380 67 111 01 24").or_born, []);
        let found = parse("Коваль 1971");
        assert_eq!(
            (found.or_year.as_deref(), found.digits.as_deref()),
            (Some("1971"), Some("1971"))
        );
        assert_eq!(parse("1971").or_year, None);
    }

    #[test]
    fn initials_and_labels_are_what_they_are() {
        for text in ["Коваль А.", "коваль а", "«Коваль» А."] {
            assert_eq!(parse(text).names.len(), 2, "{text}");
            assert!(parse(text).unclear.is_empty(), "{text}");
        }
        assert_eq!(parse("Коваль А.І.").names, ["Коваль", "А", "І"]);
        assert_eq!(parse("А. І. Коваль").names, ["А", "І", "Коваль"]);
        assert_eq!(parse("А.Коваль").names, ["А", "Коваль"]);
        for text in [
            "тел. 8-067-555.01.24",
            "tel:+380675550124",
            "00380 67 555 01 24",
            "+380 (0)67 555/01/24.",
        ] {
            let phone = parse(text).phone.unwrap();
            assert_eq!(phone.as_str(), "+380675550124", "{text}");
            assert!(
                parse(text).names.is_empty() && parse(text).unclear.is_empty(),
                "{text}"
            );
        }
        assert_eq!(parse("РНОКПП 3075351234").names, [""; 0]);
        assert_eq!(parse("Тел").names, ["Тел"]);
    }

    #[test]
    fn what_stands_around_a_name_hides_nobody() {
        let all = |text: &str| {
            let found = parse(text);
            assert_eq!(found.names[0], "Американська", "{text}");
            (found.born, found.partly, found.unclear.join("|"))
        };
        for (behind, unclear) in [
            ("13.05.1971, 55 р.", "55 р."),
            ("13.05.1971 55 років", "55 років"),
            ("Народилася 13.05.1971 (55 років)", "(55 років)"),
            ("д.н. 13.05.1971", ""),
            ("дн 13.05.1971", ""),
            ("ДН: 13.05.1971", ""),
            ("народж. 13.05.1971", ""),
            ("дата народження: 13.05.1971", ""),
            ("13.05.1971 жін.", "жін."),
            ("13.05.1971 55", "55"),
            ("13.05.1971 р. н.", ""),
        ] {
            let expected = (vec![day("13.05.1971")], vec![], unclear.to_owned());
            assert_eq!(all(&format!("Американська {behind}")), expected, "{behind}");
        }
        for (behind, partly, unclear) in [
            ("1971 р.н.", "1971%", ""),
            ("1971 р. н.", "1971%", ""),
            ("1971р.н.", "1971%", ""),
            ("1971 року народження", "1971%", ""),
            ("1971 г.р.", "1971%", ""),
            ("71", "1971%", ""),
            ("13.05", "%-05-13", ""),
            ("13 травня", "%-05-13", ""),
            ("05.1971", "1971-05%", ""),
            ("(55 років)", "", "(55 років)"),
            ("55р.", "", "55р."),
            ("жін.", "", "жін."),
            ("(Юр’єва)", "", "(Юр’єва)"),
            ("2031 р.н.", "", "2031 р.н."),
        ] {
            let partly = Some(partly).filter(|one| !one.is_empty());
            let partly = partly.map(str::to_owned).into_iter().collect();
            let expected = (vec![], partly, unclear.to_owned());
            assert_eq!(all(&format!("Американська {behind}")), expected, "{behind}");
        }
        let called = parse("Пацієнт Американська Дата 13.05.1971");
        assert_eq!(called.names, ["Американська", "Дата"]);
        assert_eq!(parse("Пацієнт").names, ["Пацієнт"]);
        let sons = parse("067 555 01 24 (син)");
        assert_eq!(
            (sons.digits.as_deref(), &sons.unclear[..]),
            (Some("0675550124"), &["(син)".to_owned()][..])
        );
        assert_eq!(parse("067 555 12.05").digits.as_deref(), Some("0675551205"));
        assert_eq!(
            parse("Коваль (067) 555 01 24").digits.as_deref(),
            Some("0675550124")
        );
    }

    #[test]
    fn what_means_nothing_is_named() {
        for (text, unclear) in [
            ("31.02.1971", "31.02.1971"),
            ("Коваль 31.02.1971", "31.02.1971"),
            ("06.13.1971", "06.13.1971"),
            ("13.13.71", "13.13.71"),
            ("31 лютого 1971", "31 лютого 1971"),
            ("6 травня", "6 травня"),
            ("05.1971", "05.1971"),
            ("1971", "1971"),
            ("1971 р.н.", "1971 р.н."),
            ("травень 1971", "травень 1971"),
            ("06.05", "06.05"),
            ("55 років", "55 років"),
            ("1971-05", "1971-05"),
            ("06.05.2031", "06.05.2031"),
            ("06.05.1871", "06.05.1871"),
            ("Коваль2 Анна", "Коваль2"),
            ("%лук%", "%лук%"),
            ("1234567890123456", "1234567890123456"),
        ] {
            assert_eq!(parse(text).unclear, [unclear], "{text}");
        }
        assert!(!parse("31.02.1971").is_enough());
        // What is left of them would find everybody.
        for text in ["тел 3", "тел. 0", "31.02.1971 а", "\u{345}\u{345}"] {
            let found = parse(text);
            assert!(!found.is_enough() && !found.unclear.is_empty(), "{text}");
        }
        assert_eq!(parse(&"x2".repeat(3000)).unclear[0].len(), 40);
        assert_eq!(parse(&"x2 ".repeat(3000)).unclear.len(), 5);
    }

    proptest! {
        #[test]
        fn nothing_that_was_typed_is_passed_over(text in prop_oneof![
            any::<String>(), "[а-яА-Я'’ʼ 0-9.,;/-]{0,30}", "['’ʼ%_0 .,()-]{0,30}"
        ]) {
            let found = parse(&text);
            prop_assert!(found.born.iter().chain(&found.or_born).all(|day| *day <= today()));
            prop_assert!(found.names.iter().all(|name| name.chars().all(of_name)));
            let says = |c: char| c.is_alphanumeric() && c != 'ʼ';
            if line(&text).contains(says) {
                prop_assert!(found.is_enough() || !found.unclear.is_empty(), "{:?}", found);
            }
        }

        #[test]
        fn the_parts_of_a_search_are_told_apart(
            names in proptest::collection::vec("[бв][а-щьюяєіїґ]{5,12}", 0..4),
            (year, month, of_month) in (1900_u16..2026, 1_u8..=12, 1_u8..=28),
            digits in "[0-9]{9,10}",
        ) {
            let day = Day::new(year, month, of_month).unwrap();
            for date in [day.to_string(), format!("{of_month:02}.{month:02}.{year}")] {
                let found = parse(&format!("{digits} {}, {date}", names.join(" ")));
                prop_assert_eq!(&found.names, &names);
                prop_assert_eq!(&found.born, &vec![day]);
                prop_assert_eq!(found.digits, Some(digits.clone()));
            }
        }
    }
}
