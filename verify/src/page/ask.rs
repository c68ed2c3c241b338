//! What can be asked: a code by camera, picture or text; a number.

use super::{
    desk::{Stage, use_desk},
    photo,
};
use crate::i18n::use_i18n;
use leptos::{
    html::{Input, Textarea},
    prelude::*,
    task::spawn_local,
};
use shared::messages as m;

/// What can be asked. What was typed stays, whatever the answer.
#[component]
pub fn Ask() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let text = NodeRef::<Textarea>::new();
    let empty = RwSignal::new(false);
    let title = move || match desk.stage() {
        Stage::Answer(_) => m::verify_ask_another(i18n.lang()),
        _ => m::verify_ask(i18n.lang()),
    };
    let check = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let Some(text) = text.get_untracked() else {
            return;
        };
        empty.set(text.value().trim().is_empty());
        if empty.get_untracked() {
            let _ = text.focus();
        } else {
            desk.read(&text.value());
        }
    };
    let scan = move |_| {
        desk.begin(Stage::Camera);
    };
    let fault = move || {
        empty.get().then(|| {
            view! {
                <p class="ds-validation-message" id="text-fault" data-field="validation">
                    {i18n.t(m::verify_text_empty)}
                </p>
            }
        })
    };
    view! {
        <section class="lm-panel" aria-labelledby="ask">
            <header>
                <h2 id="ask">{title}</h2>
            </header>
            <div class="lm-body">
                <div class="lm-actions">
                    <button class="ds-button" type="button" on:click=scan>
                        {i18n.t(m::verify_scan)}
                    </button>
                    <Picture/>
                </div>
                <form class="lm-stack" novalidate on:submit=check>
                    <div class="ds-field">
                        <label class="ds-label" for="text">{i18n.t(m::verify_text)}</label>
                        <div data-field="description" id="text-hint">
                            {i18n.t(m::verify_text_hint)}
                        </div>
                        <textarea
                            class="ds-input lm-code"
                            id="text"
                            rows="3"
                            maxlength="20000"
                            autocomplete="off"
                            autocapitalize="off"
                            spellcheck="false"
                            aria-describedby="text-hint text-fault"
                            aria-invalid=move || empty.get().then_some("true")
                            node_ref=text
                        ></textarea>
                        {fault}
                    </div>
                    <div class="lm-actions">
                        <button class="ds-button" data-variant="secondary">
                            {i18n.t(m::verify_check)}
                        </button>
                    </div>
                </form>
            </div>
        </section>
    }
}

#[component]
fn Picture() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let file = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(file) = file.get_untracked() {
            file.click();
        }
    };
    let look = move |_| {
        let Some(input) = file.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            // So that the same file can be chosen again.
            input.set_value("");
            let turn = desk.begin(Stage::Looking);
            spawn_local(photo::look(file, turn));
        }
    };
    view! {
        <button class="ds-button" data-variant="secondary" type="button" on:click=choose>
            {i18n.t(m::verify_picture)}
        </button>
        <input
            type="file"
            accept="image/*"
            hidden
            aria-label=i18n.t(m::verify_picture_file)
            node_ref=file
            on:change=look
        />
    }
}
