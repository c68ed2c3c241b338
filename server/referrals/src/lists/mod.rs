//! Worklists of whoever issues, their counts, and a list as a file.

mod csv;
mod filter;
mod row;
mod store;

use axum::{Router, extract::State};
use filter::Filter;
use ground::calendar::Calendar;
use monitor::{Answer, Command, Concerning, Error, Permit, Snapshot};
use shared::{
    endpoints,
    ids::PatientId,
    page::Page,
    problem::ErrorCode,
    referrals::{
        Export, ExportQuery, ListCounts, ListedRequester, ReferralQuery, ReferralRow, Worklist,
    },
};
use std::collections::BTreeSet;
use tokio::task::spawn_blocking;
use web::{AppState, Body, By, Serve};

pub(super) use row::RowColumns;
pub(super) use store::{REFERRALS, columns, ended, facts, gone, without};

/// The routes of worklists.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(search)
        .serve(count)
        .serve(requesters)
        .serve(export)
}

/// Asks for a page of a worklist.
pub struct SearchReferrals {
    query: ReferralQuery,
    calendar: Calendar,
}

impl Command for SearchReferrals {
    type Of = endpoints::SearchReferrals;
}

/// Asks how many referrals each worklist holds.
pub struct CountReferrals;

impl Command for CountReferrals {
    type Of = endpoints::CountReferrals;
    const CONCERNS_PATIENTS: bool = false;
}

/// Asks whose referrals the organization's worklists hold.
pub struct ListRequesters;

impl Command for ListRequesters {
    type Of = endpoints::ListRequesters;
    const CONCERNS_PATIENTS: bool = false;
}

/// Asks for a worklist as a file.
pub struct ExportReferrals {
    query: ExportQuery,
    calendar: Calendar,
}

impl Command for ExportReferrals {
    type Of = endpoints::ExportReferrals;
}

async fn search(
    State(app): State<AppState>,
    actor: By<SearchReferrals>,
    Body(query): Body<ReferralQuery>,
) -> Answer<Page<ReferralRow>> {
    if let Err(error) = app.load.search(&actor, app.monitor.clock()) {
        return Err(app
            .monitor
            .refuse_kind::<SearchReferrals>(&actor, error)
            .await);
    }
    let calendar = app.config.calendar.clone();
    let question = SearchReferrals { query, calendar };
    app.monitor.read_concerning(&actor, question, page).await
}

async fn count(State(app): State<AppState>, actor: By<CountReferrals>) -> Answer<ListCounts> {
    app.monitor.read(&actor, CountReferrals, counts).await
}

async fn requesters(
    State(app): State<AppState>,
    actor: By<ListRequesters>,
) -> Answer<Vec<ListedRequester>> {
    app.monitor.read(&actor, ListRequesters, who_issued).await
}

async fn export(
    State(app): State<AppState>,
    actor: By<ExportReferrals>,
    Body(query): Body<ExportQuery>,
) -> Answer<Export> {
    let turn = match app.load.file(&actor, app.monitor.clock()).await {
        Ok(turn) => turn,
        Err(error) => {
            return Err(app
                .monitor
                .refuse_kind::<ExportReferrals>(&actor, error)
                .await);
        }
    };
    let calendar = app.config.calendar.clone();
    let question = ExportReferrals { query, calendar };
    let written = app.monitor.read_concerning(&actor, question, file).await;
    drop(turn);
    written
}

async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<SearchReferrals>,
) -> Result<Concerning<Page<ReferralRow>>, Error> {
    let SearchReferrals { query, calendar } = permit.into_command();
    let filter = Filter::new(snapshot, &query, &calendar)?;
    let total = store::count(snapshot, &filter).await?;
    let (found, next) = store::page(snapshot, &filter, &query).await?;
    let page = Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total,
    };
    Ok(Concerning::each(shown(&page.items), page))
}

async fn counts(
    snapshot: &mut Snapshot<'_>,
    _: Permit<CountReferrals>,
) -> Result<ListCounts, Error> {
    let mut counted = [0; Worklist::ALL.len()];
    for (count, list) in counted.iter_mut().zip(Worklist::ALL) {
        let filter = Filter::of_list(snapshot, list)?;
        *count = store::count(snapshot, &filter).await?;
    }
    let [mine, organization, expiring, stuck] = counted;
    Ok(ListCounts {
        mine,
        organization,
        expiring,
        stuck,
    })
}

async fn who_issued(
    snapshot: &mut Snapshot<'_>,
    _: Permit<ListRequesters>,
) -> Result<Vec<ListedRequester>, Error> {
    let organization = snapshot.member()?.organization_id;
    store::requesters(snapshot, organization).await
}

async fn file(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ExportReferrals>,
) -> Result<Concerning<Export>, Error> {
    let ExportReferrals { query, calendar } = permit.into_command();
    let ExportQuery { lang, list } = query;
    let filter = Filter::new(snapshot, &list, &calendar)?;
    let (found, cut) = store::all(snapshot, &filter, &list).await?;
    let shown = shown(&found.whole);
    let rows = (found.whole.len() + found.damaged.len()) as u64;
    // Thousands of lines: not on a thread that others' answers wait for.
    let written = spawn_blocking(move || {
        let csv = csv::written(lang, &found.whole, &found.damaged, &calendar)?;
        Ok::<_, Error>((csv, found.damaged))
    });
    let (csv, damaged) = written.await.map_err(|_| ErrorCode::Internal)??;
    let export = Export {
        csv,
        rows,
        cut,
        damaged,
    };
    Ok(Concerning::each(shown, export))
}

/// Whose data a list shows, each once.
pub(super) fn shown(rows: &[ReferralRow]) -> BTreeSet<PatientId> {
    rows.iter().map(|row| row.patient_id).collect()
}
