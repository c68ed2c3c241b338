//! The keys of staff tokens, in their files: one signs, and those that signed before it
//! still verify.

use super::{
    es256::SigningKeys,
    jwk::PublicKey,
    key_file::{self, KeyFileError, NextKey, Stamp},
};
use crate::random::Random;
use serde_json::Value;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Reads its files anew when the command line has changed them.
#[derive(Debug)]
pub struct StaffKeys {
    path: PathBuf,
    retired: PathBuf,
    random: Random,
    known: Mutex<Known>,
}

#[derive(Debug)]
struct Known {
    changed: Changed,
    keys: Arc<SigningKeys>,
}

/// What tells each of the files from the one before it, if it is there.
type Changed = [Option<Stamp>; 2];

impl StaffKeys {
    /// The key in the file `path`, and beside it the public halves of those before.
    ///
    /// # Errors
    /// A file cannot be used.
    pub fn open(path: PathBuf, random: Random) -> Result<Self, KeyFileError> {
        let retired = path.with_extension("retired.json");
        let known = Known {
            changed: changed(&path, &retired),
            keys: read(&path, &retired)?,
        };
        Ok(Self {
            path,
            retired,
            random,
            known: Mutex::new(known),
        })
    }

    /// The keys as they are now. While their files cannot be read, those known last.
    pub fn now(&self) -> Arc<SigningKeys> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = changed(&self.path, &self.retired);
        if known.changed != changed {
            match read(&self.path, &self.retired) {
                Ok(keys) => *known = Known { changed, keys },
                Err(error) => tracing::error!(%error, "the keys of staff tokens stay as they were"),
            }
        }
        Arc::clone(&known.keys)
    }

    /// The names of the keys that signed before the present one.
    pub fn retired(&self) -> Vec<String> {
        let keys = self.now();
        let retired = keys.public().skip(1);
        retired.map(|key| key.thumbprint().to_string()).collect()
    }

    /// A new key beside the one that signs; [`StaffKeys::install`] puts it there.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn next(&self) -> Result<NextKey<'_>, KeyFileError> {
        key_file::next(&self.path, &self.random)
    }

    /// Lets the new key sign. The one before goes on verifying, unless it is
    /// `known_to_others`.
    ///
    /// # Errors
    /// A file cannot be written; the key before goes on signing.
    pub fn install(&self, next: &NextKey<'_>, known_to_others: bool) -> Result<(), KeyFileError> {
        let failed = |source| KeyFileError::Io {
            path: self.retired.clone(),
            source,
        };
        if next.signs() {
            return Ok(());
        }
        let mut keys = self.now().jwks();
        if known_to_others {
            // Also where an attempt that was undone had retired it already.
            let current = self.now().current().public().thumbprint().to_string();
            keys.keys
                .retain(|key| key.common.key_id.as_deref() != Some(&current));
        }
        let text = serde_json::to_vec(&keys).map_err(|error| failed(io::Error::other(error)))?;
        let beside = self.retired.with_extension("next.json");
        fs::write(&beside, text).map_err(failed)?;
        fs::File::open(&beside)
            .and_then(|file| file.sync_all())
            .and_then(|()| key_file::replace(&beside, &self.retired))
            .map_err(failed)?;
        next.install()
    }
}

fn changed(path: &Path, retired: &Path) -> Changed {
    [path, retired].map(Stamp::of)
}

fn read(path: &Path, retired: &Path) -> Result<Arc<SigningKeys>, KeyFileError> {
    let mut keys = SigningKeys::new(key_file::load(path)?);
    let malformed = || KeyFileError::Malformed(retired.to_owned());
    let set: Value = match fs::read(retired) {
        Ok(text) => serde_json::from_slice(&text).map_err(|_| malformed())?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Arc::new(keys)),
        Err(source) => {
            let path = retired.to_owned();
            return Err(KeyFileError::Io { path, source });
        }
    };
    for jwk in set["keys"].as_array().ok_or_else(malformed)? {
        let key = PublicKey::from_json(jwk.clone()).map_err(|_| malformed())?;
        // One that was to take over and did not is here and signs.
        if keys.find(key.thumbprint().as_str()).is_none() {
            keys = keys.with_retired(key);
        }
    }
    Ok(Arc::new(keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kids(keys: &SigningKeys) -> Vec<String> {
        let set = serde_json::to_value(keys.jwks()).unwrap();
        let keys = set["keys"].as_array().unwrap().iter();
        keys.map(|key| key["kid"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn those_before_verify_until_they_are_known_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("staff.pem");
        let random = Random::seeded(1);
        key_file::create(&path, &super::super::es256::SigningKey::generate(&random)).unwrap();
        let serving = StaffKeys::open(path.clone(), random.clone()).unwrap();
        let [first] = <[String; 1]>::try_from(kids(&serving.now())).unwrap();

        let command_line = StaffKeys::open(path, random).unwrap();
        command_line
            .install(&command_line.next().unwrap(), false)
            .unwrap();
        let [second, retired] = <[String; 2]>::try_from(kids(&serving.now())).unwrap();
        assert_eq!(retired, first);

        command_line
            .install(&command_line.next().unwrap(), true)
            .unwrap();
        let now = kids(&serving.now());
        assert!(!now.contains(&second));
        assert_eq!(now[1..], [first]);
    }

    #[test]
    fn what_cannot_be_read_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("staff.pem");
        let random = Random::seeded(1);
        key_file::create(&path, &super::super::es256::SigningKey::generate(&random)).unwrap();
        let keys = StaffKeys::open(path.clone(), random.clone()).unwrap();
        let before = kids(&keys.now());
        fs::write(&keys.retired, "no set of keys").unwrap();
        assert_eq!(kids(&keys.now()), before);
        let refused = StaffKeys::open(path, random);
        assert!(matches!(refused, Err(KeyFileError::Malformed(_))));
    }
}
