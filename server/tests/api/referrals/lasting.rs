//! What lasts of a referral: its names for ever, itself until its last day
//! ends.

use super::{clinic, doctor, form, issue, patient};
use crate::harness::{ORIGIN, Staff, TestApp, id};
use jiff::Timestamp;
use serde_json::json;
use shared::{
    endpoints::{DeleteUser, GetRequisition, UpdateOrganization, UpdateUser},
    roles::ShippedRole::HeadOfDepartment,
};
use web::config::Config;

#[tokio::test]
async fn names_stay_as_they_were() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let (head, colleague) = (app.head().await, app.nurse().await);
    app.wait_seconds(1);
    let renamed = json!({
        "full_name": "Шевчук Олена Петрівна",
        "organization_id": app.organization,
        "position": "Завідувачка",
        "licence_number": null,
    });
    head.ask(UpdateUser)
        .of(doctor.id)
        .json(&renamed)
        .await
        .expect(200);
    let name = json!({"name": "Відділення № 1"});
    let elsewhere = app.new_organization("Адміністрація").await;
    let manager = app.somebody("manager", &[HeadOfDepartment]).of(elsewhere);
    let manager = manager.hire().await.signed_in().await;
    manager
        .ask(UpdateOrganization)
        .of(app.organization)
        .json(&name)
        .await
        .expect(200);
    let call = colleague.ask(GetRequisition).of(id(&made));
    let shown = call.await.expect(200);
    assert_eq!(shown["requester"], made["requester"]);
    assert_eq!(
        shown["referrals"][0]["history"],
        made["referrals"][0]["history"]
    );
    // A new one carries the new names. Both say which version of its issuer
    // it was.
    let later = issue(&doctor, &form(&patient)).await;
    let issuers = "select v.full_name from referrals_requisition q \
        join access_user_version v \
        on v.user_id = q.requester_id and v.version = q.requester_version order by q.issued_at";
    let actors = "select v.full_name from referrals_history h \
        join access_user_version v \
        on v.user_id = h.by_user and v.version = h.by_version order by h.at";
    for names in [issuers, actors] {
        let names: Vec<String> = app.select(names).await;
        assert_eq!(names, ["Бондар Олена Петрівна", "Шевчук Олена Петрівна"]);
    }
    assert_eq!(later["requester"]["full_name"], "Шевчук Олена Петрівна");
    assert_eq!(later["requester"]["organization"], "Відділення № 1");

    head.ask(DeleteUser).of(doctor.id).await.expect(200);
    let call = colleague.ask(GetRequisition).of(id(&made));
    let shown = call.await.expect(200);
    assert_eq!(shown["requester"], made["requester"]);
    // So does what is asked for, when the catalogue changes.
    app.write("update referrals_service set name_uk = 'Інше', active = false")
        .await;
    let call = colleague.ask(GetRequisition).of(id(&made));
    let shown = call.await.expect(200);
    assert_eq!(
        shown["referrals"][0]["service"]["name"]["uk"],
        "Загальний аналіз крові"
    );
}

/// A clinic where a referral holds for so many days.
async fn clinic_of(days: u16, instant: &str) -> (TestApp, Staff) {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        public_url: Some(ORIGIN.to_owned()),
        data: folder.path().to_owned(),
        referral_days: days,
        ..Config::default()
    };
    let app = TestApp::with(config.check().unwrap(), instant, folder).await;
    app.stock_catalogue().await;
    let doctor = doctor(&app).hire().await.signed_in().await;
    (app, doctor)
}

#[tokio::test]
async fn a_referral_holds_until_the_end_of_its_last_day_at_the_facility() {
    // Days of validity, issued at, its last day, the midnight after it in Kyiv.
    let cases = [
        (
            365,
            "2026-09-01T08:00:00Z",
            "2027-09-01",
            "2027-09-01T21:00:00Z",
        ),
        (
            30,
            "2026-09-01T08:00:00Z",
            "2026-10-01",
            "2026-10-01T21:00:00Z",
        ),
        // Into the winter's time, and out of it.
        (
            60,
            "2026-09-01T08:00:00Z",
            "2026-10-31",
            "2026-10-31T22:00:00Z",
        ),
        (
            90,
            "2027-01-10T08:00:00Z",
            "2027-04-10",
            "2027-04-10T21:00:00Z",
        ),
        // The longest and the shortest day of the year are the last.
        (
            54,
            "2026-09-01T08:00:00Z",
            "2026-10-25",
            "2026-10-25T22:00:00Z",
        ),
        (
            77,
            "2027-01-10T08:00:00Z",
            "2027-03-28",
            "2027-03-28T21:00:00Z",
        ),
        // Issued after midnight in Kyiv, which is before it in Greenwich.
        (
            1,
            "2026-09-01T21:30:00Z",
            "2026-09-03",
            "2026-09-03T21:00:00Z",
        ),
    ];
    for (days, at, last_day, end) in cases {
        let (app, doctor) = clinic_of(days, at).await;
        let patient = patient(&doctor).await;
        let made = issue(&doctor, &form(&patient)).await;
        assert_eq!(made["valid_until"], last_day);
        let end: Timestamp = end.parse().unwrap();
        let kept = app
            .count("select expires_at from referrals_requisition")
            .await;
        assert_eq!(kept, end.as_millisecond(), "{days} from {at}");
    }
}
