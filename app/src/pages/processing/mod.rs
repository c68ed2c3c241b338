//! Processing: referrals are found by their number, taken into work and
//! completed.

mod acts;
mod card_file;
mod found;
mod lookup;
mod number;
mod repairs;
pub mod table;
mod take_over;
mod work;

use crate::{
    api,
    components::{
        head::{Crumb, Head},
        load::Loader,
        table::{Empty, ListPanel, Paging},
    },
    i18n::use_i18n,
    list_query::{ListQuery, use_list_query},
    page::Page,
};
use leptos::prelude::*;
use number::NumberPanel;
use shared::{messages as m, referrals::WorkQuery};
use table::table;

pub use work::WorkPage;

/// What the address says of the list: whether it also has what is completed.
const COMPLETED: &str = "completed";
const YES: &str = "yes";

/// The page above every referral in work.
fn above() -> Crumb {
    let i18n = use_i18n();
    (
        Page::Processing,
        Signal::derive(move || m::processing_title(i18n.lang()).to_owned()),
    )
}

#[component]
pub fn ProcessingPage() -> impl IntoView {
    let i18n = use_i18n();
    let (query, paging) = (use_list_query(), Paging::new());
    let completed = Memo::new(move |_| query.get(COMPLETED).is_some());
    let work = Loader::new(move || {
        api::referrals::work(WorkQuery {
            completed: completed.get(),
            cursor: paging.cursor(),
        })
    });
    let (rows, columns) = table(work);
    let nothing = move || {
        let title = if completed.get() {
            m::processing_none_completed
        } else {
            m::processing_none
        };
        view! { <Empty title=i18n.t(title) hint=i18n.t(m::processing_none_hint)/> }
    };
    view! {
        <Head title=i18n.t(m::processing_title) lead=i18n.t(m::processing_lead)/>
        <NumberPanel/>
        <ListPanel name=m::processing_mine heading="work" rows columns paging nothing>
            <Switch query completed/>
        </ListPanel>
    }
}

/// What is in work alone, or also what is completed.
#[component]
fn Switch(query: ListQuery, completed: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="lm-tools">
            <label>
                <input
                    class="ds-input"
                    type="checkbox"
                    prop:checked=completed
                    on:change=move |ev| {
                        let said = if event_target_checked(&ev) { YES } else { "" };
                        query.set(&[(COMPLETED, said)]);
                    }
                />
                " "
                {i18n.t(m::processing_with_completed)}
            </label>
        </div>
    }
}
