//! What there is one of by its name, its number or its code.

use super::{ROUNDS, Race};
use crate::{
    harness::{Call, Staff, role},
    postgresql::two::at,
    referrals::{record, register, tax_number},
    users::new_user,
};
use serde_json::{Value, json};
use shared::endpoints::{CreateOrganization, CreateRole, CreateUser, UpdatePatient};

/// What a round's form is sent to, and that form.
type Make = fn(&Staff, &Value) -> Call;

/// Of two who make what `form` says one does, each time.
async fn one_is_made(operation: &str, make: Make, form: impl Fn(&Staff, u16) -> Value) {
    let race = Race::new().await;
    let (here, other) = (
        race.one.administrator().await,
        race.one.administrator().await,
    );
    let there = at(&race.two, &other);
    for round in 0..ROUNDS {
        let form = form(&here, round);
        let statuses = race.statuses([&here, &there].map(|by| make(by, &form)));
        assert_eq!(statuses.await, [201, 409], "{round}");
    }
    let made = format!(
        "select count(*) from journal_record where operation = '{operation}' \
         and outcome = 'done' and user_id in ('{}', '{}')",
        here.id, there.id
    );
    assert_eq!(race.one.count(&made).await, i64::from(ROUNDS));
}

#[tokio::test]
async fn an_organization() {
    let make: Make = |by, form| by.ask(CreateOrganization).json(form);
    let form = |_: &Staff, round| json!({"name": format!("Відділення {round}")});
    one_is_made("create_organization", make, form).await;
}

#[tokio::test]
async fn a_login() {
    let make: Make = |by, form| by.ask(CreateUser).json(form);
    let form = |by: &Staff, round| {
        let mut form = new_user(&by.app, &format!("user_{round}"));
        // Which there is one of as well.
        form["profile"]["licence_number"] = Value::Null;
        form
    };
    one_is_made("create_user", make, form).await;
}

#[tokio::test]
async fn a_role() {
    let make: Make = |by, form| by.ask(CreateRole).json(form);
    let form = |_: &Staff, round| role(&format!("Роль {round}"), "_");
    one_is_made("create_role", make, form).await;
}

#[tokio::test]
async fn a_tax_number() {
    let race = Race::new().await;
    let (doctor, nurse) = (race.one.doctor().await, race.one.nurse().await);
    let both = [&doctor, &at(&race.two, &nurse)];
    let mut people = Vec::new();
    for (family, given) in [("Коваль", "Марія"), ("Ткаченко", "Оксана")] {
        let form = record(family, given, "1990-01-01");
        people.push((register(&doctor, &form).await, form, 1));
    }
    for round in 0..ROUNDS {
        // Each looks for likely duplicates, which is done only so often a minute.
        race.one.wait_seconds(1);
        // Of their day of birth and their sex.
        let number = tax_number(&format!("32873{:04}", 2 * round));
        let calls = [0, 1].map(|at| {
            let (id, form, version) = &mut people[at];
            form["tax"] = json!({"number": number});
            let call = both[at].ask(UpdatePatient).of(&*id).json(form);
            call.made_from(*version)
        });
        let [one, other] = race.both(calls).await;
        let (at, refused) = match one.status {
            200 => (0, other),
            _ => (1, one),
        };
        let why = refused.expect_problem(409, "tax-number-taken");
        assert_eq!(why["patient"], people[at].0, "{round}");
        people[at].2 += 1;
    }
    assert_eq!(people[0].2 + people[1].2, 2 + i64::from(ROUNDS));
}

#[tokio::test]
async fn an_enrolment_code() {
    let race = Race::new().await;
    let station = race.one.new_station("Каб. 7").await;
    let keys = [race.one.new_key(), race.one.new_key()];
    for round in 0..ROUNDS {
        let code = race.one.enrolment_code(station.id).await;
        let calls = [
            race.one.enrolment(&keys[0], &code).await,
            race.two.enrolment(&keys[1], &code).await,
        ];
        let replies = race.both(calls).await;
        let enrolled = replies.iter().filter(|reply| reply.status == 201).count();
        assert_eq!(
            enrolled,
            1,
            "{round}: {:?}",
            replies.map(|reply| reply.status)
        );
    }
}
