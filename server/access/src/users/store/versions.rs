//! The SQL of a user's history.

use monitor::{Error, FromRow, Permit, Snapshot, Tx, query, stored, stored_time};
use shared::{ids::UserId, page::Version, problem::ErrorCode, users::UserVersion};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for every version of a user's record: what they issued points to the one in force.
    pub struct GetUserHistory(pub UserId) asks versions => Vec<UserVersion>, about User(0);
}

/// Copies the record as it stands now.
const KEEP: &str = "insert into access_user_version \
    (user_id, version, full_name, organization_id, organization, position, licence_number, \
     at, by_user, by_name) \
    select u.user_id, u.version, u.full_name, u.organization_id, o.name, u.position, \
     u.licence_number, $2, $3, $4 \
    from access_user u join access_organization o on o.organization_id = u.organization_id \
    where u.user_id = $1";

pub(crate) async fn keep(tx: &mut Tx<'_>, id: UserId) -> Result<(), Error> {
    let (at, actor) = (tx.now().0, tx.actor());
    let member = actor.member();
    query(KEEP)
        .bind(id.to_string())
        .bind(at)
        .bind(member.map(|member| member.user_id.to_string()))
        .bind(member.map(|member| member.full_name.as_str()))
        .execute(tx.connection())
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    version: i64,
    full_name: String,
    organization: String,
    position: String,
    licence_number: Option<String>,
    at: i64,
    by_name: Option<String>,
}

/// Also of a user who was deleted: what they issued points there.
const VERSIONS: &str = "select v.user_id, v.version, v.full_name, v.organization, v.position, \
    v.licence_number, v.at, v.by_name \
    from access_user_version v where v.user_id = $1 order by v.version desc";

async fn versions(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetUserHistory>,
) -> Result<Vec<UserVersion>, Error> {
    let &GetUserHistory(id) = permit.command();
    let rows = query(VERSIONS)
        .bind(id.to_string())
        .fetch_all(snapshot.connection())
        .await?;
    if rows.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    snapshot.sift("access_user_version", &rows, |row: Row| {
        Ok(UserVersion {
            version: Version(row.version),
            full_name: stored(row.full_name)?,
            organization: stored(row.organization)?,
            position: stored(row.position)?,
            licence_number: row.licence_number.map(stored).transpose()?,
            at: stored_time(row.at)?,
            by: row.by_name.map(stored).transpose()?,
        })
    })
}
