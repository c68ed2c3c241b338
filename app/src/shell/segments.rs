//! Language and theme: a few choices side by side.

use crate::{i18n::use_i18n, theme::Theme};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};

#[component]
pub fn LanguageChoice(
    /// Keeps its radio buttons apart from those of the other choice.
    name: &'static str,
    /// Whether the question stands above the choices for all to see.
    #[prop(optional)]
    titled: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let choice = move |lang: Lang| {
        let word = match lang {
            Lang::Uk => m::app_language_uk,
            Lang::En => m::app_language_en,
        };
        view! {
            <label lang=lang.code()>
                <input
                    type="radio"
                    name=name
                    value=lang.code()
                    prop:checked=move || i18n.lang() == lang
                    on:change=move |_| i18n.choose(lang)
                />
                // Each language is called by its own name.
                {word(lang)}
            </label>
        }
    };
    view! {
        <fieldset class="lm-seg">
            <Legend text=m::app_language titled/>
            <div>{Lang::ALL.map(choice)}</div>
        </fieldset>
    }
}

#[component]
pub fn ThemeChoice(name: &'static str, #[prop(optional)] titled: bool) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(Theme::now());
    let choice = move |theme: Theme| {
        let word = match theme {
            Theme::Auto => m::app_theme_auto,
            Theme::Light => m::app_theme_light,
            Theme::Dark => m::app_theme_dark,
        };
        let apply = move |_| {
            theme.apply();
            chosen.set(theme);
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=theme.code()
                    prop:checked=move || chosen.get() == theme
                    on:change=apply
                />
                {i18n.t(word)}
            </label>
        }
    };
    view! {
        <fieldset class="lm-seg">
            <Legend text=m::app_theme titled/>
            <div>{Theme::ALL.map(choice)}</div>
        </fieldset>
    }
}

#[component]
fn Legend(text: fn(Lang) -> &'static str, titled: bool) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <legend>
            <span class=(!titled).then_some("ds-sr-only")>{i18n.t(text)}</span>
        </legend>
    }
}
