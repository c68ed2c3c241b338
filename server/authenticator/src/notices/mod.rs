//! What others did to somebody's way in, read by its owner after the next
//! sign-in: who, what and when. A sign-in with a password from somebody else could
//! be that somebody's, and takes nothing from the time they are shown.

mod store;

use axum::Router;
use monitor::{Error, Operation, Tx};
use shared::{
    ids::UserId,
    notices::{NoticedAct, Notices},
};
use web::{AppState, Serve, ask};

pub(super) use store::{add, begin};

/// For how many days a notice is shown, from the owner's first sign-in after it
/// with a password of their own; and for how many what one person did alone.
pub(super) const SHOWN_DAYS: i64 = 30;

/// The route of the own notices.
pub fn routes() -> Router<AppState> {
    Router::new().serve(ask::<ListOwnNotices>)
}

/// Something its owner must hear of.
pub(super) struct Notable {
    pub user: UserId,
    pub act: NoticedAct,
    /// Whether one person did what takes two.
    pub alone: bool,
}

/// Somebody acted upon people who may read the journal: they hear of it, and so
/// do those who could do something about it.
pub(crate) async fn on_auditors_concerned(
    tx: &mut Tx<'_>,
    auditors: &[UserId],
    operation: Operation,
) -> Result<(), Error> {
    for &user in auditors {
        store::add_of_auditor(tx, user, act(operation)).await?;
    }
    Ok(())
}

/// Somebody came to read the journal: so that it is nobody's secret.
pub(crate) async fn on_auditors_joined(tx: &mut Tx<'_>, auditors: &[UserId]) -> Result<(), Error> {
    for &user in auditors {
        store::add_of_auditor(tx, user, NoticedAct::JournalOpened).await?;
    }
    Ok(())
}

/// What an operation is to whom it is done.
const fn act(operation: Operation) -> NoticedAct {
    match operation {
        Operation::ResetPassword => NoticedAct::PasswordReset,
        Operation::CreateToken => NoticedAct::TokenMade,
        Operation::CreateEnrolmentLink => NoticedAct::LinkMade,
        Operation::EndSession => NoticedAct::SessionEnded,
        Operation::UpdateUser | Operation::UpdateWorkstation => NoticedAct::RecordChanged,
        Operation::DeleteToken | Operation::DeleteWorkstation | Operation::DeleteUser => {
            NoticedAct::WayInClosed
        }
        _ => NoticedAct::RightsChanged,
    }
}

monitor::commands! { AppState:
    /// Asks for the own notices.
    struct ListOwnNotices asks store::own => Notices;
}
