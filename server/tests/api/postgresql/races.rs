//! Two servers against each other: what must not be done twice is done once, whoever comes first.

use super::two::{at, servers};
use crate::harness::{Reply, TestApp};
use cluster::Cluster;
use serde_json::json;
use shared::{
    endpoints::{CreateAssignment, CreateOrganization},
    roles::ShippedRole::HeadOfDepartment,
};
use tokio::task::yield_now;

/// How often two try the same.
const ROUNDS: usize = 500;
/// The same, where each takes several steps.
const LONG_ROUNDS: usize = 100;

/// Asks after so many turns of the others.
async fn after(turns: usize, asked: impl Future<Output = Reply>) -> u16 {
    for _ in 0..turns {
        yield_now().await;
    }
    asked.await.status
}

/// Both at once, now the one somewhat before the other and now after.
async fn both(round: usize, calls: [impl Future<Output = Reply>; 2]) -> [u16; 2] {
    let [one, other] = calls;
    let (one, other) = tokio::join!(after(round % 7, one), after(round % 5, other));
    let mut statuses = [one, other];
    statuses.sort_unstable();
    statuses
}

async fn scene(cluster: &Cluster) -> [TestApp; 2] {
    let [one, two] = servers(cluster).await;
    // Whoever may look reads no less than they must.
    for app in [&one, &two] {
        app.hears_of_others().await;
    }
    [one, two]
}

#[tokio::test]
async fn of_one_name_there_is_one_organization() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = scene(&cluster).await;
    let here = one.head().await;
    let there = at(&two, &one.head().await);
    for round in 0..ROUNDS {
        let form = json!({"name": format!("Відділення {round}")});
        let calls = [&here, &there].map(|head| head.ask(CreateOrganization).json(&form));
        let statuses = both(round, calls.map(IntoFuture::into_future)).await;
        assert_eq!(statuses, [201, 409], "{round}");
    }
    let made = "select count(*) from journal_record \
        where operation = 'create_organization' and outcome = 'done' and user_id is not null";
    assert_eq!(one.count(made).await, i64::try_from(ROUNDS).unwrap());
}

#[tokio::test]
async fn the_last_two_do_not_remove_each_other() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = scene(&cluster).await;
    let here = one.head().await;
    let there = at(&two, &one.head().await);
    let role = one.role(HeadOfDepartment);
    let holders = format!("select user_id from access_assignment where role_id = '{role}'");
    for round in 0..LONG_ROUNDS {
        let calls = [
            here.withdraw(there.id, role).await,
            there.withdraw(here.id, role).await,
        ];
        let statuses = both(round, calls.map(IntoFuture::into_future)).await;
        let done = statuses.iter().filter(|status| **status < 300).count();
        assert_eq!(done, 1, "{round}: {statuses:?}");
        let left: Vec<String> = one.select(&holders).await;
        let [left] = <[String; 1]>::try_from(left).unwrap();
        let (stays, gone) = if left == here.id.to_string() {
            (&here, &there)
        } else {
            (&there, &here)
        };
        let form = json!({"user_id": gone.id, "role_id": role});
        stays.ask(CreateAssignment).json(&form).await.expect(201);
    }
}
