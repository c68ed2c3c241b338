//! Whoever reads the journal watches the others: what is done to them is never
//! done unnoticed.

use super::{reset, token};
use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreateEnrolmentLink, DeleteToken, DeleteUser, EndSession, ListAloneActs, ListOwnNotices,
        UpdateUser,
    },
    roles::ShippedRole::{Administrator, Auditor, FamilyDoctor, Nurse},
};

async fn own(staff: &Staff) -> Vec<Value> {
    let notices = staff.ask(ListOwnNotices).await.expect(200);
    notices["acts"].as_array().unwrap().clone()
}

/// What those who watch are told was done to auditors, newest first.
async fn told(staff: &Staff) -> Vec<Value> {
    let acts = staff.ask(ListAloneActs).await.expect(200)["acts"].clone();
    let acts = acts.as_array().unwrap().clone().into_iter();
    acts.filter(|act| act["alone"] == false).collect()
}

#[tokio::test]
async fn every_act_upon_them_is_told_to_them_and_to_those_who_watch() {
    let app = TestApp::new().await;
    let station = app.new_station("Кабінет аудитора").await;
    let hire = async |login: &str| {
        let hiring = app.somebody(login, &[Auditor]).named("Бондар Олена");
        hiring.at(&station).hire().await.signed_in().await
    };
    let (auditor, colleague) = (hire("auditor").await, hire("colleague").await);
    let administrator = app.somebody("root", &[Administrator]);
    let administrator = administrator.named("Мельник Тарас").hire().await;
    let administrator = administrator.signed_in().await;
    let user = auditor.id;
    let profile = json!({
        "full_name": "Бондар Олена", "organization_id": app.organization,
        "position": "Аудиторка", "licence_number": null,
    });
    let session = auditor.session.as_ref().unwrap().id.clone();
    let acts = [
        (token(&administrator, &user.to_string()), "token-made"),
        (
            administrator.ask(UpdateUser).of(user).json(&profile),
            "record-changed",
        ),
        (
            administrator.give(user, app.role(FamilyDoctor)),
            "rights-changed",
        ),
        (administrator.ask(EndSession).of(&session), "session-ended"),
    ];
    for (call, act) in acts {
        let at = app.now().as_millisecond();
        let done = call.await;
        assert!([200, 201].contains(&done.status), "{act} {}", done.text());
        let detail = app.last_record().await;
        assert!(detail.ends_with(" auditor"), "{detail}");
        let said = json!({
            "act": act, "at": at, "times": 1, "who": "Бондар Олена", "by": "Мельник Тарас", "alone": false,
        });
        assert_eq!(told(&colleague).await[0], said);
        assert_eq!(told(&administrator).await[0], said);
        app.wait_seconds(1);
    }
    let call = administrator.ask(CreateEnrolmentLink).of(station.id);
    call.await.expect(201);
    // It concerns everybody who has a token there.
    assert_eq!(told(&colleague).await.len(), 6);
    let auditor = auditor.signed_in().await;
    let notices = own(&auditor).await;
    let acts: Vec<_> = notices.iter().map(|notice| &notice["act"]).collect();
    let expected = [
        "link-made",
        "token-made",
        "session-ended",
        "rights-changed",
        "record-changed",
    ];
    assert_eq!(acts, expected);
    assert!(notices.iter().all(|notice| notice["by"] == "Мельник Тарас"));
    app.wait_seconds(1);
    // A reset is told once.
    let head = app.head().await;
    reset(&head, &user.to_string()).await.expect(200);
    assert_eq!(told(&colleague).await[0]["act"], "password-reset");
    assert_eq!(told(&colleague).await.len(), 7);
    app.wait_seconds(1);
    let call = administrator.ask(DeleteUser).of(user);
    call.await.expect(200);
    assert_eq!(told(&colleague).await[0]["act"], "way-in-closed");
    app.wait_seconds(1);
    let call = administrator.change_role(app.role(Auditor), "Аудитор", "- - - - _");
    call.await.expect(200);
    assert_eq!(told(&administrator).await[0]["act"], "rights-changed");
    assert_eq!(told(&administrator).await[0]["who"], "Бондар Олена");
}

#[tokio::test]
async fn whoever_comes_to_read_the_journal_is_told_of_to_those_who_read_and_who_govern() {
    let app = TestApp::new().await;
    let administrator = app.somebody("root", &[Administrator]);
    let administrator = administrator.named("Мельник Тарас").hire().await;
    let administrator = administrator.signed_in().await;
    let auditor = app.with_roles(&[Auditor]).await;
    let hiding = administrator.make_role("Стажер", "_ _ _ _ _ _ -").await;
    let board = administrator.make_role("Комісія", "_ _ _ _ + _ _").await;
    let hire = async |login, name, role| {
        let hiring = app.somebody(login, &[Nurse]).named(name).holding(role);
        hiring.hire().await
    };
    let hidden = hire("koval", "Коваль Анна", hiding).await;
    let member = hire("bondar", "Бондар Олена", board).await;
    // What another role hides is given the day that one goes.
    let given = administrator.give(hidden.id, app.role(Auditor)).await;
    given.expect(201);
    assert_eq!(told(&auditor).await, [] as [Value; 0]);
    let withdraw = || administrator.withdraw(hidden.id, hiding);
    let call = withdraw().await;
    let shown = call.expect_refusal(409, "rights-surface").await;
    withdraw().await.confirming(&shown).await.expect(200);
    let detail = app.last_record().await;
    assert!(detail.ends_with(" auditor-new"), "{detail}");
    let joined = app.records("auditors_joined").await;
    assert_eq!(joined, [format!("delivered user {}", hidden.id)]);
    app.wait_seconds(1);
    let call = administrator.change_role(board, "Комісія", "_ _ _ _ + _ +");
    call.await.expect(200);
    for watching in [&auditor, &administrator] {
        let told = told(watching).await;
        let said = told
            .iter()
            .map(|act| [&act["act"], &act["who"], &act["by"]]);
        let expected = ["Бондар Олена", "Коваль Анна"]
            .map(|who| json!(["journal-opened", who, "Мельник Тарас"]));
        assert_eq!(said.map(|said| json!(said)).collect::<Vec<_>>(), expected);
    }
    let member = member.signed_in().await;
    assert_eq!(own(&member).await[0]["act"], "journal-opened");
}

#[tokio::test]
async fn what_matters_is_not_washed_off_by_what_does_not() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let watching = app.with_roles(&[Auditor]).await;
    let newcomer = app.somebody("koval", &[Nurse]).named("Коваль Анна");
    let newcomer = newcomer.hire().await;
    let given = administrator.give(newcomer.id, app.role(Auditor)).await;
    given.expect(201);
    let auditors = async |number: u32| {
        let hiring = app.somebody(&format!("watched_{number}"), &[Auditor]);
        hiring.hire().await
    };
    for number in 0..21 {
        app.wait_seconds(1);
        let auditor = auditors(number).await;
        for role in [Nurse, FamilyDoctor] {
            let given = administrator.give(auditor.id, app.role(role)).await;
            given.expect(201);
        }
    }
    let told = told(&watching).await;
    let of = |act: &str| told.iter().filter(|told| told["act"] == act).count();
    // Twice the same was done to each of them; the newest twenty are told.
    assert_eq!(of("rights-changed"), 20);
    let opened = told.last().unwrap();
    assert_eq!(
        [&opened["act"], &opened["who"]],
        ["journal-opened", "Коваль Анна"]
    );
}

#[tokio::test]
async fn of_everybody_else_nobody_is_told() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let auditor = app.with_roles(&[Auditor]).await;
    let nurse = app.nurse().await;
    let call = administrator.ask(DeleteToken).of(nurse.token_id);
    call.await.expect(200);
    let detail = format!("delete_token done user {}", nurse.id);
    assert_eq!(app.last_record().await, detail);
    let call = administrator.withdraw(nurse.id, app.role(Nurse)).await;
    call.await.expect(200);
    assert_eq!(told(&auditor).await, [] as [Value; 0]);
    let notices = "select count(*) from authenticator_notice";
    assert_eq!(app.count(notices).await, 0);
}
