//! Printing: the signed document on paper.

use super::sign::{Signer, signed};
use crate::{
    error::Error,
    http::{By, Record, Search},
    monitor::{Answer, Command, Concerning, Entity, Operation, Permit, Released, Subject, Tx},
    referrals::{
        paper::{Paper, paper},
        requisitions::readable,
    },
    state::AppState,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use shared::{
    card::PaperQuery, client::Page, ids::RequisitionId, lang::Lang, messages as m,
    problem::ErrorCode, referrals::Requisition,
};
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
    let printed = app.monitor.run_concerning(&actor, command, facts).await?;
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
) -> Result<Concerning<(Requisition, String)>, Error> {
    let PrintRequisition { id, signer } = permit.into_command();
    let requisition = readable(tx, id).await?;
    let card = signed(tx, &requisition, &signer).await?;
    Ok(Concerning::one(requisition.patient.id, (requisition, card)))
}

/// Tells whoever opened the address itself, in a tab that was loaded anew or kept as a
/// bookmark, what to do: a proof that is older than five minutes is good for nothing, and
/// only the page of the referral makes another.
pub(super) async fn in_words(
    id: Result<Record<RequisitionId>, Error>,
    request: Request,
    next: Next,
) -> Response {
    let mode = request.headers().get("sec-fetch-mode");
    let is_page = mode.is_some_and(|mode| mode == "navigate");
    let english = request.uri().query() == Some("lang=en");
    let answer = next.run(request).await;
    if !is_page || answer.status().is_success() {
        return answer;
    }
    let lang = if english { Lang::En } else { Lang::Uk };
    let (mut parts, _) = answer.into_parts();
    let code = parts.extensions.get();
    let back = match (id, code) {
        (Err(_), _) | (_, Some(ErrorCode::NotFound)) => Page::Referrals,
        (Ok(Record(id)), _) => Page::Referral(id),
    };
    let seconds = parts.headers.get(header::RETRY_AFTER);
    let seconds = seconds.and_then(|seconds| seconds.to_str().ok()?.parse().ok());
    let said = match seconds {
        Some(seconds) => m::paper_refused_wait(lang, seconds),
        None => said(code)(lang).to_owned(),
    };
    let page = page(lang, said, &back);
    parts.headers.remove(header::CONTENT_LENGTH);
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    parts.headers.insert(header::CONTENT_TYPE, html);
    Response::from_parts(parts, Body::from(page))
}

/// What happened, and what to do next.
const fn said(code: Option<&ErrorCode>) -> fn(Lang) -> &'static str {
    match code {
        Some(ErrorCode::NotFound) => m::paper_refused_unknown,
        Some(ErrorCode::Forbidden { .. }) => m::paper_refused_right,
        Some(ErrorCode::Malformed) => m::paper_refused_address,
        None | Some(ErrorCode::Internal) => m::paper_refused_failed,
        Some(_) => m::paper_again_text,
    }
}

/// Without styles, which a page of the app alone has.
fn page(lang: Lang, text: String, back: &Page) -> String {
    let link = match back {
        Page::Referrals => m::paper_again_list,
        _ => m::paper_again_link,
    };
    let (title, link, back) = (m::paper_again_title(lang), link(lang), back.path());
    let lang = lang.code();
    format!(
        "<!doctype html><html lang=\"{lang}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <main><h1>{title}</h1><p>{text}</p><p><a href=\"{back}\">{link}</a></p></main></html>"
    )
}
