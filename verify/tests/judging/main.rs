//! Laws and examples of judging, on cards signed here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod pictures;
mod press;
mod standings;
mod verdicts;
