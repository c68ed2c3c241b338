//! What happens while an attempt is looked at: its session does not open on
//! grounds that are gone.

use crate::harness::{Call, Overheard, Staff, TestApp};
use authenticator::credentials::ResetPassword;
use ground::crypto::password::Given;
use shared::{
    endpoints::{DeleteToken, DeleteUser, DeleteWorkstation},
    roles::ShippedRole::Nurse,
};
use tokio::task::{JoinHandle, yield_now};

const AUTHENTICATE: &str = "user → authenticator authenticate";

/// How the first asks that something of the second be deleted.
type Deletion = fn(&Staff, &Staff) -> Call;

/// Signs in while nobody can write, and waits until everything is checked and
/// only the session is left to open.
async fn all_but_opened(nurse: &Staff) -> JoinHandle<crate::harness::Reply> {
    let overheard = Overheard::listen();
    let attempt = nurse.attempt();
    let reply = tokio::spawn(async move { attempt.send().await });
    let mut asked = 0;
    // Asked once to look at what is on record, and once more to open.
    while asked < 2 {
        yield_now().await;
        let heard = overheard.take();
        let new = heard.iter().filter(|event| *event == AUTHENTICATE);
        asked += new.count();
    }
    reply
}

async fn is_refused(app: &TestApp, reply: JoinHandle<crate::harness::Reply>, truth: &str) {
    reply.await.unwrap().expect_problem(401, "sign-in-refused");
    assert_eq!(
        app.last_record().await,
        format!("authenticate refused {truth}")
    );
}

#[tokio::test]
async fn a_password_reset_meanwhile() {
    let app = TestApp::in_file().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let digest = app
        .state
        .passwords
        .digest(None, "a password from above")
        .await
        .unwrap();
    let command = ResetPassword {
        user: nurse.id,
        change_required: true,
        given: Given::password(digest),
        code: None,
    };
    let held = app.hold_writer().await;
    let app_too = app.clone();
    let reset = tokio::spawn(async move {
        app_too.state.operate(command).await.unwrap();
    });
    yield_now().await;
    let reply = all_but_opened(&nurse).await;
    held.let_go();
    is_refused(&app, reply, "password-changed-meanwhile").await;
    reset.await.unwrap();
    held.release().await;
}

#[tokio::test]
async fn a_token_a_workstation_or_a_user_gone_meanwhile() {
    let cases: [(Deletion, &str); 3] = [
        (
            |by, nurse| by.ask(DeleteToken).of(nurse.token_id),
            "workstation-or-token-gone-meanwhile",
        ),
        (
            |by, nurse| by.ask(DeleteWorkstation).of(nurse.station.id),
            "workstation-or-token-gone-meanwhile",
        ),
        (
            |by, nurse| by.ask(DeleteUser).of(nurse.id),
            "password-changed-meanwhile",
        ),
    ];
    for (deletion, truth) in cases {
        let app = TestApp::in_file().await;
        let administrator = app.administrator().await;
        let station = app.new_station("Пост 3").await;
        let nurse = app.somebody("nurse", &[Nurse]).at(&station).hire().await;
        assert!(administrator.is_signed_in().await);
        let held = app.hold_writer().await;
        let gone = deletion(&administrator, &nurse);
        let gone = tokio::spawn(gone.into_future());
        for _ in 0..100 {
            yield_now().await;
        }
        let reply = all_but_opened(&nurse).await;
        held.let_go();
        is_refused(&app, reply, truth).await;
        gone.await.unwrap().expect(200);
        held.release().await;
        assert_eq!(
            app.count("select count(*) from authenticator_session")
                .await,
            1
        );
    }
}
