//! Asks before a referral is let go.

use crate::{api, components::confirm::ConfirmAct, i18n::use_i18n, page::Page};
use leptos::prelude::*;
use shared::{ids::ReferralId, messages as m};

/// The question.
#[component]
pub fn Release(open: RwSignal<bool>, id: ReferralId) -> impl IntoView {
    let i18n = use_i18n();
    let act = move || {
        let release = api::referrals::release(id);
        Some((release, |lang| m::notice_referral_released(lang).to_owned()))
    };
    view! {
        <ConfirmAct
            name="release"
            open
            title=i18n.t(m::processing_release_title)
            verb=m::processing_release_submit
            keep=m::processing_release_keep
            act
            page=Page::Processing
        >
            <p>{i18n.t(m::processing_release_text)}</p>
        </ConfirmAct>
    }
}
