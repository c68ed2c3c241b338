//! Organizations.

use super::{
    answer::{Answer, ApiError},
    call::{Call, call},
};
use shared::{
    endpoints::{CreateOrganization, DeleteOrganization, ListOrganizations, UpdateOrganization},
    ids::OrganizationId,
    organizations::{Organization, OrganizationForm},
    page::Version,
    problem::{ErrorCode, Problem},
};
use std::sync::Arc;

pub async fn list() -> Answer<Vec<Organization>> {
    call::<ListOrganizations>(&()).await
}

/// One organization, as the list has it now.
pub async fn get(id: OrganizationId) -> Answer<Organization> {
    let mut all = list().await?.into_iter();
    all.find(|one| one.id == id).ok_or_else(|| {
        ApiError::Problem(Arc::new(Problem {
            title: String::new(),
            status: 404,
            code: ErrorCode::NotFound,
        }))
    })
}

pub async fn create(form: OrganizationForm) -> Answer<Organization> {
    call::<CreateOrganization>(&form).await
}

/// Renames an organization as it was at `version`.
pub async fn rename(
    id: OrganizationId,
    version: Version,
    form: OrganizationForm,
) -> Answer<Organization> {
    let call = Call::<UpdateOrganization>::new(&form).id(id);
    call.if_match(version).send().await
}

/// Deletes an organization nobody belongs to.
pub async fn delete(id: OrganizationId) -> Answer<()> {
    Call::<DeleteOrganization>::new(&()).id(id).send().await
}
