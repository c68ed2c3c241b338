//! Edits a user.

use super::{
    super::section::above,
    own::Own,
    profile::{ProfileFields, ProfilePanel},
    untouched::{Beside, LoginPanel},
};
use crate::{
    api,
    components::{
        edition::{ChangeForm, Difference, EditForm, Edition},
        form::FormActions,
        form_state::FormState,
        head::Head,
        load::Loader,
        load_page::LoadPage,
    },
    i18n::use_i18n,
    names,
    navigation::{Go, use_go},
    page::Page,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{ids::UserId, lang::Lang, messages as m, problem::ErrorCode, users::User};
use std::sync::Arc;

const PATHS: [&str; 4] = ["full_name", "organization_id", "position", "licence_number"];

#[derive(Clone, Copy)]
struct Fields {
    state: FormState,
    profile: ProfileFields,
    edition: Edition<User>,
    go: Go,
}

#[component]
pub fn UserEditPage(id: UserId) -> impl IntoView {
    let user = Loader::new(move || api::users::get(id));
    let draw = move |user| {
        if use_session().is_of(id) {
            view! { <Own user/> }.into_any()
        } else {
            view! { <Edit user/> }.into_any()
        }
    };
    view! { <LoadPage of=user above=above() draw/> }
}

#[component]
fn Edit(user: Arc<User>) -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("user").blaming(|code| match code {
        ErrorCode::LicenceTaken { .. } => Some("licence_number"),
        _ => None,
    });
    let fields = Fields {
        state,
        profile: ProfileFields::new(state, PATHS),
        edition: Edition::new(state, Some(Arc::clone(&user))),
        go: use_go(),
    };
    fields.fill(&user);
    state.guard(String::new);
    let full_name = user.profile.full_name.to_string();
    let cancel = Page::User(user.id);
    let crumb = (cancel, Signal::stored(names::short(&full_name)));
    let title = move || m::users_edit_title(i18n.lang(), &full_name);
    let login = user.login.to_string();
    let actions = move || {
        view! { <FormActions state submit=i18n.t(m::app_save_changes) cancel/> }
    };
    view! {
        <Head title=Signal::derive(title) crumbs=vec![above(), crumb]/>
        <div class="lm-cols">
            <ChangeForm form=fields actions>
                <ProfilePanel fields=fields.profile/>
                <LoginPanel login/>
            </ChangeForm>
            <Beside user/>
        </div>
    }
}

impl EditForm for Fields {
    type Record = User;

    fn edition(self) -> Edition<User> {
        self.edition
    }

    fn differences(self, lang: Lang, theirs: &User) -> Vec<Difference> {
        self.profile.differences(lang, theirs)
    }

    fn fill(self, user: &User) {
        self.profile.fill(&user.profile);
    }

    fn first(self) -> String {
        self.profile.full_name.id()
    }

    fn send(self) {
        let profile = self.state.read(move |reader| self.profile.read(reader));
        let Some((before, profile)) = self.edition.record().zip(profile) else {
            return;
        };
        let id = before.id;
        let done = move |user: User| {
            let name = user.profile.full_name.to_string();
            let said = move |lang| m::notice_user_saved(lang, &name);
            self.go.to_and_say(Page::User(id), said);
        };
        let change = api::users::update(id, before.version, profile);
        self.edition.send(change, done, move || api::users::get(id));
    }
}
