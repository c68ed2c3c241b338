//! The SQL of a patient's history.

use crate::{
    error::Error,
    monitor::{Tx, stored},
    referrals::patients::PatientColumns,
};
use shared::{ids::PatientId, page::Version, patients::PatientVersion, time::Timestamp};
use sqlx::{FromRow, SqliteConnection};

/// Copies the record as it stands now.
const KEEP: &str = "insert into referrals_patient_version \
    (patient_id, version, family, given, patronymic, birth_date, sex, tax_number, \
     no_tax_reason, phone, address, active, at, by_user, by_name) \
    select patient_id, version, family, given, patronymic, birth_date, sex, tax_number, \
     no_tax_reason, phone, address, active, $2, $3, $4 \
    from referrals_patient where patient_id = $1";

pub(in crate::referrals::patients) async fn keep(
    tx: &mut Tx<'_>,
    id: PatientId,
) -> Result<(), Error> {
    let (at, member) = (tx.now().0, tx.member()?);
    sqlx::query(KEEP)
        .bind(id.to_string())
        .bind(at)
        .bind(member.user_id.to_string())
        .bind(member.full_name.as_str())
        .execute(tx.connection())
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    patient: PatientColumns,
    version: i64,
    at: i64,
    by_name: Option<String>,
}

const VERSIONS: &str = "select patient_id, version, family, given, patronymic, birth_date, sex, \
    tax_number, no_tax_reason, phone, address, active, at, by_name \
    from referrals_patient_version where patient_id = $1 order by version desc";

pub(super) async fn versions(
    connection: &mut SqliteConnection,
    id: PatientId,
) -> Result<Vec<PatientVersion>, Error> {
    let rows: Vec<Row> = sqlx::query_as(VERSIONS)
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(PatientVersion {
                version: Version(row.version),
                form: row.patient.form()?,
                at: Timestamp(row.at),
                by: row.by_name.map(stored).transpose()?,
            })
        })
        .collect()
}
