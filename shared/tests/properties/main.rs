//! Laws of what both sides share: they hold for every value, not for examples.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod card;
mod fields;
mod json;
mod patients;
mod permissions;
mod referrals;
mod text;
mod time;
mod wording;
