//! Who issued the listed referrals.

use super::asking::{Asking, REQUESTER};
use crate::{
    api,
    components::{load::Loader, tools::Filter},
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::Worklist};

/// Who issued them, where that can be somebody else.
#[component]
pub fn RequesterFilter(asking: Asking) -> impl IntoView {
    let i18n = use_i18n();
    let requesters = Loader::new(api::referrals::requesters);
    let options = Signal::derive(move || {
        let requesters = requesters.get();
        let all = requesters.iter().flat_map(|requesters| requesters.iter());
        all.map(|one| (one.id.to_string(), one.full_name.to_string()))
            .collect::<Vec<_>>()
    });
    let is_shown = Memo::new(move |_| asking.list() != Worklist::Mine);
    live(move || {
        is_shown.get().then(|| {
            view! {
                <Filter
                    id="referrals-requester"
                    label=i18n.t(m::referrals_issued_by)
                    query=asking.narrowing.query
                    name=REQUESTER
                    any=m::referrals_filter_requester_any
                    options
                />
            }
        })
    })
}
