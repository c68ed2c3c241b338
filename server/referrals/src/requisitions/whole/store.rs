//! The SQL of reading a requisition.

use super::Part;
use crate::{
    history,
    lists::{REFERRALS as TABLE, facts, gone},
    patients,
    scope::{FactColumns, Facts},
    service::ServiceColumns,
};
use monitor::{
    Actor, Error, FromRow, Member, Sifted,
    engine::{Connection, RawRow},
    id_of, query, query_as, query_scalar, stored, stored_id, stored_time,
};
use shared::{
    catalogue::{Bilingual, Diagnosis},
    ids::RequisitionId,
    page::Version,
    problem::ErrorCode,
    referrals::{Link, Performer, Priority, Referral, ReferralState, Requester, Requisition},
    time::Timestamp,
};

#[derive(FromRow)]
struct Row {
    number: Option<String>,
    foreign_number: Option<String>,
    patient_id: String,
    icd10_code: Option<String>,
    icd10_uk: Option<String>,
    icd10_en: Option<String>,
    icpc2_code: Option<String>,
    icpc2_uk: Option<String>,
    icpc2_en: Option<String>,
    priority: String,
    clinical_note: Option<String>,
    patient_instruction: Option<String>,
    occurrence: Option<String>,
    requester_id: String,
    requester_name: String,
    requester_position: String,
    requester_licence: Option<String>,
    organization: String,
    issued_at: Option<i64>,
    valid_until: Option<String>,
    replaces: Option<String>,
    version: i64,
}

#[derive(FromRow)]
struct ReferralColumns {
    #[flatten]
    facts: FactColumns,
    referral_id: String,
    #[flatten]
    service: ServiceColumns,
    performer_name: Option<String>,
    performer_organization: Option<String>,
    taken_at: Option<i64>,
    result: Option<String>,
    replaced_by: Option<String>,
    gone: bool,
}

const ONE: &str = "select number, foreign_number, patient_id, icd10_code, icd10_uk, icd10_en, \
    icpc2_code, icpc2_uk, icpc2_en, priority, clinical_note, patient_instruction, occurrence, \
    requester_id, requester_name, requester_position, requester_licence, organization, \
    issued_at, valid_until, replaces, version \
    from referrals_requisition where requisition_id = $1";

/// `$2` one referral, or none for all of them.
const REFERRALS: &str = concat!(
    "select r.referral_id, ",
    facts!(),
    ", r.service_code, r.service_uk, r.service_en, \
    r.category, r.quantity, r.performer_name, r.performer_organization, r.taken_at, r.result, \
    r.replaced_by, ",
    gone!(),
    " as gone \
    from referrals_referral r join referrals_requisition q on q.requisition_id = r.requisition_id \
    where r.requisition_id = $1 and (cast($2 as text) is null or r.referral_id = $2) \
    order by r.place"
);

/// Whether `actor` may read the requisition as whoever issues.
pub(super) async fn is_read_by(
    connection: &mut Connection,
    id: RequisitionId,
    actor: &Actor,
    now: Timestamp,
) -> Result<bool, Error> {
    let rows = referrals(connection, id, Part::Whole).await?;
    let facts = rows.iter().find_map(|row| {
        let columns = FactColumns::from_row(row).ok()?;
        Facts::new(&columns, now).ok()
    });
    // Nothing that can be read says who may.
    Ok(facts.is_some_and(|facts| facts.is_read_by(actor)))
}

async fn referrals(
    connection: &mut Connection,
    id: RequisitionId,
    part: Part,
) -> Result<Vec<RawRow>, Error> {
    let one = match part {
        Part::Whole => None,
        Part::One(referral) => Some(referral.to_string()),
    };
    Ok(query(REFERRALS)
        .bind(id.to_string())
        .bind(one)
        .fetch_all(connection)
        .await?)
}

pub(super) async fn read(
    connection: &mut Connection,
    id: RequisitionId,
    part: Part,
    actor: &Actor,
    now: Timestamp,
) -> Result<Requisition, Error> {
    let row: Option<Row> = query_as(ONE)
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    let row = row.ok_or(ErrorCode::NotFound)?;
    let patient = patients::row_of(connection, stored_id(&row.patient_id)?).await?;
    let mut found = Sifted::default();
    let mut editable = false;
    for row in &referrals(connection, id, part).await? {
        let read = referral(connection, row, actor, now).await;
        let (read, lines) = match read {
            Ok(read) => {
                editable = read.editable;
                (Ok(read.referral), read.damaged)
            }
            Err(error) => (Err(error), Vec::new()),
        };
        found.put(TABLE, id_of(row), read)?;
        // Of the history there are lines that can be read: it is shown.
        found.damaged.extend(lines);
    }
    let requester = Requester {
        id: stored_id(&row.requester_id)?,
        full_name: stored(row.requester_name)?,
        position: stored(row.requester_position)?,
        licence_number: row.requester_licence.map(stored).transpose()?,
        organization: stored(row.organization)?,
    };
    // A draft will be issued by its author as they are by then, and from where they work.
    let author = actor.member().filter(|_| editable);
    let requester = author.map_or(requester, requester_now);
    Ok(Requisition {
        id,
        number: row.number.map(stored).transpose()?,
        foreign_number: row.foreign_number.map(stored).transpose()?,
        patient,
        icd10: diagnosis(row.icd10_code, row.icd10_uk, row.icd10_en)?,
        icpc2: diagnosis(row.icpc2_code, row.icpc2_uk, row.icpc2_en)?,
        priority: Priority::parse(&row.priority).ok_or(Error::Corrupt)?,
        clinical_note: row.clinical_note.map(stored).transpose()?,
        patient_instruction: row.patient_instruction.map(stored).transpose()?,
        occurrence: row.occurrence.map(stored).transpose()?,
        requester,
        issued_at: row.issued_at.map(stored_time).transpose()?,
        valid_until: row.valid_until.map(stored).transpose()?,
        replaces: match part {
            Part::Whole => link(connection, row.replaces).await?,
            // Whoever has one in work learns no other numbers.
            Part::One(_) => None,
        },
        referrals: found.whole,
        damaged: found.damaged,
        editable,
        version: Version(row.version),
    })
}

fn requester_now(member: &Member) -> Requester {
    Requester {
        id: member.user_id,
        full_name: member.full_name.clone(),
        position: member.position.clone(),
        licence_number: member.licence_number.clone(),
        organization: member.organization.clone(),
    }
}

/// A referral as it is shown.
struct Read {
    referral: Referral,
    /// Whether it is a draft of the reader's.
    editable: bool,
    /// Its id, if a line of its history cannot be read.
    damaged: Vec<String>,
}

async fn referral(
    connection: &mut Connection,
    row: &RawRow,
    actor: &Actor,
    now: Timestamp,
) -> Result<Read, Error> {
    let columns = ReferralColumns::from_row(row)?;
    let facts = Facts::new(&columns.facts, now)?;
    let performer = match (
        columns.performer_name,
        columns.performer_organization,
        columns.taken_at,
    ) {
        (Some(name), Some(organization), Some(since)) => Some(Performer {
            full_name: stored(name)?,
            organization: stored(organization)?,
            since: stored_time(since)?,
            gone: columns.gone,
        }),
        _ => None,
    };
    let mut history = history::of(connection, &columns.referral_id).await?;
    if let (true, Some(at)) = (facts.expired, facts.expires_at) {
        let end = history::expiry(at, &history.whole);
        history.whole.push(end);
    }
    let referral = Referral {
        id: stored_id(&columns.referral_id)?,
        history: history.whole,
        service: columns.service.asked()?,
        state: facts.state,
        performer,
        result: columns.result.map(stored).transpose()?,
        replaced_by: link(connection, columns.replaced_by).await?,
        allowed: facts.allowed(actor),
    };
    Ok(Read {
        referral,
        editable: facts.state == ReferralState::DRAFT && facts.is_read_by(actor),
        damaged: history.damaged,
    })
}

fn diagnosis(
    code: Option<String>,
    uk: Option<String>,
    en: Option<String>,
) -> Result<Option<Diagnosis>, Error> {
    match (code, uk, en) {
        (Some(code), Some(uk), Some(en)) => Ok(Some(Diagnosis {
            code: stored(code)?,
            name: Bilingual { uk, en },
        })),
        _ => Ok(None),
    }
}

const NUMBER: &str = "select number from referrals_requisition where requisition_id = $1";

async fn link(connection: &mut Connection, id: Option<String>) -> Result<Option<Link>, Error> {
    let Some(id) = id else {
        return Ok(None);
    };
    let number: Option<String> = query_scalar(NUMBER).bind(&id).fetch_one(connection).await?;
    let Some(number) = number else {
        return Err(Error::Corrupt);
    };
    Ok(Some(Link {
        id: stored_id(&id)?,
        number: stored(number)?,
    }))
}
