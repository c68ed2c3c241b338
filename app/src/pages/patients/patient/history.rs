//! How a record came to be so: who changed what, and when.

use super::super::facts;
use crate::{
    api,
    components::{
        load::{Load, Loader},
        panel::{Panel, PanelBody},
        version_line::VersionLine,
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{
    ids::PatientId,
    lang::Lang,
    messages as m,
    patients::{PatientForm, PatientVersion},
};
use std::sync::Arc;

/// The versions, newest first.
#[component]
pub fn History(id: PatientId) -> impl IntoView {
    let i18n = use_i18n();
    let history = Loader::new(move || api::patients::history(id));
    let draw = |versions: Arc<Vec<PatientVersion>>| {
        let before = versions
            .iter()
            .skip(1)
            .map(|version| Some(version.form.clone()));
        let pairs = versions.iter().cloned().zip(before.chain([None]));
        let entry = |(version, before)| entry(version, before);
        view! { <ol class="lm-timeline">{pairs.map(entry).collect_view()}</ol> }.into_any()
    };
    view! {
        <Panel id="patient-history" title=i18n.t(m::patients_history)>
            <PanelBody>
                <Load of=history draw/>
            </PanelBody>
        </Panel>
    }
}

fn entry(version: PatientVersion, before: Option<PatientForm>) -> impl IntoView {
    let dates = use_dates();
    let PatientVersion { form, at, by, .. } = version;
    let first = before.is_none();
    let said = move |lang| match &before {
        Some(before) => changes(lang, dates, before, &form),
        None => vec![m::patients_registered(lang).to_owned()],
    };
    view! { <VersionLine first at by said/> }
}

/// What changed, a sentence for each field.
fn changes(lang: Lang, dates: Dates, before: &PatientForm, after: &PatientForm) -> Vec<String> {
    let [before, after] = [before, after].map(|form| facts::marked(lang, dates, form));
    let mut lines = Vec::new();
    for (label, (before, after)) in facts::LABELS.iter().zip(before.iter().zip(&after)) {
        if before != after {
            let [before, after] = [before, after].map(|value| or_none(lang, value));
            lines.push(m::patients_history_change(lang, after, before, label(lang)));
        }
    }
    if lines.is_empty() {
        lines.push(m::patients_history_nothing(lang).to_owned());
    }
    lines
}

fn or_none(lang: Lang, value: &str) -> &str {
    match value {
        "" => m::patients_not_given(lang),
        value => value,
    }
}
