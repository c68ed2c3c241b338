//! The panel that looks up a number.

use super::{found::FoundReferrals, lookup::Lookup, repairs::Repairs};
use crate::{
    components::{
        alert::{Alert, ErrorAlert, Severity},
        button::Submit,
        focus::focus_on,
        input::{Kind, TextField},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::Found};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer};

#[component]
pub fn NumberPanel() -> impl IntoView {
    let i18n = use_i18n();
    let lookup = Lookup::new();
    let state = lookup.state;
    // Who comes here has a number to type.
    request_animation_frame(move || focus_on(&lookup.number.id()));
    view! {
        <Panel id="find-panel" title=i18n.t(m::processing_find)>
            <PanelBody>
                <form
                    class="lm-find"
                    novalidate
                    on:submit=move |ev| {
                        ev.prevent_default();
                        lookup.find();
                    }
                    on:dragover=|ev| {
                        if ev.data_transfer().is_some_and(|data| brings_files(&data)) {
                            ev.prevent_default();
                        }
                    }
                    on:drop=move |ev| {
                        // The browser would open them in place of the page.
                        if ev.data_transfer().is_some_and(|data| brings_files(&data)) {
                            ev.prevent_default();
                            lookup.find_in(ev.data_transfer());
                        }
                    }
                    on:paste=move |ev| {
                        let ev: ClipboardEvent = ev.unchecked_into();
                        if lookup.find_in(ev.clipboard_data()) {
                            ev.prevent_default();
                        }
                    }
                >
                    <TextField
                        entry=lookup.number
                        label=i18n.t(m::referrals_number)
                        hint=i18n.t(m::processing_number_hint)
                        kind=Kind::Login
                    />
                    <div class="lm-actions">
                        <Submit
                            label=i18n.t(m::processing_find_submit)
                            busy_label=i18n.t(m::processing_finding)
                            busy=state.busy()
                        />
                    </div>
                </form>
                <ErrorAlert error=state.failure()/>
                {live(move || lookup.shown().map(|found| view! { <Outcome lookup found/> }))}
            </PanelBody>
        </Panel>
    }
}

/// Whether files are dragged: what they are is told once they are dropped.
fn brings_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}

#[component]
fn Outcome(lookup: Lookup, found: Arc<Found>) -> impl IntoView {
    let i18n = use_i18n();
    if found.number.is_none() && found.referrals.is_empty() && !found.repairs.is_empty() {
        return view! { <Repairs lookup repairs=found.repairs.clone()/> }.into_any();
    }
    if found.referrals.is_empty() {
        let hint = if found.number.is_some() {
            m::processing_unknown_hint
        } else {
            m::processing_misspelt_hint
        };
        return view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::processing_unknown)>
                <p>{i18n.t(hint)}</p>
            </Alert>
        }
        .into_any();
    }
    view! { <FoundReferrals found/> }.into_any()
}
