//! The SQL of people, and nothing else.

use super::ListPeople;
use crate::rights;
use ground::text;
use monitor::{Error, Permit, Sifted, Snapshot, engine::Connection, id_of, stored, stored_id};
use shared::{
    ids::UserId,
    page::PAGE_SIZE,
    problem::ErrorCode,
    users::{Person, PersonQuery},
};
use sqlx::FromRow;

#[derive(FromRow)]
struct Row {
    user_id: String,
    login: String,
    full_name: String,
}

const FIND: &str = "select user_id, login, full_name from access_user \
    where deleted_at is null \
    and (cast($1 as text) is null or user_id = $1) \
    and (cast($2 as text) is null or search like $2 escape '\\' \
         or (search like $3 escape '\\' \
             and (cast($4 as text) is null or search like $4 escape '\\') \
             and (cast($5 as text) is null or search like $5 escape '\\'))) \
    order by full_name_sort, user_id limit $6";

async fn find(connection: &mut Connection, query: &PersonQuery) -> Result<Sifted<Person>, Error> {
    let [first, second, third] = text::names(query.search.as_deref().unwrap_or_default());
    let rows = sqlx::query(FIND)
        .bind(query.id.map(|id| id.to_string()))
        .bind(text::pattern(query.search.as_deref()))
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX))
        .fetch_all(&mut *connection)
        .await?;
    let mut people = Sifted::default();
    for row in &rows {
        let read = match Row::from_row(row) {
            Ok(row) => made(connection, row).await,
            Err(error) => Err(error.into()),
        };
        people.put("access_user", id_of(row), read)?;
    }
    Ok(people)
}

async fn made(connection: &mut Connection, row: Row) -> Result<Person, Error> {
    let id: UserId = stored_id(&row.user_id)?;
    let roles = rights::roles_of(connection, id).await?;
    Ok(Person {
        id,
        login: stored(row.login)?,
        full_name: stored(row.full_name)?,
        roles: rights::labels(&roles),
    })
}

pub(super) async fn list(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ListPeople>,
) -> Result<Vec<Person>, Error> {
    let found = find(snapshot.connection(), &permit.into_command().0).await?;
    Ok(snapshot.apart(found))
}

/// One person, unless deleted.
pub(crate) async fn person(connection: &mut Connection, id: UserId) -> Result<Person, Error> {
    let query = PersonQuery {
        id: Some(id),
        search: None,
    };
    let mut found = find(connection, &query).await?;
    match found.whole.pop() {
        Some(person) => Ok(person),
        None if found.damaged.is_empty() => Err(ErrorCode::NotFound.into()),
        None => Err(Error::Corrupt),
    }
}
