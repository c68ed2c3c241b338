//! The attempt to send what was filled in, and what comes of it.

use super::{
    fault::{Fault, FaultText},
    form::FormState,
    reader::Reader,
};
use crate::api::{Answer, ApiError};
use crate::components::focus::focus_on;
use leptos::{prelude::*, task::spawn_local};
use shared::problem::{ErrorCode, FieldFault};
use std::{future::Future, pin::Pin};

/// An answer under way, and what to do with it.
type Sequel = Pin<Box<dyn Future<Output = Box<dyn FnOnce()>>>>;

impl FormState {
    /// Reads all fields. Brings a value only if every field keeps its rules;
    /// otherwise the faults are shown, each until its field is right.
    pub fn read<T>(self, read: impl Fn(&mut Reader) -> Option<T> + 'static) -> Option<T> {
        let mut reader = Reader::default();
        let value = untrack(|| read(&mut reader));
        let faults = reader.into_faults();
        self.find_anew_with(move || {
            let mut reader = Reader::default();
            read(&mut reader);
            reader.into_faults()
        });
        if faults.is_empty() {
            self.clear();
            value
        } else {
            self.refuse(faults);
            None
        }
    }

    /// Sends a request unless one is under way, and goes on with its answer.
    pub fn send<T: 'static>(
        self,
        request: impl Future<Output = Answer<T>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.send_or(request, done, move |error| self.fail(error));
    }

    /// The same, with its own way of showing why it was refused.
    pub fn send_or<T: 'static, E: 'static>(
        self,
        request: impl Future<Output = Result<T, E>> + 'static,
        done: impl FnOnce(T) + 'static,
        failed: impl FnOnce(E) + 'static,
    ) {
        if !self.begin() {
            return;
        }
        self.go_on(Box::pin(async {
            let answer = request.await;
            Box::new(|| answer.map_or_else(failed, done)) as Box<dyn FnOnce()>
        }));
    }

    fn go_on(self, sequel: Sequel) {
        spawn_local(async move {
            let go_on = sequel.await;
            if self.finish() {
                go_on();
            }
        });
    }

    /// Says in the title of the page that the attempt failed.
    pub fn mark_failed(self) {
        self.parts().title.set_failed(true);
    }

    /// Shows why a request was refused: beside the fields it is about, or above
    /// the form.
    pub fn fail(self, error: ApiError) {
        if error.is_session_end() {
            // The dialog that asks to sign in again says so.
            return;
        }
        if let Some(ErrorCode::InvalidFields { fields }) = error.code() {
            let fault = |fault: &FieldFault| self.refused(&fault.field, FaultText::of(fault));
            return self.refuse(fields.iter().map(fault).collect());
        }
        if let Some(field) = error.code().and_then(self.parts().blame) {
            return self.refuse(vec![self.refused(field, FaultText::Error(error))]);
        }
        self.parts().faults.set(Vec::new());
        self.parts().failure.set(Some(error));
        self.count_failure();
    }

    /// Moves the focus to the first field at fault, where no summary takes it.
    pub fn focus_on_fault(self) {
        let faults = self.parts().faults;
        if let Some(fault) = faults.with_untracked(|faults| faults.first().cloned()) {
            focus_on(&self.id_of(&fault.field));
        }
    }

    /// Forgets what went wrong.
    pub fn clear(self) {
        self.parts().faults.set(Vec::new());
        self.parts().failure.set(None);
        self.parts().title.set_failed(false);
    }

    fn begin(self) -> bool {
        !std::mem::replace(&mut *self.parts().busy.write(), true)
    }

    /// Whether the form is still there to show the answer.
    fn finish(self) -> bool {
        let parts = self.0.try_get_value();
        parts.is_some_and(|parts| parts.busy.try_set(false).is_none())
    }

    fn refuse(self, faults: Vec<Fault>) {
        self.parts().failure.set(None);
        self.parts().faults.set(faults);
        self.count_failure();
    }

    fn count_failure(self) {
        self.parts().title.set_failed(true);
        self.parts().failures.update(|failures| *failures += 1);
    }
}
