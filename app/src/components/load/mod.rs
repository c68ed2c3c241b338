//! What a page waits for: skeleton while it comes, an alert with another try
//! when it does not, the page when it is there.

mod loader;

use super::{
    alert::{Alert, Severity},
    button::{Button, Variant},
};
use crate::{api::ApiError, dates::use_dates, errors, i18n::use_i18n, live::live};
use leptos::prelude::*;
use shared::{messages as m, problem::ErrorCode};
use std::sync::Arc;

pub use loader::{Loader, Waiting};

/// Shows what was loaded; before that the skeleton, or why it did not come.
#[component]
pub fn Load<T: Send + Sync + 'static>(
    of: Loader<T>,
    #[prop(into, default = (|| view! { <Skeleton/> }).into())] skeleton: ViewFn,
    /// What stands above why it did not come.
    #[prop(optional, into)]
    head: ViewFn,
    #[prop(into)] draw: Callback<Arc<T>, AnyView>,
) -> impl IntoView {
    let drawn = Callback::new(move |()| Some(draw.run(of.get()?)));
    view! { <Awaited of drawn skeleton head/> }
}

/// The same of everything, compiled once.
#[component]
fn Awaited(
    #[prop(into)] of: Waiting,
    drawn: Callback<(), Option<AnyView>>,
    skeleton: ViewFn,
    head: ViewFn,
) -> impl IntoView {
    live(move || match (drawn.run(()), of.error()) {
        (Some(drawn), _) => drawn,
        (None, Some(error)) => view! {
            {head.run()}
            <LoadFailure error retry=move |()| of.reload()/>
        }
        .into_any(),
        (None, None) => skeleton.run().into_any(),
    })
}

/// Why something did not load, with another try where that can help.
#[component]
pub fn LoadFailure(error: ApiError, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let hopeless = matches!(
        error.code(),
        Some(ErrorCode::NotFound | ErrorCode::Forbidden { .. })
    );
    view! {
        <Alert severity=Severity::Danger heading=i18n.t(m::app_load_failed)>
            <p>{move || errors::sentence(i18n.lang(), dates, &error)}</p>
            {(!hopeless)
                .then(|| {
                    view! {
                        <Button label=i18n.t(m::app_retry) variant=Variant::Secondary on_press=retry/>
                    }
                })}
        </Alert>
    }
}

/// Why something that only helps did not load; nothing if it did.
#[component]
pub fn Failure(#[prop(into)] of: Waiting) -> impl IntoView {
    let failure = move |error| view! { <LoadFailure error retry=move |()| of.reload()/> };
    live(move || of.error().map(failure))
}

/// Some lines where text will be.
#[component]
pub fn Skeleton() -> impl IntoView {
    let i18n = use_i18n();
    let line = |text: &'static str| {
        view! { <p><span class="ds-skeleton" data-variant="text" aria-hidden="true" data-text=text></span></p> }
    };
    view! {
        <div class="lm-stack-s" aria-busy="true">
            <span class="ds-sr-only" role="status">{i18n.t(m::app_loading)}</span>
            {["——————————————————", "—————————————————————————————", "——————————————"].map(line)}
        </div>
    }
}
