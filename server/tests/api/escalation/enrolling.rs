//! A browser that is enrolled in place of another ends its key, which may be all that makes
//! the last administrators able.

use crate::harness::{Staff, Station, TestApp, code_of};
use serde_json::json;
use shared::{
    endpoints::{CreateEnrolmentLink, DeleteUser, ListLapses},
    roles::ShippedRole::{Administrator, Nurse},
};

/// Administrators at one workstation, and another workstation.
async fn scene() -> (TestApp, Station, [Staff; 2], Station) {
    let app = TestApp::new().await;
    let office = app.new_station("Кабінет адміністраторів").await;
    let hire = async |login: &str| {
        let hiring = app.somebody(login, &[Administrator]).at(&office);
        hiring.hire().await.signed_in().await
    };
    let administrators = [hire("melnyk_t").await, hire("savchenko_l").await];
    let ward = app.new_station("Пост 3").await;
    (app, office, administrators, ward)
}

async fn link(maker: &Staff, station: &Station) -> String {
    let call = maker.ask(CreateEnrolmentLink).of(station.id);
    let made = call.await.expect(201);
    code_of(made["link"].as_str().unwrap()).to_owned()
}

#[tokio::test]
async fn no_link_is_made_that_could_end_the_last_who_are_able() {
    let (app, office, [one, two], ward) = scene().await;
    for maker in [&one, &two] {
        let call = maker.ask(CreateEnrolmentLink).of(office.id);
        call.expect_refusal(409, "last-holder").await;
    }
    assert_eq!(one.ask(ListLapses).await.expect(200), json!([]));
    // Where nobody governs anybody may come in anew.
    let nurse = app.somebody("nurse", &[Nurse]).at(&ward).hire().await;
    nurse.signed_in().await;
    let code = link(&one, &ward).await;
    app.enrol(&app.new_key(), &code).await.expect(201);
}

#[tokio::test]
async fn with_somebody_able_elsewhere_it_is_made() {
    let (app, office, [one, _], ward) = scene().await;
    let elsewhere = app.somebody("root", &[Administrator]).at(&ward);
    let elsewhere = elsewhere.hire().await;
    // Not before they have signed in there.
    let call = one.ask(CreateEnrolmentLink).of(office.id);
    call.expect_refusal(409, "last-holder").await;
    let elsewhere = elsewhere.signed_in().await;
    let code = link(&one, &office).await;
    app.enrol(&app.new_key(), &code).await.expect(201);
    assert!(elsewhere.is_signed_in().await);
    // Now those there are the last.
    let call = elsewhere.ask(CreateEnrolmentLink).of(ward.id);
    call.expect_refusal(409, "last-holder").await;
}

#[tokio::test]
async fn nor_is_one_used_after_the_others_went() {
    let (app, office, [one, two], ward) = scene().await;
    let elsewhere = app.somebody("root", &[Administrator]).at(&ward);
    let elsewhere = elsewhere.hire().await.signed_in().await;
    let code = link(&one, &office).await;
    let call = two.ask(DeleteUser).of(elsewhere.id);
    call.await.expect(200);
    let key = app.new_key();
    let before = app.contents().await;
    let refused = app.enrol(&key, &code).await;
    let problem = refused.expect_problem(403, "enrolment-refused");
    assert!(problem.get("permission").is_none(), "{problem}");
    assert_eq!(app.contents().await, before);
    assert_eq!(app.last_record().await, "enrol refused last-holder");
    assert!(one.is_signed_in().await);
    // Whoever runs the server can, as they could recover anybody.
    let code = app.enrolment_code(office.id).await;
    app.enrol(&key, &code).await.expect(201);
}
