//! Every permission: what each role says of it, what they decide together,
//! and what they would with the chosen role.

use super::{
    desk::Desk,
    effect::{Weighed, decision},
};
use crate::{
    components::perm::PermCell,
    i18n::use_i18n,
    live::live,
    names,
    pages::effective::{head_of, outcome},
};
use leptos::prelude::*;
use shared::{messages as m, permissions::Permission, roles::RoleLabel};

/// The table. It scrolls sideways where many roles are held.
#[component]
pub fn Matrix(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let table = live(move || {
        let (held, chosen) = (desk.held(), desk.chosen());
        let is_preview = chosen.is_some();
        let columns: Vec<Weighed> = held.iter().cloned().chain(chosen).collect();
        let now = if is_preview {
            m::assignments_before
        } else {
            m::permissions_together
        };
        let head = columns.iter().map(|role| head(&role.label)).collect_view();
        let row = |permission| row(permission, &held, &columns, is_preview);
        let rows = Permission::ALL.map(row).collect_view();
        let after = is_preview.then(|| {
            view! { <th scope="col" class="lm-out">{i18n.t(m::assignments_after)}</th> }
        });
        view! {
            <table class="ds-table lm-matrix" data-preview=is_preview.then_some("")>
                <caption class="ds-sr-only">{i18n.t(m::assignments_effect_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i18n.t(m::permissions_column)}</th>
                        {head}
                        <th scope="col" class="lm-out">{i18n.t(now)}</th>
                        {after}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <div
            class="lm-scroll"
            tabindex="0"
            role="region"
            aria-label=i18n.t(m::permissions_effective_scroll)
        >
            {table}
        </div>
    }
}

fn head(label: &RoleLabel) -> impl IntoView + use<> {
    let (i18n, label) = (use_i18n(), label.clone());
    view! { <th scope="col" class="lm-name">{move || names::role(i18n.lang(), &label)}</th> }
}

fn row(
    permission: Permission,
    held: &[Weighed],
    columns: &[Weighed],
    is_preview: bool,
) -> impl IntoView + use<> {
    let now = decision(held, permission);
    let after = is_preview.then(|| decision(columns, permission));
    let reason = after.clone().unwrap_or_else(|| now.clone());
    let decided = |decision: &_| view! { <td class="lm-out">{outcome(decision)}</td> };
    let cell = |role: &Weighed| view! { <td><PermCell state=role.states.of(permission)/></td> };
    view! {
        <tr>
            {head_of(permission, reason)}
            {columns.iter().map(cell).collect_view()}
            {decided(&now)}
            {after.as_ref().map(decided)}
        </tr>
    }
}
