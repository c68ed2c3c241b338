//! Roles.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{CreateRole, DeleteRole, GetRole, ListRoles, UpdateRole},
    ids::RoleId,
    page::Version,
    roles::{Role, RoleForm},
};

pub async fn list() -> Answer<Vec<Role>> {
    call::<ListRoles>(&()).await
}

pub async fn get(id: RoleId) -> Answer<Role> {
    Call::<GetRole>::new(&()).id(id).send().await
}

pub async fn create(form: RoleForm) -> Answer<Role> {
    call::<CreateRole>(&form).await
}

/// Changes a role as it was at `version`, with what was `confirmed` of it.
pub async fn update(
    id: RoleId,
    version: Version,
    form: RoleForm,
    confirmed: Option<String>,
) -> Answer<Role> {
    let call = Call::<UpdateRole>::new(&form).id(id);
    call.if_match(version).confirmed(confirmed).send().await
}

/// Deletes a role nobody holds.
pub async fn delete(id: RoleId) -> Answer<()> {
    Call::<DeleteRole>::new(&()).id(id).send().await
}
