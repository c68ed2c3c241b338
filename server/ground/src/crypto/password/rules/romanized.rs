//! Ukrainian in Latin letters.

use super::APOSTROPHES;

/// Ukrainian as passports spell it in Latin letters (Cabinet of Ministers of Ukraine,
/// resolution 55 of 2010).
pub(super) fn romanized(text: &str) -> String {
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
