//! What a broken uniqueness constraint means to a person.

use super::failure::{self, Failure};
use crate::error::Error;
use shared::problem::ErrorCode;

/// Lets the database say no: turns a broken uniqueness constraint into what a
/// person can do about it.
pub trait OnUnique<T> {
    /// `column` (`table.column`; of several the first) was not unique: that means `code`. Where
    /// it is none, who was faster is not known yet, and the effect is to look again.
    fn on_unique(self, column: &str, code: impl Into<Option<ErrorCode>>) -> Result<T, Error>;
}

impl<T> OnUnique<T> for sqlx::Result<T> {
    fn on_unique(self, column: &str, code: impl Into<Option<ErrorCode>>) -> Result<T, Error> {
        self.map_err(|error| match (failure::of(&error), code.into()) {
            (Failure::NotUnique(unique), Some(code)) if unique.begins_with(column) => code.into(),
            _ => error.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::{Connection as _, SqliteConnection};

    #[tokio::test]
    async fn whoever_is_not_known_yet_is_looked_for_again() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let mut say = async |sql: &'static str| sqlx::raw_sql(sql).execute(&mut connection).await;
        say("create table t (x text unique)").await.unwrap();
        let insert = "insert into t values ('a')";
        say(insert).await.unwrap();
        let known = say(insert).await.on_unique("t.x", ErrorCode::LoginTaken);
        assert_eq!(known.unwrap_err().code(), ErrorCode::LoginTaken);
        for (column, code) in [("t.x", None), ("t.y", Some(ErrorCode::LoginTaken))] {
            let unknown = say(insert).await.on_unique(column, code).unwrap_err();
            assert!(unknown.asks_to_repeat(), "{unknown}");
        }
    }
}
