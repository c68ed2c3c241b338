//! What the LuxMedica client and server say to each other: ids, validated
//! fields, the permission algebra, wire types, error codes and messages.
//!
//! No I/O and nothing that would not build for `wasm32-unknown-unknown`.
//! A type with a rule has a private field, and serde goes through its
//! `TryFrom`: a value that exists is valid, in the browser and on the server.

pub mod account;
pub mod assignments;
pub mod browser;
pub mod card;
pub mod catalogue;
pub mod client;
mod closed;
pub mod endpoints;
pub mod facility;
pub mod fields;
pub mod ids;
pub mod journal;
pub mod json;
pub mod jwt;
pub mod lang;
pub mod lapses;
pub mod messages;
pub mod notices;
pub mod organizations;
pub mod page;
pub mod patients;
pub mod permissions;
pub mod picture;
pub mod problem;
pub mod referrals;
pub mod roles;
pub mod sessions;
pub mod sign_in;
pub mod text;
pub mod time;
pub mod tokens;
pub mod users;
pub mod workstations;
