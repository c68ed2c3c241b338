//! The sections: only those the person may open.

use crate::{
    boot,
    i18n::use_i18n,
    live::live,
    page::Page,
    state::session::{Stage, use_session},
};
use leptos::{html, prelude::*};
use shared::messages as m;

/// The navigation, for people who are signed in.
#[component]
pub fn Nav(page: Memo<Page>) -> impl IntoView {
    let state = use_session();
    let sections = Memo::new(move |_| {
        let session = state.session()?;
        let may_open = |page: &Page| {
            let needs = page.needs();
            !session.password_change_required
                && (needs.is_empty() || needs.iter().any(|needed| session.may(*needed)))
        };
        Some(
            Page::SECTIONS
                .into_iter()
                .filter(may_open)
                .collect::<Vec<_>>(),
        )
    });
    live(move || match sections.get() {
        Some(sections) => view! { <NavRow sections page/> }.into_any(),
        // Their place: when they come, nothing moves.
        None if state.stage() == Stage::Checking && boot::was_signed_in() => {
            view! { <div class="lm-navrow"></div> }.into_any()
        }
        None => ().into_any(),
    })
}

#[component]
fn NavRow(sections: Vec<Page>, page: Memo<Page>) -> impl IntoView {
    let i18n = use_i18n();
    let nav = NodeRef::<html::Nav>::new();
    let close = move |_| {
        if let Some(nav) = nav.get_untracked() {
            // Wide screens show a bar, which stays.
            let _ = nav.hide_popover();
        }
    };
    let link = move |section: Page| {
        let current = move || (page.get().section() == section).then_some("page");
        view! {
            <li>
                <a href=section.path() aria-current=current on:click=close>
                    {move || section.title(i18n.lang())}
                </a>
            </li>
        }
    };
    view! {
        <div class="lm-navrow">
            <nav class="lm-nav" id="nav" popover="auto" aria-label=i18n.t(m::app_sections) node_ref=nav>
                <ul>{sections.into_iter().map(link).collect_view()}</ul>
            </nav>
        </div>
    }
}
