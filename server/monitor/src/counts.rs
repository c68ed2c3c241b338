//! Granted reads are counted, not written one by one (REQUIREMENTS §5).

use super::entity::EventName;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// How often each event passed.
pub(super) type Counted = BTreeMap<EventName, u64>;

#[derive(Debug, Default)]
pub(super) struct Counts {
    counts: Mutex<Counted>,
}

impl Counts {
    pub(super) fn add(&self, event: EventName) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(event).or_default() += 1;
    }

    /// What was counted since the last time.
    pub(super) fn take(&self) -> Counted {
        std::mem::take(&mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes back what could not be written.
    pub(super) fn restore(&self, counted: Counted) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for (event, count) in counted {
            *counts.entry(event).or_default() += count;
        }
    }
}
