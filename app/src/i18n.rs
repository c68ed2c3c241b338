//! The language of the interface: chosen by the person, kept in this browser,
//! changed without losing anything typed.

use leptos::prelude::*;
use shared::lang::Lang;

const KEY: &str = "lm-lang";

/// The chosen language. Every text reads it, so a change shows at once.
#[derive(Clone, Copy)]
pub struct I18n {
    lang: RwSignal<Lang>,
}

impl I18n {
    /// Provides the language, beginning with the page's own.
    pub fn provide() {
        let lang = RwSignal::new(of_the_page().unwrap_or_default());
        provide_context(Self { lang });
    }

    /// The language, reactively.
    pub fn lang(self) -> Lang {
        self.lang.get()
    }

    pub fn lang_now(self) -> Lang {
        self.lang.get_untracked()
    }

    /// Changes the language, here and at the next visit.
    pub fn choose(self, lang: Lang) {
        if let Ok(Some(storage)) = window().local_storage() {
            // A browser that keeps nothing still changes its language.
            let _ = storage.set_item(KEY, lang.code());
        }
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.code());
        }
        self.lang.set(lang);
    }

    /// A text that follows the language.
    pub fn t(
        self,
        text: fn(Lang) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync {
        move || text(self.lang.get())
    }
}

/// The language of the page.
pub fn use_i18n() -> I18n {
    expect_context()
}

/// The language the boot script gave the page: the one chosen before, or the
/// browser's.
fn of_the_page() -> Option<Lang> {
    Lang::parse(&document().document_element()?.get_attribute("lang")?)
}
