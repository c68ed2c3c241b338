//! What the guard compares, asked of the domains.

use super::{
    outgrown::{Made, Outgrown, WayIn},
    rights::Rights,
};
use crate::{
    domains::Domains,
    engine::names::Connection,
    error::Error,
    event::Event,
    tx::{FourEyes, Snapshot, Tx},
};
use shared::{
    ids::{UserId, WorkstationId},
    permissions::Permission,
    time::Timestamp,
};

impl Rights {
    /// What the rights of all are that could matter, and who is able to use them.
    pub(crate) async fn load(
        domains: &dyn Domains,
        connection: &mut Connection,
        actor: Option<UserId>,
        enrolled_anew: Option<WorkstationId>,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let people = domains.governing(connection, actor).await?;
        let roles = domains.said_by_roles(connection).await?;
        let mut rights = Self::new(people, roles, now);
        for user in rights.governing() {
            let able = domains.able(connection, user, enrolled_anew, now).await?;
            rights.is_able(user, able);
        }
        Ok(rights)
    }
}

impl Snapshot<'_> {
    /// What the rights of all are that could matter, and who is able to use them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn rights(&mut self) -> Result<Rights, Error> {
        let domains = self.domains().ok_or(Error::NotInPolicy)?;
        let passed = self.passed();
        Rights::load(domains, self.connection(), None, None, passed).await
    }
}

impl Tx<'_> {
    /// The same, as they stand, and as if what may be enrolled anew had been.
    pub(crate) async fn rights(&mut self) -> Result<Rights, Error> {
        let (domains, actor, passed) = (self.domains(), self.actor().user_id(), self.passed());
        let enrolled_anew = self.enrolled_anew();
        Rights::load(domains, self.connection(), actor, enrolled_anew, passed).await
    }

    /// The same, after an effect: also of those whose rights mattered `before`.
    pub(crate) async fn rights_since(&mut self, before: &Rights) -> Result<Rights, Error> {
        let mut after = self.rights().await?;
        let others = before.people.keys().copied();
        let others = others.filter(|user| !after.people.contains_key(user));
        let others: Vec<UserId> = others.collect();
        let mut said = self.domains().said_of(self.connection(), &others).await?;
        for user in others {
            let said = said.remove(&user).unwrap_or_default();
            let person = before.people[&user].saying(said);
            after.people.insert(user, person);
        }
        Ok(after)
    }

    /// Whether a password and a token take two people now; that two could is remembered.
    pub(crate) async fn judge_four_eyes(&mut self, rights: &Rights) -> Result<(), Error> {
        let (domains, now) = (self.domains(), self.passed());
        let four_eyes = if rights.has_four_eyes() {
            domains.keep_four_eyes(self.connection()).await?;
            // Of people hears who may see them.
            let actor = self.actor().user_id();
            let sees = |user| rights.holds_all(user, &[Permission::UserManagement]);
            let absent = actor.filter(|user| sees(*user)).and(rights.absent());
            FourEyes::Held(absent.map(Box::new))
        } else {
            let until = domains.four_eyes(self.connection(), now).await?;
            until.map_or(FourEyes::Off, FourEyes::Until)
        };
        self.set_four_eyes(four_eyes);
        Ok(())
    }

    /// What ends because its owner gains an administrative right which whoever made it
    /// lacks.
    pub(crate) async fn outgrown(
        &mut self,
        before: &Rights,
        after: &Rights,
    ) -> Result<Outgrown, Error> {
        let mut outgrown = Outgrown::default();
        for (user, gained) in after.gained_since(before) {
            for made in self.untrusted(user, before, &gained).await? {
                outgrown.add(user, after.name_of(user), made);
            }
        }
        Ok(outgrown)
    }

    /// What ends of `user`'s ways in, should they hold every administrative right.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn outgrown_of(&mut self, user: UserId) -> Result<Outgrown, Error> {
        let rights = self.rights().await?;
        let mut outgrown = Outgrown::default();
        let all = &Permission::ADMINISTRATIVE;
        for made in self.untrusted(user, &rights, all).await? {
            outgrown.add(user, rights.name_of(user), made);
        }
        Ok(outgrown)
    }

    /// Ends it.
    pub(crate) async fn end_outgrown(&mut self, user: UserId) -> Result<(), Error> {
        let outgrown = self.outgrown_of(user).await?;
        self.raise_outgrown(&outgrown);
        Ok(())
    }

    pub(crate) fn raise_outgrown(&mut self, outgrown: &Outgrown) {
        if !outgrown.tokens.is_empty() {
            let tokens = outgrown.tokens.iter().map(|token| token.id).collect();
            self.raise(Event::TokensOutgrown(tokens));
        }
        if !outgrown.codes.is_empty() {
            let users = outgrown.codes.iter().map(|code| code.user).collect();
            self.raise(Event::CodesOutgrown(users));
        }
    }

    /// The ways in of `user` whose makers do not hold all of `permissions`. Where such a one
    /// ever made a token, the owner's own may have been made by its copy.
    async fn untrusted(
        &mut self,
        user: UserId,
        rights: &Rights,
        permissions: &[Permission],
    ) -> Result<Vec<Made>, Error> {
        let mut made = self.domains().ways_in(self.connection(), user).await?;
        let lacks = |made: &Made| made.by != Some(user) && made.is_by_lesser(rights, permissions);
        let copied = made
            .iter()
            .any(|made| matches!(made.way, WayIn::Token { .. }) && lacks(made));
        made.retain(|made| !made.ended && (lacks(made) || copied && made.by == Some(user)));
        Ok(made)
    }
}
