//! The acts, as they are asked for.

use monitor::{Command, Subject};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    ids::ReferralId,
    referrals::{Completion, EnteredInError, Recall, RequisitionForm, TakeOver},
};
use web::Typed;

macro_rules! act {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)*}) => {
        $(#[$meta])*
        #[derive(Serialize, Deserialize)]
        pub struct $name {
            /// The referral.
            pub id: ReferralId,
            $($(#[$fmeta])* pub $field: $type,)*
        }

        impl Command for $name {
            type Of = endpoints::$name;
            const TOUCHES_SESSIONS: bool = false;

            fn subject(&self) -> Option<Subject> {
                Some(Subject::Referral(self.id))
            }
        }
    };
}

act! {
    /// Takes a referral into work.
    TakeReferral {}
}
act! {
    /// Lets it go again.
    ReleaseReferral {}
}
act! {
    /// Takes a referral over from a colleague.
    TakeOverReferral {
        /// The reason they give.
        take_over: TakeOver,
    }
}
act! {
    /// Says what was found.
    CompleteReferral {
        /// What was found.
        completion: Completion,
    }
}
act! {
    /// Takes a referral back.
    RecallReferral {
        /// The reason they give.
        recall: Recall,
    }
}
act! {
    /// Says that a referral was a mistake.
    EnterReferralInError {
        /// The reason they give.
        error: EnteredInError,
    }
}
act! {
    /// Recalls a referral and issues another in its place.
    ReplaceReferral {
        /// What the other one asks for.
        form: Typed<RequisitionForm>,
    }
}
