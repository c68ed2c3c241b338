//! Words around names, numbers and dates, in small letters.

/// What is written before a number or a birth date.
pub(super) const LABELS: [&str; 14] = [
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
pub(super) const BORN: [&str; 3] = ["народ", "рожд", "born"];
/// What is written before a name.
pub(super) const TITLES: [&str; 5] = ["пацієнт", "пацієнтка", "хворий", "громадянин", "громадянка"];
/// What says whether it is a woman or a man.
pub(super) const SEXES: [&str; 6] = ["жін", "жінка", "жіноча", "чол", "чоловік", "чоловіча"];
/// Months that are family names, too.
pub(super) const MONTHS: [&str; 12] = [
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

/// Whether it is one of these words, in whatever letters and with whatever dots.
pub(super) fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&&*word.to_lowercase().replace(['.', ':'], ""))
}
