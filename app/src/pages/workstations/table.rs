//! The workstations in a table. They are few and come whole, so the search is
//! done here.

use super::{
    list::{Acts, NewButton, SEARCH},
    row::row,
};
use crate::{
    components::{
        button::{Button, Variant},
        load::LoadFailure,
        table::{Empty, SkeletonRows},
    },
    i18n::use_i18n,
    state::list_query::ListQuery,
};
use leptos::prelude::*;
use shared::{messages as m, text::fold, workstations::Workstation};

/// The workstations that match what is searched for.
fn found(acts: Acts, query: ListQuery) -> Option<Vec<Workstation>> {
    let text = fold(&query.get(SEARCH).unwrap_or_default());
    let matches = |workstation: &&Workstation| {
        let form = &workstation.form;
        let texts = [
            form.name.as_str(),
            form.place.as_str(),
            form.inventory_label.as_str(),
        ];
        texts.iter().any(|field| fold(field).contains(&text))
    };
    let all = acts.all.get()?;
    Some(all.iter().filter(matches).cloned().collect())
}

/// The table.
#[component]
pub fn Table(acts: Acts, query: ListQuery) -> impl IntoView {
    let i18n = use_i18n();
    let found = Memo::new(move |_| found(acts, query));
    let rows = move || match (found.get(), acts.all.error()) {
        (Some(found), _) => {
            let row = |workstation| row(workstation, acts);
            found.into_iter().map(row).collect_view().into_any()
        }
        (None, None) => view! { <SkeletonRows columns=6 two_lines=true/> }.into_any(),
        (None, Some(_)) => ().into_any(),
    };
    let none = move || found.with(|found| found.as_ref().is_some_and(Vec::is_empty));
    let nothing = move || none() || acts.all.error().is_some();
    let below = move || match acts.all.error() {
        Some(error) => view! {
            <div class="lm-body">
                <LoadFailure error retry=move |()| acts.all.reload()/>
            </div>
        }
        .into_any(),
        None if none() => nobody(acts, query),
        None => ().into_any(),
    };
    view! {
        <table class="ds-table lm-cards" data-hover hidden=nothing>
            <caption class="ds-sr-only">{i18n.t(m::workstations_list)}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n.t(m::workstations_name)}</th>
                    <th scope="col" data-col="3">{i18n.t(m::workstations_inventory_label)}</th>
                    <th scope="col">{i18n.t(m::workstations_state)}</th>
                    <th scope="col">{i18n.t(m::workstations_tokens)}</th>
                    <th scope="col">{i18n.t(m::workstations_sessions)}</th>
                    <th scope="col">
                        <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {below}
    }
}

/// None match, or there are none at all.
fn nobody(acts: Acts, query: ListQuery) -> AnyView {
    let i18n = use_i18n();
    let Some(text) = untrack(|| query.get(SEARCH)) else {
        return view! {
            <Empty title=i18n.t(m::workstations_none) hint=i18n.t(m::workstations_none_hint)>
                <NewButton acts/>
            </Empty>
        }
        .into_any();
    };
    let title = Signal::derive(move || m::workstations_none_found(i18n.lang(), &text));
    view! {
        <Empty title hint=i18n.t(m::app_nothing_found_hint)>
            <Button
                label=i18n.t(m::app_reset_filters)
                variant=Variant::Secondary
                on_press=move |()| query.set(&[(SEARCH, "")])
            />
        </Empty>
    }
    .into_any()
}
