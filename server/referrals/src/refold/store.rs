//! The SQL of folding names anew.

use crate::{catalogue::import, patients::NameColumns};
use ground::text::{fold, searchable, sort_key};
use monitor::{Error, Leaves, engine::Connection};
use shared::text::{line, repaired};
use sqlx::FromRow;

/// Folds everything anew.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    patients(connection).await?;
    import::refold(connection).await?;
    referrals(connection).await
}

#[derive(FromRow)]
struct PatientRow {
    patient_id: String,
    #[sqlx(flatten)]
    name: NameColumns,
}

const PATIENTS: &str = "select patient_id, family, given, patronymic, no_name_reason, \
    no_name_number from referrals_patient where patient_id > $1 order by patient_id limit $2";
const PATIENT: &str = "update referrals_patient set family = $1, given = $2, patronymic = $3, \
    name_sort = $4, name_search = $5 where patient_id = $6";

async fn patients(connection: &mut Connection) -> Result<(), Error> {
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, PATIENTS).await? {
        for row in rows {
            let PatientRow { patient_id, name } = row;
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
            sqlx::query(PATIENT)
                .bind(&family)
                .bind(&given)
                .bind(&patronymic)
                .bind(sort_key(&name))
                .bind(searchable(&name))
                .bind(patient_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

#[derive(FromRow)]
struct ReferralRow {
    referral_id: String,
    service_code: String,
    service_uk: String,
    service_en: String,
}

const REFERRALS: &str = "select referral_id, service_code, service_uk, service_en \
    from referrals_referral where referral_id > $1 order by referral_id limit $2";
const REFERRAL: &str = "update referrals_referral set service_search = $1 where referral_id = $2";

async fn referrals(connection: &mut Connection) -> Result<(), Error> {
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, REFERRALS).await? {
        for ReferralRow {
            referral_id,
            service_code,
            service_uk,
            service_en,
        } in rows
        {
            sqlx::query(REFERRAL)
                .bind(fold(&format!("{service_code} {service_uk} {service_en}")))
                .bind(referral_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}
