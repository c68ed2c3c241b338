//! One-time codes: nobody chooses or sees another's password. Whoever creates or resets a
//! user hands over a code, with which its owner, at their workstation and with their token
//! file, sets one.

use crate::{
    four_eyes::new_user,
    harness::{Call, Reply, Staff, TestApp},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        ChangePassword, CheckSessionToken, CreateUser, GetUser, ListPeople, ListUsers,
        ResetPassword,
    },
    ids::TokenId,
};

const OWN: &str = "a password of their own";
const DAY: i64 = 24 * 60;

/// The code in an answer.
fn code_in(shown: &Value) -> String {
    shown["code"].as_str().unwrap().to_owned()
}

fn reset(by: &Staff, owner: &Staff, form: &Value) -> Call {
    by.ask(ResetPassword).of(owner.id).json(form)
}

/// A clinic, an administrator, and a newcomer of theirs with a token by somebody else;
/// their password is the code.
async fn scene() -> (TestApp, Staff, Staff) {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let newcomer = newcomer(&app, &administrator, "havryliuk_n").await;
    (app, administrator, newcomer)
}

async fn newcomer(app: &TestApp, by: &Staff, login: &str) -> Staff {
    let call = by.ask(CreateUser).json(&new_user(app, login));
    let made = call.await.expect(201);
    let mut newcomer = Staff {
        app: app.clone(),
        id: made["record"]["id"].as_str().unwrap().parse().unwrap(),
        login: login.to_owned(),
        password: code_in(&made["code"]),
        token: String::new(),
        token_id: TokenId::new(uuid::Uuid::nil()),
        station: app.station().await,
        session: None,
    };
    let terms = json!({
        "job_title": "Посада",
        "hours": {"start": "00:00", "end": "00:00"},
        "last_day": "2026-12-31",
    });
    let token = newcomer.make_token(&terms).await;
    newcomer.token = token.token;
    newcomer.token_id = token.record.id;
    newcomer
}

async fn set(owner: &Staff, new: &str) -> Reply {
    let form = json!({"current": null, "new": new});
    owner.ask(ChangePassword).json(&form).await
}

/// The attempt fails as any stranger's, for the journal's reason.
async fn is_veiled(app: &TestApp, reply: &Reply, truth: &str) {
    reply.expect_problem(401, "sign-in-refused");
    assert_eq!(
        app.last_record().await,
        format!("authenticate refused {truth}")
    );
}

#[tokio::test]
async fn the_owner_signs_in_with_the_code_and_sets_a_password() {
    let (app, administrator, newcomer) = scene().await;
    let pending = async || {
        let user = administrator.ask(GetUser).of(newcomer.id);
        user.await.expect(200)["password_pending"].clone()
    };
    let now = app.now().as_millisecond();
    let lapses_at = now + 7 * DAY * 60_000;
    assert_eq!(
        pending().await,
        json!({"lapses_at": lapses_at, "used_at": null})
    );
    let owner = newcomer.clone().signed_in().await;
    assert_eq!(
        pending().await,
        json!({"lapses_at": lapses_at, "used_at": now})
    );
    let session = owner.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["password_change_required"], true);
    assert_eq!(session["by_code"], true);
    // Nothing else is open before.
    let call = owner.ask(ListUsers);
    call.await.expect_problem(403, "password-change-required");
    set(&owner, "short")
        .await
        .expect_fault("new", "password-too-short");
    set(&owner, "havryliuk is me")
        .await
        .expect_fault("new", "password-has-login");
    set(&owner, OWN).await.expect(200);
    assert_eq!(pending().await, Value::Null);
    let session = owner.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["password_change_required"], false);
    assert_eq!(session["by_code"], false);
    // From here on it is a password like any other: to change it takes it.
    set(&owner, "yet another password")
        .await
        .expect_fault("current", "required");
    let again = newcomer.attempt().password(OWN).send().await;
    again.expect(201);
    is_veiled(&app, &newcomer.sign_in().await, "password-wrong").await;
}

#[tokio::test]
async fn of_two_who_set_one_by_a_code_at_once_one_does() {
    let (app, _, newcomer) = scene().await;
    let owner = newcomer.signed_in().await;
    let [one, two] = [OWN, "another password of mine"].map(|new| set(&owner, new));
    let (one, two) = tokio::join!(one, two);
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
    let done = "select count(*) from journal_record \
        where operation = 'change_password' and outcome = 'done'";
    assert_eq!(app.count(done).await, 1);
}

#[tokio::test]
async fn it_is_shown_once_and_kept_as_a_digest() {
    let (app, administrator, newcomer) = scene().await;
    let code = newcomer.password.clone();
    assert_eq!(code.len(), 11);
    let plain = code.replace('-', "");
    let shown = reset(&administrator, &newcomer, &json!({}))
        .await
        .expect(200);
    let next = code_in(&shown);
    assert_ne!(next, code);
    assert_eq!(shown["until"], app.now().as_millisecond() + DAY * 60_000);
    assert_eq!(shown["qr"]["modules"], 21);
    newcomer.attempt().password(&next).send().await.expect(201);
    let kept = app.contents().await.join("\n");
    let journal: Vec<String> = app
        .select("select coalesce(notes, '') || coalesce(subject, '') from journal_record")
        .await;
    let journal = journal.join("\n");
    for secret in [&code, &plain, &next, &next.replace('-', "")] {
        assert!(!kept.contains(secret.as_str()));
        assert!(!journal.contains(secret.as_str()));
    }
    assert!(kept.contains("$argon2id$"));
}

#[tokio::test]
async fn it_is_taken_in_any_spelling() {
    type Spell = fn(&str) -> String;
    let spellings: [Spell; 7] = [
        // As a scanner types it while the Ukrainian layout is on.
        |code| {
            let keys = "AФBИCСDВEУFАGПHРJОKЛMЬNТPЗQЙRКSІTЕVМWЦXЧYНZЯ";
            let on_key = |c: char| keys.chars().skip_while(|key| *key != c).nth(1).unwrap_or(c);
            code.chars().map(on_key).collect()
        },
        |code| code.to_lowercase(),
        |code| code.replace('-', ""),
        |code| format!("  {}  ", code.replace('-', " — ")),
        // As a Ukrainian keyboard has them.
        |code| {
            let twins = [
                ('A', 'А'),
                ('B', 'В'),
                ('C', 'С'),
                ('E', 'Е'),
                ('H', 'Н'),
                ('K', 'К'),
                ('M', 'М'),
                ('P', 'Р'),
                ('T', 'Т'),
                ('X', 'Х'),
                ('1', 'І'),
                ('0', 'О'),
            ];
            let twin = |c| {
                twins
                    .iter()
                    .find(|(latin, _)| *latin == c)
                    .map_or(c, |twin| twin.1)
            };
            code.chars().map(twin).collect()
        },
        |code| code.replace('0', "o").replace('1', "l"),
        |code| {
            code.replace('1', "I")
                .chars()
                .flat_map(|c| [c, ' '])
                .collect()
        },
    ];
    for spell in spellings {
        let (_app, _, newcomer) = scene().await;
        let spelling = spell(&newcomer.password);
        let reply = newcomer.attempt().password(&spelling).send().await;
        assert_eq!(reply.status, 201, "{spelling}");
    }
}

#[tokio::test]
async fn it_works_once() {
    let (app, _, newcomer) = scene().await;
    let at = app.now().as_millisecond();
    newcomer.sign_in().await.expect(201);
    app.wait_minutes(1);
    let why = newcomer.sign_in().await.expect_problem(401, "code-used");
    assert_eq!(why["at"], at);
    assert_eq!(app.last_record().await, "authenticate refused code-used");
    // Whoever does not have it learns nothing of that.
    let wrong = newcomer.attempt().password("00000-00000").send().await;
    is_veiled(&app, &wrong, "password-wrong").await;
}

#[tokio::test]
async fn of_two_who_use_it_at_once_one_gets_in() {
    let (app, _, newcomer) = scene().await;
    let held = app.hold_writer().await;
    let attempts = [newcomer.attempt(), newcomer.attempt()]
        .map(|attempt| tokio::spawn(async move { attempt.send().await }));
    tokio::task::yield_now().await;
    held.let_go();
    let mut statuses = Vec::new();
    for attempt in attempts {
        statuses.push(attempt.await.unwrap().status);
    }
    held.release().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 401]);
    let sessions = "select count(*) from authenticator_session s \
        join access_user u on u.user_id = s.user_id and u.login = 'havryliuk_n'";
    assert_eq!(app.count(sessions).await, 1);
}

#[tokio::test]
async fn it_lapses_after_a_week_and_after_a_day_for_a_reset() {
    let (app, administrator, newcomer) = scene().await;
    let other = self::newcomer(&app, &administrator, "other_n").await;
    app.wait_minutes(7 * DAY - 1);
    other.sign_in().await.expect(201);
    app.wait_minutes(1);
    newcomer.sign_in().await.expect_problem(401, "code-lapsed");
    assert_eq!(app.last_record().await, "authenticate refused code-lapsed");
    app.wait_seconds(1);
    let wrong = newcomer.attempt().password("00000-00000").send().await;
    is_veiled(&app, &wrong, "password-wrong").await;

    // A new one makes up for it.
    for (minutes, works) in [(DAY - 1, true), (DAY, false)] {
        let by = administrator.clone().signed_in().await;
        let shown = reset(&by, &newcomer, &json!({})).await.expect(200);
        let attempt = newcomer.attempt().password(&code_in(&shown));
        app.wait_minutes(minutes);
        let reply = attempt.send().await;
        if works {
            reply.expect(201);
        } else {
            reply.expect_problem(401, "code-lapsed");
        }
    }
}

#[tokio::test]
async fn one_made_by_a_clock_that_was_ahead_is_no_good() {
    let (app, _, newcomer) = scene().await;
    let ahead = 400 * DAY * 60_000;
    let sql = format!(
        "update authenticator_credential set lapses_at = lapses_at + {ahead} where one_time"
    );
    app.write(&sql).await;
    newcomer.sign_in().await.expect_problem(401, "code-lapsed");
}

#[tokio::test]
async fn a_wrong_one_is_a_failed_guess() {
    let (app, _, newcomer) = scene().await;
    let wrong = newcomer.attempt().password("7K3QM-0X9TB");
    is_veiled(&app, &wrong.send().await, "password-wrong").await;
    let waits = newcomer.sign_in().await.expect_problem(429, "throttled");
    assert_eq!(waits["seconds"], 1);
    app.wait_seconds(1);
    wrong.send().await.expect_problem(401, "sign-in-refused");
    let waits = newcomer.sign_in().await.expect_problem(429, "throttled");
    assert_eq!(waits["seconds"], 2);
    app.wait_seconds(2);
    newcomer.sign_in().await.expect(201);
}

#[tokio::test]
async fn of_one_login_it_opens_no_other() {
    let (app, administrator, one) = scene().await;
    let two = newcomer(&app, &administrator, "other_n").await;
    let crossed = one.attempt().password(&two.password).send().await;
    is_veiled(&app, &crossed, "password-wrong").await;
    // With everything else of the other, too.
    let crossed = two.attempt().login(&one.login).send().await;
    is_veiled(&app, &crossed, "password-wrong").await;
    app.wait_seconds(1);
    one.sign_in().await.expect(201);
    two.sign_in().await.expect(201);
}

#[tokio::test]
async fn without_the_token_or_elsewhere_it_opens_nothing_and_is_not_used_up() {
    let (app, administrator, newcomer) = scene().await;
    let attempt = newcomer.attempt();
    let none = attempt.clone().token("").send().await;
    none.expect_fault("token", "token-missing");
    let others = attempt.clone().token(&administrator.token).send().await;
    others.expect_problem(401, "token-login-mismatch");
    let elsewhere = app.new_station("Пост 3").await;
    let elsewhere = attempt.clone().at(&elsewhere).send().await;
    elsewhere.expect_problem(401, "token-other-workstation");
    let stranger = attempt.clone().key(&app.new_key()).send().await;
    is_veiled(&app, &stranger, "workstation-unknown").await;
    attempt.send().await.expect(201);
}

#[tokio::test]
async fn a_creation_sent_again_tells_nobody_the_code() {
    let (app, administrator, newcomer) = scene().await;
    let other = app.administrator().await;
    let key = "\"0199c1d2-0000-7000-8000-000000000000\"";
    let mut form = new_user(&app, "next_n");
    let send = |by: &Staff| {
        by.ask(CreateUser)
            .json(&form)
            .header("idempotency-key", key)
    };
    let code = code_in(&send(&administrator).await.expect(201)["code"]);
    for by in [&administrator, &other] {
        let reply = send(by).await;
        reply.expect_problem(409, "login-taken");
        assert!(!reply.text().contains(&code));
    }
    form["login"] = json!(newcomer.login);
    let reply = other.ask(CreateUser).json(&form).await;
    reply.expect_problem(409, "login-taken");
    assert!(!reply.text().contains(&newcomer.password));
    // Nor is it read anywhere else.
    for call in [
        other.ask(ListUsers),
        other.ask(ListPeople),
        other.ask(GetUser).of(newcomer.id),
    ] {
        let list = call.await;
        list.expect(200);
        assert!(!list.text().contains(&newcomer.password));
    }
    newcomer.sign_in().await.expect(201);
}

#[tokio::test]
async fn a_reset_ends_the_old_password_and_every_session_at_once() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.nurse().await;
    let shown = reset(&administrator, &nurse, &json!({})).await.expect(200);
    assert!(!nurse.is_signed_in().await);
    is_veiled(&app, &nurse.sign_in().await, "password-wrong").await;
    app.wait_seconds(1);
    let mut owner = nurse.clone();
    owner.password = code_in(&shown);
    let owner = owner.signed_in().await;
    // A reset of the reset ends the session that the first code opened.
    let shown = reset(&administrator, &nurse, &json!({})).await.expect(200);
    set(&owner, OWN).await.expect_problem(401, "session-ended");
    let attempt = nurse.attempt().password(&code_in(&shown));
    attempt.send().await.expect(201);
}

#[tokio::test]
async fn nobody_chooses_a_password_for_another() {
    let (app, administrator, newcomer) = scene().await;
    let before = app.contents().await;
    let given = json!({"password": "a password from above"});
    let reply = reset(&administrator, &newcomer, &given).await;
    reply.expect_fault("password", "password-not-given");
    let mut form = new_user(&app, "next_n");
    form["password"] = given["password"].clone();
    let reply = administrator.ask(CreateUser).json(&form).await;
    reply.expect_fault("password", "password-not-given");
    assert_eq!(app.contents().await, before);
    newcomer.sign_in().await.expect(201);
}

#[tokio::test]
async fn where_it_is_switched_on_an_initial_password_lapses_and_must_be_changed() {
    let app = TestApp::with_initial_passwords().await;
    let administrator = app.administrator().await;
    let given = "a password from above";
    for (minutes, works) in [(7 * DAY - 1, true), (7 * DAY, false)] {
        let login = format!("newcomer_{minutes}");
        let mut form = new_user(&app, &login);
        form["password"] = json!(given);
        let by = administrator.clone().signed_in().await;
        let made = by.ask(CreateUser).json(&form).await.expect(201);
        assert_eq!(made["code"], Value::Null);
        let model = app.somebody(&format!("model_{minutes}"), &[]).hire().await;
        let mut owner = Staff {
            id: made["record"]["id"].as_str().unwrap().parse().unwrap(),
            login,
            password: given.to_owned(),
            ..model
        };
        let terms = json!({
            "job_title": "Посада",
            "hours": {"start": "00:00", "end": "00:00"},
            "last_day": "2026-12-31",
        });
        owner.token = owner.make_token(&terms).await.token;
        app.wait_minutes(minutes);
        if works {
            let owner = owner.signed_in().await;
            let session = owner.ask(CheckSessionToken).await.expect(200);
            assert_eq!(session["password_change_required"], true);
            assert_eq!(session["by_code"], false);
            set(&owner, OWN).await.expect_fault("current", "required");
            continue;
        }
        owner.sign_in().await.expect_problem(401, "code-lapsed");
        let by = administrator.clone().signed_in().await;
        let answer = reset(&by, &owner, &json!({"password": given})).await;
        assert_eq!(answer.expect(200), Value::Null);
        owner.sign_in().await.expect(201);
        app.wait_minutes(DAY);
        owner.sign_in().await.expect_problem(401, "code-lapsed");
        // And who chooses none is given a code there, too.
        let by = by.signed_in().await;
        let shown = reset(&by, &owner, &json!({})).await.expect(200);
        let attempt = owner.attempt().password(&code_in(&shown));
        attempt.send().await.expect(201);
    }
}
