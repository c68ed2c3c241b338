//! The SQL of making requisitions.

use super::{
    CreateDraft, DeleteDraft, IssueDraft, IssueRequisition, UpdateDraft,
    form::{Checked, Filled, Purpose, Terms, changed_fields, check},
    repeated::{self, Before, Draft},
    whole::{Part, concerning, whole},
};
use crate::{
    catalogue,
    history::{self, Line},
    lists::facts,
    number,
    scope::{FactColumns, Facts},
};
use ground::text::fold;
use monitor::{
    Concerning, Error, FromRow, OnUnique, Permit, Subject, Tx,
    engine::{Builder, Connection},
    query, query_as, query_scalar, stored_id,
};
use shared::{
    catalogue::{Diagnosis, DiagnosisSystem},
    ids::{ReferralId, RequisitionId},
    page::Version,
    problem::ErrorCode,
    referrals::{Act, FormKey, Number, ReferralState, Requisition, RequisitionForm},
};
use std::collections::BTreeMap;
use web::{AppState, Typed};

/// A requisition about to be written.
pub(crate) struct Written {
    pub id: RequisitionId,
    pub purpose: Purpose,
    /// What it takes the place of.
    pub replaces: Option<RequisitionId>,
    /// What its form is called, as it is stored.
    pub form_key: Option<String>,
}

/// Issues what the form asks for.
pub(super) async fn issue(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, IssueRequisition>,
) -> Result<Concerning<Requisition>, Error> {
    let IssueRequisition(filled) = permit.command();
    make(app, tx, filled, Purpose::Issue).await.map(concerning)
}

/// Keeps a draft.
pub(super) async fn draft(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateDraft>,
) -> Result<Concerning<Requisition>, Error> {
    let CreateDraft(filled) = permit.command();
    make(app, tx, filled, Purpose::Draft).await.map(concerning)
}

async fn make(
    app: &AppState,
    tx: &mut Tx<'_>,
    filled: &Filled,
    purpose: Purpose,
) -> Result<Requisition, Error> {
    let &Filled { ref form, key } = filled;
    let terms = Terms::of(app);
    if form.is_whole() {
        let sent = match key {
            Some(key) => sent_as(tx.connection(), key).await?,
            None => None,
        };
        match repeated::before(tx, sent, form.as_read(), purpose).await? {
            Before::New => {}
            Before::Made(made) => return Ok(*made),
            Before::Kept(id) => {
                return rewrite(app, tx, (id, form, Version::FIRST), purpose).await;
            }
        }
    }
    let checked = check(tx, form, &terms, purpose).await?;
    let written = Written {
        id: tx.new_id(RequisitionId::new),
        purpose,
        replaces: None,
        form_key: key.map(|key| key.uuid().to_string()),
    };
    write(tx, &written, &checked, &terms).await?;
    answer(tx, written.id).await
}

const SENT_AS: &str = "select requisition_id from referrals_requisition where form_key = $1";

/// What was made of the form of that key.
async fn sent_as(
    connection: &mut Connection,
    key: FormKey,
) -> Result<Option<RequisitionId>, Error> {
    let found: Option<String> = query_scalar(SENT_AS)
        .bind(key.uuid().to_string())
        .fetch_optional(connection)
        .await?;
    found.as_deref().map(stored_id).transpose()
}

pub(super) async fn update_draft(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, UpdateDraft>,
) -> Result<Concerning<Requisition>, Error> {
    let UpdateDraft(change) = permit.command();
    rewrite(app, tx, change.parts(), Purpose::Draft)
        .await
        .map(concerning)
}

pub(super) async fn issue_draft(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, IssueDraft>,
) -> Result<Concerning<Requisition>, Error> {
    let IssueDraft(change) = permit.command();
    rewrite(app, tx, change.parts(), Purpose::Issue)
        .await
        .map(concerning)
}

pub(super) async fn delete_draft(
    tx: &mut Tx<'_>,
    permit: Permit<'_, DeleteDraft>,
) -> Result<Concerning<()>, Error> {
    let &DeleteDraft(id) = permit.command();
    let draft = own_draft(tx, id).await?;
    let patient = stored_id(&draft.patient_id)?;
    remove(tx, id, Version(draft.version)).await?;
    Ok(Concerning::one(patient, ()))
}

async fn rewrite(
    app: &AppState,
    tx: &mut Tx<'_>,
    (id, form, version): (RequisitionId, &Typed<RequisitionForm>, Version),
    purpose: Purpose,
) -> Result<Requisition, Error> {
    let before = match repeated::changed(tx, (id, form, version), purpose).await? {
        Draft::Changed(changed) => return Ok(*changed),
        Draft::Before(before) => before,
    };
    let current = own_draft(tx, id).await?;
    if current.version != version.0 {
        let who = Some(tx.member()?.full_name.to_string());
        return Err(ErrorCode::Stale { who }.into());
    }
    let terms = Terms::of(app);
    let checked = check(tx, form, &terms, purpose).await?;
    remove(tx, id, version).await?;
    let written = Written {
        id,
        purpose,
        replaces: None,
        form_key: current.form_key,
    };
    write(tx, &written, &checked, &terms).await?;
    query(COUNT_ON)
        .bind(version.0 + 1)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    tx.note()
        .changed(changed_fields(before.as_ref(), form.as_read()));
    answer(tx, id).await
}

const COUNT_ON: &str = "update referrals_requisition set version = $1 where requisition_id = $2";

const DRAFT: &str = concat!(
    "select ",
    facts!(),
    ", q.version, q.form_key, q.patient_id, r.referral_id \
    from referrals_requisition q join referrals_referral r on r.requisition_id = q.requisition_id \
    where q.requisition_id = $1 order by r.place limit 1"
);

#[derive(FromRow)]
struct DraftRow {
    #[flatten]
    facts: FactColumns,
    version: i64,
    form_key: Option<String>,
    patient_id: String,
    referral_id: String,
}

/// The caller's own draft.
///
/// # Errors
/// It is not theirs, or no draft any more.
async fn own_draft(tx: &mut Tx<'_>, id: RequisitionId) -> Result<DraftRow, Error> {
    let row: Option<DraftRow> = query_as(DRAFT)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    let row = row.ok_or(ErrorCode::NotFound)?;
    let facts = Facts::new(&row.facts, tx.now())?;
    if !facts.is_read_by(tx.actor()) {
        return Err(ErrorCode::NotFound.into());
    }
    tx.note().concerns(stored_id(&row.patient_id).ok());
    if facts.state != ReferralState::DRAFT {
        return Err(ErrorCode::TransitionRefused {
            act: Act::Issue,
            state: facts.state,
            who: history::who_was_last(tx.connection(), stored_id(&row.referral_id)?).await?,
        }
        .into());
    }
    Ok(row)
}

const REMOVE_SERVICES: &str = "delete from referrals_referral where requisition_id = $1";
const REMOVE: &str = "delete from referrals_requisition where requisition_id = $1 and version = $2";

/// A draft has no history: it goes without a trace but the journal's.
async fn remove(tx: &mut Tx<'_>, id: RequisitionId, version: Version) -> Result<(), Error> {
    query(REMOVE_SERVICES)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    let removed = query(REMOVE)
        .bind(id.to_string())
        .bind(version.0)
        .execute(tx.connection())
        .await?;
    if removed.rows_affected() == 0 {
        return Err(Error::Overtaken);
    }
    Ok(())
}

async fn answer(tx: &mut Tx<'_>, id: RequisitionId) -> Result<Requisition, Error> {
    let (actor, now) = (tx.actor(), tx.now());
    tx.about(Subject::Requisition(id));
    whole(tx.connection(), id, Part::Whole, actor, now).await
}

const REQUISITION: &str = "insert into referrals_requisition \
    (requisition_id, number, foreign_number, patient_id, icd10_code, icd10_uk, icd10_en, \
     icpc2_code, icpc2_uk, icpc2_en, priority, clinical_note, patient_instruction, occurrence, \
     requester_id, requester_name, requester_position, requester_licence, organization_id, \
     organization, created_at, issued_at, valid_until, expires_at, replaces, form_key, \
     requester_version, version, patient_sort) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
        $19, $20, $21, $22, $23, $24, $25, $26, $27, 1, \
        coalesce((select name_sort from referrals_patient where patient_id = $4), '~'))";

/// Writes a requisition and its referrals; the number of one that is issued.
pub(crate) async fn write(
    tx: &mut Tx<'_>,
    written: &Written,
    checked: &Checked,
    terms: &Terms,
) -> Result<Option<Number>, Error> {
    let issued = written.purpose == Purpose::Issue;
    let number = issued.then(|| number::draw(tx.random()));
    let expires_at = terms.calendar.end_of(checked.valid_until)?.0;
    let (now, member) = (tx.passed().0, tx.member()?);
    let form = &checked.form;
    let [icd10, icpc2] = [&checked.icd10, &checked.icpc2].map(|one| columns(one.as_ref()));
    query(REQUISITION)
        .bind(written.id.to_string())
        .bind(number.as_ref().map(Number::as_str))
        .bind(
            form.foreign_number
                .as_ref()
                .map(shared::referrals::ForeignNumber::as_str),
        )
        .bind(form.patient_id.to_string())
        .bind(icd10[0])
        .bind(icd10[1])
        .bind(icd10[2])
        .bind(icpc2[0])
        .bind(icpc2[1])
        .bind(icpc2[2])
        .bind(form.priority.code())
        .bind(
            form.clinical_note
                .as_ref()
                .map(shared::fields::Note::as_str),
        )
        .bind(
            form.patient_instruction
                .as_ref()
                .map(shared::fields::Note::as_str),
        )
        .bind(form.occurrence.map(|day| day.to_string()))
        .bind(member.user_id.to_string())
        .bind(member.full_name.as_str())
        .bind(member.position.as_str())
        .bind(
            member
                .licence_number
                .as_ref()
                .map(shared::fields::LicenceNumber::as_str),
        )
        .bind(member.organization_id.to_string())
        .bind(member.organization.as_str())
        .bind(now)
        .bind(issued.then_some(now))
        .bind(issued.then(|| checked.valid_until.to_string()))
        .bind(issued.then_some(expires_at))
        .bind(written.replaces.map(|id| id.to_string()))
        .bind(written.form_key.as_deref())
        .bind(member.version.0)
        .execute(tx.connection())
        .await
        .on_unique(
            "referrals_requisition.foreign_number",
            ErrorCode::ForeignNumberTaken,
        )?;
    write_services(tx, written, checked).await?;
    if issued {
        let diagnoses = [
            (DiagnosisSystem::Icd10, checked.icd10.as_ref()),
            (DiagnosisSystem::Icpc2, checked.icpc2.as_ref()),
        ];
        catalogue::count(tx.connection(), &checked.services, diagnoses).await?;
    }
    Ok(number)
}

fn columns(diagnosis: Option<&Diagnosis>) -> [Option<&str>; 3] {
    [
        diagnosis.map(|one| one.code.as_str()),
        diagnosis.map(|one| one.name.uk.as_str()),
        diagnosis.map(|one| one.name.en.as_str()),
    ]
}

const REFERRAL: &str = "insert into referrals_referral \
    (referral_id, requisition_id, place, service_code, service_uk, service_en, service_search, \
     category, quantity, request, processing, organization_id, listed_at, expires_at) \
    select $1, requisition_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, organization_id, \
        coalesce(issued_at, created_at), expires_at \
    from referrals_requisition where requisition_id = $2";

async fn write_services(
    tx: &mut Tx<'_>,
    written: &Written,
    checked: &Checked,
) -> Result<(), Error> {
    let issued = written.purpose == Purpose::Issue;
    let state = if issued {
        ReferralState::ISSUED
    } else {
        ReferralState::DRAFT
    };
    let asked = checked.form.services.iter().zip(&checked.services);
    // In one order, in which nobody waits for somebody who waits for them.
    let mut searched = BTreeMap::new();
    for (place, (asked, service)) in (0_i64..).zip(asked) {
        let id = tx.new_id(ReferralId::new);
        let (code, name) = (&service.code, &service.name);
        let search = fold(&format!("{code} {} {}", name.uk, name.en));
        searched.insert(code.to_string(), search.clone());
        query(REFERRAL)
            .bind(id.to_string())
            .bind(written.id.to_string())
            .bind(place)
            .bind(code.as_str())
            .bind(&name.uk)
            .bind(&name.en)
            .bind(search)
            .bind(asked.category.code())
            .bind(i64::from(asked.quantity))
            .bind(state.request.code())
            .bind(state.processing.code())
            .execute(tx.connection())
            .await?;
        if issued {
            history::add(tx, id, Line::plain(Act::Issue)).await?;
        }
    }
    let mut sql = Builder::new("insert into referrals_asked (code, search) ");
    sql.push_values(searched, |mut columns, (code, search)| {
        columns.push_bind(code).push_bind(search);
    });
    sql.push(" on conflict do nothing");
    sql.build().execute(tx.connection()).await?;
    Ok(())
}
