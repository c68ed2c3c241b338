//! What a change must not do: the rights before it and after it, compared.

use super::{outgrown::Outgrown, rights::Rights};
use crate::{
    able::{Able, Way},
    error::Error,
};
use ground::{crypto::digest::Sha256Digest, text};
use shared::{
    ids::UserId,
    permissions::Permission,
    problem::{ErrorCode, Surfacing},
    time::Timestamp,
};

/// Refuses a change by which the actor gains any right, or by which anyone gains, or any
/// role comes to give, one that the actor may not give; or after which nobody holds an
/// administrative right who is able to use it, when somebody was before. What
/// lets hidden rights surface, or ends what was `outgrown`, is refused until the actor has
/// `confirmed` what they were shown.
pub fn check_escalation(
    actor: UserId,
    before: &Rights,
    after: &Rights,
    outgrown: Outgrown,
    confirmed: Option<Sha256Digest>,
) -> Result<(), Error> {
    let gains = |user, permission| {
        (after.holds(user, permission) && !before.holds(user, permission))
            || (after.holds_latently(user, permission) && !before.holds_latently(user, permission))
    };
    for permission in Permission::ALL {
        if gains(actor, permission) {
            return Err(ErrorCode::EscalationSelf { permission }.into());
        }
    }
    for permission in Permission::ALL {
        if before.gives(actor, permission) {
            continue;
        }
        let mut others = after.people.iter();
        if let Some((_, gaining)) = others.find(|(user, _)| gains(**user, permission)) {
            let who = gaining.full_name.clone();
            return Err(ErrorCode::EscalationGrant { permission, who }.into());
        }
        // A role that nobody holds waits for somebody who gives it, unaware of what is in it.
        if after.is_planted_since(before, permission) {
            return Err(ErrorCode::EscalationRole { permission }.into());
        }
    }
    for permission in Permission::ADMINISTRATIVE {
        check_last(permission, before, after)?;
    }
    check_surfacing(before, after, outgrown, confirmed)
}

/// Who can be counted on must not be lost, nor, where there is nobody such,
/// who gets in by a password of their own, nor else who can get in at all; by the clock,
/// and also by what is on record, for by a clock that was set nobody may be left.
fn check_last(permission: Permission, before: &Rights, after: &Rights) -> Result<(), Error> {
    let levels: [fn(Able, Timestamp) -> bool; 7] = [
        Able::lasts,
        |able, _| Way::Own <= able.now,
        |able, _| Way::Enters <= able.now,
        |able, _| able.until.is_some(),
        |able, _| Way::CountedOn <= able.recorded,
        |able, _| Way::Own <= able.recorded,
        |able, _| Way::Enters <= able.recorded,
    ];
    for is_able in levels {
        let is_governed = |rights: &Rights| rights.is_governed(permission, is_able);
        if is_governed(before) && !is_governed(after) {
            return Err(ErrorCode::LastHolder { permission }.into());
        }
    }
    Ok(())
}

/// Names those in whom a hidden right takes effect, whichever it is, and the
/// tokens and codes that end, unless exactly that was confirmed.
fn check_surfacing(
    before: &Rights,
    after: &Rights,
    outgrown: Outgrown,
    confirmed: Option<Sha256Digest>,
) -> Result<(), Error> {
    let surfaces = |user: UserId, permission: &Permission| {
        before.holds_latently(user, *permission)
            && !before.holds(user, *permission)
            && after.holds(user, *permission)
    };
    let mut people: Vec<(UserId, Surfacing)> = after
        .people
        .iter()
        .filter_map(|(user, person)| {
            let mut permissions = Permission::ALL.to_vec();
            permissions.retain(|permission| surfaces(*user, permission));
            let who = person.full_name.clone();
            (!permissions.is_empty()).then_some((*user, Surfacing { who, permissions }))
        })
        .collect();
    if people.is_empty() && outgrown.is_empty() {
        return Ok(());
    }
    people.sort_by_cached_key(|(user, person)| (text::sort_key(&person.who), *user));
    let shown = Sha256Digest::of(format!("{people:?} {outgrown:?}"));
    if confirmed == Some(shown) {
        return Ok(());
    }
    Err(ErrorCode::RightsSurface {
        people: people.into_iter().map(|(_, person)| person).collect(),
        tokens: outgrown.tokens,
        codes: outgrown.codes.into(),
        confirm: shown.to_string(),
    }
    .into())
}

/// Refuses acting upon somebody else who holds an administrative right, if
/// only latently, that the actor lacks.
pub fn check_target(actor: UserId, target: UserId, rights: &Rights) -> Result<(), Error> {
    let is_above = |permission: &Permission| {
        rights.holds_latently(target, *permission) && !rights.holds(actor, *permission)
    };
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    match administrative.find(is_above) {
        Some(permission) if actor != target => Err(ErrorCode::TargetOutranks { permission }.into()),
        _ => Ok(()),
    }
}
