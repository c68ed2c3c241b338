//! The private key of cards, in its file.

use super::{
    es256::SigningKey,
    key_file::{self, KeyFileError, NextKey},
};
use crate::random::Random;
use std::{io, path::PathBuf};

/// Where the key lies. It is read anew for every card: the command line may
/// have put another in its place.
#[derive(Debug)]
pub struct CardKey {
    path: PathBuf,
    random: Random,
}

impl CardKey {
    /// The key in the file `path`.
    pub const fn new(path: PathBuf, random: Random) -> Self {
        Self { path, random }
    }

    /// The key that signs now; the first time, a new one.
    ///
    /// # Errors
    /// The file cannot be used.
    pub fn current(&self) -> Result<SigningKey, KeyFileError> {
        if !self.path.exists() {
            match key_file::create(&self.path, &SigningKey::generate(&self.random)) {
                Err(KeyFileError::Io { source, .. })
                    if source.kind() == io::ErrorKind::AlreadyExists => {}
                made => made?,
            }
        }
        key_file::load(&self.path)
    }

    /// A new key beside the one that signs; [`NextKey::install`] puts it there.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn next(&self) -> Result<NextKey<'_>, KeyFileError> {
        key_file::next(&self.path, &self.random)
    }
}
