//! Asks before a referral is let go.

use crate::{
    api,
    components::{dialog::Confirm, draft::Draft},
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::ReferralId, messages as m};

/// The question.
#[component]
pub fn Release(open: RwSignal<bool>, id: ReferralId) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let draft = Draft::new("release");
    let release = move |()| {
        draft.send(api::referrals::release(id), move |()| {
            go.to_and_say(Page::Processing, |lang| {
                m::notice_referral_released(lang).to_owned()
            });
        });
    };
    view! {
        <Confirm
            id="release-title"
            open
            title=i18n.t(m::processing_release_title)
            verb=i18n.t(m::processing_release_submit)
            keep=Signal::derive(move || m::processing_release_keep(i18n.lang()).to_owned())
            draft
            on_confirm=release
        >
            <p>{i18n.t(m::processing_release_text)}</p>
        </Confirm>
    }
}
