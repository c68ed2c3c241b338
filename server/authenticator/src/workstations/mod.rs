//! Workstations: commands and handlers.

mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::{Sha256Digest, secret_token};
use monitor::{Answer, Error, Permit, Tx};
use shared::{
    ids::WorkstationId,
    page::Version,
    time::Timestamp,
    workstations::{EnrolmentLink, Workstation, WorkstationForm},
};
use web::{AppState, By, IfMatch, PathId, Serve, Typed, ask};

/// How long an enrolment link works, in milliseconds.
pub(super) const LINK_LIFETIME_MS: i64 = 15 * 60 * 1000;

/// The client's page of enrolment; the code goes into the fragment, which
/// browsers do not send.
const ENROLMENT_PAGE: &str = "/enrolment";

/// The routes of workstations.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(ask::<ListWorkstations>)
        .serve(create)
        .serve(update)
        .serve(delete)
        .serve(create_link)
}

monitor::commands! { AppState:
    /// Asks for all workstations.
    pub struct ListWorkstations asks store::list => Vec<Workstation>;

    /// Makes a workstation, not yet enrolled.
    pub struct CreateWorkstation(pub Typed<WorkstationForm>)
        does store::insert => Workstation, TOUCHES_SESSIONS = false;

    /// Changes a workstation's name, place and label.
    pub struct UpdateWorkstation {
        id: WorkstationId,
        form: Typed<WorkstationForm>,
        version: Version,
    } does store::update => Workstation, about Workstation(id);

    /// Removes a workstation with its tokens and sessions.
    pub struct DeleteWorkstation(WorkstationId) does store::delete => (), about Workstation(0);

    /// Makes a one-time link; an earlier one of the same workstation stops working.
    pub struct CreateEnrolmentLink(pub WorkstationId)
        does make_link with app => EnrolmentLink, about Workstation(0), TOUCHES_SESSIONS = false;
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateWorkstation>,
    form: Typed<WorkstationForm>,
) -> Answer<Workstation> {
    let made = app.run(&actor, CreateWorkstation(form)).await?;
    Ok(made.tagged(|workstation| workstation.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateWorkstation>,
    PathId(id): PathId<WorkstationId>,
    IfMatch(version): IfMatch,
    form: Typed<WorkstationForm>,
) -> Answer<Workstation> {
    let command = UpdateWorkstation { id, form, version };
    let changed = app.run(&actor, command).await?;
    Ok(changed.tagged(|workstation| workstation.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteWorkstation>,
    PathId(id): PathId<WorkstationId>,
) -> Answer<()> {
    app.run(&actor, DeleteWorkstation(id)).await
}

async fn create_link(
    State(app): State<AppState>,
    actor: By<CreateEnrolmentLink>,
    PathId(id): PathId<WorkstationId>,
) -> Answer<EnrolmentLink> {
    app.run(&actor, CreateEnrolmentLink(id)).await
}

/// Keeps the code's digest and shows the link, once.
async fn make_link(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateEnrolmentLink>,
) -> Result<EnrolmentLink, Error> {
    let &CreateEnrolmentLink(id) = permit.command();
    let expires_at = Timestamp(tx.passed().0 + LINK_LIFETIME_MS);
    let code = secret_token(tx.random());
    let link = format!("{}{ENROLMENT_PAGE}#{code}", app.config.origin());
    store::replace_code(tx, id, &Sha256Digest::of(&code), expires_at).await?;
    Ok(EnrolmentLink { link, expires_at })
}

pub(super) use store::delete_links_of_user;
pub use store::{namesakes, refold};
