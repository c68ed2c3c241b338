//! Users: commands and handlers.

pub mod find;
pub mod licences;
mod list;
pub mod member;
mod people;
mod store;
mod versions;

use axum::{Router, extract::State};
use ground::crypto::password::{Code, FIRST_MS, Given, Owner};
use monitor::{Actor, Answer, Command, Error, Permit, Subject, Tx};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    fields::Login,
    ids::UserId,
    page::Version,
    time::Timestamp,
    users::{CreatedUser, NewUser, Profile, User},
};
use web::{AppState, Body, By, IfMatch, PathId, Serve};

pub(crate) use people::person;

/// The routes of users.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(list::list)
        .serve(licences::list)
        .serve(people::list)
        .serve(post)
        .serve(get)
        .serve(versions::get)
        .serve(update)
        .serve(delete)
}

/// Asks for one user.
#[derive(Serialize, Deserialize)]
pub struct GetUser(UserId);

impl Command for GetUser {
    type Of = endpoints::GetUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

/// Makes a user; see [`create`].
#[derive(Serialize, Deserialize)]
pub struct CreateUser {
    login: Login,
    profile: Profile,
    /// What lets them in at first.
    given: Given,
    /// Shown to whoever makes them, once; and so nothing that is written down.
    #[serde(skip)]
    code: Option<Code>,
}

impl Command for CreateUser {
    type Of = endpoints::CreateUser;
    const TOUCHES_SESSIONS: bool = false;
}

/// Edits a user other than oneself: nobody takes a colleague's name.
#[derive(Serialize, Deserialize)]
pub struct UpdateUser {
    id: UserId,
    profile: Profile,
    version: Version,
}

impl Command for UpdateUser {
    type Of = endpoints::UpdateUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.id))
    }
}

/// Deletes a user and everything that hangs on them.
#[derive(Serialize, Deserialize)]
pub struct DeleteUser(UserId);

impl Command for DeleteUser {
    type Of = endpoints::DeleteUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

monitor::effects! { AppState:
    CreateUser = insert => CreatedUser;
    UpdateUser = store::update => User;
    DeleteUser = store::delete => ();
}

monitor::questions! { AppState:
    GetUser = store::get => User;
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetUser>,
    PathId(id): PathId<UserId>,
) -> Answer<User> {
    let found = app.read(&actor, GetUser(id)).await?;
    Ok(found.tagged(|user| user.version))
}

async fn post(
    State(app): State<AppState>,
    actor: By<CreateUser>,
    Body(new): Body<NewUser>,
) -> Answer<CreatedUser> {
    app.config.check_given(new.password.as_ref())?;
    let made = create(&app, &actor, new).await?;
    Ok(made.tagged(|made| made.record.version))
}

/// Makes a user. What lets them in is digested before the transaction begins, and
/// only where nothing else refuses: both cost time that others wait for.
pub async fn create(app: &AppState, actor: &Actor, new: NewUser) -> Answer<CreatedUser> {
    let NewUser {
        login,
        password,
        profile,
    } = new;
    let mut command = CreateUser {
        login,
        profile,
        given: app.passwords.none_yet(),
        code: None,
    };
    app.rehearse(actor, &command).await?;
    let owner = Owner {
        login: &command.login,
        full_name: &command.profile.full_name,
    };
    let given = app
        .passwords
        .give(actor.user_id(), password.as_ref(), owner);
    (command.given, command.code) = given.await?;
    app.run(actor, command).await
}

async fn insert(tx: &mut Tx<'_>, permit: Permit<'_, CreateUser>) -> Result<CreatedUser, Error> {
    let until = Timestamp(tx.passed().0 + FIRST_MS);
    let code = permit.command().code.as_ref();
    let record = store::insert(tx, permit, until).await?;
    let code = code.map(|code| code.shown(until)).transpose()?;
    Ok(CreatedUser { record, code })
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdateUser>,
    PathId(id): PathId<UserId>,
    IfMatch(version): IfMatch,
    Body(profile): Body<Profile>,
) -> Answer<User> {
    let command = UpdateUser {
        id,
        profile,
        version,
    };
    let changed = app.run(&actor, command).await?;
    Ok(changed.tagged(|user| user.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteUser>,
    PathId(id): PathId<UserId>,
) -> Answer<()> {
    app.run(&actor, DeleteUser(id)).await
}
