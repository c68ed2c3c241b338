//! Printing: the signed document on paper.

use super::{
    sign::{PrepareCard, on_record, put_on_record},
    store::Signed,
};
use crate::paper::{Paper, paper};
use axum::{
    body::Body,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
use monitor::{Answer, Concerning, Error, Permit, Snapshot, Tx};
use shared::{
    card::PaperQuery,
    client::{Page, STYLE},
    ids::RequisitionId,
    lang::Lang,
    messages as m,
    problem::ErrorCode,
};
use std::sync::Arc;
use tokio::task::spawn_blocking;
use web::{AppState, By, File, PathId, QueryParams};

monitor::commands! { AppState:
    /// Asks for a requisition on paper.
    pub(super) struct AskForPrint {
        id: RequisitionId,
        /// None where something kept it from being signed: what, is found out at the writer's turn.
        card: Option<Signed>,
    } does asked with app => Concerning<()>, about Requisition(id), TOUCHES_SESSIONS = false;

    /// Fetches what was asked for.
    pub(super) struct PrintRequisition { id: RequisitionId, lang: Lang }
        asks drawn with app => Concerning<File>, about Requisition(id), IS_LONG = true;
}

pub(super) async fn ask(
    State(app): State<AppState>,
    actor: By<AskForPrint>,
    PathId(id): PathId<RequisitionId>,
) -> Answer<()> {
    let card = match app.gather(&actor, PrepareCard(id)).await {
        Ok(prepared) => prepared.made().await.ok(),
        Err(_) => None,
    };
    app.run_concerning(&actor, AskForPrint { id, card }).await
}

async fn asked(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, AskForPrint>,
) -> Result<Concerning<()>, Error> {
    let AskForPrint { id, card } = permit.command();
    let patient = put_on_record(app, tx, *id, card.as_ref()).await?;
    Ok(Concerning::one(patient, ()))
}

pub(super) async fn get(
    State(app): State<AppState>,
    actor: By<PrintRequisition>,
    PathId(id): PathId<RequisitionId>,
    QueryParams(PaperQuery { lang }): QueryParams<PaperQuery>,
) -> Answer<File> {
    app.read_concerning(&actor, PrintRequisition { id, lang })
        .await
}

/// The journal says that it was printed once it is drawn.
async fn drawn(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, PrintRequisition>,
) -> Result<Concerning<File>, Error> {
    let &PrintRequisition { id, lang } = permit.command();
    let (requisition, card) = on_record(app, snapshot, id).await?;
    let config = Arc::clone(&app.config);
    let (patient, at) = (requisition.patient.id, snapshot.now());
    // Beside the requests that wait.
    let drawn = spawn_blocking(move || {
        paper(&Paper {
            requisition: &requisition,
            lang,
            facility: &config.facility.name,
            contact: &config.facility.contact,
            origin: config.origin(),
            card: &card,
            calendar: &config.calendar,
            at,
        })
    });
    let file = File {
        media: "application/pdf",
        disposition: "inline; filename=\"referral.pdf\"",
        bytes: drawn.await.map_err(Error::failed)??.into(),
    };
    Ok(Concerning::one(patient, file))
}

/// Tells whoever opened the address itself, in a tab that was loaded anew or kept as a
/// bookmark, what to do: a proof that is older than five minutes is good for nothing, and
/// only the page of the referral makes another.
pub(super) async fn in_words(
    id: Result<Path<String>, PathRejection>,
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
    let id = id.ok().and_then(|Path(id)| id.parse().ok());
    let back = match (id, code) {
        (None, _) | (_, Some(ErrorCode::NotFound)) => Page::Referrals,
        (Some(id), _) => Page::Referral(id),
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

/// In the look of the app, and without its program.
fn page(lang: Lang, text: String, back: &Page) -> String {
    let link = match back {
        Page::Referrals => m::paper_again_list,
        _ => m::paper_again_link,
    };
    let (title, link, back) = (m::paper_again_title(lang), link(lang), back.path());
    let (brand, lang) = (m::app_brand(lang), lang.code());
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title} · {brand}</title>\
         <script src=\"/theme.js\"></script><link rel=\"stylesheet\" href=\"{STYLE}\">\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"/favicon.svg\"></head>\
         <body lang=\"{lang}\"><header class=\"lm-top\"><div class=\"lm-bar\">\
         <a class=\"lm-brand\" href=\"/\">{brand}</a></div></header>\
         <main class=\"lm-main\"><div class=\"lm-narrow lm-stack\">\
         <h1>{title}</h1><section class=\"lm-panel\"><div class=\"lm-body\"><p>{text}</p>\
         <div class=\"lm-actions\"><a class=\"ds-button\" href=\"{back}\">{link}</a></div>\
         </div></section></div></main></body></html>"
    )
}
