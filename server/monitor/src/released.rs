//! Answers: nothing leaves that the response's row did not let out, and nobody beyond the
//! monitor changes what it let out.

use crate::{actor::Actor, command::Command, error::Error, policy::permits};
use serde::{Serialize, Serializer};
use shared::page::Version;
use std::{num::NonZero, sync::LazyLock, thread};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// An answer the policy lets out: the only thing a handler can answer with.
#[derive(Debug)]
pub struct Released<T> {
    value: T,
    version: Option<Version>,
    damaged: Vec<String>,
}

impl<T> Released<T> {
    pub(super) const fn new(value: T) -> Self {
        Self {
            value,
            version: None,
            damaged: Vec::new(),
        }
    }

    /// The answer itself, for the monitor alone: whoever takes it out and gives it back
    /// could give back another.
    pub(super) fn into_value(self) -> T {
        self.value
    }

    /// The answer itself, to look at.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// Beside records of a list that could not be read.
    pub(super) fn apart(mut self, damaged: Vec<String>) -> Self {
        self.damaged = damaged;
        self
    }

    /// The records of a list that could not be read and for which its body has no place.
    pub fn damaged(&self) -> &[String] {
        &self.damaged
    }

    /// With the version of the record it shows.
    #[must_use]
    pub fn tagged(mut self, version: impl FnOnce(&T) -> Version) -> Self {
        self.version = Some(version(&self.value));
        self
    }

    /// The version of the record it shows, if it is one that changes are made from.
    pub const fn version(&self) -> Option<Version> {
        self.version
    }
}

impl<T> Released<Option<T>> {
    /// The answer that is there, if it is.
    pub fn transpose(self) -> Option<Released<T>> {
        Some(Released {
            value: self.value?,
            version: self.version,
            damaged: self.damaged,
        })
    }
}

/// What is yet to be made of an effect, once all of it is on disk: nobody waits for the
/// writer meanwhile.
pub struct Later<T>(Box<dyn FnOnce() -> Result<T, Error> + Send>);

impl<T> Later<T> {
    /// What `make` makes of what the effect gave it.
    pub fn new(make: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Self {
        Self(Box::new(make))
    }
}

impl<T: Send + 'static> Later<T> {
    /// Makes it, beside the requests that wait, and not by all cores at once.
    ///
    /// # Errors
    /// It could not be made.
    pub async fn made(self) -> Result<T, Error> {
        static CORES: LazyLock<Semaphore> = LazyLock::new(|| {
            let cores = thread::available_parallelism().map_or(1, NonZero::get);
            Semaphore::new((cores - 1).max(1))
        });
        let _core = CORES.acquire().await;
        spawn_blocking(self.0).await.map_err(Error::failed)?
    }
}

impl<T: Send + 'static> Released<Later<T>> {
    /// The answer.
    ///
    /// # Errors
    /// It could not be made; the effect stays, and the journal has it as done.
    pub async fn made(self) -> Answer<T> {
        Ok(Released {
            value: self.value.made().await?,
            version: self.version,
            damaged: self.damaged,
        })
    }
}

/// As it leaves: the answer alone.
impl<T: Serialize> Serialize for Released<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// What is answered: a released value, or an error that tells no more than [`Error`] lets
/// it.
pub type Answer<T> = Result<Released<T>, Error>;

/// Lets an answer out, if its row does.
pub(super) fn release<C: Command, T>(actor: &Actor, value: T) -> Answer<T> {
    permits(C::event(actor.entity()).response())?;
    Ok(Released::new(value))
}
