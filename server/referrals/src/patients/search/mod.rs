//! Looking for patients: what is typed, page by page.

mod dates;
mod store;
mod typed;
mod unnamed;
mod words;

use ground::calendar::Calendar;
use monitor::{Command, Concerning, Entity, Error, Operation, Permit, Snapshot};
use shared::patients::{PatientQuery, PatientsFound, is_enough};
use typed::Typed;
pub(crate) use unnamed::unnamed;

/// Looks for patients.
pub(super) struct SearchPatients {
    pub(super) query: PatientQuery,
    pub(super) calendar: Calendar,
}

impl Command for SearchPatients {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::SearchPatients;
}

/// A page of the patients that fit what was typed; nobody when that is too
/// little, and what of it means nothing.
pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<SearchPatients>,
) -> Result<Concerning<PatientsFound>, Error> {
    let SearchPatients { query, calendar } = permit.into_command();
    if !is_enough(&query.search) {
        return Ok(Concerning::each([], PatientsFound::default()));
    }
    let typed = Typed::parse(&query.search, calendar.day_of(snapshot.now())?);
    let mut found = PatientsFound::default();
    if typed.is_enough() {
        found = store::page(snapshot, &typed, &query).await?;
    }
    found.unclear = typed.unclear;
    let shown: Vec<_> = found.items.iter().map(|row| row.id).collect();
    Ok(Concerning::each(shown, found))
}
