//! What every test starts from: an installation of its own, people with verbs,
//! and answers that check themselves.
//!
//! No network, no sleeping: requests go straight into the router, and time
//! stands still until a test moves it.

mod app;
mod attempt;
mod call;
mod catalogue;
mod clinic;
mod events;
mod held;
mod journal;
mod program;
mod proof;
mod reading;
mod reply;
mod session;
mod staff;
mod station;
mod store;
mod wire;

pub use app::{HOST, MORNING, ORIGIN, TestApp};
pub use attempt::Attempt;
pub use call::Call;
pub use clinic::{role, set_password, states};
pub use events::Overheard;
pub use held::Waiting;
pub use journal::detail;
pub use program::{Serving, fails, free_port, luxmedica, succeeds};
pub use proof::Proof;
pub use reply::{Reply, column, id};
pub use session::Session;
pub use staff::{Hiring, PASSWORD, Staff};
pub use station::{Station, code_of};
pub use store::{Store, connect, new_database, say};
pub use wire::Wire;
