//! Rows that hold what no form could have sent: a list names them and shows
//! the rest. Those of the referral desk are tested there.

use crate::harness::{Call, Overheard, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        GetHolder, GetUser, GetUserHistory, ListOrganizations, ListPeople, ListRoles, ListSessions,
        ListTokens, ListUsers, ListWorkstations, UpdateUser,
    },
    roles::ShippedRole::Nurse,
};

/// How somebody asks for a list.
type Listing = fn(&Staff) -> Call;

/// The lists that come page by page.
async fn page(list: Call) -> (usize, Vec<String>, Value) {
    let page = list.await.expect(200);
    let damaged = page["damaged"].as_array().cloned().unwrap_or_default();
    let damaged = damaged.iter().map(|id| id.as_str().unwrap().to_owned());
    let items = page["items"].as_array().unwrap().len();
    (items, damaged.collect(), page["total"].clone())
}

#[tokio::test]
async fn users_and_tokens() {
    let lists: [(&str, Listing, &[&str]); 2] = [
        (
            "access_user",
            |by| by.ask(ListUsers),
            &["position = ''", "full_name = x'ff'", "login = ' '"],
        ),
        (
            "authenticator_token",
            |by| by.ask(ListTokens),
            &[
                "last_day = 'x'",
                "start_work = 5000",
                "session_hours = 'x'",
                "workstation_id = 'x'",
                "user_id = 'x'",
            ],
        ),
    ];
    for (table, list, faults) in lists {
        let app = TestApp::in_file().await;
        let administrator = app.administrator().await;
        let (whole, _, _) = page(list(&administrator)).await;
        for (at, fault) in faults.iter().enumerate() {
            let login = format!("nurse_{}_{at}", table.len());
            let nurse = app.somebody(&login, &[Nurse]).hire().await;
            app.write(&format!(
                "update {table} set {fault} where user_id = '{}'",
                nurse.id
            ))
            .await;
            let heard = Overheard::listen();
            let (items, damaged, total) = page(list(&administrator)).await;
            assert_eq!(items, whole, "{fault}");
            assert_eq!((damaged.len(), total), (at + 1, json!(whole + at + 1)));
            let said = heard.take();
            for id in damaged {
                assert!(said.contains(&format!("damaged {table} {id}")), "{said:?}");
            }
        }
    }
}

#[tokio::test]
async fn lists_without_pages_name_them_in_a_header() {
    let app = TestApp::in_file().await;
    let head = app.administrator().await;
    let nurse = app
        .somebody("koval_m", &[Nurse])
        .hire()
        .await
        .signed_in()
        .await;
    app.new_organization("Поліклініка № 2").await;
    head.make_role("Черговий", "_").await;
    app.new_station("Кабінет 7").await;
    let lists: [(&str, &str, &str, &dyn Fn() -> Call); 5] = [
        (
            "access_organization",
            "name = ''",
            "name like 'Пол%'",
            &|| head.ask(ListOrganizations),
        ),
        (
            "access_role",
            "name = ''",
            "name = 'Черговий'",
            &|| head.ask(ListRoles),
        ),
        (
            "authenticator_workstation",
            "inventory_label = x'ff'",
            "name = 'Кабінет 7'",
            &|| head.ask(ListWorkstations),
        ),
        (
            "authenticator_session",
            "started_at = 'x'",
            "user_id <> '@'",
            &|| head.ask(ListSessions),
        ),
        (
            "access_user",
            "full_name = ''",
            "login = 'koval_m'",
            &|| head.ask(ListPeople).query("search=koval"),
        ),
    ];
    for (table, fault, which, list) in lists {
        let which = which.replace('@', &head.id.to_string());
        let before = list().await;
        assert_eq!(before.header("damaged-records"), None);
        let before = before.expect(200).as_array().unwrap().len();
        let key = format!("{}_id", table.split('_').next_back().unwrap());
        let id: String = app
            .value(&format!("select {key} from {table} where {which}"))
            .await;
        app.write(&format!("update {table} set {fault} where {which}"))
            .await;
        let heard = Overheard::listen();
        let reply = list().await;
        assert_eq!(
            reply.expect(200).as_array().unwrap().len(),
            before - 1,
            "{table}"
        );
        assert_eq!(reply.header("damaged-records"), Some(&*id), "{table}");
        assert!(heard.take().contains(&format!("damaged {table} {id}")));
    }
    // Asked for alone, it is not as if it were not there.
    let refused = head.ask(GetHolder).of(nurse.id).await;
    let named = refused.expect_problem(500, "damaged");
    assert_eq!(named["id"], json!(nurse.id));
}

#[tokio::test]
async fn a_record_asked_for_alone_is_named() {
    let app = TestApp::in_file().await;
    let head = app.administrator().await;
    for (at, fault) in ["position = ''", "full_name = x'ff'", "version = 'x'"]
        .iter()
        .enumerate()
    {
        let nurse = app.somebody(&format!("nurse_{at}"), &[Nurse]);
        let nurse = nurse.hire().await.id;
        app.write(&format!(
            "update access_user set {fault} where user_id = '{nurse}'"
        ))
        .await;
        let refused = head.ask(GetUser).of(nurse).await;
        let named = refused.expect_problem(500, "damaged");
        assert_eq!(named["id"], json!(nurse), "{fault}");
    }
}

#[tokio::test]
async fn a_version_hides_no_other() {
    let app = TestApp::in_file().await;
    let head = app.administrator().await;
    let nurse = app.nurse().await.id;
    let profile = json!({"full_name": "Коваль Анна", "organization_id": app.organization,
        "position": "Сестра", "licence_number": null});
    head.ask(UpdateUser)
        .of(nurse)
        .json(&profile)
        .await
        .expect(200);
    app.write(&format!(
        "update access_user_version set position = '' where user_id = '{nurse}' and version = 1"
    ))
    .await;
    let history = head.ask(GetUserHistory).of(nurse).await;
    assert_eq!(history.header("damaged-records"), Some(&*nurse.to_string()));
    let history = history.expect(200);
    assert_eq!(
        (history.as_array().unwrap().len(), &history[0]["version"]),
        (1, &json!(2))
    );
}
