//! Whoever is the only one who gets in does both acts, whatever roles they gave to people
//! who have not come yet.

use super::{created, owner, reset, settle, token, token_refused};
use crate::harness::{Staff, TestApp};
use serde_json::Value;
use shared::{endpoints::ListAloneActs, roles::ShippedRole::Administrator};

/// The only administrator, and the one they made for the day they are away, who has never
/// signed in.
async fn scene() -> (TestApp, Staff, Staff) {
    let app = TestApp::new().await;
    let one = app.administrator().await;
    let (user, code) = created(&one, "second").await;
    let second = owner(&one, (&user, &code), "second").await;
    let call = one.give(second.id, app.role(Administrator));
    call.await.expect(201);
    (app, one, second)
}

async fn does_both(one: &Staff, login: &str) {
    let (user, _) = created(one, login).await;
    token(one, &user).await.expect(201);
    reset(one, &user).await.expect(200);
    let acts = one.ask(ListAloneActs).await.expect(200);
    assert_eq!(acts["until"], Value::Null);
}

#[tokio::test]
async fn a_second_who_never_came_locks_nobody_out() {
    let (app, one, second) = scene().await;
    does_both(&one, "third").await;
    let code = reset(&one, &second.id.to_string()).await.expect(200);
    does_both(&one, "fourth").await;
    let mut second = second;
    code["code"]
        .as_str()
        .unwrap()
        .clone_into(&mut second.password);
    // A sign-in by the code could be anybody's.
    second.signed_in().await;
    does_both(&one, "fifth").await;
    let second = one.withdraw(second_id(&app).await, app.role(Administrator));
    second.await.await.expect(200);
    does_both(&one, "sixth").await;
}

async fn second_id(app: &TestApp) -> shared::ids::UserId {
    let id: String = app
        .value("select user_id from access_user where login = 'second'")
        .await;
    id.parse().unwrap()
}

#[tokio::test]
async fn a_second_who_came_with_a_password_of_their_own_is_the_other() {
    let (app, one, second) = scene().await;
    let second = settle(second).await;
    let (user, _) = created(&one, "third").await;
    token_refused(&one, &user).await;
    token(&second, &user).await.expect(201);
    let call = one.withdraw(second.id, app.role(Administrator)).await;
    call.await.expect(200);
    let (user, _) = created(&one, "fourth").await;
    token_refused(&one, &user).await;
}
