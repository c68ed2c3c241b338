//! The generator of messages, tested as a program of its own: cargo runs no
//! tests in build scripts.

#[path = "../build/mod.rs"]
mod build;
