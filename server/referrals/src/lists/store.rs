//! The SQL of worklists. Keyset paging: a page begins after the sort key and
//! id of the last row before it.

use super::{RowColumns, filter::Filter};
use ground::text::sort_key;
use monitor::{
    Error, Sifted, Snapshot,
    page::{Cursor, Listing, paged, place},
    sift, stored, stored_id,
};
use shared::{
    ids::OrganizationId,
    page::{Order, PAGE_SIZE},
    referrals::{ListedRequester, ReferralQuery, ReferralRow, ReferralSort},
};
use sqlx::{
    Arguments, FromRow,
    error::BoxDynError,
    sqlite::{SqliteArguments, SqliteRow},
};
use std::collections::HashSet;

/// Whether a referral `r` is in work with somebody who is gone: deleted,
/// elsewhere by now, or without the permission.
macro_rules! gone {
    () => {
        "(r.request = 'active' and r.processing = 'in-progress' and (\
          not exists (select 1 from access_user u where u.user_id = r.performer_id \
              and u.deleted_at is null and u.organization_id = r.performer_organization_id) \
          or not exists (select 1 from access_assignment a \
              join access_role_permission s on s.role_id = a.role_id \
              where a.user_id = r.performer_id and s.permission = 'processing-referrals' \
              and s.allowed) \
          or exists (select 1 from access_assignment a \
              join access_role_permission s on s.role_id = a.role_id \
              where a.user_id = r.performer_id and s.permission = 'processing-referrals' \
              and not s.allowed)))"
    };
}
pub(crate) use gone;

/// What decides who may do what with a referral, from `r` and `q`. The performer's
/// place is where they took it; if that has ended, where they belong today.
macro_rules! facts {
    () => {
        "q.requester_id, q.organization_id, r.performer_id, \
         coalesce((select o.organization_id from access_organization o \
             where o.organization_id = r.performer_organization_id and o.deleted_at is null), \
           (select o.organization_id from access_organization o \
             join access_user u on u.organization_id = o.organization_id \
             where u.user_id = r.performer_id and o.deleted_at is null)) \
         as performer_place, r.request, r.processing, q.expires_at"
    };
}
pub(crate) use facts;

/// What a list selects, from `r`, `q` and `p`.
macro_rules! columns {
    () => {
        concat!(
            "r.referral_id, r.requisition_id, q.number, \
         (select count(*) from referrals_referral o \
          where o.requisition_id = r.requisition_id) as services, \
         q.patient_id, p.family, p.given, p.patronymic, p.no_name_reason, p.no_name_number, p.birth_date, r.service_code, \
         r.service_uk, r.service_en, r.category, r.quantity, q.priority, r.request, \
         r.processing, coalesce(q.issued_at, q.created_at) as issued_at, q.valid_until, \
         q.expires_at, q.requester_name, r.performer_name, ",
            gone!(),
            " as gone, \
         (select h.act from referrals_history h where h.referral_id = r.referral_id \
          order by h.place desc limit 1) as last_act"
        )
    };
}
pub(crate) use columns;

/// Whose rows a list's lines are.
pub(crate) const REFERRALS: &str = "referrals_referral";

/// No file has more referrals: it is made in memory.
const LONGEST_FILE: usize = 5000;

/// Whose referrals a list is of: the caller's organization's, with their own
/// drafts; or those the caller issued, also where they worked before.
macro_rules! scope {
    (organization) => {
        "q.organization_id = $1 and (r.request <> 'draft' or q.requester_id = $2)"
    };
    (mine) => {
        "q.requester_id = $2 and (r.request <> 'draft' or q.organization_id = $1)"
    };
}

/// The referrals of a scope that match: `$1` the caller's organization, `$2` the
/// caller, `$3` the number of a patient without a name, `$4` expiring until, `$5` to `$8` stuck since by
/// priority, or in work with somebody who is gone, `$9` whether anything was typed, `$10` to `$14`
/// its patterns, `$15` patient, `$16` request, `$17` processing, `$18`
/// priority, `$19` requester, `$20` issued from, `$21` issued before, `$22`
/// now: what nobody took until its validity ended counts as recalled.
macro_rules! matching {
    ($scope:ident) => {
        concat!("from referrals_referral r \
         join referrals_requisition q on q.requisition_id = r.requisition_id \
         join referrals_patient p on p.patient_id = q.patient_id \
         where ", scope!($scope), " and (cast($4 as bigint) is null or (r.request = 'active' and r.processing = 'new' \
              and $22 < q.expires_at and q.expires_at <= $4)) \
         and (cast($5 as bigint) is null or (r.request = 'active' and r.processing = 'new' \
              and $22 < q.expires_at \
              and q.issued_at <= case q.priority when 'routine' then $5 when 'urgent' then $6 \
                                 when 'asap' then $7 else $8 end) or ", gone!(), ") \
         and (not $9 or q.number like $10 or q.foreign_number like $10 \
              or p.no_name_number = $3 \
              or (p.name_search like $11 escape '\\' \
                  and (cast($12 as text) is null or p.name_search like $12 escape '\\') \
                  and (cast($13 as text) is null or p.name_search like $13 escape '\\')) \
              or r.service_search like $14 escape '\\') \
         and (cast($15 as text) is null or q.patient_id = $15) \
         and (cast($16 as text) is null or $16 = case when r.request = 'active' \
              and r.processing = 'new' and q.expires_at <= $22 then 'recalled' else r.request end) \
         and (cast($17 as text) is null or r.processing = $17) \
         and (cast($18 as text) is null or q.priority = $18) \
         and (cast($19 as text) is null or q.requester_id = $19) \
         and (cast($20 as bigint) is null or q.issued_at >= $20) \
         and (cast($21 as bigint) is null or q.issued_at < $21)")
    };
}

/// A page in one order: `$23` and `$24` are the key and id it begins after,
/// `$25` how many rows to read.
macro_rules! page {
    ($scope:ident, $key:literal, $beyond:literal, $direction:literal) => {
        concat!(
            "select ",
            columns!(),
            ", ",
            $key,
            " as sort_key ",
            matching!($scope),
            " and (cast($23 as text) is null or (",
            $key,
            ", r.referral_id) ",
            $beyond,
            " ($23, $24)) order by ",
            $key,
            " ",
            $direction,
            ", r.referral_id ",
            $direction,
            " limit $25"
        )
    };
}

/// Both directions of one order, of both scopes.
macro_rules! by {
    ($key:literal) => {
        [
            [
                page!(organization, $key, ">", "asc"),
                page!(organization, $key, "<", "desc"),
            ],
            [
                page!(mine, $key, ">", "asc"),
                page!(mine, $key, "<", "desc"),
            ],
        ]
    };
}

/// By scope and direction.
type Statements = [[&'static str; 2]; 2];

/// As text of equal length until the year 2286.
const BY_ISSUED: Statements = by!("cast(coalesce(q.issued_at, q.created_at) as text)");
const BY_PATIENT: Statements = by!("p.name_sort");
const BY_PRIORITY: Statements = by!(
    "case q.priority when 'routine' then '0' when 'urgent' then '1' when 'asap' then '2' else '3' end"
);
/// Drafts, which hold no day, come first.
const BY_VALID_UNTIL: Statements = by!("coalesce(q.valid_until, '')");

const COUNT: [&str; 2] = [
    concat!("select count(*) ", matching!(organization)),
    concat!("select count(*) ", matching!(mine)),
];

const fn statement(only_mine: bool, sort: ReferralSort, order: Order) -> &'static str {
    let [organization, mine] = match sort {
        ReferralSort::Issued => BY_ISSUED,
        ReferralSort::Patient => BY_PATIENT,
        ReferralSort::Priority => BY_PRIORITY,
        ReferralSort::ValidUntil => BY_VALID_UNTIL,
    };
    let [ascending, descending] = if only_mine { mine } else { organization };
    match order {
        Order::Ascending => ascending,
        Order::Descending => descending,
    }
}

/// `$1` to `$22`.
fn arguments(filter: &Filter) -> Result<SqliteArguments, BoxDynError> {
    let mut arguments = SqliteArguments::default();
    arguments.add(&filter.organization)?;
    arguments.add(&filter.user)?;
    arguments.add(filter.search.as_ref().and_then(|search| search.unnamed))?;
    arguments.add(filter.expires_until)?;
    for place in 0..4 {
        arguments.add(filter.stuck_since.map(|bounds| bounds[place]))?;
    }
    let search = filter.search.as_ref();
    arguments.add(search.is_some())?;
    arguments.add(search.and_then(|search| search.number.as_ref()))?;
    for place in 0..3 {
        arguments.add(search.and_then(|search| search.names[place].as_ref()))?;
    }
    arguments.add(search.map(|search| &search.service))?;
    arguments.add(&filter.patient)?;
    arguments.add(filter.request)?;
    arguments.add(filter.processing)?;
    arguments.add(filter.priority)?;
    arguments.add(&filter.requester)?;
    arguments.add(filter.issued_from)?;
    arguments.add(filter.issued_before)?;
    arguments.add(filter.now)?;
    Ok(arguments)
}

/// How many referrals match.
pub(super) async fn count(snapshot: &mut Snapshot<'_>, filter: &Filter) -> Result<u64, Error> {
    let arguments = arguments(filter).map_err(sqlx::Error::Encode)?;
    let count: i64 = sqlx::query_scalar_with(COUNT[usize::from(filter.only_mine)], arguments)
        .fetch_one(snapshot.connection())
        .await?;
    Ok(count.unsigned_abs())
}

/// Who issued something in the organization, by their latest names.
const REQUESTERS: &str = "select requester_id, requester_name, max(issued_at) as issued_at \
     from referrals_requisition where organization_id = $1 and issued_at is not null \
     group by requester_id, requester_name order by issued_at desc";

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
    let rows = sqlx::query(REQUESTERS)
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
    let mut seen = HashSet::new();
    requesters.retain(|one| seen.insert(one.id));
    requesters.sort_by_cached_key(|one| sort_key(one.full_name.as_str()));
    Ok(requesters)
}

/// A page, and where the next one begins.
pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    query: &ReferralQuery,
) -> Result<(Sifted<ReferralRow>, Option<String>), Error> {
    let listing = Listing::of("referrals", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let rows = rows(snapshot, filter, query, begin, PAGE_SIZE + 1).await?;
    let (rows, next) = paged(rows, &listing, place);
    Ok((lines(snapshot, &rows)?, next))
}

/// All that match, and whether there were more than a file holds.
pub(super) async fn all(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    query: &ReferralQuery,
) -> Result<(Sifted<ReferralRow>, bool), Error> {
    let mut rows = rows(snapshot, filter, query, None, LONGEST_FILE + 1).await?;
    let cut = LONGEST_FILE < rows.len();
    rows.truncate(LONGEST_FILE);
    Ok((lines(snapshot, &rows)?, cut))
}

async fn rows(
    snapshot: &mut Snapshot<'_>,
    filter: &Filter,
    query: &ReferralQuery,
    begin: Option<Cursor>,
    limit: usize,
) -> Result<Vec<SqliteRow>, Error> {
    let (key, id) = begin.map(|begin| (begin.key, begin.id)).unzip();
    let arguments = arguments(filter).map_err(sqlx::Error::Encode)?;
    Ok(sqlx::query_with(
        statement(filter.only_mine, query.sort, query.order),
        arguments,
    )
    .bind(key)
    .bind(id)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(snapshot.connection())
    .await?)
}

fn lines(snapshot: &Snapshot<'_>, rows: &[SqliteRow]) -> Result<Sifted<ReferralRow>, Error> {
    let now = snapshot.now();
    sift(REFERRALS, rows, |row: RowColumns| row.row(now))
}
