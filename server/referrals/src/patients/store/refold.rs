//! The SQL of folding patients' names anew, and of reading their telephones anew.

use super::found;
use crate::patients::row::NameColumns;
use ground::text::{searchable, sort_key};
use monitor::{Error, FromRow, Leaves, engine::Connection, query};
use shared::{
    fields::Phone,
    text::{line, repaired},
};

#[derive(FromRow)]
struct PatientRow {
    patient_id: String,
    #[flatten]
    name: NameColumns,
    phone: Option<String>,
}

const PATIENTS: &str = "select patient_id, family, given, patronymic, no_name_reason, \
    no_name_number, phone from referrals_patient where patient_id > $1 order by patient_id limit $2";
const PATIENT: &str = "update referrals_patient set family = $1, given = $2, patronymic = $3, \
    name_sort = $4, name_search = $5, phone = $6 where patient_id = $7";

/// Where the lists of referrals have them.
const SORTED: &str = "update referrals_requisition set patient_sort = coalesce( \
    (select p.name_sort from referrals_patient p \
     where p.patient_id = referrals_requisition.patient_id), '~')";

/// Folds everything anew.
pub(crate) async fn refold(connection: &mut Connection) -> Result<(), Error> {
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, PATIENTS).await? {
        for row in rows {
            let PatientRow {
                patient_id,
                name,
                phone,
            } = row;
            let phone =
                phone.map(|phone| Phone::try_from(phone.clone()).map_or(phone, String::from));
            let [family, given] = [&name.family, &name.given].map(|name| repaired(&line(name)));
            let patronymic = name.patronymic.as_deref().map(|name| repaired(&line(name)));
            let all = [Some(&family), Some(&given), patronymic.as_ref()];
            let parts: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
            let name = match name.no_name_reason {
                Some(_) => name
                    .name()
                    .map_or_else(|_| parts.join(" "), |name| name.to_string()),
                None => parts.join(" "),
            };
            query(PATIENT)
                .bind(&family)
                .bind(&given)
                .bind(&patronymic)
                .bind(sort_key(&name))
                .bind(searchable(&name))
                .bind(phone)
                .bind(patient_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    query(SORTED).execute(&mut *connection).await?;
    found::refill(connection).await
}
