//! What no file may do, wherever it lies.

use super::checkout::{Checkout, File, Finding};

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

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{inline_style, lexing};

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
}
