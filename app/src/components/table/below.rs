//! What stands below the rows of a list.

use super::pager::{Pager, Paging};
use crate::{
    components::load::{LoadFailure, Loader},
    live::live,
};
use leptos::prelude::*;
use shared::page::Page;

/// The pager; `nothing`, if there are no rows; or why they did not come.
#[component]
pub fn Below<T: Send + Sync + 'static>(
    of: Loader<Page<T>>,
    paging: Paging,
    /// Why there are none, and perhaps one action.
    #[prop(into)]
    nothing: ViewFn,
) -> impl IntoView {
    let found = live(move || {
        let found = of.get()?;
        if found.is_empty() {
            return Some(nothing.run().into_any());
        }
        let (shown, total, next) = (found.shown(), found.total, found.next.clone());
        Some(view! { <Pager paging shown total next/> }.into_any())
    });
    view! {
        {found}
        <ListFailure of/>
    }
}

/// Why the rows did not come; nothing while they are there.
#[component]
pub fn ListFailure<T: Send + Sync + 'static>(of: Loader<T>) -> impl IntoView {
    live(move || {
        let error = of.error()?;
        Some(view! {
            <div class="lm-body">
                <LoadFailure error retry=move |()| of.reload()/>
            </div>
        })
    })
}
