//! The head of a page: where it stands, what it is, what it offers.

use super::focus::focus_once_seen;
use crate::{
    i18n::use_i18n, live::follow, location::use_location, navigation::take_arrival, page::Page,
    state::title::use_title,
};
use leptos::{html, prelude::*};
use shared::messages as m;

/// A step on the way to a page.
pub type Crumb = (Page, Signal<String>);

/// The head of a page. Gives the document its title and takes the focus after
/// a navigation.
#[component]
pub fn Head(
    #[prop(into)] title: Signal<String>,
    /// The title of the document, where it is not the heading.
    #[prop(optional, into)]
    document: Option<Signal<String>>,
    /// One sentence below the title.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// The pages above this one.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// The actions on the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = take_title(document.unwrap_or(title));
    let way = (!crumbs.is_empty()).then(|| {
        let step = |(page, name): Crumb| view! { <li><a href=page.path()>{name}</a></li> };
        view! {
            <nav class="lm-crumbs" aria-label=i18n.t(m::app_path)>
                <ol>{crumbs.into_iter().map(step).collect_view()}</ol>
            </nav>
        }
    });
    view! {
        <div class="lm-head">
            <div>
                {way}
                <h1 tabindex="-1" node_ref=heading>{title}</h1>
                {lead.map(|lead| view! { <p>{lead}</p> })}
            </div>
            {children.map(|actions| view! { <div class="lm-actions">{actions()}</div> })}
        </div>
    }
}

fn is_there(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

/// Makes `title` the document's, for a page with its own heading. The heading
/// with this reference takes the focus after a navigation.
pub fn take_title(title: Signal<String>) -> NodeRef<html::H1> {
    let document_title = use_title();
    document_title.set_failed(false);
    follow(move || document_title.set(title.get()));
    let heading = NodeRef::<html::H1>::new();
    let hash = use_location().hash.get_untracked();
    heading.on_load(move |heading| {
        if !take_arrival() {
            return;
        }
        match hash.strip_prefix('#').filter(|id| is_there(id)) {
            Some(part) => focus_once_seen(part),
            // A heading that just left the page needs no focus.
            None => drop(heading.focus()),
        }
    });
    heading
}
