//! The one writer of the database, and group commit.
//!
//! Effects run one after another, each in a savepoint of a shared
//! transaction. Whoever finished queues for the writer again and, if nobody
//! has done so meanwhile, commits for all: those who arrived in between share
//! one flush to disk. Nobody's answer leaves before the commit that holds it.

use super::{
    either::{Connection, Of},
    link::Link,
};
use crate::{error::Error, metrics::Metrics};
use shared::time::Timestamp;
use std::{
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};
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
    metrics: &Metrics,
    attempt: impl Fn(bool) -> A,
) -> Result<T, Error> {
    for _ in 0..REPEATS {
        match attempt(true).await {
            Err(error) if error.asks_to_repeat() => metrics.repeated(),
            ended => return ended,
        }
    }
    attempt(false).await
}

#[derive(Debug)]
pub(crate) struct Writer {
    inner: Mutex<Inner>,
    metrics: Metrics,
    link: Option<Arc<Link>>,
}

#[derive(Debug)]
struct Inner {
    connection: Connection,
    /// The open transaction.
    batch: Option<Arc<Outcome>>,
    /// How many turns are in it.
    turns: u32,
    /// Since when it is.
    begun: Instant,
    /// An effect is under way. Still set when the next one comes: its future
    /// was dropped, and what it left behind must not be committed.
    busy: bool,
    /// The connection is of no use any more, until the writer has another one.
    broken: bool,
    /// How many transactions, one after another, others came in between of.
    overtaken: u32,
    link: Option<Arc<Link>>,
}

/// The writer's turn: an open transaction with a savepoint for one effect.
pub(crate) struct Turn<'w> {
    inner: MutexGuard<'w, Inner>,
    writer: &'w Writer,
}

impl Writer {
    pub(crate) fn new(connection: Connection, link: Option<Arc<Link>>, metrics: &Metrics) -> Self {
        Self {
            inner: Mutex::new(Inner {
                connection,
                batch: None,
                turns: 0,
                begun: Instant::now(),
                busy: false,
                broken: false,
                overtaken: 0,
                link: link.clone(),
            }),
            metrics: metrics.clone(),
            link,
        }
    }

    /// Waits for a turn and sets its savepoint.
    pub(crate) async fn turn(&self) -> Result<Turn<'_>, Error> {
        let came = Instant::now();
        let inner = match &self.link {
            Some(link) => link.unless_lost(self.inner.lock()).await,
            None => Ok(self.inner.lock().await),
        };
        self.metrics.waited_to_write(came.elapsed());
        let mut inner = inner?;
        if inner.busy {
            inner.roll_back(Ended::Lost).await;
        }
        if inner.is_aged() {
            // Whoever shared it hears by themselves how it ended.
            drop(inner.commit(&self.metrics).await);
        }
        if inner.broken {
            return Err(Error::Unavailable);
        }
        if inner.batch.is_none() {
            inner.begin().await?;
        }
        inner.busy = true;
        execute(&mut inner.connection, "savepoint effect").await?;
        Ok(Turn {
            inner,
            writer: self,
        })
    }

    /// Another connection in the place of one that broke, or in any case `anew`. Who writes just
    /// now finds out by themselves.
    pub(crate) async fn mend(&self, anew: bool) {
        let (Some(link), Ok(mut inner)) = (&self.link, self.inner.try_lock()) else {
            return;
        };
        if !anew && !inner.broken {
            return;
        }
        inner.settle(Ended::Lost);
        (inner.busy, inner.broken) = (false, true);
        match link.connect().await {
            Ok(connection) => {
                inner.connection = Of::Postgres(connection);
                inner.broken = false;
                tracing::info!("the database is written again");
            }
            Err(error) => tracing::warn!(%error, "the database is not written yet"),
        }
    }

    /// Does what is no effect; anew, where whoever shares the transaction begins anew.
    ///
    /// # Errors
    /// It could not be done.
    pub(crate) async fn alone<T>(
        &self,
        work: impl AsyncFnOnce(&mut Connection) -> Result<T, Error> + Copy,
    ) -> Result<T, Error> {
        repeated(&self.metrics, |_| async move {
            self.turn().await?.finish(work).await
        })
        .await
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

    /// Tells other servers, once all of it is on disk, that what they know by heart has changed.
    pub(crate) async fn tell_others(&mut self, now: Timestamp) -> Result<(), Error> {
        match &self.writer.link {
            Some(link) => link.count(&mut self.inner.connection, now).await,
            None => Ok(()),
        }
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
        self.inner.turns += 1;
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
            inner.commit(&writer.metrics).await?;
        }
        match batch.get() {
            Some(Ended::Committed) => Ok(()),
            Some(Ended::Overtaken) => Err(Error::Overtaken),
            Some(Ended::Lost) | None => Err(Error::Unavailable),
        }
    }
}

impl Inner {
    async fn commit(&mut self, metrics: &Metrics) -> Result<(), Error> {
        if self.busy {
            self.roll_back(Ended::Lost).await;
            return Err(Error::Unavailable);
        }
        let result = execute(&mut self.connection, "commit").await;
        match &result {
            Ok(()) => {
                self.overtaken = 0;
                metrics.committed(self.turns);
                self.settle(Ended::Committed);
            }
            Err(error) => self.roll_back(Ended::of(error)).await,
        }
        result
    }

    /// Whether the open transaction sees what others changed since then no more: whoever comes
    /// now is judged by what is so now.
    fn is_aged(&self) -> bool {
        let is_shared = matches!(self.connection, Of::Postgres(_));
        is_shared && self.batch.is_some() && FRESH < self.begun.elapsed()
    }

    async fn begin(&mut self) -> Result<(), Error> {
        let begin = match &self.connection {
            Of::Sqlite(_) => BEGIN,
            Of::Postgres(_) if self.overtaken < PATIENCE => BEGIN_ON_POSTGRES,
            Of::Postgres(_) => BEGIN_ALONE_ON_POSTGRES,
        };
        if let Err(error) = execute(&mut self.connection, begin).await {
            self.roll_back(Ended::Lost).await;
            // Who could not be alone goes on beside the others, and keeps them waiting no longer.
            self.overtaken = 0;
            return Err(error);
        }
        (self.batch, self.turns) = (Some(Arc::default()), 0);
        self.begun = Instant::now();
        Ok(())
    }

    async fn roll_back(&mut self, ended: Ended) {
        if self.link.as_ref().is_some_and(|link| link.is_lost()) {
            self.broken = true;
        } else if let Err(error) = execute(&mut self.connection, "rollback").await {
            tracing::error!(%error, "a transaction could not be rolled back");
            // A file does not hang up: what cannot be rolled back there has been already.
            self.broken = matches!(self.connection, Of::Postgres(_));
        }
        if let Ended::Overtaken = ended {
            self.overtaken += 1;
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

/// For how long a transaction takes others along where there are other servers.
const FRESH: Duration = Duration::from_millis(300);

/// Keeps every other process from writing.
const BEGIN: &str = "begin immediate";
/// As good as one after another (ADR 23); of two that are not, one is asked to repeat it.
const BEGIN_ON_POSTGRES: &str =
    "begin isolation level serializable; lock table monitor_turn in row exclusive mode";
/// The same after all others have ended, and before any other begins. A lock that is the first
/// statement is waited for before the transaction sees anything.
const BEGIN_ALONE_ON_POSTGRES: &str =
    "begin isolation level serializable; lock table monitor_turn in exclusive mode";
/// How often others may come in between until the next transaction runs alone.
const PATIENCE: u32 = 2;

async fn execute(connection: &mut Connection, sql: &'static str) -> Result<(), Error> {
    sqlx::raw_sql(sql).execute(connection).await?;
    Ok(())
}
