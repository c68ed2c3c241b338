//! The number of a taxpayer's record card (РНОКПП).

use super::{rule::Rule, text::text_field};
use crate::text::{line, lower, narrow};

text_field! {
    /// A tax number as its paper has it: ten digits, and none that fill a form when
    /// there is no number. Taken after its label and with what stands between the digits.
    #[schemars(extend("pattern" = "^[0-9]{10}$"))]
    TaxNumber(10..=10), read digits, |text| {
        if text.len() != TaxNumber::MAX || !text.bytes().all(|b| b.is_ascii_digit()) {
            Err(Rule::TaxNumberInvalid)
        } else if is_placeholder(text.as_bytes()) {
            Err(Rule::TaxNumberPlaceholder)
        } else {
            Ok(())
        }
    }
}

/// What such a number is called.
const LABELS: [&str; 6] = ["рнокпп", "іпн", "інн", "ідн", "инн", "tin"];

fn digits(raw: &str) -> String {
    let text = lower(&narrow(&line(raw)));
    let around = |c: char| " :.,;№#\"'’«»„“”()".contains(c);
    let text = text.trim_matches(around);
    let called = LABELS.iter().find_map(|label| text.strip_prefix(label));
    let number = called.unwrap_or(text).trim_start_matches(around);
    let plain = |c| match c {
        ' ' | '-' | '.' | '/' | '—' | '−' => None,
        c => Some(c),
    };
    number.chars().filter_map(plain).collect()
}

impl TaxNumber {
    /// Whether the tenth digit checks the others.
    pub fn checks(&self) -> bool {
        let digits = self.digits();
        check_digit(&digits) == digits[9]
    }

    /// The ten digits.
    pub(crate) fn digits(&self) -> Vec<u32> {
        self.0.bytes().map(|b| u32::from(b - b'0')).collect()
    }
}

/// The digit that follows the first nine: their weighted sum modulo 11, of which
/// the last digit counts. The first one's weight is −1, here 10.
fn check_digit(digits: &[u32]) -> u32 {
    const WEIGHTS: [u32; 9] = [10, 5, 7, 9, 4, 6, 10, 5, 7];
    let products = WEIGHTS
        .iter()
        .zip(digits)
        .map(|(weight, digit)| weight * digit);
    products.sum::<u32>() % 11 % 10
}

/// Whether the digits only fill a form: one or two of them repeated without a check digit, a row of them up or
/// down, or a number before which nobody has one, as none is given for a birth in 1899.
fn is_placeholder(digits: &[u8]) -> bool {
    let step = |pair: &[u8]| (pair[1] + 10 - pair[0]) % 10;
    let first = step(digits);
    let is_row = matches!(first, 1 | 9) && digits.windows(2).all(|pair| step(pair) == first);
    let is_pair = digits.windows(3).all(|three| three[0] == three[2]);
    // Of two digits repeated some are somebody's, and their check digit says so.
    let numbers: Vec<u32> = digits.iter().map(|b| u32::from(b - b'0')).collect();
    let is_checked = numbers[0] != numbers[1] && check_digit(&numbers) == numbers[9];
    is_row || (is_pair && !is_checked) || digits.starts_with(b"00000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_as_it_is_written() {
        for written in [
            "2605812443",
            "2605 812 443",
            "2605-812–443",
            "2605.812.443",
            "№ 2605812443",
            "РНОКПП 2605812443",
            "ІПН: 2605812443",
            "РНОКПП № 2605812443",
            "２６０５８１２４４３",
            "２６０５．８１２．４４３",
            "ＴＩＮ：２６０５８１２４４３",
            "2605812443.",
            " 2605812443,",
            "«2605812443»",
            "\"260 581 2443\";",
            "ІПН: „2605812443“",
        ] {
            let number = TaxNumber::try_from(written.to_owned()).unwrap();
            assert_eq!(number.as_str(), "2605812443", "{written}");
        }
        for wrong in [
            "260581244",
            "АБ 2605812443",
            "2605812443 син",
            "26058124430",
        ] {
            let refused = Err(Rule::TaxNumberInvalid);
            assert_eq!(TaxNumber::try_from(wrong.to_owned()), refused, "{wrong}");
        }
    }
}
