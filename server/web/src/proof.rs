//! The proof of a workstation's key that goes along with a request.

use crate::{
    dpop::{Expected, ProofFault, Proven, verify},
    refusal::Refusal,
    state::AppState,
};
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};
use monitor::{Actor, Error};
use shared::problem::ErrorCode;

/// The header of the proof (RFC 9449 §4.1).
pub const DPOP: &str = "dpop";

/// The proof a request carries, not yet verified; at most one counts.
#[derive(Debug)]
pub struct Proof {
    method: Method,
    path: String,
    jws: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Proof {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Ok(Self::of(parts))
    }
}

impl Proof {
    /// The proof of a request. Of several, none counts.
    pub fn of(parts: &Parts) -> Self {
        let mut proofs = parts.headers.get_all(DPOP).into_iter();
        let jws = proofs.next().map(|proof| match proofs.next() {
            None => proof.to_str().unwrap_or_default().to_owned(),
            Some(_) => String::new(),
        });
        Self {
            method: parts.method.clone(),
            path: parts.uri.path().to_owned(),
            jws,
        }
    }

    /// Whether none goes along.
    pub const fn is_absent(&self) -> bool {
        self.jws.is_none()
    }

    /// Who signed the proof, if it is about this request and, when one goes
    /// along, about this token.
    pub fn verify(&self, app: &AppState, access_token: Option<&str>) -> Result<Proven, ProofFault> {
        let url = format!("{}{}", app.config.origin(), self.path);
        let expected = Expected {
            method: self.method.as_str(),
            url: &url,
            access_token,
            now: app.monitor.common_now(),
        };
        let proof = self.jws.as_deref().ok_or(ProofFault::Malformed)?;
        verify(proof, expected, &app.nonces)
    }
}

impl AppState {
    /// Uses up the nonce of what `actor` has `proven`, here and wherever the database is shared.
    /// Call it once the key is found to be an enrolled workstation's, and before acting on the
    /// request.
    ///
    /// # Errors
    /// The database is out of reach; or, inside, what the proof lacks.
    pub async fn redeem(
        &self,
        actor: &Actor,
        proven: &Proven,
    ) -> Result<Result<(), ProofFault>, Error> {
        if let Err(fault) = proven.redeem(&self.nonces, self.monitor.common_now()) {
            return Ok(Err(fault));
        }
        let is_first = self.monitor.spend(proven.nonce(), actor).await?;
        Ok(is_first.then_some(()).ok_or(ProofFault::Replayed))
    }
}

impl From<ProofFault> for Error {
    fn from(fault: ProofFault) -> Self {
        let told = match fault {
            ProofFault::Crowded => ErrorCode::Busy,
            _ => ErrorCode::ProofRefused,
        };
        let truth = fault.code();
        Self::Veiled { told, truth }
    }
}
