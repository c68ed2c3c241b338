//! The SQL of what has become of a card.

use crate::{error::Error, monitor::stored, referrals::scope::standing};
use shared::{card::ServiceStatus, catalogue::Bilingual, referrals::Number, time::Timestamp};
use sqlx::{FromRow, SqliteConnection};

#[derive(FromRow)]
struct Row {
    service_code: String,
    service_uk: String,
    service_en: String,
    request: String,
    processing: String,
    expires_at: Option<i64>,
    withdrawn_at: Option<i64>,
}

const SERVICES: &str = "select r.service_code, r.service_uk, r.service_en, r.request, \
    r.processing, q.expires_at, (select max(h.at) from referrals_history h where h.referral_id = r.referral_id \
        and h.act in ('recall', 'replace', 'enter-in-error')) as withdrawn_at \
    from referrals_card c \
    join referrals_requisition q on q.requisition_id = c.requisition_id \
    join referrals_referral r on r.requisition_id = q.requisition_id \
    where c.rid = $1 and q.number = $2 order by r.place";

/// The services of a card that was signed here.
pub(super) async fn services(
    connection: &mut SqliteConnection,
    rid: &str,
    number: &Number,
    now: Timestamp,
) -> Result<Vec<ServiceStatus>, Error> {
    let rows: Vec<Row> = sqlx::query_as(SERVICES)
        .bind(rid)
        .bind(number.as_str())
        .fetch_all(connection)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ServiceStatus {
                code: stored(row.service_code)?,
                name: Bilingual {
                    uk: row.service_uk,
                    en: row.service_en,
                },
                state: standing(&row.request, &row.processing, row.expires_at, now)?.state,
                withdrawn_at: row.withdrawn_at.map(Timestamp),
            })
        })
        .collect()
}
