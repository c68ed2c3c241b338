//! Everybody's open sessions.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{EndSession, ListSessions},
    ids::SessionId,
    sessions::{SessionQuery, SessionRow},
};

/// The open sessions.
pub async fn list(query: SessionQuery) -> Answer<Vec<SessionRow>> {
    call::<ListSessions>(&query).await
}

/// Ends a session, whoever's it is.
pub async fn end(id: SessionId) -> Answer<()> {
    Call::<EndSession>::new(&()).id(id).send().await
}
