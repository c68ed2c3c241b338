//! The token's file: what it is called, and how the browser saves it.

use crate::download;
use shared::text::lower;

/// Lets the browser save `text` as a file called `name`.
pub fn save(name: &str, text: &str) {
    download::save(name, "application/jwt", text);
}

/// The name of a token's file: `shevchuk_i-post-3.jwt`.
pub fn name(login: &str, workstation: &str) -> String {
    let mut name = login.to_ascii_lowercase();
    for word in latin(workstation).split(|c: char| !c.is_ascii_alphanumeric()) {
        if !word.is_empty() {
            name.push('-');
            name.push_str(word);
        }
    }
    name + ".jwt"
}

/// Ukrainian in Latin letters (resolution 55 of the Cabinet of Ministers,
/// 2010, without its rules for the beginnings of words); other characters
/// stay.
fn latin(text: &str) -> String {
    let mut latin = String::new();
    for c in lower(text).chars() {
        match letter(c) {
            Some(letters) => latin.push_str(letters),
            None => latin.push(c),
        }
    }
    latin
}

const fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' => "y",
        'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ь' | '\'' | '’' | 'ʼ' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_name_every_system_takes() {
        assert_eq!(name("shevchuk_i", "Пост 3"), "shevchuk_i-post-3.jwt");
        assert_eq!(name("Melnyk", "Каб. 214 / «Щ»"), "melnyk-kab-214-shch.jwt");
        assert_eq!(name("a", "Реєстратура № 1"), "a-reiestratura-1.jwt");
        assert_eq!(name("a", "м’який"), "a-miakyi.jwt");
        assert_eq!(name("a", "漢"), "a.jwt");
    }
}
