//! The number of a taxpayer's record card (РНОКПП).

use super::{Rule, text_field};

text_field! {
    /// A tax number: ten digits, of which the last checks the others.
    TaxNumber, |text| {
        let digits: Vec<i32> = text.bytes().filter(u8::is_ascii_digit).map(|b| i32::from(b - b'0')).collect();
        if text.len() != 10 || digits.len() != 10 {
            return Err(Rule::TaxNumberInvalid);
        }
        if check_digit(&digits[..9]) == digits[9] {
            Ok(())
        } else {
            Err(Rule::TaxNumberCheck)
        }
    }
}

/// The digit that follows these nine: their weighted sum modulo 11, of which
/// the last digit counts.
fn check_digit(digits: &[i32]) -> i32 {
    const WEIGHTS: [i32; 9] = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
    let sum: i32 = WEIGHTS
        .iter()
        .zip(digits)
        .map(|(weight, digit)| weight * digit)
        .sum();
    sum.rem_euclid(11) % 10
}
