//! Query strings of lists.

use crate::{admitted::Admitted, load::Asking, refusal::Refusal, state::AppState};
use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use serde::de::DeserializeOwned;
use shared::{
    card::PaperQuery,
    catalogue::{DiagnosisQuery, ServiceQuery},
    journal::JournalQuery,
    problem::ErrorCode,
    referrals::WorkQuery,
    sessions::SessionQuery,
    tokens::TokenQuery,
    users::{PersonQuery, UserQuery},
};

/// What is asked by a query string, and so how often one user may ask.
pub trait Asked {
    /// As what it is counted.
    const AS: Asking;
}

macro_rules! asked {
    ($($asking:ident: $($query:ty)+;)*) => {$($(
        impl Asked for $query {
            const AS: Asking = Asking::$asking;
        }
    )+)*};
}

asked! {
    Search: UserQuery TokenQuery SessionQuery JournalQuery WorkQuery;
    LookUp: PersonQuery ServiceQuery DiagnosisQuery;
    Record: PaperQuery;
}

/// The query string as the type its endpoint declares; an unknown or
/// malformed parameter is refused, and so is one question too many.
#[derive(Debug)]
pub struct QueryParams<T>(pub T);

impl<T: DeserializeOwned + Asked> FromRequestParts<AppState> for QueryParams<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        if let Some(Admitted { actor, .. }) = parts.extensions.get() {
            let counted = app.load.ask(T::AS, actor, &app.monitor).await;
            Admitted::judge(parts, app, counted).await?;
        }
        // Text with a NUL no PostgreSQL takes.
        let has_nul = (parts.uri.query()).is_some_and(|query| query.contains("%00"));
        if !has_nul && let Ok(Query(query)) = Query::<T>::from_request_parts(parts, app).await {
            return Ok(Self(query));
        }
        let error = ErrorCode::Malformed.into();
        Err(Admitted::refuse(&parts.extensions, app, error).await)
    }
}
