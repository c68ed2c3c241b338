//! Who asks: the extractor every handler starts with.

use super::layers::ClientAddress;
use crate::{
    crypto::digest::Sha256Digest,
    error::Error,
    monitor::{Actor, Command},
    state::AppState,
};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use std::{convert::Infallible, marker::PhantomData, ops::Deref};

/// The session cookie. The prefix makes browsers insist on `Secure`, `Path=/`
/// and no `Domain` (RFC 6265bis §4.1.3.2).
pub const SESSION_COOKIE: &str = "__Host-session";

impl FromRequestParts<AppState> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Error> {
        let address = ClientAddress::of(&parts.extensions);
        let secret = session_secret(parts);
        app.monitor.recognize(address, secret).await
    }
}

/// Whoever has the page open that asks by itself: no sign that somebody is at
/// work.
#[derive(Debug)]
pub struct Onlooker(pub Actor);

impl FromRequestParts<AppState> for Onlooker {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Error> {
        let address = ClientAddress::of(&parts.extensions);
        let secret = session_secret(parts);
        app.monitor.glance(address, secret).await.map(Self)
    }
}

/// Whoever asks, admitted for the command `C`: before the body or the query is
/// looked at, so that whoever lacks the right learns of that and no more.
#[derive(Debug)]
pub struct By<C>(Actor, PhantomData<C>);

impl<C> Deref for By<C> {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.0
    }
}

impl<C: Command> FromRequestParts<AppState> for By<C> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Error> {
        let actor = Actor::from_request_parts(parts, app).await?;
        app.monitor.admit_kind::<C>(&actor).await?;
        Ok(Self(actor, PhantomData))
    }
}

/// The digest of the session cookie's value, if there is just one.
fn session_secret(parts: &Parts) -> Option<Sha256Digest> {
    let cookies = parts.headers.get_all(header::COOKIE).into_iter();
    let mut secrets = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(|(name, _)| *name == SESSION_COOKIE)
        .map(|(_, secret)| secret);
    match (secrets.next(), secrets.next()) {
        (Some(secret), None) => Some(Sha256Digest::of(secret)),
        _ => None,
    }
}

/// Whoever asks, whatever cookie they bring: for what needs no session.
#[derive(Debug)]
pub struct Stranger(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Stranger {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let address = ClientAddress::of(&parts.extensions);
        Ok(Self(Actor::stranger(address)))
    }
}

/// The session cookie a browser brings along, for whoever replaces it.
#[derive(Debug)]
pub struct SessionSecret(pub Option<Sha256Digest>);

impl<S: Send + Sync> FromRequestParts<S> for SessionSecret {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(session_secret(parts)))
    }
}
