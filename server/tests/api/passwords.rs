//! Which passwords may be set: the same ones wherever somebody sets one.

use crate::harness::{PASSWORD, Staff, TestApp};
use authenticator::credentials;
use ground::crypto::password::Given;
use monitor::Actor;
use serde_json::{Value, json};
use shared::{
    endpoints::{ChangePassword, CreateUser, ResetPassword},
    roles::ShippedRole::Nurse,
};
use web::config::Config;

const HOSPITAL: &str = "Обласна лікарня «Надія»";

/// What is refused for the nurse `o_kovalenko`, Коваленко Дарина, and why.
const REFUSED: [(&str, &str); 12] = [
    ("            ", "password-few-different"),
    ("ababababababab", "password-few-different"),
    (
        "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
        "password-unprintable",
    ),
    ("correct horse\u{202e}battery", "password-unprintable"),
    ("123456789012", "password-predictable"),
    ("P@ssword2026", "password-common"),
    ("abcdefghijkl", "password-predictable"),
    ("LuxMedica2026", "password-has-product"),
    ("НАДІЯ є завжди", "password-has-hospital"),
    ("обласна-лікарня", "password-has-hospital"),
    ("Kovalenko was here", "password-has-login"),
    ("сама Даринадарина", "password-has-name"),
];

async fn scene() -> (TestApp, Staff) {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config {
        data: folder.path().to_owned(),
        initial_passwords: true,
        ..Config::default()
    };
    HOSPITAL.clone_into(&mut config.facility.name);
    let app = TestApp::with(config.check().unwrap(), crate::harness::MORNING, folder).await;
    let nurse = app
        .somebody("o_kovalenko", &[Nurse])
        .named("Коваленко Дарина");
    let nurse = nurse.hire().await.signed_in().await;
    (app, nurse)
}

fn newcomer(app: &TestApp, password: &str) -> Value {
    json!({
        "login": "new_kovalenko",
        "password": password,
        "profile": {
            "full_name": "Коваленко Дарина",
            "organization_id": app.organization,
            "position": "Посада",
            "licence_number": null,
        },
    })
}

#[tokio::test]
async fn the_rules_hold_wherever_a_password_is_set() {
    let (app, nurse) = scene().await;
    let administrator = app.administrator().await;
    let before = app.contents().await;
    for (password, rule) in REFUSED {
        let form = json!({"current": PASSWORD, "new": password});
        let reply = nurse.ask(ChangePassword).json(&form).await;
        reply.expect_fault("new", rule);
        let reply = administrator
            .ask(ResetPassword)
            .of(nurse.id)
            .json(&json!({"password": password}))
            .await;
        reply.expect_fault("password", rule);
        let reply = administrator
            .ask(CreateUser)
            .json(&newcomer(&app, password))
            .await;
        reply.expect_fault("password", rule);
        let password = serde_json::from_value(json!(password)).unwrap();
        let password = Some(&password);
        let admission = app.state.monitor.admit(&Actor::Operator, None).await;
        let admission = admission.unwrap();
        let operator = credentials::give(&app.state, &admission, nurse.id, password).await;
        assert!(operator.is_err(), "{rule}");
    }
    assert_eq!(app.contents().await, before);
    let reply = administrator
        .ask(CreateUser)
        .json(&newcomer(&app, "три білі коні везуть"))
        .await;
    reply.expect(201);
}

#[tokio::test]
async fn an_old_password_signs_in_whatever_the_rules_say_today() {
    for (old, _) in REFUSED {
        let (app, mut nurse) = scene().await;
        let digest = app.state.passwords.digest(None, old).await.unwrap();
        let command = credentials::ResetPassword {
            user: nurse.id,
            change_required: false,
            given: Given::password(digest),
            code: None,
        };
        app.state.operate(command).await.unwrap();
        old.clone_into(&mut nurse.password);
        let nurse = nurse.signed_in().await;
        let form = json!({"current": old, "new": "три білі коні везуть"});
        nurse.ask(ChangePassword).json(&form).await.expect(200);
    }
}
