//! The code on the paper: what anybody can check.

use crate::{
    api,
    components::{
        load::{Load, Loader},
        panel::{Panel, PanelBody},
        qr::QrCode,
    },
    i18n::use_i18n,
    page::VERIFY,
};
use leptos::prelude::*;
use shared::{card::SignedCard, ids::RequisitionId, messages as m};
use std::sync::Arc;

#[component]
pub fn CodePanel(id: RequisitionId) -> impl IntoView {
    let i18n = use_i18n();
    let card = Loader::new(move || api::requisitions::card(id));
    let draw = move |card: Arc<SignedCard>| {
        view! { <QrCode picture=card.qr.clone() alt=i18n.t(m::referrals_card_alt)/> }.into_any()
    };
    view! {
        <Panel id="requisition-code" title=i18n.t(m::referrals_card)>
            <PanelBody>
                <Load of=card draw/>
                <small>
                    {i18n.t(m::referrals_card_hint)} " "
                    <a href=VERIFY rel="external" target="_blank">
                        {i18n.t(m::referrals_card_page)}
                    </a>
                </small>
            </PanelBody>
        </Panel>
    }
}
