//! The SQL of finding a user: reads only.

use super::{FindUser, Found};
use monitor::{Error, Lossy, Permit, Snapshot, stored, stored_id};

const BY_LOGIN: &str = "select user_id, position from access_user \
    where login_key = $1 and deleted_at is null";

pub(super) async fn by_login(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, FindUser>,
) -> Result<Option<Found>, Error> {
    let FindUser(login) = permit.command();
    let row: Option<(String, Lossy)> = sqlx::query_as(BY_LOGIN)
        .bind(login.key())
        .fetch_optional(snapshot.connection())
        .await?;
    row.map(|(id, Lossy(position))| {
        let position = stored(position).map_err(|error| error.at("access_user", &id))?;
        Ok(Found {
            id: stored_id(&id)?,
            position,
        })
    })
    .transpose()
}
