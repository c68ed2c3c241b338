//! Whether a database is whole.

use super::{
    checked::Checked,
    journal,
    values::{Column, Value},
};
use crate::{
    damage::plain_id,
    engine::{
        Builder, Connection, Kind, Place, RawRow,
        database::is_in_use,
        integrity::{Said, back, integrity, mark},
        standing::{self, Standing},
        tables::{self, Reference, Table},
        text_of,
    },
    error::Error,
};
use futures_util::TryStreamExt as _;
use ground::clock::Clock;
use shared::problem::ErrorCode;
use std::collections::{HashMap, HashSet};

/// Looks through the database at `place`, which is opened to be read and nothing else: what the
/// engine says of its own structures, what refers to what, every value by the rules of
/// `columns`, and the journal's order.
///
/// # Errors
/// It cannot be opened or reached.
pub async fn check(place: &Place, columns: &[&[Column]], clock: &Clock) -> Result<Checked, Error> {
    let is_used = || matches!(place, Place::File(path) if is_in_use(path));
    let was_used = is_used();
    let looked = look_through(place, columns, clock).await;
    let is_fine = looked.as_ref().is_ok_and(|checked| checked.damaged() == 0);
    if !is_fine && !was_used && is_used() {
        // It was read as if nobody wrote, and somebody began to.
        return Err(ErrorCode::Busy.into());
    }
    looked
}

async fn look_through(
    place: &Place,
    columns: &[&[Column]],
    clock: &Clock,
) -> Result<Checked, Error> {
    let (mut connection, standing) = standing::open(place).await?;
    let mut checked = Checked::default();
    match integrity(&mut connection).await {
        Ok(Said { damage, remarks }) => {
            checked.remarks = remarks;
            for line in damage {
                checked.add(None, None, line);
            }
        }
        Err(error) if error.is_destruction() => {
            checked.add(None, None, "cannot be read any further".to_owned());
            return Ok(checked);
        }
        Err(error) => return Err(error),
    }
    if let Standing::Older(migration) = standing {
        checked.remarks.push(format!(
            "it is of an older version (its migration {migration}): values and journal are looked \
             through once this version has started with it"
        ));
        return Ok(checked);
    }
    let rules: Rules<'_> = columns
        .iter()
        .flat_map(|columns| columns.iter())
        .map(|column| ((column.table, column.name), column))
        .collect();
    let there = tables::there(&mut connection).await?;
    let mut known = tables::known().await?;
    known.retain(|table| is_there(table, &there, &mut checked));
    for table in &mut known {
        let has = |other: &Reference| has(&there, &other.table, &other.to);
        table.references.retain(has);
        mark(&mut connection).await?;
        let read = of_table(&mut connection, table, &rules, &mut checked).await;
        unless_destroyed(read, &table.name, &mut connection, &mut checked).await?;
    }
    if known.iter().any(|table| table.name == journal::TABLE) {
        mark(&mut connection).await?;
        let read = journal::in_order(&mut connection, clock, &mut checked).await;
        unless_destroyed(read, journal::TABLE, &mut connection, &mut checked).await?;
    }
    Ok(checked)
}

/// The columns of each table that is there.
type There = HashMap<String, HashSet<String>>;

fn has(there: &There, table: &str, column: &str) -> bool {
    let columns = there.get(table);
    columns.is_some_and(|columns| columns.contains(column))
}

/// Whether a table is there with all its columns; says what is not.
fn is_there(table: &Table, there: &There, checked: &mut Checked) -> bool {
    let Table { name, columns, .. } = table;
    if !there.contains_key(name) {
        checked.add(Some(name), None, "there is no such table".to_owned());
        return false;
    }
    let damaged = checked.damaged();
    let missing = columns.iter().filter(|one| !has(there, name, &one.name));
    for column in missing {
        let what = format!("{}: there is no such column", column.name);
        checked.add(Some(name), None, what);
    }
    checked.damaged() == damaged
}

/// By table and column.
type Rules<'a> = HashMap<(&'a str, &'a str), &'a Column>;

/// A table that cannot be read hides no other.
async fn unless_destroyed(
    read: Result<(), Error>,
    table: &str,
    connection: &mut Connection,
    checked: &mut Checked,
) -> Result<(), Error> {
    match read {
        Err(error) if error.is_destruction() => {
            let what = "cannot be read any further".to_owned();
            checked.add(Some(table), None, what);
            back(connection).await
        }
        read => read,
    }
}

async fn of_table(
    connection: &mut Connection,
    table: &Table,
    rules: &Rules<'_>,
    checked: &mut Checked,
) -> Result<(), Error> {
    for reference in &table.references {
        dangling(connection, table, reference, checked).await?;
    }
    let mut all = Builder::new(format!("select {} from {}", table.names(), table.name));
    let mut rows = all.build().fetch(connection);
    while let Some(row) = rows.try_next().await? {
        checked.rows += 1;
        for (place, column) in table.columns.iter().enumerate() {
            let what = match Value::of(&row, place, column.kind) {
                Err(_) => "another kind of value than its column's",
                Ok(None) if column.optional => continue,
                Ok(None) => "empty",
                Ok(Some(value)) => {
                    let rule = rules.get(&(table.name.as_str(), column.name.as_str()));
                    if rule.is_none_or(|rule| (rule.holds)(&value)) {
                        continue;
                    }
                    "what no form could have sent"
                }
            };
            let what = format!("{}: {what}", column.name);
            let id = id_of(&row, table, &table.key_places());
            checked.add(Some(&table.name), Some(id), what);
        }
    }
    Ok(())
}

/// Rows that name what is not there.
async fn dangling(
    connection: &mut Connection,
    table: &Table,
    reference: &Reference,
    checked: &mut Checked,
) -> Result<(), Error> {
    let Reference {
        from,
        table: other,
        to,
    } = reference;
    let (name, key) = (&table.name, table.key.join(", "));
    let mut find = Builder::new(format!(
        "select {key} from {name} c where c.{from} is not null \
         and not exists (select 1 from {other} p where p.{to} = c.{from})"
    ));
    let mut rows = find.build().fetch(connection);
    let places: Vec<usize> = (0..table.key.len()).collect();
    while let Some(row) = rows.try_next().await? {
        let id = id_of(&row, table, &places);
        let what = format!("{from}: there is no such {other}");
        checked.add(Some(name), Some(id), what);
    }
    Ok(())
}

/// The row's key, whose columns stand at these places.
pub(super) fn id_of(row: &RawRow, table: &Table, places: &[usize]) -> String {
    let kinds = table.key_places().into_iter();
    let kinds = kinds.map(|place| table.columns[place].kind);
    let parts = kinds.zip(places).map(|(kind, &place)| match kind {
        Kind::Integer => match Value::of(row, place, kind) {
            Ok(Some(Value::Number(number))) => number.to_string(),
            _ => "?".to_owned(),
        },
        _ => plain_id(text_of(row, place)),
    });
    parts.collect::<Vec<_>>().join("/")
}
