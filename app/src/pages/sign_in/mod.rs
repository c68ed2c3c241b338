//! Signing in: something known, something held, and a workstation.

pub mod form;
mod refusal;
pub mod station;
mod token_drop;
mod token_file;

use crate::{
    components::head::take_title,
    i18n::use_i18n,
    live::live,
    navigation::use_go,
    page::{Page, VERIFY},
    state::{clock::use_clock, session::use_session},
};
use form::SignInForm;
use leptos::prelude::*;
use shared::messages as m;
use station::{StationPanel, find_station};

/// The page. It also stands in for any page asked for before signing in, which
/// then opens by itself.
#[component]
pub fn SignInPage() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let heading = take_title(Signal::derive(move || {
        m::sign_in_title(i18n.lang()).to_owned()
    }));
    let station = find_station();
    let returns = !matches!(use_go().here(), Page::SignIn | Page::Home);
    view! {
        <div class="lm-signin">
            <div class="lm-panel">
                <div class="lm-body">
                    <div class="lm-stack-s">
                        <h1 tabindex="-1" node_ref=heading>{i18n.t(m::sign_in_title)}</h1>
                        <p class="lm-muted">{i18n.t(m::sign_in_lead)}</p>
                        {returns.then(|| view! { <p>{i18n.t(m::sign_in_return)}</p> })}
                    </div>
                    <SignInForm
                        name="sign-in"
                        on_done=move |opened| {
                            session.signed_in(opened);
                        }
                    />
                </div>
            </div>
            <aside class="lm-stack" aria-label=i18n.t(m::sign_in_workstation)>
                <StationPanel station/>
                <Trouble/>
                <Paper/>
            </aside>
        </div>
    }
}

/// Whom to ask when it does not work.
#[component]
fn Trouble() -> impl IntoView {
    let (i18n, clock) = (use_i18n(), use_clock());
    let text = live(move || {
        let contact = clock.facility().get().map(|facility| facility.contact);
        match contact.filter(|contact| !contact.is_empty()) {
            Some(contact) => m::sign_in_trouble_contact(i18n.lang(), &contact),
            None => m::sign_in_trouble_text(i18n.lang()).to_owned(),
        }
    });
    view! {
        <section class="lm-stack-s">
            <h2>{i18n.t(m::sign_in_trouble)}</h2>
            <p class="lm-muted">{text}</p>
        </section>
    }
}

/// The way on for whoever has a paper and no login.
#[component]
fn Paper() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="lm-stack-s">
            <h2>{i18n.t(m::sign_in_paper)}</h2>
            <p class="lm-muted">
                <a href=VERIFY rel="external">
                    {i18n.t(m::sign_in_paper_check)}
                </a> " " {i18n.t(m::sign_in_paper_text)}
            </p>
        </section>
    }
}
