//! The rows of a list, whatever they are: what draws lists is compiled once.

use crate::components::load::{Loader, Waiting};
use leptos::prelude::*;
use shared::page::{Page, Total};

/// Rows that are loaded.
#[derive(Clone, Copy)]
pub struct Rows {
    pub(super) waiting: Waiting,
    found: Callback<(), Option<Found>>,
    drawn: Callback<(), Option<Vec<AnyView>>>,
}

/// What came.
#[derive(Default)]
pub struct Found {
    /// How many rows, damaged ones too.
    pub shown: usize,
    /// The ids of those that are on record and cannot be read.
    pub damaged: Vec<String>,
    /// How many there are altogether, where they come page by page.
    pub total: Total,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Rows {
    /// Rows of which `found` and `drawn` say what came and how it looks, once it came, reactively.
    pub fn new(
        waiting: impl Into<Waiting>,
        found: impl Fn() -> Option<Found> + Send + Sync + 'static,
        drawn: impl Fn() -> Option<Vec<AnyView>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            waiting: waiting.into(),
            found: Callback::new(move |()| found()),
            drawn: Callback::new(move |()| drawn()),
        }
    }

    /// A page of a list, each of its rows drawn by `row`.
    pub fn of_page<T, V>(of: Loader<Page<T>>, row: impl Fn(&T) -> V + Send + Sync + 'static) -> Self
    where
        T: Send + Sync + 'static,
        V: IntoAny,
    {
        let found = move || {
            let page = of.get()?;
            Some(Found {
                shown: page.shown(),
                damaged: page.damaged.clone(),
                total: page.total,
                next: page.next.clone(),
            })
        };
        Self::new(of, found, move || Some(draw(of.get()?.items.iter(), &row)))
    }

    /// What `shows` picks of a list that comes whole.
    pub fn of_whole<T, V>(
        of: Loader<Vec<T>>,
        shows: impl Fn(&T) -> bool + Copy + Send + Sync + 'static,
        row: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self
    where
        T: Send + Sync + 'static,
        V: IntoAny,
    {
        let found = move || {
            let shown = of.get()?.iter().filter(|one| shows(one)).count();
            Some(Found {
                shown,
                ..Found::default()
            })
        };
        Self::new(of, found, move || {
            Some(draw(of.get()?.iter().filter(|one| shows(one)), &row))
        })
    }

    /// What came, if it came, reactively.
    pub(super) fn found(self) -> Option<Found> {
        self.found.run(())
    }

    /// The same, drawn.
    pub(super) fn drawn(self) -> Option<Vec<AnyView>> {
        self.drawn.run(())
    }

    /// Whether there are none to show, reactively.
    pub(super) fn is_empty(self) -> bool {
        self.waiting.error().is_some() || self.found().is_some_and(|found| found.shown == 0)
    }
}

fn draw<'a, T: 'a, V: IntoAny>(
    rows: impl Iterator<Item = &'a T>,
    row: impl Fn(&T) -> V,
) -> Vec<AnyView> {
    rows.map(|one| row(one).into_any()).collect()
}
