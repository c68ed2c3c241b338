//! The SQL of looking for patients, and nothing else.

use super::typed::Typed;
use crate::patients::row::PatientColumns;
use monitor::{
    Error, Snapshot,
    engine::{Builder, found, named},
    page::{Cursor, Listing, counted, ordered, paged, place},
    sift,
};
use shared::{
    page::{Order, PAGE_SIZE},
    patients::{PatientQuery, PatientsFound},
    time::Day,
};

const COLUMNS: &str = "select p.patient_id, p.family, p.given, p.patronymic, p.no_name_reason, \
    p.no_name_number, p.birth_date, p.sex, p.tax_number, p.no_tax_reason, p.phone, p.phone_remark, p.address, p.active, \
    k.sort_key from (select ";

pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    typed: &Typed,
    query: &PatientQuery,
) -> Result<PatientsFound, Error> {
    let listing = Listing::of("patients", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let total = counted(snapshot.connection(), |sql| matching(sql, typed)).await?;
    if total.is_none() {
        return Ok(PatientsFound::default());
    }
    let mut sql = rows(typed, begin);
    let rows = sql.build().fetch_all(snapshot.connection()).await?;
    let (rows, next) = paged(rows, &listing, place);
    let found = sift("referrals_patient", &rows, PatientColumns::row)?;
    Ok(PatientsFound {
        items: found.whole,
        next,
        damaged: found.damaged,
        total,
        unclear: Vec::new(),
    })
}

/// First who is found, then their columns.
fn rows(typed: &Typed, begin: Option<Cursor>) -> Builder {
    let of = Lead::of(typed).table();
    let key = ["name_sort", "patient_id"].map(|column| format!("{of}.{column}"));
    let mut sql = Builder::new(COLUMNS);
    sql.push(format!("{} as sort_key, {} as patient_id", key[0], key[1]));
    matching(&mut sql, typed);
    let key = key.each_ref().map(String::as_str);
    ordered(&mut sql, key, Order::Ascending, begin, PAGE_SIZE + 1);
    sql.push(") k join referrals_patient p on p.patient_id = k.patient_id ");
    sql.push("order by k.sort_key, k.patient_id");
    sql
}

/// Which of the words begin a part of anybody's name.
pub(super) async fn known(
    snapshot: &mut Snapshot<'_>,
    words: &[String],
) -> Result<Vec<bool>, Error> {
    let mut sql = knowing(words);
    let row = sql.build().fetch_one(snapshot.connection()).await?;
    let is_known = |at| Ok(row.read::<i64>(at)? == 1);
    (0..words.len()).map(is_known).collect()
}

fn knowing(words: &[String]) -> Builder {
    let mut sql = Builder::new("select ");
    let mut joint = "";
    for word in words {
        sql.push(joint);
        sql.push("cast(case when exists (select 1 from referrals_patient_word w where ");
        found(&mut sql, "w.word", word);
        sql.push(") then 1 else 0 end as bigint)");
        joint = ", ";
    }
    sql
}

/// Selects the patients by whom a list is searched: of the name, born then, or of the number.
pub(crate) fn sought(sql: &mut Builder, name: Option<&str>, born: &[Day], unnamed: Option<u32>) {
    let typed = Typed {
        names: name.into_iter().map(str::to_owned).collect(),
        born: born.to_vec(),
        unnamed,
        ..Typed::default()
    };
    sql.push(format!("select {}.patient_id", Lead::of(&typed).table()));
    matching(sql, &typed);
}

/// What of all that was typed fewest fit, by which they are found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Names,
    Digits,
    /// A birth date, or the number of somebody without a name.
    Record,
}

impl Lead {
    fn of(typed: &Typed) -> Self {
        let is_named = !typed.names.is_empty();
        if typed.born.is_empty() && typed.digits.is_some() && (!is_named || typed.knows_somebody())
        {
            Self::Digits
        } else if typed.born.is_empty() && is_named {
            Self::Names
        } else {
            Self::Record
        }
    }

    /// What has the patients, and their names as they are sorted.
    const fn table(self) -> &'static str {
        match self {
            Self::Names => "w",
            Self::Digits | Self::Record => "p",
        }
    }
}

/// The patients that fit all of it; of what digits may be, one will do.
fn matching(sql: &mut Builder, typed: &Typed) {
    let lead = Lead::of(typed);
    match (lead, &typed.digits) {
        (Lead::Names, _) => {
            sql.push(" from referrals_patient_word w");
            if !typed.partly.is_empty() {
                sql.push(" join referrals_patient p on p.patient_id = w.patient_id");
            }
            sql.push(" where true");
        }
        (Lead::Digits, Some(digits)) => {
            sql.push(" from (select distinct patient_id from (");
            numbered(sql, typed, digits);
            // One after the other, as they are found, so that a count can end.
            sql.push(") f) d cross join referrals_patient p where p.patient_id = d.patient_id");
        }
        _ => {
            sql.push(" from referrals_patient p where true");
        }
    }
    if !typed.names.is_empty() {
        sql.push(" and ");
        let names = typed.names.join(" ");
        match lead {
            Lead::Names => found(sql, "w.word", &names),
            Lead::Digits | Lead::Record => named(sql, "p.name_search", &names),
        }
    }
    if !typed.born.is_empty() {
        sql.push(" and ");
        born(sql, &typed.born);
    }
    let mut joint = " and (";
    for pattern in &typed.partly {
        sql.push(joint)
            .push("p.birth_date like ")
            .push_bind(pattern.clone());
        joint = " or ";
    }
    if !typed.partly.is_empty() {
        sql.push(")");
    }
    match (&typed.digits, typed.unnamed) {
        (Some(digits), _) if lead != Lead::Digits => {
            sql.push(format!(" and {}.patient_id in (", lead.table()));
            numbered(sql, typed, digits);
            sql.push(")");
        }
        (None, Some(number)) => {
            sql.push(" and p.no_name_number = ")
                .push_bind(i64::from(number));
        }
        _ => {}
    }
}

/// Whoever has the digits in a number, or what they may be instead.
fn numbered(sql: &mut Builder, typed: &Typed, digits: &str) {
    const WHO: &str = " union all select patient_id from referrals_patient where ";
    sql.push("select patient_id from ");
    match &typed.phone {
        Some(phone) => {
            sql.push("referrals_patient where phone = ")
                .push_bind(phone.as_str().to_owned());
        }
        None => {
            sql.push("referrals_patient_tail where ");
            begins(sql, "tail", within(digits));
        }
    }
    sql.push(WHO);
    begins(sql, "tax_number", digits);
    if let Some(number) = typed.unnamed {
        sql.push(WHO)
            .push("no_name_number = ")
            .push_bind(i64::from(number));
    }
    if !typed.or_born.is_empty() {
        sql.push(WHO);
        born(sql, &typed.or_born);
    }
    if let Some(year) = &typed.or_year {
        sql.push(WHO);
        begins(sql, "birth_date", year);
    }
}

/// The column begins with these digits, as its index can tell.
fn begins(sql: &mut Builder, column: &str, digits: &str) {
    // The sign after the nine.
    let end = format!("{digits}:");
    sql.push("(")
        .push(column)
        .push(" >= ")
        .push_bind(digits.to_owned());
    sql.push(" and ")
        .push(column)
        .push(" < ")
        .push_bind(end)
        .push(")");
}

/// One of these is the birth date.
pub(crate) fn born(sql: &mut Builder, days: &[Day]) {
    sql.push("birth_date in (");
    let mut list = sql.separated(", ");
    for day in days {
        list.push_bind(day.to_string());
    }
    sql.push(")");
}

/// What of a telephone number typed as in Ukraine stands in the one that is
/// kept as from anywhere: there the first nought goes, and two from abroad. All
/// of them would leave nothing of some searches, which finds everybody.
fn within(digits: &str) -> &str {
    let abroad = digits
        .strip_prefix("00")
        .filter(|rest| rest.starts_with("38"));
    let national = || digits.strip_prefix('0').unwrap_or(digits);
    abroad.unwrap_or_else(national)
}

#[cfg(test)]
mod tests;
