//! The private key of cards, in its file.

use super::{
    es256::SigningKey,
    key_file::{self, KeyFileError},
};
use crate::chance::Chance;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where the key lies. It is read anew for every card: the command line may
/// have put another in its place.
#[derive(Debug)]
pub struct CardKey {
    path: PathBuf,
    chance: Chance,
}

impl CardKey {
    /// The key in the file `path`.
    pub const fn new(path: PathBuf, chance: Chance) -> Self {
        Self { path, chance }
    }

    /// The key that signs now; the first time, a new one.
    ///
    /// # Errors
    /// The file cannot be used.
    pub fn current(&self) -> Result<SigningKey, KeyFileError> {
        if !self.path.exists() {
            match key_file::create(&self.path, &SigningKey::generate(&self.chance)) {
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
        let beside = self.path.with_extension("next.pem");
        let failed = |source| KeyFileError::Io {
            path: beside.clone(),
            source,
        };
        if beside.exists() {
            // Left by an attempt that did not come to its end.
            fs::remove_file(&beside).map_err(failed)?;
        }
        let key = SigningKey::generate(&self.chance);
        key_file::create(&beside, &key)?;
        Ok(NextKey {
            key,
            beside,
            path: &self.path,
        })
    }
}

/// A key that waits to take over.
#[derive(Debug)]
pub struct NextKey<'a> {
    /// The key.
    pub key: SigningKey,
    beside: PathBuf,
    path: &'a Path,
}

impl NextKey<'_> {
    /// From now on this key signs; the one before is gone.
    ///
    /// # Errors
    /// The file cannot be renamed.
    pub fn install(self) -> Result<(), KeyFileError> {
        let failed = |source| KeyFileError::Io {
            path: self.beside.clone(),
            source,
        };
        fs::rename(&self.beside, self.path).map_err(failed)?;
        // The new name, too, must survive a loss of power.
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            let folder = fs::File::open(folder).map_err(failed)?;
            folder.sync_all().map_err(failed)?;
        }
        Ok(())
    }
}
