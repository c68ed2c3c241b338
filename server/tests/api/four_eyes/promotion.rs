//! Whoever first gains an administrative right loses the tokens that people
//! without it made: they could have kept a copy.

use super::{created, owner, settle, token};
use crate::harness::{Staff, TestApp};
use access::recovery::Recover;
use serde_json::{Value, json};
use shared::{
    endpoints::{DeleteToken, DeleteUser},
    ids::RoleId,
    journal::OsUser,
    roles::ShippedRole::{Administrator, FamilyDoctor},
};

/// An administrator, somebody who only manages tokens, and a doctor with a
/// token of theirs, signed in by it.
async fn scene(app: &TestApp) -> (Staff, Staff, Staff) {
    let administrator = app.administrator().await;
    let role = administrator.make_role("Токени", "_ _ + _ _").await;
    let maker = app.somebody("maker", &[]).named("Ткач Іван").holding(role);
    let maker = maker.hire().await.signed_in().await;
    let doctor = app
        .somebody("doctor", &[FamilyDoctor])
        .named("Бондар Олена");
    let doctor = with_token(&maker, doctor.hire().await).await;
    (administrator, maker, doctor)
}

/// The same person, signed in by a token that `maker` made.
async fn with_token(maker: &Staff, owner: Staff) -> Staff {
    let made = token(maker, &owner.id.to_string()).await.expect(201);
    let owner = Staff {
        token: made["token"].as_str().unwrap().to_owned(),
        token_id: made["record"]["id"].as_str().unwrap().parse().unwrap(),
        station: maker.station.clone(),
        ..owner
    };
    owner.signed_in().await
}

/// The refusal that lists exactly this person's token.
fn lists(why: &Value, owner: &Staff) {
    let listed = json!([{
        "id": owner.token_id,
        "who": "Бондар Олена",
        "workstation": owner.station.name,
        "made_by": "Ткач Іван",
    }]);
    assert_eq!(why["tokens"], listed);
}

#[tokio::test]
async fn by_an_assignment() {
    let app = TestApp::new().await;
    let (administrator, maker, doctor) = scene(&app).await;
    let give = || administrator.give(doctor.id, app.role(Administrator));
    let why = give().expect_refusal(409, "rights-surface");
    let why = why.await;
    lists(&why, &doctor);
    assert_eq!(why["people"], json!([]));
    assert!(doctor.is_signed_in().await);
    give().confirming(&why).await.expect(201);
    assert!(!doctor.is_signed_in().await);
    doctor.sign_in().await.expect_problem(401, "token-deleted");
    let ended = app.records("tokens_outgrown").await;
    assert_eq!(ended, [format!("delivered token {}", doctor.token_id)]);
    // Others' tokens are as they were.
    assert!(maker.is_signed_in().await);
    // What was made for the promotion stays, and so does what comes after.
    let doctor = with_token(&administrator, doctor).await;
    let role = administrator.make_role("Користувачі", "+ _ _ _ _").await;
    administrator.give(doctor.id, role).await.expect(201);
    assert!(doctor.is_signed_in().await);
}

#[tokio::test]
async fn by_a_change_of_a_role_they_hold() {
    let app = TestApp::new().await;
    let (administrator, _, doctor) = scene(&app).await;
    let change = || administrator.change_role(app.role(FamilyDoctor), "Лікар", "_ _ _ + +");
    let why = change().expect_refusal(409, "rights-surface");
    let why = why.await;
    lists(&why, &doctor);
    change().confirming(&why).await.expect(200);
    assert!(!doctor.is_signed_in().await);
}

#[tokio::test]
async fn the_code_of_somebody_without_it_goes_too() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Користувачі", "+ _ _ _ _").await;
    let setter = app.somebody("setter", &[]).named("Ткач Іван").holding(role);
    let setter = setter.hire().await.signed_in().await;
    let (user, code) = created(&setter, "newcomer").await;
    let newcomer = owner(&administrator, (&user, &code), "newcomer").await;
    // What the code opened ends with it.
    let newcomer = newcomer.signed_in().await;
    let give = || administrator.give(newcomer.id, app.role(Administrator));
    let why = give().await.expect_problem(409, "rights-surface");
    let listed = json!([{"user": user, "who": "Гаврилюк Наталія", "made_by": "Ткач Іван"}]);
    assert_eq!([&why["codes"], &why["tokens"]], [&listed, &json!([])]);
    give().confirming(&why).await.expect(201);
    assert!(!newcomer.is_signed_in().await);
    newcomer.sign_in().await.expect_problem(401, "code-used");
    let ended = app.records("codes_outgrown").await;
    assert_eq!(ended, [format!("delivered user {user}")]);
    // One that was not used yet, by a change of a role they hold, and by recovery.
    for way in ["role", "recover"] {
        let (user, code) = created(&setter, way).await;
        let newcomer = owner(&administrator, (&user, &code), way).await;
        let bare = administrator.make_role(way, "_ _ _ _ +").await;
        administrator.give(newcomer.id, bare).await.expect(201);
        if way == "role" {
            let change = || administrator.change_role(bare, way, "_ _ + _ +");
            let why = change().await.expect_problem(409, "rights-surface");
            change().confirming(&why).await.expect(200);
        } else {
            let command = Recover {
                user: newcomer.id,
                by: OsUser::default(),
                confirmed: None,
            };
            app.state.operate(command).await.unwrap();
        }
        newcomer.sign_in().await.expect_problem(401, "code-lapsed");
    }
    // Whoever set a password of their own outgrew nothing.
    let (user, code) = created(&setter, "settled").await;
    let settled = settle(owner(&administrator, (&user, &code), "settled").await).await;
    let call = administrator.give(settled.id, app.role(Administrator));
    call.await.expect(201);
    assert!(settled.is_signed_in().await);
}

#[tokio::test]
async fn by_the_withdrawal_of_a_role_that_forbade_it() {
    let app = TestApp::new().await;
    let (administrator, maker, doctor) = scene(&app).await;
    let limit = administrator.make_role("Без керування", "- - - - _").await;
    administrator.give(doctor.id, limit).await.expect(201);
    let call = administrator.give(doctor.id, app.role(Administrator));
    call.await.expect(201);
    assert!(doctor.is_signed_in().await);
    let withdraw = async |administrator: &Staff| administrator.withdraw(doctor.id, limit).await;
    let call = withdraw(&administrator).await;
    let why = call.expect_refusal(409, "rights-surface");
    let why = why.await;
    lists(&why, &doctor);
    assert_eq!(why["people"].as_array().unwrap().len(), 1);
    // What was shown is what is confirmed: meanwhile there is one token fewer.
    let call = maker.ask(DeleteToken).of(doctor.token_id);
    call.await.expect_problem(403, "target-outranks");
    let call = administrator.ask(DeleteToken).of(doctor.token_id);
    call.await.expect(200);
    let call = withdraw(&administrator).await.confirming(&why);
    let now = call.expect_refusal(409, "rights-surface");
    let now = now.await;
    assert_eq!(now["tokens"], json!([]));
    let call = withdraw(&administrator).await;
    call.confirming(&now).await.expect(200);
}

#[tokio::test]
async fn whoever_made_it_must_have_the_very_right_and_still_be_there() {
    let app = TestApp::new().await;
    let (administrator, maker, doctor) = scene(&app).await;
    let give = |role: RoleId| administrator.give(doctor.id, role);
    // The maker has this one.
    let tokens = administrator.make_role("Ще токени", "_ _ + _ _").await;
    give(tokens).await.expect(201);
    assert!(doctor.is_signed_in().await);
    let second = app.somebody("second", &[FamilyDoctor]).hire().await;
    let second = with_token(&maker, second).await;
    let call = administrator.ask(DeleteUser).of(maker.id);
    call.await.expect(200);
    let call = administrator.give(second.id, tokens);
    let why = call.await.expect_problem(409, "rights-surface");
    assert_eq!(why["tokens"][0]["made_by"], "Ткач Іван");
    let call = administrator.give(second.id, tokens).confirming(&why);
    call.await.expect(201);
    assert!(!second.is_signed_in().await);
}

#[tokio::test]
async fn what_its_copy_may_have_made_goes_too() {
    let app = TestApp::new().await;
    let (administrator, maker, doctor) = scene(&app).await;
    let tokens = administrator.make_role("Ще токени", "_ _ + _ _").await;
    administrator.give(doctor.id, tokens).await.expect(201);
    // By the copy that its maker kept, somebody makes another, as its owner.
    let by_copy = with_token(&doctor, Staff { ..doctor.clone() }).await;
    // No trace is lost with the first, nor with its workstation.
    let call = administrator.ask(DeleteToken).of(doctor.token_id);
    call.await.expect(200);
    let give = || administrator.give(doctor.id, app.role(Administrator));
    let why = give().await.expect_problem(409, "rights-surface");
    let listed = json!([{
        "id": by_copy.token_id,
        "who": "Бондар Олена",
        "workstation": by_copy.station.name,
        "made_by": "Бондар Олена",
    }]);
    assert_eq!(why["tokens"], listed);
    give().confirming(&why).await.expect(201);
    assert!(!by_copy.is_signed_in().await);
    by_copy.sign_in().await.expect_problem(401, "token-deleted");
    // Whoever has always been let in by people with the right keeps what is their own.
    let colleague = app
        .somebody("colleague", &[FamilyDoctor])
        .named("Бондар Олена");
    let colleague = with_token(&administrator, colleague.hire().await).await;
    administrator.give(colleague.id, tokens).await.expect(201);
    let own = with_token(
        &colleague,
        Staff {
            ..colleague.clone()
        },
    )
    .await;
    let call = administrator.give(colleague.id, app.role(Administrator));
    call.await.expect(201);
    assert!(own.is_signed_in().await);
    assert!(maker.is_signed_in().await);
}

#[tokio::test]
async fn whoever_made_it_must_have_had_the_right_then() {
    let app = TestApp::new().await;
    let (administrator, maker, doctor) = scene(&app).await;
    // A maker who is promoted first is no reason to trust what they made before.
    let call = administrator.give(maker.id, app.role(Administrator));
    call.await.expect(201);
    let give = || administrator.give(doctor.id, app.role(Administrator));
    let why = give().await.expect_problem(409, "rights-surface");
    lists(&why, &doctor);
    give().confirming(&why).await.expect(201);
    assert!(!doctor.is_signed_in().await);
    // So with the code.
    let role = administrator.make_role("Користувачі", "+ _ _ _ _").await;
    let setter = app.somebody("setter", &[]).named("Ткач Іван").holding(role);
    let setter = setter.hire().await.signed_in().await;
    let (user, code) = created(&setter, "newcomer").await;
    let newcomer = owner(&administrator, (&user, &code), "newcomer").await;
    let call = administrator.give(setter.id, app.role(Administrator));
    call.await.expect(201);
    let call = administrator.give(newcomer.id, app.role(Administrator));
    let why = call.await.expect_problem(409, "rights-surface");
    assert_eq!(why["codes"][0]["user"], json!(user));
}

#[tokio::test]
async fn by_whoever_runs_the_server() {
    let app = TestApp::new().await;
    let (_, maker, doctor) = scene(&app).await;
    let command = Recover {
        user: doctor.id,
        by: OsUser::default(),
        confirmed: None,
    };
    let recovered = app.state.operate(command).await.unwrap();
    let ended = recovered.ended.iter().map(|token| token.id);
    assert_eq!(ended.collect::<Vec<_>>(), [doctor.token_id]);
    assert!(!doctor.is_signed_in().await);
    doctor.sign_in().await.expect_problem(401, "token-deleted");
    let ended = app.records("tokens_outgrown").await;
    assert_eq!(ended, [format!("delivered token {}", doctor.token_id)]);
    assert!(maker.is_signed_in().await);
}
