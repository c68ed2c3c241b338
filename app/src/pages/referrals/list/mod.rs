//! The lists of referrals: searched, filtered, sorted, page by page.

mod asking;
mod export;
mod nothing;
mod of_patient;
mod period;
mod requester;
mod table;
mod tabs;
mod tools;

use crate::{
    api,
    components::{button::LinkButton, head::Head, icon::Icon, load::Loader, table::Below},
    i18n::use_i18n,
    page::Page,
};
use asking::Asking;
pub use asking::{LIST, PATIENT};
use export::ExportButton;
use leptos::prelude::*;
use nothing::Nothing;
use of_patient::OfPatient;
use shared::messages as m;
use table::Table;
use tabs::ListTabs;
use tools::ReferralTools;

#[component]
pub fn ReferralsPage() -> impl IntoView {
    let i18n = use_i18n();
    let asking = Asking::addressed();
    asking.begin_anew();
    let rows = Loader::new(move || api::referrals::search(asking.page()));
    view! {
        <Head title=i18n.t(m::referrals_title) lead=i18n.t(m::referrals_lead)>
            <LinkButton page=Page::Patients label=i18n.t(m::referrals_new) icon=Icon::Plus/>
            <ExportButton asking/>
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::referrals_title)>
            <ListTabs asking/>
            <ReferralTools asking/>
            <OfPatient query=asking.narrowing.query rows/>
            <Table rows sorting=asking.sorting/>
            <Below of=rows paging=asking.paging nothing=move || view! { <Nothing asking/> }/>
        </section>
    }
}
