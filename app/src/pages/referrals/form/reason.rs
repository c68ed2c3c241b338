//! Why it is asked for, how soon, and what to know.

use super::{diagnosis::DiagnosisPicker, fields::Fields, priority::PriorityChoice};
use crate::{
    components::{
        input::{Kind, TextArea, TextField},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::messages as m;

#[component]
pub fn ReasonPanel(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let fields = fields.parts();
    view! {
        <Panel id="requisition-part-reason" title=i18n.t(m::referrals_reason)>
            <PanelBody>
                <p class="lm-muted">{i18n.t(m::referrals_diagnosis_hint)}</p>
                <div class="lm-grid">
                    <DiagnosisPicker field=fields.icd10 label=m::referrals_icd10/>
                    <DiagnosisPicker field=fields.icpc2 label=m::referrals_icpc2/>
                </div>
                <PriorityChoice priority=fields.priority/>
                <div class="lm-grid">
                    <TextArea
                        entry=fields.note
                        label=i18n.t(m::referrals_note)
                        optional=true
                        span="3"
                    />
                    <TextArea
                        entry=fields.instruction
                        label=i18n.t(m::referrals_instruction)
                        optional=true
                        span="3"
                    />
                    <TextField
                        entry=fields.occurrence
                        label=i18n.t(m::referrals_occurrence)
                        hint=i18n.t(m::app_date_hint)
                        optional=true
                        span="3"
                    />
                    <TextField
                        entry=fields.foreign_number
                        label=i18n.t(m::referrals_foreign_number)
                        hint=i18n.t(m::referrals_foreign_number_hint)
                        kind=Kind::Login
                        optional=true
                        span="3"
                    />
                </div>
            </PanelBody>
        </Panel>
    }
}
