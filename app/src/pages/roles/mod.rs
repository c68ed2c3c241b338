//! Roles: the matrix of what each says of every permission, and the forms.

mod form;

use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::{Load, Loader, Skeleton},
        panel::{Panel, PanelBody},
        perm::{PermCell, PermMark},
        table::Empty,
    },
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    permissions::{Permission, State},
    roles::Role,
};
use std::sync::Arc;

pub use form::{edit::RoleEditPage, new::RoleNewPage};

#[component]
pub fn RolesPage() -> impl IntoView {
    let i18n = use_i18n();
    let roles = Loader::new(api::roles::list);
    let draw = |roles: Arc<Vec<Role>>| matrix(&roles);
    let skeleton = || view! { <PanelBody><Skeleton/></PanelBody> };
    view! {
        <Head title=i18n.t(m::roles_title) lead=i18n.t(m::roles_lead)>
            <LinkButton page=Page::RoleNew label=i18n.t(m::roles_new) icon=Icon::Plus/>
        </Head>
        <Panel id="roles-matrix" title=i18n.t(m::roles_matrix) aside=legend>
            <Load of=roles skeleton draw/>
            <footer>
                <span>{i18n.t(m::permissions_rule)}</span>
            </footer>
        </Panel>
    }
}

/// What the marks mean.
fn legend() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ul class="lm-legend">
            <li>
                <PermMark state=State::Allow/>
                {i18n.t(m::permissions_mark_allow)}
            </li>
            <li>
                <PermMark state=State::Deny/>
                {i18n.t(m::permissions_mark_deny)}
            </li>
            <li>{i18n.t(m::permissions_legend_undefined)}</li>
        </ul>
    }
}

fn matrix(roles: &[Role]) -> AnyView {
    let i18n = use_i18n();
    if roles.is_empty() {
        let hint = Signal::derive(move || m::roles_none_hint(i18n.lang()).to_owned());
        return view! { <Empty title=i18n.t(m::roles_none) hint/> }.into_any();
    }
    let column = |permission| {
        view! { <th scope="col">{move || names::permission(i18n.lang(), permission)}</th> }
    };
    view! {
        <div
            class="lm-scroll"
            tabindex="0"
            role="region"
            aria-label=i18n.t(m::roles_matrix_scroll)
        >
            <table class="ds-table lm-matrix" data-hover>
                <caption class="ds-sr-only">{i18n.t(m::roles_matrix_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i18n.t(m::roles_column)}</th>
                        {Permission::ALL.map(column)}
                        <th scope="col">{i18n.t(m::roles_holders)}</th>
                    </tr>
                </thead>
                <tbody>{roles.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(role: &Role) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let (label, states, holders) = (role.label.clone(), role.permissions, role.holders);
    let path = Page::RoleEdit(label.id).path();
    let cell = |permission| view! { <td><PermCell state=states.of(permission)/></td> };
    view! {
        <tr>
            <th scope="row">
                <a class="lm-rowlink" href=path>
                    {move || names::role(i18n.lang(), &label)}
                </a>
                {role.namesake.then(|| view! { <span class="lm-t2">{i18n.t(m::app_namesake)}</span> })}
            </th>
            {Permission::ALL.map(cell)}
            <td>{holders}</td>
        </tr>
    }
}
