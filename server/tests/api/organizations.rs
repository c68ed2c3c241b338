//! Organizations: `/api/organizations`.

use crate::harness::{Staff, TestApp, id};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreateOrganization, CreateUser, DeleteOrganization, ListOrganizations, UpdateOrganization,
    },
    roles::ShippedRole::HeadOfDepartment,
};

async fn create(staff: &Staff, name: &str) -> Value {
    let form = json!({"name": name});
    staff.ask(CreateOrganization).json(&form).await.expect(201)
}

#[tokio::test]
async fn they_are_created_listed_by_name_renamed_and_deleted() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let made = create(&head, " КНП «Вербівська лікарня № 3» ").await;
    assert_eq!(made["name"], "КНП «Вербівська лікарня № 3»");
    assert_eq!(made["members"], 0);
    create(&head, "Ґалицька клініка").await;
    let listed = head.ask(ListOrganizations).await.expect(200);
    let names: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["name"].clone())
        .collect();
    assert_eq!(
        names,
        [
            "Ґалицька клініка",
            "КНП «Вербівська лікарня № 3»",
            "Терапевтичне відділення"
        ]
    );
    let members: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["members"].clone())
        .collect();
    assert_eq!(members, [0, 0, 1]);
    let renamed = head
        .ask(UpdateOrganization)
        .of(id(&made))
        .json(&json!({"name": "Лікарня"}))
        .await;
    assert_eq!(renamed.header("etag"), Some("\"2\""));
    assert_eq!(renamed.expect(200)["name"], "Лікарня");
    head.ask(DeleteOrganization).of(id(&made)).await.expect(200);
    head.ask(DeleteOrganization)
        .of(id(&made))
        .await
        .expect_problem(404, "not-found");
    // Its name is free again.
    create(&head, "Лікарня").await;
}

#[tokio::test]
async fn a_name_is_unique_without_regard_to_case_and_apostrophes() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let first = create(&head, "Кам'янська лікарня").await;
    let second = create(&head, "Інша лікарня").await;
    for name in [
        "Кам'янська лікарня",
        "КАМ’ЯНСЬКА  лікарня",
        "«Камянcька» лiкaрня",
    ] {
        let call = head.ask(CreateOrganization).json(&json!({"name": name}));
        call.expect_refusal(409, "organization-name-taken").await;
        let call = head
            .ask(UpdateOrganization)
            .of(id(&second))
            .json(&json!({"name": name}));
        call.expect_refusal(409, "organization-name-taken").await;
    }
    // Its own name in another spelling is no duplicate.
    head.ask(UpdateOrganization)
        .of(id(&first))
        .json(&json!({"name": "Кам’янська Лікарня"}))
        .await
        .expect(200);
}

#[tokio::test]
async fn of_two_simultaneous_ones_with_one_name_one_is_made() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.administrator().await);
    let form = json!({"name": "Нова лікарня"});
    let first = one.ask(CreateOrganization).json(&form).into_future();
    let second = two.ask(CreateOrganization).json(&form).into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn ones_own_is_renamed_by_somebody_else() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let form = json!({"name": "Обласна лікарня"});
    let call = head
        .ask(UpdateOrganization)
        .of(app.organization)
        .json(&form);
    call.expect_refusal(403, "own-organization").await;
    let elsewhere = app.new_organization("Адміністрація").await;
    let other = app.somebody("other", &[HeadOfDepartment]).of(elsewhere);
    let other = other.hire().await.signed_in().await;
    other
        .ask(UpdateOrganization)
        .of(app.organization)
        .json(&form)
        .await
        .expect(200);
    app.wait_minutes(14);
    assert!(other.is_signed_in().await);
    app.wait_minutes(1);
    let call = other
        .ask(UpdateOrganization)
        .of(app.organization)
        .json(&form);
    call.expect_refusal(401, "password-needed").await;
}

#[tokio::test]
async fn one_in_use_is_not_deleted() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(DeleteOrganization).of(app.organization);
    let why = call.expect_refusal(409, "organization-in-use").await;
    let members = json!({"first": ["Шевчук Ірина"], "more": 0});
    assert_eq!(why["members"], members);
    // A few by name, in alphabetical order; of the others how many there are.
    for (number, name) in [
        "Ярема Лев",
        "Андрусяк Олег",
        "Яценко Іван",
        "Юрчук Ада",
        "Бойко Лідія",
        "Гнатюк Петро",
    ]
    .into_iter()
    .enumerate()
    {
        let somebody = app
            .somebody(&format!("colleague_{number}"), &[])
            .named(name);
        somebody.hire().await;
    }
    let call = head.ask(DeleteOrganization).of(app.organization);
    let why = call.await.expect_problem(409, "organization-in-use");
    let first = [
        "Андрусяк Олег",
        "Бойко Лідія",
        "Гнатюк Петро",
        "Шевчук Ірина",
        "Юрчук Ада",
    ];
    assert_eq!(why["members"], json!({"first": first, "more": 2}));
}

#[tokio::test]
async fn a_user_and_the_end_of_their_organization_at_once() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.head().await);
    let organization = create(&one, "Тимчасова").await;
    let user = json!({
        "login": "newcomer",
        "profile": {
            "full_name": "Новенька",
            "organization_id": organization["id"],
            "position": "Посада",
            "licence_number": null,
        },
    });
    let joining = one.ask(CreateUser).json(&user).into_future();
    let ending = two
        .ask(DeleteOrganization)
        .of(id(&organization))
        .into_future();
    let (joined, ended) = tokio::join!(joining, ending);
    match joined.status {
        201 => drop(ended.expect_problem(409, "organization-in-use")),
        _ => joined.expect_fault("profile.organization_id", "invalid"),
    }
}

#[tokio::test]
async fn the_second_of_two_edits_is_told() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let made = create(&head, "Лікарня").await;
    head.ask(UpdateOrganization)
        .of(id(&made))
        .json(&json!({"name": "Лікарня 2"}))
        .await
        .expect(200);
    let call = head
        .ask(UpdateOrganization)
        .of(id(&made))
        .json(&json!({"name": "Лікарня 3"}));
    let why = call.expect_refusal(412, "stale").await;
    assert_eq!(why["who"], "Шевчук Ірина");
    let unversioned = head
        .ask(UpdateOrganization)
        .of(id(&made))
        .json(&json!({"name": "Лікарня 3"}));
    unversioned
        .without("if-match")
        .await
        .expect_problem(428, "precondition-required");
}

#[tokio::test]
async fn the_form_has_rules() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let other = create(&head, "Інша").await;
    let cases = [
        (json!({}), "name", "required"),
        (json!({"name": ""}), "name", "organization-empty"),
        (
            json!({"name": "Лікарня <1>"}),
            "name",
            "organization-invalid",
        ),
        (
            json!({"name": "л".repeat(201)}),
            "name",
            "organization-too-long",
        ),
        (json!({"name": null}), "name", "invalid"),
        (json!({"name": "-"}), "name", "name-letterless"),
        (
            json!({"name": "Лікарня", "address": "вул. 1"}),
            "address",
            "unknown",
        ),
    ];
    let form = json!({"name": "Відділення 漢"});
    let reply = head.ask(CreateOrganization).json(&form).await;
    reply.expect_unprintable("name", "漢");
    let call = head.ask(UpdateOrganization).of(id(&other)).json(&form);
    let reply = call.await;
    reply.expect_unprintable("name", "漢");
    for (form, field, rule) in cases {
        head.ask(CreateOrganization)
            .json(&form)
            .await
            .expect_fault(field, rule);
        head.ask(UpdateOrganization)
            .of(id(&other))
            .json(&form)
            .await
            .expect_fault(field, rule);
    }
}

#[tokio::test]
async fn one_that_does_not_exist() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head
        .ask(UpdateOrganization)
        .of(uuid::Uuid::nil())
        .json(&json!({"name": "Лікарня"}));
    call.expect_refusal(404, "not-found").await;
    head.ask(DeleteOrganization)
        .of(uuid::Uuid::nil())
        .expect_refusal(404, "not-found")
        .await;
}
