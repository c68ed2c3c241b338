//! The SQL of a step.

use super::{AlsoSet, Standing, Step};
use crate::{
    lists::facts,
    scope::{FactColumns, Facts},
};
use monitor::{
    Error, FromRow, Tx,
    engine::{Builder, Connection},
    query_as, stored, stored_id,
};
use shared::{
    ids::{ReferralId, UserId},
    problem::ErrorCode,
    referrals::ReferralState,
    time::Timestamp,
};

#[derive(FromRow)]
struct Row {
    #[flatten]
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
    let row: Option<Row> = query_as(FIND)
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

/// Moves the referral from where the step found it, and sets what else there is to set.
///
/// # Errors
/// It stands elsewhere by now.
pub(super) async fn put(
    tx: &mut Tx<'_>,
    id: ReferralId,
    step: &Step,
    also: AlsoSet<'_>,
) -> Result<(), Error> {
    let Step {
        from,
        to,
        performer,
        ..
    } = step;
    let (passed, member) = (tx.passed(), tx.member().ok());
    let mut sql = Builder::new("update referrals_referral set request = ");
    sql.push_bind(to.request.code());
    sql.push(", processing = ").push_bind(to.processing.code());
    match also {
        AlsoSet::Nothing => {}
        AlsoSet::Performer => {
            let member = member.ok_or(ErrorCode::NotSignedIn)?;
            sql.push(", performer_id = ")
                .push_bind(member.user_id.to_string());
            sql.push(", performer_name = ")
                .push_bind(member.full_name.as_str());
            sql.push(", performer_organization = ")
                .push_bind(member.organization.as_str());
            sql.push(", performer_organization_id = ")
                .push_bind(member.organization_id.to_string());
            sql.push(", taken_at = ").push_bind(passed.0);
        }
        AlsoSet::NoPerformer => {
            sql.push(
                ", performer_id = null, performer_name = null, performer_organization = null, \
                 performer_organization_id = null, taken_at = null",
            );
        }
        AlsoSet::Result(result) => {
            sql.push(", result = ").push_bind(result.as_str());
        }
    }
    as_found(&mut sql, id, *from, *performer);
    let moved = sql.build().execute(tx.connection()).await?;
    if moved.rows_affected() == 0 {
        return Err(Error::Overtaken);
    }
    Ok(())
}

/// The referral, if it still stands where it was found, in work with whom it was: of two who
/// take it over, neither moves where it stands.
fn as_found(sql: &mut Builder, id: ReferralId, from: ReferralState, performer: Option<UserId>) {
    sql.push(" where referral_id = ").push_bind(id.to_string());
    sql.push(" and request = ").push_bind(from.request.code());
    sql.push(" and processing = ")
        .push_bind(from.processing.code());
    let performer = performer.map(|user| user.to_string());
    sql.push(" and coalesce(performer_id, '') = ")
        .push_bind(performer.unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use monitor::query;
    use uuid::Uuid;

    /// Where a referral stands, and with whom.
    type Stands = (ReferralState, Option<UserId>);

    async fn is_moved((state, performer): Stands, found: Stands) -> bool {
        let mut connection = Connection::with_tables("sqlite::memory:").await.unwrap();
        let id = ReferralId::new(Uuid::from_u128(1));
        let table = query(
            "create temp table referrals_referral (referral_id, request, processing, performer_id)",
        );
        table.execute(&mut connection).await.unwrap();
        let row = query("insert into referrals_referral values ($1, $2, $3, $4)")
            .bind(id.to_string())
            .bind(state.request.code())
            .bind(state.processing.code())
            .bind(performer.map(|user| user.to_string()));
        row.execute(&mut connection).await.unwrap();
        let mut sql = Builder::new("update referrals_referral set request = 'moved'");
        as_found(&mut sql, id, found.0, found.1);
        let moved = sql.build().execute(&mut connection).await.unwrap();
        moved.rows_affected() == 1
    }

    #[tokio::test]
    async fn of_two_steps_at_once_one_is_taken() {
        let [one, other] = [2, 3].map(|id| Some(UserId::new(Uuid::from_u128(id))));
        let issued = (ReferralState::ISSUED, None);
        let taken = (ReferralState::TAKEN, one);
        let taken_over = (ReferralState::TAKEN, other);
        let done = (ReferralState::DONE, one);
        let recalled = (ReferralState::RECALLED, None);
        for (found, others) in [
            (issued, [taken, taken_over, done, recalled]),
            (taken, [issued, taken_over, done, recalled]),
        ] {
            assert!(is_moved(found, found).await, "{found:?}");
            for stands in others {
                assert!(!is_moved(stands, found).await, "{found:?}, {stands:?}");
            }
        }
    }
}
