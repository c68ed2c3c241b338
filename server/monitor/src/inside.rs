//! What the server itself goes on with. It is no answer: a handler cannot give it, for only
//! the monitor makes what a handler gives.

use crate::{
    actor::Actor,
    effect::{Effect, Question},
    error::Error,
    monitor::Monitor,
    possession::Possession,
    released::{Answer, Released},
    session_state::SessionState,
};
use ground::crypto::digest::Sha256Digest;
use std::net::IpAddr;

impl Monitor {
    /// Does what whoever runs the command line asks for, and tells them what came of it.
    ///
    /// # Errors
    /// It is refused or fails.
    pub async fn operate<D: Sync, C: Effect<D>>(
        &self,
        by: &D,
        command: C,
    ) -> Result<C::Done, Error> {
        let done = self.run(by, &Actor::Operator, command).await?;
        Ok(done.into_value())
    }

    /// Reads what decides how to go on.
    ///
    /// # Errors
    /// It is refused or fails.
    pub async fn consult<D: Sync, C: Question<D>>(
        &self,
        by: &D,
        actor: &Actor,
        command: C,
    ) -> Result<C::Found, Error> {
        let found = self.read(by, actor, command).await?;
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
