//! The SQL of cookies that came without the key of their workstation, for their owner.

use monitor::{Bare, Error, engine::Connection, query, stored_id, stored_time};
use shared::sessions::BareCookie;

/// What a session's row says of it.
pub(super) fn cookie(
    at: Option<i64>,
    from: Option<String>,
    count: i64,
) -> Result<Option<BareCookie>, Error> {
    let (Some(at), Some(from)) = (at, from) else {
        return Ok(None);
    };
    Ok(Some(BareCookie {
        at: stored_time(at)?,
        address: stored_id(&from)?,
        count: count.unsigned_abs(),
    }))
}

const BARE: &str = "update authenticator_session \
    set bare_at = $1, bare_from = $2, bare_count = bare_count + $3 where session_id = $4";

/// Keeps for a session's owner that its cookie came without its key.
pub(super) async fn note_bare(connection: &mut Connection, bare: &[Bare]) -> Result<(), Error> {
    for bare in bare {
        query(BARE)
            .bind(bare.at.0)
            .bind(bare.address.to_string())
            .bind(i64::try_from(bare.count).unwrap_or(i64::MAX))
            .bind(bare.session.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
