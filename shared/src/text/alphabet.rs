//! Words of a name are of one alphabet: a Latin letter among Cyrillic ones
//! looks right and is found by nobody.

use super::alike;

/// The name with the Latin letters of otherwise Cyrillic words replaced by the
/// Cyrillic ones that look the same. A word in which another Latin letter
/// stands is left as it is.
pub fn repaired(name: &str) -> String {
    let word = |word: &str| {
        let cyrillic: Option<String> = word.chars().map(cyrillic).collect();
        match cyrillic {
            Some(repaired) if is_mixed(word) => repaired,
            _ => word.to_owned(),
        }
    };
    // The separators stay where they are.
    name.split_inclusive([' ', '-']).map(word).collect()
}

/// The letters that stand in words of another alphabet and could be none of theirs: the Latin
/// ones among Cyrillic ones, or the Cyrillic ones of a word of which most letters are Latin.
/// Empty if every word is of one alphabet.
pub fn foreign_letters(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| is_mixed(word));
    let mut letters = String::new();
    for word in words {
        let count = |is: fn(char) -> bool| word.chars().filter(|c| is(*c)).count();
        let is_latin_word = count(is_cyrillic) < count(|c| cyrillic(c).is_none());
        for c in word.chars() {
            let is_foreign = if is_latin_word {
                is_cyrillic(c)
            } else {
                cyrillic(c).is_none()
            };
            if is_foreign && !letters.contains(c) {
                letters.push(c);
            }
        }
    }
    letters
}

fn is_mixed(word: &str) -> bool {
    word.chars().any(is_cyrillic) && word.chars().any(|c| is_latin(c) || is_palochka(c))
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{0400}'..='\u{052F}')
}

/// A letter that is in no Ukrainian name, and looks like one that is.
const fn is_palochka(c: char) -> bool {
    matches!(c, 'Ӏ' | 'ӏ')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && !is_cyrillic(c) && c != '\u{2BC}'
}

/// The character itself, or the Cyrillic letter that a Latin one looks like.
fn cyrillic(c: char) -> Option<char> {
    match alike::cyrillic(c) {
        None if is_latin(c) => None,
        found => Some(found.unwrap_or(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_one_alphabet() {
        for (typed, kept, foreign) in [
            ("Iваненко Oксана", "Іваненко Оксана", ""),
            ("Нечуй-Лeвицький", "Нечуй-Левицький", ""),
            ("Лук’янчyк", "Лук’янчук", ""),
            ("Петrенко Nіна", "Петrенко Nіна", "rN"),
            ("Королëв", "Королёв", ""),
            ("Ӏваненко Софӏя", "Іваненко Софія", ""),
            ("Αнна Κοваль", "Анна Коваль", ""),
            ("Σавченко", "Σавченко", "Σ"),
            // Of a Latin word the others are named.
            ("Smіth", "Smіth", "і"),
            ("Johnsоn Іван", "Johnsоn Іван", "о"),
            ("Петrенко Сӏма", "Петrенко Сіма", "r"),
            // Latin throughout, and a Latin word beside a Cyrillic one.
            ("Oscar Van-Dyke", "Oscar Van-Dyke", ""),
            ("Іван Smith", "Іван Smith", ""),
        ] {
            assert_eq!(repaired(typed), kept);
            assert_eq!(foreign_letters(typed), foreign, "{typed}");
        }
    }
}
