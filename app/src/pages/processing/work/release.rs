//! Asks before a referral is let go.

use crate::{
    api,
    components::confirm::{Act, ConfirmAct, Question},
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::ReferralId, messages as m};

#[component]
pub fn Release(open: RwSignal<bool>, id: ReferralId) -> impl IntoView {
    let i18n = use_i18n();
    let act = move |()| {
        let release = Act::new(api::referrals::release(id), |()| ()).to(Page::Processing);
        Some(release.say(|lang| m::notice_referral_released(lang).to_owned()))
    };
    view! {
        <ConfirmAct
            question=Question::new("release", open)
            title=i18n.t(m::processing_release_title)
            verb=m::processing_release_submit
            keep=m::processing_release_keep
            act
        >
            <p>{i18n.t(m::processing_release_text)}</p>
        </ConfirmAct>
    }
}
