//! Who runs this installation.

use super::{answer::Answer, call::call};
use shared::{endpoints::GetFacility, facility::Facility};

/// The facility: name, contact, time zone, the server's time.
pub async fn facility() -> Answer<Facility> {
    call::<GetFacility>(&()).await
}
