//! A list on its page: what narrows it, its table, and what stands below that.

use super::{
    column::Column,
    listed::ListTable,
    pager::{Pager, Paging},
    rows::Rows,
};
use crate::{components::load::LoadFailure, i18n::use_i18n, live::live, names::referrals::Word};
use leptos::prelude::*;

/// The panel of a list. The children stand above the table: tabs, search and filters.
#[component]
pub fn ListPanel(
    /// What the list is called.
    name: Word,
    /// The id of the heading that says so, where it is to be seen.
    #[prop(optional)]
    heading: Option<&'static str>,
    rows: Rows,
    columns: Vec<Column>,
    /// Whether rows have a second, muted line.
    #[prop(default = true)]
    two_lines: bool,
    /// Which page is shown, of a list that comes page by page.
    #[prop(optional)]
    paging: Option<Paging>,
    /// What is to be said of those that came.
    #[prop(optional, into)]
    remark: ViewFn,
    /// Why there are none, and perhaps one action.
    #[prop(into)]
    nothing: ViewFn,
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let head = heading.map(|id| {
        view! { <header><h2 id=id tabindex="-1">{i18n.t(name)}</h2></header> }
    });
    let label = heading.is_none().then(|| i18n.t(name));
    view! {
        <section class="lm-panel" aria-label=label aria-labelledby=heading>
            {head}
            {children()}
            <ListTable rows name columns two_lines/>
            {live(move || remark.run())}
            {live(move || {
                let found = rows.found()?;
                if found.shown == 0 {
                    return Some(nothing.run().into_any());
                }
                let (shown, total, next) = (found.shown, found.total, found.next);
                Some(view! { <Pager paging=paging? shown total next/> }.into_any())
            })}
            {live(move || {
                let (error, retry) = (rows.waiting.error()?, move |()| rows.waiting.reload());
                Some(view! { <div class="lm-body"><LoadFailure error retry/></div> })
            })}
        </section>
    }
}
