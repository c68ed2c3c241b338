//! What to say when a list is empty.

use super::asking::Asking;
use crate::{
    components::{
        button::{LinkButton, Variant},
        icon::Icon,
        table::Empty,
        tools::NothingFound,
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::Worklist};

/// Nothing matches, or nothing is there, which may be good.
#[component]
pub fn Nothing(asking: Asking) -> impl IntoView {
    let (found, filtered) = (m::referrals_none_found, m::referrals_none_filtered);
    view! {
        <NothingFound narrowing=asking.narrowing found filtered>
            <NothingThere list=asking.list()/>
        </NothingFound>
    }
}

#[component]
fn NothingThere(list: Worklist) -> impl IntoView {
    let i18n = use_i18n();
    let (title, hint) = match list {
        Worklist::Mine => (
            m::referrals_none_mine as fn(_) -> _,
            m::referrals_none_mine_hint as fn(_) -> _,
        ),
        Worklist::Organization => (
            m::referrals_none_organization as _,
            m::referrals_none_organization_hint as _,
        ),
        Worklist::Expiring => (
            m::referrals_none_expiring as _,
            m::referrals_about_expiring as _,
        ),
        Worklist::Stuck => (m::referrals_none_stuck as _, m::referrals_about_stuck as _),
    };
    let begins = matches!(list, Worklist::Mine | Worklist::Organization);
    view! {
        <Empty title=i18n.t(title) hint=i18n.t(hint)>
            {begins
                .then(|| {
                    view! {
                        <LinkButton
                            page=Page::Patients
                            label=i18n.t(m::referrals_new)
                            icon=Icon::Plus
                            variant=Variant::Secondary
                        />
                    }
                })}
        </Empty>
    }
}
