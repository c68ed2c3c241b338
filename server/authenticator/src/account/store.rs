//! The SQL of the own account.

use super::{ConfirmPassword, GetDataFromDatabase};
use monitor::{Error, FromRow, Lossy, Permit, Snapshot, Tx, named, query, query_as, stored};
use shared::{account::Account, problem::ErrorCode, time::Timestamp};

#[derive(FromRow)]
struct Row {
    login: String,
    full_name: String,
    organization_id: String,
    organization: Lossy,
    position: String,
    licence_number: Option<String>,
    password_set_at: i64,
}

const OWN: &str = "select u.login, u.full_name, u.organization_id, o.name as organization, u.position, \
    u.licence_number, c.password_set_at \
    from access_user u \
    join access_organization o on o.organization_id = u.organization_id \
    join authenticator_credential c on c.user_id = u.user_id \
    where u.user_id = $1 and u.deleted_at is null";

pub(super) async fn own(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, GetDataFromDatabase>,
) -> Result<Account, Error> {
    let user = snapshot.actor().user_id().ok_or(ErrorCode::NotSignedIn)?;
    let row: Option<Row> = query_as(OWN)
        .bind(user.to_string())
        .fetch_optional(snapshot.connection())
        .await?;
    let row = row.ok_or(ErrorCode::SessionEnded)?;
    Ok(Account {
        login: stored(row.login)?,
        full_name: stored(row.full_name)?,
        organization: named(
            "access_organization",
            &row.organization_id,
            row.organization,
        )?,
        position: stored(row.position)?,
        licence_number: row.licence_number.map(stored).transpose()?,
        password_set_at: Timestamp(row.password_set_at),
    })
}

const CONFIRM: &str = "update authenticator_session set password_at = $1 where session_id = $2";

/// Notes in a session that its password was entered again.
pub(super) async fn confirm(
    tx: &mut Tx<'_>,
    permit: Permit<'_, ConfirmPassword>,
) -> Result<(), Error> {
    let &ConfirmPassword(id) = permit.command();
    query(CONFIRM)
        .bind(tx.passed().0)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}
