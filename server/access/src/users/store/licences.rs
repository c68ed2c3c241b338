//! The SQL of licence numbers that several have.

use monitor::{Error, FromRow, Permit, Snapshot, query, stored, stored_id};
use shared::{
    fields::LicenceNumber,
    users::{LicenceHolder, SharedLicence},
};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for the licence numbers that several active users have, from before they were one
    /// person's.
    pub struct ListSharedLicences asks list => Vec<SharedLicence>;
}

#[derive(FromRow)]
struct Row {
    licence_number: String,
    user_id: String,
    full_name: String,
    login: String,
}

const LIST: &str = "select user_id, licence_number, full_name, login from access_user \
    where deleted_at is null and ltrim(licence_number, '0') in ( \
        select ltrim(licence_number, '0') from access_user \
        where deleted_at is null and licence_number is not null \
        group by ltrim(licence_number, '0') having 1 < count(*)) \
    order by ltrim(licence_number, '0'), full_name_sort, user_id";

async fn list(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListSharedLicences>,
) -> Result<Vec<SharedLicence>, Error> {
    let rows = query(LIST).fetch_all(snapshot.connection()).await?;
    let holders = snapshot.sift("access_user", &rows, |row: Row| {
        let number: LicenceNumber = stored(row.licence_number)?;
        let holder = LicenceHolder {
            id: stored_id(&row.user_id)?,
            full_name: stored(row.full_name)?,
            login: stored(row.login)?,
        };
        Ok((number, holder))
    })?;
    let mut shared: Vec<SharedLicence> = Vec::new();
    for (number, holder) in holders {
        match shared.last_mut() {
            Some(last) if last.licence_number.key() == number.key() => last.holders.push(holder),
            _ => shared.push(SharedLicence {
                licence_number: number,
                holders: vec![holder],
            }),
        }
    }
    Ok(shared)
}
