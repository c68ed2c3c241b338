//! Beside the form: what its role would let somebody do who has no other.

use crate::{
    components::{
        icon::{Icon, IconMark},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    permissions::{Decision, Permission, PermissionStates, decide},
};

/// The outcome of the states as they are chosen now.
#[component]
pub fn Alone(states: RwSignal<PermissionStates>) -> impl IntoView {
    let i18n = use_i18n();
    let lines = move || {
        let states = states.get();
        let decided = |permission| (permission, decide([(&(), &states)], permission));
        // What is allowed comes first.
        let (may, may_not): (Vec<_>, Vec<_>) = Permission::ALL
            .map(decided)
            .into_iter()
            .partition(|(_, decision)| decision.is_allowed());
        may.into_iter().chain(may_not).map(line).collect_view()
    };
    view! {
        <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_help)>
            <Panel id="role-alone" title=i18n.t(m::roles_alone)>
                <PanelBody>
                    <ul class="lm-lines">{lines}</ul>
                </PanelBody>
            </Panel>
            <section class="lm-stack-s">
                <h2>{i18n.t(m::roles_deny_or_empty)}</h2>
                <p class="lm-muted">{i18n.t(m::roles_deny_or_empty_text)}</p>
            </section>
        </aside>
    }
}

fn line((permission, decision): (Permission, Decision<()>)) -> impl IntoView {
    let i18n = use_i18n();
    let allowed = decision.is_allowed();
    let text = live(move || {
        let lang = i18n.lang();
        let act = act(permission)(lang);
        match decision {
            Decision::Allowed(_) => act.to_owned(),
            Decision::Forbidden(_) => {
                m::roles_alone_line(lang, act, m::roles_alone_forbidden(lang))
            }
            Decision::NothingAllows => {
                m::roles_alone_line(lang, act, m::roles_alone_nothing_allows(lang))
            }
        }
    });
    view! {
        <li data-tone=allowed.then_some("success") class=("lm-muted", !allowed)>
            <IconMark icon=if allowed { Icon::Tick } else { Icon::Cross }/>
            <span>{text}</span>
        </li>
    }
}

const fn act(permission: Permission) -> fn(Lang) -> &'static str {
    match permission {
        Permission::UserManagement => m::permissions_user_management_act,
        Permission::RoleManagement => m::permissions_role_management_act,
        Permission::TokenManagement => m::permissions_token_management_act,
        Permission::RoleAssignment => m::permissions_role_assignment_act,
        Permission::IssuingReferrals => m::permissions_issuing_referrals_act,
        Permission::ProcessingReferrals => m::permissions_processing_referrals_act,
        Permission::ReadingJournal => m::permissions_reading_journal_act,
    }
}
