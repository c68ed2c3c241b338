//! What is damaged is found and named, whatever it is, and nothing else is.

use super::{close, complaint, db, installed, spoil, store};
use crate::{
    cli::init,
    harness::{Serving, Store, say, succeeds},
};
use ground::clock::Clock;
use monitor::keeping::{self, Column};
use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt as _, path::Path};

const COLUMNS: [&[Column]; 4] = [
    monitor::keeping::COLUMNS,
    access::COLUMNS,
    authenticator::COLUMNS,
    referrals::COLUMNS,
];

#[tokio::test]
async fn every_column_has_a_rule() {
    let folder = installed().await;
    let there: BTreeSet<String> = store(folder.path())
        .select::<String>(
            "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c \
             where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '%sqlx%'",
        )
        .await
        .into_iter()
        .collect();
    let named = COLUMNS.iter().flat_map(|columns| columns.iter());
    let named: BTreeSet<String> = named
        .map(|column| format!("{}.{}", column.table, column.name))
        .collect();
    let apart: Vec<_> = there.symmetric_difference(&named).collect();
    assert!(apart.is_empty(), "{apart:#?}");
}

/// What it printed although it failed, line by line.
#[track_caller]
fn damage(folder: &Path) -> Vec<String> {
    let done = db(folder, &["check"]).output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let printed = String::from_utf8(done.stdout).unwrap();
    printed.lines().map(str::to_owned).collect()
}

/// Of everything a clinic does in a year, beside the server that does it.
#[test]
fn what_is_whole_passes_also_beside_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Serving::demo(folder.path());
    let mut check = db(folder.path(), &["check"]);
    check.env("LUXMEDICA_DATA", "demo");
    let said = succeeds(&mut check);
    assert!(said.starts_with("whole: "), "{said}");
    let rows: u64 = said.split(' ').nth(1).unwrap().parse().unwrap();
    assert!(500 < rows, "{said}");
    drop(demo);
    // One that ended without a word has left its log.
    assert!(folder.path().join("demo/luxmedica.db-wal").exists());
    assert_eq!(succeeds(&mut check).split(' ').next(), Some("whole:"));
}

/// Each by a statement that somebody might have said past the server.
#[tokio::test]
async fn each_kind_of_damage_is_named() {
    let folder = installed().await;
    let store = store(folder.path());
    let user: String = store.value("select user_id from access_user").await;
    let token: String = store
        .value("select token_id from authenticator_token")
        .await;
    let role: String = store.value("select min(role_id) from access_role").await;
    let last = store
        .count("select max(record_id) from journal_record")
        .await;
    let all = store.count("select count(*) from journal_record").await;
    assert_eq!(all, last);
    close(&store).await;
    for (fault, said) in [
        (
            "update access_user set full_name = x'ff'".to_owned(),
            format!("access_user {user} full_name: another kind of value than its column's"),
        ),
        (
            "update authenticator_token set start_work = 5000".to_owned(),
            format!("authenticator_token {token} start_work: what no form could have sent"),
        ),
        (
            "pragma foreign_keys = off; update access_assignment set role_id = 'секрет'".to_owned(),
            "role_id: there is no such access_role".to_owned(),
        ),
        (
            format!("update access_role_permission set allowed = 2 where role_id = '{role}'"),
            format!("access_role_permission {role}/"),
        ),
        (
            "delete from journal_patient; delete from journal_user; \
             delete from journal_record where record_id in (3, 4)"
                .to_owned(),
            "journal_record 3 missing, and all up to 4".to_owned(),
        ),
        (
            format!(
                "delete from journal_patient; delete from journal_user; \
                 delete from journal_record where record_id = {last}"
            ),
            format!("journal_record {last} missing, and all up to {last}"),
        ),
        (
            "delete from journal_patient; delete from journal_user; delete from journal_record; \
             delete from sqlite_sequence"
                .to_owned(),
            "journal_record holds no line".to_owned(),
        ),
        (
            "drop table monitor_tally".to_owned(),
            "monitor_tally there is no such table".to_owned(),
        ),
        (
            "pragma foreign_keys = off; drop table access_role".to_owned(),
            "access_role there is no such table".to_owned(),
        ),
        (
            "alter table journal_record rename column at to since".to_owned(),
            "journal_record at: there is no such column".to_owned(),
        ),
        (
            "update journal_record set at = 'gestern' where record_id = 2".to_owned(),
            "journal_record 2 at: another kind of value than its column's".to_owned(),
        ),
    ] {
        let kept = fs::read(store.file()).unwrap();
        spoil(&store, &fault).await;
        let printed = damage(folder.path());
        assert!(
            printed.iter().any(|line| line.contains(&said)),
            "{fault}: {printed:#?}"
        );
        assert!(!printed.concat().contains("секрет"), "{printed:#?}");
        assert!(!printed.concat().contains("gestern"), "{printed:#?}");
        fs::write(store.file(), kept).unwrap();
    }
    succeeds(&mut db(folder.path(), &["check"]));
}

#[tokio::test]
async fn a_clock_that_was_set_is_a_remark() {
    let folder = installed().await;
    let store = store(folder.path());
    spoil(
        &store,
        "update journal_record set at = at - 3600000 where record_id = 3",
    )
    .await;
    let said = succeeds(&mut db(folder.path(), &["check"]));
    assert!(
        said.contains("remark: line 3 of the journal is dated before"),
        "{said}"
    );
}

#[tokio::test]
async fn what_cannot_be_checked_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = data.join("luxmedica.db");
    fs::create_dir(&data).unwrap();
    let check = || complaint(&mut db(folder.path(), &["check"]));
    assert!(check().contains("there is no database data/luxmedica.db"));
    assert!(!file.exists());
    fs::write(&file, "Шановні колеги! ".repeat(400)).unwrap();
    assert!(check().contains("is no SQLite database"), "{}", check());
    fs::write(&file, "").unwrap();
    assert!(check().contains("holds nothing of LuxMedica"));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(check().contains("there is no database"), "{}", check());
    fs::remove_dir_all(&data).unwrap();
    succeeds(&mut init(folder.path()));
    let store = Store::at(&file);
    close(&store).await;
    for (change, said) in [
        (
            "update _sqlx_migrations set checksum = x'00'",
            "half migrated",
        ),
        (
            "update _sqlx_migrations set success = false",
            "half migrated",
        ),
        (
            "insert into _sqlx_migrations values (9999, 'later', '', true, x'00', 0)",
            "newer version",
        ),
    ] {
        let kept = fs::read(&file).unwrap();
        spoil(&store, change).await;
        assert!(check().contains(said), "{change}: {}", check());
        fs::write(&file, kept).unwrap();
    }
}

/// A folder that nothing may be written to stays as it was.
#[tokio::test]
async fn nothing_is_written() {
    let folder = installed().await;
    let data = folder.path().join("data");
    let seen = || {
        let entries = fs::read_dir(&data).unwrap();
        let entries = entries.map(|entry| entry.unwrap().path());
        let mut entries: Vec<_> = entries
            .map(|path| (fs::metadata(&path).unwrap().modified().unwrap(), path))
            .collect();
        entries.sort();
        entries
    };
    let before = seen();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o500)).unwrap();
    succeeds(&mut db(folder.path(), &["check"]));
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(seen(), before);
}

/// One that only migrations have been at.
async fn migrated(folder: &Path, to: i64) {
    let data = folder.join("data");
    fs::create_dir(&data).unwrap();
    close(&Store::before(to + 1, data.join("luxmedica.db")).await).await;
}

#[tokio::test]
async fn an_older_one_is_looked_through_as_far_as_it_can_be() {
    let folder = tempfile::tempdir().unwrap();
    migrated(folder.path(), 33).await;
    let said = succeeds(&mut db(folder.path(), &["check"]));
    let remark = "of an older version (its migration 33)";
    assert!(said.contains(remark) && !said.contains("whole"), "{said}");
    // It is kept as it is.
    succeeds(&mut db(folder.path(), &["backup", "backup"]));
    fs::remove_file(store(folder.path()).file()).unwrap();
    let said = succeeds(&mut db(folder.path(), &["restore", "backup"]));
    assert!(said.contains(remark) && !said.contains("whole"), "{said}");
}

#[tokio::test]
async fn one_that_nobody_has_used_is_not_whole() {
    let folder = tempfile::tempdir().unwrap();
    migrated(folder.path(), keeping::newest()).await;
    let printed = damage(folder.path());
    assert_eq!(printed.len(), 1, "{printed:#?}");
    assert!(printed[0].contains("holds no line"), "{printed:#?}");
}

/// Lines that come while others are read are not missing.
#[tokio::test]
async fn whoever_writes_meanwhile_leaves_no_gap() {
    let folder = installed().await;
    let store = store(folder.path());
    let columns: Vec<_> = keeping::COLUMNS
        .iter()
        .filter(|column| column.table == "journal_record" && column.name != "record_id")
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let columns = columns.join(", ");
    let write = format!(
        "insert into journal_record ({columns}) select {columns} from journal_record \
         where record_id = (select max(record_id) from journal_record)"
    );
    let mut connection = store.connect().await;
    say(&mut connection, &write).await.unwrap();
    let writer = tokio::spawn(async move {
        loop {
            say(&mut connection, &write).await.unwrap();
        }
    });
    let place = store.file().into();
    for _ in 0..50 {
        let checked = keeping::check(&place, &COLUMNS, &Clock::system()).await;
        let checked = checked.unwrap();
        assert_eq!(checked.damage, []);
    }
    let lines = store.count("select count(*) from journal_record").await;
    assert!(50 < lines, "{lines}");
    writer.abort();
}
