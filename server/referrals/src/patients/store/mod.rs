//! The SQL of patients, and nothing else.

mod found;
pub(super) mod refold;
pub(super) mod versions;

use super::{
    CreatePatient, GetPatient, UpdatePatient,
    likeness::store::{Sought, likely},
    row::PatientColumns,
};
use ground::{
    calendar::Calendar,
    crypto::digest::Sha256Digest,
    text::{searchable, sort_key},
    typeface,
};
use monitor::{
    Concerning, Error, FromRow, Permit, Snapshot, Subject, Tx,
    engine::{Connection, Statement},
    query, query_as, query_scalar, stored, stored_id,
};
use shared::{
    fields::{PersonName, Rule, TaxNumber},
    ids::PatientId,
    page::Version,
    patients::{
        BirthDate, LikelyDuplicates, Patient, PatientForm, PatientName, PatientRow, TaxRecord,
    },
    problem::{ErrorCode, FieldFault},
    time::Timestamp,
    users::Change,
};
use web::AppState;

#[derive(FromRow)]
struct Row {
    #[flatten]
    patient: PatientColumns,
    created_at: i64,
    created_by_name: Option<String>,
    changed_at: Option<i64>,
    changed_by_name: Option<String>,
    version: i64,
}

impl TryFrom<Row> for Patient {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let change = |at, by: Option<String>| {
            Ok::<_, Error>(Change {
                at: Timestamp(at),
                by: by.map(stored).transpose()?,
            })
        };
        let changed = row.changed_at.map(|at| change(at, row.changed_by_name));
        Ok(Self {
            id: stored_id(&row.patient.patient_id)?,
            form: row.patient.form()?,
            registered: change(row.created_at, row.created_by_name)?,
            changed: changed.transpose()?,
            version: Version(row.version),
        })
    }
}

const ONE: &str = "select patient_id, family, given, patronymic, no_name_reason, no_name_number, \
    birth_date, sex, tax_number, \
    no_tax_reason, phone, phone_remark, address, active, created_at, created_by_name, changed_at, \
    changed_by_name, version from referrals_patient where patient_id = $1";

async fn find(connection: &mut Connection, id: PatientId) -> Result<Row, Error> {
    let row: Option<Row> = query_as(ONE)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(row.ok_or(ErrorCode::NotFound)?)
}

/// The line of one patient.
pub(crate) async fn row_of(
    connection: &mut Connection,
    id: PatientId,
) -> Result<PatientRow, Error> {
    let found = find(connection, id).await;
    found.and_then(|row| row.patient.row()).map_err(damaged(id))
}

fn damaged(id: PatientId) -> impl FnOnce(Error) -> Error {
    move |error| error.at("referrals_patient", &id)
}

pub(super) async fn get(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetPatient>,
) -> Result<Concerning<Patient>, Error> {
    let &GetPatient(id) = permit.command();
    let found = find(snapshot.connection(), id).await;
    let found = found.and_then(Patient::try_from).map_err(damaged(id))?;
    Ok(Concerning::one(id, found))
}

const INSERT: &str = "insert into referrals_patient \
    (family, given, patronymic, no_name_reason, no_name_number, name_sort, name_search, \
     birth_date, sex, tax_number, no_tax_reason, phone, phone_remark, address, active, \
     created_at, created_by, created_by_name, patient_id, version) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 1)";

/// Registers the patient, unless they seem to be on record already.
pub(super) async fn insert(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreatePatient>,
) -> Result<Concerning<Patient>, Error> {
    let &CreatePatient {
        ref new,
        not_a_duplicate,
    } = permit.command();
    let read = &new.as_read().patient;
    let mut faults = name_faults(&read.name, None, "patient.name");
    let birth_date = (read.birth_date, "patient.birth_date");
    faults.extend(birth_date_fault(tx, birth_date, &app.config.calendar)?);
    if faults.is_empty() && new.is_whole() {
        check_tax_number(tx, read.tax.number(), None).await?;
    }
    let born = new.is_read("patient.birth_date").then_some(read.birth_date);
    faults.extend(doubts(read, born, "patient.tax.number"));
    let mut form = new.checked(faults)?.patient.clone();
    let sought = Sought {
        form: &form,
        own: None,
    };
    refuse_duplicates(tx, sought, not_a_duplicate).await?;
    let id = tx.new_id(PatientId::new);
    number(tx, &mut form.name, id).await?;
    let insert = written(tx, INSERT, &form, id)?;
    insert.execute(tx.connection()).await?;
    found::keep(tx.connection(), id).await?;
    versions::keep(tx, id).await?;
    tx.about(Subject::Patient(id));
    let made = find(tx.connection(), id).await?.try_into()?;
    Ok(Concerning::one(id, made))
}

const UPDATE: &str = "update referrals_patient \
    set family = $1, given = $2, patronymic = $3, no_name_reason = $4, \
        no_name_number = coalesce($5, no_name_number), name_sort = $6, name_search = $7, \
        birth_date = $8, sex = $9, tax_number = $10, no_tax_reason = $11, phone = $12, \
        phone_remark = $13, address = $14, active = $15, changed_at = $16, changed_by = $17, \
        changed_by_name = $18, version = version + 1 \
    where patient_id = $19 and version = $20";

/// What is asked for the patient stands in its lists by their name.
const SORTED: &str = "update referrals_requisition set patient_sort = \
    (select name_sort from referrals_patient where patient_id = $1) \
    where patient_id = $1 and patient_sort <> \
        (select name_sort from referrals_patient where patient_id = $1)";

pub(super) async fn update(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, UpdatePatient>,
) -> Result<Concerning<Patient>, Error> {
    let &UpdatePatient {
        id,
        ref form,
        version,
        not_a_duplicate,
    } = permit.command();
    let read = form.as_read();
    let known = find(tx.connection(), id).await?;
    if known.version != version.0 {
        let who = known.changed_by_name;
        return Err(ErrorCode::Stale { who }.into());
    }
    // A record that cannot be read can be mended.
    let before = known.patient.form().ok();
    let mut faults = name_faults(&read.name, before.as_ref().map(|form| &form.name), "name");
    if before.as_ref().map(|form| form.birth_date) != Some(read.birth_date) {
        let birth_date = (read.birth_date, "birth_date");
        faults.extend(birth_date_fault(tx, birth_date, &app.config.calendar)?);
    }
    if faults.is_empty() && form.is_whole() {
        check_tax_number(tx, read.tax.number(), Some(id)).await?;
    }
    let born = form.is_read("birth_date").then_some(read.birth_date);
    faults.extend(doubts(read, born, "tax.number"));
    let mut form = form.checked(faults)?.clone();
    if let Some(before) = &before {
        let own = Some((id, before));
        refuse_duplicates(tx, Sought { form: &form, own }, not_a_duplicate).await?;
    }
    number(tx, &mut form.name, id).await?;
    match before {
        Some(_) => found::forget(tx.connection(), id).await?,
        None => found::forget_damaged(tx.connection(), id).await?,
    }
    let update = written(tx, UPDATE, &form, id)?.bind(version.0);
    if update.execute(tx.connection()).await?.rows_affected() == 0 {
        return Err(Error::Overtaken);
    }
    found::keep(tx.connection(), id).await?;
    query(SORTED)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    versions::keep(tx, id).await?;
    let changed: Patient = find(tx.connection(), id).await?.try_into()?;
    if let Some(before) = before {
        tx.note().changed(changed_fields(&before, &changed.form));
    }
    Ok(Concerning::one(id, changed))
}

/// Which fields differ, for the journal.
fn changed_fields(before: &PatientForm, after: &PatientForm) -> [(&'static str, bool); 8] {
    [
        ("name", before.name != after.name),
        ("birth_date", before.birth_date != after.birth_date),
        ("sex", before.sex != after.sex),
        ("tax", before.tax != after.tax),
        ("phone", before.phone != after.phone),
        ("phone_remark", before.phone_remark != after.phone_remark),
        ("address", before.address != after.address),
        ("active", before.active != after.active),
    ]
}

/// The number somebody without a name had before, or the next one.
const NUMBER: &str = "select coalesce( \
    (select no_name_number from referrals_patient where patient_id = $1), \
    (select coalesce(max(no_name_number), 0) + 1 from referrals_patient))";

/// Tells who has no name from the others who have none. Nobody gets a number
/// that somebody else had.
async fn number(tx: &mut Tx<'_>, name: &mut PatientName, id: PatientId) -> Result<(), Error> {
    if let PatientName::Unnamed { number, .. } = name {
        let found: i64 = query_scalar(NUMBER)
            .bind(id.to_string())
            .fetch_one(tx.connection())
            .await?;
        *number = Some(u32::try_from(found).map_err(|_| Error::Corrupt)?);
    }
    Ok(())
}

/// A statement whose first nineteen parameters are the form, who writes it when,
/// and the patient.
fn written(
    tx: &Tx<'_>,
    statement: &'static str,
    form: &PatientForm,
    id: PatientId,
) -> Result<Statement, Error> {
    let member = tx.member()?;
    let (tax_number, no_tax_reason) = tax_columns(&form.tax);
    let [family, given, patronymic] =
        parts(&form.name).map(|(_, part)| part.map(PersonName::to_string));
    let (absent, number) = match form.name {
        PatientName::Named(_) => (None, None),
        PatientName::Unnamed { absent, number, .. } => (Some(absent.code()), number),
    };
    Ok(query(statement)
        .bind(family.unwrap_or_default())
        .bind(given.unwrap_or_default())
        .bind(patronymic)
        .bind(absent)
        .bind(number.map(i64::from))
        .bind(sort_key(&form.name.to_string()))
        .bind(searchable(&form.name.to_string()))
        .bind(form.birth_date.to_string())
        .bind(form.sex.code())
        .bind(tax_number.map(str::to_owned))
        .bind(no_tax_reason.map(str::to_owned))
        .bind(form.phone.as_ref().map(|phone| phone.as_str().to_owned()))
        .bind(form.phone_remark.as_ref().map(ToString::to_string))
        .bind(form.address.as_ref().map(ToString::to_string))
        .bind(form.active)
        .bind(tx.now().0)
        .bind(member.user_id.to_string())
        .bind(member.full_name.to_string())
        .bind(id.to_string()))
}

fn tax_columns(tax: &TaxRecord) -> (Option<&str>, Option<&str>) {
    match tax {
        TaxRecord::Number(number) | TaxRecord::AsOnPaper(number) => (Some(number.as_str()), None),
        TaxRecord::None(reason) => (None, Some(reason.code())),
    }
}

/// The parts of a name that are known.
fn parts(name: &PatientName) -> [(&'static str, Option<&PersonName>); 3] {
    let parts = name.parts();
    [
        ("family", name.family()),
        ("given", parts.map(|parts| &parts.given)),
        (
            "patronymic",
            parts.and_then(|parts| parts.patronymic.as_ref()),
        ),
    ]
}

/// Finds fault with names without a letter and words that mix alphabets: these look right, and
/// nobody finds them. What stood there `before` the rules did may stay.
fn name_faults(name: &PatientName, before: Option<&PatientName>, field: &str) -> Vec<FieldFault> {
    let before = before.map(parts).unwrap_or_default();
    let given = parts(name).into_iter().zip(before);
    let given = given.filter(|((_, name), (_, before))| name != before);
    let faults = given.filter_map(|((part, name), _)| {
        let (name, field) = (name?, format!("{field}.{part}"));
        let letters = || name.foreign_letters().unwrap_or_default();
        let fault = name.check_given().err();
        let fault = fault.map(|rule| FieldFault::by(&field, rule, letters()));
        fault.or_else(|| typeface::fault(&field, name.as_str()))
    });
    faults.collect()
}

fn birth_date_fault(
    tx: &Tx<'_>,
    (birth_date, field): (BirthDate, &str),
    calendar: &Calendar,
) -> Result<Option<FieldFault>, Error> {
    let is_future = calendar.day_of(tx.now())? < birth_date.earliest();
    Ok(is_future.then(|| FieldFault::new(field, Rule::BirthDateFuture)))
}

/// Finds fault with a number that breaks rules of such numbers, unless its paper has it so.
fn doubts(form: &PatientForm, born: Option<BirthDate>, field: &str) -> Vec<FieldFault> {
    let TaxRecord::Number(number) = &form.tax else {
        return Vec::new();
    };
    let doubts = number.doubts(born, form.sex);
    let fault = |rule| FieldFault::new(field, rule);
    doubts.into_iter().map(fault).collect()
}

const WITH_TAX_NUMBER: &str = "select patient_id from referrals_patient \
    where tax_number = $1 and (cast($2 as text) is null or patient_id <> $2)";

/// Says whose the tax number is; the constraint alone would not.
async fn check_tax_number(
    tx: &mut Tx<'_>,
    number: Option<&TaxNumber>,
    own: Option<PatientId>,
) -> Result<(), Error> {
    let Some(number) = number else {
        return Ok(());
    };
    let other: Option<String> = query_scalar(WITH_TAX_NUMBER)
        .bind(number.as_str())
        .bind(own.map(|id| id.to_string()))
        .fetch_optional(tx.connection())
        .await?;
    match other {
        None => Ok(()),
        Some(patient) => {
            let patient = stored_id(&patient)?;
            tx.about(Subject::Patient(patient));
            Err(ErrorCode::TaxNumberTaken { patient }.into())
        }
    }
}

/// Says which records are likely of the same person, unless exactly these were `seen`.
async fn refuse_duplicates(
    tx: &mut Tx<'_>,
    sought: Sought<'_>,
    seen: Option<Sha256Digest>,
) -> Result<(), Error> {
    // One writer (ADR 23): no constraint knows who is likely the same.
    let patients = likely(tx.connection(), sought).await?;
    let mut ids: Vec<String> = patients
        .iter()
        .map(|duplicate| duplicate.id.to_string())
        .collect();
    ids.sort_unstable();
    let shown = Sha256Digest::of(ids.join(" "));
    if ids.is_empty() || seen == Some(shown) {
        return Ok(());
    }
    let confirm = shown.to_string();
    Err(ErrorCode::LikelyDuplicate(LikelyDuplicates { patients, confirm }).into())
}
