//! Which passwords may be set: none that is guessed first (NIST SP 800-63B §3.1.1.2,
//! OWASP ASVS 5.0 §6.2). One that is in force already stays so.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use shared::fields::{FullName, Login, Password, Rule};
use std::collections::{HashMap, HashSet};
use zxcvbn::{
    Score,
    matching::{Match, patterns::MatchPattern},
    zxcvbn,
};

/// So many different characters a password has, capitals and spaces not counted.
const DIFFERENT: usize = 5;
/// A shorter word is found in too many others.
const WORD: usize = 4;
/// As they stand in names; one of them counts as a letter.
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];
const PRODUCT: &str = "LuxMedica Люксмедика Люксмедіка";
/// Beside one known word, so many other letters make a password of one's own.
const OWN_LETTERS: usize = 4;
/// What is common here and not in the lists of other countries.
const COMMON_HERE: [&str; 48] = [
    "пароль",
    "паролі",
    "привіт",
    "вітаю",
    "україна",
    "україні",
    "україно",
    "слава",
    "героям",
    "київ",
    "харків",
    "львів",
    "одеса",
    "дніпро",
    "вербівка",
    "лікарня",
    "поліклініка",
    "амбулаторія",
    "клініка",
    "лікар",
    "лікарка",
    "доктор",
    "медсестра",
    "сестра",
    "медик",
    "медицина",
    "пацієнт",
    "направлення",
    "реєстратура",
    "кабінет",
    "робота",
    "кохання",
    "люблю",
    "сонечко",
    "зайчик",
    "котик",
    "мама",
    "тато",
    "дитина",
    "родина",
    "динамо",
    "шахтар",
    "весна",
    "зима",
    "літо",
    "осінь",
    "адмін",
    "адміністратор",
];
/// The keys of the Latin layout, and what the Ukrainian one has on them.
const KEYS: [&str; 2] = [
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
    "йцукенгшщзхїфівапролджєячсмитьбю",
];
/// Rows of keys that no foreign list has.
const ROWS: [&str; 6] = [
    "йцукенгшщзхї",
    "йцукенгшщзхъ",
    "йцукен",
    "фівапролджє",
    "фывапролджэ",
    "ячсмитьбю",
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
        .flat_map(|(text, rule)| [(text.to_owned(), rule), (latin(text), rule)])
        .flat_map(|(text, rule)| words(&text).into_iter().map(move |word| (word, rule)))
        .collect();
    let compact = compact(text);
    if let Some((_, rule)) = context.iter().find(|(word, _)| compact.contains(word)) {
        return Err(*rule);
    }
    // As it stands, and as it reads where the other layout was meant.
    for text in [text, &by_other_keys(text)] {
        if is_of_common_words(text) {
            return Err(Rule::PasswordCommon);
        }
        is_guessed_late(text, &context)?;
    }
    Ok(())
}

/// Whether nothing of one's own stands beside what is common here.
fn is_of_common_words(text: &str) -> bool {
    let all = compact(text);
    let rest = COMMON_HERE
        .iter()
        .fold(all.clone(), |rest, word| rest.replace(word, ""));
    let letters = rest.chars().filter(|c| c.is_alphabetic());
    rest.len() < all.len() && letters.count() < OWN_LETTERS
}

/// Looks for common passwords, words of a dictionary, rows of keys, sequences, repetitions
/// and dates, also in the spelling of l33t, and estimates how many guesses they take.
fn is_guessed_late(text: &str, context: &[(String, Rule)]) -> Result<(), Rule> {
    let words = context.iter().map(|(word, _)| word.as_str());
    let here = COMMON_HERE.iter().chain(&ROWS).copied();
    let words: Vec<&str> = words.chain(here).collect();
    let estimate = zxcvbn(text, &words);
    let mut known = HashSet::new();
    let mut own = 0;
    for found in estimate.sequence() {
        own += own_letters(found, &mut known);
    }
    // Each part counts as if the others were unknown: a word, a year and a mark look many.
    let is_one_word = known.len() < 2 && own < OWN_LETTERS;
    if Score::Three <= estimate.score() && !is_one_word {
        return Ok(());
    }
    let of_context = context
        .iter()
        .find(|(word, _)| known.contains(word.as_str()));
    Err(match of_context {
        Some((_, rule)) => *rule,
        None if known.is_empty() => Rule::PasswordPredictable,
        None => Rule::PasswordCommon,
    })
}

/// How many letters are of no known pattern; adds to `known` what words there are.
fn own_letters<'a>(found: &'a Match, known: &mut HashSet<&'a str>) -> usize {
    match &found.pattern {
        MatchPattern::BruteForce => found.token.chars().filter(|c| c.is_alphabetic()).count(),
        MatchPattern::Dictionary(word) => {
            // A mark in place of a letter is no word.
            if 2 < word.matched_word.chars().count() {
                known.insert(&word.matched_word);
            }
            0
        }
        MatchPattern::Repeat(repeat) => {
            let parts = repeat.base_matches.iter();
            parts.map(|part| own_letters(part, known)).sum()
        }
        _ => 0,
    }
}

/// What the same keys give in the Ukrainian layout.
fn by_other_keys(text: &str) -> String {
    let [latin, ukrainian] = KEYS.map(|keys| keys.chars());
    let keys: HashMap<char, char> = latin.zip(ukrainian).collect();
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.map(|c| *keys.get(&c).unwrap_or(&c)).collect()
}

/// Ukrainian as passports spell it in Latin letters (Cabinet of Ministers of Ukraine,
/// resolution 55 of 2010).
fn latin(text: &str) -> String {
    let mut latin = String::new();
    let mut before = ' ';
    for c in text.chars().flat_map(char::to_lowercase) {
        let is_first = !before.is_alphabetic() && !APOSTROPHES.contains(&before);
        let mut other = [0; 4];
        latin.push_str(match (c, is_first) {
            ('а', _) => "a",
            ('б', _) => "b",
            ('в', _) => "v",
            ('г', _) if before == 'з' => "gh",
            ('г', _) => "h",
            ('ґ', _) => "g",
            ('д', _) => "d",
            ('е', _) => "e",
            ('є', true) => "ye",
            ('є', false) => "ie",
            ('ж', _) => "zh",
            ('з', _) => "z",
            ('и', _) => "y",
            ('ї', true) => "yi",
            ('й', true) => "y",
            ('і' | 'ї' | 'й', _) => "i",
            ('к', _) => "k",
            ('л', _) => "l",
            ('м', _) => "m",
            ('н', _) => "n",
            ('о', _) => "o",
            ('п', _) => "p",
            ('р', _) => "r",
            ('с', _) => "s",
            ('т', _) => "t",
            ('у', _) => "u",
            ('ф', _) => "f",
            ('х', _) => "kh",
            ('ц', _) => "ts",
            ('ч', _) => "ch",
            ('ш', _) => "sh",
            ('щ', _) => "shch",
            ('ю', true) => "yu",
            ('ю', false) => "iu",
            ('я', true) => "ya",
            ('я', false) => "ia",
            ('ь' | '\'' | '’' | 'ʼ', _) => "",
            _ => c.encode_utf8(&mut other),
        });
        before = c;
    }
    latin
}

/// Whether a person sees the character or the gap it makes.
fn is_printable(c: char) -> bool {
    use GeneralCategory as G;
    let is_seen = !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c);
    is_seen
        && !matches!(
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
            ("gfhjkmgfhjkm", R::PasswordCommon),
            ("йцукенгшщзхї", R::PasswordCommon),
            ("abcdefabcdefabcdef", R::PasswordPredictable),
            ("LuxMedica2026", R::PasswordHasProduct),
            ("lux-medica-2026!", R::PasswordHasProduct),
            ("моя НАДІЯ на краще", R::PasswordHasHospital),
            ("Міська лікарня № 3", R::PasswordHasHospital),
            ("kovalenko-at-work", R::PasswordHasLogin),
            ("коваленко сидить тут", R::PasswordHasName),
            ("Дар'я любить каву", R::PasswordHasName),
            ("dar-ia-likes-tea", R::PasswordHasName),
            ("Люксмедика2026", R::PasswordHasProduct),
            ("ЛюксМедіка2026", R::PasswordHasProduct),
            ("Nadiia2026-misto", R::PasswordHasHospital),
            ("password2026!!!", R::PasswordCommon),
            ("Пароль2026!!!", R::PasswordCommon),
            ("Привіт12345678", R::PasswordCommon),
            ("Україна2026!!", R::PasswordCommon),
            ("україна україна", R::PasswordCommon),
            ("слава україні", R::PasswordCommon),
            ("медсестра2026", R::PasswordCommon),
            ("лікар-лікар-лікар", R::PasswordCommon),
            ("Доктор2026!!", R::PasswordCommon),
            ("ghbdsngfhjkm", R::PasswordCommon),
            ("19850412198504", R::PasswordPredictable),
            ("067 555 01 24 067", R::PasswordPredictable),
            (
                "\u{1160}\u{1160}\u{1160}\u{1160}\u{1160}\u{1160}abcdeфывq",
                R::PasswordUnprintable,
            ),
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
