//! Words around names, numbers and dates, in small letters.

use shared::time::written::ABOUT;

/// What is written before a number or a birth date.
const LABELS: [&str; 26] = [
    "дн",
    "др",
    "гр",
    "нар",
    "dob",
    "тел",
    "телефон",
    "моб",
    "мобільний",
    "мобтел",
    "телмоб",
    "рнокпп",
    "іпн",
    "інн",
    "ідн",
    "ід",
    "код",
    "tel",
    "phone",
    "mob",
    "mobile",
    "cell",
    "tax",
    "tin",
    "id",
    "code",
];
/// The same as a letter, which a capital would not be: that is an initial.
const LETTER: &str = "т";
/// What is written before a number that no record has.
pub(super) const FOREIGN: [&str; 5] = ["паспорт", "пасп", "passport", "поліс", "policy"];

/// How a word begins that is written before a birth date.
pub(super) const BORN: [&str; 3] = ["народ", "рожд", "born"];
/// The tens of a day of a month in words; what stands behind them ends as all others do.
pub(super) const TENS: [&str; 2] = ["двадцять", "тридцять"];
/// How the day of a month in words ends: `шостого`.
pub(super) const DAY_IN_WORDS: &str = "ого";
/// What is written before a name.
pub(super) const TITLES: [&str; 18] = [
    "піб",
    "прізвище",
    "пацієнт",
    "пацієнтка",
    "пац",
    "хворий",
    "хвора",
    "громадянин",
    "громадянка",
    "гр",
    "гр-н",
    "гр-ка",
    "пані",
    "patient",
    "mr",
    "mrs",
    "ms",
    "miss",
];
/// The same, but somebody's name, too.
pub(super) const PERHAPS_TITLES: [&str; 1] = ["пан"];
/// What says whether it is a woman or a man.
pub(super) const SEXES: [&str; 10] = [
    "жін",
    "жінка",
    "жіноча",
    "чол",
    "чоловік",
    "чоловіча",
    "female",
    "male",
    "woman",
    "man",
];
/// The same as a letter, which behind a comma is no initial.
pub(super) const SEX_LETTERS: [&str; 5] = ["ж", "ч", "м", "f", "m"];

/// Whether it is written before something that is known of a patient.
pub(super) fn is_label(word: &str) -> bool {
    is_one_of(&LABELS, word)
        || is_one_of(&ABOUT, word)
        || word.trim_end_matches(['.', ':']) == LETTER
}

/// Whether it is one of these words, in whatever letters and with whatever dots.
pub(super) fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&&*word.to_lowercase().replace(['.', ':'], ""))
}
