//! Completes a referral: what was found.

use crate::{
    api,
    components::{
        form::{Form, FormActions},
        form_state::FormState,
        input::TextArea,
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::ReferralId, messages as m, referrals::Completion};

/// The form. What was typed stays, whatever the server says.
#[component]
pub fn Complete(id: ReferralId) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let state = FormState::new("complete");
    let result = state.entry("result", "");
    state.guard(String::new);
    let complete = move |()| {
        let completion = state.read(move |reader| {
            let result = reader.take(result)?;
            Some(Completion { result })
        });
        let Some(completion) = completion else { return };
        state.send(api::referrals::complete(id, completion), move |_| {
            go.to_and_say(Page::Processing, |lang| {
                m::notice_referral_completed(lang).to_owned()
            });
        });
    };
    view! {
        <Panel id="complete-panel" title=i18n.t(m::processing_result)>
            <PanelBody>
                <Form state on_submit=complete>
                    <TextArea
                        entry=result
                        label=i18n.t(m::processing_result_label)
                        hint=i18n.t(m::processing_result_hint)
                    />
                    <FormActions
                        state
                        submit=i18n.t(m::processing_complete)
                        cancel=Page::Processing
                    />
                </Form>
            </PanelBody>
        </Panel>
    }
}
