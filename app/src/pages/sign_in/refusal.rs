//! Why somebody was not let in, and what to do about it.

use crate::{
    api::{ApiError, ProofError},
    dates::use_dates,
    errors,
    i18n::use_i18n,
    live::live,
};
use leptos::{html, prelude::*};
use shared::{lang::Lang, messages as m, problem::ErrorCode};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// This browser has no key.
    NotEnrolled,
    /// It could not prove its key, or the server refused.
    Proof(ProofError),
}

impl From<ProofError> for Refusal {
    fn from(error: ProofError) -> Self {
        Self::Proof(error)
    }
}

impl Refusal {
    /// What to do next, where the sentence does not say.
    fn next(&self) -> Option<fn(Lang) -> &'static str> {
        let Self::Proof(ProofError::Api(ApiError::Problem(problem))) = self else {
            return None;
        };
        matches!(problem.code, ErrorCode::SignInRefused).then_some(m::sign_in_next_refused)
    }
}

/// Says so above the form, and takes the focus.
#[component]
pub(super) fn RefusalAlert(refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let sentence = move |refusal: &Refusal| match refusal {
        Refusal::NotEnrolled => m::sign_in_not_enrolled_text(i18n.lang()).to_owned(),
        Refusal::Proof(ProofError::NoKeys) => m::sign_in_no_keys(i18n.lang()).to_owned(),
        Refusal::Proof(ProofError::Api(error)) => errors::sentence(i18n.lang(), dates, error),
    };
    let alert = move |refusal: Refusal| {
        let node = NodeRef::<html::Div>::new();
        node.on_load(|alert| {
            // It was just drawn, so it can have the focus.
            let _ = alert.focus();
        });
        let text = sentence(&refusal);
        let title = m::sign_in_refused_title(i18n.lang());
        // Who was not reached refused nobody, and a sentence that says so itself needs no heading
        // that says it again.
        let unreachable = Refusal::Proof(ProofError::Api(ApiError::Unreachable));
        let says = refusal != unreachable && !text.starts_with(title);
        let heading = says.then(|| view! { <h2 class="ds-heading">{title}</h2> });
        let next = refusal.next().map(|next| {
            view! {
                <p>
                    <strong>{i18n.t(m::sign_in_next)}</strong>
                    " "
                    {i18n.t(next)}
                </p>
            }
        });
        view! {
            <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" node_ref=node>
                {heading}
                <p>{text}</p>
                {next}
            </div>
        }
    };
    live(move || refusal.get().map(alert))
}
