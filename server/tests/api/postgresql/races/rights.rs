//! Rights, and what acts rest on.

use super::{ROUNDS, Race};
use crate::{
    harness::{Reply, Staff, id},
    postgresql::two::at,
};
use serde_json::json;
use shared::{
    endpoints::{CreateOrganization, DeleteAssignment, DeleteToken},
    ids::RoleId,
    roles::ShippedRole::HeadOfDepartment,
};

/// What makes somebody a holder of a role.
async fn assignment(race: &Race, holder: &Staff, role: RoleId) -> String {
    let sql = format!(
        "select assignment_id from access_assignment where user_id = '{}' and role_id = '{role}'",
        holder.id
    );
    race.one.value(&sql).await
}

/// Which of two calls was done: one of them, the other refused.
fn done(replies: &[Reply; 2], round: u16) -> usize {
    let statuses = [replies[0].status, replies[1].status];
    let [one, other] = statuses.map(|status| status < 300);
    assert!(one != other, "{round}: {statuses:?}");
    usize::from(other)
}

#[tokio::test]
async fn the_last_two_do_not_remove_each_other() {
    let race = Race::new().await;
    let both = [race.one.head().await, race.one.head().await];
    let both = [at(&race.one, &both[0]), at(&race.two, &both[1])];
    let role = race.one.role(HeadOfDepartment);
    let mut held = [
        assignment(&race, &both[0], role).await,
        assignment(&race, &both[1], role).await,
    ];
    for round in 0..ROUNDS {
        let calls = [0, 1].map(|at| both[at].ask(DeleteAssignment).of(&held[1 - at]));
        let stays = done(&race.both(calls).await, round);
        let gone = 1 - stays;
        let given = both[stays].give(both[gone].id, role).await.expect(201);
        id(&given).clone_into(&mut held[gone]);
    }
}

/// What either role hides stays hidden while one of them is left: whoever takes the last one must
/// have confirmed what surfaces.
#[tokio::test]
async fn two_changes_that_are_each_harmless_let_nothing_surface() {
    let race = Race::new().await;
    let both = [
        race.one.administrator().await,
        race.one.administrator().await,
    ];
    let both = [at(&race.one, &both[0]), at(&race.two, &both[1])];
    let gives = both[0].make_role("Дає", "+").await;
    let hide = [
        both[0].make_role("Ховає", "-").await,
        both[0].make_role("Теж", "-").await,
    ];
    let nurse = race.one.somebody("nurse", &[]).holding(gives);
    let nurse = nurse.holding(hide[0]).holding(hide[1]).hire().await;
    let mut held = [
        assignment(&race, &nurse, hide[0]).await,
        assignment(&race, &nurse, hide[1]).await,
    ];
    for round in 0..ROUNDS {
        let calls = [0, 1].map(|at| both[at].ask(DeleteAssignment).of(&held[at]));
        let replies = race.both(calls).await;
        let gone = done(&replies, round);
        replies[1 - gone].expect_problem(409, "rights-surface");
        let given = both[gone].give(nurse.id, hide[gone]).await.expect(201);
        id(&given).clone_into(&mut held[gone]);
    }
}

#[tokio::test]
async fn a_session_does_not_act_once_its_token_is_gone() {
    let race = Race::new().await;
    let administrator = race.one.administrator().await;
    let mut head = race.one.head().await;
    let form = json!({"job_title": "Посада", "hours": {"start": "00:00", "end": "00:00"}, "last_day": "2026-12-31"});
    let mut done = 0;
    for round in 0..ROUNDS {
        let there = at(&race.two, &head);
        let organization = json!({"name": format!("Відділення {round}")});
        let calls = [
            administrator.ask(DeleteToken).of(head.token_id),
            there.ask(CreateOrganization).json(&organization),
        ];
        let [deleted, acted] = race.both(calls).await;
        deleted.expect(200);
        done += i64::from(acted.status == 201);
        assert!(
            [201, 401].contains(&acted.status),
            "{round}: {}",
            acted.text()
        );
        // However it ended, nothing is done afterwards.
        let again = there.ask(CreateOrganization).json(&json!({"name": "Ні"}));
        assert_eq!(again.await.status, 401, "{round}");
        let token = head.make_token(&form).await;
        head = Staff {
            token: token.token,
            token_id: token.record.id,
            ..head
        };
        head = head.signed_in().await;
    }
    let made = "select count(*) from access_organization where name like 'Відділення %'";
    assert_eq!(race.one.count(made).await, done);
    assert!(
        0 < done && done < i64::from(ROUNDS),
        "{done}: never the one before the other"
    );
}
