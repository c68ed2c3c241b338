//! Nobody acts upon a user who holds an administrative right that they lack.

use crate::harness::{Call, TestApp};
use serde_json::json;
use shared::{
    endpoints::{DeleteToken, DeleteUser, DeleteWorkstation, ResetPassword, UpdateUser},
    journal::Subject,
    roles::ShippedRole::{Administrator, FamilyDoctor, HeadOfDepartment, Intern},
};

const REFUSED: (u16, &str) = (403, "target-outranks");

fn profile(app: &TestApp) -> serde_json::Value {
    json!({
        "full_name": "Перейменована",
        "organization_id": app.organization,
        "position": "Посада",
        "licence_number": null,
    })
}

#[tokio::test]
async fn by_editing_resetting_or_deleting_them() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let head = app.head().await;
    let cases = [
        head.ask(UpdateUser)
            .of(administrator.id)
            .json(&profile(&app)),
        head.ask(ResetPassword)
            .of(administrator.id)
            .json(&json!({})),
        head.ask(DeleteUser).of(administrator.id),
    ];
    for call in cases {
        let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
        assert_eq!(why["permission"], "role-management");
        let subject = Some(format!("user {}", administrator.id));
        assert_eq!(app.last_line().await.subject, subject);
    }
    assert!(administrator.is_signed_in().await);
}

#[tokio::test]
async fn by_giving_them_a_role_or_taking_one() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let _second = app.administrator().await;
    let head = app.head().await;
    for role in [FamilyDoctor, Intern, HeadOfDepartment] {
        let call = head.give(administrator.id, app.role(role));
        call.expect_refusal(REFUSED.0, REFUSED.1).await;
    }
    let call = head
        .withdraw(administrator.id, app.role(Administrator))
        .await;
    call.expect_refusal(REFUSED.0, REFUSED.1).await;
}

#[tokio::test]
async fn of_equals_each_may_act_upon_the_other() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.head().await);
    one.ask(UpdateUser)
        .of(two.id)
        .json(&profile(&app))
        .await
        .expect(200);
    one.ask(ResetPassword)
        .of(two.id)
        .json(&json!({}))
        .await
        .expect(200);
    one.ask(DeleteUser).of(two.id).await.expect(200);
}

#[tokio::test]
async fn a_right_that_is_no_administration_does_not_put_anybody_above() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let doctor = app.doctor().await;
    head.ask(UpdateUser)
        .of(doctor.id)
        .json(&profile(&app))
        .await
        .expect(200);
    head.ask(DeleteUser).of(doctor.id).await.expect(200);
}

#[tokio::test]
async fn a_right_that_another_role_hides_puts_them_above_all_the_same() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let held_back = app
        .somebody("held_back", &[Administrator, Intern])
        .hire()
        .await;
    let call = head.ask(UpdateUser).of(held_back.id).json(&profile(&app));
    call.expect_refusal(REFUSED.0, REFUSED.1).await;
    let administrator = app.administrator().await;
    let call = administrator
        .ask(UpdateUser)
        .of(held_back.id)
        .json(&profile(&app));
    call.await.expect(200);
}

#[tokio::test]
async fn whom_it_would_have_concerned_the_journal_names() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let token = administrator.token_id;
    let station = administrator.station.id;
    let acts: [(&str, &dyn Fn() -> Call); 2] = [
        ("delete_token", &|| tokens.ask(DeleteToken).of(token)),
        ("delete_workstation", &|| {
            tokens.ask(DeleteWorkstation).of(station)
        }),
    ];
    for (operation, call) in acts {
        // Beyond the first ones they are counted, and told by what they concern.
        for _ in 0..12 {
            call().await.expect_problem(REFUSED.0, REFUSED.1);
        }
        app.state.monitor.flush().await.unwrap();
        let line = app.last_line().await;
        assert_eq!((&*line.operation, line.count), (operation, 2));
        let concerned = Subject::User(administrator.id);
        assert!(line.notes.also.contains(&concerned), "{operation}");
    }
}

#[tokio::test]
async fn the_heads_of_two_kinds_are_above_each_other() {
    let app = TestApp::new().await;
    let users = app.with_states("+ _ _ _ _").await;
    let both = app.with_states("+ _ + _ _").await;
    let tokens = app.with_states("+ + _ _ _").await;
    for (actor, target) in [(&both, &tokens), (&tokens, &both), (&users, &both)] {
        let call = actor.ask(DeleteUser).of(target.id);
        call.expect_refusal(REFUSED.0, REFUSED.1).await;
    }
    let call = both.ask(DeleteUser).of(users.id);
    call.await.expect(200);
}
