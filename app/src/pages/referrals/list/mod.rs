//! The lists of referrals: searched, filtered, sorted, page by page.

mod export;
mod nothing;
mod of_patient;
mod table;
mod tabs;
mod tools;

use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::{LoadFailure, Loader},
        table::{Pager, Paging, Sorting},
    },
    i18n::use_i18n,
    page::Page,
    state::list_query::{ListQuery, use_list_query},
};
use export::ExportButton;
use leptos::prelude::*;
use nothing::Nothing;
use of_patient::OfPatient;
pub use of_patient::PATIENT;
use shared::{
    messages as m, page,
    referrals::{ReferralQuery, ReferralRow, ReferralSort, Worklist},
};
use table::Table;
use tabs::ListTabs;
use tools::{ListTools, state_of};

/// What the address says of the list.
pub const LIST: &str = "list";

type Rows = Loader<page::Page<ReferralRow>>;

/// What a list is asked for.
#[derive(Clone, Copy)]
struct Asking {
    query: ListQuery,
    /// What is typed: a patient's name stands in no address.
    search: RwSignal<String>,
    sorting: Sorting<ReferralSort>,
    paging: Paging,
}

/// The page.
#[component]
pub fn ReferralsPage() -> impl IntoView {
    let i18n = use_i18n();
    let asking = Asking {
        query: use_list_query(),
        search: RwSignal::new(String::new()),
        sorting: Sorting::from_latest(ReferralSort::Issued),
        // A page sorted by patients begins with a patient's name.
        paging: Paging::unaddressed(),
    };
    asking.begin_anew();
    let rows = Loader::new(move || api::referrals::search(asking.page()));
    view! {
        <Head title=i18n.t(m::referrals_title) lead=i18n.t(m::referrals_lead)>
            <LinkButton page=Page::Patients label=i18n.t(m::referrals_new) icon=Icon::Plus/>
            <ExportButton asking/>
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::referrals_title)>
            <ListTabs asking/>
            <ListTools asking/>
            <OfPatient query=asking.query rows/>
            <Table rows sorting=asking.sorting/>
            {move || below(rows, asking)}
        </section>
    }
}

impl Asking {
    /// The list that is shown, reactively.
    fn list(self) -> Worklist {
        self.query.code(LIST).unwrap_or(Worklist::Mine)
    }

    /// What the server is asked for, reactively.
    fn asked(self) -> ReferralQuery {
        let state = self.query.get(tools::STATE);
        let (request, processing) = state_of(state.as_deref().unwrap_or_default());
        let search = self.search.get();
        ReferralQuery {
            list: self.list(),
            search: (!search.is_empty()).then_some(search),
            patient: self.query.code(of_patient::PATIENT),
            request,
            processing,
            priority: self.query.code(tools::PRIORITY),
            requester: None,
            issued: self.query.code(tools::ISSUED),
            sort: self.sorting.column(),
            order: self.sorting.order(),
            cursor: None,
        }
    }

    /// The page that is shown, reactively.
    fn page(self) -> ReferralQuery {
        ReferralQuery {
            cursor: self.paging.cursor(),
            ..self.asked()
        }
    }

    /// Whatever else is asked for begins with its first page.
    fn begin_anew(self) {
        let asked = Memo::new(move |_| self.asked());
        Effect::new(move |before: Option<()>| {
            // Unread, a memo is never worked out and never changes.
            asked.with(|_| ());
            if before.is_some() && untrack(|| self.paging.cursor()).is_some() {
                self.paging.turn(&[]);
            }
        });
    }
}

/// What stands below the rows: the pager, or why there are none.
fn below(rows: Rows, asking: Asking) -> AnyView {
    match (rows.get(), rows.error()) {
        (Some(found), _) if found.items.is_empty() => view! { <Nothing asking/> }.into_any(),
        (Some(found), _) => {
            let (shown, total, next) = (found.items.len(), found.total, found.next.clone());
            view! { <Pager paging=asking.paging shown total next/> }.into_any()
        }
        (None, Some(error)) => view! {
            <div class="lm-body">
                <LoadFailure error retry=move |()| rows.reload()/>
            </div>
        }
        .into_any(),
        (None, None) => ().into_any(),
    }
}
