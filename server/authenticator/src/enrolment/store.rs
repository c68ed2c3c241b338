//! The SQL of enrolment, and nothing else.

use super::{Enrol, GetThisWorkstation, PreviewEnrolment};
use crate::{able, sessions, tokens, workstations::LINK_LIFETIME_MS};
use ground::{clock::AHEAD_MS, crypto::digest::Sha256Digest};
use monitor::{
    Error, FromRow, OnUnique, Permit, Snapshot, Subject, Tx, engine::Connection, query, query_as,
    query_scalar, stored, stored_id,
};
use shared::{
    ids::WorkstationId, permissions::Permission, problem::ErrorCode, time::Timestamp,
    workstations::ThisWorkstation,
};

#[derive(FromRow)]
struct Row {
    workstation_id: String,
    name: String,
    place: String,
    enrolled_at: Option<i64>,
}

impl TryFrom<Row> for ThisWorkstation {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: stored_id(&row.workstation_id)?,
            name: stored(row.name)?,
            place: stored(row.place)?,
            enrolled_at: row.enrolled_at.map(Timestamp),
        })
    }
}

const BY_KEY: &str = "select workstation_id, name, place, enrolled_at \
    from authenticator_workstation where thumbprint = $1";

pub(super) async fn by_key(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetThisWorkstation>,
) -> Result<ThisWorkstation, Error> {
    let GetThisWorkstation(key) = permit.command();
    let row: Option<Row> = query_as(BY_KEY)
        .bind(key.to_string())
        .fetch_optional(snapshot.connection())
        .await?;
    row.ok_or(ErrorCode::NotFound)?.try_into()
}

/// One that lasts longer than any link does was made by a clock that was ahead.
const BY_CODE: &str = "select w.workstation_id, w.name, w.place, w.enrolled_at \
    from authenticator_enrolment e \
    join authenticator_workstation w on w.workstation_id = e.workstation_id \
    where e.code_sha256 = $1 and e.expires_at > $2 and e.expires_at <= $3";

async fn find(
    connection: &mut Connection,
    code: &Sha256Digest,
    now: Timestamp,
) -> Result<ThisWorkstation, Error> {
    let row: Option<Row> = query_as(BY_CODE)
        .bind(code.to_string())
        .bind(now.0)
        .bind(now.0 + LINK_LIFETIME_MS + AHEAD_MS)
        .fetch_optional(connection)
        .await?;
    row.ok_or(ErrorCode::EnrolmentRefused)?.try_into()
}

pub(super) async fn by_code(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, PreviewEnrolment>,
) -> Result<ThisWorkstation, Error> {
    let &PreviewEnrolment(code) = permit.command();
    let now = snapshot.passed();
    find(snapshot.connection(), &code, now).await
}

const PASS: &str = "update authenticator_enrolment set left_ms = left_ms - $1";
const CLEAR: &str = "delete from authenticator_enrolment where left_ms <= 0";

/// So much time has passed, in milliseconds: clears away links that have run out, whatever the
/// clock says, so that none begins again when it is put back.
pub async fn pass(connection: &mut Connection, passed_ms: i64) -> Result<(), Error> {
    query(PASS)
        .bind(passed_ms)
        .execute(&mut *connection)
        .await?;
    query(CLEAR).execute(connection).await?;
    Ok(())
}

const DELETE_CODE: &str =
    "delete from authenticator_enrolment where code_sha256 = $1 returning made_by";
const ENROL: &str = "update authenticator_workstation \
    set thumbprint = $1, enrolled_at = $2 where workstation_id = $3";

/// Enrolling again replaces the key and leaves the tokens alone; sessions of
/// the browser that was the workstation before end. Whoever made the link may
/// be below those who have tokens there by now, or make links no more; or the key that
/// ends is by now the only one that makes somebody able.
pub(super) async fn enrol(
    tx: &mut Tx<'_>,
    permit: Permit<'_, Enrol>,
) -> Result<ThisWorkstation, Error> {
    let &Enrol { code, ref key } = permit.command();
    let now = tx.now();
    let passed = tx.passed();
    let found = find(tx.connection(), &code, passed).await?;
    tx.about(Subject::Workstation(found.id));
    let used: Option<Option<String>> = query_scalar(DELETE_CODE)
        .bind(code.to_string())
        .fetch_optional(tx.connection())
        .await?;
    // Of two browsers one finds it still there.
    let made_by = used.ok_or(ErrorCode::EnrolmentRefused)?;
    let made_by = made_by.map(|id| stored_id(&id)).transpose()?;
    tx.answered_for_by(made_by, Permission::TokenManagement);
    tokens::act_upon_users_of(tx, found.id).await?;
    set_key(tx, found.id, key.as_str(), now).await?;
    able::forget(tx).await?;
    sessions::end_of_workstation(tx, found.id).await?;
    Ok(ThisWorkstation {
        enrolled_at: Some(now),
        ..found
    })
}

async fn set_key(
    tx: &mut Tx<'_>,
    id: WorkstationId,
    thumbprint: &str,
    now: Timestamp,
) -> Result<(), Error> {
    query(ENROL)
        .bind(thumbprint)
        .bind(now.0)
        .bind(id.to_string())
        .execute(tx.connection())
        .await
        .on_unique(
            "authenticator_workstation.thumbprint",
            ErrorCode::EnrolmentRefused,
        )?;
    Ok(())
}
