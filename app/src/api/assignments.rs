//! Which user holds which role.

use super::{answer::Answer, call::Call};
use shared::{
    assignments::{Assignment, Holder, NewAssignment},
    endpoints::{CreateAssignment, DeleteAssignment, GetHolder},
    ids::{AssignmentId, UserId},
};

/// A user's roles and what they add up to.
pub async fn holder(id: UserId) -> Answer<Holder> {
    Call::<GetHolder>::new(&()).id(id).send().await
}

/// Gives a user a role, with what was `confirmed` of it.
pub async fn create(new: NewAssignment, confirmed: Option<String>) -> Answer<Assignment> {
    let call = Call::<CreateAssignment>::new(&new);
    call.confirmed(confirmed).send().await
}

/// Withdraws a role from a user, with what was `confirmed` of it.
pub async fn delete(id: AssignmentId, confirmed: Option<String>) -> Answer<()> {
    let call = Call::<DeleteAssignment>::new(&()).id(id);
    call.confirmed(confirmed).send().await
}
