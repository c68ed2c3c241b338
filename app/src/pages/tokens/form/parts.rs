//! The parts of the form that are plain fields.

use super::{facts::Facts, fields::Fields};
use crate::{
    components::{
        choose::Choose,
        input::{Kind, TextField},
        load::Failure,
    },
    i18n::use_i18n,
    pages::person_choice::PersonField,
};
use leptos::prelude::*;
use shared::messages as m;

/// User, job title, workstation.
#[component]
pub fn Whose(fields: Fields, facts: Facts) -> impl IntoView {
    let (i18n, fields) = (use_i18n(), fields.entries());
    view! {
        <Failure of=facts.person.loader()/>
        <Failure of=facts.workstations/>
        <div class="lm-grid">
            <PersonField
                choice=facts.person
                label=i18n.t(m::tokens_user)
                none=i18n.t(m::tokens_user_choose)
                hint=i18n.t(m::assignments_user_hint)
            />
            <Choose
                entry=fields.workstation
                label=i18n.t(m::tokens_workstation)
                choices=Signal::derive(move || facts.workstation_choices(i18n.lang()))
                hint=i18n.t(m::tokens_workstation_hint)
                none=i18n.t(m::tokens_workstation_choose)
                span="3"
            />
            <TextField
                entry=fields.job_title
                label=i18n.t(m::tokens_job_title)
                hint=Signal::derive(move || facts.job_title.hint(i18n.lang()).to_owned())
            />
        </div>
    }
}

/// First day, last day, the longest session.
#[component]
pub fn Validity(fields: Fields) -> impl IntoView {
    let (i18n, fields) = (use_i18n(), fields.entries());
    view! {
        <div class="lm-grid">
            <TextField
                entry=fields.last_day
                label=i18n.t(m::tokens_last_day)
                hint=i18n.t(m::tokens_last_day_hint)
                placeholder=i18n.t(m::app_date_hint)
                kind=Kind::Digits
                span="3"
            />
            <TextField
                entry=fields.valid_from
                label=i18n.t(m::tokens_valid_from)
                hint=i18n.t(m::tokens_valid_from_hint)
                placeholder=i18n.t(m::app_date_hint)
                kind=Kind::Digits
                optional=true
                span="3"
            />
        </div>
        <p class="lm-muted">{i18n.t(m::tokens_last_day_note)}</p>
    }
}
