//! Makes this browser a workstation: the page a one-time link opens. The code
//! is the address's fragment, which browsers do not send.

mod offer;

use crate::{
    api::{self, ApiError, ProofError},
    components::{
        alert::{Alert, Severity},
        button::LinkButton,
        head::Head,
        load::{Load, Loader},
    },
    i18n::use_i18n,
    live::{follow, live},
    location::use_location,
    page::Page,
};
use leptos::prelude::*;
use offer::Offer;
use shared::{messages as m, problem::ErrorCode, workstations::EnrolmentCode};

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

#[component]
pub fn Enrolment() -> impl IntoView {
    let i18n = use_i18n();
    let hash = use_location().hash;
    let code = Memo::new(move |_| hash.get().trim_start_matches('#').to_owned());
    let step = RwSignal::new(Step::Asked);
    follow(move || {
        code.track();
        step.set(Step::Asked);
    });
    let body = live(move || match code.get() {
        code if code.is_empty() => view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::enrolment_missing_title)>
                <p>{i18n.t(m::enrolment_missing_text)}</p>
            </Alert>
        }
        .into_any(),
        code => view! { <WithCode code step/> }.into_any(),
    });
    // No `div`: what stood here meanwhile would be made into it, and seen to move.
    view! {
        <section class="lm-narrow lm-stack">
            <Head title=i18n.t(m::enrolment_title) lead=i18n.t(m::enrolment_lead)/>
            {body}
        </section>
    }
}

#[component]
fn WithCode(code: String, step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    let asked = code.clone();
    let preview = Loader::new(move || {
        let code = EnrolmentCode {
            code: asked.clone(),
        };
        async move { api::workstation::preview(&code).await }
    });
    let code = StoredValue::new(code);
    live(move || match step.get() {
        Step::Done(name) => view! { <Done name/> }.into_any(),
        _ if refused(preview.error().as_ref()) => view! { <Refused/> }.into_any(),
        _ => view! {
            <Load
                of=preview
                skeleton=move || view! { <p role="status">{i18n.t(m::enrolment_checking)}</p> }
                draw=move |link| view! { <Offer code link step/> }.into_any()
            />
        }
        .into_any(),
    })
}

fn refused(error: Option<&ApiError>) -> bool {
    matches!(
        error.and_then(ApiError::code),
        Some(ErrorCode::EnrolmentRefused)
    )
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
    let text = live(move || m::enrolment_done_text(i18n.lang(), &name));
    view! {
        <Alert severity=Severity::Success heading=i18n.t(m::enrolment_done_title)>
            <p>{text}</p>
        </Alert>
        <div class="lm-actions">
            <LinkButton page=Page::SignIn label=i18n.t(m::enrolment_to_sign_in)/>
        </div>
    }
}
