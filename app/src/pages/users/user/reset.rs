//! Ends a user's password, and brings the next one about.

use crate::{
    api,
    components::{
        dialog::Dialog,
        form::{DialogActions, Form},
        form_state::FormState,
        input::{Kind, TextField},
        subject::Subject,
    },
    i18n::use_i18n,
    live::{follow, live},
    pages::users::{
        code::{CodeDialog, Slip},
        initial::Initial,
    },
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    messages as m,
    users::{PasswordReset, User},
};
use std::sync::Arc;

#[derive(Clone, Copy)]
struct Fields {
    state: FormState,
    initial: Initial,
    slip: Subject<Slip>,
    open: RwSignal<bool>,
    user: StoredValue<Arc<User>>,
    notices: Notices,
    on_done: Callback<()>,
}

/// A code for the owner, or the new password, in a dialog.
#[component]
pub fn ResetPassword(
    open: RwSignal<bool>,
    user: Arc<User>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("reset-password");
    let fields = Fields {
        state,
        initial: Initial::new(state),
        slip: Subject::new(),
        open,
        user: StoredValue::new(user),
        notices: use_notices(),
        on_done,
    };
    follow(move || {
        // No password waits behind a closed dialog.
        if !open.get() {
            fields.initial.entry.value.set(String::new());
            state.clear();
        }
    });
    let name = fields
        .user
        .with_value(|user| user.profile.full_name.to_string());
    let title = move || m::users_reset_title(i18n.lang(), &name);
    view! {
        <Dialog id="reset-password" open title=Signal::derive(title)>
            <Ask fields/>
        </Dialog>
        <CodeDialog slip=fields.slip on_done=move |()| on_done.run(())/>
    }
}

/// What the reset does, and what it takes.
#[component]
fn Ask(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let (state, initial, open) = (fields.state, fields.initial, fields.open);
    let next = live(move || {
        if initial.is_chosen() {
            view! {
                <p>{i18n.t(m::users_reset_hand_over)}</p>
                <TextField
                    entry=initial.entry
                    label=i18n.t(m::users_reset_password)
                    hint=i18n.t(m::users_reset_hint)
                    kind=Kind::Password
                    autocomplete="new-password"
                    autofocus=true
                />
            }
            .into_any()
        } else {
            view! { <p>{i18n.t(m::users_reset_code_text)}</p> }.into_any()
        }
    });
    let submit = move || {
        let label = if initial.is_chosen() {
            m::users_reset_submit
        } else {
            m::users_reset_code
        };
        label(i18n.lang()).to_owned()
    };
    view! {
        <p>{i18n.t(m::users_reset_text)}</p>
        <Form state on_submit=move |()| fields.submit()>
            {next}
            <DialogActions state submit=Signal::derive(submit) open/>
        </Form>
    }
}

impl Fields {
    fn submit(self) {
        let user = self.user.get_value();
        let login = user.login.clone();
        let reset = self.state.read(move |reader| {
            let password = self.initial.read(reader, Some(&login));
            Some(PasswordReset { password })
        });
        let Some(reset) = reset else { return };
        let request = api::users::reset_password(user.id, reset);
        self.state.send(request, move |code| {
            self.open.set(false);
            if let Some(code) = code {
                return self.slip.open_about(Slip::of(&user, code));
            }
            let name = user.profile.full_name.to_string();
            self.notices
                .say(move |lang| m::notice_password_reset(lang, &name));
            self.on_done.run(());
        });
    }
}
