//! The SQL of the list of tokens: reads only.

use super::ListTokens;
use crate::hours::stored_hours;
use ground::text;
use monitor::{
    Error, Permit, Snapshot, Tx,
    engine::{Connection, RawRow},
    page::{Cursor, Listing, paged, place},
    sift, stored, stored_id, stored_time,
};
use shared::{
    ids::TokenId,
    page::{Order, PAGE_SIZE, Page},
    problem::ErrorCode,
    time::Timestamp,
    tokens::{SessionHours, Token, TokenQuery, TokenSort, TokenState},
    users::TokenFilter,
};
use sqlx::FromRow;

#[derive(FromRow)]
struct Row {
    token_id: String,
    user_id: String,
    login: String,
    full_name: String,
    job_title: String,
    workstation_id: String,
    workstation: String,
    start_work: i64,
    end_work: i64,
    valid_from: i64,
    last_day: String,
    expires_at: i64,
    session_hours: Option<i64>,
    sha256: String,
    created_at: i64,
}

impl Row {
    fn token(self, now: Timestamp) -> Result<Token, Error> {
        let state = if self.expires_at <= now.0 {
            TokenState::Expired
        } else if now.0 < self.valid_from {
            TokenState::NotYetValid
        } else {
            TokenState::Valid
        };
        let session_hours = self.session_hours.map(SessionHours::try_from).transpose();
        Ok(Token {
            id: stored_id(&self.token_id)?,
            user_id: stored_id(&self.user_id)?,
            login: stored(self.login)?,
            full_name: stored(self.full_name)?,
            job_title: stored(self.job_title)?,
            workstation_id: stored_id(&self.workstation_id)?,
            workstation: stored(self.workstation)?,
            hours: stored_hours(self.start_work, self.end_work)?,
            valid_from: stored_time(self.valid_from)?,
            last_day: stored(self.last_day)?,
            session_hours: session_hours.map_err(|_| Error::Corrupt)?,
            sha256: self.sha256,
            created_at: stored_time(self.created_at)?,
            state,
        })
    }
}

/// `$1` now, `$2` pattern, `$3` to `$5` words of a name, `$6` user, `$7` state, `$8` end of
/// the fortnight, `$9` and `$10` the cursor, `$11` the limit.
macro_rules! select {
    ($columns:expr, $rest:expr) => {
        concat!(
            "select ",
            $columns,
            " from authenticator_token t ",
            "join access_user u on u.user_id = t.user_id ",
            "join authenticator_workstation w on w.workstation_id = t.workstation_id ",
            "where t.deleted_at is null ",
            "and (cast($2 as text) is null or u.search like $2 escape '\\' ",
            "or w.name_key like $2 escape '\\' or replace(t.token_id, '-', ' ') like $2 escape '\\' ",
            "or (u.search like $3 escape '\\' ",
            "and (cast($4 as text) is null or u.search like $4 escape '\\') ",
            "and (cast($5 as text) is null or u.search like $5 escape '\\'))) ",
            "and (cast($6 as text) is null or t.user_id = $6) ",
            "and (cast($7 as text) is null ",
            "or ($7 = 'expired' and t.expires_at <= $1) ",
            "or ($7 = 'not-yet-valid' and t.valid_from > $1) ",
            "or ($7 = 'valid' and t.valid_from <= $1 and t.expires_at > $1)) ",
            "and (cast($8 as bigint) is null or (t.expires_at > $1 and t.expires_at <= $8)) ",
            $rest
        )
    };
}

macro_rules! list {
    ($key:literal, $after:literal, $order:literal) => {
        select!(
            concat!(
                "t.token_id, t.user_id, u.login, u.full_name, t.job_title, t.workstation_id, ",
                "w.name as workstation, t.start_work, t.end_work, t.valid_from, t.last_day, ",
                "t.expires_at, t.session_hours, t.sha256, t.created_at, ",
                $key,
                " as sort_key"
            ),
            concat!(
                "and (cast($9 as text) is null or ",
                $key,
                " ",
                $after,
                " $9 ",
                "or (",
                $key,
                " = $9 and t.token_id ",
                $after,
                " $10)) ",
                "order by ",
                $key,
                " ",
                $order,
                ", t.token_id ",
                $order,
                " limit $11"
            )
        )
    };
}

const fn statement(sort: TokenSort, order: Order) -> &'static str {
    use Order::{Ascending, Descending};
    match (sort, order) {
        (TokenSort::FullName, Ascending) => list!("u.full_name_sort", ">", "asc"),
        (TokenSort::FullName, Descending) => list!("u.full_name_sort", "<", "desc"),
        (TokenSort::Workstation, Ascending) => list!("w.name_sort", ">", "asc"),
        (TokenSort::Workstation, Descending) => list!("w.name_sort", "<", "desc"),
        (TokenSort::LastDay, Ascending) => list!("t.last_day", ">", "asc"),
        (TokenSort::LastDay, Descending) => list!("t.last_day", "<", "desc"),
        // Milliseconds have 13 digits until 2286: as text they sort as numbers.
        (TokenSort::CreatedAt, Ascending) => list!("cast(t.created_at as text)", ">", "asc"),
        (TokenSort::CreatedAt, Descending) => list!("cast(t.created_at as text)", "<", "desc"),
    }
}

const COUNT: &str = select!("count(*)", "");

struct Filters {
    now: i64,
    pattern: Option<String>,
    names: [Option<String>; 3],
    user: Option<String>,
    state: Option<&'static str>,
    expiring_by: Option<i64>,
}

impl Filters {
    fn new(query: &TokenQuery, now: Timestamp) -> Self {
        let state = query.state.map(|state| match state {
            TokenState::Expired => "expired",
            TokenState::NotYetValid => "not-yet-valid",
            TokenState::Valid => "valid",
        });
        let expiring = query.expiring == Some(true);
        Self {
            now: now.0,
            pattern: text::pattern(query.search.as_deref()),
            names: text::names(query.search.as_deref().unwrap_or_default()),
            user: query.user.map(|id| id.to_string()),
            state,
            expiring_by: expiring.then(|| now.plus_days(TokenFilter::DAYS.into()).0),
        }
    }
}

/// A page of tokens.
pub async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ListTokens>,
) -> Result<Page<Token>, Error> {
    let ListTokens(query) = permit.into_command();
    let now = snapshot.now();
    let filters = Filters::new(&query, now);
    let listing = Listing::of("tokens", &query)?;
    let cursor = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let [first, second, third] = filters.names.each_ref().map(Option::as_deref);
    let total: i64 = sqlx::query_scalar(COUNT)
        .bind(filters.now)
        .bind(filters.pattern.as_deref())
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(filters.user.as_deref())
        .bind(filters.state)
        .bind(filters.expiring_by)
        .fetch_one(snapshot.connection())
        .await?;
    let rows = rows(snapshot.connection(), &query, &filters, cursor.as_ref()).await?;
    let (rows, next) = paged(rows, &listing, place);
    let found = sift("authenticator_token", &rows, |row: Row| row.token(now))?;
    Ok(Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total: total.unsigned_abs(),
    })
}

async fn rows(
    connection: &mut Connection,
    query: &TokenQuery,
    filters: &Filters,
    cursor: Option<&Cursor>,
) -> Result<Vec<RawRow>, Error> {
    let [first, second, third] = filters.names.each_ref().map(Option::as_deref);
    let rows = sqlx::query(statement(query.sort, query.order))
        .bind(filters.now)
        .bind(filters.pattern.as_deref())
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(filters.user.as_deref())
        .bind(filters.state)
        .bind(filters.expiring_by)
        .bind(cursor.map(|cursor| cursor.key.as_str()))
        .bind(cursor.map(|cursor| cursor.id.as_str()))
        .bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    Ok(rows)
}

const ONE: &str = "select t.token_id, t.user_id, u.login, u.full_name, t.job_title, \
    t.workstation_id, w.name as workstation, t.start_work, t.end_work, t.valid_from, t.last_day, \
    t.expires_at, t.session_hours, t.sha256, t.created_at \
    from authenticator_token t \
    join access_user u on u.user_id = t.user_id \
    join authenticator_workstation w on w.workstation_id = t.workstation_id \
    where t.token_id = $1";

/// The token just made.
pub(crate) async fn one(tx: &mut Tx<'_>, id: TokenId) -> Result<Token, Error> {
    let now = tx.now();
    let row: Option<Row> = sqlx::query_as(ONE)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    row.ok_or(ErrorCode::NotFound)?.token(now)
}
