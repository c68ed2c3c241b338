//! The title of the document: the page, whether its form failed, the product.

use crate::{i18n::use_i18n, live::follow};
use leptos::prelude::*;
use shared::messages as m;

#[derive(Clone, Copy)]
pub struct Title {
    page: RwSignal<String>,
    failed: RwSignal<bool>,
    covered: RwSignal<bool>,
}

impl Title {
    /// Provides the title and keeps the document's in step.
    pub fn provide() {
        let title = Self {
            page: RwSignal::new(String::new()),
            failed: RwSignal::new(false),
            covered: RwSignal::new(false),
        };
        let i18n = use_i18n();
        follow(move || {
            let (lang, page) = (i18n.lang(), title.page.get());
            if title.covered.get() {
                let text = m::app_title(lang, m::session_ended_title(lang));
                return document().set_title(&text);
            }
            document().set_title(&match (page.as_str(), title.failed.get()) {
                ("", _) => m::app_brand(lang).to_owned(),
                (page, true) => m::app_title_error(lang, page),
                (page, false) => m::app_title(lang, page),
            });
        });
        provide_context(title);
    }

    pub fn set(self, page: String) {
        self.page.set(page);
    }

    /// Whether the page is out of sight, and its name with it.
    pub fn cover(self, covered: bool) {
        self.covered.set(covered);
    }

    /// Whether the latest attempt to submit a form failed.
    pub fn set_failed(self, failed: bool) {
        self.failed.set(failed);
    }
}

pub fn use_title() -> Title {
    expect_context()
}
