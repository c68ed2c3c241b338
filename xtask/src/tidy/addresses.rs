//! Who knows which address.

use super::checkout::{Checkout, Finding};
use super::rust::Token;

/// In the app, only `api/` speaks to the server.
pub fn of_server(checkout: &Checkout) -> Vec<Finding> {
    beside(checkout, &["app/src/api/"], |text| text.starts_with("/api"))
}

/// Only `page.rs` knows where the client's pages are.
pub fn of_client(checkout: &Checkout) -> Vec<Finding> {
    beside(checkout, &["app/src/api/", "app/src/page.rs"], |text| {
        let name = text.strip_prefix('/').unwrap_or_default();
        !text.starts_with("/api") && name.starts_with(|first: char| first.is_ascii_lowercase())
    })
}

fn beside(checkout: &Checkout, places: &[&str], is_address: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.shipped_below("app/src/") {
        if places.iter().any(|place| file.path.starts_with(place)) {
            continue;
        }
        let found = rust
            .texts()
            .filter(|token: &&Token| !token.test && is_address(&token.text));
        findings.extend(found.map(|token| {
            file.finding(
                token.line,
                format!("\"{}\" belongs to {}", token.text, places[places.len() - 1]),
            )
        }));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{of_client, of_server};

    const CODE: &str = r#"fn f() { get("/api/roles"); go("/roles"); say("yes/no"); }"#;

    #[test]
    fn addresses_are_found_where_they_do_not_belong() {
        let bad = [("app/src/pages/roles.rs", CODE)];
        assert_eq!(
            found(of_server, &bad),
            ["app/src/pages/roles.rs:1: \"/api/roles\" belongs to app/src/api/"]
        );
        assert_eq!(
            found(of_client, &bad),
            ["app/src/pages/roles.rs:1: \"/roles\" belongs to app/src/page.rs"]
        );
    }

    #[test]
    fn each_address_has_its_place() {
        assert!(
            found(
                of_server,
                &[
                    ("app/src/api/roles.rs", CODE),
                    ("shared/src/endpoints.rs", CODE)
                ]
            )
            .is_empty()
        );
        assert!(
            found(
                of_client,
                &[("app/src/page.rs", CODE), ("app/src/api/mod.rs", CODE)]
            )
            .is_empty()
        );
    }
}
