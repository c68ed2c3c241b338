//! The public keys of cards.

mod store;

use super::public::{limited, public};
use axum::extract::State;
use ground::crypto::{
    card_key::CardKey,
    es256::SigningKey,
    jwk::PublicKey,
    key_file::{KeyFileError, NextKey},
};
use monitor::{Actor, Error, Monitor, Permit, Snapshot, Subject, Tx};
use shared::card::JwkSet;
use web::{Anonymous, AppState, Replied};

pub(super) use store::{find, register};

monitor::commands! { AppState:
    /// Asks for the public keys of cards.
    pub struct GetCardKeys asks key_set => JwkSet, CONCERNS_PATIENTS = false;
}

monitor::commands! { NextKey<'_>:
    /// Lets another key sign from now on.
    pub struct RotateCardKey { old: PublicKey, key: PublicKey, known_to_others: bool }
        of internal::RotateCardKey does take_over with next => (),
        CONCERNS_PATIENTS = false, TOUCHES_SESSIONS = false;
}

/// A key set that any page may read (RFC 7517 §5).
pub(super) async fn published(
    State(app): State<AppState>,
    actor: Anonymous<GetCardKeys>,
) -> Replied<JwkSet> {
    if let Err(refused) = limited(&app, &actor).await {
        return Err(app.monitor.refuse(&actor, &GetCardKeys, refused).await);
    }
    let set = app.read(&actor, GetCardKeys).await?;
    Ok(public(set, app.monitor.now()))
}

async fn key_set(snapshot: &mut Snapshot<'_>, _: Permit<'_, GetCardKeys>) -> Result<JwkSet, Error> {
    let mut keys = Vec::new();
    let known = store::all(snapshot.connection()).await?;
    for (kid, mut jwk) in snapshot.apart(known) {
        // The reader learns from it whether its revocation list is old.
        let changes = super::store::changes(snapshot.connection(), &kid).await?;
        jwk["crlVersion"] = changes.into();
        keys.push(jwk);
    }
    Ok(JwkSet { keys })
}

/// Why no other key took over.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// Its file.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// Its record.
    #[error("{0:?}")]
    Refused(#[from] Error),
}

async fn take_over(
    next: &NextKey<'_>,
    tx: &mut Tx<'_>,
    permit: Permit<'_, RotateCardKey>,
) -> Result<(), Error> {
    let RotateCardKey {
        old,
        key,
        known_to_others,
    } = permit.command();
    // Also one that has signed nothing yet must never come back.
    register(tx, old).await?;
    store::retire_before(tx, [old, key], *known_to_others).await?;
    register(tx, key).await?;
    let name = key.thumbprint().as_str().parse();
    tx.note()
        .also(Subject::Key(name.map_err(|_| Error::Corrupt)?));
    // Last of all, and undone if nothing is written down.
    Ok(next.install()?)
}

/// Makes a new key and lets it sign from now on, also in a server that runs:
/// its public half is published first, and the old ones' stay unless they are
/// `known_to_others`. Gives its name.
///
/// # Errors
/// The file or the database cannot be written, or another key is taking over; the old key
/// goes on signing.
pub async fn rotate(
    monitor: &Monitor,
    keys: &CardKey,
    known_to_others: bool,
) -> Result<String, RotateError> {
    // The first time there is none.
    keys.current()?;
    let next = keys.next()?;
    let old = keys.current()?.public().clone();
    let public = next.key.public().clone();
    let kid = public.thumbprint().to_string();
    let command = RotateCardKey {
        old,
        key: public,
        known_to_others,
    };
    match monitor.run(&next, &Actor::Operator, command).await {
        Ok(_) => Ok(kid),
        Err(error) => {
            next.undo()?;
            Err(error.into())
        }
    }
}

/// Puts the public half of the key that signs on record.
///
/// # Errors
/// Another has taken over since its file was read: the next attempt reads that anew.
pub(super) async fn known(tx: &mut Tx<'_>, key: &SigningKey) -> Result<(), Error> {
    // One writer (ADR 23): no other key takes over before this one has signed.
    register(tx, key.public()).await?;
    if store::is_retired(tx, key.public()).await? {
        return Err(Error::Overtaken);
    }
    Ok(())
}
