//! What others did to somebody's way in.

use super::{answer::Answer, call::call};
use shared::{
    endpoints::{ListAloneActs, ListOwnNotices},
    notices::{AloneActs, Notices},
};

/// What was done to the own one.
pub async fn own() -> Answer<Notices> {
    call::<ListOwnNotices>(&()).await
}

/// What one person did alone that takes two, and until when they may not.
pub async fn alone() -> Answer<AloneActs> {
    call::<ListAloneActs>(&()).await
}
