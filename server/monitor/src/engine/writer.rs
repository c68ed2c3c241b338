//! The one writer of the database, and group commit.
//!
//! Effects run one after another, each in a savepoint of a shared
//! transaction. Whoever finished queues for the writer again and, if nobody
//! has done so meanwhile, commits for all: those who arrived in between share
//! one flush to disk. Nobody's answer leaves before the commit that holds it.

use super::either::{Connection, Of};
use crate::error::Error;
use sqlx::Connection as _;
use std::sync::{Arc, OnceLock};
use tokio::sync::{Mutex, MutexGuard};

/// How the transaction of a batch ended: for all who shared it.
type Outcome = OnceLock<Ended>;

#[derive(Debug, Clone, Copy)]
enum Ended {
    Committed,
    /// Another transaction came in between: whoever shared it begins anew.
    Overtaken,
    Lost,
}

impl Ended {
    fn of(error: &Error) -> Self {
        if error.spoils_transaction() {
            Self::Overtaken
        } else {
            Self::Lost
        }
    }
}

/// How often the database may ask to repeat the same; then it is too busy.
const REPEATS: usize = 3;

/// Does it, from the beginning whenever the database asks for that. `attempt` is told whether
/// it may be asked for once more.
pub(crate) async fn repeated<T, A: Future<Output = Result<T, Error>>>(
    attempt: impl Fn(bool) -> A,
) -> Result<T, Error> {
    for _ in 0..REPEATS {
        match attempt(true).await {
            Err(error) if error.asks_to_repeat() => {}
            ended => return ended,
        }
    }
    attempt(false).await
}

#[derive(Debug)]
pub(crate) struct Writer {
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    connection: Connection,
    /// The open transaction.
    batch: Option<Arc<Outcome>>,
    /// An effect is under way. Still set when the next one comes: its future
    /// was dropped, and what it left behind must not be committed.
    busy: bool,
}

/// The writer's turn: an open transaction with a savepoint for one effect.
pub(crate) struct Turn<'w> {
    inner: MutexGuard<'w, Inner>,
    writer: &'w Writer,
}

impl Writer {
    pub(crate) fn new(connection: Connection) -> Self {
        Self {
            inner: Mutex::new(Inner {
                connection,
                batch: None,
                busy: false,
            }),
        }
    }

    /// Waits for a turn and sets its savepoint.
    pub(crate) async fn turn(&self) -> Result<Turn<'_>, Error> {
        let mut inner = self.inner.lock().await;
        if inner.busy {
            inner.roll_back(Ended::Lost).await;
        }
        if inner.batch.is_none() {
            let begin = match &inner.connection {
                Of::Sqlite(_) => BEGIN,
                Of::Postgres(_) => BEGIN_ON_POSTGRES,
            };
            execute(&mut inner.connection, begin).await?;
            inner.batch = Some(Arc::default());
        }
        inner.busy = true;
        execute(&mut inner.connection, "savepoint effect").await?;
        Ok(Turn {
            inner,
            writer: self,
        })
    }

    /// Does what is no effect; anew, where whoever shares the transaction begins anew.
    ///
    /// # Errors
    /// It could not be done.
    pub(crate) async fn alone<T>(
        &self,
        work: impl AsyncFnOnce(&mut Connection) -> Result<T, Error> + Copy,
    ) -> Result<T, Error> {
        repeated(|_| async move { self.turn().await?.finish(work).await }).await
    }

    /// Closes the database; what was not acknowledged is rolled back.
    pub(crate) async fn close(self) {
        let mut inner = self.inner.into_inner();
        if inner.batch.is_some() {
            inner.roll_back(Ended::Lost).await;
        }
        if let Err(error) = inner.connection.close().await {
            tracing::error!(%error, "the database did not close cleanly");
        }
    }
}

impl Turn<'_> {
    pub(crate) fn connection(&mut self) -> &mut Connection {
        &mut self.inner.connection
    }

    /// Writes beside the effect, ends the turn and waits until all of it is on disk.
    ///
    /// # Errors
    /// As [`Turn::fail`].
    pub(crate) async fn finish<T>(
        mut self,
        work: impl AsyncFnOnce(&mut Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match work(self.connection()).await {
            Ok(value) => self.commit().await.map(|()| value),
            Err(error) => Err(self.fail(error).await),
        }
    }

    /// Ends the turn of what failed by `error`: nothing of it stays. Unless a statement is all
    /// that failed, all who share the transaction are given up with it, or begin anew.
    pub(crate) async fn fail(mut self, error: Error) -> Error {
        if error.asks_to_repeat() && !error.spoils_transaction() {
            return self.take_back().await.err().unwrap_or(error);
        }
        self.inner.roll_back(Ended::of(&error)).await;
        error
    }

    /// Gives up the transaction and all who share it: left open, it would keep the
    /// database from everybody beside the server until the next turn.
    pub(crate) async fn give_up(&mut self) {
        self.inner.roll_back(Ended::Lost).await;
    }

    /// Takes back what the effect did; the transaction goes on.
    pub(crate) async fn undo(&mut self) -> Result<(), Error> {
        execute(&mut self.inner.connection, "rollback to effect").await
    }

    /// Takes back what the effect did and ends the turn: nothing of it stays.
    pub(crate) async fn take_back(mut self) -> Result<(), Error> {
        if self.undo().await.is_err() {
            self.give_up().await;
            return Err(Error::Unavailable);
        }
        self.commit().await
    }

    /// Ends the turn and waits until what it did is on disk.
    pub(crate) async fn commit(mut self) -> Result<(), Error> {
        if let Err(error) = execute(self.connection(), "release effect").await {
            self.inner.roll_back(Ended::of(&error)).await;
            return Err(error);
        }
        self.inner.busy = false;
        let Some(batch) = self.inner.batch.clone() else {
            return Err(Error::Unavailable);
        };
        let writer = self.writer;
        drop(self);
        let mut inner = writer.inner.lock().await;
        let ours = inner
            .batch
            .as_ref()
            .is_some_and(|open| Arc::ptr_eq(open, &batch));
        if ours {
            inner.commit().await?;
        }
        match batch.get() {
            Some(Ended::Committed) => Ok(()),
            Some(Ended::Overtaken) => Err(Error::Overtaken),
            Some(Ended::Lost) | None => Err(Error::Unavailable),
        }
    }
}

impl Inner {
    async fn commit(&mut self) -> Result<(), Error> {
        if self.busy {
            self.roll_back(Ended::Lost).await;
            return Err(Error::Unavailable);
        }
        let result = execute(&mut self.connection, "commit").await;
        match &result {
            Ok(()) => self.settle(Ended::Committed),
            Err(error) => self.roll_back(Ended::of(error)).await,
        }
        result
    }

    async fn roll_back(&mut self, ended: Ended) {
        if let Err(error) = execute(&mut self.connection, "rollback").await {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
        self.settle(ended);
        self.busy = false;
    }

    fn settle(&mut self, ended: Ended) {
        if let Some(batch) = self.batch.take() {
            let _ = batch.set(ended);
        }
    }
}

/// Keeps every other process from writing.
const BEGIN: &str = "begin immediate";
/// As good as one after another (ADR 23); of two that are not, one is asked to repeat it.
const BEGIN_ON_POSTGRES: &str = "begin isolation level serializable";

async fn execute(connection: &mut Connection, sql: &'static str) -> Result<(), Error> {
    sqlx::raw_sql(sql).execute(connection).await?;
    Ok(())
}
