//! Workstations: commands and handlers.

pub mod refold;
mod store;

use axum::{Router, extract::State};
use ground::{
    crypto::digest::{Sha256Digest, secret_token},
    random::Random,
};
use monitor::{Answer, Command, Error, Permit, Subject, Tx};
use shared::{
    endpoints,
    ids::WorkstationId,
    page::Version,
    time::Timestamp,
    workstations::{EnrolmentLink, Workstation, WorkstationForm},
};
use web::{AppState, Body, By, IfMatch, PathId, Serve};

/// How long an enrolment link works, in milliseconds.
pub(super) const LINK_LIFETIME_MS: i64 = 15 * 60 * 1000;

/// The client's page of enrolment; the code goes into the fragment, which
/// browsers do not send.
const ENROLMENT_PAGE: &str = "/enrolment";

/// The routes of workstations.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(list)
        .serve(create)
        .serve(update)
        .serve(delete)
        .serve(create_link)
}

/// Asks for all workstations.
pub struct ListWorkstations;

impl Command for ListWorkstations {
    type Of = endpoints::ListWorkstations;
}

/// Makes a workstation, not yet enrolled.
pub struct CreateWorkstation(pub WorkstationForm);

impl Command for CreateWorkstation {
    type Of = endpoints::CreateWorkstation;
    const TOUCHES_SESSIONS: bool = false;
}

/// Changes a workstation's name, place and label.
pub struct UpdateWorkstation {
    id: WorkstationId,
    form: WorkstationForm,
    version: Version,
}

impl Command for UpdateWorkstation {
    type Of = endpoints::UpdateWorkstation;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Workstation(self.id))
    }
}

/// Removes a workstation with its tokens and sessions.
pub struct DeleteWorkstation(WorkstationId);

impl Command for DeleteWorkstation {
    type Of = endpoints::DeleteWorkstation;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Workstation(self.0))
    }
}

/// Makes a one-time link; an earlier one of the same workstation stops working.
pub struct CreateEnrolmentLink {
    id: WorkstationId,
    origin: String,
    code: String,
}

impl CreateEnrolmentLink {
    /// For the workstation `id`, under the canonical address.
    pub fn new(id: WorkstationId, origin: &str, random: &Random) -> Self {
        Self {
            id,
            origin: origin.to_owned(),
            code: secret_token(random),
        }
    }
}

impl Command for CreateEnrolmentLink {
    type Of = endpoints::CreateEnrolmentLink;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Workstation(self.id))
    }
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListWorkstations>,
) -> Answer<Vec<Workstation>> {
    app.monitor
        .read(&actor, ListWorkstations, store::list)
        .await
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateWorkstation>,
    Body(form): Body<WorkstationForm>,
) -> Answer<Workstation> {
    let made = app
        .monitor
        .run(&actor, CreateWorkstation(form), insert)
        .await?;
    Ok(made.tagged(|workstation| workstation.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateWorkstation>,
    PathId(id): PathId<WorkstationId>,
    IfMatch(version): IfMatch,
    Body(form): Body<WorkstationForm>,
) -> Answer<Workstation> {
    let command = UpdateWorkstation { id, form, version };
    let changed = app.monitor.run(&actor, command, store::update).await?;
    Ok(changed.tagged(|workstation| workstation.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteWorkstation>,
    PathId(id): PathId<WorkstationId>,
) -> Answer<()> {
    app.monitor
        .run(&actor, DeleteWorkstation(id), store::delete)
        .await
}

async fn create_link(
    State(app): State<AppState>,
    actor: By<CreateEnrolmentLink>,
    PathId(id): PathId<WorkstationId>,
) -> Answer<EnrolmentLink> {
    let command = CreateEnrolmentLink::new(id, app.config.origin(), app.monitor.random());
    app.monitor.run(&actor, command, make_link).await
}

/// Keeps the code's digest and shows the link, once.
pub async fn make_link(
    tx: &mut Tx<'_>,
    permit: Permit<CreateEnrolmentLink>,
) -> Result<EnrolmentLink, Error> {
    let expires_at = Timestamp(tx.passed().0 + LINK_LIFETIME_MS);
    let CreateEnrolmentLink { id, origin, code } = permit.command();
    let link = format!("{origin}{ENROLMENT_PAGE}#{code}");
    store::replace_code(tx, *id, &Sha256Digest::of(code), expires_at).await?;
    Ok(EnrolmentLink { link, expires_at })
}

pub(super) use store::delete_links_of_user;
pub use store::{insert, list as all};
