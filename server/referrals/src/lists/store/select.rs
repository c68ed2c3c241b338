//! Which referrals a list is of, as SQL. Each list is walked through an index that has its rows
//! in order, and what a row shows is read for those that are shown.

mod searched;

use super::parts::{columns, ended, gone};
use crate::{
    lists::filter::{Filter, Search},
    patients,
};
use monitor::{
    Error,
    engine::{Bound, Builder, RawRow},
    page::Cursor,
    text_of,
};
use searched::fitting;
use shared::{
    page::{Order, PAGE_SIZE, Total},
    problem::ErrorCode,
    referrals::ReferralSort,
};

/// What a list is walked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// Requisitions of somebody, for somebody, or of an organization.
    Requisitions,
    /// Of those whatever has the number that was typed.
    Numbered,
    /// Whatever is for whoever was typed.
    Named,
    /// Whatever asks for what was typed.
    Asked,
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
    fn of(filter: &Filter, lead: Lead) -> Vec<Self> {
        let all = Self::all_of(filter, lead).iter().copied();
        all.filter(|source| source.is_sought(filter.search.as_ref()))
            .collect()
    }

    fn is_sought(self, search: Option<&Search>) -> bool {
        search.is_none_or(|search| match self {
            Self::Numbered => search.number.is_some(),
            Self::Named => search.is_for_a_patient(),
            Self::Asked => search.service.is_some(),
            _ => true,
        })
    }

    fn all_of(filter: &Filter, lead: Lead) -> &'static [Self] {
        match filter.request {
            _ if filter.stuck_since.is_some() => &[Self::Untaken, Self::LeftBehind],
            _ if filter.expires_until.is_some() => &[Self::Untaken],
            _ if filter.patient.is_some() => &[Self::Requisitions],
            Some("draft") if !filter.only_mine => &[Self::Few("draft")],
            Some("entered-in-error") if !filter.only_mine => &[Self::Few("entered-in-error")],
            Some("active") if !filter.only_mine => &[Self::Untaken, Self::InWork],
            _ if filter.search.is_some() && lead == Lead::Search => {
                &[Self::Numbered, Self::Named, Self::Asked]
            }
            _ => &[Self::Requisitions],
        }
    }

    /// Whether it has requisitions, whatever has become of what they ask for.
    const fn is_of_all(self) -> bool {
        matches!(
            self,
            Self::Requisitions | Self::Numbered | Self::Named | Self::Asked
        )
    }

    /// What rows are sorted by, by the column that the index of it has.
    const fn key(self, sort: ReferralSort) -> &'static str {
        match sort {
            ReferralSort::Issued if self.is_of_all() => "coalesce(q.issued_at, q.created_at)",
            ReferralSort::Issued => "r.listed_at",
            // Of somebody who is not to be found, last.
            ReferralSort::Patient => "q.patient_sort",
            ReferralSort::Priority => {
                "case q.priority when 'routine' then '0' when 'urgent' then '1' when 'asap' then '2' else '3' end"
            }
            // Drafts, which hold no day, come first.
            ReferralSort::ValidUntil => "coalesce(q.valid_until, '')",
        }
    }
}

/// What leads to the rows of a list that was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// What was typed, which few fit.
    Search,
    /// The order of the whole list, of which so many fit that a page is soon full.
    Order,
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
    for (at, source) in Source::of(filter, Lead::Search).into_iter().enumerate() {
        sql.push(if at == 0 { "" } else { " union all " });
        sql.push("select 1 as one");
        matching(&mut sql, filter, source);
    }
    if filter.may_hold_lost() {
        sql.push(" union all select 1 as one");
        astray(&mut sql, filter);
    }
    sql.push(" limit ").push_bind(Total::LIMIT);
    sql.push(") counted");
    sql
}

/// The ids of those whose requisition is nowhere, as many as a page may name; they have no place in
/// an order.
pub(super) fn lost(filter: &Filter) -> Builder {
    let mut sql = Builder::new("select r.referral_id");
    astray(&mut sql, filter);
    sql.push(" order by r.referral_id limit ")
        .push_bind(i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX));
    sql
}

/// Referrals without a requisition that may belong to the list; whose they were is read from their
/// history.
fn astray(sql: &mut Builder, filter: &Filter) {
    sql.push(
        " from referrals_referral r where r.lost and not exists \
         (select 1 from referrals_requisition q where q.requisition_id = r.requisition_id) \
         and r.organization_id = ",
    );
    sql.push_bind(filter.organization.clone());
    if filter.only_mine {
        sql.push(
            " and exists (select 1 from referrals_history h \
             where h.referral_id = r.referral_id and h.place = 0 and h.by_user = ",
        );
        sql.push_bind(filter.user.clone()).push(")");
    }
    if filter.expires_until.is_some() || filter.stuck_since.is_some() {
        sql.push(" and r.request = 'active'");
    }
    is(sql, "r.request = ", filter.request);
    is(sql, "r.processing = ", filter.processing);
}

/// The rows that match, from where the page begins.
pub(super) fn rows(
    filter: &Filter,
    lead: Lead,
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
    for (at, source) in Source::of(filter, lead).into_iter().enumerate() {
        let key = source.key(sort);
        let requisition = if source.is_of_all() {
            "q.requisition_id"
        } else {
            "r.requisition_id"
        };
        sql.push(if at == 0 { "" } else { " union all " });
        sql.push(format!(
            "select r.referral_id, {requisition} as requisition_id, r.place as place, \
             {key} as sort_key"
        ));
        matching(&mut sql, filter, source);
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
    match (&filter.search, source) {
        (Some(search), Source::Named) => {
            let (named, born) = (search.named.as_deref(), &search.born[..]);
            sql.push(" from (");
            patients::sought(sql, named, born, search.unnamed);
            sql.push(
                ") n join referrals_requisition q on q.patient_id = n.patient_id \
                 join referrals_referral r on r.requisition_id = q.requisition_id",
            );
        }
        _ => {
            sql.push(
                " from referrals_referral r \
                 join referrals_requisition q on q.requisition_id = r.requisition_id",
            );
        }
    }
    if filter.search.is_some() {
        sql.push(" left join referrals_patient p on p.patient_id = q.patient_id");
    }
    sql.push(" where ");
    scope(sql, filter, source);
    match source {
        Source::Requisitions | Source::Numbered | Source::Named | Source::Asked => {}
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
        fitting(sql, filter, search, source);
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
    // What is found by something else is not looked for in an index of all of them.
    let is_found = matches!(source, Source::Numbered | Source::Named);
    if filter.only_mine {
        sql.push(if is_found {
            "coalesce(q.requester_id, '') = "
        } else {
            "q.requester_id = "
        });
        sql.push_bind(user);
        return;
    }
    sql.push(match source {
        // One patient's, or one requester's, are found as such.
        Source::Requisitions if filter.patient.is_some() || filter.requester.is_some() => {
            "coalesce(q.organization_id, '')"
        }
        Source::Numbered | Source::Named => "coalesce(q.organization_id, '')",
        Source::Requisitions => "q.organization_id",
        _ => "r.organization_id",
    });
    if filter.with_ended {
        sql.push(" in (select ").push_bind(organization);
        sql.push(concat!(" union all ", ended!(), ")"));
    } else {
        sql.push(" = ").push_bind(organization);
    }
    if source.is_of_all() || source == Source::Few("draft") {
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
fn is<T: Bound>(sql: &mut Builder, what: &str, value: Option<T>) {
    if let Some(value) = value {
        sql.push(" and ").push(what).push_bind(value);
    }
}

#[cfg(test)]
mod tests;
