//! Nobody gives anybody an administrative right that they lack.

use crate::harness::TestApp;
use shared::roles::ShippedRole::{Administrator, FamilyDoctor, HeadOfDepartment, Intern};

const REFUSED: (u16, &str) = (403, "escalation-grant");

#[tokio::test]
async fn by_assigning_a_role() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let nobody = app
        .somebody("nobody", &[])
        .named("Петренко Світлана")
        .hire()
        .await;
    let call = head.give(nobody.id, app.role(Administrator));
    let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
    assert_eq!(why["permission"], "role-management");
    assert_eq!(why["who"], "Петренко Світлана");
    // What they have themselves they may give, and what is no administration.
    head.give(nobody.id, app.role(HeadOfDepartment))
        .await
        .expect(201);
    head.give(nobody.id, app.role(FamilyDoctor))
        .await
        .expect(201);
}

#[tokio::test]
async fn by_withdrawing_a_role_that_forbids() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let somebody = app
        .somebody("somebody", &[Administrator, Intern])
        .hire()
        .await;
    let call = head.withdraw(somebody.id, app.role(Intern)).await;
    let why = call.expect_refusal(403, "target-outranks").await;
    assert_eq!(why["permission"], "role-management");
}

#[tokio::test]
async fn by_editing_a_role_others_hold() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Практикант", "_ _ _ _ _").await;
    let holder = app
        .somebody("holder", &[])
        .holding(role)
        .named("Бондар Андрій");
    let _holder = holder.hire().await;
    for (columns, permission) in [
        ("+ _ _ _ _", "user-management"),
        ("_ _ + _ _", "token-management"),
        ("_ _ _ + _", "role-assignment"),
    ] {
        let call = editor.change_role(role, "Практикант", columns);
        let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
        assert_eq!(why["permission"], permission);
        assert_eq!(why["who"], "Бондар Андрій");
    }
    let call = editor.change_role(role, "Практикант", "_ + _ _ +");
    call.await.expect(200);
}

#[tokio::test]
async fn by_softening_a_role_that_forbids() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let administrator = app.administrator().await;
    let limit = administrator.make_role("Без токенів", "_ _ - _ _").await;
    let somebody = app.somebody("somebody", &[Administrator]).holding(limit);
    let _somebody = somebody.hire().await;
    let call = editor.change_role(limit, "Без токенів", "_ _ _ _ _");
    call.expect_refusal(403, "target-outranks").await;
}

#[tokio::test]
async fn by_assigning_a_role_that_is_made_stronger_afterwards() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ + _").await;
    let role = editor.make_role("Порожня", "_ _ _ _ _").await;
    let nobody = app.somebody("nobody", &[]).hire().await;
    editor.give(nobody.id, role).await.expect(201);
    let call = editor.change_role(role, "Порожня", "+ _ _ _ _");
    call.expect_refusal(REFUSED.0, REFUSED.1).await;
}

#[tokio::test]
async fn by_assigning_a_strong_role_that_is_there() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ + _").await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Сильна", "+ _ _ _ _").await;
    let nobody = app.somebody("nobody", &[]).hire().await;
    let call = editor.give(nobody.id, role);
    call.expect_refusal(REFUSED.0, REFUSED.1).await;
    let call = editor.give(editor.id, role);
    call.expect_refusal(403, "escalation-self").await;
}
