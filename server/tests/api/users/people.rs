//! What those with only token management or role assignment read of users:
//! logins, names and role names, nothing more.

use crate::harness::TestApp;
use serde_json::{Value, json};
use shared::{
    endpoints::{
        GetHolder, GetRole, GetUser, ListOrganizations, ListPeople, ListRoles, ListSessions,
        ListTokens, ListUsers, ListWorkstations,
    },
    roles::ShippedRole::{FamilyDoctor, HeadOfDepartment},
};

/// The names of an object's members.
fn members(object: &Value) -> Vec<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[tokio::test]
async fn people_are_a_login_a_name_and_role_names() {
    let app = TestApp::new().await;
    let known = app
        .somebody("known", &[FamilyDoctor, HeadOfDepartment])
        .hire()
        .await;
    for columns in ["_ _ + _ _", "_ _ _ + _"] {
        let staff = app.with_states(columns).await;
        let call = staff.ask(ListPeople).query("search=known");
        let people = call.await.expect(200);
        assert_eq!(people.as_array().unwrap().len(), 1);
        let person = &people[0];
        assert_eq!(members(person), ["full_name", "id", "login", "roles"]);
        assert_eq!(person["id"], json!(known.id));
        assert_eq!(person["roles"][0]["shipped"], "family-doctor");
        for role in person["roles"].as_array().unwrap() {
            assert_eq!(members(role), ["id", "name", "shipped"]);
        }
        let call = staff.ask(ListPeople).query(format!("id={}", known.id));
        let by_id = call.await.expect(200);
        assert_eq!(by_id, people);
        for call in [staff.ask(ListUsers), staff.ask(GetUser).of(known.id)] {
            call.await.expect_problem(403, "forbidden");
        }
        let call = staff.ask(ListOrganizations);
        call.await.expect_problem(403, "forbidden");
    }
}

#[tokio::test]
async fn initials_find_a_person_in_either_order() {
    let app = TestApp::new().await;
    let koval = app.somebody("koval", &[FamilyDoctor]);
    let koval = koval.named("Коваль Анна Петрівна").hire().await;
    app.somebody("bondar", &[FamilyDoctor])
        .named("Бондар Ганна Петрівна")
        .hire()
        .await;
    let administrator = app.administrator().await;
    for (typed, found) in [
        ("Коваль А.", true),
        ("А. Коваль", true),
        ("Коваль А. П.", true),
        ("А.П.Коваль", true),
        ("коваль а п", true),
        ("Коваль П. А.", true),
        ("Коваль, Анна", true),
        ("Анна, Коваль", true),
        ("Коваль Г.", false),
        ("овал А.", false),
    ] {
        let search: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let mut ids: Vec<Vec<Value>> = Vec::new();
        for list in [
            administrator.ask(ListPeople),
            administrator.ask(ListUsers),
            administrator.ask(ListTokens),
        ] {
            let found = list.query(format!("search={search}")).await.expect(200);
            let rows = found
                .get("items")
                .unwrap_or(&found)
                .as_array()
                .unwrap()
                .clone();
            ids.push(
                rows.iter()
                    .map(|row| row.get("user_id").unwrap_or(&row["id"]).clone())
                    .collect(),
            );
        }
        let expected: Vec<Value> = if found {
            vec![json!(koval.id)]
        } else {
            Vec::new()
        };
        assert_eq!(
            ids,
            [expected.clone(), expected.clone(), expected],
            "{typed}"
        );
    }
}

#[tokio::test]
async fn nothing_else_is_searched_either() {
    // Finding by position would tell positions.
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let people = tokens
        .ask(ListPeople)
        .query("search=%D0%9F%D0%BE%D1%81%D0%B0%D0%B4%D0%B0")
        .await;
    assert_eq!(people.expect(200), json!([]));
}

#[tokio::test]
async fn only_those_who_need_it_read_it() {
    let app = TestApp::new().await;
    for staff in [
        app.doctor().await,
        app.nurse().await,
        app.intern().await,
        app.with_states("_ + _ _ _").await,
    ] {
        staff.ask(ListPeople).await.expect_problem(403, "forbidden");
    }
    app.with_states("+ _ _ _ _")
        .await
        .ask(ListPeople)
        .await
        .expect(200);
}

#[tokio::test]
async fn token_management_alone_reads_no_roles_and_gives_none() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    tokens.ask(ListRoles).await.expect_problem(403, "forbidden");
    let call = tokens.ask(GetHolder).of(tokens.id);
    call.await.expect_problem(403, "forbidden");
    let call = tokens.give(tokens.id, app.role(FamilyDoctor));
    call.expect_refusal(403, "forbidden").await;
}

#[tokio::test]
async fn role_assignment_alone_reads_role_names_and_nothing_of_a_role() {
    let app = TestApp::new().await;
    let assigner = app.with_states("_ _ _ + _").await;
    let roles = assigner.ask(ListRoles).await.expect(200);
    assert!(!roles.as_array().unwrap().is_empty());
    let role = roles[0]["id"].as_str().unwrap();
    let call = assigner.ask(GetRole).of(role);
    call.await.expect_problem(403, "forbidden");
    for call in [
        assigner.ask(ListTokens),
        assigner.ask(ListWorkstations),
        assigner.ask(ListSessions),
    ] {
        call.await.expect_problem(403, "forbidden");
    }
}
