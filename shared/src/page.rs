//! Lists and versions of records.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// The rows of a list a page holds.
pub const PAGE_SIZE: usize = 25;

/// A page of a list, in keyset order: what follows is asked for by `next`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Page_of_{T}")]
pub struct Page<T> {
    /// At most [`PAGE_SIZE`] rows.
    pub items: Vec<T>,
    /// Where the next page begins, if there is one. Opaque.
    pub next: Option<String>,
    /// The ids of records that belong here and cannot be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
    /// How many rows match altogether, damaged ones too.
    pub total: Total,
}

impl<T> Default for Page<T> {
    /// Nothing matches.
    fn default() -> Self {
        Self {
            items: Vec::new(),
            next: None,
            damaged: Vec::new(),
            total: Total::default(),
        }
    }
}

impl<T> Page<T> {
    /// How many rows it shows, damaged ones too.
    pub fn shown(&self) -> usize {
        self.items.len() + self.damaged.len()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.shown() == 0
    }
}

/// How many rows match, counted no further than anybody needs it: one more than
/// [`Total::MOST`] stands for all that are more.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Total(#[schemars(range(max = 1_001))] pub u64);

impl Total {
    /// What is counted to.
    pub const MOST: u64 = 1_000;
    /// At how many rows to stop counting.
    pub const LIMIT: i64 = 1_001;

    /// Of so many rows, of which no more than [`Total::LIMIT`] were counted.
    pub fn counted(rows: i64) -> Self {
        Self(rows.unsigned_abs().min(Self::MOST + 1))
    }

    /// Whether nothing matches.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether there are more than were counted.
    pub const fn is_more(self) -> bool {
        Self::MOST < self.0
    }
}

/// `1000+` for all that are more.
impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_more() {
            write!(f, "{}+", Self::MOST)
        } else {
            self.0.fmt(f)
        }
    }
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Order {
    #[default]
    Ascending,
    Descending,
}

/// Reads a field that may be left out of a form as what it is then, also from `null`:
/// whoever looks at its type sees that it may.
///
/// # Errors
/// The value has another type.
pub fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// How often a record was changed: its entity tag. A change names the version
/// it was made from (`If-Match`, RFC 9110 §13.1.1), and is refused when
/// somebody else was faster.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
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
