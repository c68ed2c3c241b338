//! By which codes an endpoint refuses: those of its row, and those that follow from what
//! it takes and from its row of the policy.

use monitor::{Guard, Operation, Right, policy::Row};
use shared::endpoints::{Endpoint, Method, Precondition};
use std::collections::BTreeSet;

/// What the policy says of a browser that asks for `E`.
pub fn row<E: Endpoint>() -> Option<&'static Row> {
    Operation::named(E::NAME).and_then(monitor::policy::asked_by_a_browser)
}

/// The names of the codes, in the vocabulary of [`ErrorCode`](shared::problem::ErrorCode).
pub fn codes<E: Endpoint>() -> BTreeSet<&'static str> {
    let gets = matches!(E::METHOD, Method::Get);
    let mut codes = BTreeSet::from(EVERYWHERE);
    codes.extend(E::ERRORS);
    if E::HAS_ID {
        codes.extend(["NotFound", "Damaged"]);
    }
    if E::HAS_REQUEST {
        codes.insert("InvalidFields");
    }
    if E::HAS_REQUEST && !gets {
        codes.extend(["TooLarge", "TooSlow", "UnsupportedMedia"]);
    }
    for precondition in E::PRECONDITIONS {
        codes.extend(of_precondition(*precondition));
    }
    if let Some(row) = row::<E>() {
        codes.extend(of_policy(row));
    }
    codes
}

/// What holds of every request: its headers, how many there are, whether the server can
/// work.
const EVERYWHERE: [&str; 7] = [
    "Malformed",
    "CrossOrigin",
    "NotEncrypted",
    "TooOften",
    "Busy",
    "Unavailable",
    "Internal",
];

fn of_precondition(precondition: Precondition) -> &'static [&'static str] {
    match precondition {
        Precondition::IfMatch => &["PreconditionRequired", "Stale"],
        Precondition::IdempotencyKey => &["FormSent"],
        Precondition::Proof => &["ProofRefused"],
        Precondition::ConfirmedRights => &[],
        Precondition::NotATwin => &["LikelyTwin"],
    }
}

fn of_policy(row: &Row) -> Vec<&'static str> {
    let mut codes = Vec::new();
    if row.right != Right::Anyone {
        codes.extend(["NotSignedIn", "SessionEnded", "ProofNeeded", "ProofRefused"]);
    }
    if matches!(row.right, Right::AnyOf(_)) {
        codes.extend(["PasswordChangeRequired", "Forbidden"]);
    }
    if matches!(row.guard, Guard::Target | Guard::Both) {
        codes.push("TargetOutranks");
    }
    if row.guard.weighs_rights() {
        codes.extend([
            "EscalationSelf",
            "EscalationGrant",
            "RightsSurface",
            "LastHolder",
        ]);
    }
    // What reaches whoever governs takes the person and a sure clock, whatever its row says.
    if row.guard != Guard::None || row.dated {
        codes.push("ClockUnsure");
    }
    if row.guard != Guard::None || row.stepped {
        codes.push("PasswordNeeded");
    }
    codes
}
