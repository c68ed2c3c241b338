//! The files the rules look at.

use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::rust::{Rust, Token};
use crate::command;

/// Something that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, from the root of the checkout.
    pub path: String,
    line: usize,
    what: String,
}

impl Finding {
    /// `line` counts from 1.
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// A text file that git tracks or would track.
pub struct File {
    /// From the root of the checkout, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
    /// Its tokens, if it is Rust; an error if it should be.
    pub rust: Option<Result<Rust, String>>,
}

impl File {
    /// Whether the whole file is a test.
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }

    /// Whether this is a snapshot: what a program printed, not what somebody wrote.
    pub fn is_snapshot(&self) -> bool {
        has_extension(&self.path, "snap")
    }

    /// The place on the numbered line.
    pub fn finding(&self, line: usize, what: impl Into<String>) -> Finding {
        Finding::new(&self.path, line, what)
    }
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

/// Every text file of the project.
pub struct Checkout {
    /// In the order of git.
    pub files: Vec<File>,
}

impl Checkout {
    /// Asks git for what is tracked, or is not ignored.
    pub fn read(root: &Path) -> Result<Self> {
        let listed = [
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ];
        let listed = command::read(Command::new("git").current_dir(root).args(listed))?;
        let paths = listed.split_terminator('\0');
        // What is no text, and what was deleted but not yet committed, is not read.
        let texts =
            paths.filter_map(|path| Some((path, std::fs::read_to_string(root.join(path)).ok()?)));
        Ok(Self::of(texts))
    }

    /// The checkout that has just these files.
    pub fn of<T: Into<String>>(files: impl IntoIterator<Item = (impl Into<String>, T)>) -> Self {
        let files = files.into_iter().map(|(path, text)| {
            let (path, text) = (path.into(), text.into());
            let rust = has_extension(&path, "rs").then(|| Rust::lex(&text));
            File { path, text, rust }
        });
        Self {
            files: files.collect(),
        }
    }

    pub fn below(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files
            .iter()
            .filter(move |file| file.path.starts_with(folder))
    }

    /// The Rust files below a folder, with their tokens.
    pub fn rust_below(&self, folder: &str) -> impl Iterator<Item = (&File, &Rust)> {
        self.below(folder)
            .filter_map(|file| Some((file, file.rust.as_ref()?.as_ref().ok()?)))
    }

    /// The Rust files below a folder that are shipped: not tests.
    pub fn shipped_below(&self, folder: &str) -> impl Iterator<Item = (&File, &Rust)> {
        self.rust_below(folder).filter(|(file, _)| !file.is_test())
    }
}

/// Every place outside tests where the pattern fits and `judge` has something to say about it.
pub fn places<'a>(
    files: impl Iterator<Item = (&'a File, &'a Rust)>,
    pattern: &[&str],
    judge: impl Fn(&[Token]) -> Option<String>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in files {
        for tokens in rust.find(pattern).filter(|tokens| !tokens[0].test) {
            findings.extend(judge(tokens).map(|what| file.finding(tokens[0].line, what)));
        }
    }
    findings
}

/// What a rule says about a checkout of just these files.
#[cfg(test)]
pub fn found(rule: fn(&Checkout) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    rule(&Checkout::of(files.iter().copied()))
        .iter()
        .map(ToString::to_string)
        .collect()
}
