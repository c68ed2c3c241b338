//! The SQL of tokens, and nothing else.

use super::{DeleteToken, Signed, Works};
use crate::sessions;
use monitor::{
    Error, FromRow, Lossy, Permit, Subject, Tx,
    engine::Connection,
    guard::{Made, WayIn, made_with},
    query, query_as, query_scalar, sift, stored_id,
};
use shared::{
    fields::Rule,
    ids::{TokenId, UserId, WorkstationId},
    problem::{ErrorCode, FieldFault},
    tokens::NewToken,
};

/// Whose token it will be.
#[derive(FromRow)]
pub(crate) struct Holder {
    pub login: String,
    pub full_name: String,
}

const HOLDER: &str = "select login, full_name from access_user \
    where user_id = $1 and deleted_at is null";
const WORKSTATION: &str =
    "select count(*) from authenticator_workstation where workstation_id = $1";

/// The user a form names, and what of user and workstation is not on record.
pub(super) async fn holder(
    tx: &mut Tx<'_>,
    form: &NewToken,
) -> Result<(Option<Holder>, Vec<FieldFault>), Error> {
    // One writer (ADR 23): neither is deleted before the token is there.
    let holder: Option<Holder> = query_as(HOLDER)
        .bind(form.user_id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    let workstations: i64 = query_scalar(WORKSTATION)
        .bind(form.workstation_id.to_string())
        .fetch_one(tx.connection())
        .await?;
    let mut fields = Vec::new();
    if holder.is_none() {
        fields.push(FieldFault::new("user_id", Rule::Invalid));
    }
    if workstations == 0 {
        fields.push(FieldFault::new("workstation_id", Rule::Invalid));
    }
    Ok((holder, fields))
}

const INSERT: &str = "insert into authenticator_token \
    (token_id, user_id, workstation_id, sha256, job_title, start_work, end_work, \
     valid_from, last_day, expires_at, session_hours, created_at, created_by, kid, \
     made_with) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

pub(super) async fn insert(
    tx: &mut Tx<'_>,
    id: TokenId,
    form: &NewToken,
    works: &Works,
    signed: &Signed,
) -> Result<(), Error> {
    let (now, actor) = (tx.now().0, tx.actor_id());
    query(INSERT)
        .bind(id.to_string())
        .bind(form.user_id.to_string())
        .bind(form.workstation_id.to_string())
        .bind(signed.digest.to_string())
        .bind(form.job_title.as_str())
        .bind(i64::from(form.hours.start.minutes()))
        .bind(i64::from(form.hours.end.minutes()))
        .bind(works.from.0)
        .bind(form.last_day.to_string())
        .bind(works.until.0)
        .bind(form.session_hours.map(i64::from))
        .bind(now)
        .bind(actor)
        .bind(&signed.kid)
        .bind(made_with(tx.actor()))
        .execute(tx.connection())
        .await?;
    Ok(())
}

const DELETE: &str = "update authenticator_token set deleted_at = $1 \
    where token_id = $2 and deleted_at is null returning user_id";

/// Deletes a token; a tombstone stays, so that its owner can be told.
pub async fn delete(tx: &mut Tx<'_>, permit: Permit<'_, DeleteToken>) -> Result<(), Error> {
    let &DeleteToken(id) = permit.command();
    let now = tx.now().0;
    let user: Option<String> = query_scalar(DELETE)
        .bind(now)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    let user = user.ok_or(ErrorCode::NotFound)?;
    tx.acts_upon(stored_id(&user)?);
    sessions::end_of_token(tx, id).await
}

const MADE_BY_PEOPLE: &str = "select t.token_id, coalesce(w.name, ''), t.created_by, \
    coalesce(b.full_name, ''), t.made_with, t.deleted_at is not null \
    from authenticator_token t \
    left join authenticator_workstation w on w.workstation_id = t.workstation_id \
    left join access_user b on b.user_id = t.created_by \
    where t.user_id = $1 and t.created_by is not null order by t.token_id";

/// The tokens of a user that they or others made, over or not: by a clock that is ahead all
/// are. Whoever runs the server made none.
pub async fn made_by_people(connection: &mut Connection, user: UserId) -> Result<Vec<Made>, Error> {
    type Row = (String, Lossy, Lossy, Lossy, Option<Lossy>, bool);
    let rows = query(MADE_BY_PEOPLE)
        .bind(user.to_string())
        .fetch_all(connection)
        .await?;
    let read = |(token, workstation, by, by_name, with, ended): Row| {
        Ok(Made {
            way: WayIn::Token {
                id: stored_id(&token)?,
                workstation: workstation.0,
            },
            by: stored_id(&by.0).ok(),
            by_name: by_name.0,
            with: with.map(|Lossy(codes)| codes),
            ended,
        })
    };
    Ok(sift("authenticator_token", &rows, read)?.whole)
}

/// Ends tokens whose owners outgrew them.
pub async fn end(tx: &mut Tx<'_>, tokens: &[TokenId]) -> Result<(), Error> {
    let now = tx.now().0;
    for token in tokens {
        query(DELETE)
            .bind(now)
            .bind(token.to_string())
            .fetch_optional(tx.connection())
            .await?;
        sessions::end_of_token(tx, *token).await?;
    }
    Ok(())
}

const SIGNERS: &str = "select token_id, kid from authenticator_token where deleted_at is null";

/// Ends tokens that neither the key `kid` signed nor a `lasting` one, or of which nobody wrote
/// down which one did.
pub async fn end_unsigned(tx: &mut Tx<'_>, kid: &str, lasting: &[String]) -> Result<(), Error> {
    let rows: Vec<(Lossy, Option<Lossy>)> = query_as(SIGNERS).fetch_all(tx.connection()).await?;
    let lasts = |signer: &Lossy| signer.0 == kid || lasting.contains(&signer.0);
    let ended = rows.iter();
    let ended = ended.filter(|(_, signer)| !signer.as_ref().is_some_and(lasts));
    // A damaged token lets nobody in, and keeps no other from ending.
    let ended = ended.filter_map(|(id, _)| stored_id(&id.0).ok());
    let ended: Vec<TokenId> = ended.collect();
    for token in &ended {
        tx.note().also(Subject::Token(*token));
    }
    end(tx, &ended).await
}

const DELETE_OF_USER: &str = "update authenticator_token set deleted_at = $1 \
    where user_id = $2 and deleted_at is null";

/// Deletes the tokens of a user who is gone.
pub async fn delete_of_user(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    let now = tx.now().0;
    query(DELETE_OF_USER)
        .bind(now)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const DELETE_OF_WORKSTATION: &str = "update authenticator_token set deleted_at = $1 \
    where workstation_id = $2 and deleted_at is null";

/// Deletes the tokens of a workstation that is gone.
pub async fn delete_of_workstation(
    tx: &mut Tx<'_>,
    workstation: WorkstationId,
) -> Result<(), Error> {
    let now = tx.now().0;
    query(DELETE_OF_WORKSTATION)
        .bind(now)
        .bind(workstation.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const AT_WORKSTATION: &str = "select distinct user_id from authenticator_token \
    where workstation_id = $1 and deleted_at is null";

/// Whoever acts upon a workstation acts upon everybody with a token there, also one that
/// is over: by a clock that is ahead all of them are.
pub async fn act_upon_users_of(tx: &mut Tx<'_>, workstation: WorkstationId) -> Result<(), Error> {
    let ids: Vec<Lossy> = query_scalar(AT_WORKSTATION)
        .bind(workstation.to_string())
        .fetch_all(tx.connection())
        .await?;
    // Nobody signs in by an id that is none.
    tx.acts_upon_each(ids.iter().filter_map(|id| stored_id(&id.0).ok()));
    Ok(())
}
