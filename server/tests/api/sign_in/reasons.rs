//! The reasons about a token: told to its owner, who knows the password and
//! sits at an enrolled workstation, and to nobody else.

use crate::harness::{MORNING, ORIGIN, Staff, TestApp};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ground::crypto::es256::SigningKey;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use shared::{
    endpoints::{DeleteToken, DeleteWorkstation},
    roles::ShippedRole::{Administrator, Nurse},
};

/// The owner is told the reason; a wrong password or a workstation nobody
/// enrolled hides it. Each is journalled as what it was.
async fn only_the_owner_is_told(nurse: &Staff, token: &str, code: &str) -> Value {
    let app = &nurse.app;
    let attempt = nurse.attempt().token(token);
    let before = app.contents().await;
    let told = attempt.send().await.expect_problem(401, code);
    assert_eq!(
        app.last_record().await,
        format!("authenticate refused {code}")
    );
    assert_eq!(
        app.last_line().await.subject,
        Some(format!("user {}", nurse.id))
    );

    let wrong = attempt.clone().password("wrong horse battery");
    wrong.send().await.expect_problem(401, "sign-in-refused");
    assert_eq!(
        app.last_record().await,
        "authenticate refused password-wrong"
    );
    app.wait_seconds(1);
    let stranger = attempt.clone().key(&app.new_key());
    stranger.send().await.expect_problem(401, "sign-in-refused");
    assert_eq!(
        app.last_record().await,
        "authenticate refused workstation-unknown"
    );
    // Longer than any throttling.
    app.wait_minutes(16);
    assert_eq!(app.contents().await, before);
    told
}

async fn scene() -> (TestApp, Staff) {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    (app, nurse)
}

/// Header and claims of a token.
fn parts(token: &str) -> (Value, Value) {
    let read = |part: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(part).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    };
    let mut parts = token.split('.');
    (read(parts.next().unwrap()), read(parts.next().unwrap()))
}

fn encoded(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}

/// The token with other header members and claims, signed by `key`.
fn resigned(token: &str, key: &SigningKey, header: &Value, claims: &Value) -> String {
    let (mut own_header, mut own_claims) = parts(token);
    for (own, change) in [(&mut own_header, header), (&mut own_claims, claims)] {
        for (name, value) in change.as_object().unwrap() {
            own[name] = value.clone();
        }
    }
    key.sign(&own_header, &own_claims).unwrap()
}

#[tokio::test]
async fn a_token_has_the_claims_and_the_header_it_must() {
    let (app, nurse) = scene().await;
    let (header, claims) = parts(&nurse.token);
    let kid = app
        .state
        .keys
        .now()
        .current()
        .public()
        .thumbprint()
        .to_string();
    assert_eq!(
        header,
        json!({"typ": "luxmedica-staff+jwt", "alg": "ES256", "kid": kid})
    );
    let now = app.now().as_second();
    let last_instant: jiff::Timestamp = "2026-12-31T22:00:00Z".parse().unwrap();
    assert_eq!(
        claims,
        json!({
            "iss": ORIGIN, "aud": ORIGIN, "sub": "nurse", "login": "nurse",
            "jti": nurse.token_id, "id": nurse.token_id,
            "fullname": "Шевчук Ірина", "jobtitle": "Посада",
            "startwork": "00:00", "endwork": "00:00",
            "device": nurse.station.id,
            "iat": now, "nbf": now, "exp": last_instant.as_second(),
        })
    );
    let limited = app
        .somebody("other", &[Nurse])
        .session_hours(3)
        .hire()
        .await;
    assert_eq!(parts(&limited.token).1["time"], 3);
}

#[tokio::test]
async fn altered_by_somebody_without_our_key() {
    let (app, nurse) = scene().await;
    let stranger = app.new_key();
    let other_clinic = resigned(&nurse.token, &stranger, &json!({}), &json!({}));
    let kid = json!({"kid": stranger.public().thumbprint().to_string()});
    let with_its_kid = resigned(&nurse.token, &stranger, &kid, &json!({}));
    let jwk = json!({"jwk": stranger.public().jwk()});
    let with_its_key = resigned(&nurse.token, &stranger, &jwk, &json!({}));
    for token in [other_clinic, with_its_kid, with_its_key] {
        only_the_owner_is_told(&nurse, &token, "token-altered").await;
    }
}

#[tokio::test]
async fn altered_without_any_key() {
    let (app, nurse) = scene().await;
    let (header, claims) = parts(&nurse.token);
    let mut none = header.clone();
    none["alg"] = json!("none");
    let unsigned = format!("{}.{}.", encoded(&none), encoded(&claims));
    // The public key as if it were a shared secret (RFC 8725 §2.1).
    let mut hs256 = header.clone();
    hs256["alg"] = json!("HS256");
    let message = format!("{}.{}", encoded(&hs256), encoded(&claims));
    let public = serde_json::to_vec(&app.state.keys.now().jwks()).unwrap();
    let tag = Hmac::<Sha256>::new_from_slice(&public).unwrap();
    let tag = tag.chain_update(&message).finalize().into_bytes();
    let confused = format!("{message}.{}", URL_SAFE_NO_PAD.encode(tag));
    // Another claim under the old signature.
    let (_, signature) = nurse.token.rsplit_once('.').unwrap();
    let mut longer = claims.clone();
    longer["exp"] = json!(4_000_000_000_i64);
    let tampered = format!("{}.{}.{signature}", encoded(&header), encoded(&longer));
    let cut = &nurse.token[..nurse.token.len() - 4];
    for token in [
        &unsigned, &confused, &tampered, cut, "no token", "a.b.c", ".",
    ] {
        only_the_owner_is_told(&nurse, token, "token-altered").await;
    }
}

#[tokio::test]
async fn altered_though_signed_by_our_key() {
    let (app, nurse) = scene().await;
    let keys = app.state.keys.now();
    let ours = keys.current();
    let none = json!({});
    let cases = [
        (json!({"typ": "JWT"}), none.clone()),
        (json!({"typ": "dpop+jwt"}), none.clone()),
        (json!({"kid": "another"}), none.clone()),
        (json!({"crit": ["exp"]}), none.clone()),
        (none.clone(), json!({"iss": "http://localhost:9090"})),
        (none.clone(), json!({"aud": "http://localhost:9090"})),
        // As issued but for one claim: no longer the recorded hash.
        (none.clone(), json!({"fullname": "Хтось Інший"})),
        (none.clone(), json!({"exp": 4_000_000_000_i64})),
        (none.clone(), json!({"startwork": "9 ранку"})),
    ];
    for (header, claims) in cases {
        let token = resigned(&nurse.token, ours, &header, &claims);
        only_the_owner_is_told(&nurse, &token, "token-altered").await;
    }
    let mut untyped = parts(&nurse.token).0;
    untyped.as_object_mut().unwrap().remove("typ");
    let token = ours.sign(&untyped, &parts(&nurse.token).1).unwrap();
    only_the_owner_is_told(&nurse, &token, "token-altered").await;
}

#[tokio::test]
async fn another_id_than_the_recorded_one() {
    let (app, nurse) = scene().await;
    let keys = app.state.keys.now();
    let ours = keys.current();
    let other = uuid::Uuid::from_u128(7);
    for claims in [json!({"id": other}), json!({"id": other, "jti": other})] {
        let token = resigned(&nurse.token, ours, &json!({}), &claims);
        only_the_owner_is_told(&nurse, &token, "token-id-mismatch").await;
    }
}

#[tokio::test]
async fn the_token_of_another_user() {
    let (app, nurse) = scene().await;
    let other = app.somebody("other", &[Nurse]).hire().await;
    only_the_owner_is_told(&nurse, &other.token, "token-login-mismatch").await;
    let keys = app.state.keys.now();
    let ours = keys.current();
    for claims in [
        json!({"login": "nurse"}),
        json!({"login": "nurse", "sub": "nurse"}),
    ] {
        let token = resigned(&other.token, ours, &json!({}), &claims);
        only_the_owner_is_told(&nurse, &token, "token-login-mismatch").await;
    }
}

#[tokio::test]
async fn deleted() {
    let (app, nurse) = scene().await;
    let administrator = app.administrator().await;
    let call = administrator.ask(DeleteToken).of(nurse.token_id);
    call.await.expect(200);
    only_the_owner_is_told(&nurse, &nurse.token, "token-deleted").await;
}

#[tokio::test]
async fn deleted_with_its_workstation() {
    let (app, nurse) = scene().await;
    let administrator = app.administrator().await;
    let elsewhere = app.new_station("Пост 3").await;
    let gone = app.new_station("Пост 4").await;
    let moved = app
        .somebody("moved", &[Nurse])
        .at(&gone)
        .hire()
        .await
        .elsewhere(&elsewhere);
    let call = administrator.ask(DeleteWorkstation).of(gone.id);
    call.await.expect(200);
    only_the_owner_is_told(&moved, &moved.token, "token-deleted").await;
    // At the workstation that is gone nobody is told anything.
    let there = nurse.attempt().at(&gone).send().await;
    there.expect_problem(401, "sign-in-refused");
}

#[tokio::test]
async fn bound_to_another_workstation() {
    let (app, nurse) = scene().await;
    let elsewhere = nurse.elsewhere(&app.new_station("Пост 3").await);
    let told = only_the_owner_is_told(&elsewhere, &nurse.token, "token-other-workstation").await;
    assert_eq!(told["token_workstation"], "Каб. 214, ординаторська");
    assert_eq!(told["this_workstation"], "Пост 3");
}

#[tokio::test]
async fn expired() {
    let (app, _) = scene().await;
    let nurse = app
        .somebody("past", &[Nurse])
        .last_day("2026-09-01")
        .hire()
        .await;
    app.set_clock("2026-09-01T21:00:00Z");
    let told = only_the_owner_is_told(&nurse, &nurse.token, "token-expired").await;
    assert_eq!(told["last_day"], "2026-09-01");
}

#[tokio::test]
async fn not_yet_valid() {
    let (app, _) = scene().await;
    let nurse = app
        .somebody("coming", &[Nurse])
        .valid_from("2026-09-03")
        .hire()
        .await;
    let told = only_the_owner_is_told(&nurse, &nurse.token, "token-not-yet-valid").await;
    let from: jiff::Timestamp = "2026-09-02T21:00:00Z".parse().unwrap();
    assert_eq!(told["from"], from.as_millisecond());
    app.clock.set(from);
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn outside_its_hours() {
    let app = TestApp::at(MORNING).await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .hours("14:00", "20:00")
        .hire()
        .await;
    let told = only_the_owner_is_told(&nurse, &nurse.token, "outside-hours").await;
    assert_eq!(
        (&told["from"], &told["to"], &told["now"]),
        (&json!("14:00"), &json!("20:00"), &json!("11:00"))
    );
}

#[tokio::test]
async fn administrators_are_told_no_more_than_others() {
    let app = TestApp::new().await;
    let administrator = app
        .somebody("root", &[Administrator])
        .hours("14:00", "20:00")
        .hire()
        .await;
    only_the_owner_is_told(&administrator, &administrator.token, "outside-hours").await;
}
