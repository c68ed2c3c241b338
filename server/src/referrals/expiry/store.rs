//! The SQL of expiry: reads only.

use super::ExpireReferrals;
use crate::{
    error::Error,
    monitor::{Permit, Snapshot, Tx, stored_id},
};
use shared::ids::ReferralId;

/// So many at a time.
const BATCH: i64 = 200;

const DUE: &str = "select r.referral_id \
    from referrals_requisition q join referrals_referral r on r.requisition_id = q.requisition_id \
    where q.expires_at <= $1 and r.request = 'active' and r.processing = 'new' \
    order by q.expires_at, r.referral_id limit $2";

pub(super) async fn due(
    snapshot: &mut Snapshot<'_>,
    _: Permit<ExpireReferrals>,
) -> Result<Vec<ReferralId>, Error> {
    let now = snapshot.now().0;
    let ids: Vec<String> = sqlx::query_scalar(DUE)
        .bind(now)
        .bind(BATCH)
        .fetch_all(snapshot.connection())
        .await?;
    ids.iter().map(|id| stored_id(id)).collect()
}

const IS_DUE: &str = "select count(*) \
    from referrals_requisition q join referrals_referral r on r.requisition_id = q.requisition_id \
    where r.referral_id = $1 and q.expires_at <= $2 \
    and r.request = 'active' and r.processing = 'new'";

pub(super) async fn is_due(tx: &mut Tx<'_>, id: ReferralId) -> Result<bool, Error> {
    let now = tx.now().0;
    let count: i64 = sqlx::query_scalar(IS_DUE)
        .bind(id.to_string())
        .bind(now)
        .fetch_one(tx.connection())
        .await?;
    Ok(count != 0)
}
