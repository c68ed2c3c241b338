//! Organizations: commands and handlers.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command, Subject};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    ids::OrganizationId,
    organizations::{Organization, OrganizationForm},
    page::Version,
};
use web::{AppState, Body, By, IfMatch, PathId, Serve};

pub(super) use store::{namesakes, refold};

/// The routes of organizations.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(list)
        .serve(create)
        .serve(update)
        .serve(delete)
}

/// Asks for all organizations.
#[derive(Serialize, Deserialize)]
pub struct ListOrganizations;

impl Command for ListOrganizations {
    type Of = endpoints::ListOrganizations;
}

/// Makes an organization.
#[derive(Serialize, Deserialize)]
pub struct CreateOrganization(pub OrganizationForm);

impl Command for CreateOrganization {
    type Of = endpoints::CreateOrganization;
    const TOUCHES_SESSIONS: bool = false;
}

/// Renames an organization other than one's own: its name stands on what one issues.
#[derive(Serialize, Deserialize)]
pub struct UpdateOrganization {
    id: OrganizationId,
    form: OrganizationForm,
    version: Version,
}

impl Command for UpdateOrganization {
    type Of = endpoints::UpdateOrganization;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Organization(self.id))
    }
}

/// Deletes an organization nobody belongs to.
#[derive(Serialize, Deserialize)]
pub struct DeleteOrganization(OrganizationId);

impl Command for DeleteOrganization {
    type Of = endpoints::DeleteOrganization;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Organization(self.0))
    }
}

monitor::effects! { AppState:
    CreateOrganization = store::insert => Organization;
    UpdateOrganization = store::update => Organization;
    DeleteOrganization = store::delete => ();
}

monitor::questions! { AppState:
    ListOrganizations = store::list => Vec<Organization>;
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListOrganizations>,
) -> Answer<Vec<Organization>> {
    app.read(&actor, ListOrganizations).await
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateOrganization>,
    Body(form): Body<OrganizationForm>,
) -> Answer<Organization> {
    let made = app.run(&actor, CreateOrganization(form)).await?;
    Ok(made.tagged(|organization| organization.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateOrganization>,
    PathId(id): PathId<OrganizationId>,
    IfMatch(version): IfMatch,
    Body(form): Body<OrganizationForm>,
) -> Answer<Organization> {
    let command = UpdateOrganization { id, form, version };
    let changed = app.run(&actor, command).await?;
    Ok(changed.tagged(|organization| organization.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteOrganization>,
    PathId(id): PathId<OrganizationId>,
) -> Answer<()> {
    app.run(&actor, DeleteOrganization(id)).await
}
