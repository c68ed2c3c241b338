//! What a request was admitted for: from then on whatever refuses it is journalled, also
//! before it has become a command.

use crate::{refusal::Refusal, state::AppState};
use axum::http::{Extensions, request::Parts};
use monitor::{Actor, Error, EventName, Subject};

/// Who asks, and for what they were admitted.
#[derive(Debug, Clone)]
pub(super) struct Admitted {
    pub actor: Actor,
    pub event: EventName,
    pub subject: Option<Subject>,
}

impl Admitted {
    /// Journals that the request fits its endpoint no further, if it was admitted.
    pub(super) async fn refuse(extensions: &Extensions, app: &AppState, error: Error) -> Refusal {
        match extensions.get::<Self>() {
            Some(Self {
                actor,
                event,
                subject,
            }) => {
                let refused = app
                    .monitor
                    .refuse_event(actor, *event, subject.clone(), error);
                refused.await.into()
            }
            None => error.into(),
        }
    }

    /// What was read of the request, or its refusal, journalled.
    pub(super) async fn judge<T>(
        parts: &Parts,
        app: &AppState,
        read: Result<T, Error>,
    ) -> Result<T, Refusal> {
        match read {
            Ok(value) => Ok(value),
            Err(error) => Err(Self::refuse(&parts.extensions, app, error).await),
        }
    }
}
