//! What the server itself goes on with. It is no answer: a handler cannot give it, for only
//! the monitor makes what a handler gives.

use crate::{
    actor::Actor,
    command::{Command, Permit},
    error::Error,
    monitor::Monitor,
    possession::Possession,
    released::{Answer, Released},
    session_state::SessionState,
    tx::{Snapshot, Tx},
};
use ground::crypto::digest::Sha256Digest;
use std::net::IpAddr;

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

    /// Lets the answer that a session was `opened` say what is to be shown of it, once it
    /// is recognized like any other; nothing, if it is over already.
    ///
    /// # Errors
    /// It is not recognized.
    pub async fn welcome<T>(
        &self,
        opened: Released<()>,
        address: IpAddr,
        secret: Sha256Digest,
        show: impl FnOnce(&SessionState) -> T,
    ) -> Answer<Option<T>> {
        let actor = self.recognize(address, secret, &Possession::Shown).await?;
        let shown = actor.session_state().map(show);
        let () = opened.into_value();
        Ok(Released::new(shown))
    }
}
