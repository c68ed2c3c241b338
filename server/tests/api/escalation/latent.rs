//! Rights that another role hides count as held by whoever is asked to give
//! them, and are shown before they take effect.

use crate::{four_eyes::reset, harness::TestApp};
use serde_json::json;
use shared::{
    endpoints::DeleteUser,
    roles::ShippedRole::{Administrator, Auditor, FamilyDoctor, Intern, LaboratoryWorker, Nurse},
};

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
async fn a_hidden_right_that_is_no_administration_is_named_as_well() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator
        .make_role("Без направлень", "_ _ _ _ - -")
        .await;
    let hire = |login, name, roles| {
        let somebody = app.somebody(login, roles).holding(limit);
        somebody.named(name).hire()
    };
    let doctor = hire("doctor", "Бондар Олена", &[FamilyDoctor]).await;
    let worker = hire("worker", "Мороз Ганна", &[LaboratoryWorker]).await;
    let person = |who: &str, permission: &str| json!({"who": who, "permissions": [permission]});
    let named = person("Бондар Олена", "issuing-referrals");
    // Of what stays hidden nothing is said.
    let soften = || administrator.change_role(limit, "Без направлень", "_ _ _ _ _ -");
    let why = soften().expect_refusal(409, "rights-surface").await;
    assert_eq!(why["people"], json!([named]));
    let withdraw = || administrator.withdraw(doctor.id, limit);
    let call = withdraw().await;
    let why = call.expect_refusal(409, "rights-surface").await;
    assert_eq!(why["people"], json!([named]));
    withdraw().await.confirming(&why).await.expect(200);
    let why = soften().await;
    why.expect(200);
    let call = administrator.withdraw(worker.id, limit).await;
    let why = call.expect_refusal(409, "rights-surface").await;
    let named = person("Мороз Ганна", "processing-referrals");
    assert_eq!(why["people"], json!([named]));
}

#[tokio::test]
async fn reading_the_journal_does_not_surface_unasked() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Стажер", "_ _ _ _ _ _ -").await;
    let intern = app.somebody("intern", &[Intern, Auditor]).holding(limit);
    let intern = intern.named("Коваль Анна").hire().await;
    let withdraw = || administrator.withdraw(intern.id, limit);
    let call = withdraw().await;
    let why = call.expect_refusal(409, "rights-surface").await;
    let person = json!({"who": "Коваль Анна", "permissions": ["reading-journal"]});
    assert_eq!(why["people"], json!([person]));
    withdraw().await.confirming(&why).await.expect(200);
}

#[tokio::test]
async fn whose_rights_stay_as_they_were_is_not_named() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без видачі", "_ _ _ _ -").await;
    let other = administrator.make_role("Теж без видачі", "_ _ _ _ -").await;
    let doctor = app.somebody("doctor", &[FamilyDoctor]);
    let doctor = doctor.holding(limit).holding(other).hire().await;
    let call = administrator.withdraw(doctor.id, limit).await;
    call.await.expect(200);
    // Nor who is gone.
    let call = administrator.ask(DeleteUser).of(doctor.id);
    call.await.expect(200);
}

#[tokio::test]
async fn what_a_role_that_cannot_be_read_hides_surfaces_only_once_confirmed() {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Черговий", "_ _ _ _ _ +").await;
    let doctor = app.somebody("doctor", &[FamilyDoctor]).holding(role);
    let doctor = doctor.hire().await;
    for damage in ["permission = 'x'", "allowed = 'x'", "allowed = 2.5"] {
        app.write(&format!(
            "update access_role_permission set {damage} where role_id = '{role}'"
        ))
        .await;
        let call = administrator.change_role(role, "Черговий", "_ _ _ _ _ _");
        let why = call.expect_refusal(409, "rights-surface").await;
        assert!(why.to_string().contains("issuing-referrals"), "{why}");
        let call = administrator.withdraw(doctor.id, role).await;
        call.await.expect_problem(409, "rights-surface");
    }
}

#[tokio::test]
async fn whose_role_cannot_be_read_stays_above_those_whom_it_was_above() {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    let tokens = administrator.make_role("Токени", "_ _ + _ _").await;
    let above = app.somebody("above", &[]).holding(tokens).hire().await;
    let users = administrator.make_role("Користувачі", "+ _ _ _ _").await;
    let editor = app.somebody("editor", &[]).holding(users).hire().await;
    let editor = editor.signed_in().await;
    for damage in ["allowed = 1", "allowed = 'x'", "permission = 'x'"] {
        app.write(&format!(
            "update access_role_permission set {damage} where role_id = '{tokens}'"
        ))
        .await;
        let reset = reset(&editor, &above.id.to_string()).await;
        reset.expect_problem(403, "target-outranks");
        let delete = editor.ask(DeleteUser).of(above.id).await;
        delete.expect_problem(403, "target-outranks");
    }
    // Whoever has every right corrects it.
    let call = administrator.change_role(tokens, "Токени", "_ _ + _ _");
    let why = call.expect_refusal(409, "rights-surface").await;
    let call = administrator.change_role(tokens, "Токени", "_ _ + _ _");
    call.confirming(&why).await.expect(200);
}
