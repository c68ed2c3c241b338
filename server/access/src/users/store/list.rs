//! The SQL of the users' list. Keyset paging: a page begins after the sort key
//! and id of the last row before it.

use crate::rights;
use crate::users::commands::ListUsers;
use ground::text;
use monitor::{
    Error, Permit, Sifted, Snapshot,
    engine::{Builder, RawRow, like, named},
    id_of,
    page::{Cursor, Listing, counted, ordered, paged, place},
    stored, stored_id, stored_time,
};
use shared::{
    ids::UserId,
    page::{PAGE_SIZE, Page},
    time::Timestamp,
    users::{TokenFilter, UserQuery, UserRow, UserSort},
};
use sqlx::FromRow;

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
    t.ends_at as token_ends_at, \
    (select l.last_day from authenticator_token l \
     where l.user_id = u.user_id and l.deleted_at is null \
     order by l.expires_at desc, l.token_id limit 1) as token_last_day, ";

const FROM: &str = " from access_user u \
    left join authenticator_credential c on c.user_id = u.user_id \
    left join (select user_id, max(expires_at) as ends_at from authenticator_token \
               where deleted_at is null group by user_id) t on t.user_id = u.user_id \
    where u.deleted_at is null";

/// The user holds a role; to be ended.
const HOLDS: &str = "exists (select 1 from access_assignment a where a.user_id = u.user_id";

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
    // Without a token it ends at 0.
    let (after, until) = match filter {
        TokenFilter::Valid => (now.0, i64::MAX),
        TokenFilter::Expiring => (now.0, now.plus_days(TokenFilter::DAYS.into()).0),
        TokenFilter::None => (i64::MIN, now.0),
    };
    sql.push(" and coalesce(t.ends_at, 0) > ").push_bind(after);
    sql.push(" and coalesce(t.ends_at, 0) <= ").push_bind(until);
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

pub(crate) async fn page(
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
    let mut found = Sifted::default();
    for row in &rows {
        let read = match Row::from_row(row) {
            Ok(row) => item(snapshot, row).await,
            Err(error) => Err(error.into()),
        };
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
    let key = key(query.sort);
    let mut sql = Builder::new(COLUMNS);
    sql.push(key).push(" as sort_key");
    matching(&mut sql, query, snapshot.now());
    ordered(
        &mut sql,
        [key, "u.user_id"],
        query.order,
        begin,
        PAGE_SIZE + 1,
    );
    Ok(sql.build().fetch_all(snapshot.connection()).await?)
}

async fn item(snapshot: &mut Snapshot<'_>, row: Row) -> Result<UserRow, Error> {
    let id: UserId = stored_id(&row.user_id)?;
    let roles = rights::roles_of(snapshot.connection(), id).await?;
    Ok(UserRow {
        id,
        login: stored(row.login)?,
        full_name: stored(row.full_name)?,
        position: stored(row.position)?,
        roles: rights::labels(&roles),
        token_last_day: row.token_last_day.map(stored).transpose()?,
        token_valid: row.token_ends_at.is_some_and(|end| snapshot.now().0 < end),
        last_sign_in: row.last_sign_in_at.map(stored_time).transpose()?,
    })
}
