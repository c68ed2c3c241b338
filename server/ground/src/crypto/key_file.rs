//! Private keys on disk: PKCS#8 in PEM (RFC 7468 §10), readable only by their owner.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use p256::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, LineEnding};
use zeroize::Zeroizing;

use super::es256::SigningKey;
use crate::random::Random;

/// Why a key file cannot be used. Every text says which file, and what to do where
/// there is something to do.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It cannot be read or written.
    #[error("the key file {} cannot be used: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Others than its owner may read or write it, so the key may no longer be secret.
    #[error(
        "the key file {0} is open to others than its owner (mode {mode:03o}): run chmod 600 {0}, \
         and make a new key if somebody may have read it",
        path.display()
    )]
    OpenToOthers {
        /// Which file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Another key is about to take over.
    #[error("another key is just taking over ({} is locked): wait until it has", .0.display())]
    Taken(PathBuf),
    /// It holds something else.
    #[error("the key file {} holds no P-256 private key in PKCS#8 PEM", .0.display())]
    Malformed(PathBuf),
}

/// Writes a key to a new file of mode 0600. An existing file is left alone and reported
/// as [`io::ErrorKind::AlreadyExists`]: overwriting it would void every token it signed.
pub fn create(path: &Path, key: &SigningKey) -> Result<(), KeyFileError> {
    let failed = |source| KeyFileError::Io {
        path: path.to_owned(),
        source,
    };
    let pem = key
        .secret()
        .to_pkcs8_pem(LineEnding::LF)
        .map_err(|error| failed(io::Error::other(error)))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(failed)?;
    write(file, pem.as_bytes(), path).map_err(|error| {
        // Half a key is worse than none: the next attempt would trip over it.
        let _ = fs::remove_file(path);
        failed(error)
    })
}

/// Writes so that the file, and its name in the folder, survive a loss of power.
fn write(mut file: File, bytes: &[u8], path: &Path) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Reads a key, and refuses one that others may read or write.
pub fn load(path: &Path) -> Result<SigningKey, KeyFileError> {
    let failed = |source| KeyFileError::Io {
        path: path.to_owned(),
        source,
    };
    let mut file = File::open(path).map_err(failed)?;
    // Asked of the open file, not of its path, which could be another file by now.
    #[cfg(unix)]
    {
        let metadata = file.metadata().map_err(failed)?;
        let mode = std::os::unix::fs::MetadataExt::mode(&metadata) & 0o777;
        if mode & 0o077 != 0 {
            let path = path.to_owned();
            return Err(KeyFileError::OpenToOthers { path, mode });
        }
    }
    let mut pem = Zeroizing::new(String::new());
    file.read_to_string(&mut pem).map_err(failed)?;
    p256::ecdsa::SigningKey::from_pkcs8_pem(&pem)
        .map(SigningKey::from)
        .map_err(|_| KeyFileError::Malformed(path.to_owned()))
}

/// What tells a file from the one before it in its place: two that are replaced at once have
/// one time, but not one place on the disk. One that is opened to others is another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp(SystemTime, (u64, u32));

impl Stamp {
    /// That of the file `path`, if it is there.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let file = fs::metadata(path).ok()?;
        Some(Self(file.modified().ok()?, place(&file)))
    }
}

#[cfg(unix)]
fn place(file: &fs::Metadata) -> (u64, u32) {
    use std::os::unix::fs::MetadataExt as _;
    (file.ino(), file.mode())
}

#[cfg(not(unix))]
fn place(file: &fs::Metadata) -> (u64, u32) {
    (file.len(), 0)
}

/// A new key beside the file `path`; [`NextKey::install`] puts it there. Until it is
/// dropped nobody else makes one.
///
/// # Errors
/// The file cannot be written, or another new key is about to take over.
pub fn next<'p>(path: &'p Path, random: &Random) -> Result<NextKey<'p>, KeyFileError> {
    let turn = turn(path)?;
    let [beside, before] = ["next.pem", "before.pem"].map(|name| path.with_extension(name));
    // Left by an attempt that did not come to its end.
    for left in [&beside, &before].into_iter().filter(|left| left.exists()) {
        fs::remove_file(left).map_err(|source| KeyFileError::Io {
            path: left.clone(),
            source,
        })?;
    }
    load(path)?;
    let key = SigningKey::generate(random);
    create(&beside, &key)?;
    Ok(NextKey {
        key,
        beside,
        before,
        path,
        _turn: turn,
    })
}

/// Whoever holds it alone puts another key in the place of the one in the file `path`.
/// The system takes it back from a program that ends.
fn turn(path: &Path) -> Result<File, KeyFileError> {
    let path = path.with_extension("lock");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed = |source| KeyFileError::Io {
        path: path.clone(),
        source,
    };
    let file = options.open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(KeyFileError::Taken(path)),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// A key that waits to take over. Once it is dropped nobody undoes it.
#[derive(Debug)]
pub struct NextKey<'a> {
    /// The key.
    pub key: SigningKey,
    beside: PathBuf,
    /// The file of the key before under another name, or a copy of it.
    before: PathBuf,
    path: &'a Path,
    _turn: File,
}

impl NextKey<'_> {
    /// From now on this key signs, also if it did already: what it is installed with may be
    /// asked to be repeated.
    ///
    /// # Errors
    /// A file cannot be linked nor written, or renamed.
    pub fn install(&self) -> Result<(), KeyFileError> {
        self.install_by(|path, before| fs::hard_link(path, before))
    }

    /// Where the file system knows no second name of a file, the key before is written again.
    fn install_by(&self, link: fn(&Path, &Path) -> io::Result<()>) -> Result<(), KeyFileError> {
        if self.signs() {
            return Ok(());
        }
        if link(self.path, &self.before).is_err() {
            create(&self.before, &load(self.path)?)?;
        }
        replace(&self.beside, self.path).map_err(|source| self.failed(source))
    }

    /// What was to be written down with it was not: the key before signs again. Perhaps
    /// because the disk is full, so nothing is written for it.
    ///
    /// # Errors
    /// A file cannot be renamed.
    pub fn undo(self) -> Result<(), KeyFileError> {
        let undone = if self.signs() {
            replace(&self.before, self.path)
        } else {
            fs::remove_file(&self.beside)
        };
        undone.map_err(|source| self.failed(source))
    }

    /// Whether it has taken over.
    pub(super) fn signs(&self) -> bool {
        !self.beside.exists()
    }

    fn failed(&self, source: io::Error) -> KeyFileError {
        let path = self.beside.clone();
        KeyFileError::Io { path, source }
    }
}

impl Drop for NextKey<'_> {
    fn drop(&mut self) {
        // There only where it took over, and perhaps known to others.
        match fs::remove_file(&self.before) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                let path = self.before.display();
                tracing::error!(%path, %error, "a key that signs no more is left on the disk");
            }
            _ => {}
        }
    }
}

/// Puts a file in the place of another, so that the new name, too, survives a loss of
/// power.
pub(super) fn replace(beside: &Path, path: &Path) -> io::Result<()> {
    fs::rename(beside, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_file_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.pem");
        let key = SigningKey::generate(&Random::system());
        create(&path, &key).unwrap();
        let loaded = load(&path).unwrap();
        assert_eq!(loaded.public().thumbprint(), key.public().thumbprint());

        let refusal = create(&path, &SigningKey::generate(&Random::system())).unwrap_err();
        assert!(matches!(&refusal, KeyFileError::Io { source, .. }
                if source.kind() == io::ErrorKind::AlreadyExists));
        assert_eq!(
            load(&path).unwrap().public().thumbprint(),
            key.public().thumbprint()
        );
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.pem");
        create(&path, &SigningKey::generate(&Random::system())).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for open in [0o640, 0o604, 0o620, 0o644] {
            fs::set_permissions(&path, fs::Permissions::from_mode(open)).unwrap();
            let refusal = load(&path).unwrap_err().to_string();
            assert!(refusal.contains("chmod 600"), "{refusal}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
        load(&path).unwrap();
    }

    fn kid(path: &Path) -> String {
        load(path).unwrap().public().thumbprint().to_string()
    }

    #[test]
    fn one_key_at_a_time_takes_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cards.pem");
        let random = Random::seeded(1);
        create(&path, &SigningKey::generate(&random)).unwrap();
        let first = kid(&path);
        let one = next(&path, &random).unwrap();
        let two = next(&path, &random).unwrap_err();
        assert!(matches!(two, KeyFileError::Taken(_)));
        // One that does not take over leaves the key that signs, installed or not.
        one.undo().unwrap();
        assert_eq!(kid(&path), first);
        let one = next(&path, &random).unwrap();
        for _asked_to_repeat in 0..2 {
            one.install().unwrap();
            assert_ne!(kid(&path), first);
        }
        one.undo().unwrap();
        assert_eq!(kid(&path), first);
        let one = next(&path, &random).unwrap();
        one.install().unwrap();
        let second = one.key.public().thumbprint().to_string();
        drop(one);
        assert_eq!(kid(&path), second);
        // Of the one before nothing is left.
        let left = fs::read_dir(folder.path()).unwrap();
        let mut left: Vec<_> = left.map(|file| file.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["cards.lock", "cards.pem"]);
    }

    #[cfg(unix)]
    #[test]
    fn undoing_it_writes_no_file() {
        use std::os::unix::fs::MetadataExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.pem");
        let random = Random::seeded(1);
        create(&path, &SigningKey::generate(&random)).unwrap();
        let place = || fs::metadata(&path).unwrap().ino();
        let first = place();
        let next = next(&path, &random).unwrap();
        next.install().unwrap();
        assert_ne!(place(), first);
        next.undo().unwrap();
        assert_eq!(place(), first);
    }

    #[test]
    fn where_a_file_has_one_name_only_the_key_before_is_kept_as_a_copy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cards.pem");
        let random = Random::seeded(1);
        create(&path, &SigningKey::generate(&random)).unwrap();
        let first = kid(&path);
        let refuse = |_: &Path, _: &Path| Err(io::ErrorKind::Unsupported.into());
        let next = next(&path, &random).unwrap();
        next.install_by(refuse).unwrap();
        assert_ne!(kid(&path), first);
        // Which would be refused were it open to others.
        assert_eq!(kid(&next.before), first);
        next.undo().unwrap();
        assert_eq!(kid(&path), first);
        let next = self::next(&path, &random).unwrap();
        next.install_by(refuse).unwrap();
        let before = next.before.clone();
        drop(next);
        assert!(!before.exists());
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.pem");
        assert!(matches!(load(&path), Err(KeyFileError::Io { .. })));
        let key = SigningKey::generate(&Random::system());
        create(&path, &key).unwrap();
        let pem = fs::read_to_string(&path).unwrap();
        for bad in ["", "hello", &pem[..pem.len() / 2]] {
            fs::write(&path, bad).unwrap();
            let refusal = load(&path).unwrap_err();
            assert!(matches!(&refusal, KeyFileError::Malformed(_)));
            assert!(refusal.to_string().contains("tokens.pem"));
        }
    }
}
