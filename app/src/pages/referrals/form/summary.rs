//! What will be issued, before the button is pressed.

use super::fields::Fields;
use crate::{
    components::{
        panel::{KeyValue, Panel, PanelBody},
        referral::PriorityMark,
    },
    i18n::use_i18n,
    live::live,
    names,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::messages as m;

#[component]
pub fn Summary(fields: Fields) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let number = live(move || match fields.parts().lines.count() {
        0 => m::referrals_summary_nothing(i18n.lang()).to_owned(),
        count => m::referrals_summary_number(i18n.lang(), count as u64),
    });
    let requester = live(move || {
        let session = session.session()?;
        let name = names::short(session.full_name.as_str());
        Some([&name, session.position.as_str()].join(", "))
    });
    let organization = live(move || Some(session.session()?.organization.to_string()));
    view! {
        <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_summary)>
            <Panel id="requisition-summary-panel" title=i18n.t(m::referrals_summary)>
                <PanelBody>
                    <dl class="lm-kv">
                        <KeyValue key=i18n.t(m::referrals_number)>{number}</KeyValue>
                        <KeyValue key=i18n.t(m::referrals_priority)>
                            {live(move || view! { <PriorityMark priority=fields.parts().priority.get()/> })}
                        </KeyValue>
                        <KeyValue key=i18n.t(m::referrals_valid_until)>
                            {i18n.t(m::referrals_summary_valid)}
                        </KeyValue>
                        <KeyValue key=i18n.t(m::referrals_requester)>{requester}</KeyValue>
                        <KeyValue key=i18n.t(m::users_organization)>{organization}</KeyValue>
                    </dl>
                </PanelBody>
            </Panel>
            <p class="lm-muted">{i18n.t(m::referrals_journal)}</p>
        </aside>
    }
}
