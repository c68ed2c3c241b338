//! The SQL of importing a catalogue, and nothing else.

use super::{
    CompareCatalogue, FoundFaults, ImportCatalogue,
    faults::Fault,
    plan::{Plan, Record, Report, searched},
    sheet::{Item, Kind, Row, Sheet},
};
use crate::catalogue::store::{SERVICES, recount};
use ground::text;
use monitor::{
    Error, FromRow, Permit, Snapshot, Tx, engine::Connection, query, query_as, readable, stored,
};
use shared::{
    catalogue::{Bilingual, Category},
    fields::{Code, code_key},
    problem::ErrorCode,
    text::line,
};

/// Writes what the file changes; or, if it has faults, nothing.
pub(super) async fn import(
    found: &FoundFaults,
    tx: &mut Tx<'_>,
    permit: Permit<'_, ImportCatalogue>,
) -> Result<Report, Error> {
    let sheet = Sheet::read(&permit.command().0);
    let plan = match Plan::new(&sheet, &record(tx.connection()).await?) {
        Ok(plan) => plan,
        Err(faults) => {
            if let Ok(mut found) = found.lock() {
                *found = faults;
            }
            return Err(Error::Veiled {
                told: ErrorCode::Malformed,
                truth: "faulty-catalogue",
            });
        }
    };
    write(tx.connection(), &plan).await?;
    for mark in plan.report.marks() {
        tx.note().mark(mark);
    }
    Ok(plan.report)
}

/// Says what the file would change.
pub(super) async fn compare(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, CompareCatalogue>,
) -> Result<Result<Report, Vec<Fault>>, Error> {
    let sheet = Sheet::read(&permit.command().0);
    let record = record(snapshot.connection()).await?;
    Ok(Plan::new(&sheet, &record).map(|plan| plan.report))
}

#[derive(FromRow)]
struct OnRecord {
    kind: String,
    code: String,
    parent: Option<String>,
    category: Option<String>,
    name_uk: String,
    name_en: String,
    active: bool,
}

const RECORD: &str = "select 'group' as kind, code, parent, null as category, name_uk, name_en, \
    true as active from referrals_service_group \
    union all select 'service', code, group_code, category, name_uk, name_en, active \
    from referrals_service \
    union all select system, code, null, null, name_uk, name_en, active \
    from referrals_diagnosis";

async fn record(connection: &mut Connection) -> Result<Record, Error> {
    let rows: Vec<OnRecord> = query_as(RECORD).fetch_all(connection).await?;
    rows.into_iter().map(OnRecord::item).collect()
}

impl OnRecord {
    fn item(self) -> Result<((Kind, Code), Item), Error> {
        let kind = Kind::parse(&self.kind).ok_or(Error::Corrupt)?;
        let category = match self.category {
            Some(code) => Some(Category::parse(&code).ok_or(Error::Corrupt)?),
            None => None,
        };
        let item = Item {
            parent: self.parent.map(stored).transpose()?,
            category,
            name: Bilingual {
                uk: line(&self.name_uk),
                en: line(&self.name_en),
            },
            active: self.active,
        };
        let code = kind.canonical(self.code).map_err(|_| Error::Corrupt)?;
        Ok(((kind, code), item))
    }
}

/// Folds everything anew.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    let rows = query(RECORD).fetch_all(&mut *connection).await?;
    let (mut record, mut retired) = (Record::new(), Record::new());
    for row in readable::<OnRecord>(&rows) {
        if recode(connection, &row).await? {
            record.extend(row.item().ok());
        } else {
            retire(connection, &row).await?;
            retired.extend(row.item().ok());
        }
    }
    // What was offered in either form still is.
    for (code, item) in &mut record {
        item.active |= retired.get(code).is_some_and(|old| old.active);
    }
    recount(connection, |list, code| {
        let kind = match list {
            SERVICES => Kind::Service,
            system => Kind::parse(system)?,
        };
        kind.canonical(code.to_owned()).ok()
    })
    .await?;
    write(connection, &Plan::again(&record)).await
}

const RECODE_SERVICE: &str = "update referrals_service set code = $1 where code = $2 \
    and not exists (select 1 from referrals_service s where s.code = $1)";
const RECODE_DIAGNOSIS: &str = "update referrals_diagnosis set code = $1 \
    where code = $2 and system = $3 and not exists \
    (select 1 from referrals_diagnosis d where d.code = $1 and d.system = $3)";

/// Gives what is on record the one form of its code. Answers whether it has that now:
/// it has not if that is there already.
async fn recode(connection: &mut Connection, row: &OnRecord) -> Result<bool, Error> {
    let Some(kind) = Kind::parse(&row.kind) else {
        return Ok(true);
    };
    let code = match kind.canonical(row.code.clone()) {
        Ok(code) if code.as_str() != row.code => code,
        _ => return Ok(true),
    };
    let recode = match kind {
        Kind::Group => return Ok(true),
        Kind::Service => query(RECODE_SERVICE),
        Kind::Icd10 | Kind::Icpc2 => query(RECODE_DIAGNOSIS),
    };
    let recode = recode.bind(code.as_str()).bind(&row.code);
    let recode = match kind {
        Kind::Icd10 | Kind::Icpc2 => recode.bind(kind.code()),
        Kind::Group | Kind::Service => recode,
    };
    Ok(recode.execute(connection).await?.rows_affected() != 0)
}

const RETIRE_SERVICE: &str = "update referrals_service set active = false where code = $1";
const RETIRE_DIAGNOSIS: &str = "update referrals_diagnosis set active = false \
    where code = $1 and system = $2";

/// Offers no longer what is on record in the one form of its code, too: no file could
/// name it any more. What was issued by it stays as it is.
async fn retire(connection: &mut Connection, row: &OnRecord) -> Result<(), Error> {
    let (kind, code, name) = (&row.kind, &row.code, &row.name_uk);
    tracing::warn!(
        target: "namesakes",
        kind, code, name,
        "the same code is on record in its usual form: this one is no longer offered"
    );
    let retire = match Kind::parse(kind) {
        Some(Kind::Service) => query(RETIRE_SERVICE).bind(code),
        _ => query(RETIRE_DIAGNOSIS).bind(code).bind(kind),
    };
    retire.execute(connection).await?;
    Ok(())
}

async fn write(connection: &mut Connection, plan: &Plan) -> Result<(), Error> {
    for row in &plan.groups {
        write_group(connection, row).await?;
    }
    for (row, search) in &plan.services {
        write_service(connection, row, search).await?;
    }
    for (code, search) in &plan.refound {
        refind_service(connection, code, search).await?;
    }
    for row in &plan.diagnoses {
        write_diagnosis(connection, row).await?;
    }
    Ok(())
}

const GROUP: &str = "insert into referrals_service_group (code, parent, name_uk, name_en) \
    values ($1, $2, $3, $4) on conflict (code) do update \
    set parent = excluded.parent, name_uk = excluded.name_uk, name_en = excluded.name_en";

async fn write_group(connection: &mut Connection, row: &Row) -> Result<(), Error> {
    let Item { parent, name, .. } = &row.item;
    query(GROUP)
        .bind(row.code.as_str())
        .bind(parent.as_ref().map(Code::as_str))
        .bind(&name.uk)
        .bind(&name.en)
        .execute(connection)
        .await?;
    Ok(())
}

const SERVICE: &str = "insert into referrals_service \
    (code, group_code, category, name_uk, name_en, search, name_sort, active, code_key) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (code) do update \
    set group_code = excluded.group_code, category = excluded.category, \
        name_uk = excluded.name_uk, name_en = excluded.name_en, search = excluded.search, \
        name_sort = excluded.name_sort, active = excluded.active, \
        code_key = excluded.code_key";

async fn write_service(connection: &mut Connection, row: &Row, search: &str) -> Result<(), Error> {
    let Item {
        parent,
        category,
        name,
        active,
    } = &row.item;
    query(SERVICE)
        .bind(row.code.as_str())
        .bind(parent.as_ref().map(Code::as_str))
        .bind(category.map(Category::code))
        .bind(&name.uk)
        .bind(&name.en)
        .bind(search)
        .bind(text::sort_key(&name.uk))
        .bind(active)
        .bind(code_key(row.code.as_str()).unwrap_or_default())
        .execute(connection)
        .await?;
    Ok(())
}

const REFIND: &str = "update referrals_service set search = $1 where code = $2";

async fn refind_service(
    connection: &mut Connection,
    code: &Code,
    search: &str,
) -> Result<(), Error> {
    query(REFIND)
        .bind(search)
        .bind(code.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

const DIAGNOSIS: &str = "insert into referrals_diagnosis \
    (system, code, name_uk, name_en, search, active, code_key) \
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (system, code) do update \
    set name_uk = excluded.name_uk, name_en = excluded.name_en, search = excluded.search, \
        active = excluded.active, code_key = excluded.code_key";

async fn write_diagnosis(connection: &mut Connection, row: &Row) -> Result<(), Error> {
    let Item { name, active, .. } = &row.item;
    query(DIAGNOSIS)
        .bind(row.kind.code())
        .bind(row.code.as_str())
        .bind(&name.uk)
        .bind(&name.en)
        .bind(searched(name, std::iter::empty()))
        .bind(active)
        .bind(code_key(row.code.as_str()).unwrap_or_default())
        .execute(connection)
        .await?;
    Ok(())
}
