//! A read that may take long ends with whoever waits for it: a page that was closed leaves no
//! statement behind for which others wait.

use super::either::{Connection, Engine, Of};
use crate::error::Error;
use shared::problem::ErrorCode;
use sqlx::{Pool, Transaction};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use tokio::runtime::Handle;

/// What PostgreSQL knows a connection by.
const PROCESS: &str = "select cast(pg_backend_pid() as bigint)";
/// Ends what it does.
const CANCEL: &str = "select pg_cancel_backend(cast($1 as integer))";
/// Comes to its turn once what went before it has ended.
const NEXT: &str = "select 1";

/// A transaction to read in, and `T`, which others wait for: both are given back when what is
/// read has come to its end, also where nobody waits for it any more.
#[derive(Debug)]
pub(crate) struct Attended<T: Send + 'static> {
    held: Option<(Transaction<'static, Engine>, T)>,
    end: Option<End>,
}

/// How what a connection does is ended.
#[derive(Debug)]
struct End {
    asked: Arc<AtomicBool>,
    /// On PostgreSQL, by another connection.
    process: Option<(Pool<Engine>, i64)>,
}

impl<T: Send + 'static> Attended<T> {
    /// What is over soon: nobody ends it.
    pub(super) const fn short(transaction: Transaction<'static, Engine>, turn: T) -> Self {
        Self {
            held: Some((transaction, turn)),
            end: None,
        }
    }

    /// What may take long; others are on hand to end it where they are `PostgreSQL`'s.
    pub(super) async fn long(
        mut transaction: Transaction<'static, Engine>,
        turn: T,
        others: Option<Pool<Engine>>,
    ) -> Result<Self, Error> {
        let asked = Arc::new(AtomicBool::new(false));
        let is_asked = Arc::clone(&asked);
        heed(&mut transaction, move || is_asked.load(Ordering::Relaxed)).await?;
        let process = match others {
            Some(others) => {
                let process = sqlx::query_scalar(PROCESS);
                Some((others, process.fetch_one(&mut *transaction).await?))
            }
            None => None,
        };
        let mut attended = Self::short(transaction, turn);
        attended.end = Some(End { asked, process });
        Ok(attended)
    }

    /// The connection.
    ///
    /// # Errors
    /// It is past its [end](Self::end).
    pub(crate) fn connection(&mut self) -> Result<&mut Connection, Error> {
        let held = self.held.as_mut().ok_or(ErrorCode::Unavailable)?;
        Ok(&mut *held.0)
    }

    /// All was read.
    pub(crate) fn end(&mut self) {
        self.held = None;
    }
}

impl End {
    /// Ends what the transaction does, and waits until it has.
    async fn ask(self, mut transaction: Transaction<'static, Engine>) {
        self.asked.store(true, Ordering::Relaxed);
        // Whatever fails here is told to nobody: who asked is gone.
        if let Some((others, process)) = &self.process {
            let cancel = sqlx::query(CANCEL).bind(process);
            let _ = cancel.execute(others).await;
        }
        let _ = sqlx::query(NEXT).execute(&mut *transaction).await;
        // The connection is for others from here on.
        self.asked.store(false, Ordering::Relaxed);
    }
}

impl<T: Send + 'static> Drop for Attended<T> {
    fn drop(&mut self) {
        let (Some((transaction, turn)), Some(end)) = (self.held.take(), self.end.take()) else {
            return;
        };
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                end.ask(transaction).await;
                drop(turn);
            });
        }
    }
}

/// So many steps of `SQLite`'s take a moment.
const STEPS: i32 = 100_000;

/// Ends what the connection to a file does soon after somebody `asks_to_end`.
pub(crate) async fn heed(
    connection: &mut Connection,
    asks_to_end: impl Fn() -> bool + Send + 'static,
) -> Result<(), Error> {
    if let Of::Sqlite(connection) = connection {
        let mut handle = connection.lock_handle().await?;
        handle.set_progress_handler(STEPS, move || !asks_to_end());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::engine::Database;
    use std::time::Duration;
    use tokio::{sync::oneshot, time::timeout};

    const ENDLESS: &str = "with recursive n (i) as \
        (select cast(1 as bigint) union all select (i + 1) % 1000 from n) select max(i) from n";
    /// Longer than a moment, on either engine.
    const LONG: &str = "with recursive n (i) as \
        (select cast(1 as bigint) union all select i + 1 from n where i < 200000) \
        select max(i) from n";

    async fn ends_when_nobody_waits(database: &Database) {
        for _ in 0..3 {
            let (turn, given_back) = oneshot::channel::<()>();
            let mut reader = database.attended(turn, true).await.unwrap();
            let endless = sqlx::query(ENDLESS).execute(reader.connection().unwrap());
            assert!(timeout(Duration::from_millis(50), endless).await.is_err());
            drop(reader);
            // The turn, by which nothing is sent, comes back once the statement has ended.
            assert!(given_back.await.is_err());
        }
        // Whoever has the connection next is let alone.
        let mut reader = database.attended((), false).await.unwrap();
        let long = sqlx::query_scalar(LONG).fetch_one(reader.connection().unwrap());
        let last: i64 = long.await.unwrap();
        assert_eq!(last, 200_000);
        reader.end();
        assert!(reader.connection().is_err());
    }

    #[tokio::test]
    async fn what_nobody_waits_for_ends() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("database")).await;
        ends_when_nobody_waits(&database.unwrap()).await;
    }

    mod postgresql {
        use super::*;
        use crate::engine::Address;
        use cluster::Cluster;

        #[tokio::test]
        async fn what_nobody_waits_for_ends() {
            let cluster = Cluster::start().unwrap();
            let address = Address::read(&cluster.address("postgres")).unwrap();
            let database = Database::at(&address.unwrap()).await;
            ends_when_nobody_waits(&database.unwrap()).await;
        }
    }
}
