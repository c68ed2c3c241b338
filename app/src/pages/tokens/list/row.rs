//! A row of the tokens' list.

use super::acts::Acts;
use crate::{
    components::{
        button::{Button, Variant},
        icon::Icon,
        status::{Status, Tone},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    page::Page,
    pages::tokens::words,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    permissions::Permission,
    tokens::{Token, TokenState},
    users::TokenFilter,
};

pub fn row(token: &Token, acts: Acts) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let hours = token.hours;
    view! {
        <tr>
            <th scope="row">
                {holder(token)}
                <span class="lm-t2">{token.login.to_string()}</span>
            </th>
            <td class="lm-name" data-label=i18n.t(m::tokens_workstation)>{token.workstation.to_string()}</td>
            <td data-label=i18n.t(m::tokens_valid_until) class="lm-nowrap">
                {until(token, dates)}
            </td>
            <td data-label=i18n.t(m::tokens_hours) class="lm-nowrap">
                {move || words::hours(i18n.lang(), hours)}
            </td>
            <td data-label=i18n.t(m::tokens_state) class="lm-nowrap">
                {words::state(token.state)}
            </td>
            <td data-label=i18n.t(m::tokens_id_and_hash) data-col="3" class="lm-nowrap">
                <span class="lm-code">{words::short(&token.id.to_string())}</span>
                <span class="lm-t2 lm-code">{words::short(&token.sha256)}</span>
            </td>
            <td class="lm-num">{buttons(token.clone(), acts)}</td>
        </tr>
    }
}

/// The user, as a link for those who may open it.
fn holder(token: &Token) -> AnyView {
    let name = token.full_name.to_string();
    let session = use_session().session_now();
    if session.is_some_and(|session| session.may(Permission::UserManagement)) {
        let href = Page::User(token.user_id).path();
        return view! { <a class="lm-rowlink" href=href>{name}</a> }.into_any();
    }
    view! { <strong>{name}</strong> }.into_any()
}

/// The last day; a shape and words while that is soon.
fn until(token: &Token, dates: Dates) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let (last_day, works) = (token.last_day, token.state == TokenState::Valid);
    move || {
        let day = dates.day(last_day);
        let soon = dates
            .days_until(last_day)
            .filter(|days| *days <= TokenFilter::DAYS.into());
        let Some(days) = soon.filter(|_| works) else {
            return day.into_any();
        };
        let word = Signal::stored(m::app_in_days(i18n.lang(), days));
        view! {
            {day}
            <span class="lm-t2">
                <Status tone=Tone::Warning icon=Icon::Warning word/>
            </span>
        }
        .into_any()
    }
}

fn buttons(token: Token, acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let (name, workstation) = (token.full_name.to_string(), token.workstation.to_string());
    let delete_name = {
        let (name, workstation) = (name.clone(), workstation.clone());
        move || m::tokens_delete_of(i18n.lang(), &name, &workstation)
    };
    let details_name = move || m::tokens_details_of(i18n.lang(), &name, &workstation);
    let shown = token.clone();
    view! {
        <span class="lm-rowacts">
        <Button
            label=i18n.t(m::app_details)
            variant=Variant::Tertiary
            name=Signal::derive(details_name)
            on_press=move |()| acts.details.open_about(shown.clone())
        />
        <Button
            label=i18n.t(m::tokens_delete_open)
            variant=Variant::Tertiary
            name=Signal::derive(delete_name)
            on_press=move |()| acts.delete.open_about(token.clone())
        />
        </span>
    }
}
