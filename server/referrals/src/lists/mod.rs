//! Worklists of whoever issues, their counts, and a list as a file.

mod csv;
mod filter;
mod row;
pub(crate) mod store;

use axum::{Router, extract::State};
use filter::Filter;
use monitor::{Answer, Concerning, Error, Permit, Snapshot};
use shared::{
    ids::PatientId,
    page::{Page, Total},
    problem::ErrorCode,
    referrals::{
        Export, ExportQuery, ListCounts, ListedRequester, ReferralQuery, ReferralRow, Worklist,
    },
};
use std::collections::BTreeSet;
use tokio::task::spawn_blocking;
use web::{AppState, Body, By, Serve, ask};

pub(super) use row::RowColumns;
pub(super) use store::{REFERRALS, columns, ended, facts, gone, refold};

/// The routes of worklists.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(search)
        .serve(ask::<CountReferrals>)
        .serve(ask::<ListRequesters>)
        .serve(export)
}

monitor::commands! { AppState:
    /// Asks for a page of a worklist.
    pub struct SearchReferrals(ReferralQuery)
        asks page with app => Concerning<Page<ReferralRow>>, IS_LONG = true;

    /// Asks how many referrals each worklist holds.
    pub struct CountReferrals asks counts => ListCounts, CONCERNS_PATIENTS = false;

    /// Asks whose referrals the organization's worklists hold.
    pub struct ListRequesters
        asks who_issued => Vec<ListedRequester>, IS_LONG = true, CONCERNS_PATIENTS = false;

    /// Asks for a worklist as a file.
    pub struct ExportReferrals(ExportQuery)
        asks file with app => Concerning<Export>, IS_LONG = true;
}

async fn search(
    State(app): State<AppState>,
    actor: By<SearchReferrals>,
    Body(query): Body<ReferralQuery>,
) -> Answer<Page<ReferralRow>> {
    if let Err(error) = app.load.search(&actor, &app.monitor).await {
        return Err(app
            .monitor
            .refuse_kind::<SearchReferrals>(&actor, error)
            .await);
    }
    app.read_concerning(&actor, SearchReferrals(query)).await
}

async fn export(
    State(app): State<AppState>,
    actor: By<ExportReferrals>,
    Body(query): Body<ExportQuery>,
) -> Answer<Export> {
    let turn = match app.load.file(&actor, &app.monitor).await {
        Ok(turn) => turn,
        Err(error) => {
            return Err(app
                .monitor
                .refuse_kind::<ExportReferrals>(&actor, error)
                .await);
        }
    };
    let written = app.read_concerning(&actor, ExportReferrals(query)).await;
    drop(turn);
    written
}

async fn page(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, SearchReferrals>,
) -> Result<Concerning<Page<ReferralRow>>, Error> {
    let SearchReferrals(query) = permit.command();
    let filter = Filter::new(snapshot, query, &app.config.calendar)?;
    let total = store::count(snapshot, &filter).await?;
    let (found, next) = store::page(snapshot, &filter, total, query).await?;
    let page = Page {
        items: found.whole,
        next,
        damaged: found.damaged,
        total,
    };
    let mut shown = shown(&page.items);
    // That there is nothing of somebody is told of them, too.
    shown.extend(query.patient);
    Ok(Concerning::each(shown, page))
}

async fn counts(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, CountReferrals>,
) -> Result<ListCounts, Error> {
    let mut counted = [Total::default(); Worklist::ALL.len()];
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
    _: Permit<'_, ListRequesters>,
) -> Result<Vec<ListedRequester>, Error> {
    let organization = snapshot.member()?.organization_id;
    store::requesters(snapshot, organization).await
}

async fn file(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ExportReferrals>,
) -> Result<Concerning<Export>, Error> {
    let &ExportReferrals(ExportQuery { lang, ref list }) = permit.command();
    let filter = Filter::new(snapshot, list, &app.config.calendar)?;
    let (found, cut) = store::all(snapshot, &filter, list).await?;
    let mut shown = shown(&found.whole);
    shown.extend(list.patient);
    let rows = (found.whole.len() + found.damaged.len()) as u64;
    // Thousands of lines: not on a thread that others' answers wait for.
    let calendar = app.config.calendar.clone();
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
