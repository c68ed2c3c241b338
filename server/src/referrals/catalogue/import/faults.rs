//! What can be wrong with a file, worded for whoever imports it.

use shared::catalogue::Category;
use std::fmt;

/// What is wrong with one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line its row begins on, from 1.
    pub line: u64,
    /// The column; `header` or `row` if it is none in particular.
    pub field: &'static str,
    /// What is wrong.
    pub wrong: Wrong,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, field, wrong } = self;
        write!(f, "line {line}, {field}: {wrong}")
    }
}

/// Everything that is wrong with a file, by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn new(mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| fault.line);
        Self(faults)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing was imported; faults: {}", self.0.len())?;
        for fault in &self.0 {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Wrong {
    #[error("this is not UTF-8 text; save the file as “CSV UTF-8”")]
    NotUtf8,
    #[error("a catalogue has no column “{0}”")]
    ColumnUnknown(String),
    #[error("the column “{0}” is missing")]
    ColumnMissing(&'static str),
    #[error("the column “{0}” stands here twice")]
    ColumnTwice(&'static str),
    #[error("this row has {found} cells, the header {expected}")]
    Cells { found: usize, expected: usize },
    #[error("this is none of group, service, icd10, icpc2")]
    Kind,
    #[error("a code has 1 to 20 Latin letters, digits, dots and dashes")]
    Code,
    #[error("line {0} has this kind and code already")]
    Twice(u64),
    #[error("there is no group {0}, neither in this file nor on record")]
    ParentUnknown(String),
    #[error("a service needs the code of its group")]
    ParentMissing,
    #[error("a diagnosis has no parent; leave this empty")]
    ParentUnwanted,
    #[error("groups would be nested more than four levels deep")]
    TooDeep,
    #[error("the parents of this group lead back to itself")]
    Loop,
    #[error("this is none of {}", categories())]
    Category,
    #[error("a service needs a category: one of {}", categories())]
    CategoryMissing,
    #[error("only a service has a category; leave this empty")]
    CategoryUnwanted,
    #[error("the name is missing")]
    NameEmpty,
    #[error("a name has at most 300 characters")]
    NameTooLong,
    #[error("a name has no line breaks, tabs or other invisible characters")]
    NameInvisible,
    #[error("this is none of yes, no, true, false, 1, 0, nor empty")]
    Active,
    #[error("a group is always active; deactivate its services")]
    GroupInactive,
}

fn categories() -> String {
    let codes: Vec<_> = Category::ALL.iter().map(|one| one.code()).collect();
    codes.join(", ")
}
