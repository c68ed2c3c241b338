//! The rows of a list, whatever they are: what draws lists is compiled once.

use crate::components::load::{Loader, Waiting};
use leptos::prelude::*;
use shared::page::{Page, Total};

/// Rows that are loaded.
#[derive(Clone, Copy)]
pub struct Rows {
    pub(super) waiting: Waiting,
    found: Callback<(), Option<Found>>,
}

/// What came.
pub struct Found {
    /// How many rows, damaged ones too.
    pub shown: usize,
    /// The ids of those that are on record and cannot be read.
    pub damaged: Vec<String>,
    /// How many there are altogether, where they come page by page.
    pub total: Total,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// Draws those that can be read.
    pub draw: Box<dyn FnOnce() -> Vec<AnyView>>,
}

impl Found {
    /// As many as `draw` draws, and that is all.
    pub fn all(shown: usize, draw: impl FnOnce() -> Vec<AnyView> + 'static) -> Self {
        Self {
            shown,
            damaged: Vec::new(),
            total: Total::default(),
            next: None,
            draw: Box::new(draw),
        }
    }
}

impl Rows {
    /// Rows of which `found` says what came, once it came, reactively.
    pub fn new(
        waiting: impl Into<Waiting>,
        found: impl Fn() -> Option<Found> + Send + Sync + 'static,
    ) -> Self {
        Self {
            waiting: waiting.into(),
            found: Callback::new(move |()| found()),
        }
    }

    /// A page of a list, each of its rows drawn by `row`.
    pub fn of_page<T, V>(
        of: Loader<Page<T>>,
        row: impl Fn(&T) -> V + Copy + Send + Sync + 'static,
    ) -> Self
    where
        T: Send + Sync + 'static,
        V: IntoAny,
    {
        Self::new(of, move || {
            let page = of.get()?;
            Some(Found {
                shown: page.shown(),
                damaged: page.damaged.clone(),
                total: page.total,
                next: page.next.clone(),
                draw: Box::new(move || page.items.iter().map(|one| row(one).into_any()).collect()),
            })
        })
    }

    /// What `shows` picks of a list that comes whole.
    pub fn of_whole<T, V>(
        of: Loader<Vec<T>>,
        shows: impl Fn(&T) -> bool + Copy + Send + Sync + 'static,
        row: impl Fn(&T) -> V + Copy + Send + Sync + 'static,
    ) -> Self
    where
        T: Send + Sync + 'static,
        V: IntoAny,
    {
        Self::new(of, move || {
            let all = of.get()?;
            let shown = all.iter().filter(|one| shows(one)).count();
            Some(Found::all(shown, move || {
                let shown = all.iter().filter(|one| shows(one));
                shown.map(|one| row(one).into_any()).collect()
            }))
        })
    }

    /// What came, if it came, reactively.
    pub(super) fn found(self) -> Option<Found> {
        self.found.run(())
    }

    /// Whether there are none to show, reactively.
    pub(super) fn is_empty(self) -> bool {
        self.waiting.error().is_some() || self.found().is_some_and(|found| found.shown == 0)
    }
}
