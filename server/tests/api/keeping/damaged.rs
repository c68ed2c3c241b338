//! What of a database is damaged comes back, too, and is named: there may be nothing better.

use super::{close, db, elsewhere, installed, names, spoil, store};
use crate::harness::{say, succeeds};
use std::{
    fs::{self, File},
    os::unix::fs::FileExt as _,
    path::Path,
    process::Output,
};

/// What it printed, and complained of, although it failed.
#[track_caller]
fn failing(folder: &Path, arguments: &[&str]) -> (String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = db(folder, arguments).output().unwrap();
    let [printed, said] = [stdout, stderr].map(|said| String::from_utf8(said).unwrap());
    assert_eq!(status.code(), Some(1), "{printed} {said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    (printed, said)
}

/// One that was damaged before comes back, too, and it is said what is.
#[tokio::test]
async fn damage_in_a_row_is_told_and_kept() {
    let folder = installed().await;
    let store = store(folder.path());
    spoil(&store, "update access_user set login = ' '").await;
    succeeds(&mut db(folder.path(), &["backup", "backup"]));
    let other = elsewhere(&folder);
    let done = db(other.path(), &["restore", "backup"]).output().unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    assert_eq!(done.status.code(), Some(1), "{printed}");
    assert!(printed.contains("damaged: access_user"), "{printed}");
    let restored = super::store(other.path());
    assert_eq!(restored.contents().await, store.contents().await);
}

/// A page of a disk that fails is found; a backup says so, too, and can be restored.
#[tokio::test]
async fn so_is_what_the_engine_cannot_read() {
    let folder = installed().await;
    let file = store(folder.path()).file().to_owned();
    let kept = fs::read(&file).unwrap();
    let pages = kept.len() as u64 / 4096;
    assert!(30 < pages, "{pages}");
    let mut restored = 0;
    for page in (1..pages).step_by(3) {
        let open = File::options().write(true).open(&file).unwrap();
        open.write_all_at(&[0xa5; 512], page * 4096).unwrap();
        let (printed, said) = failing(folder.path(), &["check"]);
        let told = printed.contains("damaged: ") || said.contains("restore a backup");
        assert!(told, "{page}: {printed} {said}");
        let before = fs::read(&file).unwrap();
        let backup = folder.path().join("backup");
        let done = db(folder.path(), &["backup", "backup"]).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(fs::read(&file).unwrap() == before, "{page}: {said}");
        let other = tempfile::tempdir().unwrap();
        let restore = || {
            db(other.path(), &["restore"])
                .arg(&backup)
                .output()
                .unwrap()
        };
        if done.status.success() {
            // What was damaged nobody needs.
            assert!(restore().status.success(), "{page}");
        } else if backup.exists() {
            assert!(said.contains("was written, but the database is damaged"));
            let again = restore();
            assert_eq!(again.status.code(), Some(1), "{page}");
            let printed = String::from_utf8(again.stdout).unwrap();
            assert!(printed.contains("Restored "), "{page}: {printed}");
            restored += 1;
        } else {
            assert!(said.contains("restore a backup"), "{page}: {said}");
        }
        let _ = fs::remove_file(&backup);
        assert_eq!(names(folder.path()).len(), 2, "{page}: {said}");
        fs::write(&file, &kept).unwrap();
    }
    assert!(10 < restored, "{restored} of {pages}");
    succeeds(&mut db(folder.path(), &["check"]));
}

/// Every row can be read, and not every one should be there.
#[tokio::test]
async fn so_is_a_row_that_its_table_does_not_take() {
    let folder = installed().await;
    let store = store(folder.path());
    spoil(
        &store,
        "create table pair (a bigint); insert into pair values (null); \
         pragma writable_schema = on; \
         update sqlite_schema set sql = 'CREATE TABLE pair (a bigint not null)' \
         where name = 'pair'",
    )
    .await;
    let (printed, said) = failing(folder.path(), &["backup", "backup"]);
    assert!(printed.contains("damaged: "), "{printed}");
    assert!(said.contains("keep every older backup"), "{said}");
    let other = elsewhere(&folder);
    let (printed, _) = failing(other.path(), &["restore", "backup", "--dry-run"]);
    assert!(printed.contains("damaged: "), "{printed}");
    let (printed, _) = failing(other.path(), &["restore", "backup"]);
    assert!(printed.contains("Restored "), "{printed}");
    let restored = super::store(other.path());
    assert_eq!(restored.contents().await, store.contents().await);
}

/// A table that the engine would leave out in silence.
#[tokio::test]
async fn what_is_not_copied_is_no_backup() {
    let folder = installed().await;
    spoil(
        &store(folder.path()),
        "create table pair (a bigint); pragma writable_schema = on; \
         update sqlite_schema set sql = 'create table pair (a bigint)' where name = 'pair'",
    )
    .await;
    let before = names(folder.path());
    let (_, said) = failing(folder.path(), &["backup", "backup"]);
    assert!(said.contains("lacks what the database holds"), "{said}");
    assert_eq!(names(folder.path()), before);
}

/// What its log holds belongs to it, also where only bytes can be copied.
#[tokio::test]
async fn so_is_what_is_only_in_the_log() {
    let folder = installed().await;
    let store = store(folder.path());
    let root = "select rootpage from sqlite_schema where name = 'large'";
    store.run("create table large (b blob)").await;
    let root: i64 = store.value(root).await;
    close(&store).await;
    let page = u64::try_from(root - 1).unwrap() * 4096;
    let open = File::options().write(true).open(store.file()).unwrap();
    open.write_all_at(&[0xa5; 512], page).unwrap();
    let mut writer = store.connect().await;
    let write = "create table late (a text); insert into late values ('late')";
    say(&mut writer, write).await.unwrap();
    let (_, said) = failing(folder.path(), &["backup", "backup"]);
    assert!(said.contains("was written, but"), "{said}");
    let other = elsewhere(&folder);
    failing(other.path(), &["restore", "backup"]);
    let late: String = super::store(other.path()).value("select a from late").await;
    assert_eq!(late, "late");
}
