//! Rows that hold what no form could have sent. One of them hides no other: a
//! list shows what can be read and names the rest by id, and so does the log.
//! Nor does it keep anybody else from working: it gives nobody a right, and
//! what hangs on its name goes by its id.

use crate::{
    engine::{
        database::stored,
        lossy::{Lossy, text_of},
        names::{FromRow, RawRow},
    },
    error::Error,
    tx::Snapshot,
};
use shared::time::Timestamp;

/// No id is longer.
const LONGEST_ID: usize = 64;
/// The last millisecond of the year 9999.
const LATEST: i64 = 253_402_300_799_999;

/// What the rows of a list say, and which of them say nothing.
#[derive(Debug)]
pub struct Sifted<T> {
    /// Those that can be read.
    pub whole: Vec<T>,
    /// The ids of the others.
    pub damaged: Vec<String>,
}

impl<T> Default for Sifted<T> {
    fn default() -> Self {
        Self {
            whole: Vec::new(),
            damaged: Vec::new(),
        }
    }
}

impl<T> Sifted<T> {
    /// Keeps what the row `id` of `table` says, or that it is damaged.
    ///
    /// # Errors
    /// Whatever else kept it from being read.
    pub fn put(
        &mut self,
        table: &'static str,
        id: String,
        read: Result<T, Error>,
    ) -> Result<(), Error> {
        match read {
            Ok(one) => self.whole.push(one),
            Err(error) if error.is_damage() => {
                tell(table, &id);
                if !self.damaged.contains(&id) {
                    self.damaged.push(id);
                }
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// Says in the log which row is damaged; never what it holds.
pub fn tell(table: &'static str, id: &str) {
    tracing::error!(table, id, "a row is damaged");
}

/// Reads rows of `table`, whose first column is the id, one by one.
///
/// # Errors
/// Something other than a damaged row.
pub fn sift<R, T>(
    table: &'static str,
    rows: &[RawRow],
    make: impl Fn(R) -> Result<T, Error>,
) -> Result<Sifted<T>, Error>
where
    R: for<'r> FromRow<'r, RawRow>,
{
    let mut sifted = Sifted::default();
    for row in rows {
        let read = R::from_row(row).map_err(Error::from).and_then(&make);
        sifted.put(table, id_of(row), read)?;
    }
    Ok(sifted)
}

/// The id in a row's first column, whatever it holds.
pub fn id_of(row: &RawRow) -> String {
    plain_id(text_of(row, 0))
}

/// An id as it may be shown: whatever else lies in its place is not.
pub(crate) fn plain_id(id: String) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.len() <= LONGEST_ID && !id.is_empty() && id.chars().all(plain) {
        id
    } else {
        "?".to_owned()
    }
}

/// The name of a record that others hang on. Where it cannot be read, the
/// record's id stands for it, so that they go on working; the log says where.
///
/// # Errors
/// Nor can its id.
pub fn named<T: TryFrom<String>>(
    table: &'static str,
    id: &impl ToString,
    name: Lossy,
) -> Result<T, Error> {
    stored(name.0).or_else(|_: Error| {
        let id = id.to_string();
        tell(table, &id);
        stored(id)
    })
}

/// The names of those in the way of an act, from rows of `table` with an id and a name `T`:
/// the id stands for a name that cannot be read, so that nobody is left out.
pub fn names<T: TryFrom<String> + Into<String>>(
    table: &'static str,
    rows: &[RawRow],
) -> Vec<String> {
    let name = |row| {
        let name: Result<T, Error> = stored(text_of(row, 1));
        name.map_or_else(
            |_| {
                let id = id_of(row);
                tell(table, &id);
                id
            },
            Into::into,
        )
    };
    rows.iter().map(name).collect()
}

/// A stored instant.
///
/// # Errors
/// It is none that a calendar has.
pub fn stored_time(millis: i64) -> Result<Timestamp, Error> {
    if (0..=LATEST).contains(&millis) {
        Ok(Timestamp(millis))
    } else {
        Err(Error::Corrupt)
    }
}

impl Snapshot<'_> {
    /// [`sift`] for a list whose answer is a plain array: a header of the answer
    /// names the damaged ones.
    ///
    /// # Errors
    /// Something other than a damaged row.
    pub fn sift<R, T>(
        &mut self,
        table: &'static str,
        rows: &[RawRow],
        make: impl Fn(R) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error>
    where
        R: for<'r> FromRow<'r, RawRow>,
    {
        let sifted = sift(table, rows, make)?;
        Ok(self.apart(sifted))
    }

    /// What can be read; a header of the answer names the rest.
    pub fn apart<T>(&mut self, sifted: Sifted<T>) -> Vec<T> {
        self.damaged(sifted.damaged);
        sifted.whole
    }
}
