//! The decision before anything else, as a thing to hand on.

use crate::actor::Actor;
use std::{marker::PhantomData, ops::Deref};

/// Proof that whoever asks was admitted for `C`; only the monitor makes one. What is gathered for
/// `C` is not decided anew: `C` itself is, at its turn.
#[derive(Debug)]
pub struct Admission<C>(Actor, PhantomData<fn() -> C>);

impl<C> Admission<C> {
    pub(super) const fn of(actor: Actor) -> Self {
        Self(actor, PhantomData)
    }
}

impl<C> Deref for Admission<C> {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.0
    }
}
