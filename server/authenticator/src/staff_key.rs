//! The key of staff tokens: another takes over.

use ground::crypto::staff_keys::StaffKeys;
use monitor::{Actor, Command, Entity, Error, Monitor, Operation, Permit, Subject, Tx};
use shared::journal::Mark;

/// Lets another key sign token files from now on.
struct RotateStaffKey {
    /// The key's name.
    kid: String,
    known_to_others: bool,
}

impl Command for RotateStaffKey {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::RotateStaffKey;
    const TOUCHES_SESSIONS: bool = false;
}

/// Makes a new key and lets it sign from now on, also in a server that runs. What the old
/// one signed goes on working unless it is `known_to_others`. Gives the new one's name.
///
/// # Errors
/// A file or the database cannot be written; the old key goes on signing.
pub async fn rotate(
    monitor: &Monitor,
    keys: &StaffKeys,
    known_to_others: bool,
) -> Result<String, Error> {
    let next = keys.next()?;
    let kid = next.key.public().thumbprint().to_string();
    let command = RotateStaffKey {
        kid: kid.clone(),
        known_to_others,
    };
    let record = async |tx: &mut Tx<'_>, permit: Permit<RotateStaffKey>| {
        let RotateStaffKey {
            kid,
            known_to_others,
        } = permit.command();
        let kid = kid.parse().map_err(|_| Error::Corrupt)?;
        tx.note().also(Subject::Key(kid));
        if *known_to_others {
            tx.note().mark(Mark::Compromised);
        }
        Ok(())
    };
    monitor.run(&Actor::Operator, command, record).await?;
    keys.install(next, known_to_others)?;
    Ok(kid)
}
