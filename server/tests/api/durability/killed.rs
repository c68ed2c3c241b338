//! `kill -9` in the middle of work: a real server, a real disk, and browsers
//! that write down what they were told.

use super::INVARIANTS;
use crate::harness::{Serving, Store, Wire, id};
use ground::{crypto::es256::SigningKey, random::Random};
use serde_json::json;
use shared::endpoints::{
    CreateAssignment, CreateOrganization, CreateUser, Endpoint, ListOrganizations, ListRoles,
};
use std::{
    io, iter,
    sync::mpsc::{Sender, channel},
    thread,
};

const ADMINISTRATOR: &str = "melnyk_t";
/// After how many acknowledged changes the server is killed.
const ENOUGH: usize = 60;

/// Asks for one change after another until nobody answers, and passes on the
/// subject of each that was acknowledged.
fn hammer(wire: &Wire, told: &Sender<String>, change: impl Fn(&Wire, usize) -> io::Result<String>) {
    for at in 0.. {
        let Ok(subject) = change(wire, at) else { break };
        told.send(subject).unwrap();
    }
}

fn create_organization(wire: &Wire, name: String) -> io::Result<String> {
    let reply = wire.post(CreateOrganization::PATH, &json!({"name": name}))?;
    Ok(format!("organization {}", id(&reply.expect(201))))
}

/// A user, whom a role is given: two changes, of which the second says more.
fn create_user(wire: &Wire, login: String, at: &Known) -> io::Result<String> {
    let form = json!({
        "login": login,
        "profile": {
            "full_name": "Новенька",
            "organization_id": at.organization,
            "position": "Посада",
            "licence_number": null,
        },
    });
    let made = wire.post(CreateUser::PATH, &form)?.expect(201);
    let user = &made["record"];
    let form = json!({"user_id": user["id"], "role_id": at.role});
    wire.post(CreateAssignment::PATH, &form)?.expect(201);
    Ok(format!("user {}", id(user)))
}

/// Records of the demo to hang new ones on.
struct Known {
    organization: String,
    role: String,
}

impl Known {
    fn of(wire: &Wire) -> Self {
        let first = |path: &str| id(&wire.get(path).unwrap().expect(200)[0]).to_owned();
        Self {
            organization: first(ListOrganizations::PATH),
            role: first(ListRoles::PATH),
        }
    }
}

/// Keeps a server busy from several sides and kills it; says what it had
/// acknowledged.
fn kill_in_the_middle(serving: &mut Serving, wire: &Wire, round: usize) -> Vec<String> {
    let known = &Known::of(wire);
    let (told, heard) = channel();
    thread::scope(|scope| {
        for side in 0..4 {
            let told = told.clone();
            scope.spawn(move || {
                hammer(wire, &told, |wire, at| {
                    create_organization(wire, format!("Відділення {round} {side} {at}"))
                });
            });
        }
        scope.spawn(move || {
            hammer(wire, &told, |wire, at| {
                create_user(wire, format!("killed_{round}_{at}"), known)
            });
        });
        let (mut all, mut users) = (Vec::new(), 0);
        while all.len() < ENOUGH || users < 2 {
            let subject = heard.recv().expect("the server answers until it is killed");
            users += usize::from(subject.starts_with("user "));
            all.push(subject);
        }
        // SIGKILL: no handler runs, no buffer is flushed.
        serving.child.kill().unwrap();
        all.extend(iter::from_fn(|| heard.recv().ok()));
        all
    })
}

#[tokio::test]
async fn every_acknowledged_change_survives_and_no_half_one() {
    let folder = tempfile::tempdir().unwrap();
    let key = SigningKey::generate(&Random::system());
    let mut told = Vec::new();
    for round in 0..2 {
        // The second start repairs what the first was killed in.
        let mut serving = Serving::demo(folder.path());
        serving.enrol(&key);
        let wire = serving.sign_in(ADMINISTRATOR, &key);
        told.extend(kill_in_the_middle(&mut serving, &wire, round));
        drop(serving);

        let store = Store::at(folder.path().join("demo").join("luxmedica.db"));
        let done = "select subject from journal_record where outcome = 'done'";
        let done: Vec<Option<String>> = store.select(done).await;
        for subject in &told {
            let is_there = done.iter().flatten().any(|known| known == subject);
            assert!(is_there, "{subject} was acknowledged");
        }
        // Together with these, every record stands for what is there.
        for (what, sql) in INVARIANTS {
            assert_eq!(store.count(sql).await, 0, "{what}");
        }
        let integrity: String = store.value("pragma integrity_check").await;
        assert_eq!(integrity, "ok");
    }
}
