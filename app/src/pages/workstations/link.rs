//! The enrolment link: made on demand, shown once.

use crate::{
    api,
    components::{
        alert::ErrorAlert,
        button::{Button, Variant},
        copy::CopyButton,
        dialog::Dialog,
        form_state::FormState,
        load::Loader,
        subject::Subject,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::{follow, live},
};
use leptos::{html, prelude::*};
use shared::{
    messages as m,
    workstations::{EnrolmentLink, Workstation},
};

#[component]
pub fn Link(workstation: Subject<Workstation>, all: Loader<Vec<Workstation>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("link");
    let made = RwSignal::new(None::<EnrolmentLink>);
    // A link is shown once: opening the dialog anew begins anew.
    follow(move || {
        if workstation.open.get() {
            state.clear();
        } else if made.with_untracked(Option::is_some) {
            made.set(None);
            all.reload();
        }
    });
    let title = workstation
        .say(move |station| m::workstations_link_title(i18n.lang(), station.form.name.as_str()));
    view! {
        <Dialog id="link-title" open=workstation.open title>
            {live(move || match made.get() {
                Some(link) => view! { <Made link workstation/> }.into_any(),
                None => view! { <Offer workstation state made/> }.into_any(),
            })}
        </Dialog>
    }
}

/// What the link is for, and the button that makes it.
#[component]
fn Offer(
    workstation: Subject<Workstation>,
    state: FormState,
    made: RwSignal<Option<EnrolmentLink>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let create = move |()| {
        if let Some(station) = untrack(|| workstation.get()) {
            let link = api::workstations::enrolment_link(station.id);
            state.send(link, move |link| made.set(Some(link)));
        }
    };
    let enrolled = move || {
        workstation
            .get()
            .is_some_and(|station| station.enrolled_at.is_some())
    };
    view! {
        <p>{i18n.t(m::workstations_link_text)}</p>
        {live(move || enrolled().then(|| {
            view! { <p>{i18n.t(m::workstations_link_replaces)}</p> }
        }))}
        <ErrorAlert error=state.failure()/>
        <div class="lm-actions">
            <Button
                label=i18n.t(m::workstations_link_create)
                disabled=state.busy()
                on_press=create
            />
            <Button
                label=i18n.t(m::app_cancel)
                variant=Variant::Secondary
                on_press=move |()| workstation.open.set(false)
            />
        </div>
    }
}

/// The link, with a way to copy it.
#[component]
fn Made(link: EnrolmentLink, workstation: Subject<Workstation>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let until = live(move || m::workstations_link_until(i18n.lang(), &dates.time(link.expires_at)));
    let select = |ev: leptos::ev::FocusEvent| {
        let input: web_sys::HtmlInputElement = event_target(&ev);
        input.select();
    };
    let address = link.link.clone();
    let input = NodeRef::<html::Input>::new();
    input.on_load(|input| {
        // An input that just left the page needs no focus.
        let _ = input.focus();
    });
    view! {
        <p>{i18n.t(m::workstations_link_text)}</p>
        <div class="ds-field">
            <label class="ds-label" for="link-address">{i18n.t(m::workstations_link_address)}</label>
            <input
                class="ds-input lm-code"
                id="link-address"
                readonly
                node_ref=input
                prop:value=address
                on:focus=select
            />
        </div>
        <p><strong>{until}</strong></p>
        <p class="lm-muted">{i18n.t(m::workstations_link_once)}</p>
        <div class="lm-actions">
            <CopyButton
                text=Signal::stored(link.link)
                label=i18n.t(m::workstations_link_copy)
                variant=Variant::Primary
            />
            <Button
                label=i18n.t(m::app_close)
                variant=Variant::Secondary
                on_press=move |()| workstation.open.set(false)
            />
        </div>
    }
}
