//! Organizations: commands and handlers.

mod store;

use axum::{Router, extract::State};
use monitor::{Actor, Answer, Command, Entity, Operation, Subject};
use shared::{
    endpoints,
    ids::OrganizationId,
    organizations::{Organization, OrganizationForm},
    page::Version,
};
use web::{AppState, Body, By, IfMatch, Record, Serve};

/// The routes of organizations.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(endpoints::ListOrganizations, list)
        .serve(endpoints::CreateOrganization, create)
        .serve(endpoints::UpdateOrganization, update)
        .serve(endpoints::DeleteOrganization, delete)
}

/// Asks for all organizations.
pub struct ListOrganizations;

impl Command for ListOrganizations {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::ListOrganizations;
}

/// Makes an organization.
pub struct CreateOrganization(pub OrganizationForm);

impl Command for CreateOrganization {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::CreateOrganization;
    const TOUCHES_SESSIONS: bool = false;
}

/// Renames an organization other than one's own: its name stands on what one issues.
pub struct UpdateOrganization {
    id: OrganizationId,
    form: OrganizationForm,
    version: Version,
}

impl Command for UpdateOrganization {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::UpdateOrganization;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Organization(self.id))
    }
}

/// Deletes an organization nobody belongs to.
pub struct DeleteOrganization(OrganizationId);

impl Command for DeleteOrganization {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::DeleteOrganization;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Organization(self.0))
    }
}

async fn list(State(app): State<AppState>, actor: Actor) -> Answer<Vec<Organization>> {
    app.monitor
        .read(&actor, ListOrganizations, store::list)
        .await
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateOrganization>,
    Body(form): Body<OrganizationForm>,
) -> Answer<Organization> {
    let made = app
        .monitor
        .run(&actor, CreateOrganization(form), insert)
        .await?;
    Ok(made.tagged(|organization| organization.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateOrganization>,
    Record(id): Record<OrganizationId>,
    IfMatch(version): IfMatch,
    Body(form): Body<OrganizationForm>,
) -> Answer<Organization> {
    let command = UpdateOrganization { id, form, version };
    let changed = app.monitor.run(&actor, command, store::update).await?;
    Ok(changed.tagged(|organization| organization.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: Actor,
    Record(id): Record<OrganizationId>,
) -> Answer<()> {
    app.monitor
        .run(&actor, DeleteOrganization(id), store::delete)
        .await
}

pub use store::insert;
