//! The form: refused before anything is looked up.

use crate::harness::TestApp;
use serde_json::{Value, json};
use shared::roles::ShippedRole::Nurse;

#[tokio::test]
async fn the_token_file_is_required_and_limited() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    for empty in ["", " \r\n "] {
        let reply = nurse.attempt().token(empty).send().await;
        reply.expect_fault("token", "token-missing");
        assert_eq!(
            app.last_record().await,
            "authenticate refused invalid-fields"
        );
    }
    let reply = nurse.attempt().token(&"x".repeat(8001)).send().await;
    reply.expect_fault("token", "token-too-large");
    assert_eq!(
        app.last_record().await,
        "authenticate refused invalid-fields"
    );
    // As large as allowed: judged like any other.
    let reply = nurse.attempt().token(&"x".repeat(8000)).send().await;
    reply.expect_problem(401, "token-altered");
    // None of these was a guess: the right one need not wait.
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn login_and_password_have_the_form_the_rules_show() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let good = json!({"login": "nurse", "password": nurse.password, "token": nurse.token});
    let cases = [
        ("login", json!(""), "login-empty"),
        ("login", json!("   "), "login-empty"),
        ("login", json!("медсестра"), "login-invalid"),
        ("login", json!("a b"), "login-invalid"),
        ("login", json!("x".repeat(65)), "login-too-long"),
        ("login", json!(7), "invalid"),
        ("login", Value::Null, "invalid"),
        ("password", json!(""), "password-empty"),
        ("password", json!("x".repeat(129)), "password-too-long"),
        (
            "password",
            json!("line\nbreak and more"),
            "password-unprintable",
        ),
        ("token", json!(["a"]), "invalid"),
        ("remember", json!(true), "unknown"),
    ];
    for (field, value, rule) in cases {
        let mut form = good.clone();
        form[field] = value;
        let reply = nurse.attempt().call().await.json(&form).await;
        reply.expect_fault(field, rule);
    }
    for field in ["login", "password", "token"] {
        let mut form = good.clone();
        form.as_object_mut().unwrap().remove(field);
        let reply = nurse.attempt().call().await.json(&form).await;
        reply.expect_fault(field, "required");
    }
    nurse.attempt().call().await.json(&good).await.expect(201);
}

#[tokio::test]
async fn a_short_password_is_no_matter_of_form() {
    // Its form would tell what the rules were when the password was set.
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let reply = nurse.attempt().password("short").send().await;
    reply.expect_problem(401, "sign-in-refused");
}

#[tokio::test]
async fn the_token_is_taken_out_of_what_stands_around_it() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let token = &nurse.token;
    let wide: String = token.chars().flat_map(|c| [c, '\0']).collect();
    for text in [
        format!("\u{feff}\"{token}\"\r\n"),
        format!("Bearer {token}"),
        token.replace('.', ".\r\n"),
        json!({"token": token}).to_string(),
        format!("{token}\n{token}"),
        ["\u{fffd}\u{fffd}", &wide].concat(),
    ] {
        // The proof is about the token itself.
        let form = json!({"login": "nurse", "password": nurse.password, "token": text});
        let reply = nurse.attempt().call().await.json(&form).await;
        assert_eq!(reply.status, 201, "{text}");
    }
    let other = app.somebody("other", &[Nurse]).hire().await.token;
    for altered in [format!("{token}A"), format!("{token}\n{other}")] {
        let reply = nurse.attempt().token(&altered).send().await;
        reply.expect_problem(401, "token-altered");
    }
}
