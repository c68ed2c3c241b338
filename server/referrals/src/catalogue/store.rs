//! What the catalogue is asked, and the SQL of looking it up.

use ground::text;
use monitor::{
    Error, FromRow, Permit, Sifted, Snapshot,
    engine::{Builder, Connection, RawRow},
    id_of, query, query_as, readable, stored, tell,
};
use shared::{
    catalogue::{
        Bilingual, Category, Diagnosis, DiagnosisQuery, DiagnosisSystem, Service, ServiceQuery,
    },
    fields::{Code, DiagnosisCode, ServiceCode, code_key},
};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for services.
    pub struct ListServices(pub(super) ServiceQuery)
        asks services => Vec<Service>, CONCERNS_PATIENTS = false;

    /// Asks for diagnoses.
    pub struct ListDiagnoses(pub(super) DiagnosisQuery)
        asks diagnoses => Vec<Diagnosis>, CONCERNS_PATIENTS = false;
}

/// How many matches are offered.
const OFFERED: i64 = 20;
/// No name is longer than what is searched for.
const LONGEST: usize = 200;

#[derive(FromRow)]
struct ServiceRow {
    code: String,
    group_code: Option<String>,
    category: String,
    name_uk: String,
    name_en: String,
}

#[derive(FromRow)]
struct Group {
    name_uk: String,
    name_en: String,
}

/// What a group is called; where that cannot be read its code stands for it, and what is in
/// it is offered all the same.
fn group(row: &RawRow) -> Bilingual {
    match Group::from_row(row) {
        Ok(Group { name_uk, name_en }) => Bilingual {
            uk: name_uk,
            en: name_en,
        },
        Err(_) => {
            let code = id_of(row);
            tell("referrals_service_group", &code);
            Bilingual {
                uk: code.clone(),
                en: code,
            }
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
    connection: &mut Connection,
    code: &ServiceCode,
) -> Result<Option<Service>, Error> {
    let row: Option<ServiceRow> = query_as(SERVICE)
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
    connection: &mut Connection,
    system: DiagnosisSystem,
    code: &DiagnosisCode,
) -> Result<Option<Diagnosis>, Error> {
    let row: Option<DiagnosisRow> = query_as(DIAGNOSIS)
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
    select code, name_uk, name_en from around order by height desc";

async fn with_groups(connection: &mut Connection, row: ServiceRow) -> Result<Service, Error> {
    let groups = query(GROUPS)
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
        groups: groups.iter().map(group).collect(),
    })
}

/// The list of services, beside those of diagnoses.
pub(super) const SERVICES: &str = "services";

const COUNT: &str = "insert into referrals_use (list, code, times) values ($1, $2, 1) \
    on conflict (list, code) do update set times = referrals_use.times + 1";

/// Counts that these were asked for: what is asked for often is offered first.
///
/// # Errors
/// The database cannot be written.
pub async fn count(
    connection: &mut Connection,
    services: &[Service],
    diagnoses: [(DiagnosisSystem, Option<&Diagnosis>); 2],
) -> Result<(), Error> {
    let services = services.iter().map(|one| (SERVICES, one.code.as_str()));
    let diagnoses = diagnoses
        .into_iter()
        .filter_map(|(system, one)| Some((system.code(), one?.code.as_str())));
    for (list, code) in services.chain(diagnoses) {
        query(COUNT)
            .bind(list)
            .bind(code)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

const USES: &str = "select list, code from referrals_use";
const ADD_USES: &str = "insert into referrals_use (list, code, times) \
    select list, $1, times from referrals_use where list = $2 and code = $3 \
    on conflict (list, code) do update set times = referrals_use.times + excluded.times";
const DROP_USES: &str = "delete from referrals_use where list = $1 and code = $2";

/// Counts what was asked for under the form that `canonical` gives a list's code.
pub(super) async fn recount(
    connection: &mut Connection,
    canonical: impl Fn(&str, &str) -> Option<Code>,
) -> Result<(), Error> {
    let rows = query(USES).fetch_all(&mut *connection).await?;
    for (list, code) in readable::<(String, String)>(&rows) {
        let form = canonical(&list, &code).filter(|form| form.as_str() != code);
        let Some(form) = form else { continue };
        query(ADD_USES)
            .bind(form.as_str())
            .bind(&list)
            .bind(&code)
            .execute(&mut *connection)
            .await?;
        query(DROP_USES)
            .bind(list)
            .bind(code)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(super) async fn services(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListServices>,
) -> Result<Vec<Service>, Error> {
    let query = &permit.command().0;
    let typed = Typed::new(query.search.as_deref());
    let mut sql =
        Builder::new("select code, group_code, category, name_uk, name_en from (select *");
    typed.rank(&mut sql);
    sql.push(" from referrals_service where active");
    typed.best_first(&mut sql, SERVICES, "name_sort");
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
    permit: Permit<'_, ListDiagnoses>,
) -> Result<Vec<Diagnosis>, Error> {
    let query = &permit.command().0;
    let typed = Typed::new(query.search.as_deref());
    let mut sql = Builder::new("select code, name_uk, name_en from (select *");
    typed.rank(&mut sql);
    sql.push(" from referrals_diagnosis where active and system = ")
        .push_bind(query.system.code());
    // A list of diagnoses has an order of its own: neighbours belong together.
    typed.best_first(&mut sql, query.system.code(), "code");
    let rows = sql.build().fetch_all(snapshot.connection()).await?;
    snapshot.sift("referrals_diagnosis", &rows, |row: DiagnosisRow| {
        row.try_into()
    })
}

/// What was typed to look for a code or a name.
struct Typed {
    /// All of it as the beginning of a code.
    code: Option<String>,
    /// Between spaces: each the beginning of a code, or words.
    parts: Vec<(Option<String>, Vec<String>)>,
    /// All its words, as a pattern takes them.
    words: Vec<String>,
    /// The name that counts how long it is: that of the alphabet it was typed in.
    name: &'static str,
}

impl Typed {
    fn new(search: Option<&str>) -> Self {
        let search: String = search.unwrap_or_default().chars().take(LONGEST).collect();
        let words = |text: &str| {
            let words = text::words(text);
            let words = words.split_whitespace().map(text::escaped);
            let words: Vec<String> = words.collect();
            // An abbreviation with its dots: `т.т.г.`
            let is_letter = |word: &String| {
                let mut letters = word.chars();
                letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
            };
            if 1 < words.len() && words.iter().all(is_letter) {
                return vec![words.concat()];
            }
            words
        };
        let parts = search.split_whitespace();
        let parts = parts.map(|part| (code_key(part), words(part)));
        let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52F}');
        Self {
            code: code_key(&search),
            parts: parts.filter(|(_, words)| !words.is_empty()).collect(),
            words: words(&search),
            name: if search.contains(is_cyrillic) {
                "name_uk"
            } else {
                "name_en"
            },
        }
    }

    /// How well a row fits, best first: the code, codes that begin so, the
    /// name or what it says before it is narrowed down, names that begin so, names with words that begin so, names in
    /// which it stands, names of groups.
    fn rank(&self, sql: &mut Builder) {
        if self.words.is_empty() {
            sql.push(", 0 as rank");
            return;
        }
        sql.push(", case");
        if let Some(code) = &self.code {
            sql.push(" when code_key = ").push_bind(code.clone());
            sql.push(" then 0 when code_key like ")
                .push_bind(format!("{code}%"))
                .push(" then 1");
        }
        let all = self.words.join(" ");
        for (rank, pattern) in [(2, format!("%\n {all}\n%|%")), (3, format!("%\n {all}%|%"))] {
            sql.push(" when ");
            in_search(sql, &pattern);
            sql.push(format!(" then {rank}"));
        }
        for (rank, before) in [(4, "% "), (5, "%")] {
            let mut joint = " when ";
            for word in &self.words {
                sql.push(joint);
                in_search(sql, &format!("{before}{word}%|%"));
                joint = " and ";
            }
            sql.push(format!(" then {rank}"));
        }
        sql.push(" else 6 end as rank");
    }

    /// Only what fits, and the best first: of names that fit as well those of fewer
    /// words, which say less besides; of those what is asked for most; and the shorter
    /// ones.
    fn best_first(&self, sql: &mut Builder, list: &str, order: &str) {
        if !self.words.is_empty() {
            sql.push(" and (");
            if let Some(code) = &self.code {
                sql.push("code_key like ")
                    .push_bind(format!("{code}%"))
                    .push(" or ");
            }
            let mut joint = "(";
            for (code, words) in &self.parts {
                sql.push(joint).push("(");
                if let Some(code) = code {
                    sql.push("code_key like ")
                        .push_bind(format!("{code}%"))
                        .push(" or ");
                }
                let mut inner = "";
                for word in words {
                    sql.push(inner);
                    in_search(sql, &format!("%{word}%"));
                    inner = " and ";
                }
                sql.push(")");
                joint = " and ";
            }
            sql.push("))");
        }
        let name = self.name;
        let of_name = |what: &str| format!("case when rank between 2 and 5 then {what} end");
        let spaces = of_name(&format!(
            "length({name}) - length(replace({name}, ' ', ''))"
        ));
        // From around it: PostgreSQL knows no name of a column's own within an expression that orders.
        sql.push(format!(") c order by rank, {spaces}, "))
            .push("coalesce((select times from referrals_use u where u.list = ")
            .push_bind(list.to_owned())
            .push(" and u.code = c.code), 0) desc, ")
            .push(of_name(&format!("length({name})")))
            .push(format!(", {order}, code limit "));
        sql.push_bind(OFFERED);
    }
}

fn in_search(sql: &mut Builder, pattern: &str) {
    sql.push("search like ")
        .push_bind(pattern.to_owned())
        .push(" escape '\\'");
}
