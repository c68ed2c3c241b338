//! Whether the database can be written: found out by writing.

use crate::{
    engine::names::{Connection, DriverError, query},
    error::Error,
};
use shared::time::Timestamp;
use tokio::sync::Mutex;

/// For how long what was found out holds.
const HOLDS_MS: i64 = 1_000;

/// What was found out last. However many ask, one at a time writes.
#[derive(Debug, Default)]
pub(super) struct Pulse(Mutex<Option<(Timestamp, bool)>>);

impl Pulse {
    /// Whether `write` succeeds, or did within the last second.
    pub(super) async fn beats(
        &self,
        now: Timestamp,
        write: impl Future<Output = Result<(), Error>>,
    ) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, beats)) = *last
            && now.since(at).abs() < HOLDS_MS
        {
            return beats;
        }
        let written = write.await;
        if let Err(error) = &written {
            tracing::error!(%error, "nothing can be written");
        }
        let beats = written.is_ok();
        *last = Some((now, beats));
        beats
    }
}

const BEAT: &str = "update monitor_pulse set at = $1 where pulse_id = 1";
const TAKE_ROOM: &str = "insert into monitor_pulse (pulse_id, at, room) values (2, $1, $2)";
/// More than fits into what is left of a page.
const ROOM: &[u8] = &[0; 8192];
const GIVE_BACK: &str = "delete from monitor_pulse where pulse_id = 2 and at = $1";

/// Writes what needs room, and takes it away again.
pub(super) async fn beat(connection: &mut Connection, now: Timestamp) -> Result<(), DriverError> {
    let beat = query(BEAT).bind(now.0);
    let take_room = query(TAKE_ROOM).bind(now.0).bind(ROOM);
    let give_back = query(GIVE_BACK).bind(now.0);
    for said in [beat, take_room, give_back] {
        said.execute(&mut *connection).await?;
    }
    Ok(())
}
