//! Edits a user.

use super::{
    super::above,
    ProfileFields, ProfilePanel,
    own::Own,
    untouched::{Beside, LoginPanel},
};
use crate::{
    api,
    components::{
        conflict::Conflict,
        conflict_panel::ConflictPanel,
        draft::Draft,
        error_summary::focus_on,
        form::{Form, FormActions},
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
use shared::{ids::UserId, messages as m, page::Version, problem::ErrorCode, users::User};
use std::sync::Arc;

const PATHS: [&str; 4] = ["full_name", "organization_id", "position", "licence_number"];

#[derive(Clone, Copy)]
struct Fields {
    draft: Draft,
    profile: ProfileFields,
    id: UserId,
    version: RwSignal<Version>,
    conflict: Conflict<User>,
    go: Go,
}

/// The page.
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
    let draft = Draft::new("user").blaming(|code| match code {
        ErrorCode::LicenceTaken { .. } => Some("licence_number"),
        _ => None,
    });
    let fields = Fields {
        draft,
        profile: ProfileFields::new(draft, PATHS),
        id: user.id,
        version: RwSignal::new(user.version),
        conflict: Conflict::new(draft),
        go: use_go(),
    };
    fields.profile.fill(&user.profile);
    draft.guard(String::new);
    let full_name = user.profile.full_name.to_string();
    let crumb = (
        Page::User(user.id),
        Signal::stored(names::short(&full_name)),
    );
    let title = move || m::users_edit_title(i18n.lang(), &full_name);
    let login = user.login.to_string();
    let actions = move || {
        (!fields.conflict.is_open()).then(|| {
            let cancel = Page::User(fields.id);
            view! { <FormActions draft submit=i18n.t(m::app_save_changes) cancel/> }
        })
    };
    view! {
        <Head title=Signal::derive(title) crumbs=vec![above(), crumb]/>
        <div class="lm-cols">
            <Form draft on_submit=move |()| fields.submit()>
                <ConflictPanel
                    error=fields.conflict.error()
                    differences=Signal::derive(move || {
                        let theirs = fields.conflict.theirs();
                        let differ = |theirs: Arc<User>| fields.profile.differences(i18n.lang(), &theirs);
                        theirs.map(differ).unwrap_or_default()
                    })
                    on_save=move |()| fields.save_mine()
                    on_discard=move |()| fields.take_theirs()
                />
                <ProfilePanel fields=fields.profile/>
                <LoginPanel login/>
                {actions}
            </Form>
            <Beside user/>
        </div>
    }
}

impl Fields {
    fn submit(self) {
        let Some(profile) = self.draft.read(move |reader| self.profile.read(reader)) else {
            return;
        };
        let request = api::users::update(self.id, self.version.get_untracked(), profile);
        let (id, conflict) = (self.id, self.conflict);
        self.draft.send_or(
            request,
            move |user| self.saved(&user),
            move |error| conflict.fail(error, api::users::get(id)),
        );
    }

    fn saved(self, user: &User) {
        let name = user.profile.full_name.to_string();
        let said = move |lang| m::notice_user_saved(lang, &name);
        self.go.to_and_say(Page::User(user.id), said);
    }

    fn save_mine(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.submit();
        }
    }

    fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.profile.fill(&theirs.profile);
            self.draft.settle();
            focus_on(&self.profile.full_name.id());
        }
    }
}
