//! Printing: the signed document on paper.

use super::sign::{Signer, signed};
use crate::{
    error::Error,
    http::{By, Record, Search},
    monitor::{Answer, Command, Entity, Operation, Permit, Released, Subject, Tx},
    referrals::{
        paper::{Paper, paper},
        requisitions::readable,
    },
    state::AppState,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use shared::{card::PaperQuery, ids::RequisitionId, referrals::Requisition};
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// Asks for a requisition on paper.
pub(super) struct PrintRequisition {
    id: RequisitionId,
    signer: Signer,
}

impl Command for PrintRequisition {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::PrintRequisition;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.id))
    }
}

/// A PDF file.
pub(super) struct File(Vec<u8>);

impl IntoResponse for Released<File> {
    fn into_response(self) -> Response {
        let File(bytes) = self.into_value();
        let headers = [
            (header::CONTENT_TYPE, "application/pdf"),
            (
                header::CONTENT_DISPOSITION,
                "inline; filename=\"referral.pdf\"",
            ),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (headers, bytes).into_response()
    }
}

pub(super) async fn get(
    State(app): State<AppState>,
    actor: By<PrintRequisition>,
    Record(id): Record<RequisitionId>,
    Search(query): Search<PaperQuery>,
) -> Answer<File> {
    let command = PrintRequisition {
        id,
        signer: Signer::of(&app)?,
    };
    let printed = app.monitor.run(&actor, command, facts).await?;
    let (requisition, card) = printed.value().clone();
    let (settings, at) = (Arc::clone(&app.config), app.monitor.now());
    // Drawn after the transaction, and beside the requests that wait.
    let drawn = spawn_blocking(move || {
        paper(&Paper {
            requisition: &requisition,
            lang: query.lang,
            facility: &settings.facility.name,
            contact: &settings.facility.contact,
            origin: settings.origin(),
            card: &card,
            calendar: &settings.calendar,
            at,
        })
    });
    let pdf = drawn.await.map_err(|_| Error::Unavailable)??;
    Ok(printed.map(|_| File(pdf)))
}

async fn facts(
    tx: &mut Tx<'_>,
    permit: Permit<PrintRequisition>,
) -> Result<(Requisition, String), Error> {
    let PrintRequisition { id, signer } = permit.into_command();
    let requisition = readable(tx, id).await?;
    let card = signed(tx, &requisition, &signer).await?;
    Ok((requisition, card))
}
