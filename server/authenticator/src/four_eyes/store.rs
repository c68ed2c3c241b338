//! The SQL of four eyes.

use super::{ListAloneActs, REMEMBERED_MS};
use crate::notices::SHOWN_DAYS;
use monitor::{
    Error, FromRow, Permit, Snapshot, Tx, engine::Connection, query, query_scalar, stored,
};
use shared::{
    ids::UserId,
    notices::{AloneAct, NoticedAct, TOLD},
    time::Timestamp,
};

const KEEP: &str = "insert into authenticator_four_eyes (four_eyes_id, left_ms) values (1, $1) \
    on conflict (four_eyes_id) do update set left_ms = excluded.left_ms";

/// Two people can do the two acts now.
pub async fn keep(connection: &mut Connection) -> Result<(), Error> {
    query(KEEP).bind(REMEMBERED_MS).execute(connection).await?;
    Ok(())
}

const PASS: &str = "update authenticator_four_eyes set left_ms = left_ms - $1 where left_ms > 0";

/// So many milliseconds have passed since the last time.
pub async fn pass(connection: &mut Connection, passed_ms: i64) -> Result<(), Error> {
    query(PASS).bind(passed_ms).execute(connection).await?;
    Ok(())
}

const LEFT: &str = "select left_ms from authenticator_four_eyes where left_ms > 0";

/// Until when two are asked for although two could not, as far as is remembered, if the
/// server runs that long.
pub async fn remembered(
    connection: &mut Connection,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let left: Option<i64> = query_scalar(LEFT).fetch_optional(connection).await?;
    Ok(left.map(|left| Timestamp(now.0 + left)))
}

const SET_BY: &str = "select count(*) from authenticator_credential \
    where user_id = $1 and (set_by = $2 or (set_by is not null \
    and not exists (select 1 from access_user u where u.user_id = authenticator_credential.set_by)))";

/// Whether the actor set the password of `user`, who has not yet signed in
/// with one of their own. It may have been them where it cannot be read who.
pub(super) async fn is_set_by_actor(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let actor = tx.actor_id();
    let found: i64 = query_scalar(SET_BY)
        .bind(user.to_string())
        .bind(actor)
        .fetch_one(tx.connection())
        .await?;
    Ok(0 < found)
}

const TOKENS: &str = "select count(*) from authenticator_token \
    where user_id = $1 and deleted_at is null \
    and (created_by = $2 or (created_by is not null \
    and not exists (select 1 from access_user u \
        where u.user_id = authenticator_token.created_by)))";

/// Whether the actor made a token for `user` that is not deleted, be it over: whoever sets
/// the clock back, or right, has it again. It may have been them where it cannot be read who.
pub(super) async fn has_token_by_actor(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let actor = tx.actor_id();
    let found: i64 = query_scalar(TOKENS)
        .bind(user.to_string())
        .bind(actor)
        .fetch_one(tx.connection())
        .await?;
    Ok(0 < found)
}

#[derive(FromRow)]
struct AloneRow {
    act: String,
    at: i64,
    times: i64,
    who: String,
    by_name: Option<String>,
    alone: bool,
    of_kind: i64,
}

/// What is alike is told once, and the newest of each kind; that somebody came to read the
/// journal is one of its own, so that lesser acts do not push it out.
const ALONE: &str = "select notice_id, act, at, times, who, by_name, alone, of_kind from ( \
    select *, cast(sum(times) over (partition by alone) as bigint) as of_kind, \
        row_number() over (partition by alone, act = 'journal-opened' \
            order by at desc, notice_id) as place from ( \
        select n.*, u.full_name as who, \
            count(*) over (partition by n.user_id, n.act, n.by_user, n.alone) as times, \
            row_number() over (partition by n.user_id, n.act, n.by_user, n.alone \
                order by n.at desc, n.notice_id) as nth \
        from authenticator_notice n join access_user u on u.user_id = n.user_id \
        where (n.alone or n.auditor) and n.at > $1) alike \
    where nth = 1) told \
    where place <= $2 order by at desc, notice_id";

/// What one person did lately that takes two, and what was done to auditors; and how much
/// else of either.
pub(super) async fn alone(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListAloneActs>,
) -> Result<(Vec<AloneAct>, [u64; 2]), Error> {
    let rows = query(ALONE)
        .bind(snapshot.now().plus_days(-SHOWN_DAYS).0)
        .bind(i64::try_from(TOLD).unwrap_or(i64::MAX))
        .fetch_all(snapshot.connection())
        .await?;
    let told = snapshot.sift("authenticator_notice", &rows, |row: AloneRow| {
        let act = AloneAct {
            act: NoticedAct::parse(&row.act).ok_or(Error::Corrupt)?,
            at: Timestamp(row.at),
            times: row.times.unsigned_abs(),
            who: stored(row.who)?,
            by: row.by_name.map(stored).transpose()?,
            alone: row.alone,
        };
        Ok((act, row.of_kind.unsigned_abs()))
    })?;
    let more = [true, false].map(|is_alone| {
        let told = told.iter().filter(|(act, _)| act.alone == is_alone);
        told.fold((0, 0_u64), |(_, shown), (act, of_kind)| {
            (*of_kind, shown + act.times)
        })
    });
    let more = more.map(|(of_kind, shown)| of_kind.saturating_sub(shown));
    Ok((told.into_iter().map(|(act, _)| act).collect(), more))
}
