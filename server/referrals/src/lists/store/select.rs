//! Which referrals a list is of, as SQL. Each list is walked through an index that has its rows
//! in order, and what a row shows is read for those that are shown.

use super::parts::{columns, ended, gone};
use crate::{
    lists::filter::{Filter, Search},
    patients,
};
use monitor::{
    Error,
    engine::{Builder, Engine, RawRow, like, named},
    page::Cursor,
    text_of,
};
use shared::{
    page::{Order, Total},
    problem::ErrorCode,
    referrals::ReferralSort,
};
use sqlx::{Encode, Type};

/// What a list is walked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// Requisitions of somebody, for somebody, or of an organization.
    Requisitions,
    /// Referrals of organizations in a state that few are in.
    Few(&'static str),
    /// Those nobody took that still hold.
    Untaken,
    /// Those in work.
    InWork,
    /// Those in work with somebody who is gone.
    LeftBehind,
}

impl Source {
    /// Those of a list; no two of them have the same referral.
    fn of(filter: &Filter) -> &'static [Self] {
        match filter.request {
            _ if filter.stuck_since.is_some() => &[Self::Untaken, Self::LeftBehind],
            _ if filter.expires_until.is_some() => &[Self::Untaken],
            _ if filter.only_mine || filter.patient.is_some() => &[Self::Requisitions],
            Some("draft") => &[Self::Few("draft")],
            Some("entered-in-error") => &[Self::Few("entered-in-error")],
            Some("active") => &[Self::Untaken, Self::InWork],
            _ => &[Self::Requisitions],
        }
    }

    /// What rows are sorted by, by the column that the index of it has.
    const fn key(self, sort: ReferralSort) -> &'static str {
        match (sort, self) {
            (ReferralSort::Issued, Self::Requisitions) => "coalesce(q.issued_at, q.created_at)",
            (ReferralSort::Issued, _) => "r.listed_at",
            // Of somebody who is not to be found, last.
            (ReferralSort::Patient, _) => "q.patient_sort",
            (ReferralSort::Priority, _) => {
                "case q.priority when 'routine' then '0' when 'urgent' then '1' when 'asap' then '2' else '3' end"
            }
            // Drafts, which hold no day, come first.
            (ReferralSort::ValidUntil, _) => "coalesce(q.valid_until, '')",
        }
    }
}

/// As the index of few says it.
const FEW: &str = "r.request in ('draft', 'entered-in-error')";

/// The referral after which a page begins.
pub(super) struct Begin {
    key: String,
    requisition: String,
    place: i64,
}

impl Begin {
    /// # Errors
    /// The cursor is of no such list.
    pub(super) fn of(cursor: Cursor) -> Result<Self, Error> {
        let (requisition, place) = cursor.id.split_once(' ').ok_or(ErrorCode::Malformed)?;
        Ok(Self {
            requisition: requisition.to_owned(),
            place: place.parse().map_err(|_| ErrorCode::Malformed)?,
            key: cursor.key,
        })
    }

    fn push_key(&self, sql: &mut Builder, sort: ReferralSort) {
        match sort {
            // What is damaged sorts behind every number.
            ReferralSort::Issued => sql.push_bind(self.key.parse().unwrap_or(i64::MAX)),
            _ => sql.push_bind(self.key.clone()),
        };
    }
}

/// Where a row stands in its list, as [`Begin`] reads it; a damaged place is behind every other.
pub(super) fn place(row: &RawRow) -> (String, String) {
    let [key, requisition, place] =
        ["sort_key", "requisition_id", "place"].map(|column| text_of(row, column));
    let place: i64 = place.parse().unwrap_or(i64::MAX);
    (key, format!("{requisition} {place}"))
}

/// Counts what matches, as far as a [`Total`] counts.
pub(super) fn counted(filter: &Filter) -> Builder {
    let mut sql = Builder::new("select count(*) from (");
    for (at, source) in Source::of(filter).iter().enumerate() {
        sql.push(if at == 0 { "" } else { " union all " });
        sql.push("select 1 as one");
        matching(&mut sql, filter, *source);
    }
    sql.push(" limit ").push_bind(Total::LIMIT);
    sql.push(") counted");
    sql
}

/// The rows that match, from where the page begins.
pub(super) fn rows(
    filter: &Filter,
    (sort, order): (ReferralSort, Order),
    begin: Option<&Begin>,
    limit: i64,
) -> Builder {
    let (beyond, direction) = match order {
        Order::Ascending => (">", "asc"),
        Order::Descending => ("<", "desc"),
    };
    let mut sql = Builder::new(concat!(
        "select ",
        columns!(),
        ", cast(k.place as text) as place, cast(k.sort_key as text) as sort_key from ("
    ));
    for (at, source) in Source::of(filter).iter().enumerate() {
        let key = source.key(sort);
        let requisition = match source {
            Source::Requisitions => "q.requisition_id",
            _ => "r.requisition_id",
        };
        sql.push(if at == 0 { "" } else { " union all " });
        sql.push(format!(
            "select r.referral_id, {requisition} as requisition_id, r.place as place, \
             {key} as sort_key"
        ));
        matching(&mut sql, filter, *source);
        if let Some(begin) = begin {
            // Said twice: an index finds by the first.
            sql.push(format!(" and {key} {beyond}= "));
            begin.push_key(&mut sql, sort);
            sql.push(format!(" and ({key}, {requisition}, r.place) {beyond} ("));
            begin.push_key(&mut sql, sort);
            sql.push(", ").push_bind(begin.requisition.clone());
            sql.push(", ").push_bind(begin.place).push(")");
        }
    }
    let ordered = |of: &str| {
        let columns = ["sort_key", "requisition_id", "place"];
        columns
            .map(|column| format!("{of}{column} {direction}"))
            .join(", ")
    };
    sql.push(format!(" order by {} limit ", ordered("")));
    sql.push_bind(limit);
    sql.push(
        ") k join referrals_referral r on r.referral_id = k.referral_id \
         join referrals_requisition q on q.requisition_id = k.requisition_id \
         left join referrals_patient p on p.patient_id = q.patient_id order by ",
    );
    sql.push(ordered("k."));
    sql
}

/// Until when a referral holds that nobody took.
const UNTAKEN: &str =
    "(case when r.request = 'active' and r.processing = 'new' then q.expires_at end)";

/// The referrals that match.
fn matching(sql: &mut Builder, filter: &Filter, source: Source) {
    sql.push(
        " from referrals_referral r \
         join referrals_requisition q on q.requisition_id = r.requisition_id",
    );
    if filter.search.is_some() {
        sql.push(" left join referrals_patient p on p.patient_id = q.patient_id");
    }
    sql.push(" where ");
    scope(sql, filter, source);
    match source {
        Source::Requisitions => {}
        Source::Few(request) => {
            sql.push(" and ").push(FEW);
            is(sql, "r.request = ", Some(request));
        }
        Source::Untaken => untaken(sql, filter),
        Source::InWork | Source::LeftBehind => {
            sql.push(" and r.request = 'active' and r.processing = 'in-progress'");
            if source == Source::LeftBehind {
                sql.push(concat!(" and ", gone!()));
            }
        }
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
    for (bound, at) in [(">=", filter.issued_from), ("<", filter.issued_before)] {
        // A draft is of no day; by the key an index finds it.
        is(sql, &format!("q.issued_at {bound} "), at);
        let key = source.key(ReferralSort::Issued);
        is(sql, &format!("{key} {bound} "), at);
    }
}

/// Whose referrals a list is of: the caller's organization's, with their own
/// drafts; or the caller's, also those from where they worked before. What somebody has to
/// see to, and what was done for one patient, is also that of organizations that have ended.
fn scope(sql: &mut Builder, filter: &Filter, source: Source) {
    let (organization, user) = (filter.organization.clone(), filter.user.clone());
    if filter.only_mine {
        sql.push("q.requester_id = ").push_bind(user);
        return;
    }
    sql.push(match source {
        // One patient's, or one requester's, are found as such.
        Source::Requisitions if filter.patient.is_some() || filter.requester.is_some() => {
            "coalesce(q.organization_id, '')"
        }
        Source::Requisitions => "q.organization_id",
        _ => "r.organization_id",
    });
    if filter.with_ended {
        sql.push(" in (select ").push_bind(organization);
        sql.push(concat!(" union all ", ended!(), ")"));
    } else {
        sql.push(" = ").push_bind(organization);
    }
    if matches!(source, Source::Requisitions | Source::Few("draft")) {
        sql.push(" and (r.request <> 'draft' or q.requester_id = ")
            .push_bind(user);
        sql.push(")");
    }
}

/// What nobody took and holds at `now`: of that what ends soon, or waits for too long.
fn untaken(sql: &mut Builder, filter: &Filter) {
    sql.push(" and r.request = 'active' and r.processing = 'new' and r.expires_at > ")
        .push_bind(filter.now);
    is(sql, "r.expires_at <= ", filter.expires_until);
    if let Some([routine, urgent, asap, stat]) = filter.stuck_since {
        sql.push(" and q.issued_at <= case q.priority when 'routine' then cast(")
            .push_bind(routine);
        sql.push(" as bigint) when 'urgent' then ")
            .push_bind(urgent);
        sql.push(" when 'asap' then ").push_bind(asap);
        sql.push(" else ").push_bind(stat);
        sql.push(" end");
    }
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

#[cfg(test)]
mod tests;
