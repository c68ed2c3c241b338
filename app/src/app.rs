//! What every page stands on: the providers, the router, the shell.

use crate::{
    i18n::I18n,
    navigation::Go,
    shell::Shell,
    state::{
        clock::Clock, leaving::Leaving, notices::Notices, papers::Papers, session::SessionState,
        title::Title, watch,
    },
};
use leptos::prelude::*;
use leptos_router::{
    WildcardSegment,
    components::{FlatRoutes, Route, Router},
};

/// The app. One route takes every address; [`crate::page::Page`] reads it.
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
    let shell = || {
        Go::provide();
        view! { <Shell/> }
    };
    view! {
        <Router>
            <FlatRoutes fallback=|| ()>
                <Route path=WildcardSegment("page") view=shell/>
            </FlatRoutes>
        </Router>
    }
}
