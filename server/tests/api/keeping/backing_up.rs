//! A backup is made while the server writes, shows nothing, and comes back as it was, or not at
//! all.

use super::{complaint, db, elsewhere, installed, names, spoil, store};
use crate::{
    cli::init,
    harness::{Serving, Store, say, succeeds},
};
use ground::crypto::digest::Sha256Digest;
use shared::endpoints::{Endpoint, GetReadiness};
use std::{
    ffi::OsStr,
    fs,
    os::unix::{ffi::OsStrExt as _, fs::PermissionsExt as _},
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

#[tokio::test]
async fn it_comes_back_as_it_was() {
    let folder = installed().await;
    let data = folder.path().join("data");
    let before = names(&data);
    let said = succeeds(&mut db(folder.path(), &["backup", "backup"]));
    assert!(said.contains("whoever reads the file reads them"), "{said}");
    assert!(said.contains("Not in it       data/keys"), "{said}");
    let backup = folder.path().join("backup");
    let mode = fs::metadata(&backup).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(names(&data), before);
    assert_eq!(names(folder.path()).len(), 3, "{:?}", names(folder.path()));
    let kept = fs::read(&backup).unwrap();
    let again = complaint(&mut db(folder.path(), &["backup", "backup"]));
    assert!(again.contains("is there already and stays"), "{again}");
    assert_eq!(fs::read(&backup).unwrap(), kept);
    let other = elsewhere(&folder);
    let tried = succeeds(&mut db(other.path(), &["restore", "backup", "--dry-run"]));
    assert!(tried.contains("nothing was changed"), "{tried}");
    assert!(!other.path().join("data").exists());
    let said = succeeds(&mut db(other.path(), &["restore", "backup"]));
    assert!(said.contains("Restored        the database"), "{said}");
    assert!(
        said.contains("data/keys/staff.pem: put the keys back"),
        "{said}"
    );
    assert!(said.contains("whole: "), "{said}");
    let (before, after) = (store(folder.path()), store(other.path()));
    assert_eq!(after.contents().await, before.contents().await);
    let lines = "select record_id || ' ' || operation from journal_record";
    let [before, after] =
        [before, after].map(|store| async move { store.select::<String>(lines).await });
    assert_eq!(after.await, before.await);
    let again = complaint(&mut db(other.path(), &["restore", "backup"]));
    assert!(
        again.contains("data/luxmedica.db is there already"),
        "{again}"
    );
    // With the keys a server serves it.
    let [from, to] = [&folder, &other].map(|folder| folder.path().join("data/keys"));
    succeeds(Command::new("cp").arg("-rp").args([from, to]));
    let serving = Serving::installed(other.path(), "sqlite");
    serving.wire.get(GetReadiness::PATH).unwrap().expect(200);
}

/// By hand, where this program is not there.
#[tokio::test]
async fn any_machine_can_take_it_out() {
    let folder = installed().await;
    succeeds(&mut db(folder.path(), &["backup", "backup"]));
    let take = "tail -n +3 backup | head -c -65 > taken.db";
    succeeds(
        Command::new("sh")
            .args(["-c", take])
            .current_dir(folder.path()),
    );
    let taken = Store::at(folder.path().join("taken.db"));
    assert_eq!(
        taken.contents().await,
        store(folder.path()).contents().await
    );
}

/// Each of what somebody wrote meanwhile is in it whole, or not.
#[tokio::test]
async fn it_is_of_one_moment_while_others_write() {
    let folder = installed().await;
    let serving = Serving::installed(folder.path(), "sqlite");
    let store = store(folder.path());
    store.run("create table pair (a bigint, b bigint)").await;
    let ended = Arc::new(AtomicBool::new(false));
    let writer = tokio::spawn({
        let (store, ended) = (Store::at(store.file()), Arc::clone(&ended));
        async move {
            let mut connection = store.connect().await;
            for at in 0.. {
                let write = format!(
                    "begin immediate; insert into pair values ({at}, zeroblob(50000)); \
                     update pair set b = {at} where a = {at}; commit"
                );
                let written = say(&mut connection, &write).await;
                if written.is_ok() && ended.load(Ordering::Relaxed) {
                    return at;
                }
            }
            0
        }
    });
    let backup = |file: String| db(folder.path(), &["backup", &file]);
    for at in 0..5 {
        let mut backup = backup(format!("backup{at}"));
        let said = tokio::task::spawn_blocking(move || succeeds(&mut backup));
        said.await.unwrap();
    }
    ended.store(true, Ordering::Relaxed);
    let written = writer.await.unwrap();
    assert!(5 < written, "{written}");
    serving.wire.get(GetReadiness::PATH).unwrap().expect(200);
    let other = tempfile::tempdir().unwrap();
    let mut last = 0;
    for at in 0..5 {
        let file = folder.path().join(format!("backup{at}"));
        succeeds(db(other.path(), &["restore"]).arg(file));
        let store = super::store(other.path());
        let (rows, torn) = (
            store.count("select count(*) from pair").await,
            store.count("select count(*) from pair where a <> b").await,
        );
        assert_eq!(torn, 0);
        assert!(last <= rows, "{rows}");
        last = rows;
        fs::remove_file(store.file()).unwrap();
    }
}

#[tokio::test]
async fn what_is_wrong_with_it_is_a_sentence_and_nothing_is_left() {
    let folder = installed().await;
    succeeds(&mut db(folder.path(), &["backup", "backup"]));
    let other = tempfile::tempdir().unwrap();
    let restore = |file: &Path| {
        let said = complaint(db(other.path(), &["restore"]).arg(file));
        assert!(
            names(other.path()).is_empty(),
            "{said}: {:?}",
            names(other.path())
        );
        said
    };
    let whole = fs::read(folder.path().join("backup")).unwrap();
    let changed = folder.path().join("changed");
    for place in [whole.len() / 3, whole.len() - 70, whole.len() - 1] {
        let mut flipped = whole.clone();
        flipped[place] ^= 1;
        for bytes in [&flipped[..], &whole[..place]] {
            fs::write(&changed, bytes).unwrap();
            let told = restore(&changed);
            assert!(told.contains("damaged or cut short"), "{place}: {told}");
        }
    }
    let bytes = |bytes: &[u8]| {
        fs::write(&changed, bytes).unwrap();
        restore(&changed)
    };
    let pdf = b"%PDF-1.7\n%\xff\xfe\n";
    for other in [&b""[..], "щось інше\n".as_bytes(), &pdf[..], &[0xff; 9000]] {
        assert!(bytes(other).contains("is no backup of LuxMedica"));
    }
    assert!(bytes(&whole[..18]).contains("damaged or cut short"));
    assert!(bytes(b"luxmedica backup 2\n{}\n").contains("of a newer version"));
    // Its bytes are what was written, and no database of ours.
    let head = r#"{"kind":"file","migration":1,"made_at":"","made_by":""}"#;
    let text = format!("luxmedica backup 1\n{head}\n");
    let text = format!("{text}{}\n", Sha256Digest::of(&text));
    assert!(bytes(text.as_bytes()).contains("holds nothing of LuxMedica"));
    assert!(restore(&folder.path().join("nowhere")).contains("No such file"));
    // What was a database of a newer version, or half migrated, is one.
    let store = store(folder.path());
    spoil(
        &store,
        "insert into _sqlx_migrations values (9999, 'later', '', true, x'00', 0)",
    )
    .await;
    let told = complaint(&mut db(folder.path(), &["backup", "newer"]));
    assert!(told.contains("newer version"), "{told}");
    spoil(&store, "delete from _sqlx_migrations where version = 9999").await;
    spoil(&store, "update _sqlx_migrations set success = false").await;
    let told = complaint(&mut db(folder.path(), &["backup", "half"]));
    assert!(told.contains("half migrated"), "{told}");
    assert!(!folder.path().join("newer").exists() && !folder.path().join("half").exists());
}

/// A file cannot be made longer than this.
fn within(kilobytes: u32, command: &Command) -> Command {
    let mut limited = Command::new("sh");
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    limited.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\""]);
    limited.arg((kilobytes * 2).to_string()).args(words);
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited.current_dir(command.get_current_dir().unwrap());
    limited.stdin(Stdio::null());
    limited
}

#[tokio::test]
async fn a_full_disk_leaves_nothing() {
    let folder = installed().await;
    let full = |command: &mut Command| {
        let before = (names(folder.path()), names(&folder.path().join("data")));
        let said = complaint(&mut within(64, command));
        let after = (names(folder.path()), names(&folder.path().join("data")));
        assert_eq!(after, before, "{said}");
    };
    full(&mut db(folder.path(), &["backup", "backup"]));
    succeeds(&mut db(folder.path(), &["backup", "backup"]));
    let moved = folder.path().join("away.db");
    fs::rename(folder.path().join("data/luxmedica.db"), &moved).unwrap();
    full(&mut db(folder.path(), &["restore", "backup"]));
    succeeds(&mut db(folder.path(), &["restore", "backup"]));
}

/// What SQLite takes for an address, and what is none of its names.
#[tokio::test]
async fn any_name_will_do_that_is_text() {
    let folder = tempfile::tempdir().unwrap();
    let named = |arguments: &[&str], data: &str| {
        let mut command = db(folder.path(), arguments);
        command.env("LUXMEDICA_DATA", data);
        command
    };
    succeeds(init(folder.path()).env("LUXMEDICA_DATA", "file:data?mode=memory"));
    let before = Store::at(folder.path().join("file:data?mode=memory/luxmedica.db"));
    assert!(before.file().exists());
    let name = "file:backup?mode=memory";
    succeeds(&mut named(&["backup", name], "file:data?mode=memory"));
    let said = succeeds(&mut named(&["restore", name], "file:other"));
    assert!(said.contains("whole: "), "{said}");
    let after = Store::at(folder.path().join("file:other/luxmedica.db"));
    assert_eq!(after.contents().await, before.contents().await);
    let kept = names(folder.path());
    let mut unnamed = named(&["backup"], "file:other");
    let said = complaint(unnamed.arg(OsStr::from_bytes(b"b\xff")));
    assert!(said.contains("its name is not UTF-8"), "{said}");
    assert_eq!(names(folder.path()), kept);
}
