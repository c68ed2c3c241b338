//! Who hears what an effect raised: the domains, in the transaction that raised it.

use crate::{
    domains::{Asked, Domains},
    event::Event,
    tx::Tx,
};

/// The domains, as far as they hear of each other.
pub trait Listener: Domains {
    /// Tells whom it concerns, in the transaction that raised it.
    fn deliver<'a>(&'a self, tx: &'a mut Tx<'_>, event: Event) -> Asked<'a, ()>;
}
