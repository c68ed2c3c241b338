//! The record, as it was read and as somebody faster made it.

use crate::{
    api::{Answer, ApiError},
    components::form_state::FormState,
};
use leptos::{prelude::*, task::spawn_local};
use shared::problem::ErrorCode;
use std::{future::Future, sync::Arc};

/// A record being changed.
pub struct Edition<T: Send + Sync + 'static> {
    pub(super) state: FormState,
    pub(super) record: RwSignal<Option<Arc<T>>>,
    pub(super) met: RwSignal<Option<(ApiError, Arc<T>)>>,
}

impl<T: Send + Sync + 'static> Clone for Edition<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Edition<T> {}

impl<T: Send + Sync + 'static> Edition<T> {
    /// Begins with what is on record; with nothing where the form may also
    /// create one.
    pub fn new(state: FormState, record: Option<Arc<T>>) -> Self {
        Self {
            state,
            record: RwSignal::new(record),
            met: RwSignal::new(None),
        }
    }

    /// The record as it was read.
    pub fn record(self) -> Option<Arc<T>> {
        self.record.get_untracked()
    }

    /// Goes on from another record, or from what became of this one.
    pub fn begin(self, record: Option<Arc<T>>) {
        self.close();
        self.record.set(record);
    }

    /// Whether somebody else was faster, and what to do is yet to be said.
    pub(super) fn is_open(self) -> bool {
        self.met.with(Option::is_some)
    }

    /// Sends a change. If somebody else was faster, `load` brings what the
    /// record holds now.
    pub fn send<L: Future<Output = Answer<T>> + 'static>(
        self,
        change: impl Future<Output = Answer<T>> + 'static,
        done: impl FnOnce(T) + 'static,
        load: impl FnOnce() -> L + 'static,
    ) {
        let failed = move |error| self.fail(error, load());
        self.state.send_or(change, done, failed);
    }

    /// Shows why a change was refused, as [`Edition::send`] does.
    pub fn fail(self, error: ApiError, load: impl Future<Output = Answer<T>> + 'static) {
        if !matches!(error.code(), Some(ErrorCode::Stale { .. })) {
            return self.state.fail(error);
        }
        self.state.mark_failed();
        spawn_local(async move {
            match load.await {
                // The page may have gone by now.
                Ok(theirs) => drop(self.met.try_set(Some((error, Arc::new(theirs))))),
                Err(error) => self.state.fail(error),
            }
        });
    }

    /// What the record holds now, reactively.
    pub(super) fn theirs(self) -> Option<Arc<T>> {
        let met = self.met.read();
        met.as_ref().map(|(_, theirs)| Arc::clone(theirs))
    }

    /// Goes on, with what the record holds now.
    pub(super) fn close(self) -> Option<Arc<T>> {
        let theirs = untrack(|| self.theirs());
        self.met.set(None);
        self.state.clear();
        theirs
    }
}
