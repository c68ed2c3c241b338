//! The only code that speaks to the server. Every call names an
//! [`Endpoint`](shared::endpoints::Endpoint) of `shared`; addresses, methods and types come from there.

pub mod account;
mod answer;
pub mod assignments;
mod call;
pub mod catalogue;
pub mod facility;
pub mod lapses;
mod nonce;
pub mod notices;
pub mod organizations;
pub mod patients;
pub mod people;
pub mod possession;
pub mod referrals;
pub mod refusal;
pub mod requisitions;
pub mod roles;
mod sending;
pub mod session;
pub mod sessions;
pub mod step_up;
pub mod tokens;
mod transport;
pub mod users;
pub mod workstation;
pub mod workstations;

pub use answer::{Answer, ApiError, ProofError};
pub use sending::{Heard, listen};
pub use transport::on_damage;
