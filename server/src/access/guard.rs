//! No escalation (REQUIREMENTS §3): rights before and after a change are
//! compared in its own transaction, whatever the change was.

use super::rights::{Combined, combined};
use crate::{error::Error, monitor::Tx};
use shared::{ids::UserId, permissions::Permission, problem::ErrorCode};
use std::collections::{HashMap, HashSet};

/// Everybody's effective rights, and who of them can sign in.
pub struct Rights {
    everybody: HashMap<UserId, Combined>,
    able: HashSet<UserId>,
}

impl Rights {
    /// As they stand now; `able` are the users with a valid token on an
    /// enrolled workstation.
    pub async fn load(tx: &mut Tx<'_>, able: HashSet<UserId>) -> Result<Self, Error> {
        let everybody = combined(tx.connection()).await?;
        Ok(Self { everybody, able })
    }

    fn holds(&self, user: UserId, permission: Permission) -> bool {
        self.everybody
            .get(&user)
            .is_some_and(|combined| combined.states.of(permission).grants())
    }

    fn has_able_holder(&self, permission: Permission) -> bool {
        self.able.iter().any(|user| self.holds(*user, permission))
    }
}

/// Refuses a change by which the actor gains any right, by which anyone gains
/// an administrative right the actor lacked, or after which nobody able to
/// sign in holds an administrative right that somebody held before.
pub fn check_escalation(actor: UserId, before: &Rights, after: &Rights) -> Result<(), Error> {
    let gains = |user, permission| after.holds(user, permission) && !before.holds(user, permission);
    for permission in Permission::ALL {
        if gains(actor, permission) {
            return Err(ErrorCode::EscalationSelf { permission }.into());
        }
    }
    for permission in Permission::ADMINISTRATIVE {
        if !before.holds(actor, permission) {
            let mut others = after.everybody.iter();
            if let Some((_, gaining)) = others.find(|(user, _)| gains(**user, permission)) {
                let who = gaining.full_name.clone();
                return Err(ErrorCode::EscalationGrant { permission, who }.into());
            }
        }
        if before.has_able_holder(permission) && !after.has_able_holder(permission) {
            return Err(ErrorCode::LastHolder { permission }.into());
        }
    }
    Ok(())
}

/// Refuses acting upon a user who holds an administrative right the actor
/// lacks.
pub fn check_target(actor: UserId, target: UserId, rights: &Rights) -> Result<(), Error> {
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    let above = administrative
        .find(|permission| rights.holds(target, *permission) && !rights.holds(actor, *permission));
    match above {
        Some(permission) => Err(ErrorCode::TargetOutranks { permission }.into()),
        None => Ok(()),
    }
}
