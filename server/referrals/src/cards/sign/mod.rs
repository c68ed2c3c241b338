//! Signing: what a requisition says, as it was issued.

mod fit;

use super::{
    keys,
    store::{self, Signed},
};
use crate::{qr, requisitions::readable};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ground::{calendar::Calendar, crypto::es256::SigningKey, qr::picture, random::Random};
use monitor::{Concerning, Error, Later, Permit, Snapshot, Tx};
use shared::{
    card::{Card, ISSUER_PATH, SignedCard},
    catalogue::DiagnosisSystem,
    ids::{PatientId, RequisitionId},
    problem::ErrorCode,
    referrals::Requisition,
};
use web::AppState;

/// What it takes to sign.
struct Signer {
    key: SigningKey,
    issuer: String,
    calendar: Calendar,
}

impl Signer {
    /// The installation's.
    ///
    /// # Errors
    /// The key file cannot be used.
    fn of(app: &AppState) -> Result<Self, Error> {
        Ok(Self {
            key: app.cards.current()?,
            issuer: format!("{}{ISSUER_PATH}", app.config.origin()),
            calendar: app.config.calendar.clone(),
        })
    }

    fn kid(&self) -> String {
        self.key.public().thumbprint().to_string()
    }

    /// The card of a requisition.
    fn prepare(self, requisition: &Requisition, rid: String) -> Result<Prepared, Error> {
        // What cannot be read must not be missing from a document.
        if !requisition.damaged.is_empty() {
            return Err(Error::Corrupt);
        }
        let card = card(requisition, rid, &self)?;
        Ok(Prepared { signer: self, card })
    }
}

/// A card that is on record and yet to be packed and signed.
pub(super) struct Prepared {
    signer: Signer,
    card: Card,
}

impl Prepared {
    /// The JWS. To pack it takes as long as some twenty commits.
    pub(super) fn sign(self) -> String {
        let input = fit::input(self.card, &self.signer.kid());
        self.signer.key.sign_input(input)
    }
}

monitor::commands! { AppState:
    /// Asks for a requisition as a signed document.
    pub(super) struct SignCard(pub RequisitionId)
        does sign with app => Concerning<Later<SignedCard>>,
        about Requisition(0), TOUCHES_SESSIONS = false;

    /// Reads what is signed for a paper, before the writer's turn: to pack it takes long.
    pub(super) struct PrepareCard(pub RequisitionId)
        of AskForPrint asks prepare with app => Later<Signed>, GATHERS = true,
        // Nothing leaves but by the act that it is a part of, which says whose it is.
        CONCERNS_PATIENTS = false;
}

async fn sign(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, SignCard>,
) -> Result<Concerning<Later<SignedCard>>, Error> {
    let &SignCard(id) = permit.command();
    let signer = Signer::of(app)?;
    let (actor, now) = (tx.actor(), tx.now());
    let requisition = readable(tx.connection(), id, actor, now).await?;
    keys::known(tx, &signer.key).await?;
    let rid = store::rid(tx, id, &signer.kid(), &fresh(tx.random())).await?;
    let (patient, prepared) = (requisition.patient.id, signer.prepare(&requisition, rid)?);
    let signed = Later::new(move || {
        let card = prepared.sign();
        let code = qr::code(&card).ok_or(Error::Corrupt)?;
        let qr = picture(&code);
        Ok(SignedCard { card, qr })
    });
    Ok(Concerning::one(patient, signed))
}

/// What a card is called in its key's revocation list: 64 bits nobody can guess; the framework
/// allows 24 characters.
fn fresh(random: &Random) -> String {
    URL_SAFE_NO_PAD.encode(random.bytes::<8>())
}

async fn prepare(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, PrepareCard>,
) -> Result<Later<Signed>, Error> {
    let &PrepareCard(id) = permit.command();
    let signer = Signer::of(app)?;
    let (actor, now, kid) = (snapshot.actor(), snapshot.now(), signer.kid());
    let requisition = readable(snapshot.connection(), id, actor, now).await?;
    let known = store::known(snapshot.connection(), id, &kid).await?;
    let rid = known.unwrap_or_else(|| fresh(app.monitor.random()));
    let prepared = signer.prepare(&requisition, rid.clone())?;
    Ok(Later::new(move || {
        let jws = prepared.sign();
        Ok(Signed { kid, rid, jws })
    }))
}

/// Whose the requisition is, whose `card` is on record from here on.
///
/// # Errors
/// What kept it from being signed; or another key signs by now.
pub(super) async fn put_on_record(
    app: &AppState,
    tx: &mut Tx<'_>,
    id: RequisitionId,
    card: Option<&Signed>,
) -> Result<PatientId, Error> {
    let signer = Signer::of(app)?;
    let (actor, now, kid) = (tx.actor(), tx.now(), signer.kid());
    let requisition = readable(tx.connection(), id, actor, now).await?;
    keys::known(tx, &signer.key).await?;
    let rid = card.map(|card| card.rid.clone()).unwrap_or_default();
    signer.prepare(&requisition, rid)?;
    let card = card.filter(|card| card.kid == kid);
    store::keep(tx, id, card.ok_or(ErrorCode::Busy)?).await?;
    // Who asks at the same time may have been first.
    let signed = store::signed(tx.connection(), id, &kid).await?;
    signed.ok_or(ErrorCode::Busy)?;
    Ok(requisition.patient.id)
}

/// The requisition and its card, as it was put on record.
///
/// # Errors
/// The present key has not signed it for a paper.
pub(super) async fn on_record(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    id: RequisitionId,
) -> Result<(Requisition, String), Error> {
    let signer = Signer::of(app)?;
    let (actor, now) = (snapshot.actor(), snapshot.now());
    let requisition = readable(snapshot.connection(), id, actor, now).await?;
    let signed = store::signed(snapshot.connection(), id, &signer.kid()).await?;
    // What cannot be read must not be missing from a document.
    if !requisition.damaged.is_empty() {
        return Err(Error::Corrupt);
    }
    Ok((requisition, signed.ok_or(ErrorCode::NotFound)?))
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
