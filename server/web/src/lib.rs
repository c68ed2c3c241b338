//! Extractors and layers without business: how a request becomes typed
//! values, what surrounds every answer, and the parts of the installation that every
//! handler can reach.

mod actor;
mod admitted;
mod body;
pub mod config;
mod confirmed;
pub mod cookies;
pub mod crowd;
pub mod dpop;
mod idempotency_key;
mod if_match;
pub mod layers;
pub mod load;
pub mod openapi;
pub mod pace;
mod proof;
mod record;
mod refusal;
mod reply;
mod search;
mod serve;
pub mod state;
pub mod throttle;
mod user_agent;
pub mod visitor;

pub use actor::{By, Onlooker, SessionSecret, Stranger};
pub use body::Body;
pub use confirmed::{Confirmed, NotATwin};
pub use idempotency_key::IdempotencyKey;
pub use if_match::IfMatch;
pub use layers::ClientAddress;
pub use proof::Proof;
pub use record::Record;
pub use refusal::Refusal;
pub use reply::{File, Replied, Reply, Text, Written};
pub use search::{Asked, Search};
pub use serve::Serve;
pub use state::{AppState, Settings};
pub use user_agent::UserAgent;
