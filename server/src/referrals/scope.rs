//! Who is what to a referral, and what they may therefore do with it.

use crate::{
    error::Error,
    monitor::{Actor, stored_id},
};
use shared::{
    ids::{OrganizationId, UserId},
    permissions::Permission,
    referrals::{Act, Party, Processing, ReferralState, Request, next},
    time::Timestamp,
};
use sqlx::FromRow;

/// The columns the decision takes.
#[derive(FromRow)]
pub(super) struct FactColumns {
    pub requester_id: String,
    pub organization_id: String,
    pub performer_id: Option<String>,
    pub request: String,
    pub processing: String,
    pub expires_at: Option<i64>,
}

/// What decides who may do what with a referral.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub requester: UserId,
    pub organization: OrganizationId,
    pub performer: Option<UserId>,
    pub state: ReferralState,
    pub expires_at: Option<Timestamp>,
}

impl TryFrom<&FactColumns> for Facts {
    type Error = Error;

    fn try_from(columns: &FactColumns) -> Result<Self, Error> {
        let performer = columns.performer_id.as_deref().map(stored_id);
        Ok(Self {
            requester: stored_id(&columns.requester_id)?,
            organization: stored_id(&columns.organization_id)?,
            performer: performer.transpose()?,
            state: state(&columns.request, &columns.processing)?,
            expires_at: columns.expires_at.map(Timestamp),
        })
    }
}

/// Where a referral stands, from its two columns.
pub(super) fn state(request: &str, processing: &str) -> Result<ReferralState, Error> {
    match (Request::parse(request), Processing::parse(processing)) {
        (Some(request), Some(processing)) => Ok(ReferralState::new(request, processing)),
        _ => Err(Error::Corrupt),
    }
}

impl Facts {
    /// Whether `actor` is this to the referral.
    pub(super) fn is(&self, actor: &Actor, party: Party) -> bool {
        let user = actor.member().map(|member| member.user_id);
        let organization = actor.member().map(|member| member.organization_id);
        let issues = actor.may(Permission::IssuingReferrals);
        let processes = actor.may(Permission::ProcessingReferrals);
        match party {
            Party::Issuer => issues,
            Party::Requester => {
                issues && user == Some(self.requester) && organization == Some(self.organization)
            }
            Party::RequestersOrganization => issues && organization == Some(self.organization),
            Party::Processor => processes,
            Party::Performer => processes && user.is_some() && user == self.performer,
            Party::System => matches!(actor, Actor::System),
        }
    }

    /// Whether `actor` may read the whole of it as whoever issues: what the
    /// organization issued, and own drafts.
    pub(super) fn is_read_by(&self, actor: &Actor) -> bool {
        match self.state.request {
            Request::Draft => self.is(actor, Party::Requester),
            _ => self.is(actor, Party::RequestersOrganization),
        }
    }

    /// Whether its validity has ended.
    pub(super) fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// What `actor` may do with it now.
    pub(super) fn allowed(&self, actor: &Actor, now: Timestamp) -> Vec<Act> {
        let may = |act: &Act| {
            let timely = *act != Act::Take || !self.is_expired(now);
            timely && next(Some(self.state), *act).is_some_and(|row| self.is(actor, row.party))
        };
        Act::ALL.iter().copied().filter(may).collect()
    }
}
