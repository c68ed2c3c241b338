//! What others did to somebody's way in is read by its owner; what one person
//! did alone, by those who could be the second.

use super::{OWN, created, owner, reset};
use crate::harness::{Staff, TestApp};
use jiff::SignedDuration;
use serde_json::{Value, json};
use shared::{
    endpoints::{ChangePassword, EndSession, ListAloneActs, ListOwnNotices},
    roles::ShippedRole::{Administrator, Auditor, HeadOfDepartment, Nurse},
};

async fn own(staff: &Staff) -> Value {
    staff.ask(ListOwnNotices).await.expect(200)["acts"].clone()
}

async fn alone(staff: &Staff) -> Value {
    staff.ask(ListAloneActs).await.expect(200)["acts"].clone()
}

#[tokio::test]
async fn the_owner_reads_who_reset_what_and_when() {
    let app = TestApp::new().await;
    let head = app
        .somebody("head", &[HeadOfDepartment])
        .named("Савченко Лариса");
    let head = head.hire().await.signed_in().await;
    let administrator = app.administrator().await;
    let mut nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let given = reset(&head, &nurse.id.to_string()).await.expect(200);
    let at = app.now().as_millisecond();
    given["code"]
        .as_str()
        .unwrap()
        .clone_into(&mut nurse.password);
    app.wait_minutes(23 * 60);
    // Before anything else, and from the first sign-in with an own password on.
    let mut nurse = nurse.signed_in().await;
    let notice = json!([{
        "act": "password-reset", "at": at, "times": 1, "by": "Савченко Лариса", "alone": false,
    }]);
    assert_eq!(own(&nurse).await, notice);
    let change = json!({"current": null, "new": OWN});
    let changed = nurse.ask(ChangePassword).json(&change).await;
    changed.expect(200);
    OWN.clone_into(&mut nurse.password);
    app.wait_minutes(40 * 24 * 60);
    let nurse = nurse.signed_in().await;
    assert_eq!(own(&nurse).await, notice);
    app.wait_minutes(29 * 24 * 60);
    let nurse = nurse.signed_in().await;
    assert_eq!(own(&nurse).await, notice);
    app.wait_minutes(2 * 24 * 60);
    assert_eq!(own(&nurse.signed_in().await).await, json!([]));
    // Nobody else's.
    let administrator = administrator.signed_in().await;
    assert_eq!(own(&administrator).await, json!([]));
    assert_eq!(alone(&administrator).await, json!([]));
}

#[tokio::test]
async fn a_clock_that_was_put_back_hides_nothing() {
    let app = TestApp::new().await;
    let (head, administrator) = (app.head().await, app.administrator().await);
    let auditor = app.with_roles(&[Auditor]).await;
    let mut nurse = app.nurse().await;
    let given = reset(&head, &nurse.id.to_string()).await.expect(200);
    let code = given["code"].as_str().unwrap();
    code.clone_into(&mut nurse.password);
    let mut nurse = nurse.signed_in().await;
    let change = json!({"current": null, "new": OWN});
    nurse.ask(ChangePassword).json(&change).await.expect(200);
    OWN.clone_into(&mut nurse.password);
    let back = SignedDuration::from_hours(24 * 400);
    app.clock.step(-back);
    // Shown from now on, and done just now.
    let nurse = nurse.signed_in().await;
    let session = auditor.session.as_ref().unwrap().id.clone();
    let call = administrator.ask(EndSession).of(session);
    call.await.expect(200);
    app.clock.step(back);
    assert_eq!(own(&nurse).await[0]["act"], "password-reset");
    assert_eq!(alone(&administrator).await[0]["act"], "session-ended");
    let auditor = auditor.signed_in().await;
    assert_eq!(own(&auditor).await[0]["act"], "session-ended");
}

#[tokio::test]
async fn what_one_person_did_alone_is_read_by_both_sides() {
    let app = TestApp::new().await;
    let one = app
        .somebody("root", &[Administrator])
        .named("Мельник Тарас");
    let one = one.hire().await.signed_in().await;
    let (user, code) = created(&one, "havryliuk_n").await;
    assert_eq!(alone(&one).await, json!([]));
    let made = app.now().as_millisecond();
    let owner = owner(&one, (&user, &code), "havryliuk_n").await;
    let owner = owner.signed_in().await;
    let by = "Мельник Тарас";
    let token = json!({"act": "token-made", "at": made, "times": 1, "by": by, "alone": true});
    assert_eq!(own(&owner).await, json!([token]));
    let who = "Гаврилюк Наталія";
    let shown =
        json!({"act": "token-made", "at": made, "times": 1, "who": who, "by": by, "alone": true});
    assert_eq!(alone(&one).await, json!([shown]));
    app.wait_minutes(1);
    reset(&one, &user).await.expect(200);
    let both = alone(&one).await;
    assert_eq!(both[0]["act"], "password-reset");
    assert_eq!(both[1], shown);
    // A second pair of eyes reads it too, the owner's colleagues do not.
    assert_eq!(alone(&app.head().await).await, both);
    let call = app.nurse().await.ask(ListAloneActs);
    call.await.expect_problem(403, "forbidden");
    app.wait_minutes(31 * 24 * 60);
    assert_eq!(alone(&one.signed_in().await).await, json!([]));
}

#[tokio::test]
async fn nobody_reads_them_without_a_session() {
    let app = TestApp::new().await;
    for call in [app.ask(ListOwnNotices), app.ask(ListAloneActs)] {
        call.await.expect_problem(401, "not-signed-in");
    }
}

#[tokio::test]
async fn the_newest_are_told_and_how_many_more_there_are() {
    let app = TestApp::new().await;
    let one = app.administrator().await;
    let nurse = app.nurse().await;
    for alone in [true, false] {
        let sql = format!(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 25) \
             insert into authenticator_notice \
                 (notice_id, user_id, act, at, by_user, by_name, alone, auditor) \
             select '{alone}' || i, '{}', 'session-ended', {} + i, \
                 'by ' || i, 'Мельник Тарас', {alone}, not {alone} from n",
            nurse.id,
            app.now().as_millisecond()
        );
        app.write(&sql).await;
    }
    app.wait_minutes(1);
    // Neither what is older and major nor what is alike is lost among them.
    for (act, back) in [
        ("token-made", 5),
        ("record-changed", 3),
        ("record-changed", 2),
    ] {
        let sql = format!(
            "insert into authenticator_notice (notice_id, user_id, act, at, by_user, alone) \
             values ('{act} {back}', '{}', '{act}', {} - {back}, 'x', false)",
            nurse.id,
            app.now().as_millisecond() - 3_600_000
        );
        app.write(&sql).await;
    }
    let own = nurse.ask(ListOwnNotices).await.expect(200);
    let times = |acts: &Value| {
        let acts = acts.as_array().unwrap().iter();
        acts.map(|act| act["at"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    // One is major; 19 of 50 are told, and none of the two that are alike.
    assert_eq!((times(&own["acts"]).len(), &own["more"]), (20, &json!(33)));
    assert_eq!(own["acts"][0]["act"], "token-made");
    assert!(times(&own["acts"])[1..].is_sorted_by(|one, next| next <= one));
    let told = one.ask(ListAloneActs).await.expect(200);
    assert_eq!(times(&told["acts"]).len(), 40);
    assert_eq!(
        (&told["more_alone"], &told["more_of_auditors"]),
        (&json!(5), &json!(5))
    );
    app.write("delete from authenticator_notice where by_name is not null")
        .await;
    let alike = nurse.ask(ListOwnNotices).await.expect(200);
    let said = |at: usize| [&alike["acts"][at]["act"], &alike["acts"][at]["times"]];
    assert_eq!(said(0), [&json!("token-made"), &json!(1)]);
    assert_eq!(said(1), [&json!("record-changed"), &json!(2)]);
    assert_eq!(alike["more"], 0);
}
