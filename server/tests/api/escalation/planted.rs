//! No role comes to give what its maker may not, be it held by nobody: somebody else would
//! give it unaware.

use crate::harness::{Staff, TestApp, role};
use serde_json::json;
use shared::{
    endpoints::{CreateRole, GetHolder, GetRole, UpdateRole},
    roles::ShippedRole::{Intern, Nurse},
};

const REFUSED: (u16, &str) = (403, "escalation-role");

#[tokio::test]
async fn by_making_one_under_a_familiar_name() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let call = editor.ask(GetRole).of(app.role(Nurse));
    let nurse = call.await.expect(200);
    let call = editor.change_role(app.role(Nurse), "Медсестра стаціонару", "- - - - +");
    assert_eq!(
        call.await.expect(200)["version"],
        json!(nurse["version"].as_i64().unwrap() + 1)
    );
    for (columns, permission) in [
        ("+ + + + + _ +", "user-management"),
        ("_ + + _ + _ _", "token-management"),
        ("_ _ _ + _ _ _", "role-assignment"),
        ("_ _ _ _ + _ +", "reading-journal"),
    ] {
        let call = editor.ask(CreateRole).json(&role("Медсестра", columns));
        let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
        assert_eq!(why["permission"], permission);
    }
    // What they have they may put into one, and what is no administration.
    editor.make_role("Медсестра", "- + - - + + _").await;
}

#[tokio::test]
async fn by_changing_one_that_nobody_holds() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let administrator = app.administrator().await;
    let free = administrator.make_role("Вільна", "_ _ + - _ _ _").await;
    let before = editor.ask(GetRole).of(free).await.expect(200);
    for (columns, permission) in [
        ("+ _ + - _ _ _", "user-management"),
        ("_ _ + + _ _ _", "role-assignment"),
        ("_ _ + - _ _ +", "reading-journal"),
    ] {
        let call = editor.change_role(free, "Вільна", columns);
        let why = call.expect_refusal(REFUSED.0, REFUSED.1).await;
        assert_eq!(why["permission"], permission);
        let call = editor.change_role(app.role(Intern), "Інтерн", columns);
        call.expect_refusal(REFUSED.0, REFUSED.1).await;
    }
    assert_eq!(editor.ask(GetRole).of(free).await.expect(200), before);
    // What it gave before may stay, and go; to come back it takes somebody who has it.
    editor
        .change_role(free, "Інша", "_ + + - + _ _")
        .await
        .expect(200);
    let call = editor.change_role(free, "Інша", "_ _ _ - _ _ _");
    call.made_from(2).await.expect(200);
    let back = |staff: &Staff| {
        let call = staff.ask(UpdateRole).of(free);
        call.json(&role("Інша", "_ _ + - _ _ _")).made_from(3)
    };
    back(&editor).expect_refusal(REFUSED.0, REFUSED.1).await;
    back(&administrator).await.expect(200);
}

#[tokio::test]
async fn by_adding_the_journal_to_one_that_others_hold() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let administrator = app.administrator().await;
    let board = administrator.make_role("Комісія", "_ _ _ _ + _ _").await;
    let member = app.somebody("member", &[]).holding(board);
    let member = member.named("Бондар Олена").hire().await;
    let add = "_ _ _ _ + _ +";
    let call = editor.change_role(board, "Комісія", add);
    let why = call.expect_refusal(403, "escalation-grant").await;
    assert_eq!(why["permission"], "reading-journal");
    assert_eq!(why["who"], "Бондар Олена");
    // Whoever assigns roles gives it to others, as they could by the role Auditor.
    let call = administrator.change_role(board, "Комісія", add);
    call.await.expect(200);
    let holder = administrator.ask(GetHolder).of(member.id).await.expect(200);
    let reads = holder["permissions"].as_array().unwrap().iter();
    let mut reads = reads.filter(|one| one["permission"] == "reading-journal");
    assert_eq!(reads.next().unwrap()["outcome"], "allowed");
}
