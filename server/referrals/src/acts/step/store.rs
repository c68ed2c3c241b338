//! The SQL of a step.

use super::Standing;
use crate::{
    lists::facts,
    scope::{FactColumns, Facts},
};
use monitor::{Error, Tx, engine::Connection, stored, stored_id};
use shared::{ids::ReferralId, problem::ErrorCode, referrals::ReferralState, time::Timestamp};
use sqlx::FromRow;

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    facts: FactColumns,
    requisition_id: String,
    patient_id: String,
    requester_name: String,
    valid_until: Option<String>,
}

const FIND: &str = concat!(
    "select ",
    facts!(),
    ", r.requisition_id, q.patient_id, q.requester_name, q.valid_until \
    from referrals_referral r join referrals_requisition q on q.requisition_id = r.requisition_id \
    where r.referral_id = $1"
);

pub(super) async fn find(
    connection: &mut Connection,
    id: ReferralId,
    now: Timestamp,
) -> Result<Standing, Error> {
    let row: Option<Row> = sqlx::query_as(FIND)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    let row = row.ok_or(ErrorCode::NotFound)?;
    Ok(Standing {
        requisition: stored_id(&row.requisition_id)?,
        patient: stored_id(&row.patient_id)?,
        facts: Facts::new(&row.facts, now)?,
        requester: row.requester_name,
        valid_until: row.valid_until.map(stored).transpose()?,
    })
}

const PUT: &str = "update referrals_referral set request = $1, processing = $2 \
    where referral_id = $3";

pub(super) async fn put(
    tx: &mut Tx<'_>,
    id: ReferralId,
    state: ReferralState,
) -> Result<(), Error> {
    sqlx::query(PUT)
        .bind(state.request.code())
        .bind(state.processing.code())
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}
