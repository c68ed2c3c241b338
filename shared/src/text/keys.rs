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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_latin_letter_has_a_key() {
        let typed = "йцукенгшщзфівапролдячсмитьЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬ";
        let keys = "qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM";
        assert!(typed.chars().map(by_key).eq(keys.chars().map(Some)));
        assert!("ґєхїжбю-9Q".chars().all(|c| by_key(c).is_none()));
    }
}
