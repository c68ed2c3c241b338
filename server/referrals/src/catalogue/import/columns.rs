//! The columns of a catalogue file, and how its words are read.

use shared::{
    closed,
    text::{latin, line},
};

closed! {
    /// A column, by its name in the first row.
    pub(super) enum Column {
        Kind = "kind",
        Code = "code",
        Parent = "parent",
        Category = "category",
        NameUk = "name_uk",
        NameEn = "name_en",
        Active = "active",
    }
}

impl Column {
    pub(super) fn read(cell: &str) -> Option<Self> {
        Self::parse(&word(cell))
    }
}

/// A word of the format, whichever alphabet its letters look like.
pub(super) fn word(text: &str) -> String {
    let letters: String = line(text).chars().map(latin).collect();
    letters.to_lowercase()
}
