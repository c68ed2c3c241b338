//! What is told of those who govern: rights that are about to have nobody left
//! who can use them, and what one of them did alone.

use super::{Actor, Answer, Command, Entity, Monitor, Operation, dispatch};
use crate::authenticator::four_eyes::ListAloneActs;
use shared::{lapses::Lapse, notices::AloneActs};

/// Asks which administrative permissions run out of holders who are able.
pub struct ListLapses;

impl Command for ListLapses {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::ListLapses;
}

impl Monitor {
    /// What one person did lately that takes two; and until when two are asked
    /// for although only one is left.
    pub async fn alone_acts(&self, actor: &Actor) -> Answer<AloneActs> {
        self.read(actor, ListAloneActs, dispatch::alone_acts).await
    }

    /// The lapses that concern `actor`: those of rights they hold; all of them
    /// for the server's own clock.
    pub async fn lapses(&self, actor: &Actor) -> Answer<Vec<Lapse>> {
        let concerns =
            |lapse: &Lapse| matches!(actor, Actor::System) || actor.may(lapse.permission);
        self.read(actor, ListLapses, async |snapshot, _| {
            let now = snapshot.now();
            let lapses = dispatch::lapses(snapshot.connection(), now).await?;
            Ok(lapses.into_iter().filter(concerns).collect())
        })
        .await
    }
}
