//! A file that is there only once it is whole.

use super::BackupError;
use monitor::engine::beside;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// A file of mode 0600 that is written beside its place; gone when it is dropped before
/// [`Part::install`].
#[derive(Debug)]
pub struct Part {
    file: File,
    path: PathBuf,
    place: PathBuf,
}

impl Part {
    /// Begins the file that is to be at `place`.
    ///
    /// # Errors
    /// There is one, or another is being written, or none can be.
    pub fn begin(place: &Path) -> Result<Self, BackupError> {
        if fs::symlink_metadata(place).is_ok() {
            return Err(BackupError::There(place.to_owned()));
        }
        let path = beside(place, ".part");
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => BackupError::PartThere(path.clone()),
            _ => BackupError::io(&path)(error),
        })?;
        let place = place.to_owned();
        Ok(Self { file, path, place })
    }

    /// Where it is written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was written, to be read.
    pub const fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Writes on.
    ///
    /// # Errors
    /// There is no room.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        let written = self.file.write_all(bytes);
        written.map_err(BackupError::io(&self.path))
    }

    /// Waits until all that was written survives a loss of power.
    ///
    /// # Errors
    /// The disk fails.
    pub fn flush(&self) -> Result<(), BackupError> {
        self.file.sync_all().map_err(BackupError::io(&self.path))
    }

    /// Puts it into its place, where it survives a loss of power.
    ///
    /// # Errors
    /// Meanwhile there is another, or the disk fails.
    pub fn install(self) -> Result<(), BackupError> {
        self.flush()?;
        let Self { path, place, .. } = &self;
        name(path, place).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => BackupError::There(place.clone()),
            _ => BackupError::io(place)(error),
        })?;
        let folder = folder(place).to_owned();
        drop(self);
        #[cfg(unix)]
        File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .map_err(BackupError::io(&folder))?;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Its other name, if it is installed, stays.
        let _ = fs::remove_file(&self.path);
    }
}

/// Gives the file `from` the name `to` besides, or instead where files have but one (on a stick,
/// say): never that of another file, also if somebody makes that right now.
fn name(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => rename(from, to, error),
        named => named,
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn rename(from: &Path, to: &Path, _: io::Error) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn rename(_: &Path, _: &Path, error: io::Error) -> io::Result<()> {
    Err(error)
}

/// The folder in which a file is.
pub fn folder(place: &Path) -> &Path {
    let parent = place.parent().filter(|folder| *folder != Path::new(""));
    parent.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where files have but one name, too.
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn no_name_is_taken_from_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "by somebody else").unwrap();
        let rename = || super::rename(&from, &to, io::ErrorKind::Unsupported.into());
        for refused in [name(&from, &to), rename()] {
            let kind = refused.unwrap_err().kind();
            assert_eq!(kind, io::ErrorKind::AlreadyExists);
        }
        assert_eq!(fs::read_to_string(&to).unwrap(), "by somebody else");
        fs::remove_file(&to).unwrap();
        rename().unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "new");
        assert!(!from.exists());
    }
}
