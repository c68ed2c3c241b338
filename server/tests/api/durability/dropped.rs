//! Requests whose client has gone: finished or undone, never left half-way.

use super::{nothing_is_half_done, waits};
use crate::harness::TestApp;
use access::organizations::CreateOrganization;
use monitor::{Actor, Effect, Error, Permit, Tx};
use serde_json::json;
use shared::{endpoints, organizations::OrganizationForm};
use std::sync::Mutex;
use tokio::sync::oneshot;
use web::AppState;

/// Who begins what is asked of them, says so and never ends it.
struct Half {
    state: AppState,
    reached: Mutex<Option<oneshot::Sender<()>>>,
}

impl Half {
    fn new(app: &TestApp, reached: oneshot::Sender<()>) -> Self {
        Self {
            state: app.state.clone(),
            reached: Mutex::new(Some(reached)),
        }
    }
}

impl Effect<Half> for CreateOrganization {
    type Done = ();

    async fn carry_out(by: &Half, tx: &mut Tx<'_>, permit: Permit<'_, Self>) -> Result<(), Error> {
        <Self as Effect<AppState>>::carry_out(&by.state, tx, permit).await?;
        let reached = by.reached.lock().unwrap().take();
        reached.unwrap().send(()).unwrap();
        std::future::pending().await
    }
}

fn form(name: &str) -> OrganizationForm {
    serde_json::from_value(json!({"name": name})).unwrap()
}

#[tokio::test]
async fn an_effect_dropped_in_the_middle_is_undone() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let before = app.contents().await;
    let (reached, middle) = oneshot::channel();
    let half = Half::new(&app, reached);
    let command = CreateOrganization(form("Половина"));
    let endless = app.state.monitor.run(&half, &Actor::Operator, command);
    tokio::select! {
        _ = endless => unreachable!("it never ends by itself"),
        reached = middle => reached.unwrap(),
    }
    // The next one neither commits the half nor trips over it.
    let call = head
        .ask(endpoints::CreateOrganization)
        .json(&json!({"name": "Ціле"}));
    let made = call.await.expect(201);
    assert_eq!(made["members"], 0);
    let after = app.contents().await;
    let added: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert_eq!(added.len(), 1);
    assert!(added[0].contains("Ціле"));
    nothing_is_half_done(&app).await;
}

#[tokio::test]
async fn those_in_the_same_batch_as_a_dropped_effect_are_told_the_truth() {
    let app = TestApp::new().await;
    let head = app.head().await;
    assert!(head.is_signed_in().await);
    let held = app.hold_writer().await;
    let first = waits(&head, "Перша").await;
    let (reached, middle) = oneshot::channel();
    let app_too = app.clone();
    let dropped = tokio::spawn(async move {
        let half = Half::new(&app_too, reached);
        let command = CreateOrganization(form("Половина"));
        let monitor = &app_too.state.monitor;
        let endless = monitor.run(&half, &Actor::Operator, command);
        endless.await.unwrap();
    });
    held.let_go();
    middle.await.unwrap();
    dropped.abort();
    held.release().await;
    let reply = first.await.unwrap();
    let found = "select count(*) from access_organization where name = 'Перша'";
    match reply.status {
        201 => assert_eq!(app.count(found).await, 1),
        _ => {
            reply.expect_problem(503, "unavailable");
            assert_eq!(app.count(found).await, 0);
        }
    }
    head.ask(endpoints::CreateOrganization)
        .json(&json!({"name": "Друга"}))
        .await
        .expect(201);
    nothing_is_half_done(&app).await;
}

#[tokio::test]
async fn a_request_whose_client_hangs_up_is_finished() {
    let app = TestApp::new().await;
    let head = app.head().await;
    assert!(head.is_signed_in().await);
    let held = app.hold_writer().await;
    let request = tokio::spawn(
        head.ask(endpoints::CreateOrganization)
            .json(&json!({"name": "Нова"}))
            .into_future(),
    );
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    held.release().await;
    // What was begun goes on: the next one in the queue comes after it.
    let call = head
        .ask(endpoints::CreateOrganization)
        .json(&json!({"name": "Нова"}));
    let taken = call.await;
    taken.expect_problem(409, "organization-name-taken");
    nothing_is_half_done(&app).await;
}
