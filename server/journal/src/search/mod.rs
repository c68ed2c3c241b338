//! The journal for whoever may read it, newest first, page by page.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Error, Operation, Permit, Snapshot};
use shared::journal::{JournalPage, JournalQuery, Mark, Word};
use store::Bounds;
use web::{AppState, By, QueryParams, Serve};

pub(super) fn routes() -> Router<AppState> {
    Router::new().serve(list)
}

monitor::commands! { AppState:
    /// Asks for a page of the journal.
    pub struct SearchJournal(JournalQuery)
        of ReadJournal asks page with app => JournalPage, about User(0.user), IS_LONG = true;
}

async fn list(
    State(app): State<AppState>,
    actor: By<SearchJournal>,
    QueryParams(query): QueryParams<JournalQuery>,
) -> Answer<JournalPage> {
    app.read(&actor, SearchJournal(query)).await
}

async fn page(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, SearchJournal>,
) -> Result<JournalPage, Error> {
    let SearchJournal(query) = permit.command();
    let calendar = &app.config.calendar;
    let note = snapshot.note().concerns(query.patient);
    for mark in asked(query) {
        note.mark(mark);
    }
    let bounds = Bounds {
        from: query.from.map(|day| calendar.start_of(day)).transpose()?,
        until: query.until.map(|day| calendar.end_of(day)).transpose()?,
    };
    store::page(snapshot, query, bounds).await
}

/// What was asked for beside a user and a patient; of operations only what is one.
fn asked(query: &JournalQuery) -> impl Iterator<Item = Mark> {
    let asked = query.operation.as_deref();
    let known = Operation::ALL.iter().map(|one| one.code());
    let operation = known
        .filter(move |code| asked == Some(code))
        .map(Word::from);
    let operation = operation.map(|operation| Mark::Operation { operation });
    let from = query.from.map(|day| Mark::From { day });
    let until = query.until.map(|day| Mark::Until { day });
    operation.chain(from).chain(until)
}
