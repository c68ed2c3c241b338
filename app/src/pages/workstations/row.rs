//! A row of the workstations' list.

use super::acts::Acts;
use crate::{
    components::{
        button::{Button, Variant},
        icon::Icon,
        status::{Status, Tone},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    page::{Page, path_with},
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{messages as m, workstations::Workstation};

pub fn row(workstation: Workstation, acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let session = use_session().session_now();
    let is_here = session.is_some_and(|session| session.workstation_id == workstation.id);
    let name = workstation.form.name.to_string();
    let tokens = path_with(Page::Tokens, "search", &name);
    let label = match workstation.form.inventory_label.as_str() {
        "" => view! { <span class="lm-muted">"—"</span> }.into_any(),
        label => label.to_owned().into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <strong>{name}</strong>
                <span class="lm-t2">{workstation.form.place.to_string()}</span>
                {workstation.namesake.then(|| view! { <span class="lm-t2">{i18n.t(m::app_namesake)}</span> })}
                {is_here.then(|| view! { <span class="lm-t2">{i18n.t(m::workstations_here)}</span> })}
            </th>
            <td class="lm-name" data-label=i18n.t(m::workstations_inventory_label) data-col="3">{label}</td>
            <td data-label=i18n.t(m::workstations_state)>{state(&workstation)}</td>
            <td data-label=i18n.t(m::workstations_tokens)>
                {counted(workstation.tokens, tokens)}
            </td>
            <td data-label=i18n.t(m::workstations_sessions)>
                {counted(workstation.sessions, Page::Sessions.path())}
            </td>
            <td class="lm-num">{buttons(workstation, acts)}</td>
        </tr>
    }
}

/// Whether its key is enrolled, as a shape and a word.
fn state(workstation: &Workstation) -> AnyView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let Some(since) = workstation.enrolled_at else {
        let word = i18n.t(m::workstations_not_enrolled);
        return view! { <Status tone=Tone::Warning icon=Icon::Warning word/> }.into_any();
    };
    let since = live(move || m::workstations_enrolled_since(i18n.lang(), &dates.date(since)));
    view! {
        <Status tone=Tone::Accent icon=Icon::Active word=i18n.t(m::workstations_enrolled)/>
        <span class="lm-t2">{since}</span>
    }
    .into_any()
}

/// A number, and where to see what it counts.
fn counted(count: u64, address: String) -> AnyView {
    if count == 0 {
        return view! { <span class="lm-muted">"0"</span> }.into_any();
    }
    view! { <a href=address>{count}</a> }.into_any()
}

fn buttons(workstation: Workstation, acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let name = StoredValue::new(workstation.form.name.to_string());
    let of = move |words: fn(shared::lang::Lang, &str) -> String| {
        Signal::derive(move || name.with_value(|name| words(i18n.lang(), name)))
    };
    let [link, edit, remove] = [(); 3].map(|()| workstation.clone());
    view! {
        <span class="lm-rowacts">
        <Button
            label=i18n.t(m::workstations_enrol)
            variant=Variant::Tertiary
            name=of(m::workstations_link_of)
            on_press=move |()| acts.link.open_about(link.clone())
        />
        <Button
            label=i18n.t(m::app_edit)
            variant=Variant::Tertiary
            name=of(m::app_edit_of)
            on_press=move |()| acts.edit.open_about(Some(edit.clone()))
        />
        <Button
            label=i18n.t(m::workstations_remove)
            variant=Variant::Tertiary
            name=of(m::workstations_remove_of)
            on_press=move |()| acts.remove.open_about(remove.clone())
        />
        </span>
    }
}
