//! `cargo xtask tidy`: the invariants of the architecture, checked in the sources.

mod addresses;
mod boundaries;
mod checkout;
mod circles;
mod exceptions;
mod habits;
mod layout;
mod messages;
mod rust;
mod sql;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use checkout::{Checkout, Finding};
use exceptions::EXCEPTIONS;

/// What a rule is called, and what it finds.
type Rule = (&'static str, fn(&Checkout) -> Vec<Finding>);

const RULES: [Rule; 18] = [
    ("module-docs", layout::module_docs),
    ("names", layout::names),
    ("file-length", layout::file_lengths),
    ("function-length", layout::function_lengths),
    ("whitespace", layout::trailing_whitespace),
    ("circles", circles::small),
    ("manifests", boundaries::manifests),
    ("statuses", boundaries::statuses),
    ("routes", boundaries::routes),
    ("engine", boundaries::engine),
    ("server-addresses", addresses::of_server),
    ("client-addresses", addresses::of_client),
    ("sql-placement", sql::placement),
    ("sql-ownership", sql::ownership),
    ("lexing", habits::lexing),
    ("inline-style", habits::inline_style),
    ("dead-code", habits::dead_code),
    ("dead-messages", messages::unused),
];

/// Checks this checkout.
pub fn run() -> Result<()> {
    check(&Workspace::find()?)
}

/// Prints every finding and fails if there is one.
pub fn check(workspace: &Workspace) -> Result<()> {
    let checkout = Checkout::read(&workspace.root)?;
    let mut findings = Vec::new();
    for (rule, find) in RULES {
        findings.extend(find(&checkout).into_iter().map(|finding| (rule, finding)));
    }
    let findings = exceptions::apply(EXCEPTIONS, findings);
    for (rule, finding) in &findings {
        eprintln!("{finding} ({rule})");
    }
    if !findings.is_empty() {
        bail!("tidy found {} places to mend", findings.len());
    }
    Ok(())
}
