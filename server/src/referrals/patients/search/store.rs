//! The SQL of looking for patients.

use crate::{
    error::Error,
    monitor::{Snapshot, sift},
    page::{Cursor, Listing, paged, place},
    referrals::patients::{PatientColumns, names},
};
use shared::{
    page::{PAGE_SIZE, Page},
    patients::{PatientQuery, PatientRow, PatientSearch},
};

/// The patients that fit: `$1` to `$3` beginnings of names, `$4` birth date,
/// `$5` the beginning of a tax number, `$6` part of a telephone number.
macro_rules! matching {
    () => {
        "from referrals_patient p \
         where (cast($1 as text) is null or p.name_search like $1 escape '\\') \
         and (cast($2 as text) is null or p.name_search like $2 escape '\\') \
         and (cast($3 as text) is null or p.name_search like $3 escape '\\') \
         and (cast($4 as text) is null or p.birth_date = $4) \
         and (cast($5 as text) is null or p.tax_number like $5 or p.phone like $6)"
    };
}

const COUNT: &str = concat!("select count(*) ", matching!());

/// `$7` and `$8` are the key and id the page begins after, `$9` how many rows
/// to read.
const PAGE: &str = concat!(
    "select p.patient_id, p.family, p.given, p.patronymic, p.birth_date, p.sex, p.tax_number, \
     p.no_tax_reason, p.phone, p.phone_remark, p.address, p.active, p.name_sort as sort_key ",
    matching!(),
    " and (cast($7 as text) is null or (p.name_sort, p.patient_id) > ($7, $8)) \
     order by p.name_sort, p.patient_id limit $9"
);

pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    search: &PatientSearch,
    query: &PatientQuery,
) -> Result<Page<PatientRow>, Error> {
    let listing = Listing::of("patients", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let (key, id) = begin.map(|begin| (begin.key, begin.id)).unzip();
    let [first, second, third] = names(&search.names);
    let birth_date = search.birth_date.map(|day| day.to_string());
    let tax_number = search.digits.as_ref().map(|digits| format!("{digits}%"));
    // Typed as in Ukraine, kept as from anywhere: there the first nought goes.
    // All of them would leave nothing of some searches, which finds everybody.
    let phone = search
        .digits
        .as_ref()
        .map(|digits| format!("%{}%", digits.strip_prefix('0').unwrap_or(digits)));
    let total: i64 = sqlx::query_scalar(COUNT)
        .bind(&first)
        .bind(&second)
        .bind(&third)
        .bind(&birth_date)
        .bind(&tax_number)
        .bind(&phone)
        .fetch_one(snapshot.connection())
        .await?;
    let rows = sqlx::query(PAGE)
        .bind(&first)
        .bind(&second)
        .bind(&third)
        .bind(&birth_date)
        .bind(&tax_number)
        .bind(&phone)
        .bind(key)
        .bind(id)
        .bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX))
        .fetch_all(snapshot.connection())
        .await?;
    let (rows, next) = paged(rows, &listing, place);
    let found = sift("referrals_patient", &rows, PatientColumns::row)?;
    Ok(Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total: total.unsigned_abs(),
    })
}
