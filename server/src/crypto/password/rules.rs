//! Which passwords may be set: none that is guessed first (NIST SP 800-63B §3.1.1.2,
//! OWASP ASVS 5.0 §6.2). One that is in force already stays so.

use icu_properties::{CodePointMapData, props::GeneralCategory};
use shared::fields::{FullName, Login, Password, Rule};
use std::collections::HashSet;
use zxcvbn::{Score, matching::patterns::MatchPattern, zxcvbn};

/// So many different characters a password has, capitals and spaces not counted.
const DIFFERENT: usize = 5;
/// A shorter word is found in too many others.
const WORD: usize = 4;
/// As they stand in names; one of them counts as a letter.
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];
const PRODUCT: &str = "LuxMedica";
/// What is common here and not in the lists of other countries: as it is said, and as the
/// keys lie.
const COMMON_HERE: [&str; 12] = [
    "пароль",
    "йцукенгшщзхї",
    "йцукенгшщзхъ",
    "фівапролджє",
    "ячсмитьбю",
    "gfhjkm",
    "parol",
    "лікарня",
    "likarnia",
    "україна",
    "ukraina",
    "клініка",
];

/// Whose password it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// Their login.
    pub login: &'a Login,
    /// Their name.
    pub full_name: &'a FullName,
}

/// Whether `password` may be `owner`'s in the hospital of this name: the first rule that
/// it breaks.
pub(super) fn judge(password: &Password, owner: Owner<'_>, hospital: &str) -> Result<(), Rule> {
    let password = password.clone().not_login(owner.login)?;
    let text = password.expose();
    if !text.chars().all(is_printable) {
        return Err(Rule::PasswordUnprintable);
    }
    let letters = text.chars().filter(|c| !c.is_whitespace());
    let different: HashSet<char> = letters.flat_map(char::to_lowercase).collect();
    if different.len() < DIFFERENT {
        return Err(Rule::PasswordFewDifferent);
    }
    let context = [
        (owner.login.as_str(), Rule::PasswordHasLogin),
        (owner.full_name.as_str(), Rule::PasswordHasName),
        (PRODUCT, Rule::PasswordHasProduct),
        (hospital, Rule::PasswordHasHospital),
    ];
    let context: Vec<(String, Rule)> = context
        .into_iter()
        .flat_map(|(text, rule)| words(text).into_iter().map(move |word| (word, rule)))
        .collect();
    let compact = compact(text);
    if let Some((_, rule)) = context.iter().find(|(word, _)| compact.contains(word)) {
        return Err(*rule);
    }
    is_guessed_late(text, &context)
}

/// Looks for common passwords, words of a dictionary, rows of keys, sequences, repetitions
/// and dates, also in the spelling of l33t, and estimates how many guesses they take.
fn is_guessed_late(text: &str, context: &[(String, Rule)]) -> Result<(), Rule> {
    let words = context.iter().map(|(word, _)| word.as_str());
    let words: Vec<&str> = words.chain(COMMON_HERE).collect();
    let estimate = zxcvbn(text, &words);
    if Score::Three <= estimate.score() {
        return Ok(());
    }
    let mut common = false;
    for found in estimate.sequence() {
        if let MatchPattern::Dictionary(word) = &found.pattern {
            let of_context = context
                .iter()
                .find(|(known, _)| *known == word.matched_word);
            if let Some((_, rule)) = of_context {
                return Err(*rule);
            }
            common = true;
        }
    }
    Err(if common {
        Rule::PasswordCommon
    } else {
        Rule::PasswordPredictable
    })
}

/// Whether a person sees the character or the gap it makes.
fn is_printable(c: char) -> bool {
    use GeneralCategory as G;
    !matches!(
        CodePointMapData::<G>::new().get(c),
        G::Control
            | G::Format
            | G::Surrogate
            | G::PrivateUse
            | G::Unassigned
            | G::LineSeparator
            | G::ParagraphSeparator
    )
}

/// The text itself and the words in it, each without what is no letter or digit, if they
/// are long enough to be told from parts of others.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphabetic() && !APOSTROPHES.contains(&c));
    let all = std::iter::once(text).chain(parts).map(compact);
    all.filter(|word| WORD <= word.chars().count()).collect()
}

fn compact(text: &str) -> String {
    let letters = text
        .chars()
        .filter(|c| c.is_alphanumeric() && !APOSTROPHES.contains(c));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSPITAL: &str = "Міська лікарня № 3 «Надія»";

    fn judged(password: &str) -> Option<Rule> {
        let login = Login::try_from("o_kovalenko".to_owned()).unwrap();
        let full_name = FullName::try_from("Коваленко Дарʼя Юріївна".to_owned()).unwrap();
        let owner = Owner {
            login: &login,
            full_name: &full_name,
        };
        let password = Password::try_from(password.to_owned()).unwrap();
        judge(&password, owner, HOSPITAL).err()
    }

    #[test]
    fn each_rule_is_named() {
        use Rule as R;
        for (password, rule) in [
            ("            ", R::PasswordFewDifferent),
            (
                "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
                R::PasswordUnprintable,
            ),
            ("very long\u{ad}secret words", R::PasswordUnprintable),
            ("very long\u{202e}secret words", R::PasswordUnprintable),
            ("very long\u{e000}secret words", R::PasswordUnprintable),
            ("very long\u{2028}secret words", R::PasswordUnprintable),
            ("aaaaaaaaaaaaaaaa", R::PasswordFewDifferent),
            ("AbAbAbAbAbAb", R::PasswordFewDifferent),
            ("1234 1234 1234", R::PasswordFewDifferent),
            ("123456789012", R::PasswordPredictable),
            ("password1234", R::PasswordCommon),
            ("P@ssw0rd2026!", R::PasswordCommon),
            ("qwertyuiop123", R::PasswordCommon),
            ("iloveyou2026", R::PasswordCommon),
            ("пароль123456", R::PasswordCommon),
            ("gfhjkmgfhjkm", R::PasswordPredictable),
            ("йцукенгшщзхї", R::PasswordCommon),
            ("abcdefabcdefabcdef", R::PasswordPredictable),
            ("LuxMedica2026", R::PasswordHasProduct),
            ("lux-medica-2026!", R::PasswordHasProduct),
            ("моя НАДІЯ на краще", R::PasswordHasHospital),
            ("Міська лікарня № 3", R::PasswordHasHospital),
            ("kovalenko-at-work", R::PasswordHasLogin),
            ("коваленко сидить тут", R::PasswordHasName),
            ("Дар'я любить каву", R::PasswordHasName),
        ] {
            assert_eq!(judged(password), Some(rule), "{password}");
        }
    }

    #[test]
    fn long_and_odd_ones_pass() {
        for password in [
            "correct horse battery",
            "довге слово, ще довше",
            "їжак 🦔 їжак 🦔 їжак 🦔",
            "Zq8#mLw2!pXe",
            "три білі коні везуть",
            "dBjftJeZ4CVP-mB92K27uh",
            "demo-nurse-by-day",
        ] {
            assert_eq!(judged(password), None, "{password}");
        }
    }
}
