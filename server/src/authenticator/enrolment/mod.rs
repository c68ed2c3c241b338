//! Enrolment: a browser becomes a workstation by the key it proves to hold.

mod store;

use super::{
    proof::{ProofFault, Proven},
    throttle::{Key, RetryAfter},
};
use crate::{
    crypto::{digest::Sha256Digest, jwk::Thumbprint},
    error::Error,
    http::{Body, Proof, Serve, Stranger},
    monitor::{Actor, Answer, Command, Entity, Operation},
    state::AppState,
};
use axum::{Router, extract::State};
use shared::{
    endpoints,
    problem::ErrorCode,
    workstations::{EnrolmentCode, ThisWorkstation},
};

/// The routes of enrolment.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(endpoints::GetThisWorkstation, show)
        .serve(endpoints::PreviewEnrolment, preview)
        .serve(endpoints::Enrol, enrol)
}

/// Asks what the browser with this key is enrolled as.
pub struct GetThisWorkstation(Thumbprint);

impl Command for GetThisWorkstation {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::GetThisWorkstation;
}

/// Looks at an enrolment link.
pub struct PreviewEnrolment(Sha256Digest);

impl Command for PreviewEnrolment {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::PreviewEnrolment;
}

/// Uses an enrolment link up.
pub struct Enrol {
    code: Sha256Digest,
    key: Thumbprint,
}

impl Command for Enrol {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::Enrol;
}

/// An enrolment whose proof is no good, as the journal sees it.
struct Unproven;

impl Command for Unproven {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::Enrol;
}

async fn show(
    State(app): State<AppState>,
    Stranger(actor): Stranger,
    proof: Proof,
) -> Answer<ThisWorkstation> {
    let Proven { jkt, .. } = proof.verify(&app, None).map_err(Error::from)?;
    app.monitor
        .read(&actor, GetThisWorkstation(jkt), store::by_key)
        .await
}

async fn preview(
    State(app): State<AppState>,
    Stranger(actor): Stranger,
    Body(form): Body<EnrolmentCode>,
) -> Answer<ThisWorkstation> {
    look_up(&app, &actor, &form).await
}

async fn enrol(
    State(app): State<AppState>,
    Stranger(actor): Stranger,
    proof: Proof,
    Body(form): Body<EnrolmentCode>,
) -> Answer<ThisWorkstation> {
    let refuse =
        async |fault: ProofFault| app.monitor.refuse(&actor, &Unproven, fault.into()).await;
    let proven = match proof.verify(&app, None) {
        Ok(proven) => proven,
        Err(fault) => return Err(refuse(fault).await),
    };
    // Nonces are remembered once used: only for those who hold a good code.
    look_up(&app, &actor, &form).await?;
    if let Err(fault) = proven.redeem(&app.nonces, app.monitor.clock().now()) {
        return Err(refuse(fault).await);
    }
    let command = Enrol {
        code: Sha256Digest::of(&form.code),
        key: proven.jkt,
    };
    let enrolled = app.monitor.run(&actor, command, store::enrol).await?;
    Ok(enrolled.created())
}

/// The workstation a code is for; guessing is slowed down.
async fn look_up(app: &AppState, actor: &Actor, form: &EnrolmentCode) -> Answer<ThisWorkstation> {
    let code = Sha256Digest::of(&form.code);
    let places: Vec<_> = actor.address().map(Key::address).into_iter().collect();
    let now = app.monitor.clock().now();
    // Counted before it is looked up, so that guesses side by side are too.
    if let Err(RetryAfter(seconds)) = app.throttle.attempt(&places, now) {
        let seconds = seconds.into();
        let error = ErrorCode::Throttled { seconds }.into();
        return Err(app
            .monitor
            .refuse(actor, &PreviewEnrolment(code), error)
            .await);
    }
    let found = app
        .monitor
        .read(actor, PreviewEnrolment(code), store::by_code)
        .await;
    match found {
        Err(error @ Error::Refused(_)) => Err(app
            .monitor
            .refuse(actor, &PreviewEnrolment(code), error)
            .await),
        found => {
            for place in &places {
                app.throttle.succeeded(place);
            }
            found
        }
    }
}
