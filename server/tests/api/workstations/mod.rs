//! Workstations: `/api/workstations`, and enrolling them.

mod enrolling;
mod guessing;

use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use shared::roles::ShippedRole::Nurse;

fn form(name: &str) -> Value {
    json!({"name": name, "place": "2 поверх", "inventory_label": "PC-0042"})
}

async fn create(staff: &Staff, name: &str) -> Value {
    staff
        .post("/api/workstations", &form(name))
        .await
        .expect(201)
}

fn path_of(workstation: &Value) -> String {
    format!("/api/workstations/{}", workstation["id"].as_str().unwrap())
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
    let listed = administrator.get("/api/workstations").await.expect(200);
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
    let reply = administrator.put(&path_of(&made), &form("Пост 4")).await;
    assert_eq!(reply.header("etag"), Some("\"2\""));
    assert_eq!(reply.expect(200)["name"], "Пост 4");
    administrator.delete(&path_of(&made)).await.expect(200);
    let call = administrator.delete(&path_of(&made));
    call.expect_refusal("delete_workstation", 404, "not-found")
        .await;
}

#[tokio::test]
async fn a_name_is_unique_without_regard_to_case() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    create(&administrator, "Пост 3").await;
    let other = create(&administrator, "Пост 4").await;
    for name in ["Пост 3", "ПОСТ  3"] {
        let call = administrator.post("/api/workstations", &form(name));
        call.expect_refusal("create_workstation", 409, "workstation-name-taken")
            .await;
        let call = administrator.put(&path_of(&other), &form(name));
        call.expect_refusal("update_workstation", 409, "workstation-name-taken")
            .await;
    }
    let room = create(&administrator, "Каб. 214").await;
    for name in ["Каб 214", "каб.214", "КАБ. 214"] {
        let call = administrator.post("/api/workstations", &form(name));
        call.expect_refusal("create_workstation", 409, "workstation-name-taken")
            .await;
    }
    let renamed = administrator.put(&path_of(&room), &form("каб 214")).await;
    assert_eq!(renamed.expect(200)["name"], "каб 214");
    let (one, two) = (app.administrator().await, app.administrator().await);
    let first = one.post("/api/workstations", &form("Пост 5")).into_future();
    let second = two.post("/api/workstations", &form("пост 5")).into_future();
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
        .put(&path_of(&made), &form("Пост 4"))
        .await
        .expect(200);
    let call = administrator.put(&path_of(&made), &form("Пост 5"));
    let why = call
        .expect_refusal("update_workstation", 412, "stale")
        .await;
    assert_eq!(why["who"], "Шевчук Ірина");
    let unversioned = administrator.put(&path_of(&made), &form("Пост 5"));
    unversioned
        .without("if-match")
        .await
        .expect_problem(428, "precondition-required");
    let nowhere = format!("/api/workstations/{}", uuid::Uuid::nil());
    let call = administrator.put(&nowhere, &form("Пост 5"));
    call.expect_refusal("update_workstation", 404, "not-found")
        .await;
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
        administrator
            .post("/api/workstations", &form)
            .await
            .expect_fault(field, rule);
        administrator
            .put(&path_of(&known), &form)
            .await
            .expect_fault(field, rule);
    }
    for field in ["name", "place", "inventory_label"] {
        let mut form = form("Пост 4");
        form.as_object_mut().unwrap().remove(field);
        administrator
            .post("/api/workstations", &form)
            .await
            .expect_fault(field, "required");
    }
    let bare = json!({"name": "Пост 4", "place": "", "inventory_label": ""});
    administrator
        .post("/api/workstations", &bare)
        .await
        .expect(201);
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
    let path = format!("/api/workstations/{}", station.id);
    administrator.put(&path, &form("Пост 4")).await.expect(200);
    let session = nurse.get("/api/session").await.expect(200);
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
    let path = format!("/api/workstations/{}", station.id);
    administrator.delete(&path).await.expect(200);
    let tokens = administrator
        .get("/api/tokens?search=nurse")
        .await
        .expect(200);
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
    let path = format!("/api/workstations/{}", app.station().await.id);
    for staff in [app.head().await, app.with_states("+ + _ + +").await] {
        staff
            .get("/api/workstations")
            .await
            .expect_problem(403, "forbidden");
        for (call, operation) in [
            (
                staff.post("/api/workstations", &form("Пост 3")),
                "create_workstation",
            ),
            (staff.put(&path, &form("Пост 3")), "update_workstation"),
            (staff.delete(&path), "delete_workstation"),
            (
                staff.call("POST", &format!("{path}/enrolment-link")),
                "create_enrolment_link",
            ),
        ] {
            call.expect_refusal(operation, 403, "forbidden").await;
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
        let made = administrator.post("/api/workstations", &form).await;
        assert_eq!(made.expect(201)["inventory_label"], label);
    }
}
