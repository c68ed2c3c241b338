//! The data folder and the database in it: for nobody but their owner, for they hold
//! patients' records, password digests and keys.

use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// What `SQLite` lays beside a database.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Makes the database file if it is not there, and takes others' rights to it and to what
/// lies beside it away; what is made beside it later takes after it.
///
/// # Errors
/// The file cannot be made, or belongs to somebody else.
pub fn database(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    keep(path, 0o600)?;
    for ending in BESIDE {
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        let beside = PathBuf::from(beside);
        if beside.exists() {
            keep(&beside, 0o600)?;
        }
    }
    Ok(())
}

/// Makes a folder, and those above it that are missing, for nobody but their owner.
///
/// # Errors
/// It cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut folders = fs::DirBuilder::new();
    folders.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
    folders.create(path)
}

/// Takes others' rights to a folder away.
///
/// # Errors
/// It belongs to somebody else.
pub fn folder(path: &Path) -> io::Result<()> {
    keep(path, 0o700)
}

/// Leaves at most the rights of `mode`.
#[cfg(unix)]
fn keep(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    let known = fs::metadata(path)?.permissions().mode() & 0o777;
    if known & !mode == 0 {
        return Ok(());
    }
    tracing::warn!(path = %path.display(), "others than its owner had rights here: taken away");
    fs::set_permissions(path, fs::Permissions::from_mode(known & mode))
}

#[cfg(not(unix))]
fn keep(path: &Path, _: u32) -> io::Result<()> {
    fs::metadata(path).map(drop)
}
