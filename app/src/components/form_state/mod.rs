//! What a person is filling in: the texts typed so far, the faults found in
//! them, and the attempt to send them.
//!
//! A form's state lives above the form that shows it, so nothing typed is lost when
//! the form is drawn anew.

mod attempt;
mod entry;
mod fault;
mod form;
mod guard;
mod held;
mod reader;
mod recheck;
mod settle;

pub use entry::Entry;
pub use fault::{Fault, FaultText, TextKey};
pub use form::FormState;
pub use held::{Held, Unsettled};
pub use reader::{Reader, optional};
