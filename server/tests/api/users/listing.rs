//! The users' list: search, filters, order, pages.

use super::new_user;
use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{CreateUser, ListUsers},
    roles::ShippedRole::{Administrator, Nurse},
};

async fn list(staff: &Staff, query: &str) -> Value {
    staff
        .ask(ListUsers)
        .query(query.to_string())
        .await
        .expect(200)
}

fn logins(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().unwrap().iter();
    items.map(|item| item["login"].as_str().unwrap()).collect()
}

/// An administrator and people with these names, in this order.
async fn clinic(names: &[&str]) -> (TestApp, Staff) {
    let app = TestApp::new().await;
    let administrator = app.somebody("root", &[Administrator]).named("Ющенко Тарас");
    let administrator = administrator.hire().await.signed_in().await;
    for (at, name) in names.iter().enumerate() {
        let mut form = new_user(&app, &format!("user_{at:02}"));
        form["profile"]["licence_number"] = json!(null);
        form["profile"]["full_name"] = json!(name);
        administrator.ask(CreateUser).json(&form).await.expect(201);
    }
    (app, administrator)
}

#[tokio::test]
async fn names_are_in_the_order_of_the_ukrainian_alphabet() {
    let names = [
        "Їжак",
        "Ґалаґан",
        "Іваненко",
        "Гнатюк",
        "Єва",
        "Дацюк",
        "адамчук",
    ];
    let (_app, administrator) = clinic(&names).await;
    let page = list(&administrator, "sort=full-name").await;
    let shown = page["items"].as_array().unwrap().iter();
    let shown: Vec<_> = shown
        .map(|row| row["full_name"].as_str().unwrap())
        .collect();
    let expected = [
        "адамчук",
        "Гнатюк",
        "Ґалаґан",
        "Дацюк",
        "Єва",
        "Іваненко",
        "Їжак",
        "Ющенко Тарас",
    ];
    assert_eq!(shown, expected);
    let backwards = list(&administrator, "sort=full-name&order=descending").await;
    let mut backwards = logins(&backwards);
    backwards.reverse();
    assert_eq!(backwards, logins(&page));
}

#[tokio::test]
async fn pages_show_everybody_once_in_every_order() {
    let names: Vec<_> = (0..60)
        .map(|at| ["Коваль", "Мороз", "Бойко"][at % 3])
        .collect();
    let (_app, administrator) = clinic(&names).await;
    for sort in ["full-name", "login", "position", "last-sign-in"] {
        for order in ["ascending", "descending"] {
            let mut seen = Vec::new();
            let mut query = format!("sort={sort}&order={order}");
            loop {
                let page = list(&administrator, &query).await;
                assert_eq!(page["total"], 61);
                seen.extend(logins(&page).into_iter().map(str::to_owned));
                let Some(next) = page["next"].as_str() else {
                    break;
                };
                assert_eq!(page["items"].as_array().unwrap().len(), 25);
                query = format!("sort={sort}&order={order}&cursor={next}");
            }
            assert_eq!(seen.len(), 61, "{sort} {order}");
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), 61, "{sort} {order}");
        }
    }
}

#[tokio::test]
async fn a_page_goes_on_where_the_last_one_ended_though_others_write() {
    let names: Vec<_> = (0..30).map(|_| "Коваль").collect();
    let (app, administrator) = clinic(&names).await;
    let first = list(&administrator, "sort=login").await;
    let mut form = new_user(&app, "aaa_first");
    form["profile"]["licence_number"] = json!(null);
    form["profile"]["full_name"] = json!("Новенька");
    administrator.ask(CreateUser).json(&form).await.expect(201);
    let next = first["next"].as_str().unwrap();
    let second = list(&administrator, &format!("sort=login&cursor={next}")).await;
    assert_eq!(
        logins(&second),
        [
            "user_24", "user_25", "user_26", "user_27", "user_28", "user_29"
        ]
    );
}

#[tokio::test]
async fn search_forgives_case_and_apostrophes_and_knows_no_wildcards() {
    let (_app, administrator) = clinic(&["Лук’янчук Дар'я", "Коваль Ольга"]).await;
    for (search, found) in [
        ("ЛУКʼЯН", 1),
        ("лукян", 1),
        ("дар'я", 1),
        ("user_0", 2),
        ("USER_01", 1),
        ("сестра", 2),
        ("Лук’янчук Д.", 1),
        ("Д. Лукянчук", 1),
        ("д лук", 1),
        ("О.Коваль", 1),
        ("Коваль Д.", 0),
        ("О. Лук", 0),
        ("%", 0),
        ("_______", 0),
        ("\\", 0),
        ("' or 1=1 --", 0),
        ("  ", 3),
    ] {
        let bytes: Vec<_> = search.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let encoded = bytes.concat();
        let page = list(&administrator, &format!("search={encoded}")).await;
        assert_eq!(page["total"], found, "{search}");
    }
}

#[tokio::test]
async fn filters_find_roles_and_tokens_in_need() {
    let (app, administrator) = clinic(&["Коваль Ольга"]).await;
    app.somebody("nurse", &[Nurse]).hire().await;
    app.somebody("soon", &[Nurse])
        .last_day("2026-09-14")
        .hire()
        .await;
    app.somebody("later", &[Nurse])
        .last_day("2026-09-16")
        .hire()
        .await;
    app.somebody("past", &[Nurse])
        .last_day("2026-09-01")
        .hire()
        .await;
    app.set_clock("2026-09-02T08:00:00Z");
    let administrator = administrator.signed_in().await;
    let role = app.role(Nurse);
    for (query, expected) in [
        (
            format!("role={role}"),
            vec!["later", "nurse", "past", "soon"],
        ),
        ("without_role=true".to_owned(), vec!["user_00"]),
        ("token=expiring".to_owned(), vec!["soon"]),
        ("token=none".to_owned(), vec!["past", "user_00"]),
        (
            "token=valid".to_owned(),
            vec!["later", "nurse", "root", "soon"],
        ),
        (format!("role={role}&token=none&search=past"), vec!["past"]),
    ] {
        let page = list(&administrator, &format!("sort=login&{query}")).await;
        assert_eq!(logins(&page), expected, "{query}");
    }
}

#[tokio::test]
async fn a_query_that_makes_no_sense() {
    let app = TestApp::new().await;
    let head = app.head().await;
    for query in [
        "cursor=zzz",
        "cursor=!!",
        "sort=password",
        "order=sideways",
        "token=maybe",
        "role=nobody",
        "without_role=perhaps",
        "nonsense=1",
    ] {
        let reply = head.ask(ListUsers).query(query.to_string()).await;
        assert_eq!(reply.status, 400, "{query}");
        reply.expect_problem(400, "malformed");
    }
}
