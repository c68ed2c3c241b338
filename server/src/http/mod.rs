//! Extractors and layers without business: how a request becomes typed
//! values, and what surrounds every answer.

mod actor;
mod admitted;
pub mod assets;
mod body;
mod confirmed;
pub mod cookies;
pub mod crowd;
pub mod health;
mod idempotency_key;
mod if_match;
pub mod layers;
pub mod load;
pub mod pace;
mod proof;
mod record;
mod search;
mod serve;
mod user_agent;
mod visitor;

pub use actor::{By, Onlooker, SessionSecret, Stranger};
pub use body::Body;
pub use confirmed::{Confirmed, NotATwin};
pub use idempotency_key::IdempotencyKey;
pub use if_match::IfMatch;
pub use layers::ClientAddress;
pub use proof::Proof;
pub use record::Record;
pub use search::Search;
pub use serve::Serve;
pub use user_agent::UserAgent;
