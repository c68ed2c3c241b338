//! Who is what to a referral, and what they may therefore do with it.

use monitor::{Actor, Error, FromRow, stored_id};
use shared::{
    ids::{OrganizationId, UserId},
    permissions::Permission,
    referrals::{Act, Party, Processing, ReferralState, Request, next},
    time::Timestamp,
};

/// The columns the decision takes.
#[derive(FromRow)]
pub(super) struct FactColumns {
    pub requester_id: String,
    pub organization_id: Option<String>,
    pub requester_gone: bool,
    pub performer_id: Option<String>,
    pub performer_place: Option<String>,
    pub request: String,
    pub processing: String,
    pub expires_at: Option<i64>,
}

/// What decides who may do what with a referral.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub requester: UserId,
    /// Whether they are deleted, may not issue any more or have no way in.
    pub requester_gone: bool,
    /// Where it was issued; absent once that has ended.
    pub organization: Option<OrganizationId>,
    pub performer: Option<UserId>,
    /// Where the performer's colleagues are; absent once that has ended.
    pub performer_place: Option<OrganizationId>,
    pub state: ReferralState,
    /// Whether it is recalled because its validity ended.
    pub expired: bool,
    /// When its validity ends, or ended.
    pub expires_at: Option<Timestamp>,
}

impl Facts {
    /// What the columns say at `now`.
    ///
    /// # Errors
    /// They hold what no form could have sent.
    pub(super) fn new(columns: &FactColumns, now: Timestamp) -> Result<Self, Error> {
        let performer = columns.performer_id.as_deref().map(stored_id);
        let place = columns.performer_place.as_deref().map(stored_id);
        let organization = columns.organization_id.as_deref().map(stored_id);
        let standing = standing(
            &columns.request,
            &columns.processing,
            columns.expires_at,
            now,
        )?;
        Ok(Self {
            requester: stored_id(&columns.requester_id)?,
            requester_gone: columns.requester_gone,
            organization: organization.transpose()?,
            performer: performer.transpose()?,
            performer_place: place.transpose()?,
            state: standing.state,
            expired: standing.expired,
            expires_at: columns.expires_at.map(Timestamp),
        })
    }
}

/// Where a referral stands.
pub(super) struct Standing {
    pub state: ReferralState,
    /// Whether its validity has ended since it came to stand where its columns
    /// say.
    pub expired: bool,
}

/// Where a referral stands at `now`, from its two columns and the end of its
/// last day. That it has expired is read and never written: the clock may be
/// wrong.
pub(super) fn standing(
    request: &str,
    processing: &str,
    expires_at: Option<i64>,
    now: Timestamp,
) -> Result<Standing, Error> {
    let (Some(request), Some(processing)) =
        (Request::parse(request), Processing::parse(processing))
    else {
        return Err(Error::Corrupt);
    };
    let state = ReferralState::new(request, processing);
    let ended = expires_at.is_some_and(|end| end <= now.0);
    let expiry = next(Some(state), Act::Expire).filter(|_| ended);
    Ok(Standing {
        state: expiry.map_or(state, |row| row.to),
        expired: expiry.is_some(),
    })
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
            Party::Requester => issues && user == Some(self.requester),
            Party::RequestersOrganization => {
                issues && (self.organization.is_none() || organization == self.organization)
            }
            Party::Answerable if self.requester_gone => {
                self.is(actor, Party::RequestersOrganization)
            }
            Party::Answerable => self.is(actor, Party::Requester),
            Party::Processor => processes,
            Party::Performer => processes && user.is_some() && user == self.performer,
            Party::PerformersColleague => {
                processes
                    && user.is_some()
                    && user != self.performer
                    && self.performer.is_some()
                    && (self.performer_place.is_none() || organization == self.performer_place)
            }
            // It is not asked: it passes.
            Party::Clock => false,
        }
    }

    /// Whether `actor` may read the whole of it as whoever issues: what the
    /// organization issued, or one that has ended, what they issued elsewhere before, and own drafts, wherever they
    /// were begun.
    pub(super) fn is_read_by(&self, actor: &Actor) -> bool {
        let is_colleague = || self.is(actor, Party::RequestersOrganization);
        self.is(actor, Party::Requester) || (self.state.request != Request::Draft && is_colleague())
    }

    /// The latest thing that happened to it, which the history says unless it
    /// has expired since.
    pub(super) fn last_act(&self, written: Option<Act>) -> Option<Act> {
        if self.expired {
            Some(Act::Expire)
        } else {
            written
        }
    }

    /// What `actor` may do with it.
    pub(super) fn allowed(&self, actor: &Actor) -> Vec<Act> {
        let may =
            |act: &Act| next(Some(self.state), *act).is_some_and(|row| self.is(actor, row.party));
        Act::ALL.iter().copied().filter(may).collect()
    }
}
