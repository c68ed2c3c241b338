//! Roles: `/api/roles`.

use crate::harness::{Staff, TestApp, id, role, states};
use serde_json::{Value, json};
use shared::{
    endpoints::{CreateRole, DeleteRole, DeleteUser, GetRole, ListRoles, ListTokens, UpdateRole},
    permissions::{Permission, PermissionStates, State},
    roles::{Role, ShippedRole},
};

async fn create(staff: &Staff, name: &str, columns: &str) -> Value {
    staff
        .ask(CreateRole)
        .json(&role(name, columns))
        .await
        .expect(201)
}

#[tokio::test]
async fn the_shipped_roles_are_those_of_the_table() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let roles: Vec<Role> = administrator.ask(ListRoles).await.read_as();
    let signs = |states: PermissionStates| {
        let signs = Permission::ALL.map(|permission| match states.of(permission) {
            State::Allow => "+",
            State::Deny => "-",
            State::Undefined => "_",
        });
        signs.join(" ")
    };
    let table: Vec<_> = roles
        .iter()
        .map(|role| {
            (
                role.label.shipped.unwrap(),
                role.label.name.to_string(),
                signs(role.permissions),
            )
        })
        .collect();
    let expected = [
        (ShippedRole::Administrator, "Адміністратор", "+ + + + _ _ _"),
        (ShippedRole::HeadOfDepartment, "Завідувач", "+ - - + _ _ _"),
        (ShippedRole::FamilyDoctor, "Сімейний лікар", "_ _ _ _ + _ _"),
        (ShippedRole::Nurse, "Медсестра", "- - - - + _ _"),
        (ShippedRole::LaboratoryWorker, "Лаборант", "- - - - _ + _"),
        (ShippedRole::Intern, "Інтерн", "- - - - _ _ _"),
        (ShippedRole::Auditor, "Аудитор", "- - - - _ _ +"),
    ];
    let expected = expected.map(|(role, name, signs)| (role, name.to_owned(), signs.to_owned()));
    assert_eq!(table, expected);
    assert_eq!(roles[0].holders, 1);
}

#[tokio::test]
async fn a_role_is_created_shown_changed_and_deleted() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let reply = administrator
        .ask(CreateRole)
        .json(&role(" Реєстратор ", "- _ + _ +"))
        .await;
    let made = reply.expect(201);
    assert_eq!(reply.header("etag"), Some("\"1\""));
    assert_eq!(made["name"], "Реєстратор");
    assert_eq!(made["permissions"], states("- _ + _ +"));
    assert_eq!(made["shipped"], Value::Null);
    assert_eq!(
        app.last_record().await,
        "create_role done user-management:→- token-management:→+ issuing-referrals:→+"
    );
    let shown = administrator.ask(GetRole).of(id(&made)).await;
    assert_eq!(shown.header("etag"), Some("\"1\""));
    assert_eq!(shown.expect(200), made);

    let form = role("Реєстраторка", "_ _ _ _ +");
    let call = administrator.ask(UpdateRole).of(id(&made)).json(&form);
    let changed = call.await.expect(200);
    assert_eq!(changed["name"], "Реєстраторка");
    assert_eq!(changed["permissions"], states("_ _ _ _ +"));
    assert_eq!(
        app.last_record().await,
        "update_role done name user-management:-→ token-management:+→"
    );
    let call = administrator.ask(DeleteRole).of(id(&made));
    call.await.expect(200);
    let call = administrator.ask(GetRole).of(id(&made));
    call.await.expect_problem(404, "not-found");
    let call = administrator.ask(DeleteRole).of(id(&made));
    call.expect_refusal(404, "not-found").await;
    // Its name is free again.
    create(&administrator, "лаборантка", "_ _ _ _ _").await;
}

#[tokio::test]
async fn null_is_undefined_and_nothing_else_is() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let permissions = states("_ _ _ _ _");
    for (name, _) in permissions.as_object().unwrap() {
        let field = format!("permissions.{name}");
        let mut form = role("Реєстратор", "_ _ _ _ _");
        form["permissions"].as_object_mut().unwrap().remove(name);
        let reply = administrator.ask(CreateRole).json(&form).await;
        reply.expect_fault(&field, "required");
        for value in [
            json!("maybe"),
            json!("undefined"),
            json!("Allow"),
            json!(""),
            json!("+"),
            json!(true),
            json!(1),
            json!([]),
            json!({}),
        ] {
            let mut form = role("Реєстратор", "_ _ _ _ _");
            form["permissions"][name] = value;
            let reply = administrator.ask(CreateRole).json(&form).await;
            reply.expect_fault(&field, "invalid");
        }
    }
}

#[tokio::test]
async fn the_form_has_rules() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let known = create(&administrator, "Реєстратор", "_ _ _ _ _").await;
    let permissions = states("_ _ _ _ _");
    let before = app.contents().await;
    let reply = administrator.ask(CreateRole).json(&json!({})).await;
    reply.expect_missing(&["name", "permissions"]);
    let cases = [
        (json!({"permissions": permissions}), "name", "required"),
        (json!({"name": "Нова"}), "permissions", "required"),
        (
            json!({"name": "Нова", "permissions": null}),
            "permissions",
            "invalid",
        ),
        (
            json!({"name": "Нова", "permissions": "all"}),
            "permissions",
            "invalid",
        ),
        (role("", "_ _ _ _ _"), "name", "role-name-too-short"),
        (role("---", "_ _ _ _ _"), "name", "name-letterless"),
        (role("аб", "_ _ _ _ _"), "name", "role-name-too-short"),
        (role(" аб ", "_ _ _ _ _"), "name", "role-name-too-short"),
        (
            role(&"ш".repeat(65), "_ _ _ _ _"),
            "name",
            "role-name-too-long",
        ),
        (
            role("Нова\u{7}роль", "_ _ _ _ _"),
            "name",
            "role-name-invalid",
        ),
        (
            json!({"name": 7, "permissions": permissions}),
            "name",
            "invalid",
        ),
        (
            json!({"name": "Нова", "permissions": permissions, "shipped": "nurse"}),
            "shipped",
            "unknown",
        ),
    ];
    for (form, field, rule) in cases {
        let call = administrator.ask(CreateRole).json(&form);
        call.await.expect_fault(field, rule);
        let call = administrator.ask(UpdateRole).of(id(&known)).json(&form);
        call.await.expect_fault(field, rule);
    }
    let mut form = role("Нова", "_ _ _ _ _");
    form["permissions"]["reading_minds"] = json!("allow");
    let reply = administrator.ask(CreateRole).json(&form).await;
    reply.expect_fault("permissions.reading_minds", "unknown");
    assert_eq!(app.contents().await, before);
    create(&administrator, &"ш".repeat(64), "_ _ _ _ _").await;
    create(&administrator, "роль", "_ _ _ _ _").await;
}

#[tokio::test]
async fn a_name_is_unique_in_both_languages_without_regard_to_case() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    create(&administrator, "Реєстратор", "_ _ _ _ _").await;
    for name in [
        "Реєстратор",
        "лаборант",
        "ЛАБОРАНТ",
        "Медсестра",
        "nurse",
        "NURSE",
        // What is not seen makes no other name.
        "Nurse\u{200B}",
    ] {
        let call = administrator.ask(CreateRole).json(&role(name, "_ _ _ _ _"));
        call.expect_refusal(409, "role-name-taken").await;
    }
    let second = create(&administrator, "Друга", "_ _ _ _ _").await;
    let call = administrator
        .ask(UpdateRole)
        .of(id(&second))
        .json(&role("лаборант", "_ _ _ _ _"));
    call.expect_refusal(409, "role-name-taken").await;
}

#[tokio::test]
async fn of_two_simultaneous_roles_with_one_name_one_is_made() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.administrator().await);
    let first = one
        .ask(CreateRole)
        .json(&role("Реєстратор", "_ _ _ _ _"))
        .into_future();
    let second = two
        .ask(CreateRole)
        .json(&role("лаборант", "_ _ _ _ _"))
        .into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn a_shipped_role_keeps_its_translation_until_it_is_renamed() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    // The English form sends the English name back.
    let form = role("Nurse", "- - - - +");
    let same = administrator
        .ask(UpdateRole)
        .of(app.role(ShippedRole::Nurse))
        .json(&form)
        .await
        .expect(200);
    assert_eq!(
        (&same["name"], &same["shipped"]),
        (&json!("Медсестра"), &json!("nurse"))
    );
    let form = role("Сестра медична", "- - - - +");
    let renamed = administrator
        .ask(UpdateRole)
        .of(app.role(ShippedRole::Nurse))
        .json(&form)
        .made_from(2)
        .await
        .expect(200);
    assert_eq!(
        (&renamed["name"], &renamed["shipped"]),
        (&json!("Сестра медична"), &Value::Null)
    );
    create(&administrator, "Nurse", "_ _ _ _ _").await;
    create(&administrator, "Медсестра", "_ _ _ _ _").await;
}

#[tokio::test]
async fn the_second_of_two_edits_is_told() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let made = create(&administrator, "Реєстратор", "_ _ _ _ _").await;
    let form = role("Реєстратор", "_ _ _ _ +");
    let call = administrator.ask(UpdateRole).of(id(&made)).json(&form);
    call.await.expect(200);
    let call = administrator
        .ask(UpdateRole)
        .of(id(&made))
        .json(&role("Інша", "+ _ _ _ _"));
    let why = call.expect_refusal(412, "stale").await;
    assert_eq!(why["who"], "Шевчук Ірина");
    let unversioned = administrator
        .ask(UpdateRole)
        .of(id(&made))
        .json(&form)
        .without("if-match");
    unversioned
        .await
        .expect_problem(428, "precondition-required");
    let call = administrator
        .ask(UpdateRole)
        .of(uuid::Uuid::nil())
        .json(&form);
    call.expect_refusal(404, "not-found").await;
}

#[tokio::test]
async fn a_role_in_use_is_not_deleted() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let (nurse, _second) = (app.nurse().await, app.nurse().await);
    let call = administrator
        .ask(DeleteRole)
        .of(app.role(ShippedRole::Nurse));
    let why = call.expect_refusal(409, "role-in-use").await;
    let both = json!({"first": ["Шевчук Ірина", "Шевчук Ірина"], "more": 0});
    assert_eq!(why["holders"], both);
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
    let call = administrator
        .ask(DeleteRole)
        .of(app.role(ShippedRole::Nurse));
    let why = call.expect_refusal(409, "role-in-use").await;
    assert_eq!(why["holders"]["first"], json!(["Шевчук Ірина"]));
    // A shipped role that nobody holds may go.
    administrator
        .ask(DeleteRole)
        .of(app.role(ShippedRole::Intern))
        .await
        .expect(200);
}

#[tokio::test]
async fn giving_a_role_and_deleting_it_at_once() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.administrator().await);
    let role = one.make_role("Тимчасова", "_ _ _ _ _").await;
    let giving = one.give(two.id, role).into_future();
    let deleting = two.ask(DeleteRole).of(role).into_future();
    let (given, deleted) = tokio::join!(giving, deleting);
    match given.status {
        201 => deleted.expect_problem(409, "role-in-use"),
        _ => given.expect_problem(404, "not-found"),
    };
}

#[tokio::test]
async fn a_change_is_felt_by_every_holder_at_once() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let head = app.head().await;
    head.ask(ListTokens).await.expect_problem(403, "forbidden");
    let role = app.role(ShippedRole::HeadOfDepartment);
    let call = administrator.change_role(role, "Завідувач", "+ _ + + _");
    call.await.expect(200);
    head.ask(ListTokens).await.expect(200);
}
