//! The frame of every page: the band on top, the sections, the page itself,
//! the foot, and the dialog that asks to sign in again.

mod band;
mod confirm_password;
mod cover;
mod ends_soon;
mod foot;
mod gate;
mod leave;
mod nav;
mod person;
mod segments;
mod sign_in_again;

use crate::{
    components::focus::focus_on,
    i18n::use_i18n,
    live::{follow, live},
    navigation::follow_page,
    pages,
    state::{
        notices::{Notice, use_notices},
        session::{Stage, use_session},
    },
};
use band::Band;
use confirm_password::ConfirmPassword;
use cover::Covered;
use ends_soon::EndsSoon;
use foot::Foot;
use gate::Gated;
use leave::Leave;
use leptos::prelude::*;
use nav::Nav;
use shared::messages as m;
use sign_in_again::SignInAgain;

/// The frame and the page in it.
#[component]
pub fn Shell() -> impl IntoView {
    let i18n = use_i18n();
    let (page, session) = (follow_page(), use_session());
    follow(move || {
        if session.stage() != Stage::Checking {
            pages::fetch_ahead(session.session_now().as_deref());
        }
    });
    let skip = |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        focus_on("main");
    };
    view! {
        <a class="ds-skip-link" href="#main" on:click=skip>{i18n.t(m::app_skip)}</a>
        <Band/>
        <Nav page/>
        <main class="lm-main" id="main" tabindex="-1">
            <EndsSoon/>
            <NoticeList/>
            <Covered>
                <Gated page/>
            </Covered>
        </main>
        <Foot/>
        <Leave/>
        <ConfirmPassword/>
        <SignInAgain/>
    }
}

/// What was done, until the next navigation.
#[component]
fn NoticeList() -> impl IntoView {
    let (i18n, notices) = (use_i18n(), use_notices());
    let notice = move |notice: Notice| {
        let color = if notice.warns { "warning" } else { "success" };
        view! {
            <div class="ds-alert" data-color=color>
                <p>{move || (notice.text)(i18n.lang())}</p>
            </div>
        }
    };
    let list = live(move || notices.list().into_iter().map(notice).collect_view());
    let empty = Signal::derive(move || notices.list().is_empty());
    view! { <LiveRegion empty>{list}</LiveRegion> }
}

/// A region that is there before it says something, so that it is heard; it
/// takes no room until then.
#[component]
fn LiveRegion(
    empty: Signal<bool>,
    /// Of the region while it says something.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let class = move || if empty.get() { "ds-sr-only" } else { class };
    view! {
        <div role="status" class=class>
            {children()}
        </div>
    }
}
