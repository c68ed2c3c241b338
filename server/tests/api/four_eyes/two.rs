//! In force as soon as two people can do the two acts, either way round.

use super::{OWN, created, owner, reset, reset_refused, settle, token, token_refused};
use crate::harness::{Staff, TestApp, id};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        ChangePassword, CreateToken, DeleteToken, DeleteUser, DeleteWorkstation, ListAloneActs,
    },
    roles::ShippedRole::{Administrator, Auditor},
};

/// For so many minutes four eyes outlast the second pair.
const FORTNIGHT: i64 = 14 * 24 * 60;

/// Lets so many minutes pass in which the server runs.
async fn pass(app: &TestApp, minutes: i64) {
    app.wait_minutes(minutes);
    app.state.monitor.flush().await.unwrap();
}

async fn until(staff: &Staff) -> Value {
    staff.ask(ListAloneActs).await.expect(200)["until"].clone()
}

#[tokio::test]
async fn whoever_creates_a_user_makes_no_token_until_the_owner_has_signed_in() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.administrator().await);
    let (user, code) = created(&one, "havryliuk_n").await;
    token_refused(&one, &user).await;
    let owner = owner(&two, (&user, &code), "havryliuk_n").await;
    // A sign-in with the code could be anybody's, and so could be the password
    // set after it.
    let mut owner = owner.signed_in().await;
    token_refused(&one, &user).await;
    let change = json!({"current": null, "new": OWN});
    let changed = owner.ask(ChangePassword).json(&change).await;
    changed.expect(200);
    token_refused(&one, &user).await;
    OWN.clone_into(&mut owner.password);
    owner.signed_in().await;
    token(&one, &user).await.expect(201);
}

#[tokio::test]
async fn where_it_cannot_be_read_who_did_the_one_nobody_does_the_other() {
    let app = TestApp::new().await;
    let (one, _two) = (app.administrator().await, app.administrator().await);
    let (user, _) = created(&one, "havryliuk_n").await;
    app.write(&format!(
        "update authenticator_credential set set_by = 'x' where user_id = '{user}'"
    ))
    .await;
    token_refused(&one, &user).await;
    let nurse = app.nurse().await;
    app.write(&format!(
        "update authenticator_token set created_by = 'x' where user_id = '{}'",
        nurse.id
    ))
    .await;
    reset_refused(&one, &nurse.id.to_string()).await;
}

#[tokio::test]
async fn whoever_resets_a_password_makes_no_token_either() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.administrator().await);
    let nurse = app.nurse().await;
    let user = nurse.id.to_string();
    reset(&one, &user).await.expect(200);
    token_refused(&one, &user).await;
    token(&two, &user).await.expect(201);
    // Whoever sets it last is the one who knows it.
    reset_refused(&two, &user).await;
    reset(&app.head().await, &user).await.expect(200);
    token(&one, &user).await.expect(201);
}

#[tokio::test]
async fn whoever_made_a_token_that_works_resets_no_password() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.head().await);
    let nurse = app.nurse().await;
    let user = nurse.id.to_string();
    let made = token(&one, &user).await.expect(201);
    reset_refused(&one, &user).await;
    reset(&two, &user).await.expect(200);
    one.ask(DeleteToken)
        .of(id(&made["record"]))
        .await
        .expect(200);
    reset(&one, &user).await.expect(200);
}

#[tokio::test]
async fn a_token_is_one_also_before_it_begins_and_when_it_is_over() {
    let app = TestApp::new().await;
    let (one, _two) = (app.administrator().await, app.head().await);
    let nurse = app.nurse().await;
    let user = nurse.id.to_string();
    let form = json!({
        "user_id": user,
        "job_title": "Сестра медична",
        "workstation_id": one.station.id,
        "hours": {"start": "08:00", "end": "17:00"},
        "valid_from": "2026-09-10",
        "last_day": "2026-09-11",
    });
    let made = one.ask(CreateToken).json(&form).await.expect(201);
    reset_refused(&one, &user).await;
    // Whether it is over the clock says, and it can be set.
    app.set_clock("2026-09-12T08:00:00Z");
    let one = one.signed_in().await;
    reset_refused(&one, &user).await;
    one.ask(DeleteToken)
        .of(id(&made["record"]))
        .await
        .expect(200);
    reset(&one, &user).await.expect(200);
}

#[tokio::test]
async fn whoever_runs_the_server_is_not_the_other() {
    let app = TestApp::new().await;
    let (one, _two) = (app.administrator().await, app.head().await);
    // Hired by the command line, token and all.
    let nurse = app.nurse().await;
    let user = nurse.id.to_string();
    token(&one, &user).await.expect(201);
    let other = app.nurse().await;
    reset(&one, &other.id.to_string()).await.expect(200);
}

#[tokio::test]
async fn where_nobody_else_could_it_is_allowed() {
    let app = TestApp::new().await;
    let one = app.administrator().await;
    // Another who holds the rights, and has no way in.
    let second = app.somebody("second", &[Administrator]).hire().await;
    one.ask(DeleteToken).of(second.token_id).await.expect(200);
    pass(&app, FORTNIGHT).await;
    let one = one.signed_in().await;
    let (user, code) = created(&one, "havryliuk_n").await;
    let mut owner = owner(&one, (&user, &code), "havryliuk_n").await;
    let detail = format!("user {user} workstation {} alone", one.station.id);
    assert_eq!(
        app.last_record().await,
        format!("create_token done {detail}")
    );
    let given = reset(&one, &user).await.expect(200);
    assert_eq!(app.last_record().await, "reset_password done alone");
    given["code"]
        .as_str()
        .unwrap()
        .clone_into(&mut owner.password);
    settle(owner).await;
    token(&one, &user).await.expect(201);
    let detail = format!("user {user} workstation {}", one.station.id);
    assert_eq!(
        app.last_record().await,
        format!("create_token done {detail}")
    );
    // From here on there is a second pair of eyes.
    let _head = app.head().await;
    reset_refused(&one, &user).await;
    let (next, _) = created(&one, "next").await;
    token_refused(&one, &next).await;
}

#[tokio::test]
async fn of_two_halves_neither_is_enough() {
    let app = TestApp::new().await;
    let users = app.with_states("+ _ _ _ _").await;
    let tokens = app.with_states("_ _ + _ _").await;
    let (user, code) = created(&users, "havryliuk_n").await;
    let call = token(&users, &user);
    call.await.expect_problem(403, "forbidden");
    let owner = owner(&tokens, (&user, &code), "havryliuk_n").await;
    reset(&tokens, &user).await.expect_problem(403, "forbidden");
    settle(owner).await;
}

#[tokio::test]
async fn whoever_left_and_was_not_deleted_is_named_to_who_can_do_that() {
    let app = TestApp::new().await;
    let one = app.somebody("root", &[Administrator]);
    let one = one.last_day("2099-12-31").hire().await;
    let left = app.somebody("left", &[Administrator]).named("Бондар Олена");
    let left = left.last_day("2026-09-10").hire().await;
    let auditor = app.somebody("auditor", &[Auditor]);
    let auditor = auditor.last_day("2099-12-31").hire().await;
    let absent = async |staff: &Staff| staff.ask(ListAloneActs).await.expect(200)["absent"].clone();
    assert_eq!(absent(&one.clone().signed_in().await).await, Value::Null);
    pass(&app, 2 * FORTNIGHT).await;
    let one = one.signed_in().await;
    let (user, _) = created(&one, "havryliuk_n").await;
    let nurse = app.nurse().await.id.to_string();
    token(&one, &nurse).await.expect(201);
    let named = json!({"first": ["Бондар Олена"], "more": 0});
    let calls = [
        (token(&one, &user), "four-eyes-token"),
        (reset(&one, &nurse), "four-eyes-reset"),
    ];
    for (call, code) in calls {
        let why = call.expect_refusal(403, code).await;
        assert_eq!((&why["absent"], &why["until"]), (&named, &Value::Null));
    }
    assert_eq!(absent(&one).await, named);
    // Whoever may not see users is told of none.
    assert_eq!(absent(&auditor.signed_in().await).await, Value::Null);
    // Where another pair gets in, nobody who left is in the way.
    let head = app.head().await;
    assert_eq!(absent(&one).await, Value::Null);
    let why = token(&one, &user).expect_refusal(403, "four-eyes-token");
    assert_eq!(why.await["absent"], Value::Null);
    for gone in [head.id, left.id] {
        one.ask(DeleteUser).of(gone).await.expect(200);
    }
    let why = token(&one, &user).expect_refusal(403, "four-eyes-token");
    let why = why.await;
    assert_eq!(why["absent"], Value::Null);
    assert_ne!(why["until"], Value::Null);
    pass(&app, FORTNIGHT).await;
    token(&one.signed_in().await, &user).await.expect(201);
}

#[tokio::test]
async fn whoever_gets_rid_of_the_other_still_needs_one() {
    let app = TestApp::new().await;
    let one = app.administrator().await;
    for way in ["token", "workstation", "user", "role"] {
        let station = app.new_station(way).await;
        let second = app.somebody(&format!("second_{way}"), &[Administrator]);
        let second = second.at(&station).hire().await.signed_in().await;
        let nurse = app.nurse().await.id.to_string();
        reset(&second, &nurse).await.expect(200);
        let one = one.clone().signed_in().await;
        assert_eq!(until(&one).await, Value::Null);
        let gone = match way {
            "token" => one.ask(DeleteToken).of(second.token_id),
            "workstation" => one.ask(DeleteWorkstation).of(station.id),
            "user" => one.ask(DeleteUser).of(second.id),
            _ => one.withdraw(second.id, app.role(Administrator)).await,
        };
        gone.await.expect(200);
        let detail = app.last_record().await;
        assert!(detail.ends_with("four-eyes-end"), "{detail}");
        let ends = app.now().as_millisecond() + FORTNIGHT * 60_000;
        assert_eq!(until(&one).await, ends);
        let (user, _) = created(&one, &format!("user_{way}")).await;
        let call = token(&one, &user);
        let why = call.expect_refusal(403, "four-eyes-token");
        assert_eq!(why.await["until"], ends);
        let mine = app.nurse().await.id.to_string();
        token(&one, &mine).await.expect(201);
        let call = reset(&one, &mine);
        let why = call.expect_refusal(403, "four-eyes-reset");
        assert_eq!(why.await["until"], ends);
        pass(&app, FORTNIGHT - 1).await;
        let one = one.signed_in().await;
        token_refused(&one, &user).await;
        pass(&app, 1).await;
        assert_eq!(until(&one).await, Value::Null);
        token(&one, &user).await.expect(201);
    }
}
