//! Workstations: commands and handlers.

mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::{Sha256Digest, secret_token};
use monitor::{Answer, Command, Error, Permit, Subject, Tx};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    ids::WorkstationId,
    page::Version,
    time::Timestamp,
    workstations::{EnrolmentLink, Workstation, WorkstationForm},
};
use web::{AppState, By, IfMatch, PathId, Serve, Typed};

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
#[derive(Serialize, Deserialize)]
pub struct ListWorkstations;

impl Command for ListWorkstations {
    type Of = endpoints::ListWorkstations;
}

/// Makes a workstation, not yet enrolled.
#[derive(Serialize, Deserialize)]
pub struct CreateWorkstation(pub Typed<WorkstationForm>);

impl Command for CreateWorkstation {
    type Of = endpoints::CreateWorkstation;
    const TOUCHES_SESSIONS: bool = false;
}

/// Changes a workstation's name, place and label.
#[derive(Serialize, Deserialize)]
pub struct UpdateWorkstation {
    id: WorkstationId,
    form: Typed<WorkstationForm>,
    version: Version,
}

impl Command for UpdateWorkstation {
    type Of = endpoints::UpdateWorkstation;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Workstation(self.id))
    }
}

/// Removes a workstation with its tokens and sessions.
#[derive(Serialize, Deserialize)]
pub struct DeleteWorkstation(WorkstationId);

impl Command for DeleteWorkstation {
    type Of = endpoints::DeleteWorkstation;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Workstation(self.0))
    }
}

/// Makes a one-time link; an earlier one of the same workstation stops working.
#[derive(Serialize, Deserialize)]
pub struct CreateEnrolmentLink(pub WorkstationId);

impl Command for CreateEnrolmentLink {
    type Of = endpoints::CreateEnrolmentLink;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Workstation(self.0))
    }
}

monitor::effects! { AppState:
    CreateWorkstation = store::insert => Workstation;
    UpdateWorkstation = store::update => Workstation;
    DeleteWorkstation = store::delete => ();
    CreateEnrolmentLink = make_link => EnrolmentLink, with app;
}

monitor::questions! { AppState:
    ListWorkstations = store::list => Vec<Workstation>;
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListWorkstations>,
) -> Answer<Vec<Workstation>> {
    app.read(&actor, ListWorkstations).await
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
