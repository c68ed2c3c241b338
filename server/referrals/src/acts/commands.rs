//! The acts, as they are asked for; replacing has a file of its own.

use super::store;
use monitor::Concerning;
use shared::{
    ids::ReferralId,
    referrals::{Completion, EnteredInError, Recall, Requisition, TakeOver},
};
use web::AppState;

monitor::commands! { AppState:
    /// Takes a referral into work.
    pub struct TakeReferral { pub id: ReferralId }
        does store::take => Concerning<Requisition>, about Referral(id), TOUCHES_SESSIONS = false;

    /// Lets it go again.
    pub struct ReleaseReferral { pub id: ReferralId }
        does store::release => Concerning<()>, about Referral(id), TOUCHES_SESSIONS = false;

    /// Takes a referral over from a colleague.
    pub struct TakeOverReferral { pub id: ReferralId, pub take_over: TakeOver }
        does store::take_over => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;

    /// Says what was found.
    pub struct CompleteReferral { pub id: ReferralId, pub completion: Completion }
        does store::complete => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;

    /// Takes a referral back.
    pub struct RecallReferral { pub id: ReferralId, pub recall: Recall }
        does store::recall => Concerning<Requisition>, about Referral(id), TOUCHES_SESSIONS = false;

    /// Says that a referral was a mistake.
    pub struct EnterReferralInError { pub id: ReferralId, pub error: EnteredInError }
        does store::enter_in_error => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;
}
