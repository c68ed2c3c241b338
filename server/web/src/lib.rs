//! Extractors and layers without business: how a request becomes typed
//! values, what surrounds every answer, and the parts of the installation that every
//! handler can reach.

mod actor;
mod admitted;
mod attempt;
mod body;
pub mod config;
mod confirmed;
pub mod cookies;
pub mod crowd;
pub mod dpop;
mod effects;
mod idempotency_key;
mod if_match;
pub mod layers;
pub mod load;
pub mod measured;
pub mod openapi;
mod path_id;
mod proof;
mod query_params;
pub mod rate_limit;
mod refusal;
mod reply;
mod serve;
pub mod state;
pub mod throttle;
mod user_agent;
pub mod visitor;

pub use actor::{Anonymous, By, Onlooker, SessionSecret};
pub use body::{Body, Typed};
pub use confirmed::{Confirmed, NotADuplicate};
pub use effects::ask;
pub use idempotency_key::IdempotencyKey;
pub use if_match::IfMatch;
pub use layers::ClientAddress;
pub use path_id::PathId;
pub use proof::Proof;
pub use query_params::{Asked, QueryParams};
pub use refusal::Refusal;
pub use reply::{File, Replied, Reply, Text, Written};
pub use serve::Serve;
pub use state::{AppState, Settings};
pub use user_agent::UserAgent;
