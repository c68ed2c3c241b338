//! What a user's roles add up to: every permission, whether it is granted,
//! and why.

use crate::{
    components::{perm::PermMark, table::heads},
    i18n::use_i18n,
    names::{self, referrals::Word},
};
use leptos::prelude::*;
use shared::{
    messages as m,
    permissions::{Decision, EffectivePermission, Permission, State},
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
            <thead>{heads(&[m::permissions_column, m::permissions_together])}</thead>
            <tbody>{move || permissions.get().into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(row: EffectivePermission) -> impl IntoView {
    let EffectivePermission {
        permission,
        decision,
    } = row;
    let decided = outcome(&decision);
    view! {
        <tr>
            {head_of(permission, decision)}
            <td>{decided}</td>
        </tr>
    }
}

/// What a permission is called, and why it is decided so.
pub fn head_of(permission: Permission, decision: Decision<RoleLabel>) -> impl IntoView + use<> {
    let i18n = use_i18n();
    view! {
        <th scope="row">
            {move || names::permission(i18n.lang(), permission)}
            <span class="lm-t2">{move || names::reason(i18n.lang(), &decision)}</span>
        </th>
    }
}

/// A decision as a mark and a word.
pub fn outcome(decision: &Decision<RoleLabel>) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let (state, word): (_, Word) = match decision {
        Decision::Allowed(_) => (State::Allow, m::permissions_allowed),
        Decision::Forbidden(_) => (State::Deny, m::permissions_forbidden),
        Decision::NothingAllows => (State::Undefined, m::permissions_nothing_allows),
    };
    view! {
        <span class="lm-verdict">
            <PermMark state/>
            {i18n.t(word)}
        </span>
    }
}
