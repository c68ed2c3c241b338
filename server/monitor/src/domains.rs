//! What the monitor asks of the domains above it: it knows none of them by name.
//! Whoever puts the server together answers.

use crate::{
    able::Able,
    bare::Bare,
    engine::names::Connection,
    error::Error,
    guard::{outgrown::Made, rights::Combined},
    session_state::{HeldRole, Member, OpenSession},
};
use ground::crypto::digest::Sha256Digest;
use shared::{
    ids::{RoleId, SessionId, UserId, WorkstationId},
    permissions::PermissionStates,
    time::Timestamp,
};
use std::{collections::HashMap, fmt, pin::Pin};

/// What a domain answers, once it has read or written.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// The domains, as far as every decision needs them. Who answers what the policy says:
/// the Authenticator knows sessions and ways in, AccessControl roles and people.
pub trait Domains: fmt::Debug + Send + Sync {
    /// The session behind a cookie.
    fn session<'a>(
        &'a self,
        connection: &'a mut Connection,
        secret: &'a Sha256Digest,
    ) -> Asked<'a, Option<OpenSession>>;

    /// The roles `user` holds.
    fn roles<'a>(
        &'a self,
        connection: &'a mut Connection,
        user: UserId,
    ) -> Asked<'a, Vec<HeldRole>>;

    /// The user as the referral desk knows them.
    fn member<'a>(
        &'a self,
        connection: &'a mut Connection,
        user: UserId,
    ) -> Asked<'a, Option<Member>>;

    /// The rights of everybody who holds an administrative one, if only latently, who reads
    /// the journal, or of whose rights a − hides one, and of `actor`.
    fn governing<'a>(
        &'a self,
        connection: &'a mut Connection,
        actor: Option<UserId>,
    ) -> Asked<'a, HashMap<UserId, Combined>>;

    /// What each role says that says anything, be it held or not.
    fn said_by_roles<'a>(
        &'a self,
        connection: &'a mut Connection,
    ) -> Asked<'a, HashMap<RoleId, PermissionStates>>;

    /// What the roles say that each of `users` holds; nothing of whoever holds none.
    fn said_of<'a>(
        &'a self,
        connection: &'a mut Connection,
        users: &'a [UserId],
    ) -> Asked<'a, HashMap<UserId, Vec<PermissionStates>>>;

    /// How `user` gets in, as if that workstation had just been enrolled anew.
    fn able<'a>(
        &'a self,
        connection: &'a mut Connection,
        user: UserId,
        enrolled_anew: Option<WorkstationId>,
        now: Timestamp,
    ) -> Asked<'a, Able>;

    /// The ways in that people made for `user`, also the tokens that were deleted.
    fn ways_in<'a>(&'a self, connection: &'a mut Connection, user: UserId) -> Asked<'a, Vec<Made>>;

    /// Remembers that two people could set a password and make a token.
    fn keep_four_eyes<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, ()>;

    /// Until when, by the clock, that is remembered.
    fn four_eyes<'a>(
        &'a self,
        connection: &'a mut Connection,
        now: Timestamp,
    ) -> Asked<'a, Option<Timestamp>>;

    /// Writes down when sessions were last used and which are over, whose cookies came
    /// without their key, and how much time has passed.
    fn note_uses<'a>(
        &'a self,
        connection: &'a mut Connection,
        uses: &'a Uses,
        now: Timestamp,
    ) -> Asked<'a, ()>;

    /// Folds anew what is stored folded.
    fn refold<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, ()>;

    /// What has, folded, the name of an older one of its kind.
    fn namesakes<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, Vec<Namesake>>;

    /// Says in the log, by id, what is perhaps on record twice.
    fn tell_duplicates<'a>(&'a self, connection: &'a mut Connection) -> Asked<'a, ()>;
}

/// What became of sessions since the last time, and how long ago that is.
#[derive(Debug, Default)]
pub struct Uses {
    /// Whether this server clears away what is over, and counts what has passed: of several one
    /// does.
    pub keeps_house: bool,
    /// How many milliseconds have passed, whatever the wall's clock says of it.
    pub passed_ms: i64,
    /// When they were last used.
    pub seen: Vec<(SessionId, Timestamp)>,
    /// Those found to be over.
    pub over: Vec<Sha256Digest>,
    /// Those whose cookie came without their key.
    pub bare: Vec<Bare>,
}

/// Something whose name is, folded, that of an older one of its kind. It keeps
/// its name, and gets a name of its own with the next change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    /// What it is, such as `role`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}
