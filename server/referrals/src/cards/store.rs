//! The SQL of cards: which key signed which, what became of them.

use crate::scope::standing;
use monitor::{
    Error, FromRow, Sifted, Tx, engine::Connection, query, query_scalar, sift, stored, stored_id,
    stored_time, text_of,
};
use serde::{Deserialize, Serialize};
use shared::{
    card::ServiceStatus,
    catalogue::Bilingual,
    ids::{PatientId, RequisitionId},
    referrals::Number,
    time::Timestamp,
};

#[derive(FromRow)]
struct ServiceRow {
    service_code: String,
    service_uk: String,
    service_en: String,
    request: String,
    processing: String,
    expires_at: Option<i64>,
    withdrawn_at: Option<i64>,
}

const SERVICES: &str = "select r.referral_id, q.requisition_id, q.patient_id, \
    r.service_code, r.service_uk, r.service_en, r.request, r.processing, q.expires_at, \
    (select max(h.at) from referrals_history h where h.referral_id = r.referral_id \
        and h.act in ('recall', 'replace', 'enter-in-error')) as withdrawn_at \
    from referrals_card c \
    join referrals_requisition q on q.requisition_id = c.requisition_id \
    join referrals_referral r on r.requisition_id = q.requisition_id \
    where c.rid = $1 and q.number = $2 order by r.place";

/// What a card stands for.
pub(super) struct OnRecord {
    pub requisition: RequisitionId,
    pub patient: PatientId,
    /// Of what can be read.
    pub services: Sifted<ServiceStatus>,
}

/// What a card stands for that was signed here.
pub(super) async fn find(
    connection: &mut Connection,
    rid: &str,
    number: &Number,
    now: Timestamp,
) -> Result<Option<OnRecord>, Error> {
    let rows = query(SERVICES)
        .bind(rid)
        .bind(number.as_str())
        .fetch_all(connection)
        .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    Ok(Some(OnRecord {
        requisition: stored_id(&text_of(first, "requisition_id"))?,
        patient: stored_id(&text_of(first, "patient_id"))?,
        services: sift("referrals_referral", &rows, |row: ServiceRow| {
            row.status(now)
        })?,
    }))
}

impl ServiceRow {
    fn status(self, now: Timestamp) -> Result<ServiceStatus, Error> {
        Ok(ServiceStatus {
            code: stored(self.service_code)?,
            name: Bilingual {
                uk: self.service_uk,
                en: self.service_en,
            },
            state: standing(&self.request, &self.processing, self.expires_at, now)?.state,
            withdrawn_at: self.withdrawn_at.map(Timestamp),
        })
    }
}

const KEYS: &str = "select count(*) from referrals_card_key where kid = $1";

/// Whether it is a key of ours.
pub(super) async fn is_known(connection: &mut Connection, kid: &str) -> Result<bool, Error> {
    let count: i64 = query_scalar(KEYS).bind(kid).fetch_one(connection).await?;
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
pub(super) async fn changes(connection: &mut Connection, kid: &str) -> Result<i64, Error> {
    Ok(query_scalar(CHANGES)
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
struct WithdrawnRow {
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
    let rows = query(WITHDRAWN).bind(kid).fetch_all(connection).await?;
    sift("referrals_card", &rows, |row: WithdrawnRow| {
        Ok(Withdrawn {
            rid: row.rid,
            place: usize::try_from(row.place).map_err(|_| Error::Corrupt)?,
            at: stored_time(row.at)?,
            services: usize::try_from(row.services).map_err(|_| Error::Corrupt)?,
        })
    })
}

const KEEP: &str = "insert into referrals_card (rid, requisition_id, kid, signed_at) \
    values ($1, $2, $3, $4) on conflict (requisition_id, kid) do nothing";
const RID: &str = "select rid from referrals_card where requisition_id = $1 and kid = $2";

/// What the card is called in its key's revocation list: `fresh`, unless it
/// was signed before.
pub(super) async fn rid(
    tx: &mut Tx<'_>,
    requisition: RequisitionId,
    kid: &str,
    fresh: &str,
) -> Result<String, Error> {
    let now = tx.now().0;
    query(KEEP)
        .bind(fresh)
        .bind(requisition.to_string())
        .bind(kid)
        .bind(now)
        .execute(tx.connection())
        .await?;
    let known = known(tx.connection(), requisition, kid).await?;
    known.ok_or(Error::Corrupt)
}

/// A signed card, as it is put on record for a paper.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Signed {
    /// The key.
    pub kid: String,
    /// What the card is called in its revocation list.
    pub rid: String,
    pub jws: String,
}

const SIGNED: &str = "insert into referrals_card (rid, requisition_id, kid, signed_at, jws) \
    values ($1, $2, $3, $4, $5) on conflict (requisition_id, kid) \
    do update set jws = excluded.jws where referrals_card.rid = excluded.rid";

/// Keeps the card for a paper, unless it goes by another name already.
pub(super) async fn keep(
    tx: &mut Tx<'_>,
    requisition: RequisitionId,
    card: &Signed,
) -> Result<(), Error> {
    let now = tx.now().0;
    query(SIGNED)
        .bind(card.rid.clone())
        .bind(requisition.to_string())
        .bind(card.kid.clone())
        .bind(now)
        .bind(card.jws.clone())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const JWS: &str = "select jws from referrals_card where requisition_id = $1 and kid = $2";

/// The card, if that key has signed it for a paper.
pub(super) async fn signed(
    connection: &mut Connection,
    requisition: RequisitionId,
    kid: &str,
) -> Result<Option<String>, Error> {
    let found: Option<Option<String>> = query_scalar(JWS)
        .bind(requisition.to_string())
        .bind(kid)
        .fetch_optional(connection)
        .await?;
    Ok(found.flatten())
}

/// What the card is called there, if that key has signed it.
pub(super) async fn known(
    connection: &mut Connection,
    requisition: RequisitionId,
    kid: &str,
) -> Result<Option<String>, Error> {
    Ok(query_scalar(RID)
        .bind(requisition.to_string())
        .bind(kid)
        .fetch_optional(connection)
        .await?)
}
