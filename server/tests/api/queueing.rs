//! Whoever asks for much at once waits for their own answers, and nobody else for theirs.

use crate::harness::{Staff, TestApp, Waiting};
use authenticator::workstations::ListWorkstations;
use ground::crypto::digest::Sha256Digest;
use monitor::Possession;
use shared::endpoints;
use std::pin::pin;
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
    time,
};

/// So many may read at once in one user's name.
const EACH: usize = 3;

/// Reads in somebody's name, under way until they are let go.
async fn reads(staff: &Staff, count: usize) -> (JoinSet<()>, watch::Sender<bool>) {
    let secret = Sha256Digest::of(&staff.session.as_ref().unwrap().secret);
    let (release, released) = watch::channel(false);
    let (begun, mut beginnings) = mpsc::channel(count);
    let mut under_way = JoinSet::new();
    for _ in 0..count {
        let app = staff.app.clone();
        let waiting = Waiting {
            begun: begun.clone(),
            released: released.clone(),
        };
        under_way.spawn(async move {
            let monitor = &app.state.monitor;
            let address = [192, 0, 2, 1].into();
            let actor = monitor.recognize(address, secret, &Possession::Shown);
            let actor = actor.await.unwrap();
            let reading = monitor.read(&waiting, &actor, ListWorkstations);
            reading.await.unwrap();
        });
    }
    for _ in 0..count {
        beginnings.recv().await.unwrap();
    }
    (under_way, release)
}

#[tokio::test]
async fn the_fourth_read_of_one_user_waits_and_another_users_does_not() {
    let app = TestApp::new().await;
    let (much, other) = (app.administrator().await, app.administrator().await);
    let (mut under_way, release) = reads(&much, EACH).await;
    let mut fourth = pin!(much.ask(endpoints::ListWorkstations).into_future());
    let others = async {
        for _ in 0..10 {
            other.ask(endpoints::ListWorkstations).await.expect(200);
        }
    };
    tokio::select! {
        biased;
        _ = &mut fourth => panic!("it did not wait"),
        () = others => {}
    }
    release.send_replace(true);
    fourth.await.expect(200);
    while let Some(done) = under_way.join_next().await {
        done.unwrap();
    }
}

#[tokio::test]
async fn whose_turn_does_not_come_is_told_and_journalled() {
    let app = TestApp::in_file().await;
    let much = app.administrator().await;
    let (mut under_way, release) = reads(&much, EACH).await;
    // No time is waited for; where a server answered over a socket, it would pass while it is waited for.
    time::pause();
    let late = much.ask(endpoints::ListWorkstations).await;
    time::resume();
    late.expect_problem(503, "busy");
    assert_eq!(app.last_record().await, "list_workstations refused busy");
    release.send_replace(true);
    while let Some(done) = under_way.join_next().await {
        done.unwrap();
    }
    much.ask(endpoints::ListWorkstations).await.expect(200);
}
