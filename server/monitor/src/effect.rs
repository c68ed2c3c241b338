//! What is done for a command where it is asked.

use crate::{
    command::{Command, Permit},
    error::Error,
    tx::{Snapshot, Tx},
};

/// A command carried out by `D`, which has what that takes: keys, a calendar, a clock.
///
/// Registered for the command, so that whoever asks hands over the command alone. It
/// borrows it: what the database asks to repeat is done from the beginning, with the same
/// command.
pub trait Effect<D>: Command {
    /// What it brings about.
    type Done: Send;

    /// Does it.
    fn carry_out(
        by: &D,
        tx: &mut Tx<'_>,
        permit: Permit<'_, Self>,
    ) -> impl Future<Output = Result<Self::Done, Error>> + Send;
}

/// The same for a command that asks and changes nothing.
pub trait Question<D>: Command {
    /// What is found.
    type Found: Send;

    /// Looks.
    fn look_up(
        by: &D,
        snapshot: &mut Snapshot<'_>,
        permit: Permit<'_, Self>,
    ) -> impl Future<Output = Result<Self::Found, Error>> + Send;
}

/// Registers what is done for commands, by whom: each is the function that does it, which
/// takes a `&mut Tx` and the permit, and before them whoever does it if it is named.
#[macro_export]
macro_rules! effects {
    ($by:ty: $($command:ty = $effect:path => $done:ty $(, with $who:ident)?;)*) => {$(
        impl ::monitor::Effect<$by> for $command {
            type Done = $done;

            async fn carry_out(
                by: &$by,
                tx: &mut ::monitor::Tx<'_>,
                permit: ::monitor::Permit<'_, Self>,
            ) -> Result<$done, ::monitor::Error> {
                let _ = by;
                $(let $who = by;)?
                $effect($($who,)? tx, permit).await
            }
        }
    )*};
}

/// The same for commands that ask; their functions take a `&mut Snapshot`.
#[macro_export]
macro_rules! questions {
    ($by:ty: $($command:ty = $look_up:path => $found:ty $(, with $who:ident)?;)*) => {$(
        impl ::monitor::Question<$by> for $command {
            type Found = $found;

            async fn look_up(
                by: &$by,
                snapshot: &mut ::monitor::Snapshot<'_>,
                permit: ::monitor::Permit<'_, Self>,
            ) -> Result<$found, ::monitor::Error> {
                let _ = by;
                $(let $who = by;)?
                $look_up($($who,)? snapshot, permit).await
            }
        }
    )*};
}
