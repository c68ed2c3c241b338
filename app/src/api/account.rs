//! The own record, password and sessions.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    account::{Account, PasswordChange},
    endpoints::{ChangePassword, EndOwnSession, GetDataFromDatabase, ListOwnSessions},
    ids::SessionId,
    sessions::SessionRow,
};

/// The own record.
pub async fn account() -> Answer<Account> {
    call::<GetDataFromDatabase>(&()).await
}

pub async fn change_password(change: &PasswordChange) -> Answer<()> {
    call::<ChangePassword>(change).await
}

/// The own open sessions.
pub async fn sessions() -> Answer<Vec<SessionRow>> {
    call::<ListOwnSessions>(&()).await
}

/// Ends an own session, elsewhere or here.
pub async fn end_session(id: SessionId) -> Answer<()> {
    Call::<EndOwnSession>::new(&()).id(id).send().await
}
