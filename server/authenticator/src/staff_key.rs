//! The key of staff tokens: another takes over.

use crate::tokens;
use ground::crypto::{key_file::NextKey, staff_keys::StaffKeys};
use monitor::{Actor, Command, Effect, Error, Monitor, Permit, Subject, Tx, internal};
use serde::{Deserialize, Serialize};
use shared::journal::Mark;

/// Lets another key sign token files from now on.
#[derive(Serialize, Deserialize)]
struct RotateStaffKey {
    /// The key's name.
    kid: String,
    known_to_others: bool,
}

impl Command for RotateStaffKey {
    type Of = internal::RotateStaffKey;
}

/// A key about to take over from others.
struct Taking<'a> {
    keys: &'a StaffKeys,
    next: &'a NextKey<'a>,
}

impl Effect<Taking<'_>> for RotateStaffKey {
    type Done = ();

    async fn carry_out(
        &Taking { keys, next }: &Taking<'_>,
        tx: &mut Tx<'_>,
        permit: Permit<'_, Self>,
    ) -> Result<(), Error> {
        let Self {
            kid,
            known_to_others,
        } = permit.command();
        let kid = kid.parse().map_err(|_| Error::Corrupt)?;
        tx.note().also(Subject::Key(kid));
        if *known_to_others {
            tx.note().mark(Mark::Compromised);
            tokens::end_unsigned(tx, &keys.lasting(*known_to_others)).await?;
        }
        // Last of all, and undone if nothing is written down.
        Ok(keys.install(next, *known_to_others)?)
    }
}

/// Makes a new key and lets it sign from now on, also in a server that runs. What the old
/// one signed goes on working unless it is `known_to_others`: then those tokens end, and
/// what they opened. Gives the new one's name.
///
/// # Errors
/// A file or the database cannot be written, or another key is taking over; the old key
/// goes on signing.
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
    let taking = Taking { keys, next: &next };
    match monitor.run(&taking, &Actor::Operator, command).await {
        Ok(_) => Ok(kid),
        Err(error) => {
            next.undo()?;
            Err(error)
        }
    }
}
