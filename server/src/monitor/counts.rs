//! Granted reads are counted, not written one by one (REQUIREMENTS §5).

use super::entity::EventName;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

#[derive(Debug, Default)]
pub(super) struct Counts {
    counts: Mutex<BTreeMap<EventName, u64>>,
}

impl Counts {
    pub(super) fn add(&self, event: EventName) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(event).or_default() += 1;
    }

    /// What was counted since the last time.
    pub(super) fn take(&self) -> BTreeMap<EventName, u64> {
        std::mem::take(&mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
