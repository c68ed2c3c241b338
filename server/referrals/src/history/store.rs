//! The SQL of the history of referrals.

use super::Line;
use monitor::{
    Error, FromRow, Sifted, Tx, engine::Connection, query, query_scalar, sift, stored, stored_time,
};
use shared::{
    ids::ReferralId,
    referrals::{Act, ErrorReason, HistoryEntry, Reason, RecallReason},
};

const ADD: &str = "insert into referrals_history \
    (referral_id, place, at, act, by_user, by_version, by_name, organization, workstation, reason, \
     comment) \
    values ($1, (select coalesce(max(place), -1) + 1 from referrals_history where referral_id = $1), \
        $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// Writes down what happens in this transaction.
pub(crate) async fn add(
    tx: &mut Tx<'_>,
    referral: ReferralId,
    line: Line<'_>,
) -> Result<(), Error> {
    let (now, actor) = (tx.passed().0, tx.actor());
    let member = actor.member();
    query(ADD)
        .bind(referral.to_string())
        .bind(now)
        .bind(line.act.code())
        .bind(member.map(|member| member.user_id.to_string()))
        .bind(member.map(|member| member.version.0))
        .bind(member.map(|member| member.full_name.as_str()))
        .bind(member.map(|member| member.organization.as_str()))
        .bind(
            actor
                .workstation()
                .map(shared::fields::WorkstationName::as_str),
        )
        .bind(line.reason.map(code))
        .bind(line.comment.map(shared::fields::Note::as_str))
        .execute(tx.connection())
        .await?;
    Ok(())
}

const fn code(reason: Reason) -> &'static str {
    match reason {
        Reason::Recall(reason) => reason.code(),
        Reason::Error(reason) => reason.code(),
    }
}

#[derive(FromRow)]
struct Row {
    at: i64,
    act: String,
    by_name: Option<String>,
    organization: Option<String>,
    workstation: Option<String>,
    reason: Option<String>,
    comment: Option<String>,
}

impl TryFrom<Row> for HistoryEntry {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let act = Act::parse(&row.act).ok_or(Error::Corrupt)?;
        let reason = row.reason.map(|reason| reason_of(act, &reason));
        Ok(Self {
            at: stored_time(row.at)?,
            act,
            by: row.by_name.map(stored).transpose()?,
            organization: row.organization.map(stored).transpose()?,
            workstation: row.workstation.map(stored).transpose()?,
            reason: reason.transpose()?,
            comment: row.comment.map(stored).transpose()?,
        })
    }
}

fn reason_of(act: Act, code: &str) -> Result<Reason, Error> {
    let reason = match act {
        Act::EnterInError => ErrorReason::parse(code).map(Reason::Error),
        _ => RecallReason::parse(code).map(Reason::Recall),
    };
    reason.ok_or(Error::Corrupt)
}

const OF: &str = "select referral_id, at, act, by_name, organization, workstation, reason, comment \
    from referrals_history where referral_id = $1 order by place";

/// Everything that happened to a referral, oldest first.
pub(crate) async fn of(
    connection: &mut Connection,
    referral: &str,
) -> Result<Sifted<HistoryEntry>, Error> {
    let rows = query(OF).bind(referral).fetch_all(connection).await?;
    sift("referrals_history", &rows, |row: Row| row.try_into())
}

const LAST: &str = "select by_name from referrals_history \
    where referral_id = $1 order by place desc limit 1";

/// Who brought the referral to where it stands; nobody for the system.
pub(crate) async fn who_was_last(
    connection: &mut Connection,
    referral: ReferralId,
) -> Result<Option<String>, Error> {
    let who: Option<Option<String>> = query_scalar(LAST)
        .bind(referral.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(who.flatten())
}
