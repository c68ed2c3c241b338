//! Who may know whom, and who may make what.

use super::checkout::{Checkout, File, Finding};
use super::rust::{Kind, Rust, Token};

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
    let Some(manifest) = checkout
        .files
        .iter()
        .find(|file| file.path == "shared/Cargo.toml")
    else {
        return Vec::new();
    };
    let lines = manifest.text.lines().enumerate();
    let named = lines.filter_map(|(index, line)| {
        Some((
            index,
            line.split(['.', ' ', '=']).find(|part| !part.is_empty())?,
        ))
    });
    let found = named.filter(|(_, name)| DOES_IO.contains(name));
    found
        .map(|(index, name)| {
            manifest.finding(index + 1, format!("`shared` does no I/O: no {name}"))
        })
        .collect()
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
            match known {
                Some(known) if known != domain => {
                    findings.push(
                        file.finding(token.line, format!("knows `{known}` and names `{domain}`")),
                    );
                }
                _ => known = Some(domain),
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
    let shipped = checkout
        .shipped_below("server/src/")
        .filter(|(file, _)| file.path != "server/src/error.rs");
    find_in(
        shipped,
        &[Some("StatusCode"), Some(":"), Some(":"), None],
        |found| {
            let status = &found[3].text;
            FAILURES
                .contains(&status.as_str())
                .then(|| format!("`{status}`: a failure's status belongs to error.rs"))
        },
    )
}

/// Only the monitor makes what proves that it decided.
pub fn proofs(checkout: &Checkout) -> Vec<Finding> {
    let outside = || {
        checkout
            .shipped_below("server/src/")
            .filter(|(file, _)| !file.path.starts_with("server/src/monitor/"))
    };
    let making = [
        ("Permit", "{"),
        ("Permit", "("),
        ("Released", "{"),
        ("Released", "("),
    ];
    let makes = |(proof, open): (&str, &str)| {
        find_in(outside(), &[Some(proof), Some(open)], |_| {
            Some(format!("only the monitor makes a `{proof}`"))
        })
    };
    making.into_iter().flat_map(makes).collect()
}

/// Only the monitor opens a transaction.
pub fn transactions(checkout: &Checkout) -> Vec<Finding> {
    let outside = || {
        checkout
            .shipped_below("server/src/")
            .filter(|(file, _)| !file.path.starts_with("server/src/monitor/"))
    };
    let opens = |method| {
        find_in(outside(), &[Some("."), Some(method), Some("(")], |_| {
            Some("only the monitor opens a transaction".to_owned())
        })
    };
    ["begin", "begin_with"]
        .into_iter()
        .flat_map(opens)
        .collect()
}

/// A finding wherever the pattern fits outside tests and `judge` has something to say.
fn find_in<'a>(
    files: impl Iterator<Item = (&'a File, &'a Rust)>,
    pattern: &[Option<&str>],
    judge: impl Fn(&[Token]) -> Option<String>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in files {
        let found = rust.find(pattern).filter(|tokens| !tokens[0].test);
        findings
            .extend(found.filter_map(|tokens| Some(file.finding(tokens[0].line, judge(tokens)?))));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::Checkout;
    use super::{domains, proofs, shared_is_pure, statuses, transactions};

    #[test]
    fn io_in_shared_is_found() {
        assert_eq!(
            shared_is_pure(&Checkout::of([(
                "shared/Cargo.toml",
                "[dependencies]\nserde = \"1\"\nsqlx.workspace = true\n"
            )]))
            .len(),
            1
        );
        assert_eq!(
            shared_is_pure(&Checkout::of([(
                "shared/Cargo.toml",
                "[dependencies]\nserde.workspace = true\n"
            )])),
            []
        );
    }

    #[test]
    fn a_domain_that_names_another_is_found() {
        let bad = [
            ("server/src/access/a.rs", "use crate::referrals::Referral;"),
            (
                "server/src/journal/b.rs",
                "use crate::{clock::Clock, access::{roles, users}};",
            ),
            ("server/src/authenticator/c.rs", "use super::super::access;"),
            (
                "server/src/http/d.rs",
                "use crate::access; use crate::journal;",
            ),
        ];
        assert_eq!(domains(&Checkout::of(bad)).len(), 4);
    }

    #[test]
    fn a_domain_may_name_itself_and_the_assembly_all() {
        let good = [
            (
                "server/src/access/a.rs",
                "use crate::access::roles; use crate::{monitor::{access, journal}, clock};",
            ),
            (
                "server/src/access/b.rs",
                "#[cfg(test)] mod tests { use crate::authenticator; }",
            ),
            (
                "server/src/http/c.rs",
                "use crate::authenticator; fn f() { crate::authenticator::g() }",
            ),
            ("server/src/routes.rs", "use crate::{access, journal};"),
        ];
        assert_eq!(domains(&Checkout::of(good)), []);
    }

    #[test]
    fn a_failing_status_is_found_outside_its_file() {
        let code = "fn f() { (StatusCode::CREATED, StatusCode::NOT_FOUND) }";
        assert_eq!(
            statuses(&Checkout::of([("server/src/http/a.rs", code)])).len(),
            1
        );
        assert_eq!(
            statuses(&Checkout::of([
                ("server/src/error.rs", code),
                ("server/tests/api/b.rs", code)
            ])),
            []
        );
    }

    #[test]
    fn a_forged_proof_is_found() {
        let code = "fn f() -> Permit<Create> { Permit { command }; Released(value) }";
        assert_eq!(
            proofs(&Checkout::of([("server/src/access/a.rs", code)])).len(),
            2
        );
        assert_eq!(
            proofs(&Checkout::of([("server/src/monitor/a.rs", code)])),
            []
        );
        assert_eq!(
            proofs(&Checkout::of([(
                "server/src/access/a.rs",
                "fn f(permit: Permit<Create>) -> Released<Role> {}"
            )])),
            []
        );
    }

    #[test]
    fn a_transaction_is_found_outside_the_monitor() {
        let code = "async fn f() { pool.begin().await }";
        assert_eq!(
            transactions(&Checkout::of([("server/src/access/a.rs", code)])).len(),
            1
        );
        assert_eq!(
            transactions(&Checkout::of([("server/src/monitor/tx.rs", code)])),
            []
        );
    }
}
