//! The workstations in a table. They are few and come whole, so the search is
//! done here.

use super::{acts::Acts, row::row};
use crate::{
    components::{
        table::{Empty, WholeTable},
        tools::{Narrowing, NothingFound},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, text::fold, workstations::Workstation};

/// The workstations that match what is searched for.
fn found(acts: Acts, narrowing: Narrowing) -> Option<Vec<Workstation>> {
    let text = fold(&narrowing.search().unwrap_or_default());
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

#[component]
pub fn Table(
    acts: Acts,
    narrowing: Narrowing,
    /// The way to the first, where there are none.
    #[prop(into)]
    new: ViewFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let found = Memo::new(move |_| found(acts, narrowing));
    let row = move |workstation: &Workstation| row(workstation.clone(), acts);
    let nothing = move || nobody(narrowing, new.clone());
    view! {
        <WholeTable
            of=acts.all
            found
            caption=i18n.t(m::workstations_list)
            columns=6
            row
            nothing
        >
            <th scope="col">{i18n.t(m::workstations_name)}</th>
            <th scope="col" data-col="3">{i18n.t(m::workstations_inventory_label)}</th>
            <th scope="col">{i18n.t(m::workstations_state)}</th>
            <th scope="col">{i18n.t(m::workstations_tokens)}</th>
            <th scope="col">{i18n.t(m::workstations_sessions)}</th>
            <th scope="col">
                <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
            </th>
        </WholeTable>
    }
}

/// None match, or there are none at all.
fn nobody(narrowing: Narrowing, new: ViewFn) -> AnyView {
    let i18n = use_i18n();
    if untrack(|| narrowing.is_narrowed()) {
        let (found, filtered) = (m::workstations_none_found, m::workstations_none);
        return view! { <NothingFound narrowing found filtered/> }.into_any();
    }
    view! {
        <Empty title=i18n.t(m::workstations_none) hint=i18n.t(m::workstations_none_hint)>
            {new.run()}
        </Empty>
    }
    .into_any()
}
