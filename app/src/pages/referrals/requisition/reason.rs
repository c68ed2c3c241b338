//! Why it is asked for, and what to know.

use crate::{
    components::{
        panel::{KeyValue, Panel, PanelBody},
        referral::ReferralNumber,
    },
    dates::use_dates,
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    catalogue::Diagnosis, fields::Note, lang::Lang, messages as m, referrals::Requisition,
};
use std::sync::Arc;

#[component]
pub fn ReasonPanel(shown: Arc<Requisition>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let requester = &shown.requester;
    let who = [
        requester.full_name.as_str(),
        requester.organization.as_str(),
    ]
    .join(", ");
    let mut details = vec![requester.position.to_string()];
    let licence = requester.licence_number.as_ref();
    details.extend(licence.map(|licence| format!("№ {licence}")));
    let planned = shown.occurrence.map(|day| {
        view! { <KeyValue key=i18n.t(m::referrals_occurrence)>{move || dates.day(day)}</KeyValue> }
    });
    let foreign = shown.foreign_number.as_ref().map(ToString::to_string);
    let foreign = foreign.map(|number| {
        view! {
            <KeyValue key=i18n.t(m::referrals_foreign_number)>
                <span class="lm-code">{number}</span>
            </KeyValue>
        }
    });
    let replaces = shown.replaces.clone().map(|link| {
        view! {
            <KeyValue key=i18n.t(m::referrals_replaces)>
                <a href=Page::Referral(link.id).path()>
                    <ReferralNumber number=link.number/>
                </a>
            </KeyValue>
        }
    });
    view! {
        <Panel id="requisition-reason" title=i18n.t(m::referrals_reason)>
            <PanelBody>
                <dl class="lm-kv">
                    {diagnosis(m::referrals_icd10, shown.icd10.as_ref())}
                    {diagnosis(m::referrals_icpc2, shown.icpc2.as_ref())}
                    {note(m::referrals_note, shown.clinical_note.as_ref())}
                    {note(m::referrals_instruction, shown.patient_instruction.as_ref())}
                    {planned}
                    {foreign}
                    {replaces}
                    <KeyValue key=i18n.t(m::referrals_issued_by)>
                        {who}
                        <span class="lm-t2">{details.join(", ")}</span>
                    </KeyValue>
                </dl>
            </PanelBody>
        </Panel>
    }
}

type Key = fn(Lang) -> &'static str;

fn diagnosis(key: Key, diagnosis: Option<&Diagnosis>) -> Option<impl IntoView + use<>> {
    let i18n = use_i18n();
    let Diagnosis { code, name } = diagnosis?.clone();
    Some(view! {
        <KeyValue key=i18n.t(key)>
            <span class="lm-code">{code.to_string()}</span>
            " "
            {move || name.of(i18n.lang()).to_owned()}
        </KeyValue>
    })
}

fn note(key: Key, note: Option<&Note>) -> Option<impl IntoView + use<>> {
    let i18n = use_i18n();
    let text = note?.to_string();
    Some(view! {
        <KeyValue key=i18n.t(key)>
            <span class="lm-lines-kept">{text}</span>
        </KeyValue>
    })
}
