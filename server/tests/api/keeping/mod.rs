//! `luxmedica db`, as whoever keeps the database meets it.

mod backing_up;
mod checking;
mod damaged;
mod interrupting;

use crate::{
    cli::init,
    harness::{Store, luxmedica, say, succeeds},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// An installation with its data in one file, which nobody has open.
async fn installed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&mut init(folder.path()));
    close(&store(folder.path())).await;
    folder
}

/// Leaves nothing beside the file.
async fn close(store: &Store) {
    let mut connection = store.connect().await;
    let moved = say(&mut connection, "pragma wal_checkpoint(truncate)");
    moved.await.unwrap();
    connection.close().await.unwrap();
}

/// Changes the database past everybody, and leaves nothing beside it.
async fn spoil(store: &Store, how: &str) {
    let mut connection = store.connect().await;
    say(&mut connection, how).await.unwrap();
    connection.close().await.unwrap();
}

/// Its database.
fn store(folder: &Path) -> Store {
    Store::at(folder.join("data/luxmedica.db"))
}

/// `luxmedica db …`.
pub(super) fn db(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = luxmedica(folder);
    command.arg("db").args(arguments);
    command
}

/// What `command` says of a failure: one line.
#[track_caller]
pub(super) fn complaint(command: &mut Command) -> String {
    let complaint = crate::harness::fails(command);
    assert_eq!(complaint.trim().lines().count(), 1, "{complaint}");
    complaint
}

/// A folder for another machine, with the backup of `from`.
pub(super) fn elsewhere(from: &TempDir) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let [from, to] = [from, &folder].map(|folder| folder.path().join("backup"));
    fs::copy(from, to).unwrap();
    folder
}

/// The names of what is there.
pub(super) fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names
}
