//! The SQL of worklists. Keyset paging: a page begins after the sort key and
//! id of the last row before it.

use super::{
    RowColumns,
    filter::{Filter, Search},
};
use crate::patients;
use ground::text::{fold, sort_key};
use monitor::{
    Error, Leaves, Sifted, Snapshot,
    engine::{Builder, Connection, Engine, RawRow, like, named},
    page::{Cursor, Listing, ordered, paged, place},
    sift, stored, stored_id,
};
use shared::{
    ids::OrganizationId,
    page::PAGE_SIZE,
    referrals::{ListedRequester, ReferralQuery, ReferralRow, ReferralSort},
};
use sqlx::{Encode, FromRow, Type};
use std::collections::HashSet;

/// Whether whoever a column names is gone: without the permission, or without a token on
/// record. One that is over counts: by a clock that is ahead all are.
macro_rules! without {
    ($user:literal, $permission:literal) => {
        concat!(
            "(not exists (select 1 from authenticator_token t \
              where t.user_id = ",
            $user,
            " and t.deleted_at is null) \
          or not exists (select 1 from access_assignment a \
              join access_role_permission s on s.role_id = a.role_id \
              where a.user_id = ",
            $user,
            " and s.permission = '",
            $permission,
            "' and s.allowed) \
          or exists (select 1 from access_assignment a \
              join access_role_permission s on s.role_id = a.role_id \
              where a.user_id = ",
            $user,
            " and s.permission = '",
            $permission,
            "' and not s.allowed))"
        )
    };
}
pub(crate) use without;

/// Whether a referral `r` is in work with somebody who is gone: deleted,
/// elsewhere by now, without the permission or without a token.
macro_rules! gone {
    () => {
        concat!(
            "(r.request = 'active' and r.processing = 'in-progress' and (\
          not exists (select 1 from access_user u where u.user_id = r.performer_id \
              and u.deleted_at is null and u.organization_id = r.performer_organization_id) \
          or ",
            crate::lists::without!("r.performer_id", "processing-referrals"),
            "))"
        )
    };
}
pub(crate) use gone;

/// Whether an organization `o` has ended; of one of which it cannot be read when it did nobody
/// else sees anything.
macro_rules! has_ended {
    () => {
        "coalesce(o.deleted_at between 0 and 253402300799999, false)"
    };
}
pub(crate) use has_ended;

/// The organizations that have.
macro_rules! ended {
    () => {
        concat!(
            "select o.organization_id from access_organization o where ",
            crate::lists::has_ended!()
        )
    };
}
pub(crate) use ended;

/// What decides who may do what with a referral, from `r` and `q`. The organization is
/// where it was issued, unless that has ended. The performer's
/// place is where they took it; if that has ended, where they belong today.
macro_rules! facts {
    () => {
        concat!(
            "q.requester_id, \
         case when not exists (select 1 from access_organization o \
             where o.organization_id = q.organization_id and ",
            crate::lists::has_ended!(),
            ") \
         then q.organization_id end as organization_id, \
         (not exists (select 1 from access_user u where u.user_id = q.requester_id \
             and u.deleted_at is null) \
          or ",
            crate::lists::without!("q.requester_id", "issuing-referrals"),
            ") as requester_gone, r.performer_id, \
         coalesce((select o.organization_id from access_organization o \
             where o.organization_id = r.performer_organization_id and not ",
            crate::lists::has_ended!(),
            "), \
           (select o.organization_id from access_organization o \
             join access_user u on u.organization_id = o.organization_id \
             where u.user_id = r.performer_id and not ",
            crate::lists::has_ended!(),
            ")) \
         as performer_place, r.request, r.processing, q.expires_at"
        )
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

const FROM: &str = " from referrals_referral r \
    join referrals_requisition q on q.requisition_id = r.requisition_id \
    left join referrals_patient p on p.patient_id = q.patient_id where ";

/// Until when a referral holds that nobody took. As one value, so that no index finds all
/// that were never taken where the caller's organization has fewer.
const UNTAKEN: &str =
    "(case when r.request = 'active' and r.processing = 'new' then q.expires_at end)";

/// The referrals that match.
fn matching(sql: &mut Builder, filter: &Filter) {
    sql.push(FROM);
    scope(sql, filter);
    if let Some(until) = filter.expires_until {
        sql.push(" and ")
            .push(UNTAKEN)
            .push(" > ")
            .push_bind(filter.now);
        sql.push(" and q.expires_at <= ").push_bind(until);
    }
    if let Some([routine, urgent, asap, stat]) = filter.stuck_since {
        sql.push(" and (")
            .push(UNTAKEN)
            .push(" > ")
            .push_bind(filter.now);
        sql.push(" and q.issued_at <= case q.priority when 'routine' then ")
            .push_bind(routine);
        sql.push(" when 'urgent' then ").push_bind(urgent);
        sql.push(" when 'asap' then ").push_bind(asap);
        sql.push(" else ").push_bind(stat);
        sql.push(concat!(" end or ", gone!(), ")"));
    }
    if let Some(search) = &filter.search {
        fitting(sql, search);
    }
    if let Some(request) = filter.request {
        // What nobody took until its validity ended counts as recalled.
        sql.push(" and case when ").push(UNTAKEN);
        sql.push(" <= ").push_bind(filter.now);
        sql.push(" then 'recalled' else r.request end = ")
            .push_bind(request);
    }
    is(sql, "q.patient_id = ", filter.patient.clone());
    is(sql, "r.processing = ", filter.processing);
    is(sql, "q.priority = ", filter.priority);
    is(sql, "q.requester_id = ", filter.requester.clone());
    is(sql, "q.issued_at >= ", filter.issued_from);
    is(sql, "q.issued_at < ", filter.issued_before);
}

/// Whose referrals a list is of: the caller's organization's, with their own
/// drafts; or the caller's, also those from where they worked before. What somebody has to
/// see to, and what was done for one patient, is also that of organizations that have ended.
fn scope(sql: &mut Builder, filter: &Filter) {
    let (organization, user) = (filter.organization.clone(), filter.user.clone());
    if filter.only_mine {
        sql.push("q.requester_id = ").push_bind(user);
        return;
    }
    if filter.with_ended {
        sql.push("q.organization_id in (select ")
            .push_bind(organization);
        sql.push(concat!(" union all ", ended!(), ")"));
    } else {
        sql.push("q.organization_id = ").push_bind(organization);
    }
    sql.push(" and (r.request <> 'draft' or q.requester_id = ")
        .push_bind(user);
    sql.push(")");
}

/// Only what is so of `value`, if one is asked for.
fn is<T: for<'t> Encode<'t, Engine> + Type<Engine>>(
    sql: &mut Builder,
    what: &str,
    value: Option<T>,
) {
    if let Some(value) = value {
        sql.push(" and ").push(what).push_bind(value);
    }
}

/// One of the patterns fits.
fn fitting(sql: &mut Builder, search: &Search) {
    sql.push(" and (false");
    if let Some(number) = &search.number {
        sql.push(" or q.number like ").push_bind(number.clone());
        sql.push(" or q.foreign_number like ")
            .push_bind(number.clone());
    }
    if let Some(unnamed) = search.unnamed {
        sql.push(" or p.no_name_number = ")
            .push_bind(i64::from(unnamed));
    }
    let mut joint = " or (";
    if let Some(typed) = &search.named {
        sql.push(joint);
        named(sql, "p.name_search", typed);
        joint = " and ";
    }
    if !search.born.is_empty() {
        sql.push(joint);
        patients::born(sql, &search.born);
        joint = " and ";
    }
    if joint == " and " {
        sql.push(")");
    }
    if let Some(service) = &search.service {
        sql.push(" or ");
        like(sql, "r.service_search", service);
    }
    sql.push(")");
}

/// What a list is sorted by: as text, for a page begins after it.
const fn key(sort: ReferralSort) -> &'static str {
    match sort {
        // Of equal length until the year 2286.
        ReferralSort::Issued => "cast(coalesce(q.issued_at, q.created_at) as text)",
        // Of somebody who is not to be found, last.
        ReferralSort::Patient => "coalesce(p.name_sort, '~')",
        ReferralSort::Priority => {
            "case q.priority when 'routine' then '0' when 'urgent' then '1' when 'asap' then '2' else '3' end"
        }
        // Drafts, which hold no day, come first.
        ReferralSort::ValidUntil => "coalesce(q.valid_until, '')",
    }
}

/// How many referrals match.
pub(super) async fn count(snapshot: &mut Snapshot<'_>, filter: &Filter) -> Result<u64, Error> {
    let mut sql = Builder::new("select count(*)");
    matching(&mut sql, filter);
    let count: i64 = sql
        .build_query_scalar()
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
) -> Result<Vec<RawRow>, Error> {
    let key = key(query.sort);
    let mut sql = Builder::new(concat!("select ", columns!(), ", "));
    sql.push(key).push(" as sort_key");
    matching(&mut sql, filter);
    ordered(&mut sql, [key, "r.referral_id"], query.order, begin, limit);
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
            sqlx::query(FOLD)
                .bind(fold(&format!("{service_code} {service_uk} {service_en}")))
                .bind(referral_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}
