//! Workstations, as those see them who manage them.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{
        CreateEnrolmentLink, CreateWorkstation, DeleteWorkstation, ListWorkstations,
        UpdateWorkstation,
    },
    ids::WorkstationId,
    page::Version,
    workstations::{EnrolmentLink, Workstation, WorkstationForm},
};

pub async fn list() -> Answer<Vec<Workstation>> {
    call::<ListWorkstations>(&()).await
}

/// Creates a workstation, not yet enrolled.
pub async fn create(form: WorkstationForm) -> Answer<Workstation> {
    call::<CreateWorkstation>(&form).await
}

/// Changes a workstation as it was at `version`.
pub async fn update(
    id: WorkstationId,
    version: Version,
    form: WorkstationForm,
) -> Answer<Workstation> {
    let call = Call::<UpdateWorkstation>::new(&form).id(id);
    call.if_match(version).send().await
}

/// Removes a workstation with its tokens and sessions.
pub async fn delete(id: WorkstationId) -> Answer<()> {
    Call::<DeleteWorkstation>::new(&()).id(id).send().await
}

/// Makes a one-time link that enrols a browser as this workstation.
pub async fn enrolment_link(id: WorkstationId) -> Answer<EnrolmentLink> {
    Call::<CreateEnrolmentLink>::new(&()).id(id).send().await
}
