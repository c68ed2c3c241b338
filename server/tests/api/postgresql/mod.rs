//! The other engine: its tables are the same, it takes what the stores say, and what comes back is
//! read alike.

mod configured;
mod kept;
mod lists;
mod lost;
mod races;
mod two;

use super::{
    harness::{connect, say},
    statements::constants,
};
use cluster::Cluster;
use monitor::{
    Error, OnUnique as _,
    engine::{Builder, Connection},
    query, query_as, query_scalar, text_of,
};
use shared::problem::ErrorCode;
use std::{collections::BTreeSet, fs, path::Path};

/// The first migration of both.
const FIRST: i64 = 30;

#[tokio::test]
async fn every_statement_can_be_prepared() {
    let cluster = Cluster::start().unwrap();
    let [_, mut connection] = on_both(&cluster).await;
    for (at, sql) in constants().into_iter().enumerate() {
        let prepare = format!("prepare said_{at} as {sql}");
        let prepared = say(&mut connection, &prepare).await;
        assert!(prepared.is_ok(), "{sql}: {prepared:?}");
    }
}

/// What there is, a line each: columns, what is unique by the name it has or is to have, indexes,
/// references. Of what the engine keeps for itself nothing.
const TABLES_OF_SQLITE: [&str; 4] = [
    "select 'column ' || m.name || '.' || p.name || ' ' \
        || replace(replace(lower(p.type), 'integer', 'bigint'), 'blob', 'bytea') \
        || case when p.\"notnull\" or p.pk then ' not null' else '' end \
        || case when p.pk then ' key ' || p.pk else '' end \
        || coalesce(' default ' || trim(p.dflt_value, ''''), '') \
     from sqlite_master m join pragma_table_info(m.name) p \
     where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '%sqlx%'",
    "select 'unique ' || m.name || '_' \
        || (select group_concat(i.name, '_') from pragma_index_info(l.name) i) || '_key' \
        || case when l.partial then ' partly' else '' end \
     from sqlite_master m join pragma_index_list(m.name) l \
     where m.type = 'table' and l.\"unique\" and l.origin <> 'pk'",
    "select 'index ' || l.name || ' ' || m.name || ' ' \
        || (select group_concat(i.name, ' ') from pragma_index_info(l.name) i) \
     from sqlite_master m join pragma_index_list(m.name) l \
     where m.type = 'table' and not l.\"unique\"",
    "select 'reference ' || m.name || '.' || f.\"from\" || ' ' || f.\"table\" \
     from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'",
];

const TABLES: [&str; 4] = [
    "select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, null) \
        || case when a.attnotnull then ' not null' else '' end \
        || coalesce(' key ' \
            || array_position(string_to_array(k.indkey::text, ' '), a.attnum::text), '') \
        || coalesce(' default ' \
            || trim('''' from split_part(pg_get_expr(d.adbin, d.adrelid), '::', 1)), '') \
     from pg_class c join pg_attribute a on a.attrelid = c.oid and 0 < a.attnum \
     left join pg_index k on k.indrelid = c.oid and k.indisprimary \
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum \
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' \
        and c.relname not like '%sqlx%'",
    "select 'unique ' || x.relname || case when i.indpred is null then '' else ' partly' end \
     from pg_index i join pg_class x on x.oid = i.indexrelid \
     where x.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary",
    "select 'index ' || x.relname || ' ' || c.relname || ' ' || (select \
            string_agg(a.attname, ' ' order by k.place) \
            from unnest(string_to_array(i.indkey::text, ' ')) with ordinality k (number, place) \
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number::int) \
     from pg_index i join pg_class x on x.oid = i.indexrelid \
     join pg_class c on c.oid = i.indrelid \
     where x.relnamespace = 'public'::regnamespace and not i.indisunique",
    "select 'reference ' || c.relname || '.' || a.attname || ' ' || o.relname \
     from pg_constraint f join pg_class c on c.oid = f.conrelid \
     join pg_class o on o.oid = f.confrelid \
     join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1] where f.contype = 'f'",
];

#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let cluster = Cluster::start().unwrap();
    let [mut sqlite, mut connection] = on_both(&cluster).await;
    let ours = lines(&mut sqlite, TABLES_OF_SQLITE).await;
    assert!(300 < ours.len(), "{}", ours.len());
    let theirs = lines(&mut connection, TABLES).await;
    let apart: Vec<&String> = ours.symmetric_difference(&theirs).collect();
    assert!(apart.is_empty(), "{apart:#?}");
    let by_other_rules = "select count(*) from pg_class c \
        join pg_attribute a on a.attrelid = c.oid and 0 < a.attnum \
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' \
            and c.relname not like '%sqlx%' and a.attcollation <> 0 \
            and a.attcollation <> 'pg_catalog.\"C\"'::regcollation";
    let by_other_rules = query_scalar::<i64>(by_other_rules).fetch_one(&mut connection);
    assert_eq!(
        by_other_rules.await.unwrap(),
        0,
        "columns ordered by the database's rules"
    );
}

#[test]
fn both_engines_have_a_migration_of_each_number() {
    let numbers = |engine: &str| -> BTreeSet<i64> {
        let folder = Path::new("monitor/migrations").join(engine);
        let names = fs::read_dir(folder).unwrap();
        let names = names.map(|file| file.unwrap().file_name().into_string().unwrap());
        let numbers = names.map(|name| name.split('_').next().unwrap().parse().unwrap());
        numbers.filter(|number| FIRST <= *number).collect()
    };
    assert_eq!(numbers("postgres"), numbers("sqlite"));
}

/// Where both engines, with our tables, are asked the same.
async fn on_both(cluster: &Cluster) -> [Connection; 2] {
    let addresses = ["sqlite::memory:", &cluster.address("postgres")];
    let [sqlite, postgres] = addresses.map(Connection::with_tables);
    [sqlite.await.unwrap(), postgres.await.unwrap()]
}

/// What all of these say.
async fn lines(connection: &mut Connection, asked: [&'static str; 4]) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for sql in asked {
        let said = query_scalar(sql).fetch_all(&mut *connection).await;
        lines.extend::<Vec<String>>(said.unwrap());
    }
    lines
}

#[tokio::test]
async fn what_is_written_is_read_on_both() {
    type Read = (i64, bool, String, Vec<u8>, Option<i64>, Option<String>);
    let cluster = Cluster::start().unwrap();
    for mut connection in on_both(&cluster).await {
        let bytes = if format!("{connection:?}").contains("Pg") {
            "bytea"
        } else {
            "blob"
        };
        let table = format!(
            "create table read (at bigint, told boolean, name text, kept {bytes}, \
             absent bigint, nobody text); select 1"
        );
        say(&mut connection, &table).await.unwrap();
        let written: Read = (
            i64::MIN,
            true,
            "Їжак'\"🦔".to_owned(),
            vec![0, 255],
            None,
            None,
        );
        let (at, told, name, kept, absent, nobody) = written.clone();
        let mut insert = Builder::new("insert into read values (");
        insert
            .push_bind(at)
            .push(", ")
            .push_bind(told)
            .push(", ")
            .push_bind(name.as_str());
        insert
            .push(", ")
            .push_bind(kept)
            .push(", ")
            .push_bind(absent)
            .push(", ");
        insert.push_bind(nobody).push(")");
        let done = insert.build().execute(&mut connection).await.unwrap();
        assert_eq!(done.rows_affected(), 1);
        let read: Vec<Read> = query_as("select * from read where at = $1 and name = $2")
            .bind(at)
            .bind(&name)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        assert_eq!(read, [written]);
        let row = query("select kept, name from read");
        let row = row.fetch_one(&mut connection).await.unwrap();
        assert_eq!(text_of(&row, "name"), name);
        // Of another type than is asked for.
        let damaged = query_scalar::<i64>("select name from read").fetch_one(&mut connection);
        assert!(Error::from(damaged.await.unwrap_err()).is_damage());
    }
}

#[tokio::test]
async fn what_a_constraint_says_is_told_alike() {
    let cluster = Cluster::start().unwrap();
    for mut connection in on_both(&cluster).await {
        let mut say = async |sql| say(&mut connection, sql).await;
        say("create table one (id text primary key, x text unique, y text, unique (y, x))")
            .await
            .unwrap();
        say("create table two (id text references one)")
            .await
            .unwrap();
        say("insert into one values ('a', 'a', 'a')").await.unwrap();
        let taken = || ErrorCode::LoginTaken;
        let again = "insert into one values ('b', 'a', 'b')";
        let refused = say(again).await.on_unique("one.x", taken()).unwrap_err();
        assert_eq!(refused.code(), taken());
        for column in ["one.y", "one.i", "two.x"] {
            let other = say(again).await.on_unique(column, taken()).unwrap_err();
            assert!(other.asks_to_repeat(), "{other}");
        }
        let gone = say("insert into two values ('nobody')").await.unwrap_err();
        assert!(Error::from(gone).asks_to_repeat());
        let wrong = say("select nothing from nowhere").await.unwrap_err();
        assert!(!Error::from(wrong).asks_to_repeat());
    }
}

#[tokio::test]
async fn whoever_comes_second_is_asked_to_repeat_it() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = format!(
        "sqlite://{}?mode=rwc",
        folder.path().join("two.db").display()
    );
    let repeatable = "begin isolation level repeatable read";
    for (address, before, begin) in [
        (file, "pragma journal_mode = wal", "begin"),
        (cluster.address("postgres"), "select 1", repeatable),
    ] {
        let (mut one, mut other) = (connect(&address).await, connect(&address).await);
        for sql in [
            before,
            "create table t (x bigint)",
            "insert into t values (1)",
        ] {
            say(&mut one, sql).await.unwrap();
        }
        for sql in [begin, "select * from t"] {
            say(&mut other, sql).await.unwrap();
        }
        let write = "update t set x = x + 1";
        say(&mut one, write).await.unwrap();
        let late = Error::from(say(&mut other, write).await.unwrap_err());
        assert!(late.asks_to_repeat(), "{late}");
        assert_eq!(late.code(), ErrorCode::Busy);
    }
}

#[tokio::test]
async fn a_server_that_is_gone_is_out_of_reach() {
    let cluster = Cluster::start().unwrap();
    let address = cluster.address("postgres");
    let mut connection = connect(&address).await;
    drop(cluster);
    let asked = query("select 1").execute(&mut connection).await;
    assert_eq!(
        Error::from(asked.unwrap_err()).code(),
        ErrorCode::Unavailable
    );
    let anew = Connection::with_tables(&address).await.unwrap_err();
    assert_eq!(anew.code(), ErrorCode::Unavailable);
}
