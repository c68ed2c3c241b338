//! Whatever the server may say, [`shared::json`] reads as `serde_json` does. What it does
//! say is held against both where the API is tested.

use proptest::{prelude::*, sample::Index};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use shared::{
    card::{JwkSet, RevocationList},
    facility::Facility,
    json,
    patients::PatientsFound,
    problem::Problem,
    roles::Role,
    sessions::Session,
    workstations::Workstation,
};

const ID: &str = "0199aa00-0000-7000-8000-000000000001";

/// How both read a value.
type Readings = fn(&Value) -> [Option<Value>; 2];

fn readings<T: Serialize + DeserializeOwned>(value: &Value) -> [Option<Value>; 2] {
    let written = |read: T| serde_json::to_value(read).unwrap();
    let text = value.to_string();
    [json::parse(&text), serde_json::from_str(&text).ok()].map(|read| read.map(written))
}

/// Answers in which everything occurs that an answer is made of.
fn answers() -> Vec<(Value, Readings)> {
    let role = json!({"id": ID, "name": "Інтерн", "shipped": "intern"});
    let unnamed = json!({
        "id": ID, "name": {"absent": "temp-unknown", "family": "Коваль", "number": 2},
        "birth_date": "2026-11-01", "sex": "female", "tax_number": null,
        "phone": "+380675550124", "phone_remark": "мати", "active": true,
    });
    let named = json!({
        "id": ID, "name": {"family": "Коваль", "given": "Ольга", "patronymic": null},
        "birth_date": "1990-02-28", "sex": "unknown", "tax_number": null, "phone": null,
        "active": false,
    });
    let problem = |code: &str, fields: Value| {
        let mut problem = json!({"title": "Conflict", "status": 409, "code": code});
        let object = problem.as_object_mut().unwrap();
        object.extend(fields.as_object().unwrap().clone());
        (problem, readings::<Problem> as Readings)
    };
    let states = json!({
        "user_management": "allow", "role_management": "deny", "token_management": null,
        "role_assignment": null, "issuing_referrals": null, "processing_referrals": null,
        "reading_journal": null,
    });
    vec![
        problem("not-found", json!({})),
        problem("stale", json!({"who": null})),
        problem("clock-unsure", json!({"seconds": -7})),
        problem(
            "invalid-fields",
            json!({"fields": [{"field": "name", "rule": "required"}]}),
        ),
        problem(
            "forbidden",
            json!({"permission": "user-management", "outcome": "forbidden", "roles": [role]}),
        ),
        problem("rights-surface", json!({"people": [], "confirm": "x"})),
        problem(
            "role-in-use",
            json!({"holders": {"first": ["Ольга"], "more": 3}}),
        ),
        (
            json!({
                "id": ID, "user_id": ID, "login": "koval_o", "full_name": "Коваль Ольга",
                "position": "Медсестра", "organization": "Клініка", "roles": [role],
                "permissions": [
                    {"permission": "user-management", "outcome": "nothing-allows"},
                    {"permission": "role-management", "outcome": "allowed", "roles": [role]},
                ],
                "workstation_id": ID, "workstation": "Пост", "ends_by": "session-hours",
                "hours": {"start": "08:00", "end": "24:00"}, "started_at": 1, "ends_at": 2,
                "idle_minutes": 15, "password_change_required": false, "by_code": true, "now": 3,
            }),
            readings::<Session>,
        ),
        (
            json!({"id": ID, "name": "Інтерн", "shipped": null, "permissions": states,
                   "holders": 0, "namesake": false, "version": 1}),
            readings::<Role>,
        ),
        (
            json!({"id": ID, "name": "Інтерн", "shipped": null, "permissions": states,
                   "holders": 2, "namesake": true, "damaged": true, "version": 1}),
            readings::<Role>,
        ),
        (
            json!({"id": ID, "name": "Пост", "place": "2 поверх", "inventory_label": "17",
                   "enrolled_at": null, "tokens": 0, "sessions": 1, "namesake": false, "version": 4}),
            readings::<Workstation>,
        ),
        (
            json!({"items": [named, unnamed], "next": null, "total": 2, "unclear": ["?"]}),
            readings::<PatientsFound>,
        ),
        (
            json!({"kid": "k", "method": "rid", "ctr": 1, "rids": ["a.1"], "services": {"b": [0]}}),
            readings::<RevocationList>,
        ),
        (
            json!({"keys": [{"kty": "EC", "crlVersion": 1}]}),
            readings::<JwkSet>,
        ),
        (json!([[1, -1, 0.5, null, true, "а"]]), readings::<Value>),
        (json!(null), readings::<()>),
        (json!(null), readings::<Option<Facility>>),
    ]
}

/// The pointers (RFC 6901) to a value and all that is in it.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), all);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{at}/{name}"), all);
            }
        }
        _ => {}
    }
}

fn all_places(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    places(value, "", &mut all);
    all
}

fn answer() -> impl Strategy<Value = (Value, Readings)> {
    any::<Index>().prop_map(|index| index.get(&answers()).clone())
}

/// Any JSON, but no array in which something stands: `serde_json` takes it for a struct.
fn wrong() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        Just(json!(ID)),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let fields = prop::collection::btree_map("[a-z]{1,6}", inner, 0..3);
        fields.prop_map(|fields| fields.into_iter().collect())
    })
}

#[test]
fn every_answer_is_read() {
    for (answer, readings) in answers() {
        let [ours, theirs] = readings(&answer);
        assert!(ours.is_some(), "{answer}");
        assert_eq!(ours, theirs);
    }
}

#[test]
fn what_a_newer_server_adds_is_not_looked_at() {
    for (answer, readings) in answers() {
        for place in all_places(&answer) {
            let mut newer = answer.clone();
            let Some(object) = newer.pointer_mut(&place).and_then(Value::as_object_mut) else {
                continue;
            };
            // There any name means something.
            if place.starts_with("/services") || place.starts_with("/keys/") {
                continue;
            }
            object.insert("newer".to_owned(), json!({"than": [1, 0.5, null]}));
            assert_eq!(
                readings(&newer)[0],
                readings(&answer)[0],
                "{place} of {answer}"
            );
        }
    }
}

#[test]
fn what_is_cut_off_or_too_deep_is_not_read() {
    for (answer, _) in answers() {
        let text = answer.to_string();
        for end in 0..text.len() {
            let cut = &text.as_bytes()[..end];
            assert!(json::parse::<Value>(cut).is_none(), "{end} of {text}");
        }
    }
    for (open, close) in [("[", "]"), (r#"{"items":"#, "}")] {
        let deep = [open.repeat(100_000), "1".to_owned(), close.repeat(100_000)].concat();
        assert!(json::parse::<Value>(&deep).is_none());
        assert!(json::parse::<PatientsFound>(&deep).is_none());
        assert!(json::parse::<Problem>(&deep).is_none());
    }
}

proptest! {
    #[test]
    fn with_something_else_in_its_place_both_read_the_same(
        (answer, readings) in answer(), at in any::<Index>(), wrong in wrong(),
    ) {
        let places = all_places(&answer);
        let mut changed = answer;
        *changed.pointer_mut(at.get::<String>(&places)).unwrap() = wrong;
        let [ours, theirs] = readings(&changed);
        prop_assert_eq!(ours, theirs, "{}", changed);
    }

    #[test]
    fn without_one_of_its_fields_both_read_the_same(
        (answer, readings) in answer(), at in any::<Index>(),
    ) {
        let places = all_places(&answer);
        let mut changed = answer;
        if let Some((of, name)) = at.get::<String>(&places).rsplit_once('/') {
            let object = changed.pointer_mut(of).unwrap().as_object_mut();
            object.and_then(|object| object.remove(name));
        }
        let [ours, theirs] = readings(&changed);
        prop_assert_eq!(ours, theirs, "{}", changed);
    }

    #[test]
    fn no_text_is_too_much(text in "[\\[\\]{}\":,a-z0-9.\\\\ ]{0,60}") {
        let [ours, theirs] = [json::parse(&text), serde_json::from_str::<Value>(&text).ok()];
        prop_assert_eq!(ours, theirs);
        prop_assert!(json::parse::<Session>(&text).is_none());
    }
}
