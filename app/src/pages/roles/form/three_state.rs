//! What a role says of one permission: allowed, forbidden, undefined.

use crate::{
    components::perm::{self, PermMark},
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    permissions::{Permission, PermissionStates, State},
};

/// The three choices.
#[component]
pub fn ThreeState(permission: Permission, states: RwSignal<PermissionStates>) -> impl IntoView {
    let i18n = use_i18n();
    let choice = move |state: State| {
        let choose = move |_| states.update(|states| *states = states.with(permission, state));
        view! {
            <label>
                <input
                    type="radio"
                    name=permission.code()
                    value=perm::code(state)
                    prop:checked=move || states.with(|states| states.of(permission)) == state
                    on:change=choose
                />
                <PermMark state/>
                {i18n.t(word(state))}
            </label>
        }
    };
    view! {
        <fieldset class="lm-tri">
            <legend>
                {move || names::permission(i18n.lang(), permission)}
                <small>{i18n.t(hint(permission))}</small>
            </legend>
            <div>{State::ALL.map(choice)}</div>
        </fieldset>
    }
}

pub const fn word(state: State) -> fn(Lang) -> &'static str {
    match state {
        State::Allow => m::permissions_state_allow,
        State::Deny => m::permissions_state_deny,
        State::Undefined => m::permissions_state_undefined,
    }
}

const fn hint(permission: Permission) -> fn(Lang) -> &'static str {
    match permission {
        Permission::UserManagement => m::permissions_user_management_hint,
        Permission::RoleManagement => m::permissions_role_management_hint,
        Permission::TokenManagement => m::permissions_token_management_hint,
        Permission::RoleAssignment => m::permissions_role_assignment_hint,
        Permission::IssuingReferrals => m::permissions_issuing_referrals_hint,
        Permission::ProcessingReferrals => m::permissions_processing_referrals_hint,
        Permission::ReadingJournal => m::permissions_reading_journal_hint,
    }
}
