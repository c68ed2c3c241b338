//! Assignments: `/api/assignments` and `/api/holders`.

use crate::harness::{TestApp, column, id};
use serde_json::json;
use shared::{
    endpoints::{CheckSessionToken, CreateAssignment, DeleteAssignment, DeleteUser, GetHolder},
    journal::Mark,
    roles::ShippedRole::{FamilyDoctor, HeadOfDepartment, Intern, Nurse},
};

#[tokio::test]
async fn roles_are_given_shown_and_withdrawn() {
    let app = TestApp::new().await;
    let head = app
        .somebody("head", &[HeadOfDepartment])
        .named("Савченко Лариса");
    let head = head.hire().await.signed_in().await;
    let somebody = app.somebody("somebody", &[]).hire().await;
    let given = head
        .give(somebody.id, app.role(FamilyDoctor))
        .await
        .expect(201);
    assert_eq!(given["role"]["shipped"], "family-doctor");
    assert_eq!(given["given_by"], "Савченко Лариса");
    assert_eq!(given["since"], app.now().as_millisecond());
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("user {}", somebody.id)));
    let role = app.role(FamilyDoctor);
    assert_eq!(line.notes.marks, [Mark::RoleGiven { role }]);
    app.wait_seconds(1);
    head.give(somebody.id, app.role(HeadOfDepartment))
        .await
        .expect(201);

    let holder = head.ask(GetHolder).of(somebody.id).await.expect(200);
    assert_eq!(holder["person"]["login"], "somebody");
    let roles = column(&holder["assignments"], "/role/shipped");
    assert_eq!(roles, ["family-doctor", "head-of-department"]);
    let outcomes = column(&holder["permissions"], "/outcome");
    assert_eq!(
        outcomes,
        [
            "allowed",
            "forbidden",
            "forbidden",
            "allowed",
            "allowed",
            "nothing-allows",
            "nothing-allows",
        ]
    );

    head.ask(DeleteAssignment).of(id(&given)).await.expect(200);
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("user {}", somebody.id)));
    let call = head.ask(DeleteAssignment).of(id(&given));
    call.expect_refusal(404, "not-found").await;
    let holder = head.ask(GetHolder).of(somebody.id).await.expect(200);
    assert_eq!(holder["assignments"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn any_minus_forbids_whatever_the_order() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    for roles in [[FamilyDoctor, Intern], [Intern, FamilyDoctor]] {
        let somebody = app.with_roles(&roles).await;
        let session = somebody.ask(CheckSessionToken).await.expect(200);
        let outcomes = column(&session["permissions"], "/outcome");
        assert_eq!(
            outcomes,
            [
                "forbidden",
                "forbidden",
                "forbidden",
                "forbidden",
                "allowed",
                "nothing-allows",
                "nothing-allows"
            ]
        );
        let call = administrator.ask(DeleteUser).of(somebody.id);
        call.await.expect(200);
    }
}

#[tokio::test]
async fn a_role_is_given_once() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let nurse = app.nurse().await;
    let call = head.give(nurse.id, app.role(Nurse));
    call.expect_refusal(409, "assignment-exists").await;
}

#[tokio::test]
async fn of_two_simultaneous_assignments_one_is_made() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.administrator().await);
    let somebody = app.somebody("somebody", &[]).hire().await;
    let first = one.give(somebody.id, app.role(Nurse)).into_future();
    let second = two.give(somebody.id, app.role(Nurse)).into_future();
    let (first, second) = tokio::join!(first, second);
    let (made, refused) = if first.status == 201 {
        (first, second)
    } else {
        (second, first)
    };
    made.expect(201);
    refused.expect_problem(409, "assignment-exists");
    assert_eq!(app.value::<i64>("select count(*) from access_assignment where user_id = (select user_id from access_user where login = 'somebody')").await, 1);
}

#[tokio::test]
async fn users_and_roles_that_do_not_exist() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let nobody = uuid::Uuid::nil();
    for form in [
        json!({"user_id": nobody, "role_id": app.role(Nurse)}),
        json!({"user_id": head.id, "role_id": nobody}),
    ] {
        let call = head.ask(CreateAssignment).json(&form);
        call.expect_refusal(404, "not-found").await;
    }
    head.ask(GetHolder)
        .of(nobody)
        .await
        .expect_problem(404, "not-found");
    head.ask(DeleteAssignment)
        .of(nobody)
        .await
        .expect_problem(404, "not-found");
    head.ask(DeleteAssignment)
        .of("none")
        .await
        .expect_problem(404, "not-found");
}

#[tokio::test]
async fn the_form_has_rules() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let role = app.role(Nurse);
    let cases = [
        (json!({"user_id": head.id}), "role_id", "required"),
        (json!({"role_id": role}), "user_id", "required"),
        (
            json!({"user_id": "me", "role_id": role}),
            "user_id",
            "invalid",
        ),
        (
            json!({"user_id": head.id, "role_id": null}),
            "role_id",
            "invalid",
        ),
        (
            json!({"user_id": head.id, "role_id": role, "until": 1}),
            "until",
            "unknown",
        ),
    ];
    let reply = head.ask(CreateAssignment).json(&json!({})).await;
    reply.expect_missing(&["user_id", "role_id"]);
    for (form, field, rule) in cases {
        head.ask(CreateAssignment)
            .json(&form)
            .await
            .expect_fault(field, rule);
    }
}

#[tokio::test]
async fn only_role_assignment_gives_and_withdraws() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    for staff in [
        app.doctor().await,
        app.intern().await,
        app.with_states("+ + + _ +").await,
    ] {
        let call = staff.give(nurse.id, app.role(FamilyDoctor));
        let why = call.expect_refusal(403, "forbidden").await;
        assert_eq!(why["permission"], "role-assignment");
        let call = staff.withdraw(nurse.id, app.role(Nurse)).await;
        call.expect_refusal(403, "forbidden").await;
    }
}
