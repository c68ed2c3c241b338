//! What no file may do, wherever it lies.

use super::checkout::{Checkout, File, Finding};

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
        let attributes = [
            &[Some("#"), Some("["), Some("allow")][..],
            &[Some("#"), Some("!"), Some("["), Some("allow")],
        ];
        let found = attributes
            .into_iter()
            .flat_map(|attribute| rust.find(attribute));
        findings.extend(found.map(|tokens| {
            file.finding(tokens[0].line, "`#[allow]`: say `#[expect(…, reason = …)]`")
        }));
    }
    findings
}

/// What answers requests does not panic.
pub fn unwrap(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout
        .shipped_below("server/src/")
        .chain(checkout.shipped_below("shared/src/"))
    {
        let found = rust
            .find(&[Some("."), Some("unwrap"), Some("("), Some(")")])
            .filter(|tokens| !tokens[1].test);
        findings
            .extend(found.map(|tokens| file.finding(tokens[1].line, "`.unwrap()` outside tests")));
    }
    findings
}

/// The Content-Security-Policy refuses style attributes.
pub fn inline_style(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout
        .files
        .iter()
        .filter(|file| file.path.starts_with("app/"))
    {
        let lines = file.text.lines().enumerate();
        let found = lines.filter(|(_, line)| {
            ["style=\"", "style=\\\"", "style={"]
                .iter()
                .any(|attribute| line.contains(attribute))
        });
        findings.extend(
            found.map(|(index, _)| file.finding(index + 1, "a style attribute; use a class")),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::Checkout;
    use super::{allow, inline_style, lexing, unwrap};

    #[test]
    fn what_does_not_lex_is_found() {
        assert_eq!(lexing(&Checkout::of([("a.rs", "fn f( {")])).len(), 1);
        assert_eq!(
            lexing(&Checkout::of([("a.rs", "fn f() {}"), ("b.css", "(")])),
            []
        );
    }

    #[test]
    fn allowed_lints_are_found() {
        assert_eq!(
            allow(&Checkout::of([(
                "a.rs",
                "#![allow(dead_code)]\n#[allow(unused)]\nfn f() {}"
            )]))
            .len(),
            2
        );
        assert_eq!(
            allow(&Checkout::of([(
                "a.rs",
                "#[expect(unused)]\nfn allow() { \"#[allow(x)]\"; }"
            )])),
            []
        );
    }

    #[test]
    fn unwraps_are_found_in_what_is_shipped() {
        let code = "fn f() { g().unwrap(); }";
        let bad = Checkout::of([("server/src/a.rs", code), ("shared/src/b.rs", code)]);
        assert_eq!(unwrap(&bad).len(), 2);
        let tests = format!("#[cfg(test)] mod tests {{ {code} }}");
        let good = Checkout::of([
            ("server/src/a.rs", tests.as_str()),
            ("server/tests/api/b.rs", code),
            ("xtask/src/c.rs", code),
        ]);
        assert_eq!(unwrap(&good), []);
    }

    #[test]
    fn style_attributes_are_found() {
        assert_eq!(
            inline_style(&Checkout::of([(
                "app/src/a.rs",
                "view! { <p style=\"color: red\"/> }"
            )]))
            .len(),
            1
        );
        assert_eq!(
            inline_style(&Checkout::of([(
                "app/src/a.rs",
                "view! { <p style:color=\"red\" data-style=x/> }"
            )])),
            []
        );
    }
}
