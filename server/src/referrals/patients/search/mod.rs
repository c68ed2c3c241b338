//! Looking for patients: what is typed, page by page.

mod dates;
mod store;
mod typed;

use super::SearchPatients;
use crate::{
    error::Error,
    monitor::{Permit, Snapshot},
};
use shared::patients::{PatientRow, PatientsFound, is_enough};
use typed::Typed;

/// A page of the patients that fit what was typed; nobody when that is too
/// little, and what of it means nothing.
pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<SearchPatients>,
) -> Result<PatientsFound, Error> {
    let SearchPatients { query, calendar } = permit.into_command();
    if !is_enough(&query.search) {
        return Ok(PatientsFound::default());
    }
    let typed = Typed::parse(&query.search, calendar.day_of(snapshot.now())?);
    let mut found = PatientsFound::default();
    if typed.is_enough() {
        found = store::page(snapshot, &typed, &query).await?;
        snapshot.detail(shown(&found.items));
    }
    found.unclear = typed.unclear;
    Ok(found)
}

/// Whose data a page shows, for the journal.
fn shown(rows: &[PatientRow]) -> String {
    let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    format!("patients {}", ids.join(" ")).trim_end().to_owned()
}
