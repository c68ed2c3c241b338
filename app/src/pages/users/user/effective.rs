//! What a user's roles add up to: every permission, what each role says of it,
//! and the outcome.

use crate::{
    api,
    components::{
        load::{Loader, Skeleton},
        panel::{Panel, PanelBody},
        perm::PermCell,
    },
    i18n::use_i18n,
    live::live,
    names,
    pages::effective::{EffectiveTable, head_of, outcome},
};
use leptos::prelude::*;
use shared::{
    messages as m,
    permissions::EffectivePermission,
    roles::{Role, RoleLabel},
    users::User,
};
use std::sync::Arc;

/// The matrix; without the columns of the roles if these did not come.
#[component]
pub fn Effective(user: Arc<User>) -> impl IntoView {
    let i18n = use_i18n();
    if user.roles.is_empty() {
        return ().into_any();
    }
    let all = Loader::new(api::roles::list);
    let content = live(move || match (all.get(), all.error()) {
        (Some(all), _) => matrix(&user, &all),
        (None, Some(_)) => {
            let permissions = user.permissions.clone();
            view! { <EffectiveTable permissions=Signal::stored(permissions)/> }.into_any()
        }
        (None, None) => view! { <PanelBody><Skeleton/></PanelBody> }.into_any(),
    });
    view! {
        <Panel id="user-effective" title=i18n.t(m::permissions_effective)>
            {content}
            <footer>
                <span>{i18n.t(m::permissions_rule)}</span>
            </footer>
        </Panel>
    }
    .into_any()
}

fn matrix(user: &User, all: &[Role]) -> AnyView {
    let i18n = use_i18n();
    let held = |label: &RoleLabel| all.iter().find(|role| role.label.id == label.id);
    let held: Arc<[Role]> = user.roles.iter().filter_map(held).cloned().collect();
    let head = |role: &Role| {
        let label = role.label.clone();
        view! { <th scope="col" class="lm-name">{move || names::role(i18n.lang(), &label)}</th> }
    };
    let rows = user
        .permissions
        .iter()
        .cloned()
        .map(|effective| row(effective, &held));
    view! {
        <div
            class="lm-scroll"
            tabindex="0"
            role="region"
            aria-label=i18n.t(m::permissions_effective_scroll)
        >
            <table class="ds-table lm-matrix">
                <caption class="ds-sr-only">{i18n.t(m::permissions_effective_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i18n.t(m::permissions_column)}</th>
                        {held.iter().map(head).collect_view()}
                        <th scope="col" class="lm-out">{i18n.t(m::permissions_together)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(effective: EffectivePermission, held: &[Role]) -> impl IntoView + use<> {
    let EffectivePermission {
        permission,
        decision,
    } = effective;
    let decided = outcome(&decision);
    let cell = |role: &Role| view! { <td><PermCell state=role.permissions.of(permission)/></td> };
    view! {
        <tr>
            {head_of(permission, decision)}
            {held.iter().map(cell).collect_view()}
            <td class="lm-out">{decided}</td>
        </tr>
    }
}
