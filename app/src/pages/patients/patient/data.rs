//! What is on record of a patient besides what the strip says.

use super::super::facts;
use crate::{
    components::panel::{KeyValue, Panel, PanelBody},
    dates::use_dates,
    i18n::use_i18n,
    pages::users::change,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    patients::{Patient, reached_by},
    users::Change,
};
use std::sync::Arc;

/// The record.
#[component]
pub fn Data(patient: Arc<Patient>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let form = patient.form.clone();
    let tax = form.clone();
    let phone = reached_by(form.phone.as_ref(), form.phone_remark.as_ref());
    let by = move |what: Change| move || change(i18n.lang(), dates, &what);
    let changed = patient.changed.clone().map(|changed| {
        view! { <KeyValue key=i18n.t(m::patients_changed)>{by(changed)}</KeyValue> }
    });
    view! {
        <Panel id="patient-data" title=i18n.t(m::patients_data)>
            <PanelBody>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::patients_tax_number)>
                        {move || facts::marked(i18n.lang(), dates, &tax)[facts::TAX].clone()}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::patients_phone)>{given(phone.as_ref())}</KeyValue>
                    <KeyValue key=i18n.t(m::patients_address)>
                        {given(form.address.as_ref())}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::patients_record)>
                        {i18n.t(facts::state(form.active))}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::patients_registered)>
                        {by(patient.registered.clone())}
                    </KeyValue>
                    {changed}
                </dl>
            </PanelBody>
        </Panel>
    }
}

/// What is on record, or that nothing is.
fn given(value: Option<&impl ToString>) -> AnyView {
    let i18n = use_i18n();
    match value {
        Some(value) => value.to_string().into_any(),
        None => view! { <span class="lm-muted">{i18n.t(m::patients_not_given)}</span> }.into_any(),
    }
}
