//! The SQL of the users' list. Keyset paging: a page begins after the sort key
//! and id of the last row before it.

use super::ListUsers;
use crate::rights;
use ground::text;
use monitor::{
    Error, Permit, Sifted, Snapshot,
    engine::RawRow,
    id_of,
    page::{Cursor, Listing, paged, place},
    stored, stored_id, stored_time,
};
use shared::{
    ids::UserId,
    page::{Order, PAGE_SIZE, Page},
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

/// The users that match: `$1` pattern, `$2` to `$4` words of a name, `$5` role, `$6` only
/// without roles, `$7` and `$8` after and until when the longest-lived token ends.
macro_rules! matching {
    () => {
        "from access_user u \
         left join authenticator_credential c on c.user_id = u.user_id \
         left join (select user_id, max(expires_at) as ends_at from authenticator_token \
                    where deleted_at is null group by user_id) t on t.user_id = u.user_id \
         where u.deleted_at is null \
         and (cast($1 as text) is null \
              or u.search like $1 escape '\\' or u.position_search like $1 escape '\\' \
              or (u.search like $2 escape '\\' \
                  and (cast($3 as text) is null or u.search like $3 escape '\\') \
                  and (cast($4 as text) is null or u.search like $4 escape '\\'))) \
         and (cast($5 as text) is null \
              or exists (select 1 from access_assignment a \
                         where a.user_id = u.user_id and a.role_id = $5)) \
         and (not $6 or not exists (select 1 from access_assignment a \
                                    where a.user_id = u.user_id)) \
         and $7 < coalesce(t.ends_at, 0) and coalesce(t.ends_at, 0) <= $8"
    };
}

/// A page in one order: `$9` and `$10` are the key and id it begins after, `$11`
/// how many rows to read.
macro_rules! page {
    ($key:literal, $beyond:literal, $direction:literal) => {
        concat!(
            "select u.user_id, u.login, u.full_name, u.position, c.last_sign_in_at, \
             t.ends_at as token_ends_at, \
             (select l.last_day from authenticator_token l \
              where l.user_id = u.user_id and l.deleted_at is null \
              order by l.expires_at desc, l.token_id limit 1) as token_last_day, ",
            $key,
            " as sort_key ",
            matching!(),
            " and (cast($9 as text) is null or (",
            $key,
            ", u.user_id) ",
            $beyond,
            " ($9, $10)) order by ",
            $key,
            " ",
            $direction,
            ", u.user_id ",
            $direction,
            " limit $11"
        )
    };
}

/// Both directions of one order.
macro_rules! by {
    ($key:literal) => {
        [page!($key, ">", "asc"), page!($key, "<", "desc")]
    };
}

const BY_FULL_NAME: [&str; 2] = by!("u.full_name_sort");
const BY_LOGIN: [&str; 2] = by!("u.login_key");
const BY_POSITION: [&str; 2] = by!("u.position_sort");
/// As text of equal length until the year 2286; whoever never signed in comes
/// first, with an instant of 2001.
const BY_LAST_SIGN_IN: [&str; 2] = by!("cast(coalesce(c.last_sign_in_at, 1000000000000) as text)");

const COUNT: &str = concat!("select count(*) ", matching!());

const fn statement(sort: UserSort, order: Order) -> &'static str {
    let [ascending, descending] = match sort {
        UserSort::FullName => BY_FULL_NAME,
        UserSort::Login => BY_LOGIN,
        UserSort::Position => BY_POSITION,
        UserSort::LastSignIn => BY_LAST_SIGN_IN,
    };
    match order {
        Order::Ascending => ascending,
        Order::Descending => descending,
    }
}

/// After and until when the longest-lived token ends; without one, at 0.
fn token_bounds(filter: Option<TokenFilter>, now: Timestamp) -> (i64, i64) {
    match filter {
        None => (i64::MIN, i64::MAX),
        Some(TokenFilter::Valid) => (now.0, i64::MAX),
        Some(TokenFilter::Expiring) => (now.0, now.plus_days(TokenFilter::DAYS.into()).0),
        Some(TokenFilter::None) => (i64::MIN, now.0),
    }
}

pub(crate) async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ListUsers>,
) -> Result<Page<UserRow>, Error> {
    let ListUsers(query) = permit.into_command();
    let listing = Listing::of("users", &query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let total = count(snapshot, &query).await?;
    let rows = rows(snapshot, &query, begin).await?;
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

async fn count(snapshot: &mut Snapshot<'_>, query: &UserQuery) -> Result<u64, Error> {
    let (after, until) = token_bounds(query.token, snapshot.now());
    let [first, second, third] = text::names(query.search.as_deref().unwrap_or_default());
    let count: i64 = sqlx::query_scalar(COUNT)
        .bind(text::pattern(query.search.as_deref()))
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(query.role.map(|role| role.to_string()))
        .bind(query.without_role.unwrap_or_default())
        .bind(after)
        .bind(until)
        .fetch_one(snapshot.connection())
        .await?;
    Ok(count.unsigned_abs())
}

/// The rows of a page, and one more if another page follows.
async fn rows(
    snapshot: &mut Snapshot<'_>,
    query: &UserQuery,
    begin: Option<Cursor>,
) -> Result<Vec<RawRow>, Error> {
    let (after, until) = token_bounds(query.token, snapshot.now());
    let (key, user) = begin.map(|begin| (begin.key, begin.id)).unzip();
    let [first, second, third] = text::names(query.search.as_deref().unwrap_or_default());
    Ok(sqlx::query(statement(query.sort, query.order))
        .bind(text::pattern(query.search.as_deref()))
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(query.role.map(|role| role.to_string()))
        .bind(query.without_role.unwrap_or_default())
        .bind(after)
        .bind(until)
        .bind(key)
        .bind(user)
        .bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX))
        .fetch_all(snapshot.connection())
        .await?)
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
