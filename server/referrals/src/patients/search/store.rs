//! The SQL of looking for patients, and nothing else.

use super::typed::Typed;
use crate::patients::row::PatientColumns;
use ground::text::{in_any_order, names};
use monitor::{
    Error, Snapshot,
    engine::Builder,
    page::{Cursor, Listing, paged, place},
    sift,
};
use shared::{
    page::PAGE_SIZE,
    patients::{PatientQuery, PatientsFound},
    time::Day,
};

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
    let mut count = Builder::new("select count(*)");
    matching(&mut count, typed);
    let total: i64 = count
        .build_query_scalar()
        .fetch_one(snapshot.connection())
        .await?;
    let mut page = Builder::new(COLUMNS);
    matching(&mut page, typed);
    if let Some(begin) = begin {
        page.push(" and (p.name_sort, p.patient_id) > (")
            .push_bind(begin.key)
            .push(", ")
            .push_bind(begin.id)
            .push(")");
    }
    page.push(" order by p.name_sort, p.patient_id limit ")
        .push_bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX));
    let rows = page.build().fetch_all(snapshot.connection()).await?;
    let (rows, next) = paged(rows, &listing, place);
    let found = sift("referrals_patient", &rows, PatientColumns::row)?;
    Ok(PatientsFound {
        items: found.whole,
        next,
        damaged: found.damaged,
        total: total.unsigned_abs(),
        unclear: Vec::new(),
    })
}

/// Whether anybody fits.
pub(super) async fn finds(snapshot: &mut Snapshot<'_>, typed: &Typed) -> Result<bool, Error> {
    let mut found = Builder::new("select 1");
    matching(&mut found, typed);
    found.push(" limit 1");
    let found = found.build().fetch_optional(snapshot.connection());
    Ok(found.await?.is_some())
}

/// Whether a part of anybody's name begins so.
pub(super) async fn begins(snapshot: &mut Snapshot<'_>, name: &str) -> Result<bool, Error> {
    let names = vec![name.to_owned()];
    let typed = Typed {
        names,
        ..Typed::default()
    };
    finds(snapshot, &typed).await
}

/// The patients that fit all of it; of what digits may be, one will do.
fn matching(sql: &mut Builder, typed: &Typed) {
    sql.push(" from referrals_patient p where true");
    // Most names fail at the first word.
    let typed_names = typed.names.join(" ");
    for word in names(&typed_names).into_iter().flatten() {
        sql.push(" and ");
        named(sql, word);
    }
    let mut joint = " and (";
    for order in in_any_order(&typed_names) {
        sql.push(joint);
        named(sql, order);
        joint = " or ";
    }
    if joint == " or " {
        sql.push(")");
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
            sql.push(" and p.no_name_number = ").push_bind(number);
        }
        return;
    };
    sql.push(" and (p.tax_number like ")
        .push_bind(format!("{digits}%"));
    sql.push(" or p.phone like ").push_bind(match &typed.phone {
        Some(phone) => phone.as_str().to_owned(),
        None => format!("%{}%", within(digits)),
    });
    if let Some(number) = typed.unnamed {
        sql.push(" or p.no_name_number = ").push_bind(number);
    }
    if !typed.or_born.is_empty() {
        sql.push(" or ");
        born(sql, &typed.or_born);
    }
    if let Some(year) = &typed.or_year {
        sql.push(" or p.birth_date like ")
            .push_bind(format!("{year}%"));
    }
    sql.push(")");
}

fn named(sql: &mut Builder, pattern: String) {
    sql.push("p.name_search like ");
    sql.push_bind(pattern).push(" escape '\\'");
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
