//! Passwords: changed by their owner, reset by user management.

mod store;

use super::throttle::{Key, Purpose};
use crate::{
    crypto::password::{Owner, PasswordDigest},
    error::Error,
    http::{Body, By, Record, Serve},
    monitor::{Actor, Answer, Command, Entity, Operation, Subject, Tx},
    state::AppState,
};
use axum::{Router, extract::State};
use shared::{
    account::PasswordChange,
    endpoints,
    fields::{EnteredPassword, FullName, Login, Password},
    ids::UserId,
    problem::ErrorCode,
    users::PasswordReset,
};
use std::marker::PhantomData;

pub(super) use store::delete;

/// The routes of passwords.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(endpoints::ChangePassword, change)
        .serve(endpoints::ResetPassword, reset)
}

/// A user exists from now on: they sign in with the password somebody chose.
pub(crate) async fn on_user_created(
    tx: &mut Tx<'_>,
    user: UserId,
    login: &Login,
    password: PasswordDigest,
) -> Result<(), Error> {
    store::insert(tx, user, login, &password).await
}

/// Asks for the own password's digest, to compare, as a part of `C`.
struct ReadCredential<C>(PhantomData<C>);

impl<C: Command> Command for ReadCredential<C> {
    const DESTINATION: Entity = C::DESTINATION;
    const OPERATION: Operation = C::OPERATION;
    const GATHERS: bool = true;
}

/// Asks who somebody is, for their password must not say so.
struct ReadOwner(UserId);

impl Command for ReadOwner {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::ResetPassword;
    const GATHERS: bool = true;
}

/// Who somebody is, as their password must not say.
pub(super) struct StoredOwner {
    login: Login,
    full_name: FullName,
}

impl StoredOwner {
    const fn as_owner(&self) -> Owner<'_> {
        Owner {
            login: &self.login,
            full_name: &self.full_name,
        }
    }
}

/// Changes the own password.
pub struct ChangePassword {
    user: UserId,
    password: PasswordDigest,
}

impl Command for ChangePassword {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::ChangePassword;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.user))
    }
}

/// Sets somebody's password.
pub struct ResetPassword {
    /// Whose.
    pub user: UserId,
    /// Whether its owner must change it first of all: always, but for the
    /// made-up people of the demo.
    pub change_required: bool,
    /// Its digest; computed once the actor is known to be allowed to ask.
    pub digest: Option<PasswordDigest>,
}

impl Command for ResetPassword {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::ResetPassword;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.user))
    }
}

/// Compares an entered password with the own one. Whoever guesses is slowed
/// down as at sign-in, and the operation is refused.
pub(super) async fn check_own<C: Command>(
    app: &AppState,
    actor: &Actor,
    entered: &EnteredPassword,
) -> Result<(UserId, StoredOwner), Error> {
    let question = ReadCredential::<C>(PhantomData);
    let stored = app.monitor.read(actor, question, async |snapshot, permit| {
        store::own(snapshot, permit, actor.user_id()).await
    });
    let (user, owner, stored) = stored.await?.into_value();
    let at = actor.workstation_id().ok_or(ErrorCode::NotSignedIn)?;
    let key = Key::password(Purpose::Confirm, owner.login.as_str(), at);
    let guess = match app.throttle.attempt(key, app.monitor.clock()).await {
        Ok(guess) => guess,
        Err(wait) => return Err(app.monitor.refuse_kind::<C>(actor, wait.into()).await),
    };
    let entered = entered.expose();
    let looked = app.passwords.verify(entered, Some(&stored)).await;
    let (guess, is_right) = guess.looked(looked.map_err(Error::from))?;
    if !is_right {
        drop(guess);
        let error = ErrorCode::PasswordWrong.into();
        return Err(app.monitor.refuse_kind::<C>(actor, error).await);
    }
    guess.passed();
    Ok((user, owner))
}

async fn change(
    State(app): State<AppState>,
    actor: By<ChangePassword>,
    Body(form): Body<PasswordChange>,
) -> Answer<()> {
    let current = &form.current;
    let (user, owner) = check_own::<ChangePassword>(&app, &actor, current).await?;
    if form.new.expose() == current.expose() {
        return Err(ErrorCode::PasswordSame.into());
    }
    let password = app
        .passwords
        .choose("new", &form.new, owner.as_owner())
        .await?;
    let command = ChangePassword { user, password };
    app.monitor.run(&actor, command, store::change).await
}

async fn reset(
    State(app): State<AppState>,
    actor: By<ResetPassword>,
    Record(user): Record<UserId>,
    Body(form): Body<PasswordReset>,
) -> Answer<()> {
    let mut command = ResetPassword {
        user,
        change_required: true,
        digest: None,
    };
    app.monitor.admit(&actor, &command).await?;
    match choose(&app, &actor, user, &form.password).await {
        Ok(digest) => command.digest = Some(digest),
        Err(error) => return Err(app.monitor.refuse(&actor, &command, error).await),
    }
    app.monitor.run(&actor, command, store::reset).await
}

/// The digest of the password that is to be `user`'s.
///
/// # Errors
/// The rule it breaks, or there is no such user.
pub async fn choose(
    app: &AppState,
    actor: &Actor,
    user: UserId,
    password: &Password,
) -> Result<PasswordDigest, Error> {
    let found = app
        .monitor
        .read(actor, ReadOwner(user), store::owner)
        .await?;
    let owner = found.into_value();
    app.passwords
        .choose("password", password, owner.as_owner())
        .await
}

pub use store::reset as set_password;
