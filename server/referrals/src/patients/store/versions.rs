//! The SQL of a patient's history.

use crate::patients::row::PatientColumns;
use monitor::{Error, FromRow, Snapshot, Tx, query, stored, stored_time};
use shared::{ids::PatientId, page::Version, patients::PatientVersion, problem::ErrorCode};

/// Copies the record as it stands now.
const KEEP: &str = "insert into referrals_patient_version \
    (patient_id, version, family, given, patronymic, no_name_reason, no_name_number, \
    birth_date, sex, tax_number, \
     no_tax_reason, phone, phone_remark, address, active, at, by_user, by_name) \
    select patient_id, version, family, given, patronymic, no_name_reason, no_name_number, \
    birth_date, sex, tax_number, \
     no_tax_reason, phone, phone_remark, address, active, $2, $3, $4 \
    from referrals_patient where patient_id = $1";

pub(super) async fn keep(tx: &mut Tx<'_>, id: PatientId) -> Result<(), Error> {
    let (at, member) = (tx.now().0, tx.member()?);
    query(KEEP)
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
    #[flatten]
    patient: PatientColumns,
    version: i64,
    at: i64,
    by_name: Option<String>,
}

const VERSIONS: &str = "select patient_id, version, family, given, patronymic, no_name_reason, no_name_number, \
    birth_date, sex, \
    tax_number, no_tax_reason, phone, phone_remark, address, active, at, by_name \
    from referrals_patient_version where patient_id = $1 order by version desc";

/// Every version of the record, newest first.
pub(crate) async fn list(
    snapshot: &mut Snapshot<'_>,
    id: PatientId,
) -> Result<Vec<PatientVersion>, Error> {
    let rows = query(VERSIONS)
        .bind(id.to_string())
        .fetch_all(snapshot.connection())
        .await?;
    if rows.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    snapshot.sift("referrals_patient_version", &rows, |row: Row| {
        Ok(PatientVersion {
            version: Version(row.version),
            form: row.patient.form()?,
            at: stored_time(row.at)?,
            by: row.by_name.map(stored).transpose()?,
        })
    })
}
