//! What about a tax number does not fit its patient.

use super::{Sex, birth::BirthDate};
use crate::fields::{Rule, TaxNumber};

impl TaxNumber {
    /// Which of the rules by which numbers are given this one breaks; some on
    /// real papers do. The first five digits count the days to the birth, the
    /// ninth is odd for men, the tenth checks the others.
    pub fn doubts(&self, birth: Option<BirthDate>, sex: Sex) -> Vec<Rule> {
        let digits = self.digits();
        let born = digits[..5].iter().fold(0, |days, digit| days * 10 + digit);
        let of_sex = match sex {
            Sex::Female => digits[8].is_multiple_of(2),
            Sex::Male => !digits[8].is_multiple_of(2),
            Sex::Unknown => true,
        };
        let fits = [
            (Rule::TaxNumberCheck, self.checks()),
            (
                Rule::TaxNumberBirth,
                birth.is_none_or(|birth| birth.may_be(born)),
            ),
            (Rule::TaxNumberSex, of_sex),
        ];
        let doubts = fits.into_iter().filter(|(_, fits)| !fits);
        doubts.map(|(rule, _)| rule).collect()
    }
}
