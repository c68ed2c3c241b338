//! A request of a session that is known reads no disk: it is answered while
//! every connection to the database is taken.

use crate::harness::TestApp;
use shared::{
    endpoints::{
        CheckSessionToken, GetFacility, GetHealth, GetKeys, GetReadiness, ListOrganizations,
    },
    permissions::Permission,
    roles::ShippedRole::HeadOfDepartment,
    sessions::Session,
};

#[tokio::test]
async fn the_session_check_and_the_permission_decision_read_no_disk() {
    let app = TestApp::new().await;
    let head = app.head().await;
    app.hears_of_others().await;
    head.ask(CheckSessionToken).await.expect(200);
    let stranger = app.ask(CheckSessionToken).cookie("unknown");

    let held = app.hold_database().await;
    let cold = tokio::spawn(stranger.into_future());
    for _ in 0..3 {
        let reply = head.ask(CheckSessionToken).await;
        let session: Session = reply.read_as();
        assert!(session.may(Permission::UserManagement));
        assert!(!session.may(Permission::TokenManagement));
        assert_eq!(session.roles[0].shipped, Some(HeadOfDepartment));
        app.wait_minutes(5);
        app.hears_of_others().await;
    }
    // The decision of a request that does need data comes before the data:
    // this one is decided and now waits for a connection, like the cold one.
    let decided = tokio::spawn(head.ask(ListOrganizations).into_future());
    head.ask(CheckSessionToken).await.expect(200);
    assert!(!cold.is_finished() && !decided.is_finished());

    held.release().await;
    cold.await.unwrap().expect_problem(401, "session-ended");
    decided.await.unwrap().expect(200);
}

#[tokio::test]
async fn what_needs_no_session_and_no_data_reads_no_disk_either() {
    let app = TestApp::new().await;
    let held = app.hold_database().await;
    app.ask(GetFacility).await.expect(200);
    app.nonce().await;
    app.ask(GetKeys).await.expect(200);
    assert_eq!(app.ask(GetHealth).await.text(), "ok");
    held.release().await;
    assert_eq!(app.ask(GetReadiness).await.text(), "ready");
}
