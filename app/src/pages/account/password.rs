//! Changes the own password.

use crate::{
    api,
    components::{
        form::{Form, FormActions},
        form_state::{Entry, FaultText, FormState, TextKey},
        input::{Kind, TextField},
    },
    i18n::use_i18n,
    navigation::{Go, use_go},
    page::Page,
    state::{
        notices::{Notices, use_notices},
        session::{SessionState, use_session},
    },
};
use leptos::prelude::*;
use shared::{
    account::PasswordChange,
    fields::{EnteredPassword, Password},
    messages as m,
    problem::ErrorCode,
};

#[derive(Clone, Copy)]
struct Fields {
    state: FormState,
    current: Entry,
    new: Entry,
    repeat: Entry,
    session: SessionState,
    /// Signed in with a one-time code: there is no password yet.
    by_code: bool,
    notices: Notices,
    go: Go,
}

/// Current password, new password, new password again.
#[component]
pub fn PasswordForm() -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("password").blaming(|code| match code {
        ErrorCode::PasswordWrong => Some("current"),
        ErrorCode::PasswordSame => Some("new"),
        _ => None,
    });
    let session = use_session();
    let known = session.session_now();
    let by_code = known.as_ref().is_some_and(|session| session.by_code);
    let fields = Fields {
        state,
        by_code,
        session,
        current: state.entry("current", ""),
        new: state.entry("new", ""),
        repeat: state.entry("repeat", ""),
        notices: use_notices(),
        go: use_go(),
    };
    let login = known.map(|session| session.login.to_string());
    let current = (!by_code).then(|| {
        view! {
            <TextField
                entry=fields.current
                label=i18n.t(m::account_password_current)
                kind=Kind::Password
                autocomplete="current-password"
            />
        }
    });
    let others = (!by_code).then(|| {
        view! { <p class="lm-muted">{i18n.t(m::account_password_others)}</p> }
    });
    let submit = if by_code {
        m::account_password_set_own
    } else {
        m::account_password_submit
    };
    view! {
        <Form state on_submit=move |()| fields.submit()>
            // For password managers.
            <input type="text" name="username" autocomplete="username" value=login hidden/>
            {current}
            <TextField
                entry=fields.new
                label=i18n.t(m::account_password_new)
                hint=i18n.t(m::account_password_hint)
                kind=Kind::Password
                autocomplete="new-password"
            />
            <TextField
                entry=fields.repeat
                label=i18n.t(m::account_password_repeat)
                kind=Kind::Password
                autocomplete="new-password"
            />
            {others}
            <FormActions state submit=i18n.t(submit)/>
        </Form>
    }
}

impl Fields {
    fn submit(self) {
        let session = self.session.session_now();
        let first = session
            .as_ref()
            .is_some_and(|session| session.password_change_required);
        let change = self.state.read(move |reader| {
            let current = (!self.by_code).then(|| reader.take::<EnteredPassword>(self.current));
            let new = reader.parse(self.new, |text| {
                let new = Password::try_from(text.to_owned())?;
                match &session {
                    Some(session) => new.not_login(&session.login),
                    None => Ok(new),
                }
            });
            let repeated = self.repeat.value.get();
            if new.as_ref().is_some_and(|new| new.expose() != repeated) {
                let differs = FaultText::Text(TextKey(m::account_password_repeat_differs));
                reader.fault(self.repeat, differs);
            }
            Some(PasswordChange {
                current: current.map_or(Some(None), |entered| entered.map(Some))?,
                new: new?,
            })
        });
        if let Some(change) = change {
            let request = async move { api::account::change_password(&change).await };
            self.state.send(request, move |()| self.changed(first));
        }
    }

    fn changed(self, first: bool) {
        for entry in [self.current, self.new, self.repeat] {
            entry.value.set(String::new());
        }
        let said = |lang| m::notice_password_changed(lang).to_owned();
        if first {
            self.session.load();
            self.go.to_and_say(Page::Home, said);
        } else {
            self.notices.say(said);
        }
    }
}
