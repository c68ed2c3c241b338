//! Asks before a draft is thrown away.

use crate::{
    api,
    components::confirm::{Act, ConfirmAct, Question},
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::RequisitionId, messages as m};

#[component]
pub fn Discard(open: RwSignal<bool>, id: RequisitionId) -> impl IntoView {
    let i18n = use_i18n();
    let act = move |()| {
        let discard = Act::new(api::requisitions::delete_draft(id), |()| ()).to(Page::Referrals);
        Some(discard.say(|lang| m::notice_draft_discarded(lang).to_owned()))
    };
    view! {
        <ConfirmAct
            question=Question::new("discard", open)
            title=i18n.t(m::referrals_discard_title)
            verb=m::referrals_discard_submit
            keep=m::referrals_discard_keep
            act
        >
            <p>{i18n.t(m::referrals_discard_text)}</p>
        </ConfirmAct>
    }
}
