//! Nobody becomes somebody: a password and a token take two people.

mod alone;
mod auditors;
mod notices;
mod promotion;
mod two;

use crate::harness::{Call, Staff, TestApp};
use serde_json::{Value, json};
use shared::endpoints::{ChangePassword, CreateToken, CreateUser, ResetPassword};

const OWN: &str = "a password of their own";

/// What creates a user, and nothing of a password.
pub fn new_user(app: &TestApp, login: &str) -> Value {
    json!({
        "login": login,
        "profile": {
            "full_name": "Гаврилюк Наталія",
            "organization_id": app.organization,
            "position": "Сестра медична",
            "licence_number": null,
        },
    })
}

/// Makes `owner` a token at their workstation, or at the maker's.
pub fn token(maker: &Staff, owner: &str) -> Call {
    let form = json!({
        "user_id": owner,
        "job_title": "Сестра медична",
        "workstation_id": maker.station.id,
        "hours": {"start": "00:00", "end": "00:00"},
        "last_day": "2026-12-31",
    });
    maker.ask(CreateToken).json(&form)
}

pub fn reset(setter: &Staff, owner: &str) -> Call {
    setter.ask(ResetPassword).of(owner).json(&json!({}))
}

/// Makes a user, who has no token yet: their id, and the code for them.
pub async fn created(maker: &Staff, login: &str) -> (String, String) {
    let made = maker.ask(CreateUser).json(&new_user(&maker.app, login));
    let made = made.await.expect(201);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made["record"]["id"]), text(&made["code"]["code"]))
}

async fn token_refused(maker: &Staff, owner: &str) {
    let call = token(maker, owner);
    call.expect_refusal(403, "four-eyes-token").await;
}

async fn reset_refused(setter: &Staff, owner: &str) {
    let call = reset(setter, owner);
    call.expect_refusal(403, "four-eyes-reset").await;
}

/// The owner of an account with its code, and the token `by` made them.
pub async fn owner(by: &Staff, (user, code): (&str, &str), login: &str) -> Staff {
    let made = token(by, user).await.expect(201);
    Staff {
        id: user.parse().unwrap(),
        login: login.to_owned(),
        password: code.to_owned(),
        token: made["token"].as_str().unwrap().to_owned(),
        token_id: made["record"]["id"].as_str().unwrap().parse().unwrap(),
        session: None,
        ..by.clone()
    }
}

/// The owner chooses a password of their own, and signs in with it.
pub async fn settle(owner: Staff) -> Staff {
    let mut owner = owner.signed_in().await;
    let change = json!({"current": null, "new": OWN});
    owner.ask(ChangePassword).json(&change).await.expect(200);
    OWN.clone_into(&mut owner.password);
    owner.signed_in().await
}
