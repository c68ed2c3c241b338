//! Asks why before a referral is taken over from a colleague.

use crate::{
    api,
    components::{
        confirm::{Act, ConfirmAct, Question},
        input::TextArea,
        subject::Subject,
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{FoundReferral, TakeOver},
};

#[component]
pub fn TakeOverDialog(referral: Subject<FoundReferral>) -> impl IntoView {
    let i18n = use_i18n();
    let question = Question::new("take-over", referral.open);
    let reason = question.state.entry("reason", "");
    let title = referral.say(move |referral| {
        let lang = i18n.lang();
        let service = referral.service.name.of(lang);
        m::referrals_act_of(lang, m::processing_take_over_submit(lang), service)
    });
    let act = move |()| {
        let id = referral.get()?.id;
        let reason = question.state.read(move |reader| reader.take(reason))?;
        let take_over = api::referrals::take_over(id, TakeOver { reason });
        let act = Act::new(take_over, drop).to(Page::ProcessingWork(id));
        Some(act.say(|lang| m::notice_referral_taken_over(lang).to_owned()))
    };
    view! {
        <ConfirmAct
            question
            title
            verb=m::processing_take_over_submit
            keep=m::processing_take_over_keep
            act
        >
            <p>{i18n.t(m::processing_take_over_text)}</p>
            <TextArea entry=reason label=i18n.t(m::processing_take_over_reason)/>
        </ConfirmAct>
    }
}
