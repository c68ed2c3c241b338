//! The SQL of what is in work.

use crate::lists::{REFERRALS, RowColumns, columns, gone};
use monitor::{
    Error, Snapshot,
    page::{Cursor, Listing, paged, place},
    sift, stored_id,
};
use shared::{
    ids::{ReferralId, RequisitionId},
    page::{PAGE_SIZE, Page},
    referrals::{ReferralRow, WorkQuery},
};

/// What `$1` has in work; with `$2` also what they completed.
macro_rules! matching {
    () => {
        "from referrals_referral r \
         join referrals_requisition q on q.requisition_id = r.requisition_id \
         left join referrals_patient p on p.patient_id = q.patient_id \
         where r.performer_id = $1 \
         and ((r.request = 'active' and r.processing = 'in-progress') \
              or ($2 and r.request = 'completed'))"
    };
}

const COUNT: &str = concat!("select count(*) ", matching!());

/// Taken last, shown first; `$3` and `$4` are the key and id the page begins
/// after, `$5` how many rows to read.
const PAGE: &str = concat!(
    "select ",
    columns!(),
    ", cast(r.taken_at as text) as sort_key ",
    matching!(),
    " and (cast($3 as text) is null or (cast(r.taken_at as text), r.referral_id) < ($3, $4)) \
     order by cast(r.taken_at as text) desc, r.referral_id desc limit $5"
);

pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    query: &WorkQuery,
) -> Result<Page<ReferralRow>, Error> {
    let user = snapshot.member()?.user_id.to_string();
    let listing = Listing::of("work", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let (key, id) = begin.map(|begin| (begin.key, begin.id)).unzip();
    let total: i64 = sqlx::query_scalar(COUNT)
        .bind(&user)
        .bind(query.completed)
        .fetch_one(snapshot.connection())
        .await?;
    let rows = sqlx::query(PAGE)
        .bind(&user)
        .bind(query.completed)
        .bind(key)
        .bind(id)
        .bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX))
        .fetch_all(snapshot.connection())
        .await?;
    let (rows, next) = paged(rows, &listing, place);
    let now = snapshot.now();
    let found = sift(REFERRALS, &rows, |row: RowColumns| row.row(now))?;
    Ok(Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total: total.unsigned_abs(),
    })
}

/// Not one said to be a mistake: perhaps it was about somebody else.
const REQUISITION: &str = "select requisition_id from referrals_referral \
    where referral_id = $1 and performer_id = $2 and request <> 'entered-in-error'";

pub(super) async fn requisition_of(
    snapshot: &mut Snapshot<'_>,
    id: ReferralId,
) -> Result<Option<RequisitionId>, Error> {
    let user = snapshot.member()?.user_id.to_string();
    let found: Option<String> = sqlx::query_scalar(REQUISITION)
        .bind(id.to_string())
        .bind(user)
        .fetch_optional(snapshot.connection())
        .await?;
    found.map(|id| stored_id(&id)).transpose()
}
