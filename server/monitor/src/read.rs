//! How a question is answered: decided, read from one snapshot, and journalled before
//! the answer leaves.

use crate::{
    actor::Actor,
    admission::Admission,
    command::{Command, Concerning, Permit},
    effect::Question,
    error::Error,
    monitor::Monitor,
    note::Note,
    outcome::Outcome,
    policy::permits,
    queue::Reading,
    released::{Answer, release},
    tx::Snapshot,
};
use std::time::Instant;

impl Monitor {
    /// Answers a question: decides, lets `by` look, journals that patient
    /// data was read or counts what else was, releases the answer.
    pub async fn read<D: Sync, C: Question<D>>(
        &self,
        by: &D,
        actor: &Actor,
        command: C,
    ) -> Answer<C::Found> {
        const {
            assert!(
                !C::CONCERNS_PATIENTS,
                "its effect says which patients it concerns"
            );
        }
        self.look_up(by, actor, command, |value, _| value).await
    }

    /// The same, of what shows patients' data; a row that is not journalled
    /// admits none of it.
    pub async fn read_concerning<D: Sync, C: Question<D, Found = Concerning<T>>, T: Send>(
        &self,
        by: &D,
        actor: &Actor,
        command: C,
    ) -> Answer<T> {
        const { assert!(C::CONCERNS_PATIENTS, "it says that it concerns no patient") }
        if !permits(C::event(actor.entity()))?.journalled {
            return Err(Error::NotInPolicy);
        }
        self.look_up(by, actor, command, Concerning::noted).await
    }

    async fn look_up<D: Sync, C: Question<D>, T: Send>(
        &self,
        by: &D,
        actor: &Actor,
        command: C,
        noted: fn(C::Found, &mut Note) -> T,
    ) -> Answer<T> {
        const { assert!(!C::GATHERS, "it is a part of another command") }
        let (turn, ref actor) = match self.in_turn::<C>(actor).await {
            Ok(turn) => turn,
            Err(error) => return Err(self.refuse(actor, &command, error).await),
        };
        self.admit::<C>(actor, command.subject()).await?;
        let event = C::event(actor.entity());
        let (result, mut note) = self.found(by, actor, turn, &command, noted).await?;
        if !permits(event)?.journalled {
            let value = result?;
            self.counts.add(event);
            return release::<C, T>(actor, value).map(|found| found.apart(note.damaged));
        }
        note.subject = note.subject.or(command.subject());
        match result {
            Ok(value) => {
                let mut entry = self.entry(actor, event, Outcome::Done);
                entry.subject = note.subject.take();
                entry.notes = std::mem::take(&mut note.notes);
                self.write_alone(&entry).await?;
                release::<C, T>(actor, value).map(|found| found.apart(note.damaged))
            }
            Err(error) => Err(self.refuse_about(actor, event, note, error).await),
        }
    }

    /// Reads for `C`, to which whoever asks was admitted, what decides how to go on. It is
    /// recorded with `C`, also what keeps it from being read.
    ///
    /// # Errors
    /// It cannot be read, or their session is over.
    pub async fn gather<D: Sync, C: Command, Q: Question<D> + Command<Of = C::Of>>(
        &self,
        by: &D,
        admission: &Admission<C>,
        question: Q,
    ) -> Result<Q::Found, Error> {
        const {
            assert!(
                Q::GATHERS && !Q::CONCERNS_PATIENTS,
                "it shows nothing by itself"
            );
        }
        let (turn, actor) = self.in_turn::<Q>(admission).await?;
        let found = self.found(by, &actor, turn, &question, |value, _| value);
        let (found, _) = found.await?;
        Ok(release::<Q, _>(&actor, found?)?.into_value())
    }

    /// Waits for its turn, and says who asks once it has come: a body may take its time to
    /// arrive, too.
    async fn in_turn<C: Command>(&self, actor: &Actor) -> Result<(Reading, Actor), Error> {
        let came = Instant::now();
        let turn = self.queues.turn(actor.user_id(), C::IS_LONG).await;
        self.metrics().waited_in_line(C::IS_LONG, came.elapsed());
        Ok((turn?, self.as_they_stand(actor).await?))
    }

    async fn found<D: Sync, C: Question<D>, T: Send>(
        &self,
        by: &D,
        actor: &Actor,
        turn: Reading,
        command: &C,
        noted: fn(C::Found, &mut Note) -> T,
    ) -> Result<(Result<T, Error>, Note), Error> {
        let mut reader = self.database.attended(turn, C::IS_LONG).await?;
        let connection = reader.connection()?;
        let mut snapshot = Snapshot::new(connection, Some(self.domains), self.moment(), actor);
        let result = C::look_up(by, &mut snapshot, Permit::new(command)).await;
        let result = result.map(|value| noted(value, snapshot.note()));
        let note = snapshot.into_note();
        reader.end();
        Ok((result, note))
    }
}
