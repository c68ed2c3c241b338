//! What was done: notices at the top of the page until the next navigation.

use crate::api;
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};
use std::sync::Arc;

/// A sentence that follows the language.
pub type Sentence = Arc<dyn Fn(Lang) -> String + Send + Sync>;

#[derive(Clone)]
pub struct Notice {
    pub text: Sentence,
    /// Whether something is wrong; otherwise something was done.
    pub warns: bool,
    /// Said while leaving a page, for the next one to show.
    carried: bool,
}

#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
}

impl Notices {
    /// Provides an empty list, which hears of damaged records by itself.
    pub fn provide() {
        let notices = Self {
            list: RwSignal::new(Vec::new()),
        };
        api::on_damage(move |ids| notices.damaged(ids));
        provide_context(notices);
    }

    /// Says which records of a list cannot be read.
    pub fn damaged(self, ids: String) {
        let text = move |lang| m::app_damaged_records(lang, &ids);
        self.push(Arc::new(text), true, false);
    }

    /// Says it on this page.
    pub fn say(self, text: impl Fn(Lang) -> String + Send + Sync + 'static) {
        self.push(Arc::new(text), false, false);
    }

    /// Says it on the next page, which is about to open.
    pub fn carry(self, text: impl Fn(Lang) -> String + Send + Sync + 'static) {
        self.push(Arc::new(text), false, true);
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

    /// Nothing is said any more.
    pub fn clear(self) {
        self.list.update(Vec::clear);
    }

    pub fn list(self) -> Vec<Notice> {
        self.list.get()
    }

    fn push(self, text: Sentence, warns: bool, carried: bool) {
        // The latest replaces what was said before on this page.
        self.list.update(|list| {
            list.retain(|notice| notice.carried || notice.warns != warns);
            list.push(Notice {
                text,
                warns,
                carried,
            });
        });
    }
}

pub fn use_notices() -> Notices {
    expect_context()
}
