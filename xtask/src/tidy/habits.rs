//! What no file may do, wherever it lies.

use super::checkout::{Checkout, File, Finding, places};

const STYLE_ATTRIBUTES: [&str; 3] = ["style=\"", "style=\\\"", "style={"];

/// Every Rust file can be read by these rules.
pub fn lexing(checkout: &Checkout) -> Vec<Finding> {
    let broken = |file: &File| {
        let error = file.rust.as_ref()?.as_ref().err()?;
        Some(file.finding(1, format!("is no Rust: {error}")))
    };
    checkout.files.iter().filter_map(broken).collect()
}

/// A lint is expected, with its reason, never allowed: an expectation that is no longer met shows.
pub fn allow(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.rust_below("") {
        for attribute in [&["#", "[", "allow"][..], &["#", "!", "[", "allow"]] {
            for tokens in rust.find(attribute) {
                findings.push(file.finding(tokens[0].line, "say `#[expect(…, reason = …)]`"));
            }
        }
    }
    findings
}

/// What answers requests does not panic.
pub fn unwrap(checkout: &Checkout) -> Vec<Finding> {
    let answering = checkout
        .shipped_below("server/src/")
        .chain(checkout.shipped_below("shared/src/"));
    places(answering, &[".", "unwrap", "(", ")"], |_| {
        Some("`.unwrap()` outside tests".to_owned())
    })
}

/// The Content-Security-Policy refuses style attributes.
pub fn inline_style(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.below("app/") {
        for (index, line) in file.text.lines().enumerate() {
            if STYLE_ATTRIBUTES
                .iter()
                .any(|attribute| line.contains(attribute))
            {
                findings.push(file.finding(index + 1, "a style attribute; use a class"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{allow, inline_style, lexing, unwrap};

    #[test]
    fn every_file_lexes() {
        assert_eq!(found(lexing, &[("a.rs", "fn f( {")]).len(), 1);
        assert!(found(lexing, &[("a.rs", "fn f() {}"), ("b.css", "(")]).is_empty());
    }

    #[test]
    fn lints_are_expected_not_allowed() {
        let allowing = "#![allow(dead_code)]\n#[allow(unused)]\nfn f() {}";
        assert_eq!(found(allow, &[("a.rs", allowing)]).len(), 2);
        let expecting = "#[expect(unused)]\nfn allow() { \"#[allow(x)]\"; }";
        assert!(found(allow, &[("a.rs", expecting)]).is_empty());
    }

    #[test]
    fn what_is_shipped_does_not_unwrap() {
        let code = "fn f() { g().unwrap(); }";
        assert_eq!(
            found(
                unwrap,
                &[("server/src/a.rs", code), ("shared/src/b.rs", code)]
            ),
            [
                "server/src/a.rs:1: `.unwrap()` outside tests",
                "shared/src/b.rs:1: `.unwrap()` outside tests"
            ]
        );
        let tests = "#[cfg(test)] mod tests { fn f() { g().unwrap(); } }";
        let good = [
            ("server/src/a.rs", tests),
            ("server/tests/api/b.rs", code),
            ("xtask/src/c.rs", code),
        ];
        assert!(found(unwrap, &good).is_empty());
    }

    #[test]
    fn style_goes_through_classes() {
        let bad = "view! { <p style=\"color: red\"/> }";
        assert_eq!(found(inline_style, &[("app/src/a.rs", bad)]).len(), 1);
        let good = "view! { <p style:color=\"red\" data-style=x/> }";
        assert!(found(inline_style, &[("app/src/a.rs", good)]).is_empty());
    }
}
