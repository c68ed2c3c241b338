//! The SQL of signing in, and nothing else.

use super::{
    Authenticate, Gather,
    evidence::{Evidence, EvidenceCredential, EvidenceToken, EvidenceWorkstation},
    veiled,
};
use crate::{
    able,
    hours::stored_hours,
    notices,
    sessions::{end_by_secret, insert},
};
use ground::crypto::password::{Lapse, PasswordDigest};
use monitor::{
    Error, FromRow, Lossy, Permit, Snapshot, Subject, Tx, engine::Connection, query, query_as,
    stored, stored_id,
};
use shared::{ids::TokenId, time::Timestamp, tokens::SessionHours};

pub(super) async fn evidence(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, Gather>,
) -> Result<Evidence, Error> {
    let &Gather {
        ref login_key,
        ref key,
        token_id,
    } = permit.command();
    let connection = snapshot.connection();
    let credential = credential(connection, login_key).await?;
    let workstation = match key {
        Some(key) => workstation(connection, key.as_str()).await?,
        None => None,
    };
    let token = match token_id {
        Some(id) => token(connection, id).await?,
        None => None,
    };
    Ok(Evidence {
        credential,
        workstation,
        token,
    })
}

#[derive(FromRow)]
struct CredentialRow {
    user_id: String,
    password: String,
    one_time: bool,
    lapses_at: Option<i64>,
    used_at: Option<i64>,
}

const CREDENTIAL: &str = "select c.user_id, c.password, c.one_time, c.lapses_at, c.used_at \
    from authenticator_credential c \
    join access_user u on u.user_id = c.user_id and u.deleted_at is null \
    where c.login_key = $1";

async fn credential(
    connection: &mut Connection,
    login_key: &str,
) -> Result<Option<EvidenceCredential>, Error> {
    let row: Option<CredentialRow> = query_as(CREDENTIAL)
        .bind(login_key)
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(EvidenceCredential {
            user: stored_id(&row.user_id)?,
            login_key: login_key.to_owned(),
            password: PasswordDigest::from(row.password),
            one_time: row.one_time,
            lapse: Lapse {
                at: row.lapses_at.map(Timestamp),
                used_at: row.used_at.map(Timestamp),
            },
        })
    })
    .transpose()
}

const WORKSTATION: &str =
    "select workstation_id, name from authenticator_workstation where thumbprint = $1";

async fn workstation(
    connection: &mut Connection,
    thumbprint: &str,
) -> Result<Option<EvidenceWorkstation>, Error> {
    let row: Option<(String, Lossy)> = query_as(WORKSTATION)
        .bind(thumbprint)
        .fetch_optional(connection)
        .await?;
    row.map(|(id, Lossy(name))| {
        Ok(EvidenceWorkstation {
            id: stored_id(&id)?,
            name,
        })
    })
    .transpose()
}

#[derive(FromRow)]
struct TokenRow {
    token_id: String,
    user_id: String,
    workstation_id: String,
    workstation_name: Option<Lossy>,
    sha256: String,
    start_work: i64,
    end_work: i64,
    valid_from: i64,
    last_day: String,
    expires_at: i64,
    session_hours: Option<i64>,
    deleted_at: Option<i64>,
}

const TOKEN: &str = "select t.token_id, t.user_id, t.workstation_id, \
    w.name as workstation_name, t.sha256, t.start_work, t.end_work, t.valid_from, t.last_day, \
    t.expires_at, t.session_hours, t.deleted_at \
    from authenticator_token t \
    left join authenticator_workstation w on w.workstation_id = t.workstation_id \
    where t.token_id = $1";

async fn token(connection: &mut Connection, id: TokenId) -> Result<Option<EvidenceToken>, Error> {
    let row: Option<TokenRow> = query_as(TOKEN)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(EvidenceToken::try_from).transpose()
}

impl TryFrom<TokenRow> for EvidenceToken {
    type Error = Error;

    fn try_from(row: TokenRow) -> Result<Self, Error> {
        let session_hours = row.session_hours.map(SessionHours::try_from).transpose();
        Ok(Self {
            id: stored_id(&row.token_id)?,
            user: stored_id(&row.user_id)?,
            workstation: stored_id(&row.workstation_id)?,
            workstation_name: row
                .workstation_name
                .map(|Lossy(name)| name)
                .unwrap_or_default(),
            digest: row.sha256.parse().map_err(|_| Error::Corrupt)?,
            hours: stored_hours(row.start_work, row.end_work)?,
            valid_from: Timestamp(row.valid_from),
            last_day: stored(row.last_day)?,
            expires_at: Timestamp(row.expires_at),
            session_hours: session_hours.map_err(|_| Error::Corrupt)?,
            is_deleted: row.deleted_at.is_some(),
        })
    }
}

const SIGNED_IN: &str = "update authenticator_credential \
    set last_sign_in_at = $1, password = $2, \
        set_by = case when change_required then set_by end, \
        used_at = case when one_time then cast($5 as bigint) end \
    where user_id = $3 and password = $4 and used_at is null";

/// Opens the session, in place of the one the browser had before, if what the
/// checks rested on still holds.
pub(super) async fn open(tx: &mut Tx<'_>, permit: Permit<'_, Authenticate>) -> Result<(), Error> {
    let &Authenticate {
        ref session,
        ref grounds,
        replaces,
    } = permit.command();
    let now = tx.now().0;
    let password = grounds.rehashed.as_ref().unwrap_or(&grounds.password);
    let same_password = query(SIGNED_IN)
        .bind(now)
        .bind(password.as_str())
        .bind(session.user.to_string())
        .bind(grounds.password.as_str())
        .bind(tx.passed().0)
        .execute(tx.connection())
        .await?;
    if same_password.rows_affected() == 0 {
        return Err(veiled("password-changed-meanwhile"));
    }
    if let Some(secret) = &replaces {
        end_by_secret(tx, secret, session.workstation).await?;
    }
    let opened = insert(tx, session, grounds.thumbprint.as_str()).await?;
    let id = opened.ok_or(veiled("workstation-or-token-gone-meanwhile"))?;
    able::remember(tx, session.user, grounds.thumbprint.as_str()).await?;
    notices::begin(tx, session.user).await?;
    let (token, workstation) = (session.token, session.workstation);
    tx.note()
        .also(Subject::Session(id))
        .also(Subject::Token(token))
        .also(Subject::Workstation(workstation));
    Ok(())
}
