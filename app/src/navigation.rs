//! Going from page to page: which one is open, how to open another, and where
//! the focus goes then.

use crate::{
    location::{Before, Location, use_location},
    page::Page,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::lang::Lang;
use std::cell::Cell;

thread_local! {
    /// Whether a page just opened whose heading has not had the focus yet.
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the heading that asks should take the focus: once per navigation.
pub fn take_arrival() -> bool {
    ARRIVED.take()
}

/// Another page stands at the open address: its heading takes the focus.
pub fn arrive() {
    ARRIVED.set(true);
}

/// Opens pages.
#[derive(Clone, Copy)]
pub struct Go {
    location: Location,
    notices: Notices,
}

impl Go {
    pub fn provide() {
        provide_context(Self {
            location: use_location(),
            notices: use_notices(),
        });
    }

    pub fn to(self, page: Page) {
        self.follow(&page.path());
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

    pub fn here(self) -> Page {
        self.location.path.with_untracked(|path| Page::parse(path))
    }

    /// Opens a page in place of this one, to which nobody should come back.
    pub fn replace(self, page: Page) {
        self.location.go(&page.path(), Before::Goes);
    }

    /// Opens an address of ours, as a link there does.
    pub fn follow(self, address: &str) {
        self.location.go(address, Before::Stays);
    }

    /// Shows the address of the open page again; what the browser went to
    /// stands before it.
    pub fn restore_address(self) {
        self.location.restore();
    }

    /// Shows the open page with another query, perhaps in place of this one.
    pub fn show(self, query: &str, before: Before) {
        let path = self.location.path.get_untracked();
        self.location.write(&(path + query), before);
    }
}

pub fn use_go() -> Go {
    expect_context()
}

/// The page that is open, reactively. Whoever opens another leaves its notices
/// behind, and its heading takes the focus.
pub fn follow_page() -> Memo<Page> {
    let (location, notices) = (use_location(), use_notices());
    let page = Memo::new(move |before: Option<&Page>| {
        let page = location.path.with(|path| Page::parse(path));
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
