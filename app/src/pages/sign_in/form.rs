//! The sign-in form, on its page and in the dialog of an ended session.

use super::{
    refusal::{Refusal, RefusalAlert},
    token_drop::TokenDrop,
    token_file,
};
use crate::{
    api::{self, ProofError},
    components::{
        button::Submit,
        error_summary::ErrorSummary,
        file_drop::Chosen,
        form_state::{Entry, FaultText, FormState, TextKey},
        input::{Kind, TextField},
    },
    i18n::use_i18n,
    live::follow,
    workstation_key::WorkstationKey,
};
use leptos::prelude::*;
use shared::{
    fields::EnteredPassword, lang::Lang, messages as m, sessions::Session, sign_in::SignIn,
};

#[derive(Clone, Copy)]
struct Fields {
    state: FormState,
    login: Entry,
    password: Entry,
    token: Entry,
    file: RwSignal<Option<Chosen>>,
    refusal: RwSignal<Option<Refusal>>,
}

/// Login, password, token file.
#[component]
pub fn SignInForm(
    /// Keeps its ids apart from those of other forms.
    name: &'static str,
    /// Who signed in before, in the dialog.
    #[prop(optional, into)]
    login: String,
    /// Hears of the login as it is typed.
    #[prop(optional, into)]
    on_login: Option<Callback<String>>,
    /// What the button says.
    #[prop(default = m::sign_in_submit)]
    submit_label: fn(Lang) -> &'static str,
    #[prop(into)] on_done: Callback<Session>,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new(name);
    let known = !login.is_empty();
    let fields = Fields {
        state,
        login: state.entry("login", login),
        password: state.entry("password", ""),
        token: state.entry("token", ""),
        file: RwSignal::new(None),
        refusal: RwSignal::new(None),
    };
    if let Some(on_login) = on_login {
        follow(move || on_login.run(fields.login.value.get()));
    }
    view! {
        <RefusalAlert refusal=fields.refusal/>
        <form
            class="lm-stack"
            novalidate
            on:submit=move |ev| {
                ev.prevent_default();
                state.once_settled(move || submit(fields, on_done));
            }
        >
            <ErrorSummary state refused=m::sign_in_refused_title faults=|lang, _| m::sign_in_refused_title(lang).to_owned()/>
            <div class="lm-stack-s">
                <TextField
                    entry=fields.login
                    label=i18n.t(m::sign_in_login)
                    kind=Kind::Login
                    autocomplete="username"
                />
                <TextField
                    entry=fields.password
                    label=i18n.t(m::sign_in_password)
                    kind=Kind::Password
                    autocomplete="current-password"
                    autofocus=known
                />
                <TokenDrop token=fields.token file=fields.file/>
            </div>
            <Submit
                label=i18n.t(submit_label)
                busy_label=i18n.t(m::sign_in_working)
                busy=state.busy()
            />
        </form>
    }
}

fn submit(fields: Fields, on_done: Callback<Session>) {
    fields.refusal.set(None);
    let request = fields.state.read(move |reader| {
        let login = reader.take(fields.login);
        let password = reader.take::<EnteredPassword>(fields.password);
        let bytes = fields
            .file
            .with(|file| file.as_ref().map(|file| file.bytes));
        let token = reader.parse(fields.token, |token| token_file::check(token, bytes));
        if token.as_ref().is_some_and(String::is_empty) {
            let empty = FaultText::Text(TextKey(m::sign_in_token_required));
            reader.fault(fields.token, empty);
        }
        Some(SignIn {
            login: login?,
            password: password?,
            token: token?,
        })
    });
    if let Some(request) = request {
        let attempt = async move {
            let key = WorkstationKey::load()
                .await
                .map_err(ProofError::from)?
                .ok_or(Refusal::NotEnrolled)?;
            Ok(api::session::sign_in(&key, &request).await?)
        };
        let refused = move |refusal| {
            fields.state.mark_failed();
            fields.refusal.set(Some(refusal));
        };
        fields
            .state
            .send_or(attempt, move |session| on_done.run(session), refused);
    }
}
