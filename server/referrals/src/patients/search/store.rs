//! The SQL of looking for patients, and nothing else.

use super::typed::Typed;
use crate::patients::row::PatientColumns;
use monitor::{
    Error, Snapshot,
    engine::{Builder, named},
    page::{Cursor, Listing, counted, ordered, paged, place},
    sift,
};
use shared::{
    page::{Order, PAGE_SIZE},
    patients::{PatientQuery, PatientsFound},
    time::Day,
};
use sqlx::Row as _;

/// Names, written to be searched.
const NAMES: &str = "p.name_search";

const COLUMNS: &str = "select p.patient_id, p.family, p.given, p.patronymic, p.no_name_reason, \
    p.no_name_number, p.birth_date, p.sex, p.tax_number, p.no_tax_reason, p.phone, p.phone_remark, p.address, p.active, \
    p.name_sort as sort_key";

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
    let mut page = Builder::new(COLUMNS);
    matching(&mut page, typed);
    let key = ["p.name_sort", "p.patient_id"];
    ordered(&mut page, key, Order::Ascending, begin, PAGE_SIZE + 1);
    let rows = page.build().fetch_all(snapshot.connection()).await?;
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

/// Which of the words begin a part of anybody's name: whom nobody is called by leafs through
/// the whole register, so it is done once for all of them, and in the index of names.
pub(super) async fn known(
    snapshot: &mut Snapshot<'_>,
    words: &[String],
) -> Result<Vec<bool>, Error> {
    let mut sql = Builder::new("select ");
    let mut joint = "";
    for word in words {
        sql.push(joint).push("cast(max(case when ");
        named(&mut sql, NAMES, word);
        sql.push(" then 1 else 0 end) as bigint)");
        joint = ", ";
    }
    sql.push(" from referrals_patient p");
    let row = sql.build().fetch_one(snapshot.connection()).await?;
    let is_known = |at| Ok(row.try_get::<Option<i64>, _>(at)? == Some(1));
    (0..words.len()).map(is_known).collect()
}

/// The patients that fit all of it; of what digits may be, one will do.
fn matching(sql: &mut Builder, typed: &Typed) {
    sql.push(" from referrals_patient p where true");
    if !typed.names.is_empty() {
        sql.push(" and ");
        named(sql, NAMES, &typed.names.join(" "));
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
    let Some(digits) = &typed.digits else {
        if let Some(number) = typed.unnamed {
            sql.push(" and p.no_name_number = ")
                .push_bind(i64::from(number));
        }
        return;
    };
    sql.push(" and (");
    begins(sql, "p.tax_number", digits);
    match &typed.phone {
        Some(phone) => sql
            .push(" or p.phone = ")
            .push_bind(phone.as_str().to_owned()),
        None => sql
            .push(" or p.phone like ")
            .push_bind(format!("%{}%", within(digits))),
    };
    if let Some(number) = typed.unnamed {
        sql.push(" or p.no_name_number = ")
            .push_bind(i64::from(number));
    }
    if !typed.or_born.is_empty() {
        sql.push(" or ");
        born(sql, &typed.or_born);
    }
    if let Some(year) = &typed.or_year {
        sql.push(" or ");
        begins(sql, "p.birth_date", year);
    }
    sql.push(")");
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

/// One of these is the birth date of `p`.
pub(crate) fn born(sql: &mut Builder, days: &[Day]) {
    sql.push("p.birth_date in (");
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
