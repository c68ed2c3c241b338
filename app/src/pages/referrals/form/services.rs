//! The panel of services: those asked for, and the search that adds one.

use super::{active::ActiveServices, already::Already, lines::Lines, row::LineRow};
use crate::{
    components::{
        choice::Choice,
        combobox::Combobox,
        field::Field,
        focus::focus_on,
        form_state::Held,
        load::Failure,
        panel::{Panel, PanelBody},
        table::heads_and_acts,
    },
    i18n::use_i18n,
    live::{follow, live},
    names::referrals::category,
};
use leptos::prelude::*;
use shared::{catalogue::Service, lang::Lang, messages as m};

/// The id of the panel's heading.
const PANEL: &str = "requisition-part-services";

#[component]
pub fn ServicesPanel(lines: Lines, active: ActiveServices) -> impl IntoView {
    let i18n = use_i18n();
    let under_one = move || match lines.count() {
        0 => String::new(),
        count => m::referrals_services_under_one(i18n.lang(), count as u64),
    };
    let aside = move || view! { <span class="lm-muted" role="status">{under_one}</span> };
    view! {
        <Panel id=PANEL title=i18n.t(m::referrals_services) aside=aside>
            <Table lines/>
            <PanelBody>
                <Show
                    when=move || lines.may_grow()
                    fallback=move || view! { <p class="lm-muted">{move || full(i18n.lang(), lines)}</p> }
                >
                    <Picker lines/>
                </Show>
                <Already lines active/>
            </PanelBody>
        </Panel>
    }
}

fn full(lang: Lang, lines: Lines) -> String {
    m::referrals_services_full(lang, lines.most as u64)
}

#[component]
fn Table(lines: Lines) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <table class="ds-table lm-cards" hidden=move || lines.count() == 0>
            <caption class="ds-sr-only">{i18n.t(m::referrals_services)}</caption>
            <thead>{heads_and_acts(&[m::referrals_code, m::referrals_service, m::referrals_category, m::referrals_quantity])}</thead>
            <tbody>
                <For
                    each=move || lines.all()
                    key=|line| line.code.as_str().to_owned()
                    children=move |line| view! { <LineRow lines line/> }
                />
            </tbody>
        </table>
    }
}

/// Searches the catalogue; what is chosen joins the list.
#[component]
fn Picker(lines: Lines) -> impl IntoView {
    let i18n = use_i18n();
    let entry = lines.adding;
    let twice = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let found = lines.services.found();
        found
            .map(|service| choice(i18n.lang(), &service))
            .collect::<Vec<_>>()
    });
    let taker = Callback::new(move |chosen: Choice| {
        twice.set(!lines.add(&chosen.value));
        if !untrack(|| lines.may_grow()) {
            // The search goes, and what had the focus with it.
            focus_on(PANEL);
        }
    });
    follow(move || {
        if entry.held() != Held::default() {
            twice.set(false);
        }
    });
    let asking = Some(lines.services.asking());
    let label = Signal::derive(move || m::referrals_add_service(i18n.lang()).to_owned());
    let hint = Signal::derive(move || m::referrals_add_service_hint(i18n.lang()).to_owned());
    let none = Signal::derive(move || m::referrals_add_service_example(i18n.lang()).to_owned());
    let remark = live(move || twice.get().then(|| m::rule_service_twice(i18n.lang())));
    // Enter chooses; it does not issue what is not yet whole.
    let keep = move |ev: leptos::ev::KeyboardEvent| {
        if ev.key() == "Enter" {
            ev.prevent_default();
        }
    };
    view! {
        <div on:keydown=keep>
            <Field entry label hint=Some(hint) span=None>
                <Combobox entry label choices none asking taker=Some(taker) hinted=true/>
            </Field>
            <p class="lm-muted" role="status">{remark}</p>
        </div>
        <Failure of=lines.services.loader()/>
    }
}

fn choice(lang: Lang, service: &Service) -> Choice {
    let groups = service.groups.iter().map(|group| group.of(lang));
    let hint: Vec<&str> = groups.chain([category(service.category)(lang)]).collect();
    let label = [service.code.as_str(), service.name.of(lang)].join(" ");
    Choice::new(&service.code, label)
        .hint(hint.join(" · "))
        .alias(service.code.as_str())
}
