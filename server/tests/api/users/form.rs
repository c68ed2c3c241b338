//! Creating a user: the rules of the form, each with its own refusal.

use super::new_user;
use crate::harness::TestApp;
use serde_json::{Value, json};
use shared::endpoints::{CreateUser, GetUser};

#[tokio::test]
async fn a_user_is_created_as_the_form_says() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let reply = head.ask(CreateUser).json(&new_user(&app, "Luk_D")).await;
    let made = reply.expect(201);
    assert_eq!(reply.header("etag"), Some("\"1\""));
    assert_eq!(made["record"]["login"], "Luk_D");
    assert_eq!(made["record"]["profile"], super::profile(&app));
    assert_eq!(made["record"]["organization"], "Терапевтичне відділення");
    assert_eq!(made["record"]["roles"], json!([]));
    assert_eq!(made["record"]["tokens"], json!({"valid": 0, "all": 0}));
    assert!(
        made["record"]["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|p| p["outcome"] == "nothing-allows")
    );
    let id = made["record"]["id"].as_str().unwrap();
    let shown = head.ask(GetUser).of(id).await;
    // The code is nowhere to be read again.
    assert_eq!(shown.expect(200), made["record"]);
    assert_eq!(app.records("create_user").await.last().unwrap(), "done");
    assert_eq!(
        app.records("user_created").await.last().unwrap(),
        "delivered"
    );
}

#[tokio::test]
async fn values_are_trimmed() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let mut form = new_user(&app, "  nurse_1 ");
    form["profile"]["full_name"] = json!("  Лук'янчук Дарія ");
    form["profile"]["position"] = json!("\tСестра медична ");
    form["profile"]["licence_number"] = json!(" 123 ");
    let made = head.ask(CreateUser).json(&form).await.expect(201);
    assert_eq!(made["record"]["login"], "nurse_1");
    assert_eq!(made["record"]["profile"]["full_name"], "Лук'янчук Дарія");
    assert_eq!(made["record"]["profile"]["position"], "Сестра медична");
    assert_eq!(made["record"]["profile"]["licence_number"], "123");
}

#[tokio::test]
async fn each_broken_rule_is_named_with_its_field() {
    let app = TestApp::with_initial_passwords().await;
    let head = app.head().await;
    let before = app.contents().await;
    let long = "ф".repeat(201);
    let cases = [
        ("login", json!(""), "login-empty"),
        ("login", json!("олена"), "login-invalid"),
        ("login", json!("a-b"), "login-invalid"),
        ("login", json!("a".repeat(65)), "login-too-long"),
        ("password", json!(""), "password-empty"),
        ("password", json!("eleven char"), "password-too-short"),
        ("password", json!("x".repeat(129)), "password-too-long"),
        (
            "password",
            json!("tab\tin the middle"),
            "password-unprintable",
        ),
        ("password", json!("Newcomer_2026"), "password-is-login"),
        ("profile.full_name", json!("  "), "full-name-empty"),
        (
            "profile.full_name",
            json!("Петренко 2"),
            "full-name-invalid",
        ),
        ("profile.full_name", json!("Ω Ωμέγα"), "full-name-invalid"),
        ("profile.full_name", json!(long), "full-name-too-long"),
        ("profile.position", json!(""), "position-empty"),
        (
            "profile.position",
            json!("<b>лікар</b>"),
            "position-invalid",
        ),
        ("profile.position", json!(long), "position-too-long"),
        (
            "profile.licence_number",
            json!("abc"),
            "licence-number-not-digits",
        ),
        (
            "profile.licence_number",
            json!("123v"),
            "licence-number-not-digits",
        ),
        (
            "profile.licence_number",
            json!(" 123V "),
            "licence-number-not-digits",
        ),
        (
            "profile.licence_number",
            json!("1".repeat(21)),
            "licence-number-too-long",
        ),
        ("profile.licence_number", json!(123), "invalid"),
        ("profile.organization_id", json!("none"), "invalid"),
        (
            "profile.organization_id",
            json!(uuid::Uuid::nil()),
            "invalid",
        ),
        ("profile.salary", json!(1), "unknown"),
        ("administrator", json!(true), "unknown"),
        ("profile", json!([]), "invalid"),
    ];
    for (field, value, rule) in cases {
        let mut form = new_user(&app, "newcomer_2026");
        let place = format!("/{}", field.replace('.', "/"));
        match form.pointer_mut(&place) {
            Some(known) => *known = value,
            None => match field.rsplit_once('.') {
                Some((_, name)) => form["profile"][name] = value,
                None => form[field] = value,
            },
        }
        let reply = head.ask(CreateUser).json(&form).await;
        reply.expect_fault(field, rule);
    }
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn what_is_required_may_not_be_missing() {
    let app = TestApp::new().await;
    let head = app.head().await;
    head.ask(CreateUser)
        .json(&json!({}))
        .await
        .expect_missing(&["login", "profile"]);
    head.ask(CreateUser)
        .json(&json!({"login": "a", "profile": {}}))
        .await
        .expect_missing(&[
            "profile.full_name",
            "profile.organization_id",
            "profile.position",
        ]);
    let fields = [
        "login",
        "profile",
        "profile.full_name",
        "profile.organization_id",
        "profile.position",
    ];
    for field in fields {
        let mut form = new_user(&app, "newcomer");
        let (object, name) = match field.rsplit_once('.') {
            Some((_, name)) => (&mut form["profile"], name),
            None => (&mut form, field),
        };
        object.as_object_mut().unwrap().remove(name);
        head.ask(CreateUser)
            .json(&form)
            .await
            .expect_fault(field, "required");
    }
}

#[tokio::test]
async fn a_licence_number_may_be_left_out() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let mut form = new_user(&app, "one");
    form["profile"]["licence_number"] = Value::Null;
    let made = head.ask(CreateUser).json(&form).await.expect(201);
    assert_eq!(made["record"]["profile"]["licence_number"], Value::Null);
    for (login, blank) in [("two", ""), ("three", "  ")] {
        let mut form = new_user(&app, login);
        form["profile"]["licence_number"] = blank.into();
        let made = head.ask(CreateUser).json(&form).await.expect(201);
        assert_eq!(made["record"]["profile"]["licence_number"], Value::Null);
    }
}

#[tokio::test]
async fn a_login_is_unique_without_regard_to_case() {
    let app = TestApp::new().await;
    let head = app.head().await;
    head.ask(CreateUser)
        .json(&new_user(&app, "Nurse_1"))
        .await
        .expect(201);
    for login in ["Nurse_1", "nurse_1", "NURSE_1"] {
        let call = head.ask(CreateUser).json(&new_user(&app, login));
        call.expect_refusal(409, "login-taken").await;
    }
}

#[tokio::test]
async fn of_two_simultaneous_users_with_one_login_one_is_made() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.administrator().await);
    let first = one
        .ask(CreateUser)
        .json(&new_user(&app, "nurse_1"))
        .into_future();
    let second = two
        .ask(CreateUser)
        .json(&new_user(&app, "NURSE_1"))
        .into_future();
    let (first, second) = tokio::join!(first, second);
    let (made, refused) = if first.status == 201 {
        (first, second)
    } else {
        (second, first)
    };
    made.expect(201);
    refused.expect_problem(409, "login-taken");
    let count = "select count(*) from access_user where login_key = 'nurse_1'";
    assert_eq!(app.count(count).await, 1);
}

#[tokio::test]
async fn a_user_is_never_half_made() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let _ = head.ask(CreateUser).json(&new_user(&app, "nurse_1")).await;
    let _ = head.ask(CreateUser).json(&new_user(&app, "nurse_1")).await;
    let halves = "select count(*) from access_user u \
        where not exists (select 1 from authenticator_credential c where c.user_id = u.user_id)";
    assert_eq!(app.count(halves).await, 0);
    let orphans = "select count(*) from authenticator_credential c \
        where not exists (select 1 from access_user u where u.user_id = c.user_id)";
    assert_eq!(app.count(orphans).await, 0);
}
