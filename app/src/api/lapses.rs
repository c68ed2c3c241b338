//! Rights that are about to have nobody left who can use them.

use super::{answer::Answer, call::call};
use shared::{endpoints::ListLapses, lapses::Lapse};

/// Those of the user's own rights.
pub async fn list() -> Answer<Vec<Lapse>> {
    call::<ListLapses>(&()).await
}
