//! The own open sessions, each with a way to end it.

use crate::{
    api,
    components::{
        alert::ErrorAlert,
        load::{Load, Loader},
        panel::{Panel, PanelBody},
        session_origin::SessionOrigin,
        table::heads_and_acts,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    navigation::use_go,
    page::Page,
    state::{notices::use_notices, session::use_session},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{messages as m, sessions::SessionRow};
use std::sync::Arc;

type Sessions = Vec<SessionRow>;

#[component]
pub fn OwnSessions() -> impl IntoView {
    let i18n = use_i18n();
    let sessions = Loader::new(api::account::sessions);
    let failed = RwSignal::new(None);
    let state = use_session();
    let (go, notices) = (use_go(), use_notices());
    let end = Callback::new(move |row: SessionRow| {
        spawn_local(async move {
            match api::account::end_session(row.id).await {
                Err(error) => failed.set(Some(error)),
                Ok(()) if row.current => {
                    state.signed_out();
                    go.to(Page::SignIn);
                }
                Ok(()) => {
                    failed.set(None);
                    notices
                        .say(move |lang| m::notice_session_revoked(lang, row.workstation.as_str()));
                    sessions.reload();
                }
            }
        });
    });
    view! {
        <Panel id="account-sessions" title=i18n.t(m::account_sessions)>
            {live(move || {
                failed
                    .with(Option::is_some)
                    .then(|| view! { <PanelBody tight=true><ErrorAlert error=failed/></PanelBody> })
            })}
            <Load of=sessions draw=move |rows| view! { <Table rows end/> }.into_any()/>
            <footer>
                <span>{i18n.t(m::account_sessions_hint)}</span>
            </footer>
        </Panel>
    }
}

#[component]
fn Table(rows: Arc<Sessions>, end: Callback<SessionRow>) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |row: &SessionRow| view! { <Row row=row.clone() end/> };
    let only = (rows.len() == 1).then(|| {
        view! {
            <PanelBody tight=true>
                <p class="lm-muted">{i18n.t(m::account_sessions_only)}</p>
            </PanelBody>
        }
    });
    view! {
        <table class="ds-table lm-cards">
            <thead>{heads_and_acts(&[m::account_workstation, m::account_session_origin, m::account_started, m::account_session_seen, m::account_ends])}</thead>
            <tbody>{rows.iter().map(row).collect_view()}</tbody>
        </table>
        {only}
    }
}

#[component]
fn Row(row: SessionRow, end: Callback<SessionRow>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (started, seen, ends) = (row.started_at, row.last_seen_at, row.ends_at);
    let workstation = row.workstation.to_string();
    let name = workstation.clone();
    let name = move || m::account_session_end_of(i18n.lang(), &name);
    let current = row.current.then(|| {
        view! { <span class="lm-t2">{i18n.t(m::account_session_this)}</span> }
    });
    view! {
        <tr>
            <th scope="row">{workstation} {current}</th>
            <td data-label=i18n.t(m::account_session_origin)>
                <SessionOrigin row=row.clone()/>
            </td>
            <td data-label=i18n.t(m::account_started)>{move || dates.moment_time(started)}</td>
            <td data-label=i18n.t(m::account_session_seen)>{move || dates.moment_time(seen)}</td>
            <td data-label=i18n.t(m::account_ends)>{move || dates.moment_time(ends)}</td>
            <td class="lm-num">
                <button
                    class="ds-button"
                    type="button"
                    data-variant="tertiary"
                    aria-label=name
                    on:click=move |_| end.run(row.clone())
                >
                    {i18n.t(m::account_session_end)}
                </button>
            </td>
        </tr>
    }
}
