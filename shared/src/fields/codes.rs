//! Codes of the catalogue, taken as they are written on paper and kept in one
//! form.

use super::{rule::Rule, text::text_field};
use crate::text::{half, latin, line};

text_field! {
    /// The code of a group, or of anything a card names: 1 to 20 Latin capitals,
    /// digits, dots and dashes.
    #[schemars(extend("pattern" = "^[A-Z0-9.-]+$"))]
    Code(1..=20), read plain, check
}

text_field! {
    /// The code of a service; of seven digits, as ACHI has them, `65070-00`.
    #[schemars(extend("pattern" = "^[A-Z0-9.-]+$"))]
    ServiceCode(1..=20), read service, check
}

text_field! {
    /// The code of a diagnosis: of ICD-10-AM with a dot after the category,
    /// `E11.9`, of ICPC-2 without, `A97`.
    #[schemars(extend("pattern" = "^[A-Z0-9.-]+$"))]
    DiagnosisCode(1..=20), read diagnosis, check
}

impl From<ServiceCode> for Code {
    fn from(code: ServiceCode) -> Self {
        Self(code.0)
    }
}

impl From<DiagnosisCode> for Code {
    fn from(code: DiagnosisCode) -> Self {
        Self(code.0)
    }
}

fn check(text: &str) -> Result<(), Rule> {
    let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
    if (Code::MIN..=Code::MAX).contains(&text.len()) && text.bytes().all(allowed) {
        Ok(())
    } else {
        Err(Rule::CodeInvalid)
    }
}

/// What a code is compared and looked for by: its capitals and digits, whatever
/// stands between them and in whichever alphabet they look like these. `None`
/// if it is nothing a code could be.
pub fn code_key(text: &str) -> Option<String> {
    let mut key = String::new();
    for c in letters(text) {
        match c {
            'A'..='Z' | '0'..='9' => key.push(c),
            _ if c.is_alphanumeric() || matches!(c, '%' | '\\') => return None,
            _ => {}
        }
    }
    (!key.is_empty()).then_some(key)
}

/// Capitals, of which only Latin ones are in a code: the tables of all the others would
/// be a part of every client.
fn letters(text: &str) -> Vec<char> {
    let capital = |c| latin(half(c)).to_ascii_uppercase();
    line(text).chars().map(capital).collect()
}

/// Capitals, one sort of dash, no spaces, none of the signs of printed lists.
fn plain(text: &str) -> String {
    let signs = |c: char| match c {
        ',' => Some('.'),
        '_' | '\u{2014}' | '\u{2015}' => Some('-'),
        '†' | '‡' | '*' => None,
        c => (!c.is_whitespace()).then_some(c),
    };
    letters(text).into_iter().filter_map(signs).collect()
}

fn service(text: &str) -> String {
    match code_key(text) {
        Some(key) if key.len() == 7 && key.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{}-{}", &key[..5], &key[5..])
        }
        _ => plain(text),
    }
}

fn diagnosis(text: &str) -> String {
    let key = code_key(text).unwrap_or_default();
    match key.as_bytes() {
        [letter, first, second, rest @ ..]
            if letter.is_ascii_uppercase() && first.is_ascii_digit() && second.is_ascii_digit() =>
        {
            let (category, rest) = key.split_at(3);
            match rest {
                "" => category.to_owned(),
                rest => format!("{category}.{rest}"),
            }
        }
        _ => plain(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_taken_as_it_is_written() {
        for (written, kept) in [
            ("І10", "I10"),
            ("I10.", "I10"),
            ("E119", "E11.9"),
            ("E11_9", "E11.9"),
            ("Е11.9", "E11.9"),
            ("z00,0", "Z00.0"),
            (" Z 00-0 ", "Z00.0"),
            ("а97", "A97"),
            ("Ｅ１１．９", "E11.9"),
            ("A17.0†", "A17.0"),
            ("G01*", "G01"),
            ("-50", "-50"),
        ] {
            let code = DiagnosisCode::try_from(written.to_owned()).unwrap();
            assert_eq!(code.as_str(), kept, "{written}");
        }
        for (written, kept) in [
            ("65070–00", "65070-00"),
            ("6507000", "65070-00"),
            ("65070 00", "65070-00"),
            ("65070_00", "65070-00"),
            ("в33001", "B33001"),
            ("lab−1,2", "LAB-1.2"),
            ("\u{202a}LAB\u{61c}-1\u{fe0f}\u{202c}", "LAB-1"),
            ("\u{2067}LAB\u{fe63}1\u{2069}", "LAB-1"),
        ] {
            let code = ServiceCode::try_from(written.to_owned()).unwrap();
            assert_eq!(code.as_str(), kept, "{written}");
        }
        for wrong in ["", "  ", "Ж10", "I10#", "A/1", "123456789012345678901"] {
            let refused = Err(Rule::CodeInvalid);
            assert_eq!(Code::try_from(wrong.to_owned()), refused, "{wrong}");
        }
        assert_eq!(code_key("50%"), None);
        assert_eq!(code_key("діабет"), None);
        assert_eq!(code_key("Е11."), Some("E11".to_owned()));
    }

    proptest! {
        #[test]
        fn a_code_is_kept_in_one_form(written in "[A-Za-zА-ЯІа-яі0-9 .,†*–-]{0,12}") {
            if let Ok(code) = ServiceCode::try_from(written.clone()) {
                prop_assert_eq!(code_key(&written), code_key(code.as_str()));
                prop_assert_eq!(ServiceCode::try_from(code.as_str().to_owned()), Ok(code));
            }
            if let Ok(code) = DiagnosisCode::try_from(written.clone()) {
                prop_assert_eq!(code_key(&written), code_key(code.as_str()));
                prop_assert_eq!(DiagnosisCode::try_from(code.as_str().to_owned()), Ok(code));
            }
        }
    }
}
