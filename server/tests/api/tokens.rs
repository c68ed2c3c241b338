//! Tokens: `/api/tokens`.

use crate::harness::{Staff, TestApp, column};
use authenticator::staff_key::rotate;
use ground::crypto::digest::Sha256Digest;
use serde_json::{Value, json};
use shared::{
    endpoints::{CreateToken, DeleteToken, DeleteUser, Endpoint, GetKeys, ListTokens},
    journal::Subject,
    roles::ShippedRole::Nurse,
};

/// A form that breaks no rule.
fn form(staff: &Staff) -> Value {
    json!({
        "user_id": staff.id,
        "job_title": "Сестра медична",
        "workstation_id": staff.station.id,
        "hours": {"start": "08:00", "end": "17:00"},
        "last_day": "2026-12-31",
    })
}

async fn scene() -> (TestApp, Staff, Staff) {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .named("Коваленко Оксана")
        .hire()
        .await;
    (app, administrator, nurse)
}

#[tokio::test]
async fn a_token_is_made_as_the_form_says_and_shown_once() {
    let (app, administrator, nurse) = scene().await;
    let call = administrator.ask(CreateToken).json(&form(&nurse));
    let made = call.await.expect(201);
    let token = made["token"].as_str().unwrap();
    let record = &made["record"];
    assert_eq!(record["sha256"], Sha256Digest::of(token).to_string());
    assert_eq!(record["login"], "nurse");
    assert_eq!(record["full_name"], "Коваленко Оксана");
    assert_eq!(record["job_title"], "Сестра медична");
    assert_eq!(record["workstation"], nurse.station.name);
    assert_eq!(record["hours"], json!({"start": "08:00", "end": "17:00"}));
    assert_eq!(record["valid_from"], app.now().as_millisecond());
    assert_eq!(record["last_day"], "2026-12-31");
    assert_eq!(record["session_hours"], Value::Null);
    assert_eq!(record["state"], "valid");
    let line = app.last_line().await;
    assert_eq!(
        line.subject,
        Some(format!("token {}", record["id"].as_str().unwrap()))
    );
    let owner = Subject::User(nurse.id);
    let device = Subject::Workstation(nurse.station.id);
    assert_eq!(line.notes.also, [owner, device]);

    nurse.attempt().token(token).send().await.expect(201);
    let listed = administrator.ask(ListTokens).await;
    assert!(!listed.text().contains(token));
    assert_eq!(listed.expect(200)["total"], 3);
    assert!(!app.contents().await.join("\n").contains(token));
}

#[tokio::test]
async fn hours_are_taken_as_they_are_written() {
    let (_app, administrator, nurse) = scene().await;
    for (start, end, kept) in [
        ("8.30", "24:00", ["08:30", "00:00"]),
        ("0830", "2400", ["08:30", "00:00"]),
        ("8:30", "17-15", ["08:30", "17:15"]),
        ("00:00", "24.00", ["00:00", "00:00"]),
        ("8", "17", ["08:00", "17:00"]),
    ] {
        let mut form = form(&nurse);
        form["hours"] = json!({"start": start, "end": end});
        let made = administrator.ask(CreateToken).json(&form).await.expect(201);
        let [start, end] = kept;
        assert_eq!(made["record"]["hours"], json!({"start": start, "end": end}));
    }
}

#[tokio::test]
async fn the_form_has_rules() {
    let (app, administrator, nurse) = scene().await;
    let before = app.contents().await;
    let nobody = json!(uuid::Uuid::nil());
    let cases = [
        ("/user_id", json!("none"), "user_id", "invalid"),
        ("/user_id", nobody.clone(), "user_id", "invalid"),
        ("/workstation_id", nobody, "workstation_id", "invalid"),
        ("/job_title", json!(" "), "job_title", "position-empty"),
        ("/job_title", json!("<i>"), "job_title", "position-invalid"),
        ("/job_title", json!("-"), "job_title", "name-letterless"),
        ("/hours", json!("08:00-17:00"), "hours", "invalid"),
        ("/hours", json!({"start": "08:00"}), "hours.end", "required"),
        (
            "/hours/start",
            json!("24:00"),
            "hours.start",
            "time-invalid",
        ),
        (
            "/hours/start",
            json!("8 ранку"),
            "hours.start",
            "time-invalid",
        ),
        (
            "/hours/end",
            json!("24:01"),
            "hours.end",
            "end-time-invalid",
        ),
        ("/hours/end", json!(17), "hours.end", "invalid"),
        ("/last_day", json!("2026-02-30"), "last_day", "date-invalid"),
        ("/last_day", json!("31.12.2026"), "last_day", "date-invalid"),
        (
            "/last_day",
            json!("2026-08-31"),
            "last_day",
            "last-day-past",
        ),
        (
            "/session_hours",
            json!(0),
            "session_hours",
            "session-hours-invalid",
        ),
        (
            "/session_hours",
            json!(13),
            "session_hours",
            "session-hours-invalid",
        ),
        (
            "/session_hours",
            json!(-1),
            "session_hours",
            "session-hours-invalid",
        ),
        ("/session_hours", json!("two"), "session_hours", "invalid"),
        (
            "/valid_from",
            json!("tomorrow"),
            "valid_from",
            "date-invalid",
        ),
        (
            "/valid_from",
            json!("2027-01-01"),
            "last_day",
            "last-day-past",
        ),
        ("/id", json!("mine"), "id", "unknown"),
    ];
    for (place, value, field, rule) in cases {
        let mut form = form(&nurse);
        match form.pointer_mut(place) {
            Some(known) => *known = value,
            None => form[&place[1..]] = value,
        }
        let call = administrator.ask(CreateToken).json(&form);
        call.await.expect_fault(field, rule);
    }
    for field in [
        "user_id",
        "job_title",
        "workstation_id",
        "hours",
        "last_day",
    ] {
        let mut form = form(&nurse);
        form.as_object_mut().unwrap().remove(field);
        let call = administrator.ask(CreateToken).json(&form);
        call.await.expect_fault(field, "required");
    }
    for payload in ["null", "[]", "\"token\"", "7"] {
        let call = administrator.ask(CreateToken);
        let problem = call.raw("application/json", payload).await;
        problem.expect_problem(422, "invalid-fields");
    }
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn the_last_day_may_be_today_and_the_first_may_come() {
    let (app, administrator, nurse) = scene().await;
    let mut today = form(&nurse);
    today["last_day"] = json!("2026-09-01");
    let call = administrator.ask(CreateToken).json(&today);
    call.await.expect(201);
    let mut coming = form(&nurse);
    coming["valid_from"] = json!("2026-09-03");
    coming["session_hours"] = json!(12);
    let call = administrator.ask(CreateToken).json(&coming);
    let made = call.await.expect(201);
    assert_eq!(made["record"]["state"], "not-yet-valid");
    assert_eq!(made["record"]["session_hours"], 12);
    let first: jiff::Timestamp = "2026-09-02T21:00:00Z".parse().unwrap();
    assert_eq!(made["record"]["valid_from"], first.as_millisecond());
    // A first day in the past means from now on.
    let mut past = form(&nurse);
    past["valid_from"] = json!("2026-08-01");
    let made = administrator.ask(CreateToken).json(&past).await.expect(201);
    assert_eq!(made["record"]["valid_from"], app.now().as_millisecond());
}

#[tokio::test]
async fn a_token_is_deleted_and_never_edited() {
    let (app, administrator, nurse) = scene().await;
    let path = DeleteToken::PATH.replace("{id}", &nurse.token_id.to_string());
    for method in ["GET", "PUT", "PATCH"] {
        let reply = administrator.call(method, &path).json(&form(&nurse)).await;
        reply.expect_problem(405, "method-not-allowed");
    }
    let call = administrator.ask(DeleteToken).of(nurse.token_id);
    call.await.expect(200);
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("token {}", nurse.token_id)));
    let call = administrator.ask(DeleteToken).of(nurse.token_id);
    call.expect_refusal(404, "not-found").await;
    nurse.sign_in().await.expect_problem(401, "token-deleted");
    let call = administrator.ask(ListTokens).query("search=nurse");
    let listed = call.await.expect(200);
    assert_eq!(listed["total"], 0);
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_sorted() {
    let (app, administrator, nurse) = scene().await;
    let elsewhere = app.new_station("Пост 3").await;
    let past = app
        .somebody("past", &[Nurse])
        .last_day("2026-09-01")
        .at(&elsewhere);
    past.named("Ґалаґан Ольга").hire().await;
    let soon = app.somebody("soon", &[Nurse]).last_day("2026-09-10");
    soon.named("Яценко Ірина").hire().await;
    let coming = app.somebody("coming", &[Nurse]).valid_from("2026-10-01");
    coming.named("Адамчук Юлія").hire().await;
    app.set_clock("2026-09-02T08:00:00Z");
    let administrator = administrator.signed_in().await;
    let logins = async |query: &str| {
        let call = administrator.ask(ListTokens).query(query);
        let page = call.await.expect(200);
        let items = page["items"].as_array().unwrap().iter();
        let logins = items.map(|row| row["login"].as_str().unwrap().to_owned());
        let logins: Vec<_> = logins.collect();
        assert_eq!(page["total"], logins.len());
        logins
    };
    let root = administrator.login.as_str();
    assert_eq!(logins("").await, ["coming", "past", "nurse", root, "soon"]);
    assert_eq!(logins("sort=workstation&order=descending").await[0], "past");
    assert_eq!(logins("sort=last-day").await[..2], ["past", "soon"]);
    assert_eq!(
        logins("sort=created-at&order=descending").await[0],
        "coming"
    );
    assert_eq!(logins("state=expired").await, ["past"]);
    assert_eq!(logins("state=not-yet-valid").await, ["coming"]);
    assert_eq!(logins("state=valid").await, ["nurse", root, "soon"]);
    assert_eq!(logins("expiring=true").await, ["soon"]);
    assert_eq!(logins(&format!("user={}", nurse.id)).await, ["nurse"]);
    assert_eq!(logins("search=%D0%BF%D0%BE%D1%81%D1%82+3").await, ["past"]);
    assert_eq!(
        logins(&format!("search={}", nurse.token_id)).await,
        ["nurse"]
    );
    assert_eq!(logins("search=%25").await, Vec::<String>::new());
    for query in [
        "state=lost",
        "expiring=soon",
        "cursor=zzz",
        "sort=sha256",
        "x=1",
    ] {
        let call = administrator.ask(ListTokens).query(query);
        let reply = call.await;
        reply.expect_problem(400, "malformed");
    }
}

#[tokio::test]
async fn pages_show_every_token_once() {
    let (_app, administrator, nurse) = scene().await;
    for _ in 0..58 {
        let call = administrator.ask(CreateToken).json(&form(&nurse));
        call.await.expect(201);
    }
    for sort in ["full-name", "workstation", "last-day", "created-at"] {
        for order in ["ascending", "descending"] {
            let mut seen = Vec::new();
            let mut query = format!("sort={sort}&order={order}");
            loop {
                let call = administrator.ask(ListTokens).query(&query);
                let page = call.await.expect(200);
                assert_eq!(page["total"], 60);
                let items = page["items"].as_array().unwrap().iter();
                seen.extend(items.map(|row| row["id"].to_string()));
                let Some(next) = page["next"].as_str() else {
                    break;
                };
                query = format!("sort={sort}&order={order}&cursor={next}");
            }
            assert_eq!(seen.len(), 60, "{sort} {order}");
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), 60, "{sort} {order}");
        }
    }
}

#[tokio::test]
async fn only_token_management_makes_and_deletes_tokens() {
    let (app, _administrator, nurse) = scene().await;
    for staff in [app.head().await, app.with_states("+ + _ + +").await] {
        let call = staff.ask(CreateToken).json(&form(&nurse));
        call.expect_refusal(403, "forbidden").await;
        let call = staff.ask(DeleteToken).of(nurse.token_id);
        call.expect_refusal(403, "forbidden").await;
    }
}

#[tokio::test]
async fn the_public_keys_verify_tokens_and_hold_no_secret() {
    let (app, ..) = scene().await;
    let keys = app.ask(GetKeys).await.expect(200);
    let key = &keys["keys"][0];
    assert_eq!(keys["keys"].as_array().unwrap().len(), 1);
    assert_eq!(
        key["kid"],
        app.state
            .keys
            .now()
            .current()
            .public()
            .thumbprint()
            .to_string()
    );
    assert_eq!(
        (&key["kty"], &key["crv"], &key["alg"]),
        (&json!("EC"), &json!("P-256"), &json!("ES256"))
    );
    assert_eq!(key.get("d"), None);
}

#[tokio::test]
async fn what_a_disowned_key_signed_counts_for_nothing() {
    let (app, ..) = scene().await;
    let administrator = app.administrator().await;
    // Nobody wrote down which key signed those of before.
    let older = app.administrator().await;
    let forget = format!(
        "update authenticator_token set kid = null where token_id = '{}'",
        older.token_id
    );
    app.write(&forget).await;
    let (monitor, keys) = (&app.state.monitor, &app.state.keys);
    rotate(monitor, keys, true).await.unwrap();
    for gone in [&administrator, &older] {
        assert!(!gone.is_signed_in().await);
        gone.sign_in().await.expect_problem(401, "token-deleted");
    }
    let now = app.administrator().await;
    let listed = now.ask(ListTokens).await.expect(200);
    assert_eq!(column(&listed["items"], "/id"), [&json!(now.token_id)]);
    // Nobody else can be counted on.
    let call = now.ask(DeleteUser).of(now.id);
    call.expect_refusal(409, "last-holder").await;
}

#[tokio::test]
async fn a_key_that_could_not_take_over_leaves_the_one_before() {
    let (app, ..) = scene().await;
    let nurse = app.nurse().await;
    let (monitor, keys) = (&app.state.monitor, &app.state.keys);
    let (one, two) = tokio::join!(rotate(monitor, keys, false), rotate(monitor, keys, false));
    assert!(
        one.is_ok() && two.is_err(),
        "one at a time: {one:?} {two:?}"
    );
    let kid = || keys.now().current().public().thumbprint().to_string();
    assert_eq!(kid(), one.unwrap());
    let before = kid();
    app.refuse_lines("rotate_staff_key").await;
    rotate(monitor, keys, true).await.unwrap_err();
    nurse.sign_in().await.expect(201);
    app.take_lines().await;
    assert_eq!(kid(), before);
    nurse.sign_in().await.expect(201);
    app.nurse().await.sign_in().await.expect(201);
}

#[tokio::test]
async fn another_key_takes_over_and_old_tokens_go_on_working() {
    let (app, ..) = scene().await;
    let nurse = app.nurse().await;
    let rotate = async |known_to_others| {
        let (monitor, keys) = (&app.state.monitor, &app.state.keys);
        rotate(monitor, keys, known_to_others).await.unwrap()
    };
    let kids = async || {
        let set = app.ask(GetKeys).await.expect(200);
        column(&set["keys"], "/kid")
            .into_iter()
            .cloned()
            .collect::<Vec<_>>()
    };
    let old = kids().await;
    let kid = rotate(false).await;
    assert_eq!(
        app.last_record().await,
        format!("rotate_staff_key done key {kid}")
    );
    assert_eq!(kids().await, [json!(kid), old[0].clone()]);
    nurse.sign_in().await.expect(201);
    let later = app.nurse().await;
    later.sign_in().await.expect(201);

    // Others may know the second: what it signed works no more, what was before does.
    let later = later.signed_in().await;
    let last = rotate(true).await;
    assert_eq!(kids().await, [json!(last), old[0].clone()]);
    let line = format!(
        "rotate_staff_key done key {last} token {} compromised",
        later.token_id
    );
    assert_eq!(app.last_record().await, line);
    assert!(!later.is_signed_in().await);
    let refused = later.sign_in().await;
    refused.expect_problem(401, "token-deleted");
    nurse.sign_in().await.expect(201);
    app.nurse().await.sign_in().await.expect(201);
}
