//! Rights that another role hides count as held by whoever is asked to give
//! them, and are shown before they take effect.

use crate::harness::TestApp;
use serde_json::json;
use shared::roles::ShippedRole::{Administrator, FamilyDoctor, Intern, Nurse};

const ADMINISTRATION: [&str; 4] = [
    "user-management",
    "role-management",
    "token-management",
    "role-assignment",
];

#[tokio::test]
async fn nobody_plants_by_assigning_what_a_minus_hides() {
    let app = TestApp::new().await;
    let head = app.head().await;
    for hiding in [Nurse, Intern] {
        let somebody = app.with_roles(&[hiding]).await;
        let call = head.give(somebody.id, app.role(Administrator));
        let why = call.expect_refusal(403, "escalation-grant").await;
        assert_eq!(why["permission"], "role-management");
    }
    let call = head.give(head.id, app.role(Administrator));
    call.expect_refusal(403, "escalation-self").await;
}

#[tokio::test]
async fn nobody_plants_by_editing_a_role_whose_holders_a_minus_holds_back() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let role = editor.make_role("Чергові", "_ _ _ _ +").await;
    let nurse = app.somebody("nurse", &[Nurse]).holding(role);
    let _nurse = nurse.named("Бондар Андрій").hire().await;
    let call = editor.change_role(role, "Чергові", "_ _ + _ +");
    let why = call.expect_refusal(403, "escalation-grant").await;
    assert_eq!(why["permission"], "token-management");
    assert_eq!(why["who"], "Бондар Андрій");
}

#[tokio::test]
async fn nobody_gains_latently_by_editing_a_role_of_their_own() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Редактор", "_ + - _ _").await;
    let plain = administrator.make_role("Без дозволів", "_ _ _ _ _").await;
    let editor = app.somebody("editor", &[]).holding(role).holding(plain);
    let editor = editor.hire().await.signed_in().await;
    let call = editor.change_role(plain, "Без дозволів", "_ _ + _ _");
    let why = call.expect_refusal(403, "escalation-self").await;
    assert_eq!(why["permission"], "token-management");
}

#[tokio::test]
async fn withdrawing_what_hides_them_asks_and_names_them() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.somebody("nurse", &[Nurse, Administrator]);
    let nurse = nurse.named("Гаврилюк Наталія").hire().await;
    let withdraw = || administrator.withdraw(nurse.id, app.role(Nurse));
    let call = withdraw().await;
    let why = call.expect_refusal(409, "rights-surface").await;
    let person = json!({"who": "Гаврилюк Наталія", "permissions": ADMINISTRATION});
    assert_eq!(why["people"], json!([person]));
    let call = withdraw().await.header("confirmed-rights", "yes");
    call.await.expect_problem(400, "malformed");
    let other = json!({"confirm": "0".repeat(64)});
    let call = withdraw().await.confirming(&other);
    call.expect_refusal(409, "rights-surface").await;
    withdraw().await.confirming(&why).await.expect(200);
}

#[tokio::test]
async fn softening_what_hides_them_asks_anew_when_it_concerns_somebody_else_by_now() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без токенів", "_ _ - _ _").await;
    let hire = |login, name| {
        let somebody = app.somebody(login, &[Administrator]).holding(limit);
        somebody.named(name).hire()
    };
    let _first = hire("first", "Шевчук Ірина").await;
    let soften = || administrator.change_role(limit, "Без токенів", "_ _ _ _ _");
    let shown = soften().expect_refusal(409, "rights-surface").await;
    let _second = hire("second", "Бондар Андрій").await;
    let call = soften().confirming(&shown);
    let anew = call.expect_refusal(409, "rights-surface").await;
    let person = |who: &str| json!({"who": who, "permissions": ["token-management"]});
    let people = [person("Бондар Андрій"), person("Шевчук Ірина")];
    assert_eq!(anew["people"], json!(people));
    soften().confirming(&anew).await.expect(200);
}

#[tokio::test]
async fn a_hidden_right_that_is_no_administration_surfaces_unasked() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без видачі", "_ _ _ _ -").await;
    let doctor = app.somebody("doctor", &[FamilyDoctor]).holding(limit);
    let doctor = doctor.hire().await;
    let call = administrator.withdraw(doctor.id, limit).await;
    call.await.expect(200);
}
