//! Who asks: the extractor every handler starts with.
//!
//! A session's cookie is not enough, for it can be copied. Whatever changes
//! something carries a proof of the workstation's key (RFC 9449) for just this
//! request and session; whatever reads, a receipt for one. What is open to
//! strangers takes a [`Anonymous`] and asks for neither: there is no list of
//! exceptions that somebody could forget to keep.

use crate::{
    admitted::Admitted,
    cookies,
    dpop::{ProofFault, Proven},
    layers::ClientAddress,
    proof::Proof,
    refusal::Refusal,
    state::AppState,
};
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use ground::crypto::digest::Sha256Digest;
use monitor::{Actor, Admission, CheckSession, Command, Possession};
use shared::{endpoints::Endpoint, journal::Identifies};
use std::{convert::Infallible, marker::PhantomData, ops::Deref};

/// Who asks, by their cookie and what they prove.
async fn recognized(parts: &Parts, app: &AppState) -> Result<Actor, Refusal> {
    let address = ClientAddress::of(&parts.extensions);
    let Some(secret) = cookies::session(&parts.headers) else {
        return Ok(Actor::anonymous(address));
    };
    if parts.method.is_safe() {
        let shown = recent(parts, app, &secret);
        return Ok(app.monitor.recognize(address, secret, &shown).await?);
    }
    let proof = Proof::of(parts);
    let proven = proof.verify(app, None);
    let shown = match &proven {
        Ok(Proven { jkt, sid, .. }) => Possession::Proof {
            key: jkt.clone(),
            session: sid.clone(),
        },
        Err(ProofFault::Nonce) => Possession::Missing,
        Err(_) if proof.is_absent() => Possession::Missing,
        Err(fault) => Possession::Fault(fault.code()),
    };
    let actor = app.monitor.recognize(address, secret, &shown).await?;
    // Nonces are remembered once used: only for the key of the session.
    let redeemed = match &proven {
        Ok(proven) => app.redeem(&actor, proven).await?,
        Err(fault) => Err(*fault),
    };
    match redeemed {
        Ok(()) => Ok(actor),
        Err(fault) => Err(app
            .monitor
            .refuse(&actor, &CheckSession::default(), fault.into())
            .await
            .into()),
    }
}

/// Whether the receipt is good that goes along.
fn recent(parts: &Parts, app: &AppState, session: &Sha256Digest) -> Possession {
    let now = app.monitor.clock().passed();
    let receipt = cookies::receipt(&parts.headers);
    if receipt.is_some_and(|receipt| app.receipts.is_good(receipt, session, now)) {
        Possession::Shown
    } else {
        Possession::Missing
    }
}

/// Whoever has the page open that asks by itself: no sign that somebody is at
/// work.
#[derive(Debug)]
pub struct Onlooker<C>(Actor, PhantomData<C>);

impl<C: Command> FromRequestParts<AppState> for Onlooker<C> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let address = ClientAddress::of(&parts.extensions);
        let actor = match cookies::session(&parts.headers) {
            Some(secret) => app.monitor.glance(address, secret).await?,
            None => Actor::anonymous(address),
        };
        Ok(Self(actor, PhantomData))
    }
}

/// Whoever asks, admitted for the command `C`: before the body or the query is
/// looked at, so that whoever lacks the right learns of that and no more.
#[derive(Debug)]
pub struct By<C>(Admission<C>);

macro_rules! actors {
    ($($name:ident)*) => {$(
        impl<C> Deref for $name<C> {
            type Target = Actor;

            fn deref(&self) -> &Actor {
                &self.0
            }
        }
    )*};
}

actors! { Onlooker Anonymous }

impl<C> Deref for By<C> {
    type Target = Admission<C>;

    fn deref(&self) -> &Admission<C> {
        &self.0
    }
}

impl<C: Command<Of: Endpoint>> FromRequestParts<AppState> for By<C> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let actor = recognized(parts, app).await?;
        // The record that the path names, for the journal.
        let id = Path::<String>::from_request_parts(parts, app).await.ok();
        let subject = id.and_then(|Path(id)| <C::Of as Endpoint>::Id::subject(&id));
        let admission = app.monitor.admit::<C>(&actor, subject.clone()).await?;
        let event = C::event(actor.entity());
        parts.extensions.insert(Admitted {
            actor,
            event,
            subject,
        });
        Ok(Self(admission))
    }
}

/// Whoever asks, whatever cookie they bring: for what needs no session.
#[derive(Debug)]
pub struct Anonymous<C>(Actor, PhantomData<C>);

impl<C: Command, S: Send + Sync> FromRequestParts<S> for Anonymous<C> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = ClientAddress::of(&parts.extensions);
        Ok(Self(Actor::anonymous(address), PhantomData))
    }
}

/// The session cookie a browser brings along, for whoever replaces it.
#[derive(Debug)]
pub struct SessionSecret(pub Option<Sha256Digest>);

impl<S: Send + Sync> FromRequestParts<S> for SessionSecret {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(cookies::session(&parts.headers)))
    }
}
