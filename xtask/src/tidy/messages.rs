//! Every message is said somewhere.

use std::collections::BTreeSet;

use super::checkout::{Checkout, Finding};
use super::rust::Kind;

const CODE: [&str; 4] = ["app/src/", "server/", "shared/src/", "verify/src/"];

/// The Ukrainian files name every message; the code says one by the function generated for it.
pub fn unused(checkout: &Checkout) -> Vec<Finding> {
    let mut said = BTreeSet::new();
    for (_, rust) in CODE
        .iter()
        .flat_map(|folder| checkout.shipped_below(folder))
    {
        let words = rust
            .tokens
            .iter()
            .filter(|token| token.kind == Kind::Word && !token.test);
        said.extend(words.map(|word| word.text.as_str()));
    }
    let mut findings = Vec::new();
    for file in checkout.below("shared/locales/uk/") {
        for (index, line) in file.text.lines().enumerate() {
            let Some(key) = key(line) else { continue };
            if !said.contains(key.replace('-', "_").as_str()) {
                findings.push(file.finding(index + 1, format!("nobody says `{key}`")));
            }
        }
    }
    findings
}

/// The name of the message that begins on this line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_name = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.chars().all(|character| {
            character.is_ascii_alphanumeric() || character == '-' || character == '_'
        });
    is_name.then_some(key)
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::unused;

    const MESSAGES: (&str, &str) = (
        "shared/locales/uk/app.ftl",
        "# a = comment
-term = LuxMedica
sign-in = Увійти
    .title = Вхід
roles-count =
    { $n ->
        [one] роль
       *[other] ролей
    }
",
    );

    #[test]
    fn a_message_nobody_says_is_found() {
        let files = [MESSAGES, ("app/src/a.rs", "fn f() { m::sign_in(lang) }")];
        assert_eq!(
            found(unused, &files),
            ["shared/locales/uk/app.ftl:5: nobody says `roles-count`"]
        );
    }

    #[test]
    fn what_is_said_on_either_side_counts() {
        let app = ("app/src/a.rs", "fn f() { m::sign_in(lang) }");
        let server = ("server/src/b.rs", "fn f() { m::roles_count(lang, 2) }");
        assert!(found(unused, &[MESSAGES, app, server]).is_empty());
    }
}
