//! Roles: commands and handlers.

mod detail;
mod shipped;
mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::Sha256Digest;
use monitor::{Answer, Command, Error, Subject};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    ids::RoleId,
    page::Version,
    roles::{Role, RoleForm, ShippedRole},
};
use web::{AppState, By, Confirmed, IfMatch, PathId, Serve, Typed};

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
#[derive(Serialize, Deserialize)]
pub struct ListRoles;

impl Command for ListRoles {
    type Of = endpoints::ListRoles;
}

/// Asks for one role.
#[derive(Serialize, Deserialize)]
pub struct GetRole(RoleId);

impl Command for GetRole {
    type Of = endpoints::GetRole;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Role(self.0))
    }
}

/// Makes a role.
#[derive(Serialize, Deserialize)]
pub struct CreateRole {
    form: Typed<RoleForm>,
    shipped: Option<ShippedRole>,
}

impl CreateRole {
    /// Makes a role that comes with the system.
    pub fn shipped(role: ShippedRole) -> Result<Self, Error> {
        Ok(Self {
            form: shipped::form(role)?.into(),
            shipped: Some(role),
        })
    }
}

impl Command for CreateRole {
    type Of = endpoints::CreateRole;
    const TOUCHES_SESSIONS: bool = false;
}

/// Changes a role.
#[derive(Serialize, Deserialize)]
pub struct UpdateRole {
    id: RoleId,
    form: Typed<RoleForm>,
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
#[derive(Serialize, Deserialize)]
pub struct DeleteRole(RoleId);

impl Command for DeleteRole {
    type Of = endpoints::DeleteRole;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Role(self.0))
    }
}

monitor::effects! { AppState:
    CreateRole = store::insert => Role;
    UpdateRole = store::update => Role;
    DeleteRole = store::delete => ();
}

monitor::questions! { AppState:
    ListRoles = store::list => Vec<Role>;
    GetRole = store::get => Role;
}

async fn list(State(app): State<AppState>, actor: By<ListRoles>) -> Answer<Vec<Role>> {
    app.read(&actor, ListRoles).await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetRole>,
    PathId(id): PathId<RoleId>,
) -> Answer<Role> {
    let found = app.read(&actor, GetRole(id)).await?;
    Ok(found.tagged(|role| role.version))
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateRole>,
    form: Typed<RoleForm>,
) -> Answer<Role> {
    let shipped = None;
    let made = app.run(&actor, CreateRole { form, shipped }).await?;
    Ok(made.tagged(|role| role.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateRole>,
    PathId(id): PathId<RoleId>,
    IfMatch(version): IfMatch,
    Confirmed(confirmed): Confirmed,
    form: Typed<RoleForm>,
) -> Answer<Role> {
    let command = UpdateRole {
        id,
        form,
        version,
        confirmed,
    };
    let changed = app.run(&actor, command).await?;
    Ok(changed.tagged(|role| role.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteRole>,
    PathId(id): PathId<RoleId>,
) -> Answer<()> {
    app.run(&actor, DeleteRole(id)).await
}

pub(crate) use store::{
    administrator,
    refold::{namesakes, refold},
};
