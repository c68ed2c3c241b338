//! Organizations: commands and handlers.

mod store;

use axum::{Router, extract::State};
use monitor::Answer;
use shared::{
    ids::OrganizationId,
    organizations::{Organization, OrganizationForm},
    page::Version,
};
use web::{AppState, Body, By, IfMatch, PathId, Serve, ask};

pub(super) use store::{namesakes, refold};

/// The routes of organizations.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(ask::<ListOrganizations>)
        .serve(create)
        .serve(update)
        .serve(delete)
}

monitor::commands! { AppState:
    /// Asks for all organizations.
    pub struct ListOrganizations asks store::list => Vec<Organization>;

    /// Makes an organization.
    pub struct CreateOrganization(pub OrganizationForm)
        does store::insert => Organization, TOUCHES_SESSIONS = false;

    /// Renames an organization other than one's own: its name stands on what one issues.
    pub struct UpdateOrganization { id: OrganizationId, form: OrganizationForm, version: Version }
        does store::update => Organization, about Organization(id);

    /// Deletes an organization nobody belongs to.
    pub struct DeleteOrganization(OrganizationId)
        does store::delete => (), about Organization(0), TOUCHES_SESSIONS = false;
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
