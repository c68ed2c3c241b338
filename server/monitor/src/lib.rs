//! The reference monitor: nothing happens and nothing is answered unless it
//! was admitted here.
//!
//! Invariant: [`Tx`], [`Permit`] and [`Released`] have no constructor outside
//! this crate. Every store function asks for the first two and every handler
//! answers with the third. Decision, effect, delivered events and the journal
//! record commit together or not at all.

mod able;
mod actor;
mod admission;
mod bare;
mod command;
mod counts;
mod damage;
mod decision;
pub mod domains;
mod effect;
pub mod engine;
mod entity;
pub mod error;
mod event;
mod folding;
pub mod guard;
mod inside;
pub mod keeping;
mod listener;
mod maintenance;
mod metrics;
mod monitor;
mod note;
mod outcome;
pub mod page;
pub mod policy;
mod possession;
mod pulse;
mod queue;
mod read;
mod read_beside;
mod record;
mod refusals;
mod released;
mod request;
mod run;
mod session_state;
mod sessions;
mod steward;
mod together;
mod tx;

pub use able::{Able, Way};
pub use actor::Actor;
pub use admission::Admission;
pub use bare::Bare;
pub use command::{Command, Concerning, Permit};
pub use damage::{Sifted, id_of, named, names, sift, stored_time, tell};
pub use domains::Namesake;
pub use effect::{Effect, Question};
pub use engine::{
    Database, FromRow, Lossy, OnUnique, query, query_as, query_scalar, stored, stored_id, text_of,
};
pub use entity::{Entity, EventName, Operates, Operation, Part, internal};
pub use error::{Error, Reason};
pub use event::Event;
pub use folding::{Leaves, Named, readable};
pub use listener::Listener;
pub use metrics::{EngineFailure, Metrics};
pub use monitor::{CheckSession, Monitor};
pub use note::Note;
pub use outcome::Outcome;
pub use policy::{Guard, POLICY, Right};
pub use possession::Possession;
pub use released::{Answer, Later, Released};
pub use request::within_request;
pub use session_state::{HeldRole, IDLE_MS, Member, OpenSession, SessionState};
pub use shared::journal::Subject;
pub use together::Tally;
pub use tx::{Snapshot, Tx};
