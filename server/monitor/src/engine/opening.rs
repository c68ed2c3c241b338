//! Why a database is not opened, and what to do about it: a sentence each, for whoever runs
//! the server.

use super::place::Address;
use sqlx::migrate::MigrateError;
use std::path::PathBuf;

/// The oldest PostgreSQL that will do.
const OLDEST: u32 = 14;

/// Why a database is not opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// A later version has brought it to where this one cannot follow.
    #[error(
        "the database is of a newer version of LuxMedica (its migration {0} is unknown here): \
         run that version"
    )]
    Newer(i64),
    /// A migration did not come to its end, or another program changed what it left.
    #[error("the database is half migrated (at migration {0}): restore a backup of it")]
    HalfMigrated(i64),
    /// It holds tables of ours, or of others, that no migration of ours has made there.
    #[error(
        "the database holds tables that this version did not make: name an empty database, or \
         restore a backup"
    )]
    OfOthers,
    /// It holds nothing of ours.
    #[error("the database holds nothing of LuxMedica")]
    NotOurs,
    /// There is no such file.
    #[error("there is no database {}", .0.display())]
    Absent(PathBuf),
    /// The file is something else.
    #[error("{} is no SQLite database, or its beginning is destroyed: restore a backup", .0.display())]
    NoDatabase(PathBuf),
    /// SQLite takes no such name.
    #[error("{} cannot be opened: its name is not UTF-8", .0.display())]
    NoName(PathBuf),
    /// The file may not be read, or what lies beside it.
    #[error("{} cannot be opened: look for the rights of the file and its folder", .0.display())]
    Closed(PathBuf),
    /// Nobody answers.
    #[error("the database server at {0} cannot be reached: {1}")]
    Unreachable(Address, String),
    /// What is said would not be encrypted, or not for the one that is named.
    #[error("no trusted connection to the database server at {0}: {1}")]
    Untrusted(Address, String),
    /// Who asks is not let in.
    #[error("the database server refuses {0}: wrong user or password, or not admitted")]
    Refused(Address),
    /// There is no such database.
    #[error("there is no database {0}: make it (createdb)")]
    Missing(Address),
    /// Who asks may not make tables there, or not read them.
    #[error(
        "{0}: this user has no right to make tables there or to read them: make it their owner"
    )]
    NoRights(Address),
    /// It only repeats what another one keeps.
    #[error("{0} is a replica, which cannot be written: name the primary")]
    Replica(Address),
    /// It is too old.
    #[error("the database server is PostgreSQL {0}: LuxMedica takes {OLDEST} or newer")]
    TooOld(u32),
    /// It could not keep every letter.
    #[error("the database is encoded in {0}: make one in UTF8")]
    Encoding(String),
    /// Something else.
    #[error("the database could not be brought to this version: {0}")]
    Migration(MigrateError),
}

impl From<MigrateError> for NotOpened {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::Newer(version),
            MigrateError::Dirty(version) | MigrateError::VersionMismatch(version) => {
                Self::HalfMigrated(version)
            }
            MigrateError::ExecuteMigration(error, _) if code(&error) == "42P07" => Self::OfOthers,
            other => Self::Migration(other),
        }
    }
}

impl NotOpened {
    /// What the driver says of `address`, if it is one of these.
    pub(super) fn told(address: &Address, error: sqlx::Error) -> Result<Self, sqlx::Error> {
        let at = address.clone();
        Ok(match &error {
            sqlx::Error::Io(error) => Self::Unreachable(at, error.to_string()),
            sqlx::Error::Tls(error) => Self::Untrusted(at, error.to_string()),
            told => match code(told).as_str() {
                "28P01" | "28000" => Self::Refused(at),
                "3D000" => Self::Missing(at),
                "42501" => Self::NoRights(at),
                "25006" => Self::Replica(at),
                "53300" | "57P03" => Self::Unreachable(at, error.to_string()),
                _ => return Err(error),
            },
        })
    }

    /// What keeps the migrations of the database at `address` from being made.
    pub(super) fn migrating(address: &Address, error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)
                if code(&error) == "42501" =>
            {
                Self::NoRights(address.clone())
            }
            other => other.into(),
        }
    }

    /// Whether a server of this version (as 150002) will do.
    pub(super) fn unless_recent(version: u32) -> Result<(), Self> {
        let version = version / 10_000;
        if version < OLDEST {
            return Err(Self::TooOld(version));
        }
        Ok(())
    }
}

/// The code by which PostgreSQL tells what is wrong; none of SQLite's are like these.
fn code(error: &sqlx::Error) -> String {
    let told = error.as_database_error();
    let code = told.and_then(sqlx::error::DatabaseError::code);
    code.unwrap_or_default().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_is_the_oldest() {
        for (version, fits) in [
            (90_624, false),
            (130_023, false),
            (140_000, true),
            (180_001, true),
        ] {
            assert_eq!(NotOpened::unless_recent(version).is_ok(), fits, "{version}");
        }
        let refused = NotOpened::unless_recent(130_023).unwrap_err().to_string();
        assert!(refused.contains("PostgreSQL 13"), "{refused}");
    }
}
