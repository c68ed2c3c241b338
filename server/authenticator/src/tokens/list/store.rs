//! The SQL of the list of tokens: reads only.

use super::ListTokens;
use crate::hours::stored_hours;
use ground::text;
use monitor::{
    Error, FromRow, Permit, Snapshot, Tx,
    engine::{Builder, like, named},
    page::{Cursor, Listing, counted, ordered, paged, place},
    query_as, sift, stored, stored_id, stored_time,
};
use shared::{
    ids::TokenId,
    page::{PAGE_SIZE, Page},
    problem::ErrorCode,
    time::Timestamp,
    tokens::{SessionHours, Token, TokenQuery, TokenSort, TokenState},
    users::TokenFilter,
};

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

macro_rules! columns {
    () => {
        "select t.token_id, t.user_id, u.login, u.full_name, t.job_title, t.workstation_id, \
         w.name as workstation, t.start_work, t.end_work, t.valid_from, t.last_day, \
         t.expires_at, t.session_hours, t.sha256, t.created_at"
    };
}

macro_rules! from {
    () => {
        " from authenticator_token t \
         left join access_user u on u.user_id = t.user_id \
         left join authenticator_workstation w on w.workstation_id = t.workstation_id where "
    };
}

/// The tokens that match.
fn matching(sql: &mut Builder, query: &TokenQuery, now: Timestamp) {
    sql.push(from!()).push("t.deleted_at is null");
    let typed = query.search.as_deref();
    if let Some(pattern) = text::pattern(typed) {
        let mut joint = " and (";
        for column in ["u.search", "w.name_key", "replace(t.token_id, '-', ' ')"] {
            sql.push(joint);
            like(sql, column, &*pattern);
            joint = " or ";
        }
        sql.push(joint);
        named(sql, "u.search", typed.unwrap_or_default());
        sql.push(")");
    }
    if let Some(user) = query.user {
        sql.push(" and t.user_id = ").push_bind(user.to_string());
    }
    match query.state {
        Some(TokenState::Expired) => {
            sql.push(" and t.expires_at <= ").push_bind(now.0);
        }
        Some(TokenState::NotYetValid) => {
            sql.push(" and t.valid_from > ").push_bind(now.0);
        }
        Some(TokenState::Valid) => {
            sql.push(" and t.valid_from <= ").push_bind(now.0);
            sql.push(" and t.expires_at > ").push_bind(now.0);
        }
        None => {}
    }
    if query.expiring == Some(true) {
        let soon = now.plus_days(TokenFilter::DAYS.into());
        sql.push(" and t.expires_at > ").push_bind(now.0);
        sql.push(" and t.expires_at <= ").push_bind(soon.0);
    }
}

/// What the list is sorted by.
const fn key(sort: TokenSort) -> &'static str {
    match sort {
        TokenSort::FullName => "coalesce(u.full_name_sort, '~')",
        TokenSort::Workstation => "coalesce(w.name_sort, '~')",
        TokenSort::LastDay => "t.last_day",
        // Milliseconds have 13 digits until 2286: as text they sort as numbers.
        TokenSort::CreatedAt => "cast(t.created_at as text)",
    }
}

/// A page of tokens.
pub async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListTokens>,
) -> Result<Page<Token>, Error> {
    let ListTokens(query) = permit.command();
    let now = snapshot.now();
    let listing = Listing::of("tokens", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let total = counted(snapshot.connection(), |sql| matching(sql, query, now)).await?;
    let key = key(query.sort);
    let mut page = Builder::new(columns!());
    page.push(", ").push(key).push(" as sort_key");
    matching(&mut page, query, now);
    ordered(
        &mut page,
        [key, "t.token_id"],
        query.order,
        begin,
        PAGE_SIZE + 1,
    );
    let rows = page.build().fetch_all(snapshot.connection()).await?;
    let (rows, next) = paged(rows, &listing, place);
    let found = sift("authenticator_token", &rows, |row: Row| row.token(now))?;
    Ok(Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total,
    })
}

const ONE: &str = concat!(columns!(), from!(), "t.token_id = $1");

/// The token just made.
pub(crate) async fn one(tx: &mut Tx<'_>, id: TokenId) -> Result<Token, Error> {
    let now = tx.now();
    let row: Option<Row> = query_as(ONE)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    row.ok_or(ErrorCode::NotFound)?.token(now)
}
