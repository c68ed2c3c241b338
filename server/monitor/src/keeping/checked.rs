//! What came of looking through a database.

use std::fmt;

/// So much damage is told one by one.
const LISTED: usize = 1_000;

/// Something that is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The table; none where it is the database itself.
    pub table: Option<String>,
    /// The row's id, `?` where that is damaged, too.
    pub id: Option<String>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.table.iter().chain(&self.id);
        for part in place {
            write!(f, "{part} ")?;
        }
        f.write_str(&self.what)
    }
}

/// What came of a check.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is damaged, the first thousand.
    pub damage: Vec<Damage>,
    /// How much more is.
    pub unlisted: usize,
    /// What is to be known besides, and is no damage.
    pub remarks: Vec<String>,
    /// How many rows were read.
    pub rows: u64,
}

impl Checked {
    /// How much is damaged.
    pub const fn damaged(&self) -> usize {
        self.damage.len() + self.unlisted
    }

    pub(super) fn add(&mut self, table: Option<&str>, id: Option<String>, what: String) {
        if LISTED <= self.damage.len() {
            self.unlisted += 1;
            return;
        }
        let table = table.map(str::to_owned);
        self.damage.push(Damage { table, id, what });
    }
}
