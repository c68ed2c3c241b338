//! A requisition as its reader may see it.

mod store;

use monitor::{Actor, Concerning, Error, Permit, Snapshot, engine::Connection};
use shared::{
    ids::{ReferralId, RequisitionId},
    problem::ErrorCode,
    referrals::Requisition,
    time::Timestamp,
};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for one requisition.
    pub struct GetRequisition(pub(super) RequisitionId)
        asks get => Concerning<Requisition>, about Requisition(0);
}

/// Which of its referrals are shown.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// All.
    Whole,
    /// The one in work.
    One(ReferralId),
}

async fn get(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetRequisition>,
) -> Result<Concerning<Requisition>, Error> {
    let &GetRequisition(id) = permit.command();
    let (actor, now) = (snapshot.actor(), snapshot.now());
    let found = readable(snapshot.connection(), id, actor, now).await?;
    Ok(concerning(found))
}

/// What is told of a requisition concerns its patient.
pub(crate) fn concerning(shown: Requisition) -> Concerning<Requisition> {
    Concerning::one(shown.patient.id, shown)
}

/// The requisition, for whoever may read the whole of it.
///
/// # Errors
/// There is none for them.
pub(crate) async fn readable(
    connection: &mut Connection,
    id: RequisitionId,
    actor: &Actor,
    now: Timestamp,
) -> Result<Requisition, Error> {
    if !store::is_read_by(connection, id, actor, now).await? {
        return Err(ErrorCode::NotFound.into());
    }
    whole(connection, id, Part::Whole, actor, now).await
}

/// The requisition with what `actor` may do with each referral now.
pub(crate) async fn whole(
    connection: &mut Connection,
    id: RequisitionId,
    part: Part,
    actor: &Actor,
    now: Timestamp,
) -> Result<Requisition, Error> {
    let found = store::read(connection, id, part, actor, now).await;
    found.map_err(|error| error.at("referrals_requisition", &id))
}
