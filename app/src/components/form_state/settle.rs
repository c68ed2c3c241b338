//! Waiting for what the texts in a form mean, before it is sent.

use super::{form::FormState, held::Unsettled};
use crate::live::follow;
use leptos::prelude::*;
use std::time::Duration;

impl FormState {
    /// Goes on with `next` as soon as no input is looking up what stands in it;
    /// until then the form is busy.
    pub fn once_settled(self, next: impl FnOnce() + 'static) {
        if self.parts().busy.get_untracked() {
            return;
        }
        // What nobody could answer before is asked for again.
        if untrack(|| self.is_settled()) {
            return next();
        }
        let parts = self.parts();
        parts.busy.set(true);
        parts.next.set_value(Some(Box::new(next)));
        parts.waits.set(true);
        parts.hurry.notify();
    }

    pub(super) fn go_on_once_settled(self) {
        follow(move || {
            if self.parts().waits.get() && !self.is_pending() {
                // What one input came to may be what another one looks up next.
                set_timeout(move || self.go_on_if_settled(), Duration::ZERO);
            }
        });
    }

    fn go_on_if_settled(self) {
        // The form may be gone by now.
        let Some(parts) = self.0.try_get_value() else {
            return;
        };
        if !parts.waits.get_untracked() || untrack(|| self.is_pending()) {
            return;
        }
        parts.waits.set(false);
        parts.busy.set(false);
        if let Some(next) = parts.next.try_update_value(Option::take).flatten() {
            next();
        }
    }

    fn is_settled(self) -> bool {
        let entries = self.parts().entries.get_value();
        entries.into_iter().all(|entry| entry.unsettled().is_none())
    }

    fn is_pending(self) -> bool {
        let entries = self.parts().entries.get_value();
        let pending = |unsettled: Option<Unsettled>| unsettled.is_some_and(|it| it.is_pending());
        entries.into_iter().any(|entry| pending(entry.unsettled()))
    }
}
