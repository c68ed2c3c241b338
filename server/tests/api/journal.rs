//! Reading the journal: `/api/journal`, by whom, about whom, of what kind and
//! when.

use crate::harness::{Staff, TestApp};
use ::journal::ReadJournal;
use serde_json::{Value, json};
use shared::{
    endpoints::{
        self, CreateEnrolmentLink, CreateOrganization, DeleteToken, EndSession, ListRoles,
        SearchPatients,
    },
    journal::Notes,
    page::PAGE_SIZE,
    roles::ShippedRole::{self, Auditor, FamilyDoctor, HeadOfDepartment, Nurse},
};

async fn auditor(app: &TestApp) -> Staff {
    app.with_roles(&[Auditor]).await
}

/// All lines that match, over all pages, newest first.
async fn lines(staff: &Staff, query: &str) -> Vec<Value> {
    let mut lines = Vec::new();
    let mut cursor = String::new();
    loop {
        let call = staff
            .ask(endpoints::ReadJournal)
            .query(format!("{query}{cursor}"));
        let page = call.await.expect(200);
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= PAGE_SIZE);
        lines.extend(items.iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return lines,
        }
    }
}

fn operations(lines: &[Value]) -> Vec<&str> {
    let operations = lines.iter().map(|line| line["operation"].as_str().unwrap());
    operations.collect()
}

#[tokio::test]
async fn the_right_is_a_role_of_its_own() {
    let app = TestApp::new().await;
    for role in ShippedRole::ALL {
        let staff = app.with_roles(&[role]).await;
        let reply = staff.ask(endpoints::ReadJournal).await;
        match role {
            Auditor => drop(reply.expect(200)),
            _ => drop(reply.expect_problem(403, "forbidden")),
        }
    }
    app.ask(endpoints::ReadJournal)
        .await
        .expect_problem(401, "not-signed-in");
    // Nobody gives it to themselves; whoever assigns roles gives it to others.
    let head = app.with_roles(&[HeadOfDepartment]).await;
    let call = head.give(head.id, app.role(Auditor));
    call.await.expect_problem(403, "escalation-self");
    let doctor = app.with_roles(&[FamilyDoctor]).await;
    head.give(doctor.id, app.role(Auditor)).await.expect(201);
    doctor.ask(endpoints::ReadJournal).await.expect(200);
}

#[tokio::test]
async fn a_line_says_who_did_what_where_and_why_not() {
    let app = TestApp::new().await;
    let (auditor, head) = (auditor(&app).await, app.head().await);
    let body = json!({"name": ""});
    head.ask(CreateOrganization)
        .json(&body)
        .await
        .expect_fault("name", "organization-empty");
    let body = json!({"name": "Поліклініка № 2"});
    let made = head.ask(CreateOrganization).json(&body).await.expect(201);
    let found = lines(&auditor, &format!("user={}", head.id)).await;
    assert_eq!(operations(&found)[0], "create_organization");
    let line = &found[0];
    assert_eq!(line["outcome"], "done");
    assert_eq!(line["user"], json!(head.id));
    assert_eq!(line["source"], "user");
    assert_eq!(line["destination"], "access-control");
    assert_eq!(
        line["subject"],
        json!({"kind": "organization", "id": made["id"]})
    );
    assert_eq!(line["at"], app.now().as_millisecond());
    for known in [
        "login",
        "full_name",
        "organization",
        "workstation",
        "address",
        "policy",
    ] {
        assert!(line[known].is_string(), "{known}");
    }
    assert!(!operations(&found).contains(&"read_journal"));
    // What somebody underwent is theirs too.
    assert!(operations(&found).contains(&"create_user"));
}

#[tokio::test]
async fn what_somebody_underwent_is_found_by_their_name() {
    let app = TestApp::new().await;
    let (auditor, administrator) = (auditor(&app).await, app.administrator().await);
    let station = app.new_station("Пост 3").await;
    let nurse = app.somebody("koval_m", &[Nurse]).at(&station);
    let nurse = nurse.hire().await.signed_in().await;
    let session = nurse.session.as_ref().unwrap().id.clone();
    let acts = [
        (
            administrator.ask(CreateEnrolmentLink).of(station.id),
            "create_enrolment_link",
        ),
        (administrator.ask(EndSession).of(&session), "end_session"),
        (
            administrator.ask(DeleteToken).of(nurse.token_id),
            "delete_token",
        ),
        (
            administrator.give(nurse.id, app.role(Auditor)),
            "create_assignment",
        ),
    ];
    let query = format!("user={}", nurse.id);
    let patient = uuid::Uuid::nil();
    for (call, operation) in acts {
        assert!(call.await.status < 300, "{operation}");
        let found = lines(&auditor, &query).await;
        assert_eq!(operations(&found)[0], operation);
        assert_eq!(
            operations(&lines(&auditor, &format!("{query}&operation={operation}")).await)[0],
            operation
        );
        let with_patient = format!("{query}&operation={operation}&patient={patient}");
        assert!(lines(&auditor, &with_patient).await.is_empty());
    }
    // Whoever did it is found as before, and others are not.
    let theirs = lines(&auditor, &format!("user={}", administrator.id)).await;
    assert_eq!(operations(&theirs)[0], "create_assignment");
    let colleague = app.nurse().await;
    let theirs = lines(&auditor, &format!("user={}", colleague.id)).await;
    assert!(!operations(&theirs).contains(&"delete_token"));
    // The command line, too.
    let question = ReadJournal {
        login: Some("koval_m".to_owned()),
        operation: Some("delete_token".to_owned()),
        limit: 10,
        ..ReadJournal::default()
    };
    let read = ::journal::read(&app.state.monitor, question).await.unwrap();
    assert_eq!(read.unwrap().all, 1);
}

#[tokio::test]
async fn reading_is_journalled() {
    let app = TestApp::new().await;
    let (auditor, head) = (auditor(&app).await, app.head().await);
    let query = format!(
        "user={}&operation=issue_nonce&from=2026-09-01&until=2026-09-02",
        head.id
    );
    lines(&auditor, &query).await;
    let line = app.last_line().await;
    assert_eq!((&*line.operation, &*line.outcome), ("read_journal", "done"));
    assert_eq!(line.subject.unwrap(), format!("user {}", head.id));
    let told = "operation issue_nonce from 2026-09-01 until 2026-09-02";
    assert_eq!(line.notes.to_string(), told);
    // What was typed there instead of a code is not kept.
    lines(&auditor, "operation=Шевченко").await;
    assert_eq!(app.last_line().await.notes, Notes::default());
}

#[tokio::test]
async fn pages_lose_and_repeat_nothing_while_others_write() {
    let app = TestApp::new().await;
    let auditor = auditor(&app).await;
    for at in 0..2 * PAGE_SIZE + 3 {
        app.new_organization(&format!("Відділення № {at}")).await;
    }
    let before: Vec<i64> = app.select("select record_id from journal_record").await;
    let found = lines(&auditor, "").await;
    let ids: Vec<i64> = found
        .iter()
        .map(|line| line["id"].as_i64().unwrap())
        .collect();
    assert!(
        ids.is_sorted_by(|one, next| next < one),
        "newest first, each once"
    );
    let missing: Vec<_> = before.iter().filter(|id| !ids.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?} of {before:?}");
    for bad in ["cursor=x", "cursor=", "user=x", "from=yesterday", "x=1"] {
        let call = auditor.ask(endpoints::ReadJournal).query(bad.to_string());
        let reply = call.await;
        reply.expect_problem(400, "malformed");
    }
    assert!(
        lines(&auditor, &format!("user={}", uuid::Uuid::nil()))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_period_is_of_the_facilitys_days() {
    // Half past eleven in the evening in Kyiv.
    let app = TestApp::at("2026-09-01T20:30:00Z").await;
    let administrator = app.administrator().await;
    administrator.make_role("Перша", "_").await;
    app.wait_minutes(45);
    let administrator = administrator.clone().signed_in().await;
    administrator.make_role("Друга", "_").await;
    let auditor = app.with_roles(&[Auditor]).await;
    for (query, count) in [
        ("until=2026-09-01", 1),
        ("from=2026-09-02", 1),
        ("from=2026-09-01&until=2026-09-02", 2),
        ("from=2026-09-03", 0),
    ] {
        let query = format!("operation=create_role&user={}&{query}", administrator.id);
        assert_eq!(lines(&auditor, &query).await.len(), count, "{query}");
    }
}

/// The plan of the question that `query` asks: the text of the statement is the
/// store's own, so what is looked at is that no part of it reads every line.
#[tokio::test]
async fn every_filter_has_an_index() {
    let app = TestApp::in_file().await;
    for (condition, index) in [
        ("true", "journal_record_at"),
        ("j.at >= 1 and j.at < 2", "journal_record_at"),
        ("j.user_id = 'x'", "journal_record_user"),
        ("j.user_id = 'x' and j.at >= 1", "journal_record_user"),
        ("j.subject = 'user x'", "journal_record_subject"),
        ("j.operation = 'x'", "journal_record_operation"),
        (
            "j.operation = 'x' and (j.at, j.record_id) < (5, 6)",
            "journal_record_operation",
        ),
    ] {
        let sql = format!(
            "explain query plan select * from journal_record j where {condition} \
             order by j.at desc, j.record_id desc limit 26"
        );
        let plan: Vec<(i64, i64, i64, String)> = app.rows(&sql).await;
        let plan: Vec<_> = plan.into_iter().map(|(_, _, _, text)| text).collect();
        assert!(plan[0].contains(index), "{condition}: {plan:?}");
        assert!(
            !plan.iter().any(|step| step.contains("TEMP B-TREE")),
            "{condition}: {plan:?}"
        );
    }
}

/// Takes the database back to before the journal could be read by anybody.
pub async fn as_it_was_before(app: &TestApp) {
    let auditor = "(select role_id from access_role where shipped = 'auditor')";
    let statements = [
        "alter table journal_record add column detail text".to_owned(),
        "update journal_record set detail = coalesce(reason, (select 'patients ' || \
         group_concat(value, ' ') from json_each(notes, '$.patients')))"
            .to_owned(),
        "alter table journal_record drop column organization_id".to_owned(),
        "alter table journal_record drop column notes".to_owned(),
        "alter table journal_record drop column reason".to_owned(),
        "alter table journal_record drop column policy".to_owned(),
        "alter table journal_record drop column request_id".to_owned(),
        "drop table journal_patient".to_owned(),
        "drop index journal_record_at".to_owned(),
        "drop index journal_record_user".to_owned(),
        "drop index journal_record_subject".to_owned(),
        "drop index journal_record_operation".to_owned(),
        "create index journal_record_at on journal_record (at)".to_owned(),
        "create index journal_record_user on journal_record (user_id, record_id)".to_owned(),
        format!("delete from access_role_permission where role_id = {auditor}"),
        format!("delete from access_role_name where role_id = {auditor}"),
        "delete from access_role where shipped = 'auditor'".to_owned(),
        "delete from _sqlx_migrations where version in (10, 22)".to_owned(),
    ];
    app.run(&statements.join(";")).await;
}

#[tokio::test]
async fn an_installation_from_before_gets_the_role_and_nobody_holds_it() {
    for taken in [false, true] {
        let app = TestApp::in_file().await;
        let administrator = app.administrator().await;
        let shipped = administrator.ask(ListRoles).await.expect(200);
        let shipped = shipped.as_array().unwrap().last().unwrap().clone();
        let doctor = app.doctor().await;
        let query = json!({"search": "Лук"});
        let call = doctor.ask(SearchPatients).json(&query);
        call.await.expect(200);
        administrator.make_role("Інша", "_").await;
        as_it_was_before(&app).await;
        if taken {
            // As names were folded then.
            let now = ground::text::fold("Інша");
            for then in [
                "update access_role set name = 'аудитор' where name = 'Інша'".to_owned(),
                format!(
                    "update access_role_name set name_key = 'аудитор' where name_key = '{now}'"
                ),
            ] {
                app.write(&then).await;
            }
        }
        let database = monitor::Database::open(app.file()).await.unwrap();
        database.close().await;
        let roles = administrator.ask(ListRoles).await.expect(200);
        let roles = roles.as_array().unwrap();
        let name = if taken {
            "Аудитор журналу"
        } else {
            "Аудитор"
        };
        let made = roles.iter().find(|role| role["name"] == name).unwrap();
        assert_eq!(made["permissions"], shipped["permissions"]);
        assert_eq!(made["holders"], 0);
        let code = if taken { Value::Null } else { json!("auditor") };
        assert_eq!(made["shipped"], code);
        let role = made["id"].as_str().unwrap().parse().unwrap();
        let nurse = app.nurse().await;
        administrator.give(nurse.id, role).await.expect(201);
        nurse.ask(endpoints::ReadJournal).await.expect(200);
    }
}
