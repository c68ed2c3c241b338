//! What somebody typed or pasted: the text of a code, or a referral's number.

use shared::{
    card::is_card,
    fields::Rule,
    referrals::{Number, compact},
};

/// A text, told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    Empty,
    /// To be judged: the text of a code, or something else altogether.
    Code(String),
    /// A referral's number whose check character fits.
    Number(Number),
    /// Sixteen symbols that check as no number, and those it may have been.
    Mistyped(Vec<Number>),
    /// The symbols of a number, too many or too few of them.
    NotSixteen(usize),
}

impl Entry {
    /// Tells a text apart.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let Some(symbols) = compact(text).filter(|_| !is_card(text)) else {
            return Self::Code(text.to_owned());
        };
        match symbols.len() {
            0 => Self::Empty,
            count if LIKE_A_NUMBER.contains(&count) => match Number::try_from(symbols) {
                Ok(number) => Self::Number(number),
                Err(Rule::NumberCheck) => Self::Mistyped(Number::repairs(text)),
                Err(_) => Self::NotSixteen(count),
            },
            _ => Self::Code(text.to_owned()),
        }
    }
}

/// With so many symbols somebody meant a number.
const LIKE_A_NUMBER: std::ops::RangeInclusive<usize> = 1..=40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_by_its_symbols() {
        let number = Number::try_from("02CXK1AM8E849TTM".to_owned()).unwrap();
        assert_eq!(
            Entry::read(" 02cх k1ам 8e84 9ттм "),
            Entry::Number(number.clone())
        );
        let Entry::Mistyped(repairs) = Entry::read("O2CX-K1AM-8E84-9TTM") else {
            panic!("a number with a typing error");
        };
        assert!(repairs.contains(&number));
        assert_eq!(Entry::read("02CX-K1AM-8E84-9TT"), Entry::NotSixteen(15));
    }

    #[test]
    fn anything_else_is_a_code() {
        assert_eq!(Entry::read("  \n"), Entry::Empty);
        for text in [
            "shc:/5676",
            "shc:/5676290952432060",
            "ірсЖ.5676290952432060",
            "eyJ.a.b",
            "https://example.org",
            "привіт",
        ] {
            assert_eq!(Entry::read(text), Entry::Code(text.to_owned()));
        }
        // Of some of its groups a number could be made.
        let code: Vec<char> = ["567629", &"2809".repeat(60)].concat().chars().collect();
        for every in 1..=80 {
            let groups: Vec<String> = code
                .chunks(every)
                .map(|group| group.iter().collect())
                .collect();
            let text = groups.join(" ");
            assert_eq!(Entry::read(&text), Entry::Code(text.clone()), "{every}");
        }
    }
}
