//! Passwords: changed by their owner, reset by user management.

mod store;

use axum::{Router, extract::State};
use ground::crypto::password::{Code, Given, Owner, PasswordDigest};
use monitor::{Actor, Admission, Answer, Command, Error, Permit, Question, Snapshot, Tx};
use serde::{Deserialize, Serialize};
use shared::{
    account::PasswordChange,
    fields::{EnteredPassword, FullName, Login, Password, Rule},
    ids::UserId,
    problem::ErrorCode,
    time::Timestamp,
    users::{PasswordReset, ShownCode},
};
use std::marker::PhantomData;
use web::{
    AppState, Body, By, PathId, Serve,
    throttle::{Key, Purpose},
};

pub(super) use store::delete;
pub(crate) use store::pass;
pub use store::{end, given_by_other};

/// The routes of passwords.
pub fn routes() -> Router<AppState> {
    Router::new().serve(change).serve(reset)
}

/// A user exists from now on: at first they sign in with what they were given.
pub(crate) async fn on_user_created(
    tx: &mut Tx<'_>,
    user: UserId,
    login: &Login,
    given: &Given,
    lapses_at: Timestamp,
) -> Result<(), Error> {
    store::insert(tx, user, login, given, lapses_at).await
}

/// Asks for the own password's digest, to compare, as a part of `C`.
#[derive(Serialize, Deserialize)]
struct ReadCredential<C>(PhantomData<C>);

impl<C: Command> Command for ReadCredential<C> {
    type Of = C::Of;
    const GATHERS: bool = true;
}

impl<C: Command> Question<AppState> for ReadCredential<C> {
    type Found = (UserId, StoredOwner, PasswordDigest);

    async fn look_up(
        _: &AppState,
        snapshot: &mut Snapshot<'_>,
        permit: Permit<'_, Self>,
    ) -> Result<Self::Found, Error> {
        store::own(snapshot, permit).await
    }
}

/// Asks who somebody is, as a part of `C`, for their password must not say so.
#[derive(Serialize, Deserialize)]
struct ReadOwner<C> {
    user: UserId,
    part_of: PhantomData<C>,
}

impl<C> ReadOwner<C> {
    const fn new(user: UserId) -> Self {
        Self {
            user,
            part_of: PhantomData,
        }
    }
}

impl<C: Command> Command for ReadOwner<C> {
    type Of = C::Of;
    const GATHERS: bool = true;
}

impl<C: Command> Question<AppState> for ReadOwner<C> {
    type Found = StoredOwner;

    async fn look_up(
        _: &AppState,
        snapshot: &mut Snapshot<'_>,
        permit: Permit<'_, Self>,
    ) -> Result<StoredOwner, Error> {
        store::owner(snapshot, permit).await
    }
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

monitor::commands! { AppState:
    /// Changes the own password.
    pub struct ChangePassword {
        user: UserId,
        password: PasswordDigest,
        /// Nothing was compared, since a one-time code has opened the session.
        by_code: bool,
    } does store::change => (), about User(user);

    /// Ends somebody's password and gives them another way in.
    pub struct ResetPassword {
        /// Whose.
        pub user: UserId,
        /// Whether its owner must change it first of all, before it lapses: always,
        /// but for the made-up people of the demo.
        pub change_required: bool,
        /// What; made once nothing else refuses.
        pub given: Given,
        /// Shown to whoever asks, once, if it is one; and so nothing that is written down.
        #[serde(skip)]
        pub code: Option<Code>,
    } does set => Option<ShownCode>, about User(user);
}

/// Compares an entered password with the own one. Whoever guesses is slowed
/// down as at sign-in, and the operation is refused.
pub(super) async fn check_own<C: Command>(
    app: &AppState,
    actor: &Admission<C>,
    entered: &EnteredPassword,
) -> Result<(UserId, StoredOwner), Error> {
    let question = ReadCredential::<C>(PhantomData);
    let (user, owner, stored) = app.gather(actor, question).await?;
    let at = actor.workstation_id().ok_or(ErrorCode::NotSignedIn)?;
    let key = Key::password(Purpose::Confirm, owner.login.as_str(), at);
    let guess = app.attempt(key, None).await?;
    let entered = entered.expose();
    let looked = app
        .passwords
        .verify(Some(user), entered, Some(&stored))
        .await;
    let (guess, is_right) = guess.looked(looked.map_err(Error::from)).await?;
    if !is_right {
        guess.failed().await?;
        return Err(ErrorCode::PasswordWrong.into());
    }
    guess.passed().await?;
    Ok((user, owner))
}

async fn change(
    State(app): State<AppState>,
    actor: By<ChangePassword>,
    Body(form): Body<PasswordChange>,
) -> Answer<()> {
    match chosen(&app, &actor, &form).await {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(app
            .monitor
            .refuse_kind::<ChangePassword>(&actor, error)
            .await),
    }
}

async fn chosen(
    app: &AppState,
    actor: &Admission<ChangePassword>,
    form: &PasswordChange,
) -> Result<ChangePassword, Error> {
    let by_code = signed_in_by_code(actor);
    let (user, owner) = match (&form.current, by_code) {
        (_, Some(user)) => (user, owner(app, actor, user).await?),
        (Some(current), None) => check_own(app, actor, current).await?,
        (None, None) => return Err(current_required()),
    };
    let current = form.current.as_ref().map(EnteredPassword::expose);
    if current == Some(form.new.expose()) {
        return Err(ErrorCode::PasswordSame.into());
    }
    let password = app
        .passwords
        .choose(Some(user), "new", &form.new, owner.as_owner())
        .await?;
    Ok(ChangePassword {
        user,
        password,
        by_code: by_code.is_some(),
    })
}

fn current_required() -> Error {
    Error::field("current", Rule::Required)
}

async fn reset(
    State(app): State<AppState>,
    actor: By<ResetPassword>,
    PathId(user): PathId<UserId>,
    Body(form): Body<PasswordReset>,
) -> Answer<Option<ShownCode>> {
    let mut command = ResetPassword {
        user,
        change_required: true,
        given: app.passwords.none_yet(),
        code: None,
    };
    let password = form.password.as_ref();
    if let Some(fault) = app.config.not_given(password) {
        return Err(app.monitor.refuse(&actor, &command, fault.into()).await);
    }
    app.rehearse(&actor, &command).await?;
    match give(&app, &actor, user, password).await {
        Ok(made) => (command.given, command.code) = made,
        Err(error) => return Err(app.monitor.refuse(&actor, &command, error).await),
    }
    app.run(&actor, command).await
}

async fn set(
    tx: &mut Tx<'_>,
    permit: Permit<'_, ResetPassword>,
) -> Result<Option<ShownCode>, Error> {
    let code = permit.command().code.as_ref();
    let until = store::reset(tx, permit).await?;
    Ok(code.map(|code| code.shown(until)).transpose()?)
}

/// What is to let `user` in: the password, or a code.
///
/// # Errors
/// The rule the password breaks, or there is no such user.
pub async fn give(
    app: &AppState,
    actor: &Admission<ResetPassword>,
    user: UserId,
    password: Option<&Password>,
) -> Result<(Given, Option<Code>), Error> {
    let owner = owner(app, actor, user).await?;
    let by = actor.user_id();
    Ok(app.passwords.give(by, password, owner.as_owner()).await?)
}

async fn owner<C: Command>(
    app: &AppState,
    actor: &Admission<C>,
    user: UserId,
) -> Result<StoredOwner, Error> {
    let question = ReadOwner::<C>::new(user);
    app.gather(actor, question).await
}

/// Whose session it is, if a one-time code has just opened it: there is no password to
/// compare with, and the code has been used up.
fn signed_in_by_code(actor: &Actor) -> Option<UserId> {
    let session = &actor.session_state()?.session;
    session.by_code.then_some(session.user_id)
}
