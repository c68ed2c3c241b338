//! Looking for patients: what is typed, page by page.

mod store;

use super::SearchPatients;
use crate::{
    error::Error,
    monitor::{Permit, Snapshot},
};
use shared::{
    page::Page,
    patients::{PatientRow, PatientSearch},
};

/// A page of the patients that fit what was typed; nobody when that is too
/// little.
pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<SearchPatients>,
) -> Result<Page<PatientRow>, Error> {
    let SearchPatients(query) = permit.into_command();
    let search = PatientSearch::parse(&query.search);
    if !search.is_enough() {
        return Ok(Page::default());
    }
    let found = store::page(snapshot, &search, &query).await?;
    snapshot.detail(shown(&found.items));
    Ok(found)
}

/// Whose data a page shows, for the journal.
fn shown(rows: &[PatientRow]) -> String {
    let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    format!("patients {}", ids.join(" ")).trim_end().to_owned()
}
