//! What servers that share a database have in common beside it: counts, nonces that were used, a
//! secret. A server that has its database to itself keeps all of that in memory.

use crate::{
    actor::Actor,
    engine::names::{Connection, query, query_as, query_scalar},
    error::Error,
    monitor::Monitor,
};
use ground::crypto::digest::Sha256Digest;
use shared::time::Timestamp;

/// Something counted: how often, and when it last was or began to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: u32,
    /// When.
    pub at: Timestamp,
}

const READ_TALLY: &str = "select count, at from monitor_tally where tally_id = $1";
const WRITE_TALLY: &str = "insert into monitor_tally (tally_id, count, at) values ($1, $2, $3) \
    on conflict (tally_id) do update set count = excluded.count, at = excluded.at";
const FORGET_TALLY: &str = "delete from monitor_tally where tally_id = $1";

const SPEND: &str = "insert into monitor_nonce (nonce, at, session_id, address) \
    values ($1, $2, $3, $4) on conflict (nonce) do nothing";

const PROVEN: &str = "select count(*) from monitor_nonce \
    where session_id = $1 and address = $2 and $3 <= at";

const MAKE_SECRET: &str = "insert into monitor_secret (secret_id, secret) values (1, $1) \
    on conflict (secret_id) do nothing";
const SECRET: &str = "select secret from monitor_secret where secret_id = 1";

/// For how long it is remembered that a nonce was used, in milliseconds: by far longer than one is
/// good, for the clocks of servers differ.
const NONCES_MS: i64 = 10 * 60_000;
const FORGET_NONCES: &str = "delete from monitor_nonce where at < $1";
/// For how long what nobody counts on is remembered.
const TALLIES_MS: i64 = 60 * 60_000;
const FORGET_TALLIES: &str = "delete from monitor_tally where at < $1";
/// A server that has changed nothing for so long is perhaps gone; if not, it begins anew.
const SERVERS_MS: i64 = 24 * 60 * 60_000;
const FORGET_SERVERS: &str = "delete from monitor_server where at < $1";

impl Monitor {
    /// Whether other servers may share the database.
    pub(crate) fn is_shared(&self) -> bool {
        self.database.link().is_some()
    }

    /// By which instant what all servers count is counted: of the clock that they are set by,
    /// where there are several; else of time lived through, which nobody sets.
    pub fn common_now(&self) -> jiff::Timestamp {
        if self.is_shared() {
            self.clock.passed()
        } else {
            self.clock.lived()
        }
    }

    /// Takes a `step` in what all servers count by these keys; nothing, where this one is alone
    /// and counts by itself.
    ///
    /// # Errors
    /// The database is out of reach.
    pub async fn together<T: Send>(
        &self,
        keys: &[Sha256Digest],
        step: impl Fn(&mut [Option<Tally>]) -> T + Sync,
    ) -> Result<Option<T>, Error> {
        if !self.is_shared() {
            return Ok(None);
        }
        let step = &step;
        let take = async |connection: &mut Connection| {
            let mut tallies = Vec::new();
            for key in keys {
                tallies.push(read(connection, key).await?);
            }
            let before = tallies.clone();
            let taken = step(&mut tallies);
            for (key, (before, after)) in keys.iter().zip(before.into_iter().zip(tallies)) {
                if before != after {
                    write(connection, key, after).await?;
                }
            }
            Ok(taken)
        };
        self.database.alone(take).await.map(Some)
    }

    /// Uses a nonce up, everywhere; says whether it had not been before. Where this server is
    /// alone it always says so, for it remembers by itself.
    ///
    /// # Errors
    /// The database is out of reach.
    pub async fn spend(&self, nonce: String, actor: &Actor) -> Result<bool, Error> {
        if !self.is_shared() {
            return Ok(true);
        }
        let session = actor.session_state().map(|state| state.session.id);
        let spend = query(SPEND)
            .bind(nonce)
            .bind(self.passed().0)
            .bind(session.map(|id| id.to_string()))
            .bind(actor.address().map(|address| address.to_string()));
        Ok(self.database.beside(spend).await? == 1)
    }

    /// Keeps those cookies without a proof that no proof to another server explains either.
    pub(crate) async fn unexplained(&self, bare: &mut Vec<crate::Bare>) -> Result<(), Error> {
        if !self.is_shared() || bare.is_empty() {
            return Ok(());
        }
        let mut reader = self.database.reader().await?;
        let mut explained = Vec::new();
        for one in bare.iter() {
            let proven: i64 = query_scalar(PROVEN)
                .bind(one.session.to_string())
                .bind(one.address.to_string())
                .bind(one.at.0)
                .fetch_one(&mut *reader)
                .await?;
            explained.push(0 < proven && !one.journalled);
        }
        let mut explained = explained.into_iter();
        bare.retain(|_| !explained.next().unwrap_or_default());
        Ok(())
    }

    /// What servers know each other's signs by; none where this one is alone.
    ///
    /// # Errors
    /// The database is out of reach.
    pub async fn secret(&self) -> Result<Option<[u8; 32]>, Error> {
        if !self.is_shared() {
            return Ok(None);
        }
        let proposed: [u8; 32] = self.random.bytes();
        let make = query(MAKE_SECRET).bind(proposed.to_vec());
        self.database.beside(make).await?;
        let secret: Vec<u8> = query_scalar(SECRET)
            .fetch_one(&mut *self.database.reader().await?)
            .await?;
        secret.try_into().map(Some).map_err(|_| Error::Corrupt)
    }

    /// Clears away what is over.
    pub(crate) async fn clear_away(&self) -> Result<(), Error> {
        let now = self.passed().0;
        for (sql, age) in [
            (FORGET_NONCES, NONCES_MS),
            (FORGET_TALLIES, TALLIES_MS),
            (FORGET_SERVERS, SERVERS_MS),
        ] {
            let forget = query(sql).bind(now - age);
            self.database.beside(forget).await?;
        }
        Ok(())
    }
}

async fn read(connection: &mut Connection, key: &Sha256Digest) -> Result<Option<Tally>, Error> {
    let row: Option<(i64, i64)> = query_as(READ_TALLY)
        .bind(key.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|(count, at)| Tally {
        count: u32::try_from(count).unwrap_or(u32::MAX),
        at: Timestamp(at),
    }))
}

async fn write(
    connection: &mut Connection,
    key: &Sha256Digest,
    tally: Option<Tally>,
) -> Result<(), Error> {
    let write = match tally {
        Some(Tally { count, at }) => query(WRITE_TALLY)
            .bind(key.to_string())
            .bind(i64::from(count))
            .bind(at.0),
        None => query(FORGET_TALLY).bind(key.to_string()),
    };
    write.execute(connection).await?;
    Ok(())
}
