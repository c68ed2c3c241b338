//! Something a page waits for.

use crate::{
    api::{Answer, ApiError},
    live::follow,
    state::session::use_session,
};
use leptos::{prelude::*, task::spawn_local};
use std::{any::Any, future::Future, marker::PhantomData, pin::Pin, sync::Arc};

type Something = Arc<dyn Any + Send + Sync>;
type Pending = Pin<Box<dyn Future<Output = Answer<Something>>>>;

/// Something to be loaded. The latest that came stays while it is loaded anew.
pub struct Loader<T: Send + Sync + 'static> {
    waiting: Waiting,
    brings: PhantomData<fn() -> T>,
}

/// What loaders of everything have in common, compiled once.
#[derive(Clone, Copy)]
pub struct Waiting {
    answer: RwSignal<Option<Answer<Something>>>,
    loading: RwSignal<bool>,
    again: Trigger,
    /// Which request is the latest: an earlier one's answer is dropped.
    latest: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Loader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loader<T> {}

impl<T: Send + Sync + 'static> Loader<T> {
    /// Loads with `fetch` now, and anew whenever a signal that `fetch` reads
    /// changes.
    pub fn new<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Answer<T>> + 'static,
    {
        let fetch = move || -> Pending {
            let coming = fetch();
            Box::pin(async { Ok(Arc::new(coming.await?) as Something) })
        };
        Self {
            waiting: Waiting::new(Box::new(fetch)),
            brings: PhantomData,
        }
    }

    pub fn reload(self) {
        self.waiting.reload();
    }

    /// What came, if it came.
    pub fn get(self) -> Option<Arc<T>> {
        self.waiting.get()?.downcast().ok()
    }

    /// Why it did not come.
    pub fn error(self) -> Option<ApiError> {
        self.waiting.error()
    }

    pub fn is_loading(self) -> bool {
        self.waiting.is_loading()
    }

    /// Replaces what came, for instance with what a change brought.
    pub fn set(self, value: T) {
        self.waiting.set(Arc::new(value));
    }
}

impl<T: Send + Sync + 'static> From<Loader<T>> for Waiting {
    fn from(loader: Loader<T>) -> Self {
        loader.waiting
    }
}

impl Waiting {
    fn new(fetch: Box<dyn Fn() -> Pending>) -> Self {
        let loader = Self {
            answer: RwSignal::new(None),
            loading: RwSignal::new(true),
            again: Trigger::new(),
            latest: StoredValue::new(0),
        };
        follow(move || {
            loader.again.track();
            loader.start(fetch());
        });
        let session = use_session();
        Effect::new(move |before: Option<()>| {
            session.track_resumed();
            let failed = untrack(|| loader.error()).is_some_and(|error| error.is_session_end());
            if before.is_some() && failed {
                loader.again.notify();
            }
        });
        loader
    }

    fn get(self) -> Option<Something> {
        self.answer
            .with(|answer| answer.as_ref()?.as_ref().ok().cloned())
    }

    /// Why it did not come.
    pub fn error(self) -> Option<ApiError> {
        self.answer
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    }

    pub fn is_loading(self) -> bool {
        self.loading.get()
    }

    pub fn reload(self) {
        self.again.notify();
    }

    fn set(self, value: Something) {
        self.answer.set(Some(Ok(value)));
    }

    fn start(self, pending: Pending) {
        self.loading.set(true);
        let this = self.latest.get_value() + 1;
        self.latest.set_value(this);
        spawn_local(async move {
            let answer = pending.await;
            if self.latest.try_get_value() == Some(this) {
                self.answer.set(Some(answer));
                self.loading.set(false);
            }
        });
    }
}
