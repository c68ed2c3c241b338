//! How files look from the outside: names, lengths, first and last characters.

use super::checkout::{Checkout, Finding};
use super::rust::{Function, WORD};

const DRAWERS: [&str; 4] = ["utils", "helpers", "common", "misc"];
const LONGEST_FILE: usize = 400;
const LONGEST_VIEW: usize = 150;
const LONGEST_FUNCTION: usize = 80;
const VIEWS: [&str; 2] = ["app/src/components/", "app/src/pages/"];

/// Every Rust file says first what it is for.
pub fn module_docs(checkout: &Checkout) -> Vec<Finding> {
    let rust = checkout.files.iter().filter(|file| file.rust.is_some());
    rust.filter(|file| !file.text.starts_with("//!"))
        .map(|file| file.finding(1, "does not begin with `//!`"))
        .collect()
}

/// No module is a drawer for what has no place.
pub fn names(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.rust_below("") {
        for part in file.path.trim_end_matches(".rs").split('/') {
            if DRAWERS.contains(&part) {
                findings.push(file.finding(1, format!("`{part}` says nothing")));
            }
        }
        for tokens in rust.find(&["mod", WORD, "{"]) {
            let name = tokens[1].text.as_str();
            if DRAWERS.contains(&name) {
                findings.push(file.finding(tokens[1].line, format!("`mod {name}` says nothing")));
            }
        }
    }
    findings
}

/// Files stay readable in one sitting; tests do not count.
pub fn file_lengths(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.shipped_below("") {
        let is_view = VIEWS.iter().any(|folder| file.path.starts_with(folder));
        let longest = if is_view { LONGEST_VIEW } else { LONGEST_FILE };
        let length = file.text.lines().count().saturating_sub(rust.test_lines);
        if length > longest {
            findings.push(file.finding(1, format!("{length} lines; {longest} are the limit")));
        }
    }
    findings
}

/// Functions fit a screen.
pub fn function_lengths(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in checkout.shipped_below("") {
        for Function {
            name,
            line,
            length,
            test,
        } in &rust.functions
        {
            if !test && *length > LONGEST_FUNCTION {
                let what = format!("`{name}` has {length} lines; {LONGEST_FUNCTION} are the limit");
                findings.push(file.finding(*line, what));
            }
        }
    }
    findings
}

/// No line ends in blanks. Snapshots hold what the program prints.
pub fn trailing_whitespace(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.files.iter().filter(|file| !file.is_snapshot()) {
        for (index, line) in file.text.lines().enumerate() {
            if line.ends_with([' ', '\t']) {
                findings.push(file.finding(index + 1, "ends in blanks"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::found;
    use super::{file_lengths, function_lengths, module_docs, names, trailing_whitespace};

    fn lines(count: usize) -> String {
        "//! Long.\n".repeat(count)
    }

    #[test]
    fn a_file_begins_with_what_it_is_for() {
        let files = [
            ("a.rs", "//! A.\n"),
            ("b.rs", "// B.\n"),
            ("c.css", "p {}\n"),
        ];
        assert_eq!(
            found(module_docs, &files),
            ["b.rs:1: does not begin with `//!`"]
        );
    }

    #[test]
    fn there_are_no_drawers() {
        let bad = [
            ("app/src/utils.rs", ""),
            ("app/src/common/x.rs", ""),
            ("app/src/a.rs", "mod helpers { }"),
        ];
        assert_eq!(found(names, &bad).len(), 3);
        assert!(found(names, &[("app/src/commons.rs", "mod miscellany { }")]).is_empty());
    }

    #[test]
    fn files_are_short_but_tests_may_be_long() {
        let tested = format!("//! E.\n#[cfg(test)]\nmod tests {{{}}}", "\n".repeat(500));
        let files = [
            ("server/src/a.rs", &*lines(401)),
            ("server/src/b.rs", &*lines(400)),
            ("server/tests/api/c.rs", &*lines(900)),
            ("app/src/pages/d.rs", &*lines(151)),
            ("shared/src/e.rs", &*tested),
        ];
        assert_eq!(
            found(file_lengths, &files),
            [
                "server/src/a.rs:1: 401 lines; 400 are the limit",
                "app/src/pages/d.rs:1: 151 lines; 150 are the limit"
            ]
        );
    }

    #[test]
    fn functions_are_short() {
        let function = |lines: usize| format!("fn long() {{{}}}", "\n".repeat(lines));
        assert_eq!(found(function_lengths, &[("a.rs", &function(80))]).len(), 1);
        assert!(found(function_lengths, &[("a.rs", &function(79))]).is_empty());
    }

    #[test]
    fn no_line_ends_in_blanks() {
        let files = [
            ("a.md", "text\nmore \n"),
            ("b.snap", "more \n"),
            ("c.css", "p {}\n"),
        ];
        assert_eq!(
            found(trailing_whitespace, &files),
            ["a.md:2: ends in blanks"]
        );
    }
}
