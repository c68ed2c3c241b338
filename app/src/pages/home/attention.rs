//! What asks the user to do something.

use crate::{
    api,
    components::{
        load::{Failure, Loader},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    live::live,
    page::{Page, path_with},
    pages::referrals::LIST,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    page::Total,
    referrals::{ListCounts, Worklist},
};

/// The lists that should be empty, with how much they hold.
#[component]
pub fn Attention() -> impl IntoView {
    let i18n = use_i18n();
    let counts = Loader::new(api::referrals::count);
    let body = live(move || counts.get().map(|counts| links(&counts)));
    view! {
        <Panel id="home-attention" title=i18n.t(m::home_attention)>
            {body}
            <Failure of=counts/>
        </Panel>
    }
}

fn links(counts: &ListCounts) -> AnyView {
    let i18n = use_i18n();
    let lists = [
        (
            counts.stuck,
            Worklist::Stuck,
            m::referrals_list_stuck as fn(Lang) -> _,
            m::referrals_about_stuck as fn(Lang) -> _,
        ),
        (
            counts.expiring,
            Worklist::Expiring,
            m::referrals_list_expiring as _,
            m::referrals_about_expiring as _,
        ),
    ];
    let link = |(count, list, name, about): (Total, Worklist, _, _)| {
        let path = path_with(Page::Referrals, LIST, list.code());
        (!count.is_none()).then(|| {
            view! {
                <li>
                    <b>{count.to_string()}</b>
                    <a href=path>{i18n.t(name)}</a>
                    <small>{i18n.t(about)}</small>
                </li>
            }
        })
    };
    let links: Vec<_> = lists.into_iter().filter_map(link).collect();
    if links.is_empty() {
        return view! {
            <PanelBody>
                <p>{i18n.t(m::home_attention_none)}</p>
            </PanelBody>
        }
        .into_any();
    }
    view! { <ul class="lm-links" data-counted="">{links}</ul> }.into_any()
}
