//! The journal for whoever may read it, newest first, page by page.

mod store;

use crate::{
    calendar::Calendar,
    error::Error,
    http::{By, Search, Serve},
    monitor::{Answer, Command, Entity, Operation, Permit, Snapshot, Subject},
    state::AppState,
};
use axum::{Router, extract::State};
use shared::{
    endpoints,
    journal::{JournalPage, JournalQuery},
};
use store::Bounds;

pub(super) fn routes() -> Router<AppState> {
    Router::new().serve(endpoints::ReadJournal, list)
}

/// Asks for a page of the journal.
pub struct SearchJournal {
    query: JournalQuery,
    calendar: Calendar,
}

impl Command for SearchJournal {
    const DESTINATION: Entity = Entity::Journal;
    const OPERATION: Operation = Operation::ReadJournal;

    fn subject(&self) -> Option<Subject> {
        self.query.user.map(Subject::User)
    }
}

async fn list(
    State(app): State<AppState>,
    actor: By<SearchJournal>,
    Search(query): Search<JournalQuery>,
) -> Answer<JournalPage> {
    let calendar = app.config.calendar.clone();
    let question = SearchJournal { query, calendar };
    app.monitor.read(&actor, question, page).await
}

async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<SearchJournal>,
) -> Result<JournalPage, Error> {
    let SearchJournal { query, calendar } = permit.into_command();
    snapshot.detail(asked(&query));
    let bounds = Bounds {
        from: query.from.map(|day| calendar.start_of(day)).transpose()?,
        until: query.until.map(|day| calendar.end_of(day)).transpose()?,
    };
    store::page(snapshot, &query, bounds).await
}

/// What was asked for, in codes and ids; whose page it is, the subject says.
fn asked(query: &JournalQuery) -> String {
    let operation = query.operation.as_deref();
    let known = |code: &&str| Operation::ALL.iter().any(|one| one.code() == *code);
    let parts = [
        query.patient.map(|id| format!("patient {id}")),
        operation
            .filter(known)
            .map(|code| format!("operation {code}")),
        query.from.map(|day| format!("from {day}")),
        query.until.map(|day| format!("until {day}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
