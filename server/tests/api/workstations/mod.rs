//! Workstations: `/api/workstations`, and enrolling them.

mod enrolling;
mod guessing;

use crate::harness::{Staff, TestApp, id};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CheckSessionToken, CreateEnrolmentLink, CreateWorkstation, DeleteWorkstation, ListTokens,
        ListWorkstations, UpdateWorkstation,
    },
    roles::ShippedRole::Nurse,
};

fn form(name: &str) -> Value {
    json!({"name": name, "place": "2 поверх", "inventory_label": "PC-0042"})
}

async fn create(staff: &Staff, name: &str) -> Value {
    staff
        .ask(CreateWorkstation)
        .json(&form(name))
        .await
        .expect(201)
}

#[tokio::test]
async fn they_are_created_listed_by_name_changed_and_removed() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let made = create(&administrator, " Пост 3 ").await;
    assert_eq!(made["name"], "Пост 3");
    assert_eq!(made["enrolled_at"], Value::Null);
    assert_eq!((&made["tokens"], &made["sessions"]), (&json!(0), &json!(0)));
    create(&administrator, "Ґанок").await;
    let listed = administrator.ask(ListWorkstations).await.expect(200);
    let names: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|w| w["name"].clone())
        .collect();
    assert_eq!(names, ["Ґанок", "Каб. 214, ординаторська", "Пост 3"]);
    assert_eq!(
        (&listed[1]["tokens"], &listed[1]["sessions"]),
        (&json!(1), &json!(1))
    );
    assert!(listed[1]["enrolled_at"].is_number());
    let reply = administrator
        .ask(UpdateWorkstation)
        .of(id(&made))
        .json(&form("Пост 4"))
        .await;
    assert_eq!(reply.header("etag"), Some("\"2\""));
    assert_eq!(reply.expect(200)["name"], "Пост 4");
    let line = app.last_line().await;
    assert_eq!(json!(line.notes)["changed"], json!(["name"]));
    let call = administrator.ask(DeleteWorkstation).of(id(&made));
    call.await.expect(200);
    let call = administrator.ask(DeleteWorkstation).of(id(&made));
    call.expect_refusal(404, "not-found").await;
}

#[tokio::test]
async fn a_name_is_unique_without_regard_to_case() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    create(&administrator, "Пост 3").await;
    let other = create(&administrator, "Пост 4").await;
    for name in ["Пост 3", "ПОСТ  3"] {
        let call = administrator.ask(CreateWorkstation).json(&form(name));
        call.expect_refusal(409, "workstation-name-taken").await;
        let call = administrator
            .ask(UpdateWorkstation)
            .of(id(&other))
            .json(&form(name));
        call.expect_refusal(409, "workstation-name-taken").await;
    }
    let room = create(&administrator, "Каб. 214").await;
    for name in ["Каб 214", "каб.214", "КАБ. 214"] {
        let call = administrator.ask(CreateWorkstation).json(&form(name));
        call.expect_refusal(409, "workstation-name-taken").await;
    }
    let renamed = administrator
        .ask(UpdateWorkstation)
        .of(id(&room))
        .json(&form("каб 214"))
        .await;
    assert_eq!(renamed.expect(200)["name"], "каб 214");
    let (one, two) = (app.administrator().await, app.administrator().await);
    let first = one
        .ask(CreateWorkstation)
        .json(&form("Пост 5"))
        .into_future();
    let second = two
        .ask(CreateWorkstation)
        .json(&form("пост 5"))
        .into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn the_second_of_two_edits_is_told() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let made = create(&administrator, "Пост 3").await;
    administrator
        .ask(UpdateWorkstation)
        .of(id(&made))
        .json(&form("Пост 4"))
        .await
        .expect(200);
    let call = administrator
        .ask(UpdateWorkstation)
        .of(id(&made))
        .json(&form("Пост 5"));
    let why = call.expect_refusal(412, "stale").await;
    assert_eq!(why["who"], "Шевчук Ірина");
    let unversioned = administrator
        .ask(UpdateWorkstation)
        .of(id(&made))
        .json(&form("Пост 5"));
    unversioned
        .without("if-match")
        .await
        .expect_problem(428, "precondition-required");
    let call = administrator
        .ask(UpdateWorkstation)
        .of(uuid::Uuid::nil())
        .json(&form("Пост 5"));
    call.expect_refusal(404, "not-found").await;
}

#[tokio::test]
async fn the_form_has_rules() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let known = create(&administrator, "Пост 3").await;
    let cases = [
        ("name", json!(""), "workstation-name-empty"),
        ("name", json!("№ -."), "name-letterless"),
        ("name", json!("Пост <3>"), "workstation-name-invalid"),
        ("name", json!("п".repeat(201)), "workstation-name-too-long"),
        ("name", json!(3), "invalid"),
        ("place", json!("п".repeat(201)), "workstation-name-too-long"),
        (
            "inventory_label",
            json!("ІНВ\u{7}"),
            "workstation-name-invalid",
        ),
        ("mac", json!("00:11:22:33:44:55"), "unknown"),
    ];
    for (field, value, rule) in cases {
        let mut form = form("Пост 4");
        form[field] = value;
        let call = administrator.ask(CreateWorkstation).json(&form);
        call.await.expect_fault(field, rule);
        administrator
            .ask(UpdateWorkstation)
            .of(id(&known))
            .json(&form)
            .await
            .expect_fault(field, rule);
    }
    for field in ["name", "place", "inventory_label"] {
        let mut form = form("Пост 4");
        form.as_object_mut().unwrap().remove(field);
        let call = administrator.ask(CreateWorkstation).json(&form);
        call.await.expect_fault(field, "required");
    }
    let bare = json!({"name": "Пост 4", "place": "", "inventory_label": ""});
    let call = administrator.ask(CreateWorkstation).json(&bare);
    call.await.expect(201);
}

#[tokio::test]
async fn renaming_changes_nothing_else() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let station = app.new_station("Пост 3").await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .at(&station)
        .hire()
        .await
        .signed_in()
        .await;
    administrator
        .ask(UpdateWorkstation)
        .of(station.id)
        .json(&form("Пост 4"))
        .await
        .expect(200);
    let session = nurse.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["workstation"], "Пост 4");
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn removing_takes_its_tokens_along() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let station = app.new_station("Пост 3").await;
    let nurse = app.somebody("nurse", &[Nurse]).at(&station).hire().await;
    app.enrolment_code(station.id).await;
    let call = administrator.ask(DeleteWorkstation).of(station.id);
    call.await.expect(200);
    let call = administrator.ask(ListTokens).query("search=nurse");
    let tokens = call.await.expect(200);
    assert_eq!(tokens["total"], 0);
    assert_eq!(
        app.count("select count(*) from authenticator_enrolment")
            .await,
        0
    );
    nurse.sign_in().await.expect_problem(401, "sign-in-refused");
    app.whoami(&station.key)
        .await
        .expect_problem(404, "not-found");
    // Its name is free again.
    create(&administrator, "Пост 3").await;
}

#[tokio::test]
async fn only_token_management_has_to_do_with_them() {
    let app = TestApp::new().await;
    for staff in [app.head().await, app.with_states("+ + _ + +").await] {
        let call = staff.ask(ListWorkstations);
        call.await.expect_problem(403, "forbidden");
        let known = app.station().await.id;
        for call in [
            staff.ask(CreateWorkstation).json(&form("Пост 3")),
            staff.ask(UpdateWorkstation).of(known).json(&form("Пост 3")),
            staff.ask(DeleteWorkstation).of(known),
            staff.ask(CreateEnrolmentLink).of(known),
        ] {
            call.expect_refusal(403, "forbidden").await;
        }
    }
}

#[tokio::test]
async fn a_hardware_address_is_an_inventory_label() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let labels = [
        "0a:00:27:00:00:0f",
        "0A-00-27-00-00-0F",
        "ІНВ №17/3",
        "S/N <A&B>_{7}",
    ];
    for (number, label) in labels.into_iter().enumerate() {
        let mut form = form("Пост");
        form["name"] = json!(format!("Пост {number}"));
        form["inventory_label"] = json!(label);
        let made = administrator.ask(CreateWorkstation).json(&form).await;
        assert_eq!(made.expect(201)["inventory_label"], label);
    }
}
