//! The SQL of looking things up in the catalogue, and nothing else.

use super::{ListDiagnoses, ListServices};
use crate::{
    error::Error,
    monitor::{Permit, Sifted, Snapshot, id_of, stored},
    text,
};
use shared::{
    catalogue::{Bilingual, Category, Diagnosis, DiagnosisSystem, Service},
    fields::Code,
};
use sqlx::{FromRow, QueryBuilder, Sqlite, SqliteConnection};

/// How many matches are offered.
const OFFERED: i64 = 20;

#[derive(FromRow)]
struct ServiceRow {
    code: String,
    group_code: Option<String>,
    category: String,
    name_uk: String,
    name_en: String,
}

#[derive(FromRow)]
struct Name {
    name_uk: String,
    name_en: String,
}

impl From<Name> for Bilingual {
    fn from(Name { name_uk, name_en }: Name) -> Self {
        Self {
            uk: name_uk,
            en: name_en,
        }
    }
}

#[derive(FromRow)]
struct DiagnosisRow {
    code: String,
    name_uk: String,
    name_en: String,
}

impl TryFrom<DiagnosisRow> for Diagnosis {
    type Error = Error;

    fn try_from(row: DiagnosisRow) -> Result<Self, Error> {
        Ok(Self {
            code: stored(row.code)?,
            name: Bilingual {
                uk: row.name_uk,
                en: row.name_en,
            },
        })
    }
}

const SERVICE: &str = "select code, group_code, category, name_uk, name_en \
    from referrals_service where code = $1 and active";

/// The service of this code, unless it is no longer offered.
///
/// # Errors
/// The database is out of reach.
pub async fn service(
    connection: &mut SqliteConnection,
    code: &Code,
) -> Result<Option<Service>, Error> {
    let row: Option<ServiceRow> = sqlx::query_as(SERVICE)
        .bind(code.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    match row {
        Some(row) => Ok(Some(with_groups(connection, row).await?)),
        None => Ok(None),
    }
}

const DIAGNOSIS: &str = "select code, name_uk, name_en from referrals_diagnosis \
    where system = $1 and code = $2 and active";

/// The diagnosis of this code, unless it is no longer offered.
///
/// # Errors
/// The database is out of reach.
pub async fn diagnosis(
    connection: &mut SqliteConnection,
    system: DiagnosisSystem,
    code: &Code,
) -> Result<Option<Diagnosis>, Error> {
    let row: Option<DiagnosisRow> = sqlx::query_as(DIAGNOSIS)
        .bind(system.code())
        .bind(code.as_str())
        .fetch_optional(connection)
        .await?;
    row.map(Diagnosis::try_from).transpose()
}

// Ends at four levels, whatever the table holds.
const GROUPS: &str = "with recursive around (code, parent, name_uk, name_en, height) as (\
    select code, parent, name_uk, name_en, 1 from referrals_service_group where code = $1 \
    union all \
    select g.code, g.parent, g.name_uk, g.name_en, a.height + 1 \
    from referrals_service_group g join around a on g.code = a.parent where a.height < 4) \
    select name_uk, name_en from around order by height desc";

async fn with_groups(connection: &mut SqliteConnection, row: ServiceRow) -> Result<Service, Error> {
    let groups: Vec<Name> = sqlx::query_as(GROUPS)
        .bind(row.group_code)
        .fetch_all(connection)
        .await?;
    Ok(Service {
        code: stored(row.code)?,
        name: Bilingual {
            uk: row.name_uk,
            en: row.name_en,
        },
        category: Category::parse(&row.category).ok_or(Error::Corrupt)?,
        groups: groups.into_iter().map(Bilingual::from).collect(),
    })
}

pub(super) async fn services(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ListServices>,
) -> Result<Vec<Service>, Error> {
    let query = permit.into_command().0;
    let mut sql = QueryBuilder::new(
        "select code, group_code, category, name_uk, name_en from referrals_service where active",
    );
    best_first(&mut sql, &text::words(query.search.as_deref()), "name_sort");
    let rows = sql.build().fetch_all(snapshot.connection()).await?;
    let mut services = Sifted::default();
    for row in &rows {
        let read = match ServiceRow::from_row(row) {
            Ok(row) => with_groups(snapshot.connection(), row).await,
            Err(error) => Err(error.into()),
        };
        services.put("referrals_service", id_of(row), read)?;
    }
    Ok(snapshot.apart(services))
}

pub(super) async fn diagnoses(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ListDiagnoses>,
) -> Result<Vec<Diagnosis>, Error> {
    let query = permit.into_command().0;
    let mut sql = QueryBuilder::new(
        "select code, name_uk, name_en from referrals_diagnosis where active and system = ",
    );
    sql.push_bind(query.system.code());
    // A list of diagnoses has an order of its own: neighbours belong together.
    best_first(&mut sql, &text::words(query.search.as_deref()), "code");
    let rows = sql.build().fetch_all(snapshot.connection()).await?;
    snapshot.sift("referrals_diagnosis", &rows, |row: DiagnosisRow| {
        row.try_into()
    })
}

/// Each word begins the code or stands in `search`; first come codes that
/// begin so, then names whose words begin so, then names, then groups.
fn best_first(sql: &mut QueryBuilder<Sqlite>, words: &[String], order: &str) {
    for word in words {
        sql.push(" and (lower(code) like ")
            .push_bind(format!("{word}%"));
        sql.push(" escape '\\' or search like ")
            .push_bind(format!("%{word}%"))
            .push(" escape '\\')");
    }
    sql.push(" order by ");
    if let Some(first) = words.first() {
        sql.push("case when lower(code) like ")
            .push_bind(format!("{first}%"))
            .push(" escape '\\' then 0 when ");
        in_names(sql, words, "% ");
        sql.push(" then 1 when ");
        in_names(sql, words, "%");
        sql.push(" then 2 else 3 end, ");
    }
    sql.push(order).push(", code limit ").push_bind(OFFERED);
}

/// Every word stands in the first line of `search`, which has the names and
/// no groups, after `before`.
fn in_names(sql: &mut QueryBuilder<Sqlite>, words: &[String], before: &str) {
    for (place, word) in words.iter().enumerate() {
        sql.push(if place == 0 {
            "search like "
        } else {
            " and search like "
        })
        .push_bind(format!("{before}{word}%\n%"))
        .push(" escape '\\'");
    }
}
