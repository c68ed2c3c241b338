//! Nobody gives themselves a right.

use crate::harness::{TestApp, states};
use serde_json::json;
use shared::{
    endpoints::{CreateUser, DeleteRole},
    roles::ShippedRole::{Administrator, FamilyDoctor, Nurse},
};

const REFUSED: (u16, &str) = (403, "escalation-self");

#[tokio::test]
async fn by_assigning_themselves_a_role() {
    let app = TestApp::new().await;
    for staff in [app.administrator().await, app.head().await] {
        let call = staff.give(staff.id, app.role(FamilyDoctor));
        let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
        assert_eq!(why["permission"], "issuing-referrals");
    }
    let head = app.head().await;
    let administrator = app.administrator().await;
    let role = administrator
        .make_role("Керівник токенів", "_ _ + _ _")
        .await;
    let without = administrator.make_role("Призначення", "_ _ _ + _").await;
    let assigner = app.somebody("assigner", &[]).holding(without).hire().await;
    let assigner = assigner.signed_in().await;
    let call = assigner.give(assigner.id, role);
    let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
    assert_eq!(why["permission"], "token-management");
    // The head's own − stays stronger, for as long as it stays.
    let call = head.give(head.id, role);
    call.expect_refusal(REFUSED.0, REFUSED.1).await;
}

#[tokio::test]
async fn by_editing_a_role_they_hold() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let call = administrator.change_role(app.role(Administrator), "Адміністратор", "+ + + + +");
    let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
    assert_eq!(why["permission"], "issuing-referrals");
}

#[tokio::test]
async fn by_withdrawing_a_role_that_forbids_them() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без токенів", "_ _ - _ _").await;
    let held_back = app.somebody("held_back", &[Administrator]).holding(limit);
    let held_back = held_back.hire().await.signed_in().await;
    let call = held_back.withdraw(held_back.id, limit).await;
    let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
    assert_eq!(why["permission"], "token-management");
}

#[tokio::test]
async fn by_softening_a_role_that_forbids_them() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без токенів", "_ _ - _ _").await;
    let held_back = app.somebody("held_back", &[Administrator]).holding(limit);
    let held_back = held_back.hire().await.signed_in().await;
    for columns in ["_ _ _ _ _", "_ _ + _ _"] {
        let call = held_back.change_role(limit, "Без токенів", columns);
        let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
        assert_eq!(why["permission"], "token-management");
    }
    // Whoever has the right themselves may soften it.
    let soften = || administrator.change_role(limit, "Без токенів", "_ _ _ _ _");
    let why = soften().expect_refusal(409, "rights-surface").await;
    soften().confirming(&why).await.expect(200);
}

#[tokio::test]
async fn by_deleting_a_role_that_forbids_them() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без токенів", "_ _ - _ _").await;
    let held_back = app.somebody("held_back", &[Administrator]).holding(limit);
    let held_back = held_back.hire().await.signed_in().await;
    let call = held_back.ask(DeleteRole).of(limit);
    let why = call.expect_refusal(409, "role-in-use").await;
    assert_eq!(why["holders"]["first"], serde_json::json!(["Шевчук Ірина"]));
}

#[tokio::test]
async fn by_editing_a_role_that_somebody_else_holds_one_gains_nothing() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let _nurse = app.nurse().await;
    let call = administrator.change_role(app.role(Nurse), "Медсестра", "- - - - _");
    let changed = call.await.expect(200);
    assert_eq!(changed["permissions"], states("- - - - _"));
    // Giving it back lets the nurse gain what the administrator lacks; it is
    // no administrative right.
    let call = administrator.change_role(app.role(Nurse), "Медсестра", "- - - - +");
    call.made_from(2).await.expect(200);
}

#[tokio::test]
async fn by_a_second_account() {
    // A new account starts with nothing, and the rules hold for it as well.
    let app = TestApp::new().await;
    let head = app.head().await;
    let form = json!({
        "login": "alter_ego",
        "profile": {
            "full_name": "Хтось Інший",
            "organization_id": app.organization,
            "position": "Посада",
            "licence_number": null,
        },
    });
    let made = head.ask(CreateUser).json(&form).await.expect(201);
    assert_eq!(made["record"]["roles"], json!([]));
    let user = made["record"]["id"].as_str().unwrap().parse().unwrap();
    let call = head.give(user, app.role(Administrator));
    let why = call.expect_refusal(403, "escalation-grant").await;
    assert_eq!(why["permission"], "role-management");
    assert_eq!(why["who"], "Хтось Інший");
}
