//! Asks before a draft is thrown away.

use crate::{
    api,
    components::{dialog::Confirm, draft::Draft},
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::RequisitionId, messages as m};

/// The question.
#[component]
pub fn Discard(open: RwSignal<bool>, id: RequisitionId) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let draft = Draft::new("discard");
    let discard = move |()| {
        draft.send(api::requisitions::delete_draft(id), move |()| {
            go.to_and_say(Page::Referrals, |lang| {
                m::notice_draft_discarded(lang).to_owned()
            });
        });
    };
    view! {
        <Confirm
            id="discard-title"
            open
            title=i18n.t(m::referrals_discard_title)
            verb=i18n.t(m::referrals_discard_submit)
            keep=Signal::derive(move || m::referrals_discard_keep(i18n.lang()).to_owned())
            draft
            on_confirm=discard
        >
            <p>{i18n.t(m::referrals_discard_text)}</p>
        </Confirm>
    }
}
