//! The lists, each with how many referrals it holds.

use super::asking::{Asking, LIST};
use crate::{
    api,
    components::load::Loader,
    i18n::use_i18n,
    list_query::code_of,
    live::live,
    page::{Page, path_with},
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    page::Total,
    referrals::{ListCounts, Worklist},
};

pub const fn name(list: Worklist) -> fn(Lang) -> &'static str {
    match list {
        Worklist::Mine => m::referrals_list_mine,
        Worklist::Organization => m::referrals_list_organization,
        Worklist::Expiring => m::referrals_list_expiring,
        Worklist::Stuck => m::referrals_list_stuck,
    }
}

const fn count(list: Worklist, counts: &ListCounts) -> Total {
    match list {
        Worklist::Mine => counts.mine,
        Worklist::Organization => counts.organization,
        Worklist::Expiring => counts.expiring,
        Worklist::Stuck => counts.stuck,
    }
}

/// The tabs, and what the list that is shown holds.
#[component]
pub fn ListTabs(asking: Asking) -> impl IntoView {
    let i18n = use_i18n();
    let counts = Loader::new(api::referrals::count);
    let session = use_session();
    let tab = move |list: Worklist| {
        let path = path_with(Page::Referrals, LIST, &code_of(list));
        let current = move || (asking.list() == list).then_some("page");
        let held = live(move || {
            let counts = counts.get()?;
            Some(view! { <span>{count(list, &counts).to_string()}</span> })
        });
        view! {
            <li>
                <a href=path aria-current=current>
                    {i18n.t(name(list))}
                    {held}
                </a>
            </li>
        }
    };
    let about = live(move || {
        let lang = i18n.lang();
        let organization = || Some(session.session()?.organization.to_string());
        match asking.list() {
            Worklist::Mine => m::referrals_about_mine(lang).to_owned(),
            Worklist::Organization => organization().unwrap_or_default(),
            Worklist::Expiring => m::referrals_about_expiring(lang).to_owned(),
            Worklist::Stuck => m::referrals_about_stuck(lang).to_owned(),
        }
    });
    view! {
        <nav aria-label=i18n.t(m::app_lists)>
            <ul class="lm-tabs">{Worklist::ALL.iter().copied().map(tab).collect_view()}</ul>
        </nav>
        <div class="lm-body" data-tight="">
            <p class="lm-muted">{about}</p>
        </div>
    }
}
