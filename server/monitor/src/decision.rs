//! The decision: whether somebody may ask for something, by its row of the
//! policy.

use crate::{
    actor::Actor,
    command::Command,
    error::Error,
    policy::{Right, permits},
    session_state::SessionState,
};
use shared::{permissions::Permission, problem::ErrorCode, time::Timestamp};

/// Refuses what is judged by days while the clock cannot be believed.
pub(crate) fn sure(clock_fault: Option<i64>) -> Result<(), Error> {
    let unsure = |seconds| Err(ErrorCode::ClockUnsure { seconds }.into());
    clock_fault.map_or(Ok(()), unsure)
}

/// Decides whether `actor` may ask for `C` at `now`, by a clock with this fault.
pub(super) fn decide<C: Command>(
    actor: &Actor,
    now: Timestamp,
    clock_fault: Option<i64>,
) -> Result<(), Error> {
    let row = permits(C::event(actor.entity()))?;
    has_right(row.right, actor)?;
    // Only whoever has the right is asked for more.
    if row.stepped {
        stepped_up(actor, now)?;
    }
    if row.dated {
        sure(clock_fault)?;
    }
    Ok(())
}

/// Refuses whoever did not enter their password lately.
pub(super) fn stepped_up(actor: &Actor, now: Timestamp) -> Result<(), Error> {
    match actor.session_state() {
        Some(state) if !state.session.is_stepped_up(now) => Err(ErrorCode::PasswordNeeded.into()),
        _ => Ok(()),
    }
}

fn has_right(right: Right, actor: &Actor) -> Result<(), Error> {
    match (right, actor) {
        (Right::Anyone, _)
        | (Right::Trusted, Actor::Operator | Actor::Scribe { .. } | Actor::System) => Ok(()),
        (Right::OwnSession, Actor::SignedIn { .. }) => Ok(()),
        (Right::AnyOf(permissions), Actor::SignedIn { state, .. }) => {
            decide_any(state, permissions)
        }
        (Right::Trusted, _) => Err(Error::NotInPolicy),
        (
            Right::OwnSession | Right::AnyOf(_),
            Actor::Anonymous { .. } | Actor::Operator | Actor::Scribe { .. } | Actor::System,
        ) => Err(ErrorCode::NotSignedIn.into()),
    }
}

fn decide_any(state: &SessionState, permissions: &'static [Permission]) -> Result<(), Error> {
    if state.session.password_change_required {
        return Err(ErrorCode::PasswordChangeRequired.into());
    }
    if permissions.iter().any(|permission| state.may(*permission)) {
        return Ok(());
    }
    let Some(&permission) = permissions.first() else {
        return Err(Error::NotInPolicy);
    };
    let decision = state.decide(permission);
    Err(ErrorCode::Forbidden {
        permission,
        decision,
    }
    .into())
}
