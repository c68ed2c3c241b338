//! What was typed blind: a scanner is a keyboard, and it does not know that the
//! Ukrainian layout is on.

/// Letters of the Ukrainian layout, and of the Russian one where it differs,
/// each before the Latin letter of its key.
const KEYS: &str = "йqцwуeкrеtнyгuшiщoзpфaіsыsвdаfпgрhоjлkдlяzчxсcмvиbтnьm";

/// The Latin letter on the key that a Cyrillic letter was typed with, small or
/// capital as that is.
pub fn by_key(c: char) -> Option<char> {
    // Capitals, without the tables of all alphabets.
    let small = match c {
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20)?,
        'І' => 'і',
        c => c,
    };
    let mut keys = KEYS.chars();
    while let (Some(typed), Some(key)) = (keys.next(), keys.next()) {
        if typed == small {
            let capital = key.to_ascii_uppercase();
            return Some(if small == c { key } else { capital });
        }
    }
    None
}

/// The character, or the one of a Latin keyboard that here fills a square, as among Chinese
/// ones: `５` is a 5.
pub fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// The text without [characters that fill a square](half).
pub fn narrow(text: &str) -> String {
    text.chars().map(half).collect()
}

/// The text in the characters of a Latin keyboard: [those that fill a square](half), and those
/// that an address writes as `%3A`.
pub fn plain(text: &str) -> String {
    let text = narrow(text);
    let mut parts = text.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|code| code.is_ascii() && !code.is_ascii_control()) {
            Some(code) => {
                plain.push(code.into());
                plain.push_str(&part[2..]);
            }
            None => {
                plain.push('%');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The text without the three characters in which a scanner says what kind of code it read
/// (ISO/IEC 15424): `]C1`, also as it types them while the Ukrainian layout is on.
pub fn unmarked(text: &str) -> &str {
    let mut rest = text.trim_start().chars();
    let mut is = |fits: fn(char) -> bool| rest.next().is_some_and(fits);
    let is_mark =
        is(|c| "]їъ".contains(c)) && is(char::is_alphabetic) && is(|c| c.is_ascii_digit());
    if is_mark { rest.as_str() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_keyboard_has_no_keys_for_is_made_plain() {
        for (text, expected) in [
            ("ｓｈｃ：／５６", "shc:/56"),
            ("shc%3A%2f56%2F", "shc:/56/"),
            ("100%, 5%2, %zz %", "100%, 5%2, %zz %"),
            ("%D0%9F%0A", "%D0%9F%0A"),
            ("%%41", "%A"),
            ("%ї1", "%ї1"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn what_a_scanner_says_of_a_code_is_no_part_of_it() {
        for text in ["]C1shc", " ]Q3shc", "їС1shc"] {
            assert_eq!(unmarked(text), "shc", "{text}");
        }
        for text in ["", "]", "]C", "]CX", "C102", "їжа 1"] {
            assert_eq!(unmarked(text), text);
        }
    }

    #[test]
    fn every_latin_letter_has_a_key() {
        let typed = "йцукенгшщзфівапролдячсмитьЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬ";
        let keys = "qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM";
        assert!(typed.chars().map(by_key).eq(keys.chars().map(Some)));
        assert!("ґєхїжбю-9Q".chars().all(|c| by_key(c).is_none()));
    }
}
