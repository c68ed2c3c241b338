//! The way to a database server, which may be lost, and by it to other servers.
//!
//! Every change that rests in somebody's memory is counted in the transaction that makes it
//! (`monitor_server`, a row a server, so that none waits for another). Several times a second a
//! server looks at all counts, on a connection of its own. Whoever has looked knows of everything
//! that was committed before; whoever cannot look knows nothing (ADR 25).

use super::{connecting::connect, either::Connection, place::Address};
use crate::error::Error;
use shared::time::Timestamp;
use sqlx::PgConnection;
use std::{collections::HashMap, io, time::Duration};
use tokio::{
    sync::{Mutex, watch},
    time::timeout,
};

/// So long a look may take: longer is as good as lost.
const PATIENCE: Duration = Duration::from_secs(1);

/// So long it may take to find the way again.
const CONNECTING: Duration = Duration::from_secs(10);

/// The way to a database server.
#[derive(Debug)]
pub(crate) struct Link {
    address: Address,
    /// The name by which others know this process.
    server: String,
    /// Whether it is lost: then nobody waits for it.
    lost: watch::Sender<bool>,
    look: Mutex<Look>,
}

/// What looks, while it can, and what it saw.
#[derive(Debug)]
struct Look {
    connection: Option<PgConnection>,
    seen: HashMap<String, i64>,
}

/// What a look found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Somebody has changed something since the look before.
    pub changed: bool,
    /// The way had been lost: whatever goes it is to begin anew.
    pub anew: bool,
}

/// Who begins to count begins at the present, so that no count comes twice.
const COUNT: &str = "insert into monitor_server (server_id, changes, at) values ($1, $2, $2) \
    on conflict (server_id) do update set changes = monitor_server.changes + 1, at = excluded.at";

const COUNTS: &str = "select server_id, changes from monitor_server";

impl Link {
    /// To the server at `address`.
    ///
    /// # Errors
    /// It cannot be reached.
    pub(super) async fn new(address: Address) -> Result<Self, Error> {
        let mut connection = connect(&address).await?;
        let server = sqlx::query_scalar("select cast(gen_random_uuid() as text)")
            .fetch_one(&mut connection)
            .await?;
        let look = Look {
            connection: Some(connection),
            seen: HashMap::new(),
        };
        Ok(Self {
            address,
            server,
            lost: watch::Sender::new(false),
            look: Mutex::new(look),
        })
    }

    /// The name of this process among those that use the database.
    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    /// Waits for what goes this way, as long as it is there.
    ///
    /// # Errors
    /// It is lost.
    pub(super) async fn unless_lost<T>(
        &self,
        awaited: impl Future<Output = T>,
    ) -> Result<T, Error> {
        let mut lost = self.lost.subscribe();
        tokio::select! {
            biased;
            _ = lost.wait_for(|lost| *lost) => Err(Error::Unavailable),
            done = awaited => Ok(done),
        }
    }

    /// Whether it is lost.
    pub(super) fn is_lost(&self) -> bool {
        *self.lost.borrow()
    }

    /// Looks whether somebody has changed something, and finds the way again where it was lost.
    ///
    /// # Errors
    /// It is lost.
    pub(super) async fn look(&self) -> Result<Found, Error> {
        let mut look = self.look.lock().await;
        let anew = look.connection.is_none();
        if anew {
            // Names and certificates take their time; until then the way stays lost.
            let connected = timeout(CONNECTING, connect(&self.address)).await;
            let connected = connected.unwrap_or_else(|_| Err(io_error(io::ErrorKind::TimedOut)));
            if connected.is_err() {
                self.lost.send_replace(true);
            }
            look.connection = Some(connected?);
        }
        let looked = timeout(PATIENCE, look.at_counts(anew)).await;
        let looked = looked.unwrap_or_else(|_| Err(io_error(io::ErrorKind::TimedOut)));
        if looked.is_err() {
            look.connection = None;
        }
        self.lost.send_replace(looked.is_err());
        looked
    }

    /// Another connection of the same way.
    pub(super) async fn connect(&self) -> Result<PgConnection, Error> {
        let connected = timeout(PATIENCE, connect(&self.address)).await;
        connected.unwrap_or_else(|_| Err(io_error(io::ErrorKind::TimedOut)))
    }

    /// Where it leads.
    pub(super) const fn address(&self) -> &Address {
        &self.address
    }

    /// Counts a change, in the transaction that makes it.
    pub(super) async fn count(
        &self,
        connection: &mut Connection,
        now: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query(COUNT)
            .bind(&self.server)
            .bind(now.0)
            .execute(connection)
            .await?;
        Ok(())
    }
}

fn io_error(kind: io::ErrorKind) -> Error {
    sqlx::Error::Io(kind.into()).into()
}

impl Look {
    async fn at_counts(&mut self, anew: bool) -> Result<Found, Error> {
        let connection = self.connection.as_mut().ok_or(Error::Unavailable)?;
        let counts: Vec<(String, i64)> = sqlx::query_as(COUNTS).fetch_all(connection).await?;
        let counts: HashMap<String, i64> = counts.into_iter().collect();
        let is_known = |(server, count): (&String, &i64)| self.seen.get(server) == Some(count);
        let changed = anew || !counts.iter().all(is_known);
        self.seen = counts;
        Ok(Found { changed, anew })
    }
}
