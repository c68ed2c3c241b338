//! Users: commands and handlers.

pub mod find;
pub mod licences;
mod list;
pub mod member;
mod people;
mod store;
mod versions;

use axum::{Router, extract::State};
use ground::crypto::password::{FIRST_MS, Given, Owner, Passwords};
use monitor::{Actor, Answer, Command, Error, Monitor, Permit, Subject, Tx};
use shared::{
    endpoints,
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
pub struct GetUser(UserId);

impl Command for GetUser {
    type Of = endpoints::GetUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

/// Makes a user; see [`create`].
#[derive(Clone)]
pub struct CreateUser(NewUser);

impl Command for CreateUser {
    type Of = endpoints::CreateUser;
    const TOUCHES_SESSIONS: bool = false;
}

/// Edits a user other than oneself: nobody takes a colleague's name.
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
pub struct DeleteUser(UserId);

impl Command for DeleteUser {
    type Of = endpoints::DeleteUser;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetUser>,
    PathId(id): PathId<UserId>,
) -> Answer<User> {
    let found = app.monitor.read(&actor, GetUser(id), store::get).await?;
    Ok(found.tagged(|user| user.version))
}

async fn post(
    State(app): State<AppState>,
    actor: By<CreateUser>,
    Body(new): Body<NewUser>,
) -> Answer<CreatedUser> {
    app.config.check_given(new.password.as_ref())?;
    let made = create(&app.monitor, &app.passwords, &actor, new).await?;
    Ok(made.tagged(|made| made.record.version))
}

/// Makes a user. What lets them in is digested before the transaction begins, and
/// only where nothing else refuses: both cost time that others wait for.
pub async fn create(
    monitor: &Monitor,
    passwords: &Passwords,
    actor: &Actor,
    new: NewUser,
) -> Answer<CreatedUser> {
    let command = CreateUser(new);
    let rehearsal = async |tx: &mut Tx<'_>, permit: Permit<CreateUser>| {
        insert(tx, permit, passwords.none_yet()).await
    };
    monitor.rehearse(actor, command.clone(), rehearsal).await?;
    let NewUser {
        login,
        password,
        profile,
    } = &command.0;
    let owner = Owner {
        login,
        full_name: &profile.full_name,
    };
    let given = passwords.give(actor.user_id(), password.as_ref(), owner);
    let (given, code) = given.await?;
    let made = async |tx: &mut Tx<'_>, permit: Permit<CreateUser>| {
        let (record, until) = insert(tx, permit, given).await?;
        let code = code.map(|code| code.shown(until)).transpose()?;
        Ok(CreatedUser { record, code })
    };
    monitor.run(actor, command, made).await
}

/// The new record, and until when what was given lets its owner in.
async fn insert(
    tx: &mut Tx<'_>,
    permit: Permit<CreateUser>,
    given: Given,
) -> Result<(User, Timestamp), Error> {
    let until = Timestamp(tx.passed().0 + FIRST_MS);
    let record = store::insert(tx, permit, given, until).await?;
    Ok((record, until))
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
    let changed = app.monitor.run(&actor, command, store::update).await?;
    Ok(changed.tagged(|user| user.version))
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteUser>,
    PathId(id): PathId<UserId>,
) -> Answer<()> {
    app.monitor.run(&actor, DeleteUser(id), store::delete).await
}
