//! Where SQL stands, and who writes which table.

use std::collections::BTreeMap;

use super::checkout::{Checkout, Finding};

/// SQL stands in files named `store.rs`, in folders named `store`, and in the monitor.
pub fn placement(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.shipped_below("server/") {
        let is_store = file.path.ends_with("/store.rs") || file.path.contains("/store/");
        if is_store || file.path.starts_with("server/monitor/") {
            continue;
        }
        let found = rust
            .texts()
            .filter(|token| !token.test && is_sql(&words(&token.text)));
        findings.extend(found.map(|token| file.finding(token.line, "SQL outside a `store.rs`")));
    }
    findings
}

/// One slice writes a table: the crate in `server` whose SQL inserts, updates or deletes.
pub fn ownership(checkout: &Checkout) -> Vec<Finding> {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut findings = Vec::new();
    for (file, rust) in checkout.shipped_below("server/") {
        let slice = file
            .path
            .trim_start_matches("server/")
            .split('/')
            .next()
            .unwrap_or_default();
        for token in rust.texts().filter(|token| !token.test) {
            for table in written_tables(&words(&token.text)) {
                let owner = owners
                    .entry(table.clone())
                    .or_insert_with(|| slice.to_owned());
                if owner != slice {
                    findings.push(file.finding(
                        token.line,
                        format!("writes `{table}`, which `{owner}` owns"),
                    ));
                }
            }
        }
    }
    findings
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|character: char| !(character.is_alphanumeric() || character == '_'));
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn is_sql(words: &[String]) -> bool {
    let selects = words.iter().position(|word| word == "select");
    let reads = selects.is_some_and(|place| words[place..].iter().any(|word| word == "from"));
    reads || !written_tables(words).is_empty()
}

/// The tables after `insert into`, `update … set`, `delete from`, with SQLite's `or replace` and the like between.
fn written_tables(words: &[String]) -> Vec<String> {
    let mut tables = Vec::new();
    for place in 0..words.len() {
        let rest: Vec<&str> = words[place..].iter().take(6).map(String::as_str).collect();
        match rest.as_slice() {
            ["insert" | "replace", "into", table, ..]
            | ["insert", "or", _, "into", table, ..]
            | ["delete", "from", table, ..]
            | ["update", table, "set", ..]
            | ["update", table, "as", _, "set", ..]
            | ["update", "or", _, table, "set", ..] => tables.push((*table).to_owned()),
            _ => {}
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{ownership, placement, words, written_tables};

    const READ: &str = "const LIST: &str = \"select id\\n from role\";";
    const WRITE: &str = "const ADD: &str = \"insert into role (id) values (?)\";";

    #[test]
    fn sql_is_found_outside_a_store() {
        let bad = [
            ("server/access/src/roles/mod.rs", READ),
            ("server/src/cli/demo.rs", WRITE),
        ];
        assert_eq!(found(placement, &bad).len(), 2);
    }

    #[test]
    fn sql_has_its_places() {
        let prose =
            "const HINT: &str = \"Select a role; update it, then set hours from the list\";";
        let good = [
            ("server/access/src/roles/store.rs", READ),
            ("server/access/src/users/store/list.rs", READ),
            ("server/monitor/src/record.rs", WRITE),
            ("server/tests/api/roles.rs", READ),
            ("app/src/pages/roles.rs", prose),
        ];
        assert!(found(placement, &good).is_empty());
    }

    #[test]
    fn a_table_has_one_writer() {
        let owner = ("server/access/src/roles/store.rs", WRITE);
        let writer = (
            "server/authenticator/src/store.rs",
            "const X: &str = \"delete from role\";",
        );
        assert_eq!(
            found(ownership, &[owner, writer]),
            ["server/authenticator/src/store.rs:1: writes `role`, which `access` owns"]
        );
        let reader = ("server/authenticator/src/store.rs", READ);
        assert!(found(ownership, &[owner, reader]).is_empty());
    }

    #[test]
    fn every_way_of_writing_names_its_table() {
        let tables = |sql: &str| written_tables(&words(sql));
        assert_eq!(tables("INSERT OR IGNORE INTO nonce VALUES (?)"), ["nonce"]);
        assert_eq!(tables("update \"user\" set name = ?"), ["user"]);
        assert_eq!(
            tables("delete from session where user = (select id from person)"),
            ["session"]
        );
        assert_eq!(
            tables("insert into a select * from b on conflict do update set x = 1"),
            ["a"]
        );
    }
}
