//! Looks up a number as it was said on the telephone or typed.

use super::{found::FoundReferrals, repairs::Repairs};
use crate::{
    api,
    components::{
        alert::{Alert, ErrorAlert, Severity},
        button::Submit,
        draft::{Draft, Entry},
        error_summary::focus_on,
        input::{Kind, TextField},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{ForeignNumber, Found, NumberQuery},
};
use std::sync::Arc;

/// A number being looked up, and what is known under it.
#[derive(Clone, Copy)]
pub struct Lookup {
    /// The request.
    pub draft: Draft,
    /// What is typed.
    pub number: Entry,
    /// What was looked up, and what was found.
    found: RwSignal<Option<(String, Arc<Found>)>>,
}

/// What was found; the focus goes there, so that what comes next is one key
/// away.
pub const RESULT: &str = "found";

/// No card is as short, in bytes.
const NO_CARD: usize = 200;

/// The panel.
#[component]
pub fn NumberPanel() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new("find");
    let lookup = Lookup {
        draft,
        number: draft.entry("number", ""),
        found: RwSignal::new(None),
    };
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
                            busy=draft.busy()
                        />
                    </div>
                </form>
                <ErrorAlert error=draft.failure()/>
                {move || lookup.shown().map(|found| view! { <Outcome lookup found/> })}
            </PanelBody>
        </Panel>
    }
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

impl Lookup {
    /// What was found under the number that stands in the field: under another
    /// one it would be somebody else's.
    fn shown(self) -> Option<Arc<Found>> {
        let (number, found) = self.found.get()?;
        self.number
            .value
            .with(|typed| *typed == number)
            .then_some(found)
    }

    /// Looks the number up.
    pub fn find(self) {
        self.found.set(None);
        let number = self.draft.read(move |reader| {
            reader.parse(self.number, |typed| {
                // Ours and the national ones have the same shape.
                match ForeignNumber::try_from(typed.to_owned()) {
                    // A card may have been scanned, which the server reads.
                    Err(rule) if typed.len() < NO_CARD => Err(rule),
                    _ => Ok(typed.to_owned()),
                }
            })
        });
        let Some(number) = number else {
            return focus_on(&self.number.id());
        };
        let typed = number.clone();
        let request = api::referrals::find(NumberQuery { number });
        self.draft.send(request, move |found| {
            let any = !found.referrals.is_empty();
            self.found.set(Some((typed, Arc::new(found))));
            if any {
                request_animation_frame(|| focus_on(RESULT));
            }
        });
    }
}
