//! Roles: commands and handlers.

mod detail;
mod shipped;
mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::Sha256Digest;
use monitor::{Answer, Command, Error, Subject};
use shared::{
    endpoints,
    ids::RoleId,
    page::Version,
    roles::{Role, RoleForm, ShippedRole},
};
use web::{AppState, Body, By, Confirmed, IfMatch, PathId, Serve};

/// The routes of roles.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(list)
        .serve(create)
        .serve(get)
        .serve(update)
        .serve(delete)
}

/// Asks for all roles.
pub struct ListRoles;

impl Command for ListRoles {
    type Of = endpoints::ListRoles;
}

/// Asks for one role.
pub struct GetRole(RoleId);

impl Command for GetRole {
    type Of = endpoints::GetRole;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Role(self.0))
    }
}

/// Makes a role.
pub struct CreateRole {
    form: RoleForm,
    shipped: Option<ShippedRole>,
}

impl CreateRole {
    /// Makes a role that comes with the system.
    pub fn shipped(role: ShippedRole) -> Result<Self, Error> {
        Ok(Self {
            form: shipped::form(role)?,
            shipped: Some(role),
        })
    }
}

impl Command for CreateRole {
    type Of = endpoints::CreateRole;
    const TOUCHES_SESSIONS: bool = false;
}

/// Changes a role.
pub struct UpdateRole {
    id: RoleId,
    form: RoleForm,
    version: Version,
    confirmed: Option<Sha256Digest>,
}

impl Command for UpdateRole {
    type Of = endpoints::UpdateRole;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Role(self.id))
    }

    fn confirmed(&self) -> Option<Sha256Digest> {
        self.confirmed
    }
}

/// Deletes a role nobody holds.
pub struct DeleteRole(RoleId);

impl Command for DeleteRole {
    type Of = endpoints::DeleteRole;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Role(self.0))
    }
}

async fn list(State(app): State<AppState>, actor: By<ListRoles>) -> Answer<Vec<Role>> {
    app.monitor.read(&actor, ListRoles, store::list).await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetRole>,
    PathId(id): PathId<RoleId>,
) -> Answer<Role> {
    let found = app.monitor.read(&actor, GetRole(id), store::get).await?;
    Ok(found.tagged(|role| role.version))
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateRole>,
    Body(form): Body<RoleForm>,
) -> Answer<Role> {
    let shipped = None;
    let made = app
        .monitor
        .run(&actor, CreateRole { form, shipped }, insert)
        .await?;
    Ok(made.tagged(|role| role.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateRole>,
    PathId(id): PathId<RoleId>,
    IfMatch(version): IfMatch,
    Confirmed(confirmed): Confirmed,
    Body(form): Body<RoleForm>,
) -> Answer<Role> {
    let command = UpdateRole {
        id,
        form,
        version,
        confirmed,
    };
    let changed = app.monitor.run(&actor, command, store::update).await?;
    Ok(changed.tagged(|role| role.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteRole>,
    PathId(id): PathId<RoleId>,
) -> Answer<()> {
    app.monitor.run(&actor, DeleteRole(id), store::delete).await
}

pub use store::insert;
pub(crate) use store::{administrator, names};
