//! What no file may do, wherever it lies.

use std::collections::BTreeMap;

use super::checkout::{Checkout, File, Finding};
use super::rust::Kind;

const STYLE_ATTRIBUTES: [&str; 3] = ["style=\"", "style=\\\"", "style={"];

/// Every Rust file can be read by these rules.
pub fn lexing(checkout: &Checkout) -> Vec<Finding> {
    let broken = |file: &File| {
        let error = file.rust.as_ref()?.as_ref().err()?;
        Some(file.finding(1, format!("is no Rust: {error}")))
    };
    checkout.files.iter().filter_map(broken).collect()
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

/// What is public is named somewhere, and not by tests alone: the compiler's own lint sees one
/// crate at a time.
pub fn dead_code(checkout: &Checkout) -> Vec<Finding> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let shipped = || checkout.shipped_below("");
    for token in shipped().flat_map(|(_, rust)| &rust.tokens) {
        if token.kind == Kind::Word && !token.test {
            *named.entry(&token.text).or_default() += 1;
        }
    }
    let mut findings = Vec::new();
    for (file, rust) in shipped() {
        for (place, token) in rust.tokens.iter().enumerate() {
            let rest = rust.tokens[place..].iter().take(4);
            let texts: Vec<&str> = rest.map(|token| token.text.as_str()).collect();
            let (["pub", "async" | "const", "fn", name]
            | [
                "pub",
                "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static",
                name,
                ..,
            ]) = texts[..]
            else {
                continue;
            };
            if !token.test && named.get(name) == Some(&1) {
                findings.push(file.finding(token.line, format!("nobody names `{name}`")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{dead_code, inline_style, lexing};

    #[test]
    fn every_file_lexes() {
        assert_eq!(found(lexing, &[("a.rs", "fn f( {")]).len(), 1);
        assert!(found(lexing, &[("a.rs", "fn f() {}"), ("b.css", "(")]).is_empty());
    }

    #[test]
    fn style_goes_through_classes() {
        let bad = "view! { <p style=\"color: red\"/> }";
        assert_eq!(found(inline_style, &[("app/src/a.rs", bad)]).len(), 1);
        let good = "view! { <p style:color=\"red\" data-style=x/> }";
        assert!(found(inline_style, &[("app/src/a.rs", good)]).is_empty());
    }

    #[test]
    fn what_is_public_is_named_by_more_than_tests() {
        let dead = "pub struct A; pub const fn used() {} #[cfg(test)] mod tests { use super::A; }";
        let files = [
            ("shared/src/a.rs", dead),
            ("server/src/b.rs", "fn main() { used() }"),
            ("server/tests/c.rs", "use shared::A;"),
        ];
        assert_eq!(
            found(dead_code, &files),
            ["shared/src/a.rs:1: nobody names `A`"]
        );
        let used = ("app/src/d.rs", "use shared::A;");
        assert!(found(dead_code, &[files[0], files[1], used]).is_empty());
    }
}
