//! The acts, as they are asked for.

use crate::requisitions::Terms;
use monitor::{Command, Entity, Operation, Subject};
use shared::{
    ids::ReferralId,
    referrals::{Completion, EnteredInError, Recall, RequisitionForm, TakeOver},
};

macro_rules! act {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* } = $operation:ident) => {
        $(#[$meta])*
        pub struct $name {
            /// The referral.
            pub id: ReferralId,
            $($(#[$fmeta])* pub $field: $type,)*
        }

        impl Command for $name {
            const DESTINATION: Entity = Entity::ReferralDesk;
            const OPERATION: Operation = Operation::$operation;
            const TOUCHES_SESSIONS: bool = false;

            fn subject(&self) -> Option<Subject> {
                Some(Subject::Referral(self.id))
            }
        }
    };
}

act! {
    /// Takes a referral into work.
    TakeReferral {} = TakeReferral
}
act! {
    /// Lets it go again.
    ReleaseReferral {} = ReleaseReferral
}
act! {
    /// Takes a referral over from a colleague.
    TakeOverReferral {
        /// Why.
        take_over: TakeOver,
    } = TakeOverReferral
}
act! {
    /// Says what was found.
    CompleteReferral {
        /// What was found.
        completion: Completion,
    } = CompleteReferral
}
act! {
    /// Takes a referral back.
    RecallReferral {
        /// Why.
        recall: Recall,
    } = RecallReferral
}
act! {
    /// Says that a referral was a mistake.
    EnterReferralInError {
        /// Why.
        error: EnteredInError,
    } = EnterReferralInError
}
act! {
    /// Recalls a referral and issues another in its place.
    ReplaceReferral {
        /// What the other one asks for.
        form: RequisitionForm,
        /// On these terms.
        terms: Terms,
    } = ReplaceReferral
}
