//! By which codes an endpoint refuses: those of its row, and those that follow from what
//! it takes and from its row of the policy.

use monitor::{Guard, Operation, Right, policy::Row};
use shared::{
    endpoints::{Endpoint, Method, Precondition},
    problem::ErrorName::{
        self, Busy, ClockUnsure, CrossOrigin, Damaged, EscalationGrant, EscalationRole,
        EscalationSelf, Forbidden, FormSent, Internal, InvalidFields, LastHolder, LikelyDuplicate,
        Malformed, NotEncrypted, NotFound, NotSignedIn, PasswordChangeRequired, PasswordNeeded,
        PreconditionRequired, ProofNeeded, ProofRefused, RightsSurface, SessionEnded, Stale,
        TargetOutranks, TooLarge, TooOften, TooSlow, Unavailable, UnsupportedMedia,
    },
};
use std::collections::BTreeSet;

/// What the policy says of a browser that asks for `E`.
pub fn row<E: Endpoint>() -> Option<&'static Row> {
    Operation::named(E::NAME).and_then(monitor::policy::asked_by_a_browser)
}

/// What `E` refuses by.
pub fn codes<E: Endpoint>() -> BTreeSet<ErrorName> {
    let gets = matches!(E::METHOD, Method::Get);
    let mut codes = BTreeSet::from(EVERYWHERE);
    codes.extend(E::ERRORS);
    if E::HAS_ID {
        codes.insert(NotFound);
    }
    if E::HAS_REQUEST {
        codes.insert(InvalidFields);
    }
    if E::HAS_REQUEST && !gets {
        codes.extend([TooLarge, TooSlow, UnsupportedMedia]);
    }
    for precondition in E::PRECONDITIONS {
        codes.extend(of_precondition(*precondition));
    }
    if let Some(row) = row::<E>() {
        codes.extend(of_policy(row));
        if row.right != Right::Anyone {
            codes.extend([NotSignedIn, SessionEnded]);
            if !E::PRECONDITIONS.contains(&Precondition::Glance) {
                codes.extend([ProofNeeded, ProofRefused]);
            }
        }
    }
    codes
}

/// What holds of every request: its headers, how many there are, whether the server can
/// work, whether what it reads of whoever asks and of what it names is whole.
const EVERYWHERE: [ErrorName; 8] = [
    Damaged,
    Malformed,
    CrossOrigin,
    NotEncrypted,
    TooOften,
    Busy,
    Unavailable,
    Internal,
];

fn of_precondition(precondition: Precondition) -> &'static [ErrorName] {
    match precondition {
        Precondition::IfMatch => &[PreconditionRequired, Stale],
        Precondition::IdempotencyKey => &[FormSent],
        Precondition::Proof => &[ProofRefused],
        Precondition::ConfirmedRights | Precondition::Glance => &[],
        Precondition::NotADuplicate => &[LikelyDuplicate],
    }
}

fn of_policy(row: &Row) -> Vec<ErrorName> {
    let mut codes = Vec::new();
    if matches!(row.right, Right::AnyOf(_)) {
        codes.extend([PasswordChangeRequired, Forbidden]);
    }
    if matches!(row.guard, Guard::Target | Guard::Both) {
        codes.push(TargetOutranks);
    }
    if row.guard.weighs_rights() {
        codes.extend([
            EscalationSelf,
            EscalationGrant,
            EscalationRole,
            RightsSurface,
            LastHolder,
        ]);
    }
    // What reaches whoever governs takes the person and a sure clock, whatever its row says.
    if row.guard != Guard::None || row.dated {
        codes.push(ClockUnsure);
    }
    if row.guard != Guard::None || row.stepped {
        codes.push(PasswordNeeded);
    }
    codes
}
