//! A referral in work with the user: whom it is about, what is asked for, and
//! what was found.

mod complete;
mod release;

use super::above;
use crate::{
    api,
    components::{
        button::{Button, Variant},
        head::Head,
        load::Loader,
        load_page::LoadPage,
        panel::{KeyValue, Panel, PanelBody},
        patient::PatientStrip,
        referral::{PriorityMark, ReferralNumber, StandingMark},
    },
    dates::use_dates,
    i18n::use_i18n,
    names::referrals::{Standing, category},
    pages::referrals::requisition::{history::History, reason::ReasonPanel},
};
use complete::Complete;
use leptos::prelude::*;
use release::Release;
use shared::{
    ids::ReferralId,
    messages as m,
    referrals::{Act, Referral, Requisition},
};
use std::sync::Arc;

#[component]
pub fn WorkPage(id: ReferralId) -> impl IntoView {
    let work = Loader::new(move || api::referrals::get_work(id));
    let draw = move |shown: Arc<Requisition>| {
        let mut all = shown.referrals.iter();
        let referral = all.find(|one| one.id == id).cloned();
        referral
            .map(|referral| view! { <Shown shown referral/> })
            .into_any()
    };
    view! { <LoadPage of=work above=above() draw/> }
}

#[component]
fn Shown(shown: Arc<Requisition>, referral: Referral) -> impl IntoView {
    let i18n = use_i18n();
    let releasing = RwSignal::new(false);
    let name = referral.service.name.clone();
    let title = Signal::derive(move || name.of(i18n.lang()).to_owned());
    let may = |act| referral.allowed.contains(&act);
    let (may_complete, may_release) = (may(Act::Complete), may(Act::Release));
    let release = may_release.then(|| {
        view! {
            <Button
                label=i18n.t(m::processing_release)
                variant=Variant::Secondary
                on_press=move |()| releasing.set(true)
            />
        }
    });
    let id = referral.id;
    view! {
        <Head title crumbs=vec![above()]>{release}</Head>
        <PatientStrip patient=shown.patient.clone()/>
        <div class="lm-cols">
            <div class="lm-stack">
                {may_complete.then(|| view! { <Complete id/> })}
                <ReasonPanel shown=Arc::clone(&shown)/>
                <History shown=Arc::clone(&shown)/>
            </div>
            <aside class="lm-stack" aria-label=i18n.t(m::app_summary)>
                <Facts shown referral/>
            </aside>
        </div>
        <Release open=releasing id/>
    }
}

/// Number, status, priority, quantity, validity.
#[component]
fn Facts(shown: Arc<Requisition>, referral: Referral) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let standing = Standing::of_one(&referral);
    let service = referral.service;
    let until = shown.valid_until;
    let number = shown.number.clone();
    let result = referral.result.map(|result| {
        view! {
            <KeyValue key=i18n.t(m::processing_result)>
                <span class="lm-lines-kept">{result.to_string()}</span>
            </KeyValue>
        }
    });
    view! {
        <Panel id="work-facts" title=i18n.t(m::referrals_one)>
            <PanelBody>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::referrals_number)>
                        {number.map(|number| view! { <ReferralNumber number/> })}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::referrals_code)>
                        <span class="lm-code">{service.code.to_string()}</span>
                        <span class="lm-t2">{i18n.t(category(service.category))}</span>
                    </KeyValue>
                    <KeyValue key=i18n.t(m::referrals_quantity)>
                        {service.quantity.get().to_string()}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::referrals_status)>
                        <StandingMark standing/>
                    </KeyValue>
                    <KeyValue key=i18n.t(m::referrals_priority)>
                        <PriorityMark priority=shown.priority/>
                    </KeyValue>
                    <KeyValue key=i18n.t(m::referrals_valid_until)>
                        {move || until.map(|day| dates.day(day))}
                    </KeyValue>
                    {result}
                </dl>
            </PanelBody>
            <footer>
                <span>{i18n.t(m::referrals_journal)}</span>
            </footer>
        </Panel>
    }
}
