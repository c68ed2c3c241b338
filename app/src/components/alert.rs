//! A message in the page: heading first, then why and what next.

use crate::{api::ApiError, dates::use_dates, errors, i18n::use_i18n, live::live};
use leptos::prelude::*;

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Info,
    Success,
    Warning,
    Danger,
}

impl Severity {
    const fn color(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// Failures interrupt, everything else waits for its turn.
    const fn role(self) -> &'static str {
        match self {
            Self::Danger => "alert",
            _ => "status",
        }
    }
}

/// A message with a heading; the rest is in the children.
#[component]
pub fn Alert(
    severity: Severity,
    #[prop(into)] heading: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="ds-alert" data-color=severity.color() role=severity.role()>
            <h2 class="ds-heading">{heading}</h2>
            {children.map(|children| children())}
        </div>
    }
}

/// Why a call brought nothing, unless it did. That the session has ended is
/// said by the dialog that asks to sign in again.
#[component]
pub fn ErrorAlert(#[prop(into)] error: Signal<Option<ApiError>>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    live(move || {
        let error = error.get().filter(|error| !error.is_session_end());
        error.map(|error| {
            view! {
                <div class="ds-alert" data-color="danger" role="alert">
                    <p>{move || errors::sentence(i18n.lang(), dates, &error)}</p>
                </div>
            }
        })
    })
}
