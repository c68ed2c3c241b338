//! An empty database, in which an installation is being made.

use super::{connecting::connect, database::fits, place::Address};
use crate::error::Error;
use sqlx::{AssertSqlSafe, PgConnection};

/// What `PostgreSQL` knows it by that somebody makes an installation: any number will do.
const TURN: i64 = 0x6c75_785f_696e_6974;

/// An empty database with a server. Until it is dropped nobody else makes an installation
/// there.
#[derive(Debug)]
pub struct Claim(PgConnection);

impl Claim {
    /// The one at `address`; none if there is something in it, or somebody is about it.
    ///
    /// # Errors
    /// It cannot be reached or used.
    pub async fn of(address: &Address) -> Result<Option<Self>, Error> {
        let mut connection = connect(address).await?;
        fits(&mut connection).await?;
        let is_ours: bool = sqlx::query_scalar("select pg_try_advisory_lock($1)")
            .bind(TURN)
            .fetch_one(&mut connection)
            .await?;
        let mut claim = Self(connection);
        let is_empty = is_ours && claim.is_empty().await?;
        Ok(is_empty.then_some(claim))
    }

    /// Whether nothing is in it: who serves takes no claim.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn is_empty(&mut self) -> Result<bool, Error> {
        Ok(self.tables().await?.is_none())
    }

    /// Takes away what was made in it.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn give_back(mut self) -> Result<(), Error> {
        if let Some(tables) = self.tables().await? {
            let drop = AssertSqlSafe(format!("drop table {tables} cascade"));
            sqlx::raw_sql(drop).execute(&mut self.0).await?;
        }
        Ok(())
    }

    /// The names of what is in it, as SQL writes them.
    async fn tables(&mut self) -> Result<Option<String>, Error> {
        let named = "select string_agg(format('%I.%I', schemaname, tablename), ', ') \
            from pg_tables where schemaname = current_schema()";
        Ok(sqlx::query_scalar(named).fetch_one(&mut self.0).await?)
    }
}
