//! The SQL of people, and nothing else.

use crate::rights;
use ground::text;
use monitor::{
    Error, FromRow, Permit, Sifted, Snapshot,
    engine::{Builder, Connection, like, named},
    id_of, stored, stored_id,
};
use shared::{
    ids::UserId,
    page::PAGE_SIZE,
    problem::ErrorCode,
    users::{Person, PersonQuery},
};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for people: logins, names and role names, for drop-downs (REQUIREMENTS §3).
    pub struct ListPeople(pub PersonQuery) asks list => Vec<Person>;
}

#[derive(FromRow)]
struct Row {
    user_id: String,
    login: String,
    full_name: String,
}

const FROM: &str = "select user_id, login, full_name from access_user where deleted_at is null";

async fn find(connection: &mut Connection, query: &PersonQuery) -> Result<Sifted<Person>, Error> {
    let mut sql = Builder::new(FROM);
    if let Some(id) = query.id {
        sql.push(" and user_id = ").push_bind(id.to_string());
    }
    let typed = query.search.as_deref();
    if let Some(pattern) = text::pattern(typed) {
        sql.push(" and (");
        like(&mut sql, "search", pattern);
        sql.push(" or ");
        named(&mut sql, "search", typed.unwrap_or_default());
        sql.push(")");
    }
    sql.push(" order by full_name_sort, user_id limit ");
    sql.push_bind(i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX));
    let rows = sql.build().fetch_all(&mut *connection).await?;
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

async fn list(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListPeople>,
) -> Result<Vec<Person>, Error> {
    let found = find(snapshot.connection(), &permit.command().0).await?;
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
