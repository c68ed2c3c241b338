//! Going from page to page: which one is open, how to open another, and where
//! the focus goes then.

use crate::{
    page::Page,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
    location::Location,
};
use shared::lang::Lang;
use std::{cell::Cell, sync::Arc};
use wasm_bindgen::JsValue;

thread_local! {
    /// Whether a page just opened whose heading has not had the focus yet.
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the heading that asks should take the focus: once per navigation.
pub fn take_arrival() -> bool {
    ARRIVED.take()
}

type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// Another page stands at the open address: its heading takes the focus.
pub fn arrive() {
    ARRIVED.set(true);
}

/// Opens pages.
#[derive(Clone, Copy)]
pub struct Go {
    here: StoredValue<Location>,
    notices: Notices,
    navigate: StoredValue<Navigate>,
}

impl Go {
    /// Provides it; within the router.
    pub fn provide() {
        let navigate = use_navigate();
        provide_context(Self {
            here: StoredValue::new(use_location()),
            notices: use_notices(),
            navigate: StoredValue::new(Arc::new(move |path, options| navigate(path, options))),
        });
    }

    /// Opens a page.
    pub fn to(self, page: Page) {
        self.open(page, false);
    }

    /// Opens a page and says there what was done.
    pub fn to_and_say(self, page: Page, text: impl Fn(Lang) -> String + Send + Sync + 'static) {
        if self.here() == page {
            self.notices.say(text);
        } else {
            self.notices.carry(text);
            self.to(page);
        }
    }

    /// The page that is open.
    pub fn here(self) -> Page {
        self.here
            .with_value(|here| here.pathname.with_untracked(|path| Page::parse(path)))
    }

    /// Opens a page in place of this one, to which nobody should come back.
    pub fn replace(self, page: Page) {
        self.open(page, true);
    }

    /// Opens an address of ours, as a link there does.
    pub fn follow(self, path: &str) {
        self.navigate
            .with_value(|navigate| navigate(path, NavigateOptions::default()));
    }

    /// Shows the address of the open page again; what the browser went to
    /// stands before it.
    pub fn restore_address(self) {
        let path = self.here.with_value(|here| {
            let query = here.search.get_untracked();
            let mark = if query.is_empty() { "" } else { "?" };
            [&here.pathname.get_untracked(), mark, &query].concat()
        });
        if let Ok(history) = window().history() {
            // An address of the same origin is never refused.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&path));
        }
    }

    /// Shows the open page with another query, perhaps in place of this one.
    pub fn show(self, query: &str, replace: bool) {
        let path = self.here.with_value(|here| here.pathname.get_untracked());
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        self.navigate
            .with_value(|navigate| navigate(&(path + query), options));
    }

    fn open(self, page: Page, replace: bool) {
        let options = NavigateOptions {
            replace,
            ..NavigateOptions::default()
        };
        self.navigate
            .with_value(|navigate| navigate(&page.path(), options));
    }
}

/// Opens pages.
pub fn use_go() -> Go {
    expect_context()
}

/// The page that is open, reactively. Whoever opens another leaves its notices
/// behind, and its heading takes the focus.
pub fn follow_page() -> Memo<Page> {
    let (location, notices) = (use_location(), use_notices());
    let page = Memo::new(move |before: Option<&Page>| {
        let page = location.pathname.with(|path| Page::parse(path));
        ARRIVED.set(before.is_some_and(|before| *before != page));
        page
    });
    Effect::new(move |before: Option<Page>| {
        let page = page.get();
        if before.is_some_and(|before| before != page) {
            notices.turn_page();
        }
        page
    });
    page
}
