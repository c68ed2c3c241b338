//! The lists of referrals: searched, filtered, sorted, page by page.

mod asking;
mod export;
mod nothing;
mod of_patient;
mod period;
mod requester;
mod row;
mod tabs;
mod tools;

use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::Loader,
        table::{Column, ListPanel, Rows},
    },
    i18n::use_i18n,
    page::Page,
};
use asking::Asking;
pub use asking::{LIST, PATIENT};
use export::ExportButton;
use leptos::prelude::*;
use nothing::Nothing;
use of_patient::OfPatient;
use row::row;
use shared::{messages as m, referrals::ReferralSort};
use tabs::ListTabs;
use tools::ReferralTools;

#[component]
pub fn ReferralsPage() -> impl IntoView {
    let i18n = use_i18n();
    let asking = Asking::addressed();
    asking.begin_anew();
    let (query, sorting) = (asking.narrowing.query, asking.sorting);
    let found = Loader::new(move || api::referrals::search(asking.page()));
    let columns = vec![
        Column::new(m::referrals_number),
        Column::new(m::referrals_patient).sorts(sorting, ReferralSort::Patient),
        Column::new(m::referrals_service),
        Column::new(m::referrals_priority).sorts(sorting, ReferralSort::Priority),
        Column::new(m::referrals_status),
        Column::new(m::referrals_valid_until).sorts(sorting, ReferralSort::ValidUntil),
        Column::new(m::referrals_issued_at)
            .sorts(sorting, ReferralSort::Issued)
            .where_wide(),
    ];
    view! {
        <Head title=i18n.t(m::referrals_title) lead=i18n.t(m::referrals_lead)>
            <LinkButton page=Page::Patients label=i18n.t(m::referrals_new) icon=Icon::Plus/>
            <ExportButton asking/>
        </Head>
        <ListPanel
            name=m::referrals_title
            rows=Rows::of_page(found, row)
            columns
            paging=asking.paging
            nothing=move || view! { <Nothing asking/> }
        >
            <ListTabs asking/>
            <ReferralTools asking/>
            <OfPatient query found/>
        </ListPanel>
    }
}
