//! Everybody's open sessions, each with a way to end it.

mod end;

use super::tabs::SectionTabs;
use crate::{
    api,
    components::{
        button::{Button, Variant},
        head::Head,
        load::Loader,
        session_origin::SessionOrigin,
        subject::Subject,
        table::{Column, Empty, ListPanel, Rows},
    },
    dates::use_dates,
    i18n::use_i18n,
    list_query::use_list_query,
    pages::of_user::{OfUser, USER},
};
use end::End;
use leptos::prelude::*;
use shared::{
    messages as m,
    sessions::{SessionQuery, SessionRow},
};

#[component]
pub fn SessionsPage() -> impl IntoView {
    let (i18n, query) = (use_i18n(), use_list_query());
    let sessions = Loader::new(move || {
        api::sessions::list(SessionQuery {
            user: query.code(USER),
        })
    });
    let ended = Subject::<SessionRow>::new();
    let row = move |row: &SessionRow| view! { <Row row=row.clone() ended/> };
    let rows = Rows::of_whole(sessions, |_| true, row);
    let columns = vec![
        Column::new(m::tokens_user),
        Column::new(m::account_workstation),
        Column::new(m::account_session_origin),
        Column::new(m::account_started),
        Column::new(m::account_session_seen),
        Column::new(m::account_ends).where_wide(),
        Column::acts(),
    ];
    let nothing = move || view! { <Empty title=i18n.t(m::workstations_sessions_none)/> };
    let document = Signal::derive(move || m::workstations_open_sessions(i18n.lang()).to_owned());
    view! {
        <Head title=i18n.t(m::workstations_title) document lead=i18n.t(m::workstations_lead)/>
        <ListPanel name=m::workstations_open_sessions rows columns nothing>
            <SectionTabs/>
            <OfUser
                query
                whose=m::workstations_sessions_of
                all=m::workstations_sessions_of_all
            />
        </ListPanel>
        <End ended sessions/>
    }
}

#[component]
fn Row(row: SessionRow, ended: Subject<SessionRow>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (started, seen, ends) = (row.started_at, row.last_seen_at, row.ends_at);
    let (who, workstation) = (row.full_name.to_string(), row.workstation.to_string());
    let name = {
        let (who, workstation) = (who.clone(), workstation.clone());
        move || m::workstations_session_end_of(i18n.lang(), &who, &workstation)
    };
    let current = row.current.then(|| {
        view! { <span class="lm-t2">{i18n.t(m::account_session_this)}</span> }
    });
    let login = row.login.to_string();
    view! {
        <tr>
            <th scope="row">
                <strong>{who}</strong>
                <span class="lm-t2">{login}</span>
            </th>
            <td class="lm-name" data-label=i18n.t(m::account_workstation)>{workstation} {current}</td>
            <td data-label=i18n.t(m::account_session_origin)>
                <SessionOrigin row=row.clone()/>
            </td>
            <td data-label=i18n.t(m::account_started)>{move || dates.moment_time(started)}</td>
            <td data-label=i18n.t(m::account_session_seen)>{move || dates.moment_time(seen)}</td>
            <td data-label=i18n.t(m::account_ends) data-col="3">
                {move || dates.moment_time(ends)}
            </td>
            <td class="lm-num">
                <Button
                    label=i18n.t(m::workstations_session_end)
                    variant=Variant::Tertiary
                    name=Signal::derive(name)
                    on_press=move |()| ended.open_about(row.clone())
                />
            </td>
        </tr>
    }
}
