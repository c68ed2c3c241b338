//! What has become of a card: told to whoever holds it, which its signature
//! shows, and nothing beyond the card itself.

use super::{keys, public::limited, store};
use axum::extract::State;
use monitor::{Answer, Concerning, Error, Permit, Snapshot, Subject};
use shared::{
    card::{Card, CardStatus, CardStatusQuery, ISSUER_PATH, Jws, from_qr},
    problem::ErrorCode,
};
use web::{Anonymous, AppState, Body};

monitor::commands! { AppState:
    /// Asks what has become of a card.
    pub struct CheckCard(CardStatusQuery) asks status with app => Concerning<CardStatus>;
}

pub(super) async fn check(
    State(app): State<AppState>,
    actor: Anonymous<CheckCard>,
    Body(query): Body<CardStatusQuery>,
) -> Answer<CardStatus> {
    let question = CheckCard(query);
    if let Err(refused) = limited(&app, &actor).await {
        return Err(app.monitor.refuse(&actor, &question, refused).await);
    }
    app.read_concerning(&actor, question).await
}

async fn status(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, CheckCard>,
) -> Result<Concerning<CardStatus>, Error> {
    let CheckCard(query) = permit.command();
    let issuer = format!("{}{ISSUER_PATH}", app.config.origin());
    let card = genuine(snapshot, &query.card, &issuer).await?;
    let now = snapshot.now();
    let found = store::find(snapshot.connection(), &card.rid, &card.number, now).await?;
    let found = found.ok_or(ErrorCode::CardRefused)?;
    snapshot.about(Subject::Requisition(found.requisition));
    let services = snapshot.apart(found.services);
    Ok(Concerning::one(
        found.patient,
        CardStatus { at: now, services },
    ))
}

/// The card, if one of our keys signed it. Whatever else is wrong with it, the
/// answer is the same.
async fn genuine(snapshot: &mut Snapshot<'_>, text: &str, issuer: &str) -> Result<Card, Error> {
    let refused = || Error::from(ErrorCode::CardRefused);
    let jws = from_qr(text).map_err(|_| refused())?;
    let jws = Jws::parse(&jws).map_err(|_| refused())?;
    let key = keys::find(snapshot.connection(), &jws.header.kid).await?;
    let signed = key.is_some_and(|key| key.signed(jws.signing_input.as_bytes(), &jws.signature));
    if !signed {
        return Err(refused());
    }
    let card = Card::parse(&jws.payload).map_err(|_| refused())?;
    if card.issuer != issuer {
        return Err(refused());
    }
    Ok(card)
}
