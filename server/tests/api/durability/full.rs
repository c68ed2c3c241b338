//! A disk that is full: the database file may not grow any more.

use super::nothing_is_half_done;
use crate::harness::{Staff, TestApp, say};
use access::organizations::CreateOrganization;
use monitor::{Actor, Effect, Error, Permit, Tx};
use serde_json::json;
use shared::{
    endpoints::{self, CreateUser, GetHealth, GetReadiness, ListOrganizations},
    organizations::OrganizationForm,
    problem::ErrorCode,
};

/// Who, asked for something, lets the server's own connection write no page beyond so many.
struct Pages(i64);

impl Effect<Pages> for CreateOrganization {
    type Done = ();

    async fn carry_out(
        &Pages(pages): &Pages,
        tx: &mut Tx<'_>,
        _: Permit<'_, Self>,
    ) -> Result<(), Error> {
        let sql = format!("pragma max_page_count = {pages}");
        say(tx.connection(), &sql).await?;
        Err(ErrorCode::NotFound.into())
    }
}

/// Lets the server's own connection write no page beyond so many.
async fn limit(app: &TestApp, pages: i64) {
    let form: OrganizationForm = serde_json::from_value(json!({"name": "Межа"})).unwrap();
    let command = CreateOrganization(form);
    let pages = Pages(pages);
    let limited = app.state.monitor.run(&pages, &Actor::Operator, command);
    limited.await.unwrap_err();
}

fn name(at: usize) -> String {
    format!("Відділення {at} {}", "а".repeat(150))
}

/// Creates organizations until one is refused for want of room; says how many
/// were acknowledged.
async fn fill(head: &Staff) -> usize {
    for at in 0..1000 {
        let reply = head
            .ask(endpoints::CreateOrganization)
            .json(&json!({"name": name(at)}))
            .await;
        if reply.status != 201 {
            reply.expect_problem(503, "unavailable");
            return at;
        }
    }
    panic!("the disk is never full");
}

#[tokio::test]
async fn refuses_clearly_keeps_what_was_acknowledged_and_recovers() {
    let app = TestApp::in_file().await;
    let head = app.head().await;
    assert!(head.is_signed_in().await);
    let pages = app.count("pragma page_count").await;
    limit(&app, pages + 3).await;
    let acknowledged = fill(&head).await;
    let made = "select count(*) from access_organization where name like 'Відділення%'";
    assert_eq!(app.count(made).await, i64::try_from(acknowledged).unwrap());
    nothing_is_half_done(&app).await;
    // Nor is there room for less than that.
    limit(&app, app.count("pragma page_count").await).await;

    // Whoever watches is told, also while nobody else tries to write.
    let ready = async |status: u16| {
        app.wait_seconds(1);
        assert_eq!(app.ask(GetReadiness).await.status, status);
        assert_eq!(app.ask(GetHealth).await.status, 200);
    };
    ready(503).await;
    // Reading goes on, and so does what needs no room.
    head.ask(ListOrganizations).await.expect(200);
    let before = app.contents().await;
    for _ in 0..3 {
        let reply = head
            .ask(endpoints::CreateOrganization)
            .json(&json!({"name": name(2000)}))
            .await;
        reply.expect_problem(503, "unavailable");
    }
    assert_eq!(app.contents().await, before);

    limit(&app, 1_000_000).await;
    ready(200).await;
    assert_eq!(app.count("select count(*) from monitor_pulse").await, 1);
    head.ask(endpoints::CreateOrganization)
        .json(&json!({"name": name(2000)}))
        .await
        .expect(201);
    nothing_is_half_done(&app).await;
}

#[tokio::test]
async fn a_user_is_made_wholly_or_not_at_all() {
    let app = TestApp::in_file().await;
    let head = app.head().await;
    let pages = app.count("pragma page_count").await;
    limit(&app, pages + 4).await;
    for at in 0..1000 {
        let form = json!({
            "login": format!("user_{at}"),
            "profile": {
                "full_name": "Прізвище ".repeat(20).trim(),
                "organization_id": app.organization,
                "position": "Посада ".repeat(25).trim(),
                "licence_number": null,
            },
        });
        let reply = head.ask(CreateUser).json(&form).await;
        nothing_is_half_done(&app).await;
        if reply.status != 201 {
            reply.expect_problem(503, "unavailable");
            return;
        }
    }
    panic!("the disk is never full");
}

#[tokio::test]
async fn what_the_journal_does_not_take_keeps_nobody_out() {
    let app = TestApp::in_file().await;
    let head = app.head().await;
    assert!(head.is_signed_in().await);
    app.run(
        "create trigger takes_nothing before insert on journal_record \
         begin select raise(abort, 'full'); end",
    )
    .await;
    let call = head
        .ask(endpoints::CreateOrganization)
        .json(&json!({"name": name(1)}));
    let reply = call.await;
    assert_eq!(reply.status, 500);
    // Whoever writes beside the server is not kept waiting by what it gave up.
    app.run("pragma busy_timeout = 0; drop trigger takes_nothing")
        .await;
    head.ask(endpoints::CreateOrganization)
        .json(&json!({"name": name(1)}))
        .await
        .expect(201);
    nothing_is_half_done(&app).await;
}
