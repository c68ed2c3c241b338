//! Lists and versions of records.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The rows of a list a page holds.
pub const PAGE_SIZE: usize = 25;

/// A page of a list, in keyset order: what follows is asked for by `next`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// At most [`PAGE_SIZE`] rows.
    pub items: Vec<T>,
    /// Where the next page begins, if there is one. Opaque.
    pub next: Option<String>,
    /// How many rows match altogether.
    pub total: u64,
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Order {
    #[default]
    Ascending,
    Descending,
}

/// How often a record was changed: its entity tag. A change names the version
/// it was made from (`If-Match`, RFC 9110 §13.1.1), and is refused when
/// somebody else was faster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub i64);

impl Version {
    /// Of a record nobody changed.
    pub const FIRST: Self = Self(1);

    /// The version an `If-Match` header names.
    pub fn parse(tag: &str) -> Option<Self> {
        tag.trim()
            .strip_prefix('"')?
            .strip_suffix('"')?
            .parse()
            .ok()
            .map(Self)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}
