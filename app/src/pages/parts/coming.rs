//! Fetching a part, and what stands in its place meanwhile.

use super::Part;
use crate::{
    api::ApiError, components::load::Skeleton, live::live, navigation::arrive, page::Page,
    pages::failed::Failed,
};
use leptos::{prelude::*, task::spawn_local};
use shared::sessions::Session;
use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, Waker},
};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./parts.js")]
extern "C" {
    /// Whether the part that came last did not because the server has another version by now.
    #[wasm_bindgen(js_name = isOutdated)]
    fn is_outdated() -> bool;
}

/// Fetches what is likely to be needed next, now that the base has started: the desk, and administration for those to
/// whom a page of it is open. What does not come is fetched again when it is needed.
pub fn fetch_ahead(session: Option<&Session>) {
    let administers = session.is_some_and(|session| {
        let mut pages = Page::SECTIONS.into_iter();
        pages.any(|page| {
            let needed = page.needs().iter();
            Part::of(page) == Some(Part::Administration)
                && needed.copied().any(|right| session.may(right))
        })
    });
    let administration = administers.then_some(Part::Administration);
    for part in [Some(Part::Desk), administration].into_iter().flatten() {
        spawn_local(async move {
            // Whoever needs it hears of it then.
            let _ = part.fetch().await;
        });
    }
}

/// A page of a part: something in its place while the part comes, another try if it does not.
#[component]
pub fn InPart(part: Part, page: Page) -> impl IntoView {
    let came = RwSignal::new(None::<bool>);
    let fetch = move |()| {
        let mut fetching = part.fetch();
        // What is there already is drawn at once, so nothing flickers.
        came.set(at_once(fetching.as_mut()).map(|fetched| fetched.is_ok()));
        if came.get_untracked().is_none() {
            spawn_local(async move {
                let fetched = fetching.await;
                // Whoever waited may have gone on by now.
                let _ = came.try_set(Some(fetched.is_ok()));
            });
        }
    };
    fetch(());
    live(move || match came.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(true) => part.draw(page).unwrap_or_else(|| ().into_any()),
        Some(false) => {
            let outdated = is_outdated().then_some(ApiError::Outdated);
            let error = outdated.unwrap_or(ApiError::Unreachable);
            let retry = move |()| {
                // The focus goes with the button.
                arrive();
                fetch(());
            };
            view! { <Failed error on_retry=retry/> }.into_any()
        }
    })
}

/// What needs no waiting for.
pub(super) fn at_once<T>(mut coming: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    match coming
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(came) => Some(came),
        Poll::Pending => None,
    }
}
