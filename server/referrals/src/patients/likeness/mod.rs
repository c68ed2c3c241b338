//! How likely two records are of one person: probabilistic record linkage.
//!
//! The model is that of I. P. Fellegi and A. B. Sunter, "A Theory for Record
//! Linkage", Journal of the American Statistical Association 64 (1969), pp. 1183–1210.
//! Every field in which two records agree, nearly agree or differ counts
//! log₂(m / u) bits, where m is how often it is so between two records of one
//! person and u between those of two people; their sum, the *match weight*, is
//! compared with a threshold. Agreement has levels, after W. E. Winkler (1990), since
//! what is typed from papers differs by a letter or a digit. The weights were
//! estimated from how names and birth dates are spread in Ukraine and rounded to
//! whole bits; `cargo xtask bench` measures what they find and how often they warn
//! of nobody.
//!
//! Not every pair is compared. A pair that reaches the threshold has birth dates
//! near each other or tax numbers that are ([`near`]); or, where one of them was born
//! in an estimated year, one telephone number, or one family name and about the same
//! year. Those are the blocking keys, all indexed, so that a registration reads a few
//! hundred records whatever their names.

mod model;
mod near;
pub mod store;
mod why;
mod words;

pub use model::{THRESHOLD, Traits, likeness};
pub use near::{days, numbers, years};
