//! Where text as people bring it becomes the text that is kept: typed, pasted
//! out of a document, or read from a file. The same in the browser and on the
//! server.

mod alike;
mod alphabet;
mod characters;
mod folding;
mod forms;
mod keys;
mod lost;
mod normal;

pub use alike::latin;
pub use alphabet::{foreign_letters, repaired};
pub use characters::{is_accent, is_said, is_visible};
pub use folding::fold;
pub use forms::{lower, nfkc, upper};
pub use keys::{by_key, half, narrow, plain, unmarked};
pub use lost::{NEVER_PRINTED, is_lost, lost, marked, named, never_printed};
pub use normal::{count, is_blank, line, normalized};
