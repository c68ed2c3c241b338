//! The SQL of the keys of cards.

use ground::crypto::jwk::PublicKey;
use monitor::{Error, Sifted, Tx, engine::Connection, query, query_scalar, sift};
use serde_json::Value;

const REGISTER: &str = "insert into referrals_card_key (kid, jwk, created_at) \
    values ($1, $2, $3) on conflict (kid) do nothing";

/// Puts a public key on record, unless it is there.
pub(crate) async fn register(tx: &mut Tx<'_>, key: &PublicKey) -> Result<(), Error> {
    let now = tx.now().0;
    query(REGISTER)
        .bind(key.thumbprint().as_str())
        .bind(serde_json::to_string(&key.jwk())?)
        .bind(now)
        .execute(tx.connection())
        .await?;
    Ok(())
}

const RETIRE: &str = "update referrals_card_key set retired_at = $1 \
    where retired_at is null and kid <> $2";

/// Those rotated out before were in nobody's file any more.
const WITHDRAW: &str = "update referrals_card_key set withdrawn_at = $1 \
    where (retired_at is null or kid = $3) and withdrawn_at is null and kid <> $2";

/// The keys on record but the `new` one, which may have signed already where this is repeated,
/// sign no more; and if the `old` one, which was in use, is `known_to_others`, what it signed
/// proves nothing any more.
pub(super) async fn retire_before(
    tx: &mut Tx<'_>,
    [old, new]: [&PublicKey; 2],
    known_to_others: bool,
) -> Result<(), Error> {
    let now = tx.now().0;
    if known_to_others {
        query(WITHDRAW)
            .bind(now)
            .bind(new.thumbprint().as_str())
            .bind(old.thumbprint().as_str())
            .execute(tx.connection())
            .await?;
    }
    query(RETIRE)
        .bind(now)
        .bind(new.thumbprint().as_str())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const RETIRED: &str =
    "select count(*) from referrals_card_key where kid = $1 and retired_at is not null";

/// Whether another key has taken over from this one.
pub(super) async fn is_retired(tx: &mut Tx<'_>, key: &PublicKey) -> Result<bool, Error> {
    let count: i64 = query_scalar(RETIRED)
        .bind(key.thumbprint().as_str())
        .fetch_one(tx.connection())
        .await?;
    Ok(count != 0)
}

const ALL: &str = "select kid, jwk from referrals_card_key \
    where withdrawn_at is null order by created_at desc, kid";

/// The names and the published halves of all keys.
pub(super) async fn all(connection: &mut Connection) -> Result<Sifted<(String, Value)>, Error> {
    let rows = query(ALL).fetch_all(connection).await?;
    sift(
        "referrals_card_key",
        &rows,
        |(kid, jwk): (String, String)| {
            let jwk: Value = serde_json::from_str(&jwk).map_err(|_| Error::Corrupt)?;
            // It is told more below.
            jwk.is_object().then_some((kid, jwk)).ok_or(Error::Corrupt)
        },
    )
}

const ONE: &str = "select jwk from referrals_card_key where kid = $1 and withdrawn_at is null";

/// The public key of that name, unless others may know its private half.
pub(crate) async fn find(
    connection: &mut Connection,
    kid: &str,
) -> Result<Option<PublicKey>, Error> {
    let jwk: Option<String> = query_scalar(ONE)
        .bind(kid)
        .fetch_optional(connection)
        .await?;
    let Some(jwk) = jwk else {
        return Ok(None);
    };
    let jwk = serde_json::from_str(&jwk).map_err(|_| Error::Corrupt)?;
    PublicKey::from_json(jwk)
        .map(Some)
        .map_err(|_| Error::Corrupt)
}
