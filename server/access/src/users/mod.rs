//! Users: commands and handlers.

pub mod member;
mod store;

use axum::{Router, extract::State};
use ground::crypto::password::{Code, FIRST_MS, Given, Owner};
use monitor::{Actor, Answer, Error, Permit, Tx};
use shared::{
    fields::Login,
    ids::UserId,
    page::{Page, Version},
    time::Timestamp,
    users::{
        CreatedUser, NewUser, Person, PersonQuery, Profile, User, UserQuery, UserRow, UserVersion,
    },
};
use web::{AppState, By, IfMatch, PathId, QueryParams, Serve, Typed, ask};

use store::{
    licences::ListSharedLicences, list::ListUsers, people::ListPeople, versions::GetUserHistory,
};
pub(crate) use store::{member::name_of, people::person, refold::refold};

/// The routes of users.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(list)
        .serve(ask::<ListSharedLicences>)
        .serve(list_people)
        .serve(post)
        .serve(get)
        .serve(history)
        .serve(update)
        .serve(delete)
}

monitor::commands! { AppState:
    /// Asks for one user.
    pub struct GetUser(UserId) asks store::get => User, about User(0);

    /// Makes a user; see [`create`].
    pub struct CreateUser {
        login: Login,
        profile: Typed<Profile>,
        /// What lets them in at first.
        given: Given,
        /// Shown to whoever makes them, once; and so nothing that is written down.
        #[serde(skip)]
        code: Option<Code>,
    } does insert => CreatedUser, TOUCHES_SESSIONS = false;

    /// Edits a user other than oneself: nobody takes a colleague's name.
    pub struct UpdateUser { id: UserId, profile: Typed<Profile>, version: Version }
        does store::update => User, about User(id);

    /// Deletes a user and everything that hangs on them.
    pub struct DeleteUser(UserId) does store::delete => (), about User(0);
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListUsers>,
    QueryParams(query): QueryParams<UserQuery>,
) -> Answer<Page<UserRow>> {
    app.read(&actor, ListUsers(query)).await
}

/// Tells whoever reads the log how many licence numbers several have.
///
/// # Errors
/// The database is out of reach.
pub async fn warn_of_shared_licences(app: &AppState) -> Result<(), Error> {
    let shared = app.read(&Actor::System, ListSharedLicences);
    let count = shared.await?.value().len();
    if 0 < count {
        tracing::warn!(
            count,
            "licence numbers that several active users have: home lists them for whoever manages users"
        );
    }
    Ok(())
}

async fn list_people(
    State(app): State<AppState>,
    actor: By<ListPeople>,
    QueryParams(query): QueryParams<PersonQuery>,
) -> Answer<Vec<Person>> {
    app.read(&actor, ListPeople(query)).await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetUser>,
    PathId(id): PathId<UserId>,
) -> Answer<User> {
    let found = app.read(&actor, GetUser(id)).await?;
    Ok(found.tagged(|user| user.version))
}

async fn history(
    State(app): State<AppState>,
    actor: By<GetUserHistory>,
    PathId(id): PathId<UserId>,
) -> Answer<Vec<UserVersion>> {
    app.read(&actor, GetUserHistory(id)).await
}

async fn post(
    State(app): State<AppState>,
    actor: By<CreateUser>,
    new: Typed<NewUser>,
) -> Answer<CreatedUser> {
    let not_given = app.config.not_given(new.as_read().password.as_ref());
    let made = create(&app, &actor, new.besides(not_given)).await?;
    Ok(made.tagged(|made| made.record.version))
}

/// Makes a user. What lets them in is digested before the transaction begins, and
/// only where nothing else refuses: both cost time that others wait for.
pub async fn create(app: &AppState, actor: &Actor, new: Typed<NewUser>) -> Answer<CreatedUser> {
    let NewUser {
        login, password, ..
    } = new.as_read().clone();
    let weak = match &password {
        Some(password) if new.is_read("password") => {
            let owner = Owner {
                login: &login,
                full_name: &new.as_read().profile.full_name,
            };
            let fault = app
                .passwords
                .fault(actor.user_id(), "password", password, owner);
            fault.await?
        }
        _ => None,
    };
    let new = new.besides(weak);
    let mut command = CreateUser {
        login,
        profile: new.map(|new| new.profile),
        given: app.passwords.none_yet(),
        code: None,
    };
    app.rehearse(actor, &command).await?;
    let owner = Owner {
        login: &command.login,
        full_name: &command.profile.as_read().full_name,
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
    profile: Typed<Profile>,
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
