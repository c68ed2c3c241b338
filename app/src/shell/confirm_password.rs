//! Asks for the password over the page, for a change that takes it; the change
//! is then sent again by itself.

use crate::{
    api,
    components::{
        button::{Button, Submit, Variant},
        dialog::Dialog,
        form::Form,
        form_state::FormState,
        input::{Kind, TextField},
    },
    i18n::use_i18n,
    live::follow,
    state::session::use_session,
};
use js_sys::{Function, Promise};
use leptos::prelude::*;
use shared::{
    account::PasswordConfirmation, fields::EnteredPassword, ids::UserId, messages as m,
    problem::ErrorCode,
};
use wasm_bindgen::JsValue;

/// Who waits for the answer, and how they get it.
type Waiting = StoredValue<Option<(Promise, Function)>, LocalStorage>;

/// The dialog, open while a change waits for it. Those asked for meanwhile
/// wait for the same one.
#[component]
pub fn ConfirmPassword() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let open = RwSignal::new(false);
    let waiting: Waiting = StoredValue::new_local(None);
    let asked = StoredValue::new(None::<UserId>);
    let user = move || session.session().map(|session| session.user_id);
    let answer = move |confirmed: bool| {
        let waited = waiting.try_update_value(Option::take).flatten();
        if let Some((_, resolve)) = waited {
            // Resolving a promise does not fail.
            let _ = resolve.call1(&JsValue::NULL, &confirmed.into());
        }
        open.set(false);
    };
    api::step_up::ask_by(move || {
        if let Some((promise, _)) = waiting.get_value() {
            return promise;
        }
        let mut resolving = None;
        let promise = Promise::new(&mut |resolve, _| resolving = Some(resolve));
        waiting.set_value(resolving.map(|resolve| (promise.clone(), resolve)));
        asked.set_value(untrack(user));
        open.set(true);
        promise
    });
    Effect::new(move |before: Option<bool>| {
        let open = open.get();
        if before == Some(true) && !open {
            answer(false);
        }
        open
    });
    // Whoever signed in again has just entered it; anybody else sends no change
    // that was not theirs.
    Effect::new(move |before: Option<()>| {
        session.track_resumed();
        if before.is_some() {
            answer(untrack(user) == asked.get_value());
        }
    });
    follow(move || {
        if user() != asked.get_value() && waiting.with_value(Option::is_some) {
            answer(false);
        }
    });
    let on_done = Callback::new(move |()| answer(true));
    let on_cancel = Callback::new(move |()| answer(false));
    view! {
        <Dialog id="confirm-password-title" open title=i18n.t(m::session_confirm_title)>
            <PasswordForm on_done on_cancel/>
        </Dialog>
    }
}

#[component]
fn PasswordForm(on_done: Callback<()>, on_cancel: Callback<()>) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let state = FormState::new("confirm").blaming(|code| match code {
        ErrorCode::PasswordWrong => Some("password"),
        _ => None,
    });
    let password = state.entry("password", "");
    let submit = move |()| {
        let confirmation = state.read(move |reader| {
            let password = reader.take::<EnteredPassword>(password)?;
            Some(PasswordConfirmation { password })
        });
        if let Some(confirmation) = confirmation {
            let request = async move { api::session::confirm_password(&confirmation).await };
            state.send(request, move |()| on_done.run(()));
        }
    };
    let login = session
        .session_now()
        .map(|session| session.login.to_string());
    view! {
        <p>{i18n.t(m::session_confirm_text)}</p>
        <Form state on_submit=submit>
            // For password managers.
            <input type="text" name="username" autocomplete="username" value=login hidden/>
            <TextField
                entry=password
                label=i18n.t(m::session_confirm_password)
                kind=Kind::Password
                autocomplete="current-password"
                autofocus=true
            />
            <div class="lm-actions">
                <Submit
                    label=i18n.t(m::session_confirm_submit)
                    busy_label=i18n.t(m::app_saving)
                    busy=state.busy()
                />
                <Button
                    label=i18n.t(m::app_cancel)
                    variant=Variant::Secondary
                    on_press=on_cancel
                />
            </div>
        </Form>
    }
}
