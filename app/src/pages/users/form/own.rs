//! Oneself: somebody else fills that form in.

use super::super::section::above;
use crate::{
    components::{
        alert::{Alert, Severity},
        head::Head,
    },
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{messages as m, users::User};
use std::sync::Arc;

/// Why nobody changes their own profile, said before it is tried.
#[component]
pub fn OwnProfile() -> impl IntoView {
    let i18n = use_i18n();
    let heading = move || m::users_own(i18n.lang()).to_owned();
    view! {
        <Alert severity=Severity::Info heading=Signal::derive(heading)>
            <p>{i18n.t(m::users_own_text)}</p>
        </Alert>
    }
}

/// In place of the form.
#[component]
pub fn Own(user: Arc<User>) -> impl IntoView {
    let i18n = use_i18n();
    let full_name = user.profile.full_name.to_string();
    let crumb = (
        Page::User(user.id),
        Signal::stored(names::short(&full_name)),
    );
    let title = move || m::users_edit_title(i18n.lang(), &full_name);
    view! {
        <Head title=Signal::derive(title) crumbs=vec![above(), crumb]/>
        <OwnProfile/>
    }
}
