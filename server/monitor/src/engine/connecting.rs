//! A first connection to a database server.

use super::{opening::NotOpened, place::Address};
use crate::error::Error;
use sqlx::{ConnectOptions as _, PgConnection};
use std::{io, time::Duration};
use tokio::time::timeout;

/// So long a server may take to answer a first time.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connects to the server at `address`, to what is no replica.
///
/// # Errors
/// It cannot be reached, or lets nobody in.
pub(super) async fn connect(address: &Address) -> Result<PgConnection, Error> {
    let connecting = async {
        let mut connection = address.options().connect().await?;
        let repeats = sqlx::query_scalar(REPEATS).fetch_one(&mut connection);
        repeats.await.map(|repeats: bool| (connection, repeats))
    };
    let connected = timeout(PATIENCE, connecting).await;
    let connected =
        connected.unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()));
    match connected {
        Ok((connection, false)) => Ok(connection),
        Ok((_, true)) => Err(NotOpened::Replica(address.clone()).into()),
        Err(error) => Err(explained(address, error)),
    }
}

/// What the driver says of `address`, with what to do if that can be said.
pub(super) fn explained(address: &Address, error: sqlx::Error) -> Error {
    match NotOpened::told(address, error) {
        Ok(told) => told.into(),
        Err(other) => other.into(),
    }
}

/// Whether a server only repeats what another one keeps, perhaps late: nothing is decided by that.
pub(super) const REPEATS: &str = "select pg_is_in_recovery()";
