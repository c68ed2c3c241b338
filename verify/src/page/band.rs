//! The band on top and the foot.

use super::desk::use_desk;
use crate::{
    i18n::use_i18n,
    segments::{LanguageChoice, ThemeChoice},
};
use leptos::prelude::*;
use shared::messages as m;

/// The band: product, facility, language, theme.
#[component]
pub fn Band() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let facility = move || {
        let facility = desk.facility()?;
        Some(view! { <span class="lm-facility">{facility.name}</span> })
    };
    let drawing = r##"<path d="M9 2h6v7h7v6h-7v7H9v-7H2V9h7z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/><path d="m9.2 14.8 5.6-5.6V22H9.2z" fill="#7fd0e6"/>"##;
    view! {
        <header class="lm-top">
            <div class="lm-bar">
                <span class="lm-brand">
                    <svg viewBox="0 0 24 24" aria-hidden="true" inner_html=drawing></svg>
                    <span>{i18n.t(m::app_brand)}</span>
                </span>
                {facility}
                <LanguageChoice name="band-language"/>
                <ThemeChoice name="band-theme"/>
            </div>
        </header>
    }
}

/// The foot: the version.
#[component]
pub fn Foot() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let version = move || {
        let facility = desk.facility()?;
        let version = m::app_version(i18n.lang(), &facility.version);
        Some(view! { <span>{version}</span> <span>{facility.name}</span> })
    };
    view! { <footer class="lm-foot">{version}</footer> }
}
