//! Cryptography: a table of contents.
//!
//! | module | what it is for |
//! |---|---|
//! | [`digest`] | SHA-256 digests, and secrets of which only the digest is kept |
//! | [`jwk`] | public keys as JSON Web Keys, and their thumbprints |
//! | [`es256`] | signing and verifying; the set of keys of one purpose |
//! | [`key_file`] | private keys on disk |
//! | [`password`] | Argon2id, off the async threads |
//! | [`staff_keys`] | the keys of token files, read anew when the command line changes them |
//! | [`staff_token`] | the token file: issued, and verified as far as it goes alone |
//!
//! Nothing here decides who may do what, or looks at a clock.

pub mod card_key;
pub mod digest;
pub mod es256;
pub mod jwk;
pub mod key_file;
pub mod password;
mod provider;
pub mod staff_keys;
pub mod staff_token;
