//! What was done: notices at the top of the page until the next navigation.

use leptos::prelude::*;
use shared::lang::Lang;
use std::sync::Arc;

/// A sentence that follows the language.
pub type Sentence = Arc<dyn Fn(Lang) -> String + Send + Sync>;

/// A notice of success.
#[derive(Clone)]
pub struct Notice {
    /// What it says.
    pub text: Sentence,
    /// Said while leaving a page, for the next one to show.
    carried: bool,
}

/// The notices of the page.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
}

impl Notices {
    /// Provides an empty list.
    pub fn provide() {
        provide_context(Self {
            list: RwSignal::new(Vec::new()),
        });
    }

    /// Says it on this page.
    pub fn say(self, text: impl Fn(Lang) -> String + Send + Sync + 'static) {
        self.push(Arc::new(text), false);
    }

    /// Says it on the next page, which is about to open.
    pub fn carry(self, text: impl Fn(Lang) -> String + Send + Sync + 'static) {
        self.push(Arc::new(text), true);
    }

    /// Another page opens: what was said here goes, what was carried stays.
    pub fn turn_page(self) {
        if self.list.with_untracked(Vec::is_empty) {
            return;
        }
        self.list.update(|list| {
            list.retain(|notice| notice.carried);
            for notice in list {
                notice.carried = false;
            }
        });
    }

    /// What there is to say.
    pub fn list(self) -> Vec<Notice> {
        self.list.get()
    }

    fn push(self, text: Sentence, carried: bool) {
        // The latest replaces what was said before on this page.
        self.list.update(|list| {
            list.retain(|notice| notice.carried);
            list.push(Notice { text, carried });
        });
    }
}

/// The notices of the page.
pub fn use_notices() -> Notices {
    expect_context()
}
