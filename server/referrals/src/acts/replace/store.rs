//! The SQL of replacing.

use monitor::{Error, engine::Connection, stored_id};
use shared::ids::{ReferralId, RequisitionId};

const REPLACED_BY: &str = "select replaced_by from referrals_referral \
    where referral_id = $1 and replaced_by is not null";

/// What stands in a referral's place.
pub(super) async fn replaced_by(
    connection: &mut Connection,
    id: ReferralId,
) -> Result<Option<RequisitionId>, Error> {
    let by: Option<String> = sqlx::query_scalar(REPLACED_BY)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    by.as_deref().map(stored_id).transpose()
}

const LINK: &str = "update referrals_referral set replaced_by = $1 where referral_id = $2";

/// Names what stands in a referral's place.
pub(super) async fn link(
    connection: &mut Connection,
    id: ReferralId,
    by: RequisitionId,
) -> Result<(), Error> {
    sqlx::query(LINK)
        .bind(by.to_string())
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
