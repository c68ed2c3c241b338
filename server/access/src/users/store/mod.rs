//! The SQL of users: here that of one.

pub(super) mod licences;
pub(super) mod list;
pub(super) mod member;
pub(super) mod people;
pub(super) mod refold;
pub(super) mod versions;

use super::{CreateUser, DeleteUser, GetUser, UpdateUser};
use crate::rights;
use ground::{text, typeface};
use monitor::{
    Error, Event, FromRow, IDLE_MS, Lossy, OnUnique, Permit, Snapshot, Subject, Tx,
    engine::Connection, named, query, query_as, query_scalar, stored, stored_id, tell,
};
use shared::{
    fields::{FullName, LicenceNumber, Position, Rule},
    ids::{OrganizationId, UserId},
    journal::Mark,
    page::Version,
    problem::{ErrorCode, FieldFault},
    time::Timestamp,
    users::{Change, PasswordPending, Profile, TokenCount, User},
};

#[derive(FromRow)]
struct Row {
    login: String,
    full_name: String,
    organization_id: String,
    organization: Lossy,
    position: String,
    licence_number: Option<String>,
    created_at: i64,
    changed_at: Option<i64>,
    changed_by: Option<String>,
    tokens: i64,
    valid_tokens: i64,
    sessions: i64,
    lapses_at: Option<i64>,
    used_at: Option<i64>,
    version: i64,
}

/// `$2` is now, `$3` the last use of the longest idle session.
const ONE: &str = "select u.login, u.full_name, u.organization_id, o.name as organization, \
    u.position, u.licence_number, u.created_at, u.changed_at, b.full_name as changed_by, \
    (select count(*) from authenticator_token t \
     where t.user_id = u.user_id and t.deleted_at is null) as tokens, \
    (select count(*) from authenticator_token t \
     where t.user_id = u.user_id and t.deleted_at is null and $2 < t.expires_at) as valid_tokens, \
    (select count(*) from authenticator_session s \
     where s.user_id = u.user_id and $2 < s.ends_at and $3 < s.last_seen_at) as sessions, \
    c.lapses_at, c.used_at, u.version \
    from access_user u \
    left join authenticator_credential c on c.user_id = u.user_id and c.change_required \
    join access_organization o on o.organization_id = u.organization_id \
    left join access_user b on b.user_id = u.changed_by \
    where u.user_id = $1 and u.deleted_at is null";

async fn one(connection: &mut Connection, id: UserId, now: Timestamp) -> Result<User, Error> {
    let row: Option<Row> = query_as(ONE)
        .bind(id.to_string())
        .bind(now.0)
        .bind(now.0 - IDLE_MS)
        .fetch_optional(&mut *connection)
        .await?;
    let row = row.ok_or(ErrorCode::NotFound)?;
    // That of somebody else may be damaged.
    let changed_by = row.changed_by.and_then(|by| stored(by).ok());
    let roles = rights::roles_of(connection, id).await?;
    Ok(User {
        id,
        login: stored(row.login)?,
        organization: named(
            "access_organization",
            &row.organization_id,
            row.organization,
        )?,
        profile: Profile {
            full_name: stored(row.full_name)?,
            organization_id: stored_id(&row.organization_id)?,
            position: stored(row.position)?,
            licence_number: row.licence_number.map(stored).transpose()?,
        },
        roles: rights::labels(&roles),
        permissions: rights::effective(&roles),
        created_at: Timestamp(row.created_at),
        changed: row.changed_at.map(|at| Change {
            at: Timestamp(at),
            by: changed_by,
        }),
        tokens: TokenCount {
            valid: row.valid_tokens.unsigned_abs(),
            all: row.tokens.unsigned_abs(),
        },
        sessions: row.sessions.unsigned_abs(),
        password_pending: row.lapses_at.map(|at| PasswordPending {
            lapses_at: Timestamp(at),
            used_at: row.used_at.map(Timestamp),
        }),
        version: Version(row.version),
    })
}

pub(super) async fn get(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetUser>,
) -> Result<User, Error> {
    let &GetUser(id) = permit.command();
    let now = snapshot.now();
    let found = one(snapshot.connection(), id, now).await;
    found.map_err(|error| error.at("access_user", &id))
}

/// What is searched by name.
fn search(profile: &Profile, login_key: &str) -> String {
    text::person(profile.full_name.as_str(), login_key)
}

/// Finds fault with words that mix alphabets: they look right, and nobody finds them.
fn name_fault(name: &FullName, field: &str) -> Option<FieldFault> {
    let letters = || name.foreign_letters().unwrap_or_default();
    let fault = name.check_given().err();
    let fault = fault.map(|rule| FieldFault::by(field, rule, letters()));
    fault.or_else(|| typeface::fault(field, name.as_str()))
}

fn position_fault(position: &Position, field: &str) -> Option<FieldFault> {
    let fault = position.check_given().err();
    let fault = fault.map(|rule| FieldFault::new(field, rule));
    fault.or_else(|| typeface::fault(field, position.as_str()))
}

const ORGANIZATION: &str = "select count(*) from access_organization \
    where organization_id = $1 and deleted_at is null";

/// Finds fault with an organization that is not on record.
async fn organization_fault(
    connection: &mut Connection,
    id: OrganizationId,
    field: &str,
) -> Result<Option<FieldFault>, Error> {
    let found: i64 = query_scalar(ORGANIZATION)
        .bind(id.to_string())
        .fetch_one(connection)
        .await?;
    Ok((found == 0).then(|| FieldFault::new(field, Rule::Invalid)))
}

const LICENCE_KEY: &str = "access_user.licence_key";

const INSERT: &str = "insert into access_user \
    (user_id, login, login_key, full_name, full_name_sort, organization_id, \
     position, position_sort, licence_number, search, position_search, created_at, version) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
/// By itself: where login and licence number are both taken, the login is said.
const LICENSE: &str = "update access_user set licence_key = $1 where user_id = $2";

pub(super) async fn insert(
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateUser>,
    lapses_at: Timestamp,
) -> Result<User, Error> {
    let CreateUser {
        login,
        profile: typed,
        given,
        ..
    } = permit.command();
    let id = tx.new_id(UserId::new);
    let read = typed.as_read();
    let organization = read.organization_id;
    let faults = [
        name_fault(&read.full_name, "profile.full_name"),
        position_fault(&read.position, "profile.position"),
        organization_fault(tx.connection(), organization, "profile.organization_id").await?,
    ];
    let profile = typed.checked(faults.into_iter().flatten())?;
    let now = tx.now();
    query(INSERT)
        .bind(id.to_string())
        .bind(login.as_str())
        .bind(login.key())
        .bind(profile.full_name.as_str())
        .bind(text::sort_key(profile.full_name.as_str()))
        .bind(organization.to_string())
        .bind(profile.position.as_str())
        .bind(text::sort_key(profile.position.as_str()))
        .bind(profile.licence_number.as_ref().map(LicenceNumber::as_str))
        .bind(search(profile, &login.key()))
        .bind(text::fold(profile.position.as_str()))
        .bind(now.0)
        .execute(tx.connection())
        .await
        .on_unique("access_user.login_key", ErrorCode::LoginTaken)?;
    let taken = taken(tx.connection(), profile.licence_number.as_ref()).await?;
    query(LICENSE)
        .bind(profile.licence_number.as_ref().map(LicenceNumber::key))
        .bind(id.to_string())
        .execute(tx.connection())
        .await
        .on_unique(LICENCE_KEY, taken)?;
    versions::keep(tx, id).await?;
    tx.about(Subject::User(id));
    tx.raise(Event::UserCreated {
        user: id,
        login: login.clone(),
        given: given.clone(),
        lapses_at,
    });
    // Whoever hears of it stores what was given; until then nothing of it can be read.
    let password_pending = Some(PasswordPending {
        lapses_at,
        used_at: None,
    });
    let user = one(tx.connection(), id, now).await?;
    Ok(User {
        password_pending,
        ..user
    })
}

const LICENSED: &str = "select full_name, login from access_user where licence_key = $1";

/// What to say should the licence number be taken: whose it is, if it is anybody's yet.
async fn taken(
    connection: &mut Connection,
    licence: Option<&LicenceNumber>,
) -> Result<Option<ErrorCode>, Error> {
    let holder: Option<(String, String)> = query_as(LICENSED)
        .bind(licence.map(LicenceNumber::key))
        .fetch_optional(connection)
        .await?;
    Ok(holder.map(|(who, login)| ErrorCode::LicenceTaken { who, login }))
}

const UPDATE: &str = "update access_user \
    set full_name = $1, full_name_sort = $2, organization_id = $3, position = $4, \
        position_sort = $5, \
        licence_key = case when licence_number is not distinct from $6 then licence_key \
            else $13 end, \
        licence_number = $6, search = $7, position_search = $8, \
        changed_at = $9, changed_by = $10, version = version + 1 \
    where user_id = $11 and version = $12 and deleted_at is null";

pub(super) async fn update(tx: &mut Tx<'_>, permit: Permit<'_, UpdateUser>) -> Result<User, Error> {
    let &UpdateUser {
        id,
        profile: ref typed,
        version,
    } = permit.command();
    if tx.actor().user_id() == Some(id) {
        return Err(ErrorCode::OwnProfile.into());
    }
    tx.acts_upon(id);
    let (now, actor) = (tx.now(), tx.actor_id());
    let (before, login_key) = before(tx.connection(), id, now).await?;
    let was = before.as_ref().map(|user| &user.profile);
    let read = typed.as_read();
    // What stood there before a rule did may stay.
    let is_new_name = was.is_none_or(|was| was.full_name != read.full_name);
    let is_new_position = was.is_none_or(|was| was.position != read.position);
    let organization = read.organization_id;
    let faults = [
        name_fault(&read.full_name, "full_name").filter(|_| is_new_name),
        position_fault(&read.position, "position").filter(|_| is_new_position),
        organization_fault(tx.connection(), organization, "organization_id").await?,
    ];
    let profile = typed.checked(faults.into_iter().flatten())?;
    let taken = taken(tx.connection(), profile.licence_number.as_ref()).await?;
    let done = query(UPDATE)
        .bind(profile.full_name.as_str())
        .bind(text::sort_key(profile.full_name.as_str()))
        .bind(profile.organization_id.to_string())
        .bind(profile.position.as_str())
        .bind(text::sort_key(profile.position.as_str()))
        .bind(profile.licence_number.as_ref().map(LicenceNumber::as_str))
        .bind(search(profile, &login_key))
        .bind(text::fold(profile.position.as_str()))
        .bind(now.0)
        .bind(actor)
        .bind(id.to_string())
        .bind(version.0)
        .bind(profile.licence_number.as_ref().map(LicenceNumber::key))
        .execute(tx.connection())
        .await
        .on_unique(LICENCE_KEY, taken)?;
    if done.rows_affected() == 0 {
        return Err(stale(before));
    }
    versions::keep(tx, id).await?;
    tx.note().changed(changed_fields(before.as_ref(), profile));
    one(tx.connection(), id, now).await
}

const LOGIN_KEY: &str =
    "select login_key from access_user where user_id = $1 and deleted_at is null";

/// The record as it stands, unless it is damaged: then it is to be corrected. And
/// the login's key, which stays.
async fn before(
    connection: &mut Connection,
    id: UserId,
    now: Timestamp,
) -> Result<(Option<User>, String), Error> {
    let login_key: Option<String> = query_scalar(LOGIN_KEY)
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    let login_key = login_key.ok_or(ErrorCode::NotFound)?;
    match one(connection, id, now).await {
        Ok(user) => Ok((Some(user), login_key)),
        Err(error) if error.is_damage() => {
            tell("access_user", &id.to_string());
            Ok((None, login_key))
        }
        Err(error) => Err(error),
    }
}

/// Somebody changed the user since the form was opened.
fn stale(user: Option<User>) -> Error {
    let by = user.and_then(|user| user.changed?.by);
    let who = by.map(String::from);
    ErrorCode::Stale { who }.into()
}

/// Which fields differ, for the journal.
fn changed_fields(before: Option<&User>, after: &Profile) -> [(&'static str, bool); 4] {
    let differs = |differs: fn(&Profile, &Profile) -> bool| {
        before.is_none_or(|before| differs(&before.profile, after))
    };
    [
        ("full_name", differs(|b, a| b.full_name != a.full_name)),
        (
            "organization_id",
            differs(|b, a| b.organization_id != a.organization_id),
        ),
        ("position", differs(|b, a| b.position != a.position)),
        (
            "licence_number",
            differs(|b, a| b.licence_number != a.licence_number),
        ),
    ]
}

const DELETE: &str = "update access_user \
    set deleted_at = $1, licence_key = null, changed_at = $1, changed_by = $2, version = version + 1 \
    where user_id = $3 and deleted_at is null";
const WITHDRAW: &str = "delete from access_assignment where user_id = $1 returning role_id";

pub(super) async fn delete(tx: &mut Tx<'_>, permit: Permit<'_, DeleteUser>) -> Result<(), Error> {
    let &DeleteUser(id) = permit.command();
    tx.acts_upon(id);
    let (now, actor) = (tx.now().0, tx.actor_id());
    let done = query(DELETE)
        .bind(now)
        .bind(actor)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    if done.rows_affected() == 0 {
        return Err(ErrorCode::NotFound.into());
    }
    versions::keep(tx, id).await?;
    let withdrawn: Vec<Lossy> = query_scalar(WITHDRAW)
        .bind(id.to_string())
        .fetch_all(tx.connection())
        .await?;
    // No role goes by an id that is none.
    for role in withdrawn.iter().filter_map(|id| stored_id(&id.0).ok()) {
        tx.note().mark(Mark::RoleWithdrawn { role });
    }
    tx.raise(Event::UserDeleted(id));
    Ok(())
}
