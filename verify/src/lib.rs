//! Judging a paper referral: from a picture or a text to a verdict.
//!
//! Nothing here speaks to a browser or a network: what is known, and when it
//! is, are arguments. The page around it is in `page/`.

pub mod entry;
pub mod keys;
pub mod picture;
pub mod standing;
pub mod verdict;
