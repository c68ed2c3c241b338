//! Reading the journal on the server itself.

use crate::store::{Lines, ReadJournal, Unknown};
use ground::clock::Clock;
use monitor::{Actor, Error, Monitor, engine::Place};

/// Reads the journal, on the server itself.
///
/// # Errors
/// The database is out of reach.
pub async fn read(
    monitor: &Monitor,
    question: ReadJournal,
) -> Result<Result<Lines, Unknown>, Error> {
    monitor.consult(&(), &Actor::Operator, question).await
}

/// The same from the database at `place`, opened to be read and nothing else.
///
/// # Errors
/// It cannot be read.
pub async fn read_from(
    place: &Place,
    clock: &Clock,
    question: ReadJournal,
) -> Result<Result<Lines, Unknown>, Error> {
    Monitor::read_beside(place, clock, question).await
}
