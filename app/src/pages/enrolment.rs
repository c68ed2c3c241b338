//! Makes this browser a workstation: the page a one-time link opens. The code
//! is the address's fragment, which browsers do not send.

use super::sign_in::station::{Station, find_station};
use crate::{
    api::{self, ApiError},
    components::{
        alert::{Alert, Severity},
        button::{Button, LinkButton},
        head::Head,
        load::{Load, Loader},
        panel::KeyValue,
    },
    dates::use_dates,
    errors,
    i18n::use_i18n,
    page::Page,
    workstation_key::{ProofError, WorkstationKey},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use shared::{
    messages as m,
    problem::ErrorCode,
    workstations::{EnrolmentCode, ThisWorkstation},
};

/// How far the enrolment has come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// The person looks at what the link would do.
    Asked,
    /// The key is being made and enrolled.
    Working,
    /// It did not work.
    Failed(ProofError),
    /// This browser is the workstation now.
    Done(String),
}

/// The page.
#[component]
pub fn Enrolment() -> impl IntoView {
    let i18n = use_i18n();
    let hash = use_location().hash;
    let code = Memo::new(move |_| hash.get().trim_start_matches('#').to_owned());
    let step = RwSignal::new(Step::Asked);
    Effect::new(move |_| {
        code.track();
        step.set(Step::Asked);
    });
    let body = move || match code.get() {
        code if code.is_empty() => view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::enrolment_missing_title)>
                <p>{i18n.t(m::enrolment_missing_text)}</p>
            </Alert>
        }
        .into_any(),
        code => view! { <WithCode code step/> }.into_any(),
    };
    view! {
        <div class="lm-narrow lm-stack">
            <Head title=i18n.t(m::enrolment_title) lead=i18n.t(m::enrolment_lead)/>
            {body}
        </div>
    }
}

#[component]
fn WithCode(code: String, step: RwSignal<Step>) -> impl IntoView {
    let asked = code.clone();
    let preview = Loader::new(move || {
        let code = EnrolmentCode {
            code: asked.clone(),
        };
        async move { api::workstation::preview(&code).await }
    });
    let code = StoredValue::new(code);
    move || match step.get() {
        Step::Done(name) => view! { <Done name/> }.into_any(),
        _ if refused(preview.error().as_ref()) => view! { <Refused/> }.into_any(),
        _ => view! {
            <Load
                of=preview
                draw=move |link| view! { <Offer code link step/> }.into_any()
            />
        }
        .into_any(),
    }
}

fn refused(error: Option<&ApiError>) -> bool {
    error.and_then(ApiError::code) == Some(&ErrorCode::EnrolmentRefused)
}

/// What the link would make of this browser, and the button that does it.
#[component]
fn Offer(
    code: StoredValue<String>,
    link: std::sync::Arc<ThisWorkstation>,
    step: RwSignal<Step>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = link.place.to_string();
    let place = move || match place.as_str() {
        "" => m::enrolment_place_none(i18n.lang()).to_owned(),
        place => place.to_owned(),
    };
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
fn Already(of: shared::ids::WorkstationId) -> impl IntoView {
    let i18n = use_i18n();
    let station = find_station();
    move || match station.get() {
        Station::Enrolled(this) if this.id != of => {
            let text = m::enrolment_again(i18n.lang(), this.name.as_str());
            Some(
                view! { <div class="ds-alert" data-color="warning" role="status"><p>{text}</p></div> },
            )
        }
        _ => None,
    }
}

#[component]
fn Failure(step: RwSignal<Step>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    move || {
        let Step::Failed(error) = step.get() else {
            return None;
        };
        let text = match &error {
            ProofError::NoKeys => m::sign_in_no_keys(i18n.lang()).to_owned(),
            ProofError::Api(error) => errors::sentence(i18n.lang(), dates, error),
        };
        Some(view! { <div class="ds-alert" data-color="danger" role="alert"><p>{text}</p></div> })
    }
}

#[component]
fn Refused() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Alert severity=Severity::Danger heading=i18n.t(m::enrolment_refused_title)>
            <p>{i18n.t(m::enrolment_refused_text)}</p>
        </Alert>
    }
}

#[component]
fn Done(name: String) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || m::enrolment_done_text(i18n.lang(), &name);
    view! {
        <Alert severity=Severity::Success heading=i18n.t(m::enrolment_done_title)>
            <p>{text}</p>
        </Alert>
        <div class="lm-actions">
            <LinkButton page=Page::SignIn label=i18n.t(m::enrolment_to_sign_in)/>
        </div>
    }
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
