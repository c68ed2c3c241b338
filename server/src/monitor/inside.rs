//! What the server itself goes on with. It is no answer: a handler cannot give it, for only
//! the monitor makes what a handler gives.

use super::{Actor, Command, Monitor, Permit, Snapshot, Tx};
use crate::error::Error;

impl Monitor {
    /// Does what whoever runs the command line asks for, and tells them what came of it.
    ///
    /// # Errors
    /// It is refused or fails.
    pub async fn operate<C: Command, T>(
        &self,
        command: C,
        effect: impl AsyncFnOnce(&mut Tx<'_>, Permit<C>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let done = self.run(&Actor::Operator, command, effect).await?;
        Ok(done.into_value())
    }

    /// Reads what decides how to go on.
    ///
    /// # Errors
    /// It is refused or fails.
    pub async fn consult<C: Command, T>(
        &self,
        actor: &Actor,
        command: C,
        effect: impl AsyncFnOnce(&mut Snapshot<'_>, Permit<C>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let found = self.read(actor, command, effect).await?;
        Ok(found.into_value())
    }
}
