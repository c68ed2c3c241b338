//! One row that cannot be read hides nothing beside it, and makes nothing fail that others
//! ask for.

use crate::{
    harness::{Overheard, Staff, TestApp, id},
    referrals::{clinic, clinic_in_file, first, form_of, issue, patient},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CheckCard, DeleteOrganization, DeleteRole, DeleteUser, DeleteWorkstation, IssueRequisition,
        ListServices, ListSharedLicences, SignCard,
    },
    roles::ShippedRole::Nurse,
};

#[tokio::test]
async fn who_is_in_the_way_is_listed_by_id_where_the_name_is_damaged() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let named = app.somebody("one", &[Nurse]).named("Абрамчук Ірина");
    named.hire().await;
    let damaged = app
        .somebody("two", &[Nurse])
        .named("Шевчук Ірина")
        .hire()
        .await;
    let fault = format!(
        "update access_user set full_name = x'ff' where user_id = '{}'",
        damaged.id
    );
    app.write(&fault).await;
    let expected = json!(["Абрамчук Ірина", damaged.id]);
    let heard = Overheard::listen();
    let call = administrator.ask(DeleteRole).of(app.role(Nurse));
    let why = call.expect_refusal(409, "role-in-use").await;
    assert_eq!(why["holders"], json!({"first": expected, "more": 0}));
    let said = heard.take();
    assert!(said.contains(&format!("damaged access_user {}", damaged.id)));
    let call = administrator.ask(DeleteOrganization).of(app.organization);
    let why = call.expect_refusal(409, "organization-in-use").await;
    let members = why["members"]["first"].as_array().unwrap();
    assert!(members.contains(&expected[1]) && members.contains(&expected[0]));
}

#[tokio::test]
async fn licences_that_several_have_are_listed_without_who_is_damaged() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let mut holders = Vec::new();
    for login in ["one", "two", "three"] {
        holders.push(app.somebody(login, &[Nurse]).hire().await.id);
    }
    app.write(
        "update access_user set licence_number = '777' where login in ('one', 'two', 'three')",
    )
    .await;
    app.write("update access_user set login = '' where login = 'two'")
        .await;
    let reply = administrator.ask(ListSharedLicences).await;
    let listed = reply.expect(200);
    let ids = listed[0]["holders"].as_array().unwrap().iter().map(id);
    let mut ids: Vec<_> = ids.map(str::to_owned).collect();
    ids.sort();
    let [one, two, three] = [0, 1, 2].map(|at| holders[at].to_string());
    let mut expected = [one, three];
    expected.sort();
    assert_eq!(ids, expected);
    assert_eq!(reply.header("damaged-records"), Some(&*two));
}

#[tokio::test]
async fn a_card_tells_of_the_services_that_can_be_read() {
    let (app, doctor) = clinic().await;
    let form = form_of(&patient(&doctor).await, &["B33001", "P58001"]);
    let made = issue(&doctor, &form).await;
    let signed = doctor.ask(SignCard).of(id(&made)).await.expect(200);
    let status = || app.ask(CheckCard).json(&json!({"card": signed["card"]}));
    assert_eq!(
        status().await.expect(200)["services"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let broken = first(&made);
    app.write(&format!(
        "update referrals_referral set request = 'x' where referral_id = '{broken}'"
    ))
    .await;
    let reply = status().await;
    let services = reply.expect(200)["services"].clone();
    assert_eq!(services.as_array().unwrap().len(), 1);
    assert_eq!(services[0]["code"], "P58001");
    assert_eq!(reply.header("damaged-records"), Some(broken));
}

#[tokio::test]
async fn services_of_a_damaged_group_are_offered_and_issued() {
    let (app, doctor) = clinic_in_file().await;
    let services = async |doctor: &Staff| -> Value {
        doctor
            .ask(ListServices)
            .query("search=B33001")
            .await
            .expect(200)
    };
    app.write(
        "insert into referrals_service_group (code, parent, name_uk, name_en) \
         values ('LAB', null, 'Лабораторні дослідження', 'Laboratory tests')",
    )
    .await;
    app.write("update referrals_service set group_code = 'LAB' where code = 'B33001'")
        .await;
    let before = services(&doctor).await;
    let name = json!({"uk": "Лабораторні дослідження", "en": "Laboratory tests"});
    assert_eq!(before[0]["groups"], json!([name]));
    app.write("update referrals_service_group set name_uk = x'ff' where code = 'LAB'")
        .await;
    let after = services(&doctor).await;
    assert_eq!(after[0]["code"], "B33001");
    assert_eq!(after[0]["groups"], json!([{"uk": "LAB", "en": "LAB"}]));
    let form = form_of(&patient(&doctor).await, &["B33001"]);
    doctor.ask(IssueRequisition).json(&form).await.expect(201);
}

#[tokio::test]
async fn ids_that_are_none_keep_nobody_from_being_deleted() {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    let station = app.new_station("Кабінет 7").await;
    let nurse = app.somebody("nurse", &[Nurse]).at(&station).hire().await;
    let other = app.somebody("other", &[Nurse]).at(&station).hire().await;
    app.run(&format!(
        "pragma foreign_keys = off; \
         update authenticator_token set user_id = x'ff' where user_id = '{}'; \
         update access_assignment set role_id = x'ff' where user_id = '{}'",
        other.id, nurse.id
    ))
    .await;
    administrator.ask(DeleteUser).of(nurse.id).await.expect(200);
    let call = administrator.ask(DeleteWorkstation).of(station.id);
    call.await.expect(200);
}
