//! What every page stands on: the providers, the address, the shell.

use crate::{
    i18n::I18n,
    location::Location,
    navigation::Go,
    shell::Shell,
    state::{
        clock::Clock, leaving::Leaving, notices::Notices, papers::Papers, session::SessionState,
        title::Title, watch,
    },
};
use leptos::prelude::*;

/// The app. [`crate::page::Page`] reads every address.
#[component]
pub fn App() -> impl IntoView {
    I18n::provide();
    Clock::provide();
    Title::provide();
    Notices::provide();
    Leaving::provide();
    SessionState::provide();
    Papers::provide();
    watch::begin();
    Location::provide();
    Go::provide();
    view! { <Shell/> }
}
