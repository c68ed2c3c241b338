//! Whoever interrupts a command, or comes between, finds everything as it was, or as it is said
//! to be.

use super::{close, db, elsewhere, installed, names, store};
use crate::harness::succeeds;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};
use tempfile::TempDir;

/// One that takes a while.
async fn large() -> TempDir {
    let folder = installed().await;
    let store = store(folder.path());
    store
        .run(
            "create table large as with recursive n(i) as (select 1 union all select i + 1 from n \
             where i < 40) select i, randomblob(1000000) as b from n",
        )
        .await;
    close(&store).await;
    folder
}

/// Begins the command and waits until `there`.
fn begin(command: &mut Command, there: &Path) -> Child {
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let running = piped.spawn().unwrap();
    while !there.exists() {
        thread::yield_now();
    }
    running
}

fn signal(signal: &str, running: &Child) {
    let process = running.id().to_string();
    succeeds(Command::new("kill").args([signal, &process]));
}

/// What it complained of as it failed.
#[track_caller]
fn ended(running: Child) -> String {
    let done = running.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    String::from_utf8(done.stderr).unwrap()
}

/// What is in a folder and its data.
fn all(folder: &Path) -> [Vec<PathBuf>; 2] {
    [names(folder), names(&folder.join("data"))]
}

#[tokio::test]
async fn an_interruption_leaves_nothing() {
    let folder = large().await;
    let before = all(folder.path());
    for (stop, part) in [
        ("-TERM", "backup.part"),
        ("-HUP", "backup.part.snapshot.part"),
        ("-INT", "backup.part.snapshot.part"),
    ] {
        let mut backup = db(folder.path(), &["backup", "backup"]);
        let running = begin(&mut backup, &folder.path().join(part));
        signal(stop, &running);
        let said = ended(running);
        assert!(said.contains("nothing was changed"), "{stop}: {said}");
        assert_eq!(all(folder.path()), before, "{stop}");
    }
    // Whoever lets it outlive them means it.
    let mut kept = Command::new("nohup");
    let backup = db(folder.path(), &["backup", "backup"]);
    kept.arg(backup.get_program()).args(backup.get_args());
    kept.current_dir(folder.path()).stdin(Stdio::null());
    let running = begin(&mut kept, &folder.path().join("backup.part"));
    signal("-HUP", &running);
    let done = running.wait_with_output().unwrap();
    assert!(done.status.success(), "{done:?}");
    // So it is while one is restored, until it is.
    let other = elsewhere(&folder);
    let before = all(other.path());
    let data = other.path().join("data");
    let restore = || db(other.path(), &["restore", "backup"]);
    let running = begin(&mut restore(), &data.join("luxmedica.db.part"));
    signal("-HUP", &running);
    let said = ended(running);
    assert!(said.contains("nothing was changed"), "{said}");
    assert_eq!(all(other.path()), before);
    let running = begin(&mut restore(), &data.join("luxmedica.db"));
    signal("-TERM", &running);
    let said = ended(running);
    assert!(said.contains("restored was not looked through"), "{said}");
    assert_eq!(names(&data), [data.join("luxmedica.db")]);
    succeeds(&mut db(other.path(), &["check"]));
}

/// A server that begins meanwhile keeps what it has made.
#[tokio::test]
async fn a_database_that_somebody_makes_meanwhile_stays() {
    let folder = large().await;
    succeeds(&mut db(folder.path(), &["backup", "backup"]));
    for made in ["luxmedica.db", "luxmedica.db-wal", "luxmedica.db-journal"] {
        let other = elsewhere(&folder);
        let data = other.path().join("data");
        let mut restore = db(other.path(), &["restore", "backup"]);
        let running = begin(&mut restore, &data.join("luxmedica.db.part"));
        signal("-STOP", &running);
        fs::write(data.join(made), "by a server").unwrap();
        signal("-CONT", &running);
        let said = ended(running);
        assert!(
            said.contains(&format!("data/{made} is there already")),
            "{said}"
        );
        assert_eq!(fs::read_to_string(data.join(made)).unwrap(), "by a server");
        assert_eq!(names(&data), [data.join(made)]);
    }
}
