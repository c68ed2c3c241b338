//! Roles: commands and handlers.

mod detail;
mod shipped;
mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::Sha256Digest;
use monitor::{Answer, Error};
use shared::{
    ids::RoleId,
    page::Version,
    roles::{Role, RoleForm, ShippedRole},
};
use web::{AppState, By, Confirmed, IfMatch, PathId, Serve, Typed, ask};

/// The routes of roles.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(ask::<ListRoles>)
        .serve(create)
        .serve(get)
        .serve(update)
        .serve(delete)
}

monitor::commands! { AppState:
    /// Asks for all roles.
    pub struct ListRoles asks store::list => Vec<Role>;

    /// Asks for one role.
    pub struct GetRole(RoleId) asks store::get => Role, about Role(0);

    /// Makes a role.
    pub struct CreateRole { form: Typed<RoleForm>, shipped: Option<ShippedRole> }
        does store::insert => Role, TOUCHES_SESSIONS = false;

    /// Changes a role.
    pub struct UpdateRole {
        id: RoleId,
        form: Typed<RoleForm>,
        version: Version,
        confirmed: Option<Sha256Digest>,
    } does store::update => Role, about Role(id), confirmed;

    /// Deletes a role nobody holds.
    pub struct DeleteRole(RoleId) does store::delete => (), about Role(0), TOUCHES_SESSIONS = false;
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
