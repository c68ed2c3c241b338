//! Where the domains are put together: what the monitor asks is answered by whoever knows
//! it, and what one domain raises is delivered to whom it concerns. No other file answers
//! for them.

use ground::{clock::Clock, crypto::digest::Sha256Digest, random::Random};
use monitor::{
    Able, Event, HeldRole, Listener, Member, Namesake, OpenSession, Tx,
    domains::{Asked, Domains, Uses},
    engine::Connection,
    guard::{Combined, Made},
    keeping::Column,
};
use shared::{
    ids::{RoleId, UserId, WorkstationId},
    permissions::PermissionStates,
    time::Timestamp,
};
use std::collections::HashMap;
use web::{AppState, config::Config, state::StartError};

/// All domains.
#[derive(Debug)]
pub struct Assembly;

/// Opens the installation in the data folder.
///
/// # Errors
/// The folder is not an installation, or its files cannot be read.
pub async fn open(config: Config, clock: Clock, random: Random) -> Result<AppState, StartError> {
    AppState::open(config, &Assembly, clock, random).await
}

/// The same, by the system's clock and chance.
///
/// # Errors
/// As [`open`].
pub async fn open_by_system(config: Config) -> Result<AppState, StartError> {
    open(config, Clock::system(), Random::system()).await
}

/// What the columns of all tables may hold.
pub(crate) const COLUMNS: [&[Column]; 4] = [
    monitor::keeping::COLUMNS,
    access::COLUMNS,
    authenticator::COLUMNS,
    referrals::COLUMNS,
];

impl Domains for Assembly {
    fn session<'a>(
        &'a self,
        connection: &'a mut Connection,
        secret: &'a Sha256Digest,
    ) -> Asked<'a, Option<OpenSession>> {
        Box::pin(authenticator::sessions::open_session(connection, secret))
    }

    fn roles<'a>(
        &'a self,
        connection: &'a mut Connection,
        user: UserId,
    ) -> Asked<'a, Vec<HeldRole>> {
        Box::pin(access::rights::roles_of(connection, user))
    }

    fn member<'a>(
        &'a self,
        connection: &'a mut Connection,
        user: UserId,
    ) -> Asked<'a, Option<Member>> {
        Box::pin(access::users::member::of(connection, user))
    }

    fn governing<'a>(
        &'a self,
        connection: &'a mut Connection,
        actor: Option<UserId>,
    ) -> Asked<'a, HashMap<UserId, Combined>> {
        Box::pin(access::rights::governing(connection, actor))
    }

    fn said_by_roles<'a>(
        &'a self,
        connection: &'a mut Connection,
    ) -> Asked<'a, HashMap<RoleId, PermissionStates>> {
        Box::pin(access::rights::said_by_roles(connection))
    }

    fn said_of<'a>(
        &'a self,
        connection: &'a mut Connection,
        users: &'a [UserId],
    ) -> Asked<'a, HashMap<UserId, Vec<PermissionStates>>> {
        Box::pin(access::rights::said_of(connection, users))
    }

    fn able<'a>(
        &'a self,
        connection: &'a mut Connection,
        user: UserId,
        enrolled_anew: Option<WorkstationId>,
        now: Timestamp,
    ) -> Asked<'a, Able> {
        Box::pin(authenticator::able::of(
            connection,
            user,
            enrolled_anew,
            now,
        ))
    }

    fn ways_in<'a>(&'a self, connection: &'a mut Connection, user: UserId) -> Asked<'a, Vec<Made>> {
        Box::pin(async move {
            let mut made = authenticator::tokens::made_by_people(connection, user).await?;
            made.extend(authenticator::credentials::given_by_other(connection, user).await?);
            Ok(made)
        })
    }

    fn keep_four_eyes<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, ()> {
        Box::pin(authenticator::four_eyes::keep(connection))
    }

    fn four_eyes<'a>(
        &'a self,
        connection: &'a mut Connection,
        now: Timestamp,
    ) -> Asked<'a, Option<Timestamp>> {
        Box::pin(authenticator::four_eyes::remembered(connection, now))
    }

    fn note_uses<'a>(
        &'a self,
        connection: &'a mut Connection,
        uses: &'a Uses,
        now: Timestamp,
    ) -> Asked<'a, ()> {
        Box::pin(authenticator::note_uses(connection, uses, now))
    }

    fn refold<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, ()> {
        Box::pin(async move {
            access::refold::refold(connection).await?;
            authenticator::workstations::refold(connection).await?;
            referrals::refold::refold(connection).await
        })
    }

    fn namesakes<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, Vec<Namesake>> {
        Box::pin(async move {
            let mut namesakes = access::refold::namesakes(connection).await?;
            let workstations = authenticator::workstations::namesakes(connection).await?;
            namesakes.extend(workstations);
            Ok(namesakes)
        })
    }

    fn tell_duplicates<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, ()> {
        Box::pin(referrals::patients::duplicates::tell(connection))
    }
}

impl Listener for Assembly {
    fn deliver<'a>(&'a self, tx: &'a mut Tx<'_>, event: Event) -> Asked<'a, ()> {
        Box::pin(authenticator::hear(tx, event))
    }
}
