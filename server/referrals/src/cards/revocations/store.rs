//! The SQL of revocation lists.

use monitor::{Error, Sifted, engine::Connection, sift, stored_time};
use shared::time::Timestamp;
use sqlx::FromRow;

const KNOWN: &str = "select count(*) from referrals_card_key where kid = $1";

pub(super) async fn is_known(connection: &mut Connection, kid: &str) -> Result<bool, Error> {
    let count: i64 = sqlx::query_scalar(KNOWN)
        .bind(kid)
        .fetch_one(connection)
        .await?;
    Ok(count != 0)
}

/// The services of cards of the key `$1` that were withdrawn: recalled by a
/// person or said to be a mistake. What expired says so itself.
macro_rules! withdrawn {
    () => {
        "from referrals_card c \
         join referrals_referral r on r.requisition_id = c.requisition_id \
         join referrals_history h on h.referral_id = r.referral_id \
              and h.act in ('recall', 'replace', 'enter-in-error') \
         where c.kid = $1"
    };
}

const CHANGES: &str = concat!("select count(*) ", withdrawn!());

/// How often the key's list has changed: nothing withdrawn ever holds again.
pub(crate) async fn changes(connection: &mut Connection, kid: &str) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(CHANGES)
        .bind(kid)
        .fetch_one(connection)
        .await?)
}

/// A withdrawn service of a card.
pub(super) struct Withdrawn {
    pub rid: String,
    pub place: usize,
    pub at: Timestamp,
    /// How many services the card has.
    pub services: usize,
}

#[derive(FromRow)]
struct Row {
    rid: String,
    place: i64,
    at: i64,
    services: i64,
}

const WITHDRAWN: &str = concat!(
    "select c.rid, r.place, h.at, \
     (select count(*) from referrals_referral o \
      where o.requisition_id = c.requisition_id) as services ",
    withdrawn!(),
    " order by c.rid, r.place"
);

/// Those that are withdrawn, and the cards of which it cannot be read what is.
pub(super) async fn withdrawn(
    connection: &mut Connection,
    kid: &str,
) -> Result<Sifted<Withdrawn>, Error> {
    let rows = sqlx::query(WITHDRAWN)
        .bind(kid)
        .fetch_all(connection)
        .await?;
    sift("referrals_card", &rows, |row: Row| {
        Ok(Withdrawn {
            rid: row.rid,
            place: usize::try_from(row.place).map_err(|_| Error::Corrupt)?,
            at: stored_time(row.at)?,
            services: usize::try_from(row.services).map_err(|_| Error::Corrupt)?,
        })
    })
}
