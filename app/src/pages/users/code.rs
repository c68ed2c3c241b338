//! The one-time code: shown once, to be handed over.

use crate::{
    components::{
        button::{Button, Variant},
        dialog::Dialog,
        qr::QrCode,
        subject::Subject,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    users::{ShownCode, User},
};

/// A code, and whom it lets in.
#[derive(Clone)]
pub struct Slip {
    name: String,
    login: String,
    code: ShownCode,
}

impl Slip {
    pub fn of(user: &User, code: ShownCode) -> Self {
        Self {
            name: user.profile.full_name.to_string(),
            login: user.login.to_string(),
            code,
        }
    }
}

/// The code with what its owner does with it, until somebody says that they have it.
#[component]
pub fn CodeDialog(slip: Subject<Slip>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let title = slip.say(move |slip| m::users_code_title(i18n.lang(), &slip.name));
    let done = move |()| {
        slip.open.set(false);
        on_done.run(());
    };
    view! {
        <Dialog id="code" open=slip.open insists=true title>
            <p class="lm-noprint">{i18n.t(m::users_code_text)}</p>
            {live(move || slip.get().map(|slip| view! { <Paper slip/> }))}
            <div class="lm-actions">
                <Button
                    label=i18n.t(m::users_code_print)
                    // Without a printer the browser says so itself.
                    on_press=move |()| drop(window().print())
                />
                <Button
                    label=i18n.t(m::users_code_done)
                    variant=Variant::Secondary
                    on_press=done
                />
            </div>
        </Dialog>
    }
}

/// What is printed.
#[component]
fn Paper(slip: Slip) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let Slip { login, code, .. } = slip;
    let until = live(move || m::users_code_until(i18n.lang(), &dates.full(code.until)));
    let address = window().location().origin().unwrap_or_default();
    let open = live(move || m::users_code_open(i18n.lang(), &address));
    let enter = live(move || m::users_code_enter(i18n.lang(), &login));
    view! {
        <div class="lm-slip">
            <div>
                <p class="lm-slip-code">{code.code}</p>
                <p>{until}</p>
            </div>
            <QrCode picture=code.qr alt=i18n.t(m::users_code_alt)/>
        </div>
        <ol>
            <li>{open}</li>
            <li>{enter}</li>
            <li>{i18n.t(m::users_code_set)}</li>
        </ol>
    }
}
