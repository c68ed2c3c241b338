//! A backup: a file that says what it is and in which nothing can be changed unnoticed.
//!
//! Two lines of text, the database as its engine hands it out, and a line with the SHA-256 of
//! all before it. So the database can be taken out by hand, too:
//! `tail -n +3 FILE | head -c -65`.

mod part;

pub use part::{Part, folder};

use ground::crypto::digest::Sha256Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
};

/// How one of any version begins.
const ANY: &[u8] = b"luxmedica backup ";
const FIRST: &str = "luxmedica backup 1\n";
/// A digest in hexadecimal digits, and the end of the line.
const LAST: usize = 65;
/// No second line is longer.
const LONGEST: u64 = 4096;
/// So much is read and written at once.
pub const CHUNK: usize = 1 << 16;

/// Why a backup cannot be written or used.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It would be lost.
    #[error("{} is there already and stays: name another file", .0.display())]
    There(PathBuf),
    /// Somebody is about it, or did not come to an end.
    #[error(
        "{} is there already: another command is writing it, or one was interrupted; if none is, \
         delete it",
        .0.display()
    )]
    PartThere(PathBuf),
    /// It is something else.
    #[error("{} is no backup of LuxMedica", .0.display())]
    NoBackup(PathBuf),
    /// It is of a later kind.
    #[error("{} is a backup of a newer version of LuxMedica: restore it with that one", .0.display())]
    Newer(PathBuf),
    /// It is not what was written.
    #[error("{} is damaged or cut short: use another backup", .0.display())]
    Damaged(PathBuf),
}

impl BackupError {
    /// What went wrong with the file at `path`.
    pub fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Whose bytes it holds.
    pub kind: Kind,
    /// How far the database had come.
    pub migration: i64,
    /// When it was made, by the clock of the machine.
    pub made_at: String,
    /// The version that made it.
    pub made_by: String,
}

/// Whose bytes a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A database of SQLite's, as it is.
    File,
    /// An archive of `pg_dump`.
    Archive,
}

/// A backup that is being written.
#[derive(Debug)]
pub struct Writing<'p> {
    part: &'p mut Part,
    digest: Sha256,
}

impl<'p> Writing<'p> {
    /// Begins it in `part`.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(part: &'p mut Part, head: &Head) -> Result<Self, BackupError> {
        let digest = Sha256::new();
        let mut begun = Self { part, digest };
        let head = serde_json::to_string(head).unwrap_or_default();
        begun.write(format!("{FIRST}{head}\n").as_bytes())?;
        Ok(begun)
    }

    /// Writes on.
    ///
    /// # Errors
    /// There is no room.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.digest.update(bytes);
        self.part.write(bytes)
    }

    /// Ends it.
    ///
    /// # Errors
    /// There is no room.
    pub fn end(self) -> Result<(), BackupError> {
        self.part.write(last_line(self.digest).as_bytes())
    }
}

fn last_line(digest: Sha256) -> String {
    let digest: [u8; 32] = digest.finalize().into();
    format!("{}\n", Sha256Digest::from(digest))
}

/// A backup that is being read.
#[derive(Debug)]
pub struct Reading {
    from: BufReader<File>,
    digest: Sha256,
    path: PathBuf,
    /// What it says of itself; to be believed once it was read to its end.
    pub head: Head,
}

impl Reading {
    /// Opens the backup in the file `path`.
    ///
    /// # Errors
    /// It is none.
    pub fn begin(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(BackupError::io(path))?;
        let mut from = BufReader::with_capacity(CHUNK, file);
        let mut digest = Sha256::new();
        let mut line = || {
            let mut line = Vec::new();
            let read = from.by_ref().take(LONGEST).read_until(b'\n', &mut line);
            read.map_err(BackupError::io(path))?;
            digest.update(&line);
            Ok::<_, BackupError>(line)
        };
        let first = line()?;
        if first != FIRST.as_bytes() {
            let path = path.to_owned();
            return Err(match first.last() {
                Some(b'\n') if first.starts_with(ANY) => BackupError::Newer(path),
                Some(_) if FIRST.as_bytes().starts_with(&first) => BackupError::Damaged(path),
                _ => BackupError::NoBackup(path),
            });
        }
        let head = serde_json::from_slice(&line()?);
        Ok(Self {
            head: head.map_err(|_| BackupError::Damaged(path.to_owned()))?,
            from,
            digest,
            path: path.to_owned(),
        })
    }

    /// Hands all it holds to `take`, chunk by chunk; only if that succeeds was it what was
    /// written.
    ///
    /// # Errors
    /// It is not, or cannot be read, or `take` fails.
    pub fn read<E: From<BackupError>>(
        mut self,
        mut take: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut held = Vec::with_capacity(CHUNK + LAST);
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = self.from.read(&mut chunk);
            let read = read.map_err(BackupError::io(&self.path))?;
            if read == 0 {
                break;
            }
            held.extend_from_slice(&chunk[..read]);
            let whole = held.len().saturating_sub(LAST);
            self.digest.update(&held[..whole]);
            take(&held[..whole])?;
            held.drain(..whole);
        }
        if held == last_line(self.digest).as_bytes() {
            Ok(())
        } else {
            Err(BackupError::Damaged(self.path).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A backup of some bytes, as a file.
    fn backup(folder: &Path) -> PathBuf {
        let path = folder.join("backup");
        let mut part = Part::begin(&path).unwrap();
        let head = Head {
            kind: Kind::File,
            migration: 34,
            made_at: "2026-11-30T18:00:00Z".to_owned(),
            made_by: "0.1.0".to_owned(),
        };
        let mut writing = Writing::begin(&mut part, &head).unwrap();
        writing.write(&[7; 300]).unwrap();
        writing.end().unwrap();
        part.install().unwrap();
        path
    }

    fn read(path: &Path) -> Result<Vec<u8>, BackupError> {
        let mut found = Vec::new();
        let take = |bytes: &[u8]| {
            found.extend_from_slice(bytes);
            Ok::<_, BackupError>(())
        };
        Reading::begin(path)?.read(take)?;
        Ok(found)
    }

    #[test]
    fn whatever_is_changed_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = backup(folder.path());
        let whole = fs::read(&path).unwrap();
        assert_eq!(read(&path).unwrap(), [7; 300]);
        for place in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[place] ^= 0x10;
            for changed in [&flipped[..], &whole[..place]] {
                fs::write(&path, changed).unwrap();
                assert!(read(&path).is_err(), "{place}");
            }
        }
        fs::write(&path, [&whole[..], &[0]].concat()).unwrap();
        assert!(read(&path).is_err());
    }

    #[test]
    fn nothing_is_replaced_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup");
        let part = Part::begin(&path).unwrap();
        let second = Part::begin(&path).unwrap_err().to_string();
        assert!(second.contains("another command is writing it"), "{second}");
        fs::write(&path, "by somebody else").unwrap();
        assert!(matches!(part.install(), Err(BackupError::There(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "by somebody else");
    }
}
