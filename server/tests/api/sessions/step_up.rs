//! What opens a way in or gives rights asks for the password again once it is
//! older than a quarter of an hour.

use crate::harness::{Call, PASSWORD, Reply, Staff, TestApp};
use serde_json::json;
use shared::{
    endpoints::{
        ConfirmPassword, CreateEnrolmentLink, CreateRole, CreateToken, CreateUser,
        CreateWorkstation, DeleteToken, DeleteUser, DeleteWorkstation, ResetPassword, UpdateUser,
    },
    roles::ShippedRole::{HeadOfDepartment, Nurse},
};

/// An administrator who has been at work for a quarter of an hour.
async fn busy_administrator(app: &TestApp) -> Staff {
    let administrator = app.administrator().await;
    keep_busy(app, &administrator).await;
    administrator
}

/// Lets a quarter of an hour pass in which somebody works.
async fn keep_busy(app: &TestApp, staff: &Staff) {
    for _ in 0..3 {
        assert!(staff.is_signed_in().await);
        app.wait_minutes(5);
    }
}

fn make_role(staff: &Staff, name: &str) -> Call {
    staff
        .ask(CreateRole)
        .json(&crate::harness::role(name, "_ _ _ _ + _"))
}

async fn confirm(staff: &Staff, password: &str) -> Reply {
    staff
        .ask(ConfirmPassword)
        .json(&json!({"password": password}))
        .await
}

#[tokio::test]
async fn ways_in_and_rights_take_the_password_again() {
    let app = TestApp::new().await;
    let administrator = busy_administrator(&app).await;
    let nurse = app.somebody("nurse", &[]).hire().await;
    let (user, role, station) = (nurse.id, app.role(Nurse), nurse.station.id);
    let profile = json!({
        "full_name": "Бондар Марія", "organization_id": app.organization,
        "position": "Сестра", "licence_number": null,
    });
    let changes = [
        administrator.ask(CreateToken).json(&json!({
            "user_id": user, "job_title": "Сестра", "workstation_id": station,
            "hours": {"start": "08:00", "end": "17:00"}, "last_day": "2026-12-31",
        })),
        administrator
            .ask(CreateWorkstation)
            .json(&json!({"name": "Пост 7", "place": "", "inventory_label": ""})),
        administrator.ask(CreateEnrolmentLink).of(station),
        administrator.ask(ResetPassword).of(user).json(&json!({})),
        administrator
            .ask(CreateUser)
            .json(&json!({"login": "bondar_m", "profile": profile})),
        administrator.ask(UpdateUser).of(user).json(&profile),
        make_role(&administrator, "Нічна зміна"),
        administrator.change_role(role, "Сестра", "_ _ _ _ + _"),
        administrator.give(user, role),
    ];
    for call in changes {
        call.expect_refusal(401, "password-needed").await;
    }
    confirm(&administrator, PASSWORD).await.expect(200);
    administrator.give(user, role).await.expect(201);
    app.wait_minutes(10);
    assert!(administrator.is_signed_in().await);
    app.wait_minutes(5);
    let withdrawal = administrator.withdraw(user, role).await;
    let refused = withdrawal.expect_refusal(401, "password-needed");
    refused.await;
}

#[tokio::test]
async fn what_closes_a_way_in_does_not_wait_for_it() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let administrator = busy_administrator(&app).await;
    let call = administrator.ask(DeleteToken).of(nurse.token_id);
    call.await.expect(200);
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
}

#[tokio::test]
async fn shutting_out_another_who_governs_does() {
    let app = TestApp::new().await;
    let administrator = busy_administrator(&app).await;
    let station = app.new_station("Пост 3").await;
    let head = app.somebody("head", &[HeadOfDepartment]).at(&station);
    let head = head.hire().await.signed_in().await;
    for call in [
        administrator.ask(DeleteToken).of(head.token_id),
        administrator.ask(DeleteWorkstation).of(station.id),
        administrator.ask(DeleteUser).of(head.id),
    ] {
        call.expect_refusal(401, "password-needed").await;
    }
    confirm(&administrator, PASSWORD).await.expect(200);
    let call = administrator.ask(DeleteUser).of(head.id);
    call.await.expect(200);
}

#[tokio::test]
async fn it_counts_for_a_quarter_of_an_hour() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    app.wait_seconds(15 * 60 - 1);
    make_role(&administrator, "Перша").await.expect(201);
    app.wait_seconds(1);
    let late = make_role(&administrator, "Друга").await;
    late.expect_problem(401, "password-needed");
    confirm(&administrator, PASSWORD).await.expect(200);
    assert_eq!(app.last_record().await, "confirm_password done");
    app.wait_seconds(14 * 60);
    make_role(&administrator, "Друга").await.expect(201);
    app.wait_seconds(60);
    let late = make_role(&administrator, "Третя").await;
    late.expect_problem(401, "password-needed");
    // Signing in anew is entering it, too.
    let administrator = administrator.signed_in().await;
    make_role(&administrator, "Третя").await.expect(201);
}

#[tokio::test]
async fn it_counts_in_one_session() {
    let app = TestApp::new().await;
    let one = app.administrator().await;
    let two = one.elsewhere(&one.station).signed_in().await;
    let colleague = app.administrator().await;
    let all = [&one, &two, &colleague];
    for _ in 0..2 {
        app.wait_minutes(8);
        for staff in all {
            assert!(staff.is_signed_in().await);
        }
    }
    confirm(&one, PASSWORD).await.expect(200);
    for other in [&two, &colleague] {
        let refused = make_role(other, "Чужа").await;
        refused.expect_problem(401, "password-needed");
    }
    make_role(&one, "Своя").await.expect(201);
}

#[tokio::test]
async fn wrong_passwords_open_nothing_and_wait() {
    let app = TestApp::new().await;
    let administrator = busy_administrator(&app).await;
    let wrong = administrator
        .ask(ConfirmPassword)
        .json(&json!({"password": "wrong horse battery"}));
    wrong.expect_refusal(403, "password-wrong").await;
    let refused = make_role(&administrator, "Нічна зміна").await;
    refused.expect_problem(401, "password-needed");
    // The right one waits, too.
    let right = confirm(&administrator, PASSWORD).await;
    assert_eq!(right.expect_problem(429, "throttled")["seconds"], 1);
    app.wait_seconds(1);
    let again = confirm(&administrator, "wrong again, batteries").await;
    again.expect_problem(403, "password-wrong");
    let right = confirm(&administrator, PASSWORD).await;
    assert_eq!(right.expect_problem(429, "throttled")["seconds"], 2);
    app.wait_seconds(2);
    confirm(&administrator, PASSWORD).await.expect(200);
    make_role(&administrator, "Нічна зміна").await.expect(201);
}

#[tokio::test]
async fn of_guesses_sent_side_by_side_one_is_looked_at() {
    let app = TestApp::new().await;
    let administrator = busy_administrator(&app).await;
    let guesses = ["first guess", "second guess", "third guess"].map(|guess| {
        let call = administrator
            .ask(ConfirmPassword)
            .json(&json!({"password": guess}));
        tokio::spawn(call.into_future())
    });
    let mut answers = Vec::new();
    for guess in guesses {
        answers.push(guess.await.unwrap().status);
    }
    answers.sort_unstable();
    assert_eq!(answers, [403, 429, 429]);
}

#[tokio::test]
async fn only_whoever_has_the_right_is_asked() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    keep_busy(&app, &nurse).await;
    make_role(&nurse, "Своя")
        .await
        .expect_problem(403, "forbidden");
    confirm(&nurse, PASSWORD).await.expect(200);
    make_role(&nurse, "Своя")
        .await
        .expect_problem(403, "forbidden");
}

#[tokio::test]
async fn the_password_without_the_key_confirms_nothing() {
    let app = TestApp::new().await;
    let administrator = busy_administrator(&app).await;
    let form = json!({"password": PASSWORD});
    let stolen = administrator.ask(ConfirmPassword).json(&form).unproven();
    stolen.await.expect_problem(401, "proof-needed");
    let stranger = app.ask(ConfirmPassword).json(&form).await;
    stranger.expect_problem(401, "not-signed-in");
    let refused = make_role(&administrator, "Нічна зміна").await;
    refused.expect_problem(401, "password-needed");
    for bad in [
        json!({}),
        json!({"password": ""}),
        json!({"password": PASSWORD, "for": 1}),
    ] {
        let status = administrator.ask(ConfirmPassword).json(&bad).await.status;
        assert_eq!(status, 422, "{bad}");
    }
}

#[tokio::test]
async fn putting_the_clock_back_lengthens_nothing() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    app.wait_minutes(10);
    assert!(administrator.is_signed_in().await);
    app.wait_minutes(-10);
    app.wait_minutes(5);
    let refused = make_role(&administrator, "Нічна зміна").await;
    refused.expect_problem(401, "password-needed");
}
