//! What a user's roles add up to: every permission, whether it is granted,
//! and why.

use crate::{components::perm::PermMark, i18n::use_i18n, names};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    permissions::{Decision, EffectivePermission, State},
    roles::RoleLabel,
};

#[component]
pub fn EffectiveTable(
    #[prop(into)] permissions: Signal<Vec<EffectivePermission>>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <table class="ds-table">
            <caption class="ds-sr-only">{i18n.t(m::permissions_effective_caption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n.t(m::permissions_column)}</th>
                    <th scope="col">{i18n.t(m::permissions_together)}</th>
                </tr>
            </thead>
            <tbody>{move || permissions.get().into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(row: EffectivePermission) -> impl IntoView {
    let i18n = use_i18n();
    let EffectivePermission {
        permission,
        decision,
    } = row;
    let (state, word) = verdict(&decision);
    view! {
        <tr>
            <th scope="row">
                {move || names::permission(i18n.lang(), permission)}
                <span class="lm-t2">{move || names::reason(i18n.lang(), &decision)}</span>
            </th>
            <td>
                <span class="lm-verdict">
                    <PermMark state/>
                    {i18n.t(word)}
                </span>
            </td>
        </tr>
    }
}

/// A decision as a mark and a word.
pub fn verdict(decision: &Decision<RoleLabel>) -> (State, fn(Lang) -> &'static str) {
    match decision {
        Decision::Allowed(_) => (State::Allow, m::permissions_allowed),
        Decision::Forbidden(_) => (State::Deny, m::permissions_forbidden),
        Decision::NothingAllows => (State::Undefined, m::permissions_nothing_allows),
    }
}
