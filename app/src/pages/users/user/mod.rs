//! One user, with everything that hangs on them.

mod access;
mod data;
mod delete;
mod effective;
mod history;
mod reset;
mod roles;

use super::{form::OwnProfile, section::above};
use crate::{
    api,
    components::{
        button::{Button, LinkButton, Variant},
        head::Head,
        icon::Icon,
        load::Loader,
        load_page::LoadPage,
    },
    i18n::use_i18n,
    page::Page,
    state::session::use_session,
};
use access::Access;
use data::Data;
use delete::DeleteUser;
use effective::Effective;
use history::History;
use leptos::prelude::*;
use reset::ResetPassword;
use roles::Roles;
use shared::{ids::UserId, messages as m, users::User};
use std::sync::Arc;

#[component]
pub fn UserPage(id: UserId) -> impl IntoView {
    let user = Loader::new(move || api::users::get(id));
    let draw = move |shown: Arc<User>| view! { <Shown shown user/> }.into_any();
    view! { <LoadPage of=user above=above() draw/> }
}

#[component]
fn Shown(shown: Arc<User>, user: Loader<User>) -> impl IntoView {
    let i18n = use_i18n();
    let (resetting, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let title = shown.profile.full_name.to_string();
    let lead = [shown.profile.position.as_str(), shown.login.as_str()].join(" · ");
    let id = shown.id;
    let is_own = use_session().is_of(id);
    // The forms of oneself are not offered: somebody else fills them in.
    let edit = (!is_own).then(|| {
        view! { <LinkButton page=Page::UserEdit(id) label=i18n.t(m::app_edit) icon=Icon::Pencil/> }
    });
    let own = is_own.then(|| view! { <OwnProfile/> });
    view! {
        <Head title=Signal::stored(title) lead=Signal::stored(lead) crumbs=vec![above()]>
            {edit}
            <Button
                label=i18n.t(m::users_reset)
                variant=Variant::Secondary
                on_press=move |()| resetting.set(true)
            />
            <Button
                label=i18n.t(m::users_delete)
                variant=Variant::Secondary
                danger=true
                on_press=move |()| deleting.set(true)
            />
        </Head>
        <div class="lm-cols">
            <div class="lm-stack">
                <Roles user=Arc::clone(&shown)/>
                <Effective user=Arc::clone(&shown)/>
            </div>
            <div class="lm-stack">
                {own}
                <Data user=Arc::clone(&shown)/>
                <Access user=Arc::clone(&shown)/>
                <History id/>
            </div>
        </div>
        <ResetPassword open=resetting user=Arc::clone(&shown) on_done=move |()| user.reload()/>
        <DeleteUser open=deleting user=shown/>
    }
}
