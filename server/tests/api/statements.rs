//! What the stores say to the database, apart from when they say it.

use super::harness::TestApp;
use std::{fs, path::Path};

/// The statements that stand in the files below `folder` as one literal each; those put
/// together of several, every list and look-up runs.
fn statements(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            statements(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let constants = source.split(": &str =").skip(1);
            let literals = constants.filter_map(|rest| rest.trim_start().strip_prefix('"'));
            found.extend(literals.map(content).filter(|text| is_whole(text)));
        }
    }
}

/// Whether nothing is to be put behind it.
fn is_whole(text: &str) -> bool {
    let reads = text.starts_with("select ") && text.contains(" from ");
    let writes = ["insert ", "update ", "delete "]
        .iter()
        .any(|verb| text.starts_with(verb));
    (reads || writes) && !text.ends_with([' ', '('])
}

/// What a literal says that begins here.
fn content(literal: &str) -> String {
    let mut text = String::new();
    let mut rest = literal.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('"', _) => break,
            ('\\', Some('\n')) => while rest.next_if(|c| c.is_whitespace()).is_some() {},
            ('\\', _) => text.extend(rest.next()),
            _ => text.push(c),
        }
    }
    text
}

#[tokio::test]
async fn every_statement_can_be_prepared() {
    let app = TestApp::new().await;
    let server = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for part in ["access", "authenticator", "journal", "monitor", "referrals"] {
        statements(&server.join(part).join("src"), &mut found);
    }
    assert!(150 < found.len(), "{}", found.len());
    let mut connection = app.connect().await;
    for sql in found {
        let plan = sqlx::query(sqlx::AssertSqlSafe(format!("explain {sql}")));
        let prepared = plan.fetch_all(&mut connection).await;
        assert!(prepared.is_ok(), "{sql}: {prepared:?}");
    }
}
