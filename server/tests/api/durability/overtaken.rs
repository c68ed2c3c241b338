//! Effects that the database asks to repeat, since another transaction came in between.

use super::{nothing_is_half_done, waits};
use crate::harness::{TestApp, connect, say};
use access::organizations::CreateOrganization;
use monitor::{Actor, Effect, Error, Permit, Tx, engine::DriverError};
use serde_json::json;
use shared::{journal::Mark, organizations::Organization, problem::ErrorCode};
use std::sync::atomic::{AtomicU32, Ordering};
use web::AppState;

/// Who does what is asked of them, but the first times is told to repeat it.
struct Overtaken {
    state: AppState,
    times: u32,
    by: By,
    attempts: AtomicU32,
}

/// What comes in between.
#[derive(Clone, Copy)]
enum By {
    /// A transaction that wrote what this one had read.
    Another,
    /// A record of this id.
    Record,
    /// A reference to nothing.
    Reference,
}

impl Overtaken {
    fn new(app: &TestApp, times: u32, by: By) -> Self {
        Self {
            state: app.state.clone(),
            times,
            by,
            attempts: AtomicU32::new(0),
        }
    }

    async fn creates(&self, name: &str) -> Result<(), Error> {
        let form = serde_json::from_value(json!({"name": name})).unwrap();
        let command = CreateOrganization(form);
        let monitor = &self.state.monitor;
        monitor.run(self, &Actor::Operator, command).await.map(drop)
    }
}

impl Effect<Overtaken> for CreateOrganization {
    type Done = Organization;

    async fn carry_out(
        by: &Overtaken,
        tx: &mut Tx<'_>,
        permit: Permit<'_, Self>,
    ) -> Result<Organization, Error> {
        let made = <Self as Effect<AppState>>::carry_out(&by.state, tx, permit).await?;
        tx.note().mark(Mark::Alone);
        if by.attempts.fetch_add(1, Ordering::SeqCst) < by.times {
            let broken = match by.by {
                By::Another => return Err(overtaken().await.into()),
                By::Record => "insert into access_organization select * from access_organization",
                By::Reference => {
                    "insert into access_assignment (assignment_id, user_id, role_id, given_at) \
                    values ('a', 'nobody', 'nothing', 0)"
                }
            };
            say(tx.connection(), broken).await?;
            unreachable!("{broken}");
        }
        Ok(made)
    }
}

/// What the engine says to whoever read before another wrote.
pub(super) async fn overtaken() -> DriverError {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("two.db");
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let (mut one, mut other) = (connect(&address).await, connect(&address).await);
    let made = "pragma journal_mode = wal; create table t (x)";
    say(&mut one, made).await.unwrap();
    let read = "begin; select * from t";
    say(&mut other, read).await.unwrap();
    let write = "insert into t values (1)";
    say(&mut one, write).await.unwrap();
    say(&mut other, write).await.unwrap_err()
}

async fn made(app: &TestApp, name: &'static str) -> usize {
    let names: Vec<String> = app.select("select name from access_organization").await;
    names.into_iter().filter(|made| made == name).count()
}

#[tokio::test]
async fn is_done_from_the_beginning_and_stands_there_once() {
    for by in [By::Another, By::Record, By::Reference] {
        let app = TestApp::new().await;
        let before = app.records("create_organization").await.len();
        let overtaken = Overtaken::new(&app, 1, by);
        overtaken.creates("Удруге").await.unwrap();
        assert_eq!(overtaken.attempts.load(Ordering::SeqCst), 2);
        assert_eq!(made(&app, "Удруге").await, 1);
        let records = app.records("create_organization").await;
        assert_eq!(records.len(), before + 1);
        let line = app.last_line().await;
        assert_eq!(line.operation, "create_organization");
        assert_eq!(line.outcome, "done");
        assert_eq!(line.notes.marks, [Mark::Alone]);
        nothing_is_half_done(&app).await;
    }
}

#[tokio::test]
async fn those_in_the_same_batch_begin_anew_as_well() {
    let app = TestApp::new().await;
    let head = app.head().await;
    assert!(head.is_signed_in().await);
    let held = app.hold_writer().await;
    let first = waits(&head, "Перша").await;
    let app_too = app.clone();
    let second = tokio::spawn(async move {
        Overtaken::new(&app_too, 1, By::Another)
            .creates("Друга")
            .await
    });
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    held.let_go();
    second.await.unwrap().unwrap();
    held.release().await;
    first.await.unwrap().expect(201);
    assert_eq!(
        [made(&app, "Перша").await, made(&app, "Друга").await],
        [1, 1]
    );
    nothing_is_half_done(&app).await;
}

#[tokio::test]
async fn whoever_breaks_a_constraint_begins_anew_alone() {
    let app = TestApp::new().await;
    let held = app.hold_writer().await;
    let [neighbour, broken] = [(0, "Перша"), (1, "Друга")].map(|(times, name)| {
        let app = app.clone();
        tokio::spawn(async move {
            let overtaken = Overtaken::new(&app, times, By::Record);
            overtaken.creates(name).await.unwrap();
            overtaken.attempts.into_inner()
        })
    });
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    held.release().await;
    assert_eq!(neighbour.await.unwrap(), 1);
    assert_eq!(broken.await.unwrap(), 2);
    nothing_is_half_done(&app).await;
}

#[tokio::test]
async fn what_happens_by_itself_begins_anew_with_its_neighbour() {
    let app = TestApp::new().await;
    app.write("update monitor_folding set version = 0").await;
    let held = app.hold_writer().await;
    let of_itself = [true, false].map(|folds| {
        let app = app.clone();
        tokio::spawn(async move {
            let monitor = &app.state.monitor;
            if folds {
                monitor.refold().await
            } else {
                monitor.flush().await
            }
        })
    });
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    let overtaken = Overtaken::new(&app, 1, By::Another);
    let (made, ()) = tokio::join!(overtaken.creates("Удруге"), held.release());
    made.unwrap();
    for done in of_itself {
        done.await.unwrap().unwrap();
    }
    let folded = app
        .value::<i64>("select version from monitor_folding")
        .await;
    assert_ne!(folded, 0);
}

#[tokio::test]
async fn in_the_end_it_is_too_busy() {
    let app = TestApp::new().await;
    let before = app.contents().await;
    let overtaken = Overtaken::new(&app, u32::MAX, By::Another);
    let refused = overtaken.creates("Ніколи").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Busy);
    assert_eq!(overtaken.attempts.load(Ordering::SeqCst), 4);
    assert_eq!(app.contents().await, before);
    assert_eq!(app.last_record().await, "create_organization failed busy");
}
