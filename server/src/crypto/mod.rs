//! Cryptography: a table of contents.
//!
//! | module | what it is for |
//! |---|---|
//! | [`digest`] | SHA-256 digests, and secrets of which only the digest is kept |
//! | [`jwk`] | public keys as JSON Web Keys, and their thumbprints |
//! | [`es256`] | signing and verifying; the set of keys of one purpose |
//! | [`key_file`] | private keys on disk |
//!
//! Nothing here decides who may do what, or looks at a clock.

pub mod digest;
pub mod es256;
pub mod jwk;
pub mod key_file;
