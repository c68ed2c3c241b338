//! What whoever processes has in work.

mod store;

use crate::{
    lists::shown,
    requisitions::{Part, concerning, whole},
};
use axum::{Router, extract::State};
use monitor::{Answer, Concerning, Error, Permit, Snapshot};
use shared::{
    ids::ReferralId,
    page::Page,
    problem::ErrorCode,
    referrals::{ReferralRow, Requisition, WorkQuery},
};
use web::{AppState, By, PathId, QueryParams, Serve};

/// The routes of work.
pub fn routes() -> Router<AppState> {
    Router::new().serve(list).serve(get)
}

monitor::commands! { AppState:
    /// Asks for the referrals in work with the caller.
    pub struct ListWork(WorkQuery) asks page => Concerning<Page<ReferralRow>>, IS_LONG = true;

    /// Asks for one of them.
    pub struct GetWork(ReferralId) asks one => Concerning<Requisition>, about Referral(0);
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListWork>,
    QueryParams(query): QueryParams<WorkQuery>,
) -> Answer<Page<ReferralRow>> {
    app.read_concerning(&actor, ListWork(query)).await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetWork>,
    PathId(id): PathId<ReferralId>,
) -> Answer<Requisition> {
    app.read_concerning(&actor, GetWork(id)).await
}

async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListWork>,
) -> Result<Concerning<Page<ReferralRow>>, Error> {
    let ListWork(query) = permit.command();
    let page = store::page(snapshot, query).await?;
    Ok(Concerning::each(shown(&page.items), page))
}

/// The requisition of a referral the caller has in work or completed: without
/// the other referrals under its number.
async fn one(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetWork>,
) -> Result<Concerning<Requisition>, Error> {
    let &GetWork(id) = permit.command();
    let requisition = store::requisition_of(snapshot, id).await?;
    let requisition = requisition.ok_or(ErrorCode::NotFound)?;
    let (actor, now) = (snapshot.actor(), snapshot.now());
    let found = whole(
        snapshot.connection(),
        requisition,
        Part::One(id),
        actor,
        now,
    )
    .await?;
    Ok(concerning(found))
}
