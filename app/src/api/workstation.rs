//! This browser as a workstation.

use super::{
    answer::{Answer, ProofError},
    call::{Call, call},
    transport::target,
};
use crate::workstation_key::{About, WorkstationKey};
use shared::{
    endpoints::{Enrol, GetThisWorkstation, IssueNonce, PreviewEnrolment},
    workstations::{EnrolmentCode, ThisWorkstation},
};

/// What this browser is enrolled as.
pub async fn this_workstation(key: &WorkstationKey) -> Result<ThisWorkstation, ProofError> {
    let nonce = call::<IssueNonce>(&()).await?.nonce;
    let proof = key
        .prove(target::<GetThisWorkstation>(), &nonce, About::Request)
        .await?;
    let call = Call::<GetThisWorkstation>::new(&()).proof(proof);
    Ok(call.send().await?)
}

/// What an enrolment link would make of this browser.
pub async fn preview(code: &EnrolmentCode) -> Answer<ThisWorkstation> {
    call::<PreviewEnrolment>(code).await
}

/// Enrols this browser with `key`.
pub async fn enrol(
    key: &WorkstationKey,
    code: &EnrolmentCode,
) -> Result<ThisWorkstation, ProofError> {
    let nonce = call::<IssueNonce>(&()).await?.nonce;
    let proof = key.prove(target::<Enrol>(), &nonce, About::Request).await?;
    let call = Call::<Enrol>::new(code).proof(proof);
    Ok(call.send().await?)
}
