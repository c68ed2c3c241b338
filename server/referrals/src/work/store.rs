//! The SQL of what is in work.

use crate::lists::{REFERRALS, RowColumns, columns, gone};
use monitor::{
    Error, Snapshot,
    engine::Builder,
    page::{Cursor, Listing, counted, paged, place},
    query_scalar, sift, stored_id,
};
use shared::{
    ids::{ReferralId, RequisitionId},
    page::{PAGE_SIZE, Page},
    referrals::{ReferralRow, WorkQuery},
};

/// What somebody has in work, or that and what they completed: an index for each has it in the
/// order in which it was taken.
fn matching(sql: &mut Builder, user: &str, query: &WorkQuery) {
    sql.push(
        " from referrals_referral r \
         left join referrals_requisition q on q.requisition_id = r.requisition_id \
         left join referrals_patient p on p.patient_id = q.patient_id \
         where r.performer_id = ",
    );
    sql.push_bind(user.to_owned());
    sql.push(if query.completed {
        " and (r.request = 'completed' \
           or (r.request = 'active' and r.processing = 'in-progress'))"
    } else {
        " and r.request = 'active' and r.processing = 'in-progress'"
    });
}

pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    query: &WorkQuery,
) -> Result<Page<ReferralRow>, Error> {
    let user = snapshot.member()?.user_id.to_string();
    let listing = Listing::of("work", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let connection = snapshot.connection();
    let total = counted(connection, |sql| matching(sql, &user, query)).await?;
    let mut sql = Builder::new(concat!(
        "select ",
        columns!(),
        ", cast(r.taken_at as text) as sort_key"
    ));
    matching(&mut sql, &user, query);
    if let Some(Cursor { key, id }) = begin {
        // What is damaged sorts behind every number.
        let taken_at: i64 = key.parse().unwrap_or(i64::MAX);
        sql.push(" and (r.taken_at, r.referral_id) < (")
            .push_bind(taken_at);
        sql.push(", ").push_bind(id).push(")");
    }
    sql.push(" order by r.taken_at desc, r.referral_id desc limit ");
    sql.push_bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX));
    let rows = sql.build().fetch_all(snapshot.connection()).await?;
    let (rows, next) = paged(rows, &listing, place);
    let now = snapshot.now();
    let found = sift(REFERRALS, &rows, |row: RowColumns| row.row(now))?;
    Ok(Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total,
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
    let found: Option<String> = query_scalar(REQUISITION)
        .bind(id.to_string())
        .bind(user)
        .fetch_optional(snapshot.connection())
        .await?;
    found.map(|id| stored_id(&id)).transpose()
}
