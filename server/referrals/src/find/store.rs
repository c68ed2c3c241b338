//! The SQL of finding by number.

use crate::{
    lists::{REFERRALS, ended, facts},
    scope::{FactColumns, Facts},
    service::ServiceColumns,
};
use monitor::{
    Actor, Error, FromRow, Sifted, Snapshot, query, query_scalar, sift, stored, stored_id,
};
use shared::{
    ids::PatientId,
    permissions::Permission,
    referrals::{Act, FoundReferral, Number, Priority},
    time::Timestamp,
};
use std::collections::BTreeSet;

#[derive(FromRow)]
struct Row {
    #[flatten]
    facts: FactColumns,
    referral_id: String,
    requisition_id: String,
    #[flatten]
    service: ServiceColumns,
    priority: String,
    valid_until: String,
    performer_name: Option<String>,
    last_act: Option<String>,
}

/// What was issued under `$1`, a number of the national system only if it is
/// none of ours; if `$2` is the caller's organization, its alone, that of organizations
/// which have ended, and what `$3`, the caller, issued.
const BY_NUMBER: &str = concat!(
    "select r.referral_id, ",
    facts!(),
    ", q.number, q.patient_id, r.requisition_id, r.service_code, \
    r.service_uk, r.service_en, r.category, r.quantity, q.priority, q.valid_until, \
    r.performer_name, \
    (select h.act from referrals_history h where h.referral_id = r.referral_id \
     order by h.place desc limit 1) as last_act \
    from referrals_requisition q join referrals_referral r on r.requisition_id = q.requisition_id \
    where q.requisition_id in ( \
        select requisition_id from referrals_requisition where number = $1 \
        union all \
        select requisition_id from referrals_requisition \
        where foreign_number = $1 and issued_at is not null \
        and not exists (select 1 from referrals_requisition own where own.number = $1)) \
    and q.issued_at is not null \
    and (cast($2 as text) is null or q.organization_id = $2 or q.requester_id = $3 \
        or q.organization_id in (",
    ended!(),
    ")) order by q.number, r.place"
);

/// The number as ours, what the caller may see under it, and whose it is.
pub(super) async fn by_number(
    snapshot: &mut Snapshot<'_>,
    symbols: &str,
) -> Result<(Option<Number>, Sifted<FoundReferral>, BTreeSet<PatientId>), Error> {
    let (actor, now) = (snapshot.actor(), snapshot.now());
    let rows = query(BY_NUMBER)
        .bind(symbols)
        .bind(only_within(actor))
        .bind(who(actor))
        .fetch_all(snapshot.connection())
        .await?;
    let number = rows
        .iter()
        .find_map(|row| row.read("number").ok().and_then(|n| stored(n).ok()));
    let patients = rows
        .iter()
        .filter_map(|row| stored_id(row.read("patient_id").ok()?).ok())
        .collect();
    let found = sift(REFERRALS, &rows, |row: Row| found(row, actor, now))?;
    Ok((number, found, patients))
}

/// The organization to which a caller is limited who does not process.
fn only_within(actor: &Actor) -> Option<String> {
    if actor.may(Permission::ProcessingReferrals) {
        return None;
    }
    let organization = actor
        .member()
        .map(|member| member.organization_id.to_string());
    // Without an organization there is nothing to see.
    Some(organization.unwrap_or_default())
}

/// The caller.
fn who(actor: &Actor) -> Option<String> {
    actor.member().map(|member| member.user_id.to_string())
}

fn found(row: Row, actor: &Actor, now: Timestamp) -> Result<FoundReferral, Error> {
    let facts = Facts::new(&row.facts, now)?;
    let requisition = stored_id(&row.requisition_id)?;
    let last_act = row
        .last_act
        .map(|act| Act::parse(&act).ok_or(Error::Corrupt));
    Ok(FoundReferral {
        id: stored_id(&row.referral_id)?,
        requisition_id: facts.is_read_by(actor).then_some(requisition),
        service: row.service.asked()?,
        priority: Priority::parse(&row.priority).ok_or(Error::Corrupt)?,
        state: facts.state,
        valid_until: stored(row.valid_until)?,
        taken_by: row.performer_name.map(stored).transpose()?,
        mine: facts.performer.is_some()
            && facts.performer == actor.member().map(|member| member.user_id),
        last_act: facts.last_act(last_act.transpose()?),
        allowed: facts.allowed(actor),
    })
}

const EXISTS: &str = concat!(
    "select count(*) from referrals_requisition \
    where number = $1 \
    and (cast($2 as text) is null or organization_id = $2 or requester_id = $3 \
        or organization_id in (",
    ended!(),
    "))"
);

/// Those of the numbers under which the caller may see something.
pub(super) async fn on_record(
    snapshot: &mut Snapshot<'_>,
    numbers: Vec<Number>,
) -> Result<Vec<Number>, Error> {
    let within = only_within(snapshot.actor());
    let who = who(snapshot.actor());
    let mut known = Vec::new();
    for number in numbers {
        let count: i64 = query_scalar(EXISTS)
            .bind(number.as_str())
            .bind(&within)
            .bind(&who)
            .fetch_one(snapshot.connection())
            .await?;
        if count != 0 {
            known.push(number);
        }
    }
    Ok(known)
}
