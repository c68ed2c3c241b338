//! A referral's columns in a list.

use crate::{patients::NameColumns, scope::standing, service::ServiceColumns};
use monitor::{Error, FromRow, stored, stored_id, stored_time};
use shared::{
    referrals::{Act, Priority, ReferralRow, ReferralState},
    time::Timestamp,
};

/// A referral's columns in a list.
#[derive(FromRow)]
pub(crate) struct RowColumns {
    pub referral_id: String,
    requisition_id: String,
    number: Option<String>,
    services: i64,
    patient_id: String,
    #[flatten]
    name: NameColumns,
    birth_date: String,
    #[flatten]
    service: ServiceColumns,
    priority: String,
    request: String,
    processing: String,
    issued_at: i64,
    valid_until: Option<String>,
    expires_at: Option<i64>,
    requester_name: String,
    performer_name: Option<String>,
    gone: bool,
    last_act: Option<String>,
}

impl RowColumns {
    /// The line they make at `now`.
    pub(crate) fn row(self, now: Timestamp) -> Result<ReferralRow, Error> {
        let standing = standing(&self.request, &self.processing, self.expires_at, now)?;
        let state = standing.state;
        let priority = Priority::parse(&self.priority).ok_or(Error::Corrupt)?;
        let issued_at = stored_time(self.issued_at)?;
        let last_act = self
            .last_act
            .map(|act| Act::parse(&act).ok_or(Error::Corrupt));
        Ok(ReferralRow {
            id: stored_id(&self.referral_id)?,
            requisition_id: stored_id(&self.requisition_id)?,
            number: self.number.map(stored).transpose()?,
            services: self.services.unsigned_abs(),
            patient_id: stored_id(&self.patient_id)?,
            patient: self.name.name()?,
            birth_date: stored(self.birth_date)?,
            service: self.service.asked()?,
            priority,
            state,
            stuck: self.gone
                || (state == ReferralState::ISSUED && issued_at <= priority.stuck_since(now)),
            issued_at,
            valid_until: self.valid_until.map(stored).transpose()?,
            requester: stored(self.requester_name)?,
            performer: self.performer_name.map(stored).transpose()?,
            last_act: match last_act.transpose()? {
                _ if standing.expired => Some(Act::Expire),
                written => written,
            },
        })
    }
}
