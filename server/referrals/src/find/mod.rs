//! Finding referrals by a number somebody said or typed.

mod store;

use crate::number;
use axum::{Router, extract::State};
use monitor::{Answer, Concerning, Error, Permit, Snapshot, Subject};
use shared::{
    card::is_card,
    fields::Rule,
    referrals::{Found, Number, NumberQuery, compact},
};
use web::{AppState, Body, By, Serve};

/// The route of finding.
pub fn routes() -> Router<AppState> {
    Router::new().serve(find)
}

monitor::commands! { AppState:
    /// Looks a number up.
    pub struct FindReferrals(NumberQuery) asks look_up => Concerning<Found>;
}

async fn find(
    State(app): State<AppState>,
    actor: By<FindReferrals>,
    Body(query): Body<NumberQuery>,
) -> Answer<Found> {
    if let Err(error) = app.load.search(&actor, &app.monitor).await {
        return Err(app
            .monitor
            .refuse_kind::<FindReferrals>(&actor, error)
            .await);
    }
    app.read_concerning(&actor, FindReferrals(query)).await
}

/// What is known under the number, ours or the national system's. With a typing
/// error, the numbers on record that were perhaps meant: never their referrals.
async fn look_up(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, FindReferrals>,
) -> Result<Concerning<Found>, Error> {
    let FindReferrals(NumberQuery { number }) = permit.command();
    let typed = number::on_card(number).map_or_else(|| number.clone(), String::from);
    let checked = Number::try_from(typed.clone());
    if is_card(&typed) || checked == Err(Rule::NumberInvalid) {
        return Err(Error::field("number", Rule::NumberInvalid));
    }
    let symbols = compact(&typed).unwrap_or_default();
    let (number, found, patients) = store::by_number(snapshot, &symbols).await?;
    for found in &found.whole {
        snapshot.note().also(Subject::Referral(found.id));
    }
    let repairs = match (&number, &checked) {
        (None, Err(_)) => store::on_record(snapshot, Number::repairs(&typed)).await?,
        _ => Vec::new(),
    };
    let found = Found {
        number: number.or(checked.ok()),
        referrals: found.whole,
        damaged: found.damaged,
        repairs,
    };
    Ok(Concerning::each(patients, found))
}
