//! The key of staff tokens: another takes over.

use crate::tokens;
use ground::crypto::{key_file::NextKey, staff_keys::StaffKeys};
use monitor::{Actor, Error, Monitor, Permit, Subject, Tx};
use shared::journal::Mark;

monitor::commands! { Takeover<'_>:
    /// Lets another key sign token files from now on.
    struct RotateStaffKey {
        /// The key's name.
        kid: String,
        /// The keys whose tokens go on working beside its own, where the one before is known to
        /// others.
        lasting: Option<Vec<String>>,
    } of internal::RotateStaffKey does take_over with takeover => ();
}

/// A key about to take over from others.
struct Takeover<'a> {
    keys: &'a StaffKeys,
    next: &'a NextKey<'a>,
}

async fn take_over(
    &Takeover { keys, next }: &Takeover<'_>,
    tx: &mut Tx<'_>,
    permit: Permit<'_, RotateStaffKey>,
) -> Result<(), Error> {
    let RotateStaffKey { kid, lasting } = permit.command();
    let subject = Subject::Key(kid.parse().map_err(|_| Error::Corrupt)?);
    tx.note().also(subject);
    if let Some(lasting) = lasting {
        tx.note().mark(Mark::Compromised);
        // Where this is repeated, a server may have signed by the new key meanwhile.
        tokens::end_unsigned(tx, kid, lasting).await?;
    }
    // Last of all, and undone if nothing is written down.
    Ok(keys.install(next, lasting.is_some())?)
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
        lasting: known_to_others.then(|| keys.retired()),
    };
    let takeover = Takeover { keys, next: &next };
    match monitor.run(&takeover, &Actor::Operator, command).await {
        Ok(_) => Ok(kid),
        Err(error) => {
            next.undo()?;
            Err(error)
        }
    }
}
