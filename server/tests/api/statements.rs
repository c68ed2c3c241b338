//! What the stores say to the database, apart from when they say it.

use super::harness::TestApp;
use monitor::engine::Builder;
use std::{collections::HashMap, fs, path::Path};

/// The files below `folder`.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

/// What a macro takes, and what it makes of it.
type Made<'a> = (Vec<&'a str>, &'a str);

/// What an engine keeps of itself: no other one is asked for it.
const OF_ONE: [&str; 3] = ["pg_", "sqlite_", "pragma_"];

/// The statements that stand in the files of a crate as constants; those a `Builder` puts
/// together every list and look-up runs.
fn statements(sources: &[String]) -> Vec<String> {
    let mut parts = HashMap::new();
    for source in sources {
        for defined in source.split("macro_rules! ").skip(1) {
            let (name, rest) = defined.split_once(" {").unwrap();
            let (taken, body) = rest.split_once(") => {").unwrap();
            let taken = taken.trim_start().trim_start_matches('(').split(", ");
            let taken = taken.map(|one| one.split(':').next().unwrap());
            parts.insert(name, (taken.collect(), body));
        }
    }
    let constants = sources
        .iter()
        .flat_map(|source| source.split(": &str =").skip(1));
    let texts = constants.map(|mut rest| text(&mut rest, &parts));
    let ours = texts.filter(|text| !OF_ONE.iter().any(|name| text.contains(name)));
    ours.filter(|text| is_whole(text)).collect()
}

/// What the literals say, also those of macros, that stand at the beginning of `rest`.
fn text(rest: &mut &str, parts: &HashMap<&str, Made<'_>>) -> String {
    let mut said = String::new();
    loop {
        *rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if let Some(literal) = rest.strip_prefix('"') {
            let (literal, after) = content(literal);
            said.push_str(&literal);
            *rest = after;
        } else if let Some(several) = rest.strip_prefix("concat!(") {
            *rest = several;
            said.push_str(&text(rest, parts));
        } else if let Some((path, after)) = rest.split_once("!(")
            && let Some((taken, body)) = parts.get(path.rsplit(':').next().unwrap())
        {
            let mut body = (*body).to_owned();
            *rest = after;
            for name in taken.iter().filter(|name| !name.is_empty()) {
                *rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
                let Some(given) = rest.strip_prefix('"') else {
                    break;
                };
                let (given, after) = content(given);
                body = body.replace(name, &format!("{given:?}"));
                *rest = after;
            }
            *rest = rest.split_once(')').unwrap().1;
            said.push_str(&text(&mut &*body, parts));
        } else {
            *rest = rest.strip_prefix(')').unwrap_or(rest);
            return said;
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

/// What a literal says that begins here, and what stands behind it.
fn content(literal: &str) -> (String, &str) {
    let mut text = String::new();
    let mut rest = literal.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match (c, rest.peek()) {
            ('"', _) => return (text, &literal[at + 1..]),
            ('\\', Some((_, '\n'))) => while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {},
            ('\\', _) => text.extend(rest.next().map(|(_, c)| c)),
            _ => text.push(c),
        }
    }
    (text, "")
}

/// What all stores say that stands in a constant.
pub fn constants() -> Vec<String> {
    let server = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for part in ["access", "authenticator", "journal", "monitor", "referrals"] {
        let mut files = Vec::new();
        sources(&server.join(part).join("src"), &mut files);
        found.extend(statements(&files));
    }
    assert!(190 < found.len(), "{}", found.len());
    found
}

#[tokio::test]
async fn every_statement_can_be_prepared() {
    let app = TestApp::in_file().await;
    let mut connection = app.connect().await;
    for sql in constants() {
        let mut plan = Builder::new(format!("explain {sql}"));
        let prepared = plan.build().fetch_all(&mut connection).await;
        assert!(prepared.is_ok(), "{sql}: {prepared:?}");
    }
}
