//! The SQL of the users' list. Keyset paging: a page begins after the sort key
//! and id of the last row before it.

use crate::rights;
use ground::text;
use monitor::{
    Error, FromRow, Permit, Sifted, Snapshot,
    engine::{Builder, RawRow, like, named},
    id_of,
    page::{Cursor, Listing, counted, ordered, paged, place},
    stored, stored_id, stored_time,
};
use shared::{
    page::{PAGE_SIZE, Page},
    roles::RoleLabel,
    time::Timestamp,
    users::{TokenFilter, UserQuery, UserRow, UserSort},
};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for a page of users.
    pub struct ListUsers(pub UserQuery) asks page => Page<UserRow>, IS_LONG = true;
}

#[derive(FromRow)]
struct Row {
    user_id: String,
    login: String,
    full_name: String,
    position: String,
    last_sign_in_at: Option<i64>,
    token_ends_at: Option<i64>,
    token_last_day: Option<String>,
}

const COLUMNS: &str = "select u.user_id, u.login, u.full_name, u.position, c.last_sign_in_at, \
    (select max(t.expires_at) from authenticator_token t \
     where t.user_id = u.user_id and t.deleted_at is null) as token_ends_at, \
    (select l.last_day from authenticator_token l \
     where l.user_id = u.user_id and l.deleted_at is null \
     order by l.expires_at desc, l.token_id limit 1) as token_last_day, ";

const FROM: &str = " from access_user u \
    left join authenticator_credential c on c.user_id = u.user_id \
    where u.deleted_at is null";

/// The user holds a role; to be ended.
const HOLDS: &str = "exists (select 1 from access_assignment a where a.user_id = u.user_id";

/// The user has a token that ends after some instant; to be ended.
const LASTING: &str = "exists (select 1 from authenticator_token t \
    where t.user_id = u.user_id and t.deleted_at is null and t.expires_at > ";

/// The users that match.
fn matching(sql: &mut Builder, query: &UserQuery, now: Timestamp) {
    sql.push(FROM);
    let typed = query.search.as_deref();
    if let Some(pattern) = text::pattern(typed) {
        sql.push(" and (");
        like(sql, "u.search", &*pattern);
        sql.push(" or ");
        like(sql, "u.position_search", pattern);
        sql.push(" or ");
        named(sql, "u.search", typed.unwrap_or_default());
        sql.push(")");
    }
    if let Some(role) = query.role {
        sql.push(" and ").push(HOLDS).push(" and a.role_id = ");
        sql.push_bind(role.to_string()).push(")");
    }
    if query.without_role == Some(true) {
        sql.push(" and not ").push(HOLDS).push(")");
    }
    let Some(filter) = query.token else { return };
    let mut lasting = |joint, after: Timestamp| {
        sql.push(joint).push(LASTING).push_bind(after.0).push(")");
    };
    match filter {
        TokenFilter::Valid => lasting(" and ", now),
        TokenFilter::Expiring => {
            lasting(" and ", now);
            lasting(" and not ", now.plus_days(TokenFilter::DAYS.into()));
        }
        TokenFilter::None => lasting(" and not ", now),
    }
}

/// What the list is sorted by.
const fn key(sort: UserSort) -> &'static str {
    match sort {
        UserSort::FullName => "u.full_name_sort",
        UserSort::Login => "u.login_key",
        UserSort::Position => "u.position_sort",
        // As text of equal length until the year 2286; whoever never signed in comes
        // first, with an instant of 2001.
        UserSort::LastSignIn => "cast(coalesce(c.last_sign_in_at, 1000000000000) as text)",
    }
}

async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListUsers>,
) -> Result<Page<UserRow>, Error> {
    let ListUsers(query) = permit.command();
    let listing = Listing::of("users", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let now = snapshot.now();
    let total = counted(snapshot.connection(), |sql| matching(sql, query, now)).await?;
    let rows = rows(snapshot, query, begin).await?;
    let (rows, next) = paged(rows, &listing, place);
    let mut roles = rights::labels_of(snapshot.connection(), rows.iter().map(id_of)).await?;
    let mut found = Sifted::default();
    for row in &rows {
        let roles = roles.remove(&id_of(row)).unwrap_or_else(|| Ok(Vec::new()));
        let read = roles.and_then(|roles| item(Row::from_row(row)?, roles, now));
        found.put("access_user", id_of(row), read)?;
    }
    Ok(Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total,
    })
}

/// The rows of a page, and one more if another page follows.
async fn rows(
    snapshot: &mut Snapshot<'_>,
    query: &UserQuery,
    begin: Option<Cursor>,
) -> Result<Vec<RawRow>, Error> {
    let mut sql = statement(query, begin, snapshot.now());
    Ok(sql.build().fetch_all(snapshot.connection()).await?)
}

fn statement(query: &UserQuery, begin: Option<Cursor>, now: Timestamp) -> Builder {
    let key = key(query.sort);
    let mut sql = Builder::new(COLUMNS);
    sql.push(key).push(" as sort_key");
    matching(&mut sql, query, now);
    ordered(
        &mut sql,
        [key, "u.user_id"],
        query.order,
        begin,
        PAGE_SIZE + 1,
    );
    sql
}

fn item(row: Row, roles: Vec<RoleLabel>, now: Timestamp) -> Result<UserRow, Error> {
    Ok(UserRow {
        id: stored_id(&row.user_id)?,
        login: stored(row.login)?,
        full_name: stored(row.full_name)?,
        position: stored(row.position)?,
        roles,
        token_last_day: row.token_last_day.map(stored).transpose()?,
        token_valid: row.token_ends_at.is_some_and(|end| now.0 < end),
        last_sign_in: row.last_sign_in_at.map(stored_time).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use monitor::engine::Connection;
    use shared::page::Order;

    #[tokio::test]
    async fn pages_are_read_in_their_order_from_an_index() {
        let mut connection = Connection::with_tables("sqlite::memory:").await.unwrap();
        let last = || Cursor {
            key: "к".to_owned(),
            id: "i".to_owned(),
        };
        let sorts = [UserSort::FullName, UserSort::Login, UserSort::Position];
        let orders = [Order::Ascending, Order::Descending];
        for (sort, order) in sorts
            .into_iter()
            .flat_map(|sort| orders.map(|order| (sort, order)))
        {
            for begin in [None, Some(last())] {
                let query = UserQuery {
                    sort,
                    order,
                    ..UserQuery::default()
                };
                let sql = statement(&query, begin, Timestamp(0)).into_string();
                let mut explain = Builder::new(format!("explain query plan {sql}"));
                let lines = explain.build_query_as().fetch_all(&mut connection).await;
                let lines: Vec<(i64, i64, i64, String)> = lines.unwrap();
                for &(_, parent, _, ref line) in &lines {
                    // One user's tokens may be put in order.
                    let sorts = parent == 0 && line.starts_with("USE TEMP B-TREE");
                    let scans = line.starts_with("SCAN") && !line.contains("SCAN u USING INDEX");
                    assert!(!sorts && !scans, "{sort:?}, {order:?}: {lines:#?}");
                }
            }
        }
    }
}
