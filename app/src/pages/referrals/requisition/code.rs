//! The code on the paper: what anybody can check.

use crate::{
    api,
    components::{
        load::{Load, Loader},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    page::VERIFY,
};
use leptos::prelude::*;
use shared::{card::SignedCard, ids::RequisitionId, messages as m};
use std::sync::Arc;

/// How many modules must be left white around a code (ISO/IEC 18004).
const QUIET: u16 = 4;

/// The panel.
#[component]
pub fn CodePanel(id: RequisitionId) -> impl IntoView {
    let i18n = use_i18n();
    let card = Loader::new(move || api::requisitions::card(id));
    let draw = move |card: Arc<SignedCard>| view! { <Code card/> }.into_any();
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

#[component]
fn Code(card: Arc<SignedCard>) -> impl IntoView {
    let i18n = use_i18n();
    let side = (card.qr.modules + 2 * QUIET).to_string();
    let around = ["-4 -4 ", &side, " ", &side].concat();
    view! {
        <svg class="lm-qr" viewBox=around role="img" aria-label=i18n.t(m::referrals_card_alt)>
            <path d=card.qr.path.clone() shape-rendering="crispEdges"/>
        </svg>
    }
}
