//! What is stored folded is of the folding the program has: made anew at start
//! where it is of another.

use crate::{
    domains::Namesake,
    engine::{
        lossy::text_of,
        names::{Connection, DriverError, FromRow, RawRow, query},
    },
    error::Error,
    monitor::Monitor,
};
use ground::text::{self, fold, parked, sort_key};
use shared::text::line;

const VERSION: &str = "select version from monitor_folding where folding_id = 1";
const SET_VERSION: &str = "update monitor_folding set version = $1 where folding_id = 1";

/// The version on record; 0, of which nothing is, where it cannot be read.
async fn version(connection: &mut Connection) -> Result<i64, Error> {
    let row = query(VERSION).fetch_one(connection).await?;
    Ok(row.read(0).unwrap_or_default())
}

impl Monitor {
    /// Writes everything that is searched, compared and ordered by its folded
    /// form anew, where that was of another [`text::VERSION`]: all of it or
    /// nothing.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn refold(&self) -> Result<(), Error> {
        if version(&mut *self.database.reader().await?).await? == text::VERSION {
            return Ok(());
        }
        let fold_anew = async |connection: &mut Connection| {
            // Another process may have been faster.
            if version(connection).await? != text::VERSION {
                self.domains.refold(connection).await?;
                let set = query(SET_VERSION).bind(text::VERSION);
                set.execute(connection).await?;
            }
            Ok(())
        };
        self.database.alone(fold_anew).await?;
        // Names that differed may be one by now.
        self.domains
            .tell_duplicates(&mut *self.database.reader().await?)
            .await
    }

    /// What has the name of an older one of its kind.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn namesakes(&self) -> Result<Vec<Namesake>, Error> {
        self.domains
            .namesakes(&mut *self.database.reader().await?)
            .await
    }
}

/// How many rows are read at once.
const BATCH: i64 = 1_000;

/// Leafs through a table.
#[derive(Debug, Default)]
pub struct Leaves {
    after: String,
}

impl Leaves {
    /// The next rows of `sql`, which begins after the id `$1`, has it in its
    /// first column, is ordered by it and ends after `$2` rows; `None` after the
    /// last. Rows that cannot be read are left as they are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn next<R>(
        &mut self,
        connection: &mut Connection,
        sql: &'static str,
    ) -> Result<Option<Vec<R>>, Error>
    where
        R: for<'r> FromRow<'r, RawRow>,
    {
        let rows = query(sql)
            .bind(&self.after)
            .bind(BATCH)
            .fetch_all(connection)
            .await?;
        let last = rows.last().map(|row| text_of(row, 0)).unwrap_or_default();
        if last <= self.after {
            return Ok(None);
        }
        self.after = last;
        Ok(Some(readable(&rows)))
    }
}

/// Records that have a name of their own, and the statements by which it is folded anew.
#[derive(Debug)]
pub struct Named {
    /// Lets each go by its id meanwhile.
    pub park: &'static str,
    /// Reads ids and names, as [`Leaves::next`] says.
    pub read: &'static str,
    /// Writes name `$1` and sort key `$2` of the record `$3`.
    pub write: &'static str,
    /// Gives the key `$1` to the record `$2`, unless another has it.
    pub take: &'static str,
}

impl Named {
    /// Folds every name anew. Of several that have one now, the oldest keeps it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn refold(&self, connection: &mut Connection) -> Result<(), Error> {
        query(self.park).execute(&mut *connection).await?;
        let mut leaves = Leaves::default();
        while let Some(rows) = leaves
            .next::<(String, String)>(connection, self.read)
            .await?
        {
            for (id, name) in rows {
                let name = line(&name);
                query(self.write)
                    .bind(&name)
                    .bind(sort_key(&name))
                    .bind(&id)
                    .execute(&mut *connection)
                    .await?;
                let key = fold(&name);
                for key in [&parked(&key, &id), &key] {
                    query(self.take)
                        .bind(key)
                        .bind(&id)
                        .execute(&mut *connection)
                        .await?;
                }
            }
        }
        Ok(())
    }
}

impl FromRow<'_, RawRow> for Namesake {
    fn from_row(row: &RawRow) -> Result<Self, DriverError> {
        let [kind, id, name] = ["kind", "id", "name"].map(|column| row.read(column));
        let (kind, id, name) = (kind?, id?, name?);
        Ok(Self { kind, id, name })
    }
}

/// The rows that can be read.
pub fn readable<R>(rows: &[RawRow]) -> Vec<R>
where
    R: for<'r> FromRow<'r, RawRow>,
{
    rows.iter()
        .filter_map(|row| R::from_row(row).ok())
        .collect()
}
