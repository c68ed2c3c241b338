//! The SQL of which card was signed by which key.

use monitor::{Error, Tx, engine::Connection};
use shared::ids::RequisitionId;

const KEEP: &str = "insert into referrals_card (rid, requisition_id, kid, signed_at) \
    values ($1, $2, $3, $4) on conflict (requisition_id, kid) do nothing";
const RID: &str = "select rid from referrals_card where requisition_id = $1 and kid = $2";

/// What the card is called in its key's revocation list: `fresh`, unless it
/// was signed before.
pub(super) async fn rid(
    tx: &mut Tx<'_>,
    requisition: RequisitionId,
    kid: &str,
    fresh: &str,
) -> Result<String, Error> {
    let now = tx.now().0;
    sqlx::query(KEEP)
        .bind(fresh)
        .bind(requisition.to_string())
        .bind(kid)
        .bind(now)
        .execute(tx.connection())
        .await?;
    let known = known(tx.connection(), requisition, kid).await?;
    known.ok_or(Error::Corrupt)
}

/// What the card is called there, if that key has signed it.
pub(super) async fn known(
    connection: &mut Connection,
    requisition: RequisitionId,
    kid: &str,
) -> Result<Option<String>, Error> {
    Ok(sqlx::query_scalar(RID)
        .bind(requisition.to_string())
        .bind(kid)
        .fetch_optional(connection)
        .await?)
}
