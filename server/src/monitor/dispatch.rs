//! Who hears which event, and who answers what the monitor itself must know:
//! the only file that names two domains at once.

use super::{
    Bare, Event, Namesake, Permit, Snapshot, Tx,
    entity::{Entity, EventName, Operation},
    permits,
    sessions::Standing,
    tx::FourEyes,
};
use crate::{
    access,
    authenticator::{self, four_eyes::ListAloneActs},
    crypto::digest::Sha256Digest,
    error::Error,
    referrals,
};
pub(super) use access::guard::{Outgrown, Rights, check_escalation, check_target};
use shared::{
    ids::{SessionId, UserId},
    lapses::Lapse,
    notices::AloneActs,
    permissions::Permission,
    problem::{EndingCode, EndingToken},
    time::Timestamp,
};
use sqlx::SqliteConnection;

/// Delivers `event`, in the transaction that raised it.
pub(super) async fn deliver(tx: &mut Tx<'_>, event: Event) -> Result<(), Error> {
    match event {
        Event::UserCreated {
            user,
            login,
            given,
            lapses_at,
        } => authenticator::credentials::on_user_created(tx, user, &login, &given, lapses_at).await,
        Event::UserDeleted(user) => authenticator::on_user_deleted(tx, user).await,
        Event::RightsRecovered(user) => end_outgrown(tx, user).await,
        Event::AuditorsConcerned(users, operation) => {
            authenticator::notices::on_auditors_concerned(tx, &users, operation).await
        }
        Event::AuditorsJoined(users) => {
            authenticator::notices::on_auditors_joined(tx, &users).await
        }
        Event::TokensOutgrown(tokens) => authenticator::tokens::end(tx, &tokens).await,
        Event::CodesOutgrown(users) => authenticator::credentials::end(tx, &users).await,
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

/// What the rights of all are that could matter, and who is able to use them:
/// before and after an effect, for the rules against escalation.
pub(super) async fn rights(tx: &mut Tx<'_>) -> Result<Rights, Error> {
    let (actor, now) = (tx.actor().user_id(), tx.now());
    governed(tx.connection(), actor, now).await
}

/// What ends because its owner gains an administrative right which whoever made it
/// lacks.
pub(super) async fn outgrown(
    tx: &mut Tx<'_>,
    before: &Rights,
    after: &Rights,
) -> Result<Outgrown, Error> {
    let mut outgrown = Outgrown::default();
    for (user, gained) in after.gained_since(before) {
        for made in authenticator::tokens::made_by_others(tx, user).await? {
            if !before.holds_all(made.by, &gained) {
                outgrown.tokens.push(EndingToken {
                    id: made.token,
                    who: after.name_of(user),
                    workstation: made.workstation,
                    made_by: made.by_name,
                });
            }
        }
        if let Some((by, made_by)) = authenticator::credentials::given_by_other(tx, user).await?
            && !before.holds_all(by, &gained)
        {
            let who = after.name_of(user);
            outgrown.codes.push(EndingCode { user, who, made_by });
        }
    }
    Ok(outgrown)
}

/// Whether a password and a token take two people now; that two could is
/// remembered.
pub(super) async fn four_eyes(tx: &mut Tx<'_>, rights: &Rights) -> Result<FourEyes, Error> {
    if rights.has_four_eyes() {
        authenticator::four_eyes::keep(tx).await?;
        return Ok(FourEyes::Held);
    }
    let now = tx.passed();
    let until = authenticator::four_eyes::remembered(tx.connection(), now).await?;
    Ok(until.map_or(FourEyes::Off, FourEyes::Until))
}

/// What one person did alone, and until when they could not.
pub(super) async fn alone_acts(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ListAloneActs>,
) -> Result<AloneActs, Error> {
    let acts = authenticator::notices::alone(snapshot, permit).await?;
    let (now, passed) = (snapshot.now(), snapshot.passed());
    let connection = snapshot.connection();
    let until = authenticator::four_eyes::remembered(connection, passed).await?;
    let holds = governed(connection, None, now).await?.has_four_eyes();
    let until = until.filter(|_| !holds);
    Ok(AloneActs { acts, until })
}

/// Ends the tokens and the code that people made for `user` who lack the rights they
/// have now.
async fn end_outgrown(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    let rights = rights(tx).await?;
    let made = authenticator::tokens::made_by_others(tx, user).await?;
    let made = made.into_iter();
    let outgrown = made.filter(|made| !rights.holds_all(made.by, &Permission::ADMINISTRATIVE));
    let outgrown: Vec<_> = outgrown.map(|made| made.token).collect();
    if !outgrown.is_empty() {
        tx.raise(Event::TokensOutgrown(outgrown));
    }
    if let Some((by, _)) = authenticator::credentials::given_by_other(tx, user).await?
        && !rights.holds_all(by, &Permission::ADMINISTRATIVE)
    {
        tx.raise(Event::CodesOutgrown(vec![user]));
    }
    Ok(())
}

async fn governed(
    connection: &mut SqliteConnection,
    actor: Option<UserId>,
    now: Timestamp,
) -> Result<Rights, Error> {
    let mut rights = Rights::load(connection, actor, now).await?;
    for user in rights.governing() {
        let able = authenticator::able::of(connection, user, now).await?;
        rights.is_able(user, able);
    }
    Ok(rights)
}

/// The administrative permissions that nobody able will hold before long.
pub(super) async fn lapses(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Vec<Lapse>, Error> {
    Ok(governed(connection, None, now).await?.lapses())
}

/// Folds anew what is stored folded.
pub(super) async fn refold(connection: &mut SqliteConnection) -> Result<(), Error> {
    access::refold::refold(connection).await?;
    authenticator::workstations::refold::refold(connection).await?;
    referrals::refold::refold(connection).await
}

/// What has, folded, the name of an older one of its kind.
pub(super) async fn namesakes(connection: &mut SqliteConnection) -> Result<Vec<Namesake>, Error> {
    let mut namesakes = access::refold::namesakes(connection).await?;
    namesakes.extend(authenticator::workstations::refold::namesakes(connection).await?);
    Ok(namesakes)
}

/// Says in the log, by id, who among the patients is perhaps on record twice.
pub(super) async fn tell_duplicates(connection: &mut SqliteConnection) -> Result<(), Error> {
    for found in referrals::patients::duplicates::find(connection).await? {
        let (why, patients) = (found.why.code(), found.patients.join(" "));
        tracing::warn!(
            target: "namesakes",
            kind = "patient", patients, why,
            "perhaps one person: compare the records, and close one of them"
        );
    }
    Ok(())
}

/// Writes down when sessions were last used.
pub(super) async fn touch_sessions(
    connection: &mut SqliteConnection,
    uses: &[(SessionId, Timestamp)],
    over: &[Sha256Digest],
    now: Timestamp,
) -> Result<(), Error> {
    authenticator::sessions::touch(connection, uses, over, now).await?;
    authenticator::enrolment::clear(connection, now).await
}

/// Writes down whose cookies came without their key.
pub(super) async fn note_bare(
    connection: &mut SqliteConnection,
    bare: &[Bare],
) -> Result<(), Error> {
    authenticator::sessions::note_bare(connection, bare).await
}
