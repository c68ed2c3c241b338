//! Who may know whom, and who may make what.

use super::checkout::{Checkout, Finding, places};
use super::rust::WORD;

/// What stands on the monitor, below the binary.
const ABOVE: [&str; 5] = [
    "server/web",
    "server/access",
    "server/authenticator",
    "server/journal",
    "server/referrals",
];

/// What a crate's manifest may not name, and why.
const FORBIDDEN: [(&[&str], &[&str], &str); 5] = [
    (
        &["shared"],
        &["axum", "sqlx", "tokio"],
        "`shared` does no I/O",
    ),
    (
        &["server/ground"],
        &["axum", "sqlx", "monitor", "web"],
        "the ground stands on nothing of ours",
    ),
    (
        &["server/monitor"],
        &[
            "axum",
            "web",
            "access",
            "authenticator",
            "journal",
            "referrals",
        ],
        "the monitor knows neither HTTP nor a domain",
    ),
    (&ABOVE, &["sqlx"], "only the monitor drives an engine"),
    (
        &ABOVE,
        &["access", "authenticator", "journal", "referrals"],
        "domains meet in the monitor only",
    ),
];
const FAILURES: [&str; 18] = [
    "BAD_REQUEST",
    "UNAUTHORIZED",
    "FORBIDDEN",
    "NOT_FOUND",
    "METHOD_NOT_ALLOWED",
    "NOT_ACCEPTABLE",
    "REQUEST_TIMEOUT",
    "CONFLICT",
    "GONE",
    "PRECONDITION_FAILED",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
    "MISDIRECTED_REQUEST",
    "UNPROCESSABLE_ENTITY",
    "PRECONDITION_REQUIRED",
    "TOO_MANY_REQUESTS",
    "INTERNAL_SERVER_ERROR",
    "SERVICE_UNAVAILABLE",
];

/// Crates depend downwards only: what a manifest does not name, its crate cannot know.
pub fn manifests(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (crates, names, why) in FORBIDDEN {
        let manifests = crates.iter().map(|folder| format!("{folder}/Cargo.toml"));
        let manifests: Vec<String> = manifests.collect();
        let files = checkout.files.iter();
        for file in files.filter(|file| manifests.contains(&file.path)) {
            for (index, line) in file.text.lines().enumerate() {
                let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
                if names.contains(&name) {
                    findings.push(file.finding(index + 1, format!("{why}: no {name}")));
                }
            }
        }
    }
    findings
}

/// One file maps errors to statuses.
pub fn statuses(checkout: &Checkout) -> Vec<Finding> {
    let shipped = checkout.shipped_below("server/");
    let elsewhere = shipped.filter(|(file, _)| file.path != "server/web/src/refusal.rs");
    places(elsewhere, &["StatusCode", ":", ":", WORD], |found| {
        let status = found[3].text.as_str();
        let says = || format!("`{status}`: a failure's status belongs to refusal.rs");
        FAILURES.contains(&status).then(says)
    })
}

/// A domain serves rows of the table of endpoints, nothing else.
pub fn routes(checkout: &Checkout) -> Vec<Finding> {
    let by_hand = |method| {
        let served = checkout.shipped_below("server/").filter(|(file, _)| {
            !["server/src/routes.rs", "server/web/src/serve.rs"].contains(&file.path.as_str())
        });
        places(served, &[".", method, "("], |_| {
            Some("only a row of the table of endpoints is served".to_owned())
        })
    };
    ["route", "route_service", "nest", "nest_service", "fallback"]
        .into_iter()
        .flat_map(by_hand)
        .collect()
}

/// Only the engines' folder names one, or what drives them.
pub fn engine(checkout: &Checkout) -> Vec<Finding> {
    let shipped = checkout.shipped_below("server/");
    let elsewhere =
        shipped.filter(|(file, _)| !file.path.starts_with("server/monitor/src/engine/"));
    places(elsewhere, &[WORD], |found| {
        let name = &found[0].text;
        let says = || format!("`{name}`: what an engine calls it stands in monitor/src/engine/");
        let of_one = ["sqlx", "Sqlite", "Pg", "Postgres"];
        of_one.iter().any(|one| name.starts_with(one)).then(says)
    })
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{engine, manifests, routes, statuses};

    #[test]
    fn crates_depend_downwards() {
        let bad =
            "[dependencies]\nserde = \"1\"\nsqlx.workspace = true\nreferrals.workspace = true\n";
        assert_eq!(
            found(
                manifests,
                &[
                    ("shared/Cargo.toml", bad),
                    ("server/monitor/Cargo.toml", bad),
                    ("server/access/Cargo.toml", bad)
                ]
            ),
            [
                "shared/Cargo.toml:3: `shared` does no I/O: no sqlx",
                "server/monitor/Cargo.toml:4: the monitor knows neither HTTP nor a domain: no referrals",
                "server/access/Cargo.toml:3: only the monitor drives an engine: no sqlx",
                "server/access/Cargo.toml:4: domains meet in the monitor only: no referrals",
            ]
        );
        let good = "[package]\nname = \"access\"\n[dependencies]\nmonitor.workspace = true\n";
        let good = [
            ("server/access/Cargo.toml", good),
            ("server/Cargo.toml", bad),
        ];
        assert!(found(manifests, &good).is_empty());
    }

    #[test]
    fn a_failing_status_has_one_place() {
        let code = "fn f() { (StatusCode::CREATED, StatusCode::NOT_FOUND) }";
        assert_eq!(
            found(statuses, &[("server/web/src/a.rs", code)]),
            ["server/web/src/a.rs:1: `NOT_FOUND`: a failure's status belongs to refusal.rs"]
        );
        let good = [
            ("server/web/src/refusal.rs", code),
            ("server/tests/api/b.rs", code),
        ];
        assert!(found(statuses, &good).is_empty());
    }

    #[test]
    fn what_is_served_stands_in_the_table() {
        let code = "fn f() { Router::new().route(\"/x\", get(g)) }";
        assert_eq!(found(routes, &[("server/access/src/a.rs", code)]).len(), 1);
        assert!(found(routes, &[("server/src/routes.rs", code)]).is_empty());
    }

    #[test]
    fn the_engine_has_one_folder() {
        let code = "fn f(one: &mut SqliteConnection, other: &mut PgConnection) -> sqlx::Error {}";
        assert_eq!(
            found(engine, &[("server/access/src/store.rs", code)]).len(),
            3
        );
        let good = [
            ("server/monitor/src/engine/names.rs", code),
            ("server/tests/api/harness.rs", code),
        ];
        assert!(found(engine, &good).is_empty());
    }
}
