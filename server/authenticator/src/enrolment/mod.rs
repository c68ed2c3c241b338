//! Enrolment: a browser becomes a workstation by the key it proves to hold.

mod store;

use axum::{Router, extract::State};
use ground::crypto::{digest::Sha256Digest, jwk::Thumbprint};
use monitor::{Actor, Answer, Command, Error};
use shared::{
    problem::ErrorCode,
    workstations::{EnrolmentCode, ThisWorkstation},
};
use web::{Anonymous, AppState, Body, Proof, Serve, dpop::Proven, throttle::Key};

pub use store::pass;

/// The routes of enrolment.
pub fn routes() -> Router<AppState> {
    Router::new().serve(show).serve(preview).serve(enrol)
}

monitor::commands! { AppState:
    /// Asks what the browser with this key is enrolled as.
    pub struct GetThisWorkstation(Thumbprint) asks store::by_key => ThisWorkstation;

    /// Looks at an enrolment link.
    pub struct PreviewEnrolment(Sha256Digest) asks store::by_code => ThisWorkstation;

    /// Uses an enrolment link up.
    pub struct Enrol { code: Sha256Digest, key: Thumbprint } does store::enrol => ThisWorkstation;
}

async fn show(
    State(app): State<AppState>,
    actor: Anonymous<GetThisWorkstation>,
    proof: Proof,
) -> Answer<ThisWorkstation> {
    let proven = proven::<GetThisWorkstation>(&app, &actor, &proof).await?;
    let command = GetThisWorkstation(proven.jkt.clone());
    let found = app.read(&actor, command).await?;
    redeem::<GetThisWorkstation>(&app, &actor, &proven).await?;
    Ok(found)
}

async fn preview(
    State(app): State<AppState>,
    actor: Anonymous<PreviewEnrolment>,
    Body(form): Body<EnrolmentCode>,
) -> Answer<ThisWorkstation> {
    look_up(&app, &actor, &form).await
}

async fn enrol(
    State(app): State<AppState>,
    actor: Anonymous<Enrol>,
    proof: Proof,
    Body(form): Body<EnrolmentCode>,
) -> Answer<ThisWorkstation> {
    let proven = proven::<Enrol>(&app, &actor, &proof).await?;
    // Nonces are remembered once used: only for those who hold a good code.
    look_up(&app, &actor, &form).await?;
    redeem::<Enrol>(&app, &actor, &proven).await?;
    let command = Enrol {
        code: Sha256Digest::of(&form.code),
        key: proven.jkt,
    };
    let enrolled = app.run(&actor, command).await;
    enrolled.map_err(veiled)
}

/// Strangers learn that a link does not work, not who has tokens there, nor who else is able.
fn veiled(error: Error) -> Error {
    match error {
        Error::Refused(
            ErrorCode::TargetOutranks { .. }
            | ErrorCode::LastHolder { .. }
            | ErrorCode::ClockUnsure { .. },
        ) => ErrorCode::EnrolmentRefused.into(),
        other => other,
    }
}

async fn proven<C: Command>(app: &AppState, actor: &Actor, proof: &Proof) -> Result<Proven, Error> {
    match proof.verify(app, None) {
        Ok(proven) => Ok(proven),
        Err(fault) => Err(app.monitor.refuse_kind::<C>(actor, fault.into()).await),
    }
}

async fn redeem<C: Command>(app: &AppState, actor: &Actor, proven: &Proven) -> Result<(), Error> {
    match app.redeem(actor, proven).await? {
        Ok(()) => Ok(()),
        Err(fault) => Err(app.monitor.refuse_kind::<C>(actor, fault.into()).await),
    }
}

/// The workstation a code is for. Wrong codes are slowed down; a right one is
/// 256 bits that nobody guesses, and waits for nobody else's mistakes.
async fn look_up(app: &AppState, actor: &Actor, form: &EnrolmentCode) -> Answer<ThisWorkstation> {
    let command = PreviewEnrolment(Sha256Digest::of(&form.code));
    let found = app.read(actor, command).await;
    let Err(Error::Refused(code)) = found else {
        return found;
    };
    let waits = match actor.address() {
        Some(address) => app.failed(Key::address(address)).await,
        None => Ok(()),
    };
    let error = waits.err().unwrap_or_else(|| code.into());
    Err(app
        .monitor
        .refuse_kind::<PreviewEnrolment>(actor, error)
        .await)
}
