//! Reading beside a server that runs, or where nothing may be written.

use crate::{
    actor::Actor,
    command::Permit,
    decision::decide,
    effect::Question,
    engine::{Place, database::Database},
    error::Error,
    monitor::Monitor,
    released::release,
    tx::{Moment, Snapshot},
};
use ground::clock::Clock;
use shared::time::Timestamp;

impl Monitor {
    /// Answers a question of whoever runs the command line from the database at
    /// `place`, which is opened to be read and nothing else: no lock is taken, no
    /// key needed, and nothing is counted.
    ///
    /// # Errors
    /// The policy does not admit it, or it cannot be read.
    pub async fn read_beside<C: Question<()>>(
        place: &Place,
        clock: &Clock,
        command: C,
    ) -> Result<C::Found, Error> {
        const { assert!(!C::CONCERNS_PATIENTS, "nobody writes down whom it shows") }
        let actor = Actor::Operator;
        let now = Timestamp(clock.now().as_millisecond());
        // Nothing is dated that only reads.
        decide::<C>(&actor, now, None)?;
        let mut connection = Database::open_to_read(place).await?;
        let moment = Moment { now, passed: now };
        let mut snapshot = Snapshot::new(&mut connection, None, moment, &actor);
        let value = C::look_up(&(), &mut snapshot, Permit::new(&command)).await?;
        Ok(release::<C, _>(&actor, value)?.into_value())
    }
}
