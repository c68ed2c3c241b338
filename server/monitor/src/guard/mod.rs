//! No escalation (REQUIREMENTS §3): rights before and after a change are
//! compared in its own transaction, whatever the change was.
//!
//! Rights count twice: as they are in effect, and as they would be with every
//! − taken away. The second are *latent*: they surface the day the − goes.

pub(crate) mod check;
mod lapses;
mod load;
pub(crate) mod outgrown;
pub(crate) mod rights;
#[cfg(test)]
mod tests;

pub use check::{check_escalation, check_target};
pub use outgrown::{Made, Outgrown, WayIn, made_with};
pub use rights::{Combined, Rights};
