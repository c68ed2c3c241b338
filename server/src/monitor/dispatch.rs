//! Who hears which event, and who answers what the monitor itself must know:
//! the only file that names two domains at once.

use super::{
    Event, Tx,
    entity::{Entity, EventName, Operation},
    permits,
    sessions::Standing,
};
use crate::{access, authenticator, crypto::digest::Sha256Digest, error::Error};
use shared::{
    ids::{SessionId, UserId},
    time::Timestamp,
};
use sqlx::SqliteConnection;

/// Delivers `event`, in the transaction that raised it.
pub(super) async fn deliver(tx: &mut Tx<'_>, event: Event) -> Result<(), Error> {
    match event {
        Event::UserCreated {
            user,
            login,
            password,
        } => authenticator::credentials::on_user_created(tx, user, &login, password).await,
        Event::UserDeleted(user) => authenticator::on_user_deleted(tx, user).await,
    }
}

/// The session behind a cookie, with what its user may do: the Authenticator
/// answers the first and asks AccessControl for the second.
pub(super) async fn standing(
    connection: &mut SqliteConnection,
    secret: &Sha256Digest,
) -> Result<Option<Standing>, Error> {
    let Some(session) = authenticator::sessions::open_session(connection, secret).await? else {
        return Ok(None);
    };
    let ask =
        |operation| EventName::request(Entity::Authenticator, Entity::AccessControl, operation);
    let question = ask(Operation::GetPermissions);
    permits(question)?;
    let roles = access::rights::roles_of(connection, session.user_id).await?;
    permits(question.response())?;
    let question = ask(Operation::GetMember);
    permits(question)?;
    let member = access::users::member::of(connection, session.user_id).await?;
    permits(question.response())?;
    Ok(member.map(|member| Standing::new(*secret, session, member, roles)))
}

/// What everybody's rights are, and who of them can sign in: before and after
/// an effect, for the rules against escalation.
pub(super) async fn rights(tx: &mut Tx<'_>) -> Result<access::guard::Rights, Error> {
    let able = authenticator::tokens::able_to_sign_in(tx).await?;
    access::guard::Rights::load(tx, able).await
}

/// Refuses an effect that lets rights escalate.
pub(super) fn check_escalation(
    actor: UserId,
    before: &access::guard::Rights,
    after: &access::guard::Rights,
) -> Result<(), Error> {
    access::guard::check_escalation(actor, before, after)
}

/// Refuses acting upon somebody above the actor.
pub(super) fn check_target(
    actor: UserId,
    target: UserId,
    rights: &access::guard::Rights,
) -> Result<(), Error> {
    access::guard::check_target(actor, target, rights)
}

/// Writes down when sessions were last used.
pub(super) async fn touch_sessions(
    connection: &mut SqliteConnection,
    uses: &[(SessionId, Timestamp)],
    now: Timestamp,
) -> Result<(), Error> {
    authenticator::sessions::touch(connection, uses, now).await
}
