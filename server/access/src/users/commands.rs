//! What is asked of users, and done to them.

use ground::crypto::password::{Code, Given};
use monitor::{Command, Subject, internal};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    fields::{Login, Position},
    ids::UserId,
    page::Version,
    users::{PersonQuery, Profile, UserQuery},
};
use web::Typed;

/// Asks for a page of users.
#[derive(Serialize, Deserialize)]
pub struct ListUsers(pub UserQuery);

impl Command for ListUsers {
    type Of = endpoints::ListUsers;
    const IS_LONG: bool = true;
}

/// Asks for the licence numbers that several active users have, from before they were one
/// person's.
#[derive(Serialize, Deserialize)]
pub struct ListSharedLicences;

impl Command for ListSharedLicences {
    type Of = endpoints::ListSharedLicences;
}

/// Asks for people: logins, names and role names, for drop-downs (REQUIREMENTS §3).
#[derive(Serialize, Deserialize)]
pub struct ListPeople(pub PersonQuery);

impl Command for ListPeople {
    type Of = endpoints::ListPeople;
}

/// Asks for one user.
#[derive(Serialize, Deserialize)]
pub struct GetUser(pub UserId);

impl Command for GetUser {
    type Of = endpoints::GetUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

/// Asks for every version of a user's record: what they issued points to the one in force.
#[derive(Serialize, Deserialize)]
pub struct GetUserHistory(pub UserId);

impl Command for GetUserHistory {
    type Of = endpoints::GetUserHistory;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

/// Makes a user; see [`create`](super::create).
#[derive(Serialize, Deserialize)]
pub struct CreateUser {
    pub(super) login: Login,
    pub(super) profile: Typed<Profile>,
    /// What lets them in at first.
    pub(super) given: Given,
    /// Shown to whoever makes them, once; and so nothing that is written down.
    #[serde(skip)]
    pub(super) code: Option<Code>,
}

impl Command for CreateUser {
    type Of = endpoints::CreateUser;
    const TOUCHES_SESSIONS: bool = false;
}

/// Edits a user other than oneself: nobody takes a colleague's name.
#[derive(Serialize, Deserialize)]
pub struct UpdateUser {
    pub id: UserId,
    pub profile: Typed<Profile>,
    pub version: Version,
}

impl Command for UpdateUser {
    type Of = endpoints::UpdateUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.id))
    }
}

/// Deletes a user and everything that hangs on them.
#[derive(Serialize, Deserialize)]
pub struct DeleteUser(pub UserId);

impl Command for DeleteUser {
    type Of = endpoints::DeleteUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

/// Asks for a user in whose name the operator writes something down.
#[derive(Serialize, Deserialize)]
pub struct GetMember(pub UserId);

impl Command for GetMember {
    type Of = internal::GetMember;
}

/// Asks for the user of a login.
#[derive(Serialize, Deserialize)]
pub struct FindUser(pub Login);

impl Command for FindUser {
    type Of = endpoints::GetUser;
}

/// What the command line needs to know of a user.
#[derive(Debug, Clone)]
pub struct Found {
    /// The user.
    pub id: UserId,
    /// Their job title.
    pub position: Position,
}
