//! The SQL of worklists. Keyset paging: a page begins after the last row before it.

pub(crate) mod parts;
mod select;

pub(crate) use parts::{columns, ended, facts, gone};

use super::{RowColumns, filter::Filter};
use ground::text::{fold, sort_key};
use monitor::{
    Error, FromRow, Leaves, Sifted, Snapshot,
    engine::{Connection, RawRow},
    id_of,
    page::{Cursor, Listing, paged},
    query, sift, stored, stored_id,
};
use select::{Begin, Lead};
use shared::{
    ids::OrganizationId,
    page::{PAGE_SIZE, Total},
    referrals::{ListedRequester, ReferralQuery, ReferralRow},
};

/// Whose rows a list's lines are.
pub(crate) const REFERRALS: &str = "referrals_referral";

/// No file has more referrals: it is made in memory.
const LONGEST_FILE: usize = 5000;

/// How many referrals match.
pub(super) async fn count(snapshot: &mut Snapshot<'_>, filter: &Filter) -> Result<Total, Error> {
    let count: i64 = select::counted(filter)
        .build_query_scalar()
        .fetch_one(snapshot.connection())
        .await?;
    Ok(Total::counted(count))
}

/// Who issued something in the organization, by their latest names; from one to the next, not
/// through all they issued.
const REQUESTERS: &str = "with recursive who (requester_id) as ( \
        select min(requester_id) from referrals_requisition \
        where organization_id = $1 and issued_at is not null \
        union all \
        select (select min(q.requester_id) from referrals_requisition q \
            where q.organization_id = $1 and q.issued_at is not null \
            and q.requester_id > who.requester_id) \
        from who where who.requester_id is not null) \
    select who.requester_id, \
        (select q.requester_name from referrals_requisition q where q.organization_id = $1 \
         and q.requester_id = who.requester_id and q.issued_at is not null \
         order by q.issued_at desc limit 1) as requester_name \
    from who where who.requester_id is not null";

#[derive(FromRow)]
struct RequesterColumns {
    requester_id: String,
    requester_name: String,
}

/// Who issued something in the organization, by name.
pub(super) async fn requesters(
    snapshot: &mut Snapshot<'_>,
    organization: OrganizationId,
) -> Result<Vec<ListedRequester>, Error> {
    let rows = query(REQUESTERS)
        .bind(organization.to_string())
        .fetch_all(snapshot.connection())
        .await?;
    let make = |row: RequesterColumns| {
        Ok(ListedRequester {
            id: stored_id(&row.requester_id)?,
            full_name: stored(row.requester_name)?,
        })
    };
    let mut requesters = snapshot.sift("referrals_requisition", &rows, make)?;
    requesters.sort_by_cached_key(|one| sort_key(one.full_name.as_str()));
    Ok(requesters)
}

/// A page of the `total` that match, and where the next one begins.
pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    total: Total,
    query: &ReferralQuery,
) -> Result<(Sifted<ReferralRow>, Option<String>), Error> {
    let listing = Listing::of("referrals", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let is_first = begin.is_none();
    let rows = rows(snapshot, filter, total, query, begin, PAGE_SIZE + 1).await?;
    let (rows, next) = paged(rows, &listing, select::place);
    let mut lines = lines(snapshot, &rows)?;
    if is_first {
        name_lost(snapshot, filter, &mut lines).await?;
    }
    Ok((lines, next))
}

/// All that match, and whether there were more than a file holds.
pub(super) async fn all(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    query: &ReferralQuery,
) -> Result<(Sifted<ReferralRow>, bool), Error> {
    let total = count(snapshot, filter).await?;
    let mut rows = rows(snapshot, filter, total, query, None, LONGEST_FILE + 1).await?;
    let cut = LONGEST_FILE < rows.len();
    rows.truncate(LONGEST_FILE);
    let mut lines = lines(snapshot, &rows)?;
    name_lost(snapshot, filter, &mut lines).await?;
    Ok((lines, cut))
}

/// Names the referrals that no requisition leads to any more.
async fn name_lost(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    lines: &mut Sifted<ReferralRow>,
) -> Result<(), Error> {
    if !filter.may_hold_lost() {
        return Ok(());
    }
    let lost = select::lost(filter)
        .build()
        .fetch_all(snapshot.connection())
        .await?;
    for row in &lost {
        lines.put(REFERRALS, id_of(row), Err(Error::Corrupt))?;
    }
    Ok(())
}

async fn rows(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    total: Total,
    query: &ReferralQuery,
    begin: Option<Cursor>,
    limit: usize,
) -> Result<Vec<RawRow>, Error> {
    let begin = begin.map(Begin::of).transpose()?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let lead = if total.is_more() {
        Lead::Order
    } else {
        Lead::Search
    };
    let listed = (query.sort, query.order);
    let mut sql = select::rows(filter, lead, listed, begin.as_ref(), limit);
    Ok(sql.build().fetch_all(snapshot.connection()).await?)
}

fn lines(snapshot: &Snapshot<'_>, rows: &[RawRow]) -> Result<Sifted<ReferralRow>, Error> {
    let now = snapshot.now();
    sift(REFERRALS, rows, |row: RowColumns| row.row(now))
}

#[derive(FromRow)]
struct FoldedRow {
    referral_id: String,
    service_code: String,
    service_uk: String,
    service_en: String,
}

const FOLDED: &str = "select referral_id, service_code, service_uk, service_en \
    from referrals_referral where referral_id > $1 order by referral_id limit $2";
const FOLD: &str = "update referrals_referral set service_search = $1 where referral_id = $2";

const NOT_ASKED: &str = "delete from referrals_asked";
const ASKED: &str = "insert into referrals_asked (code, search) \
    select distinct service_code, service_search from referrals_referral";

/// Folds the services' names anew, by which lists are searched.
pub(crate) async fn refold(connection: &mut Connection) -> Result<(), Error> {
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, FOLDED).await? {
        for FoldedRow {
            referral_id,
            service_code,
            service_uk,
            service_en,
        } in rows
        {
            query(FOLD)
                .bind(fold(&format!("{service_code} {service_uk} {service_en}")))
                .bind(referral_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    for again in [NOT_ASKED, ASKED] {
        query(again).execute(&mut *connection).await?;
    }
    Ok(())
}
