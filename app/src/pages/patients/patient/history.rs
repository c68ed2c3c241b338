//! How a record came to be so: who changed what, and when.

use super::super::facts;
use crate::{
    api,
    components::{
        icon::{Icon, IconMark},
        load::{Load, Loader},
        panel::{Panel, PanelBody},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    names,
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
    let (i18n, dates) = (use_i18n(), use_dates());
    let PatientVersion { form, at, by, .. } = version;
    let icon = if before.is_some() {
        Icon::Pencil
    } else {
        Icon::Plus
    };
    let what = move || {
        let lang = i18n.lang();
        let lines = match &before {
            Some(before) => changes(lang, dates, before, &form),
            None => vec![m::patients_registered(lang).to_owned()],
        };
        lines
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect_view()
    };
    let who = move || match &by {
        Some(by) => names::short(by.as_str()),
        None => m::app_by_command_line(i18n.lang()).to_owned(),
    };
    view! {
        <li>
            <IconMark icon/>
            <time datetime=Dates::machine(at)>{move || dates.moment_time(at)}</time>
            <div>
                {what}
                <span class="lm-t2">{who}</span>
            </div>
        </li>
    }
}

/// What changed, a sentence for each field.
fn changes(lang: Lang, dates: Dates, before: &PatientForm, after: &PatientForm) -> Vec<String> {
    let [before, after] = [before, after].map(|form| facts::values(lang, dates, form));
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
