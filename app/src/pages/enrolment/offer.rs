//! What a link would make of this browser, and the button that does it.

use super::Step;
use crate::{
    api::{self, ProofError},
    components::{button::Button, panel::KeyValue},
    dates::use_dates,
    errors,
    i18n::use_i18n,
    live::live,
    pages::sign_in::station::{Station, find_station},
    workstation_key::WorkstationKey,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    ids::WorkstationId,
    messages as m,
    workstations::{EnrolmentCode, ThisWorkstation},
};
use std::sync::Arc;

/// What the link would make of this browser, and the button that does it.
#[component]
pub fn Offer(
    code: StoredValue<String>,
    link: Arc<ThisWorkstation>,
    step: RwSignal<Step>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = link.place.to_string();
    let place = live(move || match place.as_str() {
        "" => m::enrolment_place_none(i18n.lang()).to_owned(),
        place => place.to_owned(),
    });
    let label = move || match step.get() {
        Step::Working => m::enrolment_working(i18n.lang()),
        _ => m::enrolment_submit(i18n.lang()),
    };
    let working = Signal::derive(move || step.get() == Step::Working);
    view! {
        <section class="lm-panel">
            <div class="lm-body">
                <Already of=link.id/>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::enrolment_name)>{link.name.to_string()}</KeyValue>
                    <KeyValue key=i18n.t(m::enrolment_place)>{place}</KeyValue>
                </dl>
                <Failure step/>
                <div class="lm-actions">
                    <Button
                        label
                        disabled=working
                        on_press=move |()| enrol(code.get_value(), step)
                    />
                </div>
            </div>
        </section>
    }
}

/// Warns when this browser is a workstation already.
#[component]
fn Already(of: WorkstationId) -> impl IntoView {
    let i18n = use_i18n();
    let station = find_station();
    live(move || match station.get() {
        Station::Enrolled(this) if this.id != of => {
            let text = m::enrolment_again(i18n.lang(), this.name.as_str());
            Some(
                view! { <div class="ds-alert" data-color="warning" role="status"><p>{text}</p></div> },
            )
        }
        _ => None,
    })
}

#[component]
fn Failure(step: RwSignal<Step>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    live(move || {
        let Step::Failed(error) = step.get() else {
            return None;
        };
        let text = match &error {
            ProofError::NoKeys => m::sign_in_no_keys(i18n.lang()).to_owned(),
            ProofError::Api(error) => errors::sentence(i18n.lang(), dates, error),
        };
        Some(view! { <div class="ds-alert" data-color="danger" role="alert"><p>{text}</p></div> })
    })
}

fn enrol(code: String, step: RwSignal<Step>) {
    step.set(Step::Working);
    spawn_local(async move {
        let done = match attempt(EnrolmentCode { code }).await {
            Ok(this) => Step::Done(this.name.to_string()),
            Err(error) => Step::Failed(error),
        };
        // The person may have gone on by now.
        let _ = step.try_set(done);
    });
}

/// The key is kept before the code is used up, so that no workstation is left
/// with a key nobody has.
async fn attempt(code: EnrolmentCode) -> Result<ThisWorkstation, ProofError> {
    let key = WorkstationKey::generate().await?;
    let this = api::workstation::enrol(&key, &code).await?;
    key.adopt().await?;
    Ok(this)
}
