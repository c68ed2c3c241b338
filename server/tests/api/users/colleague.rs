//! Nobody becomes a colleague: not by their own record, nor by another's.

use super::{new_user, profile};
use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{CreateUser, DeleteUser, GetUser, GetUserHistory, ListSharedLicences, UpdateUser},
    roles::ShippedRole::{FamilyDoctor, HeadOfDepartment},
};

const BOTH: [shared::roles::ShippedRole; 2] = [FamilyDoctor, HeadOfDepartment];

/// What the form says of somebody, with one field changed.
async fn form(staff: &Staff, of: &Staff, field: &str, value: Value) -> Value {
    let mut form = staff.ask(GetUser).of(of.id).await.expect(200)["profile"].clone();
    form[field] = value;
    form
}

/// A doctor who manages users, and a colleague with a licence.
async fn two(app: &TestApp) -> (Staff, Staff) {
    let doctor = app.somebody("kovalenko_o", &BOTH).named("Коваленко Оксана");
    let doctor = doctor.licensed("1184203").hire().await.signed_in().await;
    let colleague = app.somebody("petrenko_s", &[FamilyDoctor]);
    let colleague = colleague.named("Петренко Світлана").licensed("1177305");
    (doctor, colleague.hire().await.signed_in().await)
}

#[tokio::test]
async fn what_stands_on_the_own_documents_is_changed_by_somebody_else() {
    let app = TestApp::new().await;
    let (doctor, _) = two(&app).await;
    let elsewhere = app.new_organization("Амбулаторія").await;
    let cases = [
        ("full_name", json!("Петренко Світлана")),
        ("licence_number", json!("9999999")),
        ("licence_number", json!(null)),
        ("position", json!("Головна лікарка")),
        ("organization_id", json!(elsewhere)),
        ("full_name", json!("Коваленко Оксана")),
    ];
    for (field, value) in cases {
        let form = form(&doctor, &doctor, field, value).await;
        let call = doctor.ask(UpdateUser).of(doctor.id).json(&form);
        call.expect_refusal(403, "own-profile").await;
    }
    // Neither does an administrator: they issue nothing today.
    let administrator = app.administrator().await;
    let own = form(&administrator, &administrator, "position", json!("Лікар")).await;
    let call = administrator
        .ask(UpdateUser)
        .of(administrator.id)
        .json(&own);
    call.expect_refusal(403, "own-profile").await;
    let form = form(&administrator, &doctor, "full_name", json!("Коваль Оксана")).await;
    let call = administrator.ask(UpdateUser).of(doctor.id).json(&form);
    call.await.expect(200);
}

#[tokio::test]
async fn a_licence_number_is_one_active_users() {
    let app = TestApp::new().await;
    let (doctor, colleague) = two(&app).await;
    let administrator = app.administrator().await;
    // A second account of one's own.
    let mut second = new_user(&app, "second");
    for number in ["1177305", " 1177305 ", "01177305"] {
        second["profile"]["licence_number"] = json!(number);
        let call = doctor.ask(CreateUser).json(&second);
        let why = call.expect_refusal(409, "licence-taken");
        let why = why.await;
        assert_eq!(why["who"], "Петренко Світлана");
        assert_eq!(why["login"], "petrenko_s");
    }
    // Making a colleague look like oneself.
    let like_me = form(&doctor, &colleague, "licence_number", json!("1184203")).await;
    let call = doctor.ask(UpdateUser).of(colleague.id).json(&like_me);
    call.expect_refusal(409, "licence-taken").await;
    // Somebody else's help does not help.
    let like_her = form(&doctor, &doctor, "licence_number", json!("1177305")).await;
    let call = administrator.ask(UpdateUser).of(doctor.id).json(&like_her);
    call.expect_refusal(409, "licence-taken").await;
    // The login comes first where both are taken.
    second["login"] = json!("PETRENKO_S");
    let call = doctor.ask(CreateUser).json(&second);
    call.expect_refusal(409, "login-taken").await;
}

#[tokio::test]
async fn whoever_is_gone_leaves_their_number_to_the_next_record() {
    let app = TestApp::new().await;
    let (doctor, colleague) = two(&app).await;
    let mut again = new_user(&app, "petrenko_s2");
    again["profile"]["licence_number"] = json!("1177305");
    doctor.ask(DeleteUser).of(colleague.id).await.expect(200);
    let made = doctor.ask(CreateUser).json(&again).await.expect(201);
    let user = made["record"]["id"].as_str().unwrap();
    let mut freed = again["profile"].clone();
    freed["licence_number"] = Value::Null;
    let call = doctor.ask(UpdateUser).of(user).json(&freed);
    call.await.expect(200);
    again["login"] = json!("petrenko_s3");
    doctor.ask(CreateUser).json(&again).await.expect(201);
}

#[tokio::test]
async fn of_two_simultaneous_users_with_one_licence_one_is_made() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.administrator().await);
    let first = one.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let second = two.ask(CreateUser).json(&new_user(&app, "nurse_2"));
    let (first, second) = tokio::join!(first.into_future(), second.into_future());
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn two_who_share_a_number_from_before_are_left_until_it_is_changed() {
    let app = TestApp::new().await;
    let (doctor, colleague) = two(&app).await;
    // As the migration leaves the younger of two such records.
    let shared = "update access_user set licence_number = '1184203', licence_key = null \
        where login = 'petrenko_s'";
    app.write(shared).await;
    let moved = form(&doctor, &colleague, "position", json!("Лікарка")).await;
    assert_eq!(moved["licence_number"], "1184203");
    let call = doctor.ask(UpdateUser).of(colleague.id).json(&moved);
    call.await.expect(200);
    let own = form(&doctor, &colleague, "licence_number", json!("1177305")).await;
    let call = doctor
        .ask(UpdateUser)
        .of(colleague.id)
        .json(&own)
        .made_from(2);
    call.await.expect(200);
    let back = form(&doctor, &colleague, "licence_number", json!("1184203")).await;
    let call = doctor
        .ask(UpdateUser)
        .of(colleague.id)
        .json(&back)
        .made_from(3);
    call.expect_refusal(409, "licence-taken").await;
}

#[tokio::test]
async fn users_have_versions() {
    let app = TestApp::new().await;
    let head = app
        .somebody("head", &[HeadOfDepartment])
        .named("Савченко Лариса");
    let head = head.hire().await.signed_in().await;
    let made = head.ask(CreateUser).json(&new_user(&app, "nurse_1")).await;
    let user = made.expect(201)["record"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    app.wait_minutes(1);
    let mut form = profile(&app);
    form["full_name"] = json!("Шевчук Дар'я");
    form["licence_number"] = Value::Null;
    head.ask(UpdateUser).of(&user).json(&form).await.expect(200);
    let history = head.ask(GetUserHistory).of(&user).await;
    let history = history.expect(200);
    let [second, first] = history.as_array().unwrap().as_slice() else {
        panic!("{history}")
    };
    assert_eq!(second["version"], 2);
    assert_eq!(second["full_name"], "Шевчук Дар'я");
    assert_eq!(second["licence_number"], Value::Null);
    assert_eq!(second["by"], "Савченко Лариса");
    assert_eq!(second["at"], app.now().as_millisecond());
    assert_eq!(first["version"], 1);
    assert_eq!(first["full_name"], "Лук’янчук Дар'я");
    assert_eq!(first["licence_number"], "1092817");
    assert_eq!(first["organization"], "Терапевтичне відділення");
    // Whoever is gone keeps theirs, too.
    head.ask(DeleteUser).of(&user).await.expect(200);
    let count = format!("select count(*) from access_user_version where user_id = '{user}'");
    assert_eq!(app.value::<i64>(&count).await, 3);
    // What they issued points there.
    let kept = head.ask(GetUserHistory).of(&user).await.expect(200);
    assert_eq!(
        kept.as_array().unwrap()[1..],
        history.as_array().unwrap()[..]
    );
    let nobody = head.ask(GetUserHistory).of(uuid::Uuid::nil()).await;
    nobody.expect_problem(404, "not-found");
    let nurse = app.nurse().await;
    let call = nurse.ask(GetUserHistory).of(head.id);
    call.await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn numbers_that_several_have_from_before_are_listed() {
    let app = TestApp::new().await;
    let (doctor, colleague) = two(&app).await;
    assert_eq!(doctor.ask(ListSharedLicences).await.expect(200), json!([]));
    let number = "update access_user set licence_number = '1184203' where user_id = ";
    app.write(&format!("{number}'{}'", colleague.id)).await;
    let licences = access::users::warn_of_shared_licences(&app.state);
    licences.await.unwrap();
    let holders = json!([
        {"id": doctor.id, "full_name": "Коваленко Оксана", "login": "kovalenko_o"},
        {"id": colleague.id, "full_name": "Петренко Світлана", "login": "petrenko_s"},
    ]);
    let shared = json!([{"licence_number": "1184203", "holders": holders}]);
    assert_eq!(doctor.ask(ListSharedLicences).await.expect(200), shared);
    let call = colleague.ask(ListSharedLicences);
    call.await.expect_problem(403, "forbidden");
    let administrator = app.administrator().await;
    let call = administrator.ask(DeleteUser).of(colleague.id);
    call.await.expect(200);
    assert_eq!(doctor.ask(ListSharedLicences).await.expect(200), json!([]));
}
