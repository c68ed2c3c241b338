//! An installation whose data are with a PostgreSQL server: every command works on it, and what
//! keeps it from being opened is told in a sentence.

use crate::{
    cli::init,
    harness::{self, Serving, connect, fails, luxmedica, new_database, succeeds},
};
use cluster::Cluster;
use shared::endpoints::{Endpoint, GetReadiness};
use std::{fs, path::Path, process::Command};

/// An empty database, as it stands in a configuration.
async fn empty(cluster: &Cluster) -> String {
    let made = new_database(&cluster.address("postgres")).await;
    let name = made.to_string();
    let name = name.rsplit('/').next().unwrap();
    cluster.address(name)
}

/// Who is asked for a password.
const GUARDED: &str = "guarded";

async fn say(address: &str, sql: &str) {
    harness::say(&mut connect(address).await, sql)
        .await
        .unwrap();
}

fn on(database: &str, mut command: Command) -> Command {
    command.env("LUXMEDICA_DATABASE", database);
    command
}

/// What `luxmedica serve` complains of: one line, without the password.
#[track_caller]
fn refused(folder: &Path, database: &str) -> String {
    let mut serve = on(database, luxmedica(folder));
    let complaint = fails(serve.arg("serve"));
    assert_eq!(complaint.trim().lines().count(), 1, "{complaint}");
    assert!(!complaint.contains("secret"), "{complaint}");
    complaint
}

#[tokio::test]
async fn every_command_works_on_it() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database = empty(&cluster).await;
    let catalogue =
        "kind,code,parent,category,name_uk,name_en,active\ngroup,LAB,,,Лабораторія,Laboratory,\n";
    fs::write(folder.path().join("catalogue.csv"), catalogue).unwrap();
    // What did not come to its end leaves nothing behind.
    let mut broken = on(&database, init(folder.path()));
    fails(broken.args(["--token-file", "nowhere/admin.jwt"]));
    succeeds(&mut on(&database, init(folder.path())));
    assert!(!folder.path().join("data/luxmedica.db").exists());
    let other = tempfile::tempdir().unwrap();
    let complaint = fails(&mut on(&database, init(other.path())));
    assert!(complaint.contains("holds tables already"), "{complaint}");
    assert!(!other.path().join("data").exists());
    let run =
        |arguments: &[&str]| succeeds(on(&database, luxmedica(folder.path())).args(arguments));
    run(&["recover", "--login", "admin", "--workstation", "Каб. 2"]);
    run(&["catalogue", "import", "catalogue.csv"]);
    run(&["keys", "rotate"]);
    run(&["keys", "rotate-staff"]);
    assert_eq!(run(&["patients", "duplicates"]), "");
    let journal = run(&["journal"]);
    for operation in [
        "create_user",
        "recover",
        "import_catalogue",
        "rotate_card_key",
    ] {
        assert!(journal.contains(operation), "{operation}: {journal}");
    }
    // Two that begin at once, of which the second has the keys of the first.
    let second = tempfile::tempdir().unwrap();
    succeeds(
        Command::new("cp")
            .arg("-rp")
            .args([folder.path().join("data"), second.path().join("data")]),
    );
    let begun = [folder.path(), second.path()].map(|folder| {
        let (folder, database) = (folder.to_owned(), database.clone());
        tokio::task::spawn_blocking(move || Serving::installed(&folder, &database))
    });
    for serving in begun {
        let serving = serving.await.unwrap();
        serving.wire.get(GetReadiness::PATH).unwrap().expect(200);
    }
}

#[tokio::test]
async fn what_keeps_it_from_being_opened_is_a_sentence() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database = empty(&cluster).await;
    succeeds(&mut on(&database, init(folder.path())));
    let complains = |database: &str, of: &str| {
        let complaint = refused(folder.path(), database);
        assert!(complaint.contains(of), "{complaint}");
    };
    complains("mysql://a:secret@b/c", "neither \"sqlite\" nor an address");
    complains(
        "postgres://a:secret@b/c?sslmode=x",
        "neither \"sqlite\" nor an address",
    );
    complains("postgres://a:secret@localhost:1/c", "cannot be reached");
    let nowhere = cluster.address("nowhere");
    complains(&nowhere, "there is no database");
    let as_guarded = |password: &str, database: &str| {
        database.replace("postgres@", &format!("{GUARDED}:{password}@"))
    };
    complains(&as_guarded("secret", &database), "wrong user or password");
    let make = format!("create user {GUARDED} password 'secret'");
    say(&database, &make).await;
    complains(
        &as_guarded("wrong-secret", &database),
        "wrong user or password",
    );
    let other = empty(&cluster).await;
    complains(&as_guarded("secret", &other), "no right to make tables");
    say(&other, "create table access_user (user_id text)").await;
    complains(&other, "tables that this version did not make");
    let latin = cluster.address("latin");
    let make = "create database latin encoding 'LATIN1' template template0";
    say(&database, make).await;
    complains(&latin, "encoded in LATIN1");
    for (change, of) in [
        (
            "update _sqlx_migrations set checksum = 'x'::bytea",
            "half migrated",
        ),
        (
            "update _sqlx_migrations set success = false",
            "half migrated",
        ),
        (
            "insert into _sqlx_migrations values (9999, 'later', now(), true, 'x'::bytea, 0)",
            "newer version",
        ),
    ] {
        let template = database.rsplit_once("test_").unwrap().1;
        let name = template.split('?').next().unwrap();
        let copy = format!("create database copy template test_{name}");
        say(&cluster.address("postgres"), &copy).await;
        let copied = cluster.address("copy");
        say(&copied, change).await;
        complains(&copied, of);
        say(&cluster.address("postgres"), "drop database copy").await;
    }
}

/// A quotation mark that is missing, or a key that stands twice.
#[test]
fn a_file_that_is_none_shows_no_password() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("luxmedica.toml");
    for written in [
        "database = \"postgres://lux:secret@db/lux\n",
        "database = \"sqlite\"\ndatabase = \"postgres://lux:secret@db/lux\"\n",
    ] {
        fs::write(&file, written).unwrap();
        let mut serve = luxmedica(folder.path());
        let complaint = fails(serve.arg("--config").arg(&file).arg("serve"));
        assert!(complaint.contains("TOML"), "{complaint}");
        assert!(!complaint.contains("secret"), "{complaint}");
    }
}
