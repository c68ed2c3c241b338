//! A folder of before is brought to this version.

use server::{clock::Clock, monitor::Database};
use sqlx::{ConnectOptions, SqliteConnection, migrate::Migrator, sqlite::SqliteConnectOptions};
use std::path::Path;

static ALL: Migrator = sqlx::migrate!("migrations/sqlite");

/// A database as it was before the migration of this number, and what was in
/// it.
async fn before(version: i64, folder: &Path, contents: &'static str) -> std::path::PathBuf {
    let file = folder.join("luxmedica.db");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut connection = options.create_if_missing(true).connect().await.unwrap();
    let earlier = ALL.iter().filter(|migration| migration.version < version);
    let earlier = Migrator::with_migrations(earlier.cloned().collect());
    earlier.run(&mut connection).await.unwrap();
    sqlx::raw_sql(contents)
        .execute(&mut connection)
        .await
        .unwrap();
    file
}

async fn connect(file: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file);
    options.connect().await.unwrap()
}

const COLLEAGUES: &str = "
insert into access_organization (organization_id, name, name_key, name_sort, created_at, version)
values ('o', 'Амбулаторія', 'амбулаторія', '', 1, 1);
insert into access_user (user_id, login, login_key, full_name, full_name_sort, organization_id,
    position, position_sort, licence_number, search, position_search, created_at, changed_at,
    changed_by, deleted_at, version)
values ('1', 'one', 'one', 'Перша', '', 'o', 'Лікарка', '', '77', '', '', 1, 5, '2', null, 3),
    ('2', 'two', 'two', 'Друга', '', 'o', 'Лікарка', '', '77', '', '', 2, null, null, null, 1),
    ('3', 'three', 'three', 'Третя', '', 'o', 'Лікарка', '', '88', '', '', 3, 4, null, 4, 2),
    ('4', 'four', 'four', 'Четверта', '', 'o', 'Лікарка', '', '88', '', '', 4, null, null, null, 1),
    ('5', 'five', 'five', 'П’ята', '', 'o', 'Сестра', '', null, '', '', 5, null, null, null, 1);
";

#[tokio::test]
async fn users_get_their_first_version_and_keep_their_licence_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let file = before(8, folder.path(), COLLEAGUES).await;
    Database::open(&file).await.unwrap().close().await;
    let mut connection = connect(&file).await;
    let versions: Vec<String> = sqlx::query_scalar(
        "select user_id || ' ' || version || ' ' || full_name || ' ' || organization || ' ' || at \
         || ' ' || coalesce(by_name, '-') from access_user_version order by user_id",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(
        versions,
        [
            "1 3 Перша Амбулаторія 5 Друга",
            "2 1 Друга Амбулаторія 2 -",
            "3 2 Третя Амбулаторія 4 -",
            "4 1 Четверта Амбулаторія 4 -",
            "5 1 П’ята Амбулаторія 5 -",
        ]
    );
    // Of two who share a number, the older record has it for good; whoever is
    // gone has none.
    let licences: Vec<String> = sqlx::query_scalar(
        "select user_id || ' ' || coalesce(licence_number, '-') || ' ' \
         || coalesce(licence_key, '-') from access_user order by user_id",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(
        licences,
        ["1 77 77", "2 77 -", "3 88 -", "4 88 88", "5 - -"]
    );
}

const GIVEN: &str = "
insert into authenticator_credential
    (user_id, login_key, password, password_set_at, change_required)
values ('1', 'one', 'digest', 1, true), ('2', 'two', 'digest', 1, false);
";

#[tokio::test]
async fn what_somebody_else_gave_lapses_a_week_from_now() {
    let folder = tempfile::tempdir().unwrap();
    let file = before(17, folder.path(), GIVEN).await;
    let began = Clock::system().now().as_second();
    Database::open(&file).await.unwrap().close().await;
    let ended = Clock::system().now().as_second();
    let mut connection = connect(&file).await;
    let lapses: Vec<Option<i64>> = sqlx::query_scalar(
        "select lapses_at from authenticator_credential where not one_time and used_at is null \
         order by user_id",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let [Some(given), None] = lapses[..] else {
        panic!("{lapses:?}");
    };
    let week = 7 * 24 * 60 * 60;
    assert!((began + week..=ended + week).contains(&(given / 1000)));
}
