//! The referrals the user issued last.

use crate::{
    api,
    components::{
        load::{Load, Loader},
        panel::{Panel, PanelBody},
        table::{DamagedRows, heads},
    },
    i18n::use_i18n,
    page::Page,
    pages::referrals::{latest, row},
};
use leptos::prelude::*;
use shared::{
    messages as m, page,
    referrals::{ReferralRow, Worklist},
};
use std::sync::Arc;

const SHOWN: usize = 5;

#[component]
pub fn Recent() -> impl IntoView {
    let i18n = use_i18n();
    let mine = Loader::new(move || api::referrals::search(latest(Worklist::Mine)));
    let all = move || view! { <a href=Page::Referrals.path()>{i18n.t(m::home_recent_all)}</a> };
    let draw = |found: Arc<page::Page<ReferralRow>>| rows(&found);
    view! {
        <Panel id="home-recent" title=i18n.t(m::home_recent) aside=all>
            <Load of=mine draw/>
        </Panel>
    }
}

fn rows(found: &page::Page<ReferralRow>) -> AnyView {
    let i18n = use_i18n();
    if found.is_empty() {
        return view! {
            <PanelBody>
                <p>{i18n.t(m::referrals_none_mine)}</p>
                <p class="lm-muted">{i18n.t(m::referrals_none_mine_hint)}</p>
            </PanelBody>
        }
        .into_any();
    }
    view! {
        <table class="ds-table lm-cards" data-hover>
            <caption class="ds-sr-only">{i18n.t(m::home_recent)}</caption>
            <thead>{heads(&[m::referrals_number, m::referrals_patient, m::referrals_service, m::referrals_status])}</thead>
            <tbody>
                {found.items.iter().take(SHOWN).map(line).collect_view()}
                <DamagedRows ids=found.damaged.clone() columns=4/>
            </tbody>
        </table>
    }
    .into_any()
}

fn line(referral: &ReferralRow) -> impl IntoView + use<> {
    let i18n = use_i18n();
    view! {
        <tr>
            <th scope="row">{row::number(referral, row::page_of(referral))}</th>
            <td class="lm-name" data-label=i18n.t(m::referrals_patient)>{row::patient(referral)}</td>
            <td class="lm-name" data-label=i18n.t(m::referrals_service)>{row::service(referral)}</td>
            <td data-label=i18n.t(m::referrals_status)>{row::standing(referral)}</td>
        </tr>
    }
}
