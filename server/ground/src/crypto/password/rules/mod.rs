//! Which passwords may be set: none that is guessed first (NIST SP 800-63B §3.1.1.2,
//! OWASP ASVS 5.0 §6.2). One that is in force already stays so.

mod here;
mod readings;
mod romanized;

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use readings::{look, looks, once, readings};
use romanized::romanized;
use shared::fields::{FullName, Login, Password, Rule};
use std::{collections::HashSet, sync::LazyLock};
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
/// No known word has more letters.
const LONGEST: usize = 24;
const PRODUCT: &str = "LuxMedica Люксмедика Люксмедіка";
/// Beside one known word, so many other letters make a password of one's own.
const OWN_LETTERS: usize = 4;
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
        .flat_map(|(text, rule)| [(text.to_owned(), rule), (romanized(text), rule)])
        .flat_map(|(text, rule)| words(&text).into_iter().map(move |word| (word, rule)))
        .collect();
    let readings = readings(text);
    for reading in &readings {
        let forms = [
            compact(reading),
            looks(&compact(reading)),
            compact(&looks(reading)),
        ];
        let has = |word: &str| forms.iter().any(|form| form.contains(word));
        let mut words = context.iter();
        if let Some((_, rule)) = words.find(|(word, _)| has(word) || has(&looks(word))) {
            return Err(*rule);
        }
    }
    let known = Known { context };
    for reading in &readings {
        if is_of_common_words(reading) {
            return Err(Rule::PasswordCommon);
        }
        known.is_guessed_late(reading)?;
        if known.is_one(reading) {
            return Err(Rule::PasswordCommon);
        }
    }
    Ok(())
}

/// What is common here, in both alphabets, and rows of keys; beside it how each word looks.
static HERE: LazyLock<Vec<(String, Vec<char>)>> = LazyLock::new(|| {
    let here = [here::WORDS, here::NAMES, here::ROWS].into_iter();
    let words = here.flat_map(str::split_whitespace);
    let words = words.flat_map(|word| [word.to_owned(), romanized(word)]);
    let seen = |word: String| {
        let looks = word.chars().map(look).collect();
        (word, looks)
    };
    words.map(seen).collect()
});

/// What guesses begin with beside the lists of other countries and [`HERE`].
struct Known {
    context: Vec<(String, Rule)>,
}

impl Known {
    /// Whether its letters are one known word, once or again and again.
    fn is_one(&self, text: &str) -> bool {
        let word = once(text);
        if LONGEST < word.chars().count() {
            return false;
        }
        let estimate = zxcvbn(&word, &self.words());
        let mut found = HashSet::new();
        let own: usize = estimate
            .sequence()
            .iter()
            .map(|part| own_letters(part, &mut found))
            .sum();
        matches!(estimate.sequence(), [_]) && own == 0 && found.len() == 1
    }

    /// Looks for common passwords, words of a dictionary, rows of keys, sequences, repetitions
    /// and dates, also in the spelling of l33t, and estimates how many guesses they take.
    fn is_guessed_late(&self, text: &str) -> Result<(), Rule> {
        let estimate = zxcvbn(text, &self.words());
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
        let mut context = self.context.iter();
        let of_context = context.find(|(word, _)| known.contains(word.as_str()));
        Err(match of_context {
            Some((_, rule)) => *rule,
            None if known.is_empty() => Rule::PasswordPredictable,
            None => Rule::PasswordCommon,
        })
    }

    fn words(&self) -> Vec<&str> {
        let context = self.context.iter().map(|(word, _)| word.as_str());
        context
            .chain(HERE.iter().map(|(word, _)| word.as_str()))
            .collect()
    }
}

/// Whether nothing of one's own stands beside what is common here, however it is spelled.
fn is_of_common_words(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    [text, &letters].iter().any(|text| {
        let typed: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let seen: Vec<char> = typed.iter().copied().map(look).collect();
        let mut covered = vec![false; seen.len()];
        for (_, word) in HERE.iter() {
            for at in 0..=seen.len().saturating_sub(word.len()) {
                if seen[at..].starts_with(word) {
                    covered[at..at + word.len()].fill(true);
                }
            }
        }
        let own = typed.iter().zip(&covered);
        let own = own.filter(|(c, covered)| c.is_alphabetic() && !**covered);
        covered.contains(&true) && own.count() < OWN_LETTERS
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
mod tests;
