//! A page the person may not open: why not, and what is open instead.

use crate::{
    api::refusal,
    components::{button::LinkButton, head::take_title, panel::Panel},
    i18n::use_i18n,
    live::live,
    names,
    page::Page,
    state::session::use_session,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    messages as m,
    permissions::{Decision, Permission},
    problem::ErrorCode,
    roles::RoleLabel,
};

/// Says so. The server is asked for the page all the same: it refuses, writes
/// the attempt down, and its reason is the one shown.
#[component]
pub fn Forbidden(page: Page, needed: Permission) -> impl IntoView {
    let (i18n, state) = (use_i18n(), use_session());
    let session = state.session_now();
    let foreseen = session.as_ref().and_then(|session| {
        let row = session
            .permissions
            .iter()
            .find(|row| row.permission == needed)?;
        Some(row.decision.clone())
    });
    let reason = RwSignal::new((needed, foreseen.unwrap_or(Decision::NothingAllows)));
    let recorded = RwSignal::new(false);
    if let Some(session) = session.clone() {
        spawn_local(async move {
            let refused = refusal::of(page, &session).await;
            if let Some(ErrorCode::Forbidden {
                permission,
                decision,
            }) = refused
            {
                // The person may have gone on by now.
                let _ = reason.try_set((permission, decision));
                let _ = recorded.try_set(true);
            }
        });
    }
    let title = Signal::derive(move || {
        let lang = i18n.lang();
        m::error_page_forbidden_title(lang, page.title(lang))
    });
    let open: Vec<Page> = Page::SECTIONS
        .into_iter()
        .filter(|page| {
            let may = |needed| session.as_ref().is_some_and(|session| session.may(needed));
            page.needs().is_empty() || page.needs().iter().copied().any(may)
        })
        .collect();
    // No `div`: what stood here meanwhile would be made into it, and seen to move.
    view! {
        <section class="lm-narrow lm-stack">
            <Answer title reason/>
            <Panel id="forbidden-open" title=i18n.t(m::error_page_forbidden_open)>
                <ul class="lm-links">{open.into_iter().map(link).collect_view()}</ul>
                <footer>
                    <span role="status">
                        {move || recorded.get().then(|| m::error_page_forbidden_journal(i18n.lang()))}
                    </span>
                </footer>
            </Panel>
        </section>
    }
}

#[component]
fn Answer(
    title: Signal<String>,
    reason: RwSignal<(Permission, Decision<RoleLabel>)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = take_title(title);
    let sentence =
        live(move || reason.with(|(needed, by)| names::refusal(i18n.lang(), *needed, by)));
    let stronger = live(move || {
        let forbidden = reason.with(|(_, by)| matches!(by, Decision::Forbidden(_)));
        forbidden.then(|| [" ", m::error_page_forbidden_stronger(i18n.lang())].concat())
    });
    view! {
        <div class="lm-answer" data-tone="neutral">
            <svg viewBox="0 0 48 48" aria-hidden="true">
                <rect x="9" y="21" width="30" height="22" rx="3"/>
                <path fill="none" d="M16 21v-7a8 8 0 0 1 16 0v7"/>
                <path class="cut" d="M24 30v5"/>
            </svg>
            <div>
                <h1 tabindex="-1" node_ref=heading>{title}</h1>
                <p><strong>{i18n.t(m::error_forbidden)}</strong></p>
                <p>{sentence} {stronger}</p>
                <p>{i18n.t(m::error_page_forbidden_help)}</p>
                <div class="lm-actions">
                    <LinkButton page=Page::Home label=i18n.t(m::app_to_home)/>
                </div>
            </div>
        </div>
    }
}

fn link(page: Page) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <li>
            <a href=page.path()>{move || page.title(i18n.lang())}</a>
            <span></span>
        </li>
    }
}
