//! A search the server carries out while somebody types.

use super::load::Loader;
use crate::api::Answer;
use leptos::prelude::*;
use std::{future::Future, sync::Arc};

/// What is searched for, and what was found.
pub struct Lookup<T: Send + Sync + 'static> {
    question: RwSignal<String>,
    found: Loader<Found<T>>,
}

/// What was found, and for which question.
pub struct Found<T> {
    question: String,
    all: Vec<T>,
}

/// How an input asks, and how far the answer is.
#[derive(Clone, Copy)]
pub struct Asking {
    /// Asks for a text; an empty one asks for whatever comes first.
    pub ask: Callback<String>,
    /// Whether an answer is there, and to which question.
    pub answered: Signal<Answered>,
}

/// How far a question got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// The answer is on its way.
    Awaited,
    /// No answer came.
    Not,
    /// The answer to this question is there.
    To(String),
}

impl<T: Send + Sync + 'static> Clone for Lookup<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Lookup<T> {}

impl<T: Send + Sync + 'static> Lookup<T> {
    /// Searches with `fetch`, at first for whatever comes first.
    pub fn new<F>(fetch: impl Fn(Option<String>) -> F + 'static) -> Self
    where
        F: Future<Output = Answer<Vec<T>>> + 'static,
    {
        let question = RwSignal::new(String::new());
        let found = Loader::new(move || {
            let question = question.get();
            let asked = fetch((!question.is_empty()).then(|| question.clone()));
            async move {
                let all = asked.await?;
                Ok(Found { question, all })
            }
        });
        Self { question, found }
    }

    /// What was found last, reactively.
    pub fn found(self) -> impl Iterator<Item = T>
    where
        T: Clone,
    {
        let found = self.found.get();
        let all = found.map(|found: Arc<Found<T>>| found.all.clone());
        all.into_iter().flatten()
    }

    /// To show why nothing was found.
    pub fn loader(self) -> Loader<Found<T>> {
        self.found
    }

    /// For the input.
    pub fn asking(self) -> Asking {
        let Self { question, found } = self;
        let answered = Memo::new(move |_| {
            if found.is_loading() {
                return Answered::Awaited;
            }
            let to = |found: Arc<Found<T>>| Answered::To(found.question.clone());
            found.get().map_or(Answered::Not, to)
        });
        Asking {
            ask: Callback::new(move |text| question.set(text)),
            answered: answered.into(),
        }
    }
}
