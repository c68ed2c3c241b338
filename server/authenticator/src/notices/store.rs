//! The SQL of notices.

use super::{ListOwnNotices, Notable, SHOWN_DAYS};
use monitor::{Error, FromRow, Permit, Snapshot, Tx, query, stored};
use shared::{
    ids::UserId,
    notices::{Notice, NoticedAct, Notices, TOLD},
    problem::ErrorCode,
    time::Timestamp,
};
use uuid::Uuid;

const ADD: &str = "insert into authenticator_notice \
    (notice_id, user_id, act, at, by_user, by_name, alone) values ($1, $2, $3, $4, $5, $6, $7)";

/// Leaves word of what happens in this transaction.
pub(crate) async fn add(tx: &mut Tx<'_>, notable: Notable) -> Result<(), Error> {
    let (id, now, actor) = (tx.new_id::<Uuid>(|id| id), tx.passed().0, tx.actor());
    let member = actor.member();
    query(ADD)
        .bind(id.to_string())
        .bind(notable.user.to_string())
        .bind(notable.act.code())
        .bind(now)
        .bind(member.map(|member| member.user_id.to_string()))
        .bind(member.map(|member| member.full_name.as_str()))
        .bind(notable.alone)
        .execute(tx.connection())
        .await?;
    Ok(())
}

const OF_AUDITOR: &str = "update authenticator_notice set auditor = true \
    where user_id = $1 and act = $2 and at = $3 and by_user = $4";

/// The same of whoever may read the journal: once, where it is said already.
pub(super) async fn add_of_auditor(
    tx: &mut Tx<'_>,
    user: UserId,
    act: NoticedAct,
) -> Result<(), Error> {
    for _ in 0..2 {
        let (now, actor) = (tx.passed().0, tx.actor_id());
        let known = query(OF_AUDITOR)
            .bind(user.to_string())
            .bind(act.code())
            .bind(now)
            .bind(actor)
            .execute(tx.connection())
            .await?;
        if 0 < known.rows_affected() {
            break;
        }
        let alone = false;
        add(tx, Notable { user, act, alone }).await?;
    }
    Ok(())
}

const BEGIN: &str = "update authenticator_notice set shown_from = $1 \
    where user_id = $2 and shown_from is null and not exists ( \
        select 1 from authenticator_credential c where c.user_id = $2 and c.change_required)";

/// Their owner signs in, with a password of their own: from now on they are read. By a
/// clock that was put back for a moment they would be over before they were.
pub(crate) async fn begin(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    let now = tx.passed().0;
    query(BEGIN)
        .bind(now)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    act: String,
    at: i64,
    by_name: Option<String>,
    alone: bool,
    times: i64,
}

/// What is alike is told once. So is little left to sort: as much as there are colleagues.
const OWN: &str = "select notice_id, act, at, by_name, alone, times from ( \
    select *, count(*) over (partition by act, by_user, alone) as times, \
        row_number() over (partition by act, by_user, alone order by at desc, notice_id) as nth \
    from authenticator_notice \
    where user_id = $1 and (shown_from is null or shown_from > $2)) alike \
    where nth = 1 order by at desc, notice_id";

pub(super) async fn own(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListOwnNotices>,
) -> Result<Notices, Error> {
    let user = snapshot.actor().user_id().ok_or(ErrorCode::NotSignedIn)?;
    let rows = query(OWN)
        .bind(user.to_string())
        .bind(snapshot.now().plus_days(-SHOWN_DAYS).0)
        .fetch_all(snapshot.connection())
        .await?;
    let mut acts = snapshot.sift("authenticator_notice", &rows, |row: Row| {
        Ok(Notice {
            act: NoticedAct::parse(&row.act).ok_or(Error::Corrupt)?,
            at: Timestamp(row.at),
            times: row.times.unsigned_abs(),
            by: row.by_name.map(stored).transpose()?,
            alone: row.alone,
        })
    })?;
    acts.sort_by_key(|notice| !notice.act.is_major());
    let untold = acts.split_off(acts.len().min(TOLD));
    let more = untold.iter().map(|notice| notice.times).sum();
    Ok(Notices { acts, more })
}
