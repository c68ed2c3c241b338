//! Who may know whom, and who may make what.

use super::checkout::{Checkout, File, Finding, places};
use super::rust::{Kind, Rust, Token, WORD};

const DOMAINS: [&str; 4] = ["access", "authenticator", "journal", "referrals"];
/// They put the domains together.
const ASSEMBLY: [&str; 6] = [
    "server/src/monitor/dispatch.rs",
    "server/src/routes.rs",
    "server/src/lib.rs",
    "server/src/main.rs",
    "server/src/cli/",
    "server/src/demo/",
];
const DOES_IO: [&str; 3] = ["axum", "sqlx", "tokio"];
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

/// `shared` does no I/O.
pub fn shared_is_pure(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout
        .files
        .iter()
        .filter(|file| file.path == "shared/Cargo.toml")
    {
        for (index, line) in file.text.lines().enumerate() {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if DOES_IO.contains(&name) {
                findings.push(file.finding(index + 1, format!("`shared` does no I/O: no {name}")));
            }
        }
    }
    findings
}

/// A domain names no other domain; beside the assembly nobody names two.
pub fn domains(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.shipped_below("server/src/") {
        if ASSEMBLY.iter().any(|place| file.path.starts_with(place)) {
            continue;
        }
        let mut known = DOMAINS
            .into_iter()
            .find(|domain| file.path.starts_with(&format!("server/src/{domain}/")));
        for token in named_in_crate(rust).into_iter().filter(|token| !token.test) {
            let Some(domain) = DOMAINS.into_iter().find(|domain| token.text == *domain) else {
                continue;
            };
            let known = *known.get_or_insert(domain);
            if known != domain {
                let what = format!("knows `{known}` and names `{domain}`");
                findings.push(file.finding(token.line, what));
            }
        }
    }
    findings
}

/// What follows `crate::` or `super::`, one by one if in braces.
fn named_in_crate(rust: &Rust) -> Vec<&Token> {
    let mut named = Vec::new();
    let tokens = &rust.tokens;
    for place in 3..tokens.len() {
        let path = ["crate", "super"].contains(&tokens[place - 3].text.as_str())
            && tokens[place - 1].text == ":";
        if path && tokens[place].text == "{" {
            named.extend(heads_of_list(&tokens[place..]));
        } else if path && tokens[place].kind == Kind::Word {
            named.push(&tokens[place]);
        }
    }
    named
}

/// The first word of each part of `{a::b, c::{d, e}}`: `a` and `c`.
fn heads_of_list(tokens: &[Token]) -> Vec<&Token> {
    let mut heads = Vec::new();
    let mut depth = 0;
    for pair in tokens.windows(2) {
        match pair[0].text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && ["{", ","].contains(&pair[0].text.as_str()) && pair[1].kind == Kind::Word {
            heads.push(&pair[1]);
        }
    }
    heads
}

/// One file maps errors to statuses.
pub fn statuses(checkout: &Checkout) -> Vec<Finding> {
    let shipped = checkout.shipped_below("server/src/");
    let elsewhere = shipped.filter(|(file, _)| file.path != "server/src/error.rs");
    places(elsewhere, &["StatusCode", ":", ":", WORD], |found| {
        let status = found[3].text.as_str();
        let says = || format!("`{status}`: a failure's status belongs to error.rs");
        FAILURES.contains(&status).then(says)
    })
}

/// Only the monitor makes what proves that it decided.
pub fn proofs(checkout: &Checkout) -> Vec<Finding> {
    let making = [
        ("Permit", "{"),
        ("Permit", "("),
        ("Released", "{"),
        ("Released", "("),
    ];
    let makes = |(proof, open)| {
        places(outside_the_monitor(checkout), &[proof, open], |_| {
            Some(format!("only the monitor makes a `{proof}`"))
        })
    };
    making.into_iter().flat_map(makes).collect()
}

/// Only the monitor opens a transaction.
pub fn transactions(checkout: &Checkout) -> Vec<Finding> {
    let opens = |method| {
        places(outside_the_monitor(checkout), &[".", method, "("], |_| {
            Some("only the monitor opens a transaction".to_owned())
        })
    };
    ["begin", "begin_with"]
        .into_iter()
        .flat_map(opens)
        .collect()
}

fn outside_the_monitor(checkout: &Checkout) -> impl Iterator<Item = (&File, &Rust)> {
    let shipped = checkout.shipped_below("server/src/");
    shipped.filter(|(file, _)| !file.path.starts_with("server/src/monitor/"))
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{domains, proofs, shared_is_pure, statuses, transactions};

    #[test]
    fn shared_depends_on_nothing_that_does_io() {
        let manifest = "[dependencies]\nserde = \"1\"\nsqlx.workspace = true\n";
        assert_eq!(
            found(shared_is_pure, &[("shared/Cargo.toml", manifest)]),
            ["shared/Cargo.toml:3: `shared` does no I/O: no sqlx"]
        );
        let pure = "[dependencies]\nserde.workspace = true\n";
        let good = [("shared/Cargo.toml", pure), ("server/Cargo.toml", manifest)];
        assert!(found(shared_is_pure, &good).is_empty());
    }

    #[test]
    fn a_domain_names_no_other() {
        let bad = [
            ("server/src/access/a.rs", "use crate::referrals::Referral;"),
            (
                "server/src/journal/b.rs",
                "use crate::{clock::Clock, access::{roles, users}};",
            ),
            ("server/src/authenticator/c.rs", "use super::super::access;"),
            (
                "server/src/http/d.rs",
                "use crate::access;\nuse crate::journal;",
            ),
        ];
        assert_eq!(
            found(domains, &bad),
            [
                "server/src/access/a.rs:1: knows `access` and names `referrals`",
                "server/src/journal/b.rs:1: knows `journal` and names `access`",
                "server/src/authenticator/c.rs:1: knows `authenticator` and names `access`",
                "server/src/http/d.rs:2: knows `access` and names `journal`",
            ]
        );
    }

    #[test]
    fn a_domain_may_name_itself_and_the_assembly_all() {
        let own = "use crate::access::roles; use crate::{monitor::{access, journal}, clock};";
        let tests = "#[cfg(test)] mod tests { use crate::authenticator; }";
        let good = [
            ("server/src/access/a.rs", own),
            ("server/src/access/b.rs", tests),
            (
                "server/src/http/c.rs",
                "use crate::journal; fn f() { crate::journal::g() }",
            ),
            ("server/src/routes.rs", "use crate::{access, journal};"),
        ];
        assert!(found(domains, &good).is_empty());
    }

    #[test]
    fn a_failing_status_has_one_place() {
        let code = "fn f() { (StatusCode::CREATED, StatusCode::NOT_FOUND) }";
        assert_eq!(
            found(statuses, &[("server/src/http/a.rs", code)]),
            ["server/src/http/a.rs:1: `NOT_FOUND`: a failure's status belongs to error.rs"]
        );
        let good = [
            ("server/src/error.rs", code),
            ("server/tests/api/b.rs", code),
        ];
        assert!(found(statuses, &good).is_empty());
    }

    #[test]
    fn proofs_are_made_in_the_monitor_only() {
        let code = "fn f() -> Permit<Create> { Permit { command }; Released(value) }";
        assert_eq!(found(proofs, &[("server/src/access/a.rs", code)]).len(), 2);
        let passing_on = "fn f(permit: Permit<Create>) -> Released<Role> {}";
        let good = [
            ("server/src/monitor/a.rs", code),
            ("server/src/access/b.rs", passing_on),
        ];
        assert!(found(proofs, &good).is_empty());
    }

    #[test]
    fn transactions_are_opened_in_the_monitor_only() {
        let code = "async fn f() { pool.begin().await }";
        assert_eq!(
            found(transactions, &[("server/src/access/a.rs", code)]).len(),
            1
        );
        assert!(found(transactions, &[("server/src/monitor/tx.rs", code)]).is_empty());
    }
}
