//! Looking through, backing up and restoring what is kept there.

use crate::{
    cli::init,
    harness::{Serving, Store, luxmedica, new_database, say, succeeds},
    keeping::{complaint, db, elsewhere, names},
};
use cluster::Cluster;
use monitor::engine::Address;
use std::{fs, process::Command};

/// A new database, as this process and as the program reach it.
async fn database(cluster: &Cluster) -> (Address, String) {
    let made = new_database(&cluster.address("postgres")).await;
    let address = cluster.address(made.database());
    (made, address)
}

/// Lets an index say of a row that is there that it is not.
async fn break_index(store: &Store) {
    let said = "update pg_index set indisready = false \
         where indexrelid = 'access_user_name'::regclass; \
         update access_user set full_name_sort = 'zz'; \
         update pg_index set indisready = true \
         where indexrelid = 'access_user_name'::regclass";
    store.run(said).await;
}

#[tokio::test]
async fn the_other_engine_is_checked_alike() {
    let cluster = Cluster::start().unwrap();
    let (made, address) = database(&cluster).await;
    let folder = tempfile::tempdir().unwrap();
    let on = |arguments: &[&str]| {
        let mut command = luxmedica(folder.path());
        command.env("LUXMEDICA_DATABASE", &address).args(arguments);
        command
    };
    let empty = complaint(&mut on(&["db", "check"]));
    assert!(empty.contains("holds nothing of LuxMedica"), "{empty}");
    succeeds(init(folder.path()).env("LUXMEDICA_DATABASE", &address));
    let said = succeeds(&mut on(&["db", "check"]));
    assert!(said.contains("create extension amcheck"), "{said}");
    assert!(said.contains("whole: "), "{said}");
    let (store, database) = Store::on(&made).await;
    store.run("create extension amcheck").await;
    let serving = Serving::installed(folder.path(), &address);
    let said = succeeds(&mut on(&["db", "check"]));
    assert!(!said.contains("amcheck"), "{said}");
    drop(serving);
    let user: String = store.value("select user_id from access_user").await;
    store.run("update access_user set login = ' '").await;
    store
        .run(
            "set session_replication_role = replica; \
             update authenticator_session set token_id = 'x'; \
             update access_assignment set role_id = 'x'",
        )
        .await;
    break_index(&store).await;
    let done = on(&["db", "check"]).output().unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    assert_eq!(done.status.code(), Some(1), "{printed}");
    for said in [
        "damaged: the index access_user_name".to_owned(),
        format!("damaged: access_user {user} login: what no form could have sent"),
        "role_id: there is no such access_role".to_owned(),
    ] {
        assert!(printed.contains(&said), "{printed}");
    }
    database.close().await;
}

#[tokio::test]
async fn the_other_engine_comes_back_as_well() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (database(&cluster).await, database(&cluster).await);
    let on = |database: &str, mut command: Command| {
        command.env("LUXMEDICA_DATABASE", database);
        command
    };
    succeeds(&mut on(&from.1, init(folder.path())));
    let serving = Serving::installed(folder.path(), &from.1);
    let backup = |arguments: &[&str]| {
        let mut command = on(&from.1, db(folder.path(), &["backup"]));
        command.args(arguments);
        command
    };
    // Where its programs are not installed it is said.
    let said = complaint(backup(&["nothing"]).env("PATH", "/nowhere"));
    assert!(said.contains("pg_dump is not there"), "{said}");
    assert!(!folder.path().join("nothing").exists());
    succeeds(&mut backup(&["backup"]));
    let other = elsewhere(&folder);
    let restore = |database: &str| on(database, db(other.path(), &["restore", "backup"]));
    let said = complaint(&mut restore(&from.1));
    assert!(said.contains("is there already"), "{said}");
    let said = complaint(&mut restore("sqlite"));
    assert!(said.contains("the other engine"), "{said}");
    assert!(!other.path().join("data").exists());
    succeeds(restore(&to.1).arg("--dry-run"));
    let backup = other.path().join("backup");
    let whole = fs::read(&backup).unwrap();
    let mut flipped = whole.clone();
    let place = whole.len() - 100;
    flipped[place] ^= 1;
    fs::write(&backup, flipped).unwrap();
    let said = complaint(&mut restore(&to.1));
    assert!(said.contains("damaged or cut short"), "{said}");
    fs::write(&backup, whole).unwrap();
    let said = succeeds(&mut restore(&to.1));
    assert!(said.contains("whole: "), "{said}");
    drop(serving);
    let (before, _database) = Store::on(&from.0).await;
    let (after, _database) = Store::on(&to.0).await;
    // What else there is counts the time that passes.
    let people = async |store: Store| {
        let mut contents = store.contents().await;
        contents.retain(|line| line.starts_with("access_"));
        contents
    };
    assert_eq!(people(after).await, people(before).await);
}

/// An address of the same server, asked by somebody who has to say a password.
fn guarded(database: &str, password: &str) -> String {
    database.replace("postgres@", &format!("guarded:{password}@"))
}

/// None of it is there, or may be reached, or read.
#[tokio::test]
async fn what_keeps_it_from_being_kept_is_a_sentence() {
    let cluster = Cluster::start().unwrap();
    let (_, address) = database(&cluster).await;
    let (_, empty) = database(&cluster).await;
    let folder = tempfile::tempdir().unwrap();
    succeeds(init(folder.path()).env("LUXMEDICA_DATABASE", &address));
    let run = |database: &str, arguments: &[&str]| {
        let mut command = db(folder.path(), arguments);
        command.env("LUXMEDICA_DATABASE", database);
        command
    };
    succeeds(&mut run(&address, &["backup", "backup"]));
    let store = Store::on_address(&address);
    store.run("create user guarded password 'secret'").await;
    let kept = names(folder.path());
    let nowhere = cluster.address("nowhere");
    let complains = |database: &str, arguments: &[&str], of: &str| {
        let said = complaint(&mut run(database, arguments));
        assert!(said.contains(of), "{arguments:?}: {said}");
        assert!(!said.contains("secret"), "{said}");
        assert_eq!(names(folder.path()), kept, "{said}");
    };
    for arguments in [&["check"][..], &["backup", "new"], &["restore", "backup"]] {
        for (database, of) in [
            ("postgres://a:secret@localhost:1/c", "cannot be reached"),
            (&nowhere, "there is no database"),
            (&guarded(&address, "wrong-secret"), "wrong user or password"),
        ] {
            complains(database, arguments, of);
        }
    }
    let unread = guarded(&address, "secret");
    complains(&unread, &["check"], "no right to make tables there or to");
    complains(
        &unread,
        &["backup", "new"],
        "no right to make tables there or to",
    );
    let unmade = guarded(&empty, "secret");
    complains(&unmade, &["restore", "backup"], "permission denied");
    store
        .run("grant select on _sqlx_migrations to guarded")
        .await;
    complains(&unread, &["backup", "new"], "pg_dump: ");
    for (change, of) in [
        (
            "update _sqlx_migrations set checksum = 'x'::bytea",
            "half migrated",
        ),
        (
            "insert into _sqlx_migrations values (9999, 'later', now(), true, 'x'::bytea, 0)",
            "newer version",
        ),
    ] {
        let kept = "create table kept as table _sqlx_migrations";
        store.run(kept).await;
        store.run(change).await;
        complains(&address, &["check"], of);
        complains(&address, &["backup", "new"], of);
        store
            .run(
                "delete from _sqlx_migrations; insert into _sqlx_migrations table kept; \
                 drop table kept",
            )
            .await;
    }
    // Somebody holds a table for themselves.
    let mut holder = store.connect().await;
    let hold = "begin; lock table access_user in access exclusive mode";
    say(&mut holder, hold).await.unwrap();
    complains(&address, &["backup", "new"], "statement timeout");
    complains(&address, &["check"], "another program is writing");
}

/// What whoever runs it has set for other programs leads nowhere, and another schema before ours
/// is another's.
#[tokio::test]
async fn neither_the_environment_nor_a_schema_leads_elsewhere() {
    let cluster = Cluster::start().unwrap();
    let (from, to) = (database(&cluster).await, database(&cluster).await);
    let folder = tempfile::tempdir().unwrap();
    let run = |database: &str, arguments: &[&str]| {
        let mut command = db(folder.path(), arguments);
        for (name, value) in [
            ("PGSERVICE", "nowhere"),
            ("PGHOSTADDR", "203.0.113.1"),
            ("PGREQUIREAUTH", "scram-sha-256"),
            ("PGOPTIONS", "-c default_transaction_read_only=on"),
            ("LUXMEDICA_DATABASE", database),
        ] {
            command.env(name, value);
        }
        command
    };
    succeeds(init(folder.path()).env("LUXMEDICA_DATABASE", &from.1));
    let store = Store::on_address(&from.1);
    // Before `public` a user's own schema is looked into.
    store
        .run("create extension amcheck; create schema postgres")
        .await;
    succeeds(&mut run(&from.1, &["backup", "backup"]));
    let said = succeeds(&mut run(&to.1, &["restore", "backup"]));
    assert!(said.contains("whole: "), "{said}");
    // The index of a table that somebody holds for themselves was not looked at, and is not
    // damaged; an index of ours that is, is.
    store
        .run("create table public.other (a bigint primary key)")
        .await;
    let mut holder = store.connect().await;
    let hold = "begin; lock table public.other in access exclusive mode";
    say(&mut holder, hold).await.unwrap();
    let said = succeeds(&mut run(&from.1, &["check"]));
    let remark = "remark: the index other_pkey could not be looked at (55P03)";
    assert!(said.contains(remark), "{said}");
    break_index(&store).await;
    let done = run(&from.1, &["check"]).output().unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    assert!(
        printed.contains("damaged: the index access_user_name"),
        "{printed}"
    );
}

/// PostgreSQL never forgets that a page was wrong, also one that was mended.
#[tokio::test]
async fn what_was_wrong_once_is_a_remark() {
    let cluster = Cluster::start().unwrap();
    let (_, address) = database(&cluster).await;
    let folder = tempfile::tempdir().unwrap();
    let first = format!("{address}&options=-c%20search_path%3Dpublic,pg_catalog");
    succeeds(init(folder.path()).env("LUXMEDICA_DATABASE", &address));
    let count = "create view pg_stat_database as \
        select current_database() as datname, cast(7 as bigint) as checksum_failures";
    Store::on_address(&first).run(count).await;
    let said = succeeds(db(folder.path(), &["check"]).env("LUXMEDICA_DATABASE", &first));
    assert!(
        said.contains("remark: since PostgreSQL counts, 7 pages"),
        "{said}"
    );
    assert!(said.contains("whole: "), "{said}");
}
