//! The SQL of finding records like one, and nothing else.

use super::{
    model::{Compared, THRESHOLD, Traits, likeness},
    near::{days, numbers, years},
};
use crate::patients::row::PatientColumns;
use monitor::{
    Error, FromRow,
    engine::{Builder, Connection},
    stored_id,
};
use shared::{
    ids::PatientId,
    patients::{Duplicate, PatientForm},
};
use std::cmp::Reverse;

/// How many are shown: they are looked at one by one.
const SHOWN: usize = 5;

const COLUMNS: &str = "select patient_id, family, given, patronymic, no_name_reason, \
    no_name_number, birth_date, sex, tax_number, no_tax_reason, phone, phone_remark, address, active from referrals_patient where ";

/// A record that is to be, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// The record.
    pub form: &'a PatientForm,
    /// Whose it is, who is no duplicate of themselves, and what it was until now: a
    /// record that it gets no more like is known.
    pub own: Option<(PatientId, &'a PatientForm)>,
}

/// The records that are likely of the same person, the likeliest first.
///
/// # Errors
/// The database is out of reach.
pub async fn likely(
    connection: &mut Connection,
    sought: Sought<'_>,
) -> Result<Vec<Duplicate>, Error> {
    let traits = Traits::of(sought.form);
    let before = sought.own.map(|(_, form)| Traits::of(form));
    // Without a name nobody is like anybody.
    let is_named = sought.form.name.parts().is_some();
    if !is_named || before.as_ref() == Some(&traits) {
        return Ok(Vec::new());
    }
    let mut likely = Vec::new();
    for (id, other) in candidates(connection, &traits).await? {
        let compared = Compared::of(&traits, &other);
        let weight = compared.weight();
        let known = before
            .as_ref()
            .is_some_and(|before| weight <= likeness(before, &other));
        let itself = sought.own.is_some_and(|(own, _)| own == id);
        if THRESHOLD <= weight && !known && !itself {
            let why = compared.why();
            likely.push((Reverse(weight), Duplicate { id, why }));
        }
    }
    likely.sort_unstable_by_key(|(weight, duplicate)| (*weight, duplicate.id));
    likely.truncate(SHOWN);
    Ok(likely.into_iter().map(|(_, duplicate)| duplicate).collect())
}

/// Whoever was born about then, or has nearly that tax number; of whom only the year is
/// known, whoever has the telephone number or the family name. A record that cannot be
/// read is nobody's duplicate.
async fn candidates(
    connection: &mut Connection,
    traits: &Traits,
) -> Result<Vec<(PatientId, Traits)>, Error> {
    let mut sql = Builder::new(COLUMNS);
    born(&mut sql, traits);
    if let Some(number) = traits.tax_number() {
        sql.push(" union ").push(COLUMNS).push("tax_number in (");
        let mut list = sql.separated(", ");
        for number in numbers(number) {
            list.push_bind(number);
        }
        sql.push(")");
    }
    if let Some(phone) = &traits.phone {
        sql.push(" union ").push(COLUMNS).push("phone = ");
        sql.push_bind(phone.clone());
        if traits.born().is_some() {
            sql.push(" and length(birth_date) = 4");
        }
    }
    let rows = sql.build().fetch_all(connection).await?;
    let read = rows.iter().filter_map(|row| {
        let columns = PatientColumns::from_row(row).ok()?;
        let id = stored_id(&columns.patient_id).ok()?;
        let form = columns.form().ok()?;
        form.name.parts().map(|_| (id, Traits::of(&form)))
    });
    Ok(read.collect())
}

/// Whoever was born about the same day or in an estimated year about it; or, where there
/// is no more than such a year, about it and of the same family name, which stands first
/// among the words that are searched.
fn born(sql: &mut Builder, traits: &Traits) {
    let years = years(traits.born.year()).map(|year| year.to_string());
    let born: Vec<String> = if let Some(day) = traits.born() {
        sql.push("birth_date");
        let days = days(day).into_iter().map(|day| day.to_string());
        days.chain(years).collect()
    } else {
        let family = &traits.family;
        sql.push("name_search > ").push_bind(format!(" {family} "));
        sql.push(" and name_search < ")
            .push_bind(format!(" {family}!"));
        sql.push(" and substr(birth_date, 1, 4)");
        years.collect()
    };
    sql.push(" in (");
    let mut list = sql.separated(", ");
    for born in born {
        list.push_bind(born);
    }
    sql.push(")");
}
