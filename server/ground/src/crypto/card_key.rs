//! The private key of cards, in its file.

use super::{
    es256::SigningKey,
    key_file::{self, KeyFileError, NextKey, Stamp},
};
use crate::random::Random;
use std::{
    io,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

/// Where the key lies. It is read anew when the command line has put another in its place.
#[derive(Debug)]
pub struct CardKey {
    path: PathBuf,
    random: Random,
    known: Mutex<Option<(Stamp, SigningKey)>>,
}

impl CardKey {
    /// The key in the file `path`.
    pub const fn new(path: PathBuf, random: Random) -> Self {
        let known = Mutex::new(None);
        Self {
            path,
            random,
            known,
        }
    }

    /// The key that signs now; the first time, a new one.
    ///
    /// # Errors
    /// The file cannot be used.
    pub fn current(&self) -> Result<SigningKey, KeyFileError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = Stamp::of(&self.path);
        if let (Some((read, key)), Some(stamp)) = (&*known, &stamp)
            && read == stamp
        {
            return Ok(key.clone());
        }
        if !self.path.exists() {
            match key_file::create(&self.path, &SigningKey::generate(&self.random)) {
                Err(KeyFileError::Io { source, .. })
                    if source.kind() == io::ErrorKind::AlreadyExists => {}
                made => made?,
            }
        }
        let key = key_file::load(&self.path)?;
        *known = stamp.map(|stamp| (stamp, key.clone()));
        Ok(key)
    }

    /// A new key beside the one that signs; [`NextKey::install`] puts it there.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn next(&self) -> Result<NextKey<'_>, KeyFileError> {
        key_file::next(&self.path, &self.random)
    }
}
