//! The SQL of workstations and their enrolment codes, and nothing else.

use super::{
    CreateWorkstation, DeleteWorkstation, LINK_LIFETIME_MS, ListWorkstations, UpdateWorkstation,
};
use crate::{able, sessions, tokens};
use ground::{crypto::digest::Sha256Digest, text};
use monitor::{
    Error, FromRow, IDLE_MS, Lossy, Named, Namesake, OnUnique, Permit, Snapshot, Subject, Tx,
    engine::Connection, query, query_as, readable, stored, stored_id, stored_time,
};
use shared::{
    fields::WorkstationName,
    ids::{UserId, WorkstationId},
    page::Version,
    problem::{ErrorCode, FieldFault},
    time::Timestamp,
    workstations::{Workstation, WorkstationForm},
};

#[derive(FromRow)]
struct Row {
    workstation_id: String,
    name: String,
    place: String,
    inventory_label: String,
    enrolled_at: Option<i64>,
    tokens: i64,
    sessions: i64,
    namesake: bool,
    version: i64,
}

impl TryFrom<Row> for Workstation {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: stored_id(&row.workstation_id)?,
            form: WorkstationForm {
                name: stored(row.name)?,
                place: stored(row.place)?,
                inventory_label: stored(row.inventory_label)?,
            },
            enrolled_at: row.enrolled_at.map(stored_time).transpose()?,
            tokens: row.tokens.unsigned_abs(),
            sessions: row.sessions.unsigned_abs(),
            namesake: row.namesake,
            version: Version(row.version),
        })
    }
}

/// The columns of a workstation; `$1` is now and `$2` the oldest use that
/// keeps a session open.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select w.workstation_id, w.name, w.place, w.inventory_label, w.enrolled_at, w.version, ",
            "w.name_key like ' %' as namesake, ",
            "(select count(*) from authenticator_token t where t.workstation_id = w.workstation_id ",
            "and t.deleted_at is null and t.expires_at > $1) as tokens, ",
            "(select count(*) from authenticator_session s where s.workstation_id = w.workstation_id ",
            "and s.ends_at > $1 and s.last_seen_at > $2) as sessions ",
            "from authenticator_workstation w ",
            $rest
        )
    };
}

const LIST: &str = select!("order by w.name_sort, w.workstation_id");

/// All workstations, by name.
pub async fn list(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListWorkstations>,
) -> Result<Vec<Workstation>, Error> {
    let now = snapshot.passed().0;
    let rows = query(LIST)
        .bind(now)
        .bind(now - IDLE_MS)
        .fetch_all(snapshot.connection())
        .await?;
    snapshot.sift("authenticator_workstation", &rows, |row: Row| {
        row.try_into()
    })
}

const ONE: &str = select!("where w.workstation_id = $3");

async fn one(
    connection: &mut Connection,
    id: WorkstationId,
    now: Timestamp,
) -> Result<Workstation, Error> {
    let row: Option<Row> = query_as(ONE)
        .bind(now.0)
        .bind(now.0 - IDLE_MS)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.ok_or(ErrorCode::NotFound)?.try_into()
}

const INSERT: &str = "insert into authenticator_workstation \
    (workstation_id, name, name_key, name_sort, place, inventory_label, created_at, version) \
    values ($1, $2, $3, $4, $5, $6, $7, 1)";

/// Makes the workstation.
pub async fn insert(
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateWorkstation>,
) -> Result<Workstation, Error> {
    let CreateWorkstation(typed) = permit.command();
    let form = typed.checked(of_signs(&typed.as_read().name))?;
    let id = tx.new_id(WorkstationId::new);
    tx.about(Subject::Workstation(id));
    let now = tx.now();
    query(INSERT)
        .bind(id.to_string())
        .bind(form.name.as_str())
        .bind(text::fold(form.name.as_str()))
        .bind(text::sort_key(form.name.as_str()))
        .bind(form.place.as_str())
        .bind(form.inventory_label.as_str())
        .bind(now.0)
        .execute(tx.connection())
        .await
        .on_unique(
            "authenticator_workstation.name_key",
            ErrorCode::WorkstationNameTaken,
        )?;
    one(tx.connection(), id, now).await
}

/// What is wrong with a name of signs alone.
fn of_signs(name: &WorkstationName) -> Option<FieldFault> {
    let fault = name.check_given().err();
    fault.map(|rule| FieldFault::new("name", rule))
}

const UPDATE: &str = "update authenticator_workstation \
    set name = $1, name_key = $2, name_sort = $3, place = $4, inventory_label = $5, \
        changed_at = $6, changed_by = $7, version = version + 1 \
    where workstation_id = $8 and version = $9";

const BEFORE: &str = "select name, place, inventory_label from authenticator_workstation \
    where workstation_id = $1";

pub(super) async fn update(
    tx: &mut Tx<'_>,
    permit: Permit<'_, UpdateWorkstation>,
) -> Result<Workstation, Error> {
    let &UpdateWorkstation {
        id,
        form: ref typed,
        version,
    } = permit.command();
    let form = typed.as_read();
    let before: Option<(Lossy, Lossy, Lossy)> = query_as(BEFORE)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    tx.acts_upon_each([]);
    let changed = before.map(|(name, place, label)| {
        [
            ("name", name.0 != form.name.as_str()),
            ("place", place.0 != form.place.as_str()),
            ("inventory_label", label.0 != form.inventory_label.as_str()),
        ]
    });
    let is_renamed = matches!(changed, Some([(_, true), ..]));
    let form = typed.checked(is_renamed.then(|| of_signs(&form.name)).flatten())?;
    if is_renamed {
        // Under another name, tokens are made and sessions read for the wrong place.
        tokens::act_upon_users_of(tx, id).await?;
    }
    let (now, actor) = (tx.now(), tx.actor_id());
    let done = query(UPDATE)
        .bind(form.name.as_str())
        .bind(text::fold(form.name.as_str()))
        .bind(text::sort_key(form.name.as_str()))
        .bind(form.place.as_str())
        .bind(form.inventory_label.as_str())
        .bind(now.0)
        .bind(actor)
        .bind(id.to_string())
        .bind(version.0)
        .execute(tx.connection())
        .await
        .on_unique(
            "authenticator_workstation.name_key",
            ErrorCode::WorkstationNameTaken,
        )?;
    if done.rows_affected() == 0 {
        return Err(tx.missing_or_stale(CHANGED_BY, id).await?);
    }
    tx.note().changed(changed.into_iter().flatten());
    one(tx.connection(), id, now).await
}

const CHANGED_BY: &str = "select u.full_name from authenticator_workstation w \
    left join access_user u on u.user_id = w.changed_by where w.workstation_id = $1";

const DELETE: &str = "delete from authenticator_workstation where workstation_id = $1";

pub(super) async fn delete(
    tx: &mut Tx<'_>,
    permit: Permit<'_, DeleteWorkstation>,
) -> Result<(), Error> {
    let &DeleteWorkstation(id) = permit.command();
    tokens::act_upon_users_of(tx, id).await?;
    sessions::end_of_workstation(tx, id).await?;
    tokens::delete_of_workstation(tx, id).await?;
    delete_code(tx, id).await?;
    let done = query(DELETE)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => able::forget(tx).await,
    }
}

const DELETE_CODE: &str = "delete from authenticator_enrolment where workstation_id = $1";
const INSERT_CODE: &str = "insert into authenticator_enrolment \
    (workstation_id, code_sha256, expires_at, made_by, left_ms) \
    select workstation_id, $1, $2, $3, $4 from authenticator_workstation where workstation_id = $5";
/// A minute longer than it works, for time is counted about twice a minute.
const KEPT_MS: i64 = LINK_LIFETIME_MS + 60_000;
const DELETE_CODES_OF_USER: &str = "delete from authenticator_enrolment where made_by = $1";

async fn delete_code(tx: &mut Tx<'_>, id: WorkstationId) -> Result<(), Error> {
    query(DELETE_CODE)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Ends the links of a user who is gone.
pub(crate) async fn delete_links_of_user(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    query(DELETE_CODES_OF_USER)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Keeps the digest of the one code that works.
pub(super) async fn replace_code(
    tx: &mut Tx<'_>,
    id: WorkstationId,
    code: &Sha256Digest,
    expires_at: Timestamp,
) -> Result<(), Error> {
    tokens::act_upon_users_of(tx, id).await?;
    tx.lets_enrol(id);
    delete_code(tx, id).await?;
    let actor = tx.actor_id();
    let done = query(INSERT_CODE)
        .bind(code.to_string())
        .bind(expires_at.0)
        .bind(actor)
        .bind(KEPT_MS)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => Ok(()),
    }
}

const NAMESAKES: &str = "select 'workstation' as kind, workstation_id as id, name \
    from authenticator_workstation where name_key like ' %' order by id";

/// What has the name of an older one.
///
/// # Errors
/// The database cannot be read.
pub async fn namesakes(connection: &mut Connection) -> Result<Vec<Namesake>, Error> {
    let rows = query(NAMESAKES).fetch_all(connection).await?;
    Ok(readable(&rows))
}

const WORKSTATIONS: Named = Named {
    park: PARK,
    read: READ,
    write: WRITE,
    take: TAKE,
};
const PARK: &str = "update authenticator_workstation set name_key = ' ' || workstation_id";
const READ: &str = "select workstation_id, name from authenticator_workstation \
    where workstation_id > $1 order by workstation_id limit $2";
const WRITE: &str =
    "update authenticator_workstation set name = $1, name_sort = $2 where workstation_id = $3";
const TAKE: &str = "update authenticator_workstation set name_key = $1 where workstation_id = $2 \
    and not exists (select 1 from authenticator_workstation w where w.name_key = $1)";

/// Folds every name anew.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    WORKSTATIONS.refold(connection).await
}
