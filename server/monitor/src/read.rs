//! How a question is answered: decided, read from one snapshot, and journalled before
//! the answer leaves.

use crate::{
    actor::Actor,
    command::{Concerning, Permit},
    effect::Question,
    error::Error,
    monitor::Monitor,
    note::Note,
    outcome::Outcome,
    policy::permits,
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
        let came = Instant::now();
        let turn = self.queues.turn(actor.user_id(), C::IS_LONG).await;
        self.metrics().waited_in_line(C::IS_LONG, came.elapsed());
        let turn = match turn {
            Ok(turn) => turn,
            Err(error) => return Err(self.refuse(actor, &command, error).await),
        };
        // A body may take its time to arrive, and a turn to come: what counts is who asks now.
        let actor = &match self.as_they_stand(actor).await {
            Ok(actor) => actor,
            Err(error) => return Err(self.refuse(actor, &command, error).await),
        };
        self.admit::<C>(actor, command.subject()).await?;
        let event = C::event(actor.entity());
        let subject = command.subject();
        let mut reader = self.database.attended(turn, C::IS_LONG).await?;
        let connection = reader.connection()?;
        let mut snapshot = Snapshot::new(connection, Some(self.domains), self.moment(), actor);
        let result = C::look_up(by, &mut snapshot, Permit::new(&command)).await;
        let result = result.map(|value| noted(value, snapshot.note()));
        let mut note = snapshot.into_note();
        reader.end();
        if !permits(event)?.journalled {
            let value = result?;
            if !C::GATHERS {
                self.counts.add(event);
            }
            return release::<C, T>(actor, value).map(|found| found.apart(note.damaged));
        }
        note.subject = note.subject.or(subject);
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
}
