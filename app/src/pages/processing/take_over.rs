//! Asks why before a referral is taken over from a colleague.

use crate::{
    api,
    components::{confirm::Confirm, draft::Draft, input::TextArea, subject::Subject},
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{FoundReferral, TakeOver},
};

/// The question.
#[component]
pub fn TakeOverDialog(referral: Subject<FoundReferral>) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let draft = Draft::new("take-over");
    let reason = draft.entry("reason", "");
    let title = referral.say(move |referral| {
        let lang = i18n.lang();
        let service = referral.service.name.of(lang);
        m::referrals_act_of(lang, m::processing_take_over_submit(lang), service)
    });
    let take_over = move |()| {
        let Some(id) = untrack(|| referral.get()).map(|referral| referral.id) else {
            return;
        };
        let said = draft.read(move |reader| {
            let reason = reader.take(reason)?;
            Some(TakeOver { reason })
        });
        let Some(said) = said else { return };
        draft.send(api::referrals::take_over(id, said), move |_| {
            referral.open.set(false);
            go.to_and_say(Page::ProcessingWork(id), |lang| {
                m::notice_referral_taken_over(lang).to_owned()
            });
        });
    };
    view! {
        <Confirm
            open=referral.open
            title
            verb=m::processing_take_over_submit
            keep=m::processing_take_over_keep
            draft
            on_confirm=take_over
        >
            <p>{i18n.t(m::processing_take_over_text)}</p>
            <TextArea entry=reason label=i18n.t(m::processing_take_over_reason)/>
        </Confirm>
    }
}
