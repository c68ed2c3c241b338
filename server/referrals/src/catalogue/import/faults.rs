//! What can be wrong with a file, worded for whoever imports it.

use ground::typeface::lacking;
use shared::{catalogue::Category, text::is_visible};
use std::{collections::HashMap, fmt, mem};

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

/// So many lines are named that have the same fault: a whole column may.
const EXAMPLES: usize = 5;
/// So many different faults are told.
const TOLD: usize = 50;

impl Faults {
    pub(super) fn new(mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| fault.line);
        Self(faults)
    }

    /// Those of a kind together, by the first line of each: a list that stands twice in a file
    /// has a fault on every line, and each names another line.
    fn alike(&self) -> Vec<Vec<&Fault>> {
        let mut at = HashMap::new();
        let mut alike: Vec<Vec<&Fault>> = Vec::new();
        for fault in &self.0 {
            let kind = (fault.field, mem::discriminant(&fault.wrong));
            let known = *at.entry(kind).or_insert(alike.len());
            match alike.get_mut(known) {
                Some(faults) => faults.push(fault),
                None => alike.push(vec![fault]),
            }
        }
        alike
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing was imported; faults: {}", self.0.len())?;
        let alike = self.alike();
        for faults in alike.iter().take(TOLD) {
            let [fault, others @ ..] = &faults[..] else {
                continue;
            };
            write!(f, "\n  {fault}")?;
            if others.is_empty() {
                continue;
            }
            let equal = others.iter().all(|other| other.wrong == fault.wrong);
            let also = if equal { "also" } else { "the like" };
            let named = others.iter().take(EXAMPLES);
            let named: Vec<String> = named.map(|other| other.line.to_string()).collect();
            write!(f, " ({also} on {}", named.join(", "))?;
            match others.len().saturating_sub(EXAMPLES) {
                0 => write!(f, ")")?,
                more => write!(f, " and {more} more lines)")?,
            }
        }
        match alike.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more of other kinds"),
        }
    }
}

impl std::error::Error for Faults {}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Wrong {
    #[error("this is a workbook; save it as “CSV UTF-8”")]
    Workbook,
    #[error("this is no text; save the file as “CSV UTF-8”")]
    NoText,
    #[error("this text looks like {0}; save the file as “CSV UTF-8”")]
    Encoding(&'static str),
    #[error("this text is {0}, but a letter is cut here; save the file anew as “CSV UTF-8”")]
    Broken(&'static str),
    #[error(
        "no row names the columns; they are kind, code, parent, category, name_uk, name_en, active"
    )]
    HeaderMissing,
    #[error("here {0:?} and {1:?} both separate columns; save the file anew with one of them")]
    Separators(char, char),
    #[error(
        "columns are separated by ; or , or a tab, not by {0}; save the file anew with one of them"
    )]
    Separator(char),
    #[error("a quotation mark opens in this row and is not closed")]
    QuoteOpen,
    #[error("something stands in a column without a name")]
    CellUnnamed,
    #[error("a spreadsheet made this code a date; format the column as text")]
    CodeDate,
    #[error(
        "a name that begins with = or @ is a spreadsheet's formula, one with # what became of one"
    )]
    NameFormula,
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
    #[error(
        "a diagnosis has a letter and two digits, and perhaps a dot and more digits; a block of a list is none"
    )]
    Diagnosis,
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
    #[error("a paper referral cannot show {0}; say it in words")]
    NameUnprintable(String),
    #[error("this is none of yes, no, так, ні, true, false, 1, 0, nor empty")]
    Active,
    #[error("a group is always active; deactivate its services")]
    GroupInactive,
}

impl Wrong {
    /// What is wrong with a name, if anything is.
    pub fn of_name(name: &str) -> Option<Self> {
        if name.is_empty() {
            Some(Self::NameEmpty)
        } else if LONGEST_NAME < name.chars().count() {
            Some(Self::NameTooLong)
        } else if name.starts_with(['=', '@', '#']) {
            Some(Self::NameFormula)
        } else if !name.chars().all(is_visible) {
            Some(Self::NameInvisible)
        } else {
            lacking(name).map(Self::NameUnprintable)
        }
    }
}

const LONGEST_NAME: usize = 300;

fn categories() -> String {
    let codes: Vec<_> = Category::ALL.iter().map(|one| one.code()).collect();
    codes.join(", ")
}
