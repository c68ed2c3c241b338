//! A row of the users' list.

use crate::{
    components::{
        icon::Icon,
        status::{Status, Tone},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    roles::RoleLabel,
    users::{TokenFilter, UserRow},
};

pub fn row(user: &UserRow) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let seen = user.last_sign_in;
    let seen = live(move || match seen {
        Some(at) => dates.moment(at),
        None => m::users_never_signed_in(i18n.lang()).to_owned(),
    });
    view! {
        <tr>
            <th scope="row">
                <a class="lm-rowlink" href=Page::User(user.id).path()>
                    {user.full_name.to_string()}
                </a>
                <span class="lm-t2">{user.login.to_string()}</span>
            </th>
            <td class="lm-name" data-label=i18n.t(m::users_position)>{user.position.to_string()}</td>
            <td class="lm-name" data-label=i18n.t(m::users_roles)>{chips(user.roles.clone())}</td>
            <td data-label=i18n.t(m::users_column_token) class="lm-nowrap">
                {token(user, dates)}
            </td>
            <td data-label=i18n.t(m::users_column_sign_in) data-col="3" class="lm-nowrap">
                {seen}
            </td>
        </tr>
    }
}

/// Role names as chips.
fn chips(roles: Vec<RoleLabel>) -> AnyView {
    let i18n = use_i18n();
    if roles.is_empty() {
        return view! { <span class="lm-muted">{i18n.t(m::users_no_role)}</span> }.into_any();
    }
    let chip = |role: RoleLabel| {
        view! { <span class="lm-chip">{move || names::role(i18n.lang(), &role)}</span> }
    };
    view! { <span class="lm-chips">{roles.into_iter().map(chip).collect_view()}</span> }.into_any()
}

/// Until when the longest-lived token works; a shape and a word when that
/// asks for something to be done.
fn token(user: &UserRow, dates: Dates) -> AnyView {
    let i18n = use_i18n();
    let Some(last_day) = user.token_last_day else {
        return view! { <span class="lm-muted">{i18n.t(m::users_token_none)}</span> }.into_any();
    };
    if !user.token_valid {
        let word = move || m::users_token_past(i18n.lang(), &dates.day(last_day));
        let word = Signal::derive(word);
        return view! { <Status tone=Tone::Warning icon=Icon::Expired word/> }.into_any();
    }
    let shown = move || {
        let day = dates.day(last_day);
        let days = dates.days_until(last_day).unwrap_or_default();
        if u64::from(TokenFilter::DAYS) < days {
            return day.into_any();
        }
        let lang = i18n.lang();
        let word = m::users_token_soon(lang, &day, &m::app_in_days(lang, days));
        view! { <Status tone=Tone::Warning icon=Icon::Warning word=Signal::stored(word)/> }
            .into_any()
    };
    shown.into_any()
}
