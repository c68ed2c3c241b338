//! Two servers on one database: what one changes holds on the other within a second, what is used
//! on one is used on the other, and one of them keeps the house.

use crate::harness::{PASSWORD, Session, Staff, TestApp, id};
use cluster::Cluster;
use serde_json::json;
use shared::endpoints::{
    CheckSessionToken, CreateOrganization, DeleteToken, DeleteUser, EndSession, Endpoint, GetPulse,
    ListOrganizations, ListUsers,
};
use shared::roles::ShippedRole::{HeadOfDepartment, Nurse};

/// Two servers.
pub(super) async fn servers(cluster: &Cluster) -> [TestApp; 2] {
    let one = TestApp::on(cluster).await;
    let two = one.beside().await;
    [one, two]
}

/// The same person, whose requests the balancer sends to this server.
pub(super) fn at(app: &TestApp, staff: &Staff) -> Staff {
    Staff {
        app: app.clone(),
        ..staff.clone()
    }
}

/// What is changed on the other server.
#[derive(Debug, Clone, Copy)]
enum Change {
    Assignment,
    Session,
    Token,
    User,
}

const CHANGES: [Change; 4] = [
    Change::Assignment,
    Change::Session,
    Change::Token,
    Change::User,
];

impl Change {
    /// Takes from `head` what they do by, by whoever of `both` may.
    async fn make(self, both: [&Staff; 2], head: &Staff) {
        let mut statuses = Vec::new();
        for by in both {
            let call = match self {
                Self::Assignment => by.withdraw(head.id, by.app.role(HeadOfDepartment)).await,
                Self::Session => by.ask(EndSession).of(&head.session.as_ref().unwrap().id),
                Self::Token => by.ask(DeleteToken).of(head.token_id),
                Self::User => by.ask(DeleteUser).of(head.id),
            };
            let status = call.await.status;
            if status < 300 {
                return;
            }
            statuses.push(status);
        }
        panic!("{self:?}: {statuses:?}");
    }
}

#[tokio::test]
async fn what_one_changes_holds_on_the_other_within_a_second() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = servers(&cluster).await;
    let (administrator, other) = (one.administrator().await, one.head().await);
    for change in CHANGES {
        for is_heard in [true, false] {
            let head = one.head().await;
            let there = at(&two, &head);
            two.state.monitor.watch().await.unwrap();
            there.ask(ListOrganizations).await.expect(200);
            there.ask(CheckSessionToken).await.expect(200);
            change.make([&administrator, &other], &head).await;
            if is_heard {
                two.state.monitor.watch().await.unwrap();
            } else {
                // Nobody looks any more: what is known is too old.
                two.wait_seconds(1);
            }
            let status = there
                .ask(CreateOrganization)
                .json(&json!({"name": "Ні"}))
                .await
                .status;
            assert!(
                [401, 403].contains(&status),
                "{change:?} {is_heard}: {status}"
            );
            let read = there.ask(ListUsers).await.status;
            assert!([401, 403].contains(&read), "{change:?} {is_heard}: {read}");
        }
    }
}

#[tokio::test]
async fn a_session_of_one_is_a_session_of_the_other() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = servers(&cluster).await;
    let head = one.head().await;
    let there = at(&two, &head);
    let made = there
        .ask(CreateOrganization)
        .json(&json!({"name": "Друге"}))
        .await
        .expect(201);
    let listed = head.ask(ListOrganizations).await.expect(200);
    let listed = listed.as_array().unwrap();
    assert!(listed.iter().any(|one| one["id"] == id(&made)));
    // In use at one, it is not idle at the other.
    for _ in 0..4 {
        one.wait_minutes(5);
        assert!(head.is_signed_in().await);
        for app in [&one, &two] {
            app.state.monitor.flush().await.unwrap();
        }
    }
    assert!(there.is_signed_in().await);
    assert!(head.is_signed_in().await);
    // A page that only asks keeps it open no longer, however often it is read anew.
    for _ in 0..17 {
        one.wait_minutes(1);
        assert!(there.ask(GetPulse).await.status < 500);
        for app in [&one, &two] {
            app.state.monitor.flush().await.unwrap();
        }
    }
    for app in [&two, &one] {
        app.state.monitor.flush().await.unwrap();
    }
    assert!(!there.is_signed_in().await);
    assert!(!head.is_signed_in().await);
}

#[tokio::test]
async fn no_proof_is_accepted_twice() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = servers(&cluster).await;
    let head = one.head().await;
    let session: Session = head.session.clone().unwrap();
    for number in 0..10 {
        let proof = session.proof(&one, "POST", CreateOrganization::PATH);
        let proof = proof.sign(&session.key);
        let [here, there] = [("Перше", &one), ("Друге", &two)].map(|(name, app)| {
            let form = json!({"name": format!("{name} відділення {number}")});
            let call = at(app, &head).ask(CreateOrganization).json(&form);
            call.header("dpop", &proof).into_future()
        });
        let (here, there) = if number % 2 == 0 {
            tokio::join!(here, there)
        } else {
            let here = here.await;
            (here, there.await)
        };
        let mut statuses = [here.status, there.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 401]);
    }
}

#[tokio::test]
async fn whoever_guesses_waits_at_both() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = servers(&cluster).await;
    let nurse = one.somebody("nurse", &[Nurse]).hire().await;
    let there = at(&two, &nurse);
    let wrong = async |staff: &Staff| {
        let attempt = staff.attempt().password("wrong horse battery");
        attempt.send().await
    };
    wrong(&nurse).await.expect_problem(401, "sign-in-refused");
    there.sign_in().await.expect_problem(429, "throttled");
    one.wait_seconds(1);
    wrong(&there).await.expect_problem(401, "sign-in-refused");
    one.wait_seconds(1);
    let waits = nurse.sign_in().await.expect_problem(429, "throttled");
    assert_eq!(waits["seconds"], 1);
    one.wait_seconds(1);
    // Side by side one of them is looked at.
    let (here, elsewhere) = tokio::join!(wrong(&nurse), wrong(&there));
    let mut statuses = [here.status, elsewhere.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [401, 429]);
    one.wait_seconds(60);
    // Right ones wait for each other, and all get in, also after a failure.
    wrong(&there).await.expect_problem(401, "sign-in-refused");
    one.wait_seconds(60);
    let right = [&nurse, &there, &nurse, &there, &there].map(Staff::attempt);
    let [first, second, third, fourth, fifth] = &right;
    let right = tokio::join!(
        first.send(),
        second.send(),
        third.send(),
        fourth.send(),
        fifth.send()
    );
    for reply in [right.0, right.1, right.2, right.3, right.4] {
        reply.expect(201);
    }
    nurse.sign_in().await.expect(201);
    there.sign_in().await.expect(201);
    assert_eq!(nurse.password, PASSWORD);
}

#[tokio::test]
async fn questions_count_at_both() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = servers(&cluster).await;
    let head = one.head().await;
    let there = at(&two, &head);
    let searches = one.state.config.limits.searches_per_minute;
    for number in 0..searches {
        let who = if number % 2 == 0 { &head } else { &there };
        who.ask(ListUsers).await.expect(200);
    }
    for who in [&head, &there] {
        who.ask(ListUsers).await.expect_problem(429, "too-often");
    }
    one.wait_minutes(1);
    there.ask(ListUsers).await.expect(200);
}

#[tokio::test]
async fn one_of_them_keeps_the_house_until_it_dies() {
    let cluster = Cluster::start().unwrap();
    let [one, two] = servers(&cluster).await;
    let keeper = "select server_id from monitor_steward";
    let flush = async |app: &TestApp| app.state.monitor.flush().await.unwrap();
    flush(&one).await;
    let first: String = one.value(keeper).await;
    assert!(!first.is_empty());
    for _ in 0..10 {
        one.wait_seconds(30);
        flush(&two).await;
        flush(&one).await;
        assert_eq!(one.value::<String>(keeper).await, first);
    }
    // What protects passes once for both.
    one.write("insert into authenticator_four_eyes (four_eyes_id, left_ms) values (1, 1000000)")
        .await;
    one.wait_seconds(30);
    flush(&two).await;
    flush(&one).await;
    let left = "select left_ms from authenticator_four_eyes";
    assert_eq!(one.count(left).await, 970_000);
    // The first is gone.
    for _ in 0..5 {
        one.wait_seconds(30);
        flush(&two).await;
    }
    assert_ne!(one.value::<String>(keeper).await, first);
    let left_before = one.count(left).await;
    assert_eq!(left_before, 970_000);
    one.wait_seconds(30);
    flush(&two).await;
    assert_eq!(one.count(left).await, 940_000);
    // It was only slow, and does not count what the other has.
    flush(&one).await;
    assert_eq!(one.count(left).await, 940_000);
}
