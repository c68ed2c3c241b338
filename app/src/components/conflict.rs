//! Somebody else changed the record meanwhile. Nothing typed is lost.

use super::draft::Draft;
use crate::api::{Answer, ApiError};
use leptos::{prelude::*, task::spawn_local};
use shared::problem::ErrorCode;
use std::{future::Future, sync::Arc};

/// A change that was refused because somebody else was faster.
pub struct Conflict<T: Send + Sync + 'static> {
    draft: Draft,
    met: RwSignal<Option<(ApiError, Arc<T>)>>,
}

impl<T: Send + Sync + 'static> Clone for Conflict<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Conflict<T> {}

impl<T: Send + Sync + 'static> Conflict<T> {
    /// None so far.
    pub fn new(draft: Draft) -> Self {
        Self {
            draft,
            met: RwSignal::new(None),
        }
    }

    /// Shows why a change was refused. If somebody else was faster, `load`
    /// brings what the record holds now.
    pub fn fail(self, error: ApiError, load: impl Future<Output = Answer<T>> + 'static) {
        if !matches!(error.code(), Some(ErrorCode::Stale { .. })) {
            return self.draft.fail(error);
        }
        self.draft.mark_failed();
        spawn_local(async move {
            match load.await {
                // The page may have gone by now.
                Ok(theirs) => drop(self.met.try_set(Some((error, Arc::new(theirs))))),
                Err(error) => self.draft.fail(error),
            }
        });
    }

    /// What the record holds now, while the conflict is open.
    pub fn theirs(self) -> Option<Arc<T>> {
        let met = self.met.read();
        met.as_ref().map(|(_, theirs)| Arc::clone(theirs))
    }

    /// Whether the conflict is open.
    pub fn is_open(self) -> bool {
        self.met.with(Option::is_some)
    }

    /// Ends the conflict, with what the record holds now.
    pub fn close(self) -> Option<Arc<T>> {
        let theirs = untrack(|| self.theirs());
        self.met.set(None);
        self.draft.clear();
        theirs
    }

    /// Who was faster, in words.
    pub fn error(self) -> Signal<Option<ApiError>> {
        Signal::derive(move || Some(self.met.read().as_ref()?.0.clone()))
    }
}

/// A field as the record has it now, and as it was typed.
#[derive(Clone)]
pub struct Difference {
    /// The field's label.
    pub field: String,
    /// What the record holds now.
    pub theirs: String,
    /// What was typed, or what will be saved.
    pub mine: String,
}

impl Difference {
    /// A field, unless both say the same.
    pub fn of(field: &str, theirs: &str, mine: &str) -> Option<Self> {
        (theirs.trim() != mine.trim()).then(|| Self {
            field: field.to_owned(),
            theirs: theirs.to_owned(),
            mine: mine.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_laid_side_by_side() {
        assert!(Difference::of("Name", "Ward 3", " Ward 3 ").is_none());
        let differs = Difference::of("Name", "Ward 3", "Ward 4").unwrap();
        assert_eq!(
            (differs.theirs.as_str(), differs.mine.as_str()),
            ("Ward 3", "Ward 4")
        );
    }
}
