//! Signing in and out, and who is signed in.

use super::{
    answer::{Answer, ProofError},
    call::{Call, call},
    transport::target,
};
use crate::workstation_key::{About, WorkstationKey};
use shared::{
    account::PasswordConfirmation,
    endpoints::{Authenticate, CheckSessionToken, ConfirmPassword, GetPulse, IssueNonce, SignOut},
    sessions::{Pulse, Session},
    sign_in::SignIn,
};

/// Who is signed in and may do what.
pub async fn session() -> Answer<Session> {
    call::<CheckSessionToken>(&()).await
}

/// Whether the session is still open. Asking does not keep it from being idle.
pub async fn pulse() -> Answer<Pulse> {
    Call::<GetPulse>::new(&()).aside().send().await
}

/// Signs in. The proof covers the token, so that neither is of use alone.
pub async fn sign_in(key: &WorkstationKey, sign_in: &SignIn) -> Result<Session, ProofError> {
    let nonce = call::<IssueNonce>(&()).await?.nonce;
    let proof = key
        .prove(
            target::<Authenticate>(),
            &nonce,
            About::Token(&sign_in.token),
        )
        .await?;
    let call = Call::<Authenticate>::new(sign_in).proof(proof);
    Ok(call.send().await?)
}

/// Confirms that it is still the session's user who sits there.
pub async fn confirm_password(confirmation: &PasswordConfirmation) -> Answer<()> {
    call::<ConfirmPassword>(confirmation).await
}

pub async fn sign_out() -> Answer<()> {
    call::<SignOut>(&()).await
}
