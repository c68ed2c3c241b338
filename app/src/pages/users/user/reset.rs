//! Sets a user's password.

use crate::{
    api,
    components::{
        button::{Button, Submit, Variant},
        dialog::Dialog,
        draft::{Draft, Entry},
        form::Form,
        input::{Kind, TextField},
    },
    i18n::use_i18n,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    fields::Password,
    messages as m,
    users::{PasswordReset, User},
};
use std::sync::Arc;

#[derive(Clone, Copy)]
struct Fields {
    draft: Draft,
    password: Entry,
    open: RwSignal<bool>,
    user: StoredValue<Arc<User>>,
    notices: Notices,
    on_done: Callback<()>,
}

/// The new password, in a dialog.
#[component]
pub fn ResetPassword(
    open: RwSignal<bool>,
    user: Arc<User>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new("reset-password");
    let fields = Fields {
        draft,
        password: draft.entry("password", ""),
        open,
        user: StoredValue::new(user),
        notices: use_notices(),
        on_done,
    };
    Effect::new(move |_| {
        // No password waits behind a closed dialog.
        if !open.get() {
            fields.password.value.set(String::new());
            draft.clear();
        }
    });
    let name = move || {
        fields
            .user
            .with_value(|user| user.profile.full_name.to_string())
    };
    let title = move || m::users_reset_title(i18n.lang(), &name());
    view! {
        <Dialog id="reset-password" open title=Signal::derive(title)>
            <p>{i18n.t(m::users_reset_text)}</p>
            <Form draft on_submit=move |()| fields.submit()>
                <TextField
                    entry=fields.password
                    label=i18n.t(m::users_reset_password)
                    hint=i18n.t(m::users_reset_hint)
                    kind=Kind::Password
                    autocomplete="new-password"
                    autofocus=true
                />
                <div class="lm-actions">
                    <Submit
                        label=i18n.t(m::users_reset_submit)
                        busy_label=i18n.t(m::app_saving)
                        busy=draft.busy()
                    />
                    <Button
                        label=i18n.t(m::app_cancel)
                        variant=Variant::Secondary
                        on_press=move |()| open.set(false)
                    />
                </div>
            </Form>
        </Dialog>
    }
}

impl Fields {
    fn submit(self) {
        let user = self.user.get_value();
        let login = user.login.clone();
        let password = self.draft.read(move |reader| {
            reader.parse(self.password, |text| {
                Password::try_from(text.to_owned())?.not_login(&login)
            })
        });
        let Some(password) = password else { return };
        let request = api::users::reset_password(user.id, PasswordReset { password });
        self.draft.send(request, move |()| {
            self.open.set(false);
            let name = user.profile.full_name.to_string();
            self.notices
                .say(move |lang| m::notice_password_reset(lang, &name));
            self.on_done.run(());
        });
    }
}
