//! Signing: what a requisition says, as it was issued.

mod fit;
mod store;

use super::keys;
use crate::{
    calendar::Calendar,
    crypto::es256::SigningKey,
    error::Error,
    monitor::{Command, Concerning, Entity, Operation, Permit, Subject, Tx},
    referrals::requisitions::readable,
    state::AppState,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{
    card::{Card, ISSUER_PATH},
    catalogue::DiagnosisSystem,
    ids::RequisitionId,
    problem::ErrorCode,
    referrals::Requisition,
};

/// What it takes to sign.
pub(super) struct Signer {
    key: SigningKey,
    issuer: String,
    calendar: Calendar,
}

impl Signer {
    /// The installation's.
    ///
    /// # Errors
    /// The key file cannot be used.
    pub(super) fn of(app: &AppState) -> Result<Self, Error> {
        Ok(Self {
            key: app.cards.current()?,
            issuer: format!("{}{ISSUER_PATH}", app.config.origin()),
            calendar: app.config.calendar.clone(),
        })
    }
}

/// Asks for a requisition as a signed document.
pub(super) struct SignCard {
    pub id: RequisitionId,
    pub signer: Signer,
}

impl Command for SignCard {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::SignCard;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.id))
    }
}

pub(super) async fn sign(
    tx: &mut Tx<'_>,
    permit: Permit<SignCard>,
) -> Result<Concerning<String>, Error> {
    let SignCard { id, signer } = permit.into_command();
    let requisition = readable(tx, id).await?;
    let card = signed(tx, &requisition, &signer).await?;
    Ok(Concerning::one(requisition.patient.id, card))
}

/// The JWS of a requisition; the card is on record before it leaves.
pub(super) async fn signed(
    tx: &mut Tx<'_>,
    requisition: &Requisition,
    signer: &Signer,
) -> Result<String, Error> {
    // What cannot be read must not be missing from a document.
    if !requisition.damaged.is_empty() {
        return Err(Error::Corrupt);
    }
    keys::known(tx, &signer.key).await?;
    let kid = signer.key.public().thumbprint().to_string();
    // 64 bits nobody can guess; the framework allows 24 characters.
    let rid = URL_SAFE_NO_PAD.encode(tx.chance().bytes::<8>());
    let rid = store::rid(tx, requisition.id, &kid, &rid).await?;
    let card = card(requisition, rid, signer)?;
    Ok(signer.key.sign_input(fit::input(card, &kid)))
}

/// What is on the paper and does not change. A draft has none.
fn card(requisition: &Requisition, rid: String, signer: &Signer) -> Result<Card, Error> {
    let (Some(number), Some(issued_at), Some(valid_until)) = (
        requisition.number.clone(),
        requisition.issued_at,
        requisition.valid_until,
    ) else {
        return Err(ErrorCode::NotFound.into());
    };
    let icd10 = requisition
        .icd10
        .iter()
        .map(|one| (DiagnosisSystem::Icd10, one));
    let icpc2 = requisition
        .icpc2
        .iter()
        .map(|one| (DiagnosisSystem::Icpc2, one));
    let services = requisition
        .referrals
        .iter()
        .map(|referral| &referral.service);
    let patient = &requisition.patient;
    Ok(Card {
        issuer: signer.issuer.clone(),
        issued_at: issued_at.0.div_euclid(1000),
        expires_at: signer.calendar.end_of(valid_until)?.0.div_euclid(1000),
        rid,
        number,
        patient: patient.name.clone(),
        birth_date: patient.birth_date,
        sex: patient.sex,
        requester: requisition.requester.full_name.to_string(),
        organization: requisition.requester.organization.to_string(),
        priority: requisition.priority,
        diagnoses: icd10
            .chain(icpc2)
            .map(|(system, one)| (system, one.code.clone()))
            .collect(),
        services: services
            .map(|service| (service.code.clone(), service.quantity))
            .collect(),
    })
}
