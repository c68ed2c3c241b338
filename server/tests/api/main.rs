//! The API, tested as a browser meets it: real requests through the whole
//! router, into a database of each test's own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod account;
mod assignments;
mod at_once;
mod beside_damage;
mod catalogue;
mod characters;
pub mod cli;
mod clock;
mod codes;
mod cursors;
mod damaged;
mod dialogues;
mod durability;
mod escalation;
mod folding;
mod four_eyes;
mod harness;
mod hashing;
mod http;
mod journal;
mod keeping;
mod limits;
mod measured;
mod openapi;
mod organizations;
mod passwords;
mod policy;
mod postgresql;
mod queueing;
mod recovering;
pub mod referrals;
mod roles;
mod sessions;
mod sign_in;
mod statements;
mod tokens;
mod unread;
mod users;
mod workstations;
