//! The page: a band, the answer, what can be asked.

mod answer;
mod ask;
mod band;
mod browser;
mod camera;
mod checked;
mod dates;
mod desk;
mod net;
mod photo;
mod said;
mod words;

use crate::i18n::{I18n, use_i18n};
use answer::Answered;
use ask::Ask;
use band::{Band, Foot};
use camera::Viewfinder;
use desk::{Desk, Stage, use_desk};
use leptos::prelude::*;
use shared::messages as m;
use words::Words;

/// The page.
#[component]
pub fn Page() -> impl IntoView {
    I18n::provide();
    Desk::provide();
    let (i18n, desk) = (use_i18n(), use_desk());
    desk.open();
    Effect::new(move || {
        let title = match desk.stage() {
            Stage::Answer(answer) => Words::of(&answer, desk.dates(i18n.lang())).title,
            _ => m::verify_title(i18n.lang()),
        };
        document().set_title(&m::app_title(i18n.lang(), title));
    });
    let stage = move || match desk.stage() {
        Stage::Answer(answer) => view! { <Answered answer/> }.into_any(),
        Stage::Camera => view! { <Head/><Viewfinder/> }.into_any(),
        Stage::Looking => view! { <Head/><Busy text=m::verify_looking(i18n.lang())/> }.into_any(),
        Stage::Checking => view! { <Head/><Busy text=m::verify_checking(i18n.lang())/> }.into_any(),
        Stage::Start => view! { <Head/> }.into_any(),
    };
    view! {
        <a class="ds-skip-link" href="#main">{i18n.t(m::app_skip)}</a>
        <Band/>
        <main class="lm-main" id="main" tabindex="-1">
            <div class="lm-narrow lm-stack">{stage} <Ask/></div>
        </main>
        <Foot/>
    }
}

#[component]
fn Head() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="lm-head">
            <div>
                <h1>{i18n.t(m::verify_title)}</h1>
                <p>{i18n.t(m::verify_lead)}</p>
            </div>
        </div>
    }
}

#[component]
fn Busy(text: &'static str) -> impl IntoView {
    view! { <p class="lm-muted" role="status">{text}</p> }
}
