//! The fields, in panels.

use super::{
    fields::{CLOSED, Fields, OPEN},
    name::Name,
    tax::Tax,
};
use crate::{
    components::{
        input::{Kind, TextField},
        panel::{Panel, PanelBody},
        radios::{Card, Radios},
    },
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{messages as m, patients::Sex};

/// Who it is.
#[component]
pub fn PersonPanel(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let entries = fields.entries();
    let birth_hint = move || {
        let hint = || m::patients_birth_hint(i18n.lang()).into();
        fields.understood().unwrap_or_else(hint)
    };
    let sexes: Vec<Card> = Sex::ALL.map(|sex| (sex.code(), names::sex(sex))).into();
    view! {
        <Panel id="patient-person" title=i18n.t(m::patients_part_person)>
            <PanelBody>
                <div class="lm-grid">
                    <Name fields/>
                    <TextField
                        entry=entries.birth_date
                        label=i18n.t(m::patients_birth_date)
                        hint=Signal::derive(birth_hint)
                        span="3"
                    />
                    <Radios entry=entries.sex legend=i18n.t(m::patients_sex) cards=sexes/>
                    <Tax fields/>
                </div>
            </PanelBody>
        </Panel>
    }
}

/// How to reach them.
#[component]
pub fn ContactPanel(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let entries = fields.entries();
    view! {
        <Panel id="patient-contact" title=i18n.t(m::patients_part_contact)>
            <PanelBody>
                <div class="lm-grid">
                    <TextField
                        entry=entries.phone
                        label=i18n.t(m::patients_phone)
                        hint=i18n.t(m::patients_phone_hint)
                        kind=Kind::Phone
                        optional=true
                        span="3"
                    />
                    <TextField
                        entry=entries.phone_remark
                        label=i18n.t(m::patients_phone_remark)
                        hint=i18n.t(m::patients_phone_remark_hint)
                        optional=true
                        span="3"
                    />
                    <TextField
                        entry=entries.address
                        label=i18n.t(m::patients_address)
                        hint=i18n.t(m::patients_address_hint)
                        optional=true
                    />
                </div>
            </PanelBody>
        </Panel>
    }
}

/// Whether referrals may be issued.
#[component]
pub fn RecordPanel(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let cards: Vec<Card> = vec![
        (OPEN, m::patients_record_open),
        (CLOSED, m::patients_record_closed),
    ];
    view! {
        <section class="lm-panel">
            <PanelBody>
                <Radios
                    entry=fields.entries().record
                    legend=i18n.t(m::patients_record)
                    hint=i18n.t(m::patients_record_hint)
                    cards
                />
            </PanelBody>
        </section>
    }
}
