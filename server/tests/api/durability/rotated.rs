//! A key takes over, and whoever shared its transaction is overtaken once its file is there: a
//! server has signed by it before all of it is done again.

use super::overtaken::overtaken;
use crate::harness::{TestApp, say};
use access::organizations::CreateOrganization;
use authenticator::staff_key;
use monitor::{Actor, Effect, Error, Permit, Tx};
use referrals::cards::keys;
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::yield_now;
use web::AppState;

/// Who is overtaken the first time, and the second writes down what was signed meanwhile.
struct Meanwhile {
    state: AppState,
    signed: Box<dyn Fn(&AppState) -> String + Send + Sync>,
    was_overtaken: AtomicBool,
}

impl Effect<Meanwhile> for CreateOrganization {
    type Done = ();

    async fn carry_out(by: &Meanwhile, tx: &mut Tx<'_>, _: Permit<'_, Self>) -> Result<(), Error> {
        if !by.was_overtaken.swap(true, Ordering::SeqCst) {
            return Err(overtaken().await.into());
        }
        say(tx.connection(), &(by.signed)(&by.state)).await?;
        Ok(())
    }
}

/// Lets another key take over; what is `signed` is written in between. Gives its name.
async fn rotated(
    app: &TestApp,
    rotate: impl Future<Output = String> + Send + 'static,
    signed: impl Fn(&AppState) -> String + Send + Sync + 'static,
) -> String {
    let held = app.hold_writer().await;
    let rotating = tokio::spawn(rotate);
    for _ in 0..100 {
        yield_now().await;
    }
    let by = Meanwhile {
        state: app.state.clone(),
        signed: Box::new(signed),
        was_overtaken: AtomicBool::default(),
    };
    let form = serde_json::from_value(json!({"name": "Удруге"})).unwrap();
    let monitor = &app.state.monitor;
    let creating = monitor.run(&by, &Actor::Operator, CreateOrganization(form));
    let (created, ()) = tokio::join!(creating, held.release());
    created.unwrap();
    rotating.await.unwrap()
}

#[tokio::test]
async fn what_the_new_staff_key_signed_lasts() {
    let app = TestApp::new().await;
    let [nurse, doctor] = [app.nurse().await, app.doctor().await];
    let state = app.state.clone();
    let rotate = async move {
        let (monitor, keys) = (&state.monitor, &state.keys);
        staff_key::rotate(monitor, keys, true).await.unwrap()
    };
    let token = nurse.token_id;
    let kid = rotated(&app, rotate, move |state| {
        let kid = state.keys.now().current().public().thumbprint().to_string();
        format!("update authenticator_token set kid = '{kid}' where token_id = '{token}'")
    })
    .await;
    let [lasts, ended] = [&nurse, &doctor].map(|staff| {
        let id = &staff.token_id;
        format!("select deleted_at is null from authenticator_token where token_id = '{id}'")
    });
    assert!(app.value::<bool>(&lasts).await);
    assert!(!app.value::<bool>(&ended).await);
    let ended = &doctor.token_id;
    assert_eq!(
        app.last_record().await,
        format!("rotate_staff_key done key {kid} token {ended} compromised")
    );
}

#[tokio::test]
async fn the_new_card_key_goes_on_signing() {
    for known_to_others in [false, true] {
        let app = TestApp::new().await;
        let state = app.state.clone();
        let rotate = async move {
            let (monitor, cards) = (&state.monitor, &state.cards);
            keys::rotate(monitor, cards, known_to_others).await.unwrap()
        };
        let kid = rotated(&app, rotate, |state| {
            let key = state.cards.current().unwrap();
            let (kid, jwk) = (key.public().thumbprint(), json!(key.public().jwk()));
            format!(
                "insert into referrals_card_key (kid, jwk, created_at) \
                 values ('{}', '{jwk}', 0)",
                kid.as_str()
            )
        })
        .await;
        let signs = format!(
            "select retired_at is null and withdrawn_at is null from referrals_card_key \
             where kid = '{kid}'"
        );
        assert!(app.value::<bool>(&signs).await);
        let others = "select count(*) from referrals_card_key \
            where retired_at is not null and (withdrawn_at is null) = ";
        let others = format!("{others}{}", !known_to_others);
        assert_eq!(app.count(&others).await, 1);
    }
}
