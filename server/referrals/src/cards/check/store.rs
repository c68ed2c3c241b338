//! The SQL of what has become of a card.

use crate::scope::standing;
use monitor::{Error, Sifted, engine::Connection, sift, stored, stored_id, text_of};
use shared::{
    card::ServiceStatus,
    catalogue::Bilingual,
    ids::{PatientId, RequisitionId},
    referrals::Number,
    time::Timestamp,
};
use sqlx::FromRow;

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

const SERVICES: &str = "select r.referral_id, q.requisition_id, q.patient_id, r.service_code, r.service_uk, r.service_en, r.request, \
    r.processing, q.expires_at, (select max(h.at) from referrals_history h where h.referral_id = r.referral_id \
        and h.act in ('recall', 'replace', 'enter-in-error')) as withdrawn_at \
    from referrals_card c \
    join referrals_requisition q on q.requisition_id = c.requisition_id \
    join referrals_referral r on r.requisition_id = q.requisition_id \
    where c.rid = $1 and q.number = $2 order by r.place";

/// What a card stands for.
pub(super) struct OnRecord {
    pub requisition: RequisitionId,
    pub patient: PatientId,
    /// Of what can be read.
    pub services: Sifted<ServiceStatus>,
}

/// What a card stands for that was signed here.
pub(super) async fn find(
    connection: &mut Connection,
    rid: &str,
    number: &Number,
    now: Timestamp,
) -> Result<Option<OnRecord>, Error> {
    let rows = sqlx::query(SERVICES)
        .bind(rid)
        .bind(number.as_str())
        .fetch_all(connection)
        .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    Ok(Some(OnRecord {
        requisition: stored_id(&text_of(first, "requisition_id"))?,
        patient: stored_id(&text_of(first, "patient_id"))?,
        services: sift("referrals_referral", &rows, |row: Row| row.status(now))?,
    }))
}

impl Row {
    fn status(self, now: Timestamp) -> Result<ServiceStatus, Error> {
        Ok(ServiceStatus {
            code: stored(self.service_code)?,
            name: Bilingual {
                uk: self.service_uk,
                en: self.service_en,
            },
            state: standing(&self.request, &self.processing, self.expires_at, now)?.state,
            withdrawn_at: self.withdrawn_at.map(Timestamp),
        })
    }
}
