//! Creates a user.

use super::{super::above, ProfileFields, ProfilePanel};
use crate::{
    api,
    components::{
        draft::{Draft, Entry},
        form::{Form, FormActions},
        head::Head,
        input::{Kind, TextField},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{
    fields::{Login, Password},
    messages as m,
    problem::ErrorCode,
    users::{NewUser, User},
};

const PATHS: [&str; 4] = [
    "profile.full_name",
    "profile.organization_id",
    "profile.position",
    "profile.licence_number",
];

#[derive(Clone, Copy)]
struct Fields {
    draft: Draft,
    profile: ProfileFields,
    login: Entry,
    password: Entry,
    go: Go,
}

/// The page.
#[component]
pub fn UserNewPage() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new("user").blaming(|code| match code {
        ErrorCode::LoginTaken => Some("login"),
        ErrorCode::LicenceTaken { .. } => Some("profile.licence_number"),
        _ => None,
    });
    let fields = Fields {
        draft,
        profile: ProfileFields::new(draft, PATHS),
        login: draft.entry("login", ""),
        password: draft.entry("password", ""),
        go: use_go(),
    };
    draft.guard(String::new);
    view! {
        <Head title=i18n.t(m::users_new_title) crumbs=vec![above()]/>
        <div class="lm-cols">
            <Form draft on_submit=move |()| fields.submit()>
                <ProfilePanel fields=fields.profile/>
                <SignInPanel login=fields.login password=fields.password/>
                <FormActions draft submit=i18n.t(m::users_create) cancel=Page::Users/>
            </Form>
            <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_help)>
                <section class="lm-stack-s">
                    <h2>{i18n.t(m::users_next)}</h2>
                    <p class="lm-muted">{i18n.t(m::users_next_text)}</p>
                </section>
            </aside>
        </div>
    }
}

#[component]
fn SignInPanel(login: Entry, password: Entry) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Panel id="user-sign-in" title=i18n.t(m::users_part_sign_in)>
            <PanelBody>
                <div class="lm-grid">
                    <TextField
                        entry=login
                        label=i18n.t(m::users_login)
                        hint=i18n.t(m::users_login_hint)
                        kind=Kind::Login
                        span="4"
                    />
                    <TextField
                        entry=password
                        label=i18n.t(m::users_password)
                        hint=i18n.t(m::users_password_hint)
                        kind=Kind::Password
                        autocomplete="new-password"
                        span="4"
                    />
                </div>
            </PanelBody>
        </Panel>
    }
}

impl Fields {
    fn submit(self) {
        let new = self.draft.read(move |reader| {
            let profile = self.profile.read(reader);
            let login = reader.take::<Login>(self.login);
            let password = reader.parse(self.password, |text| {
                let password = Password::try_from(text.to_owned())?;
                match &login {
                    Some(login) => password.not_login(login),
                    None => Ok(password),
                }
            });
            Some(NewUser {
                login: login?,
                password: password?,
                profile: profile?,
            })
        });
        if let Some(new) = new {
            self.draft
                .send(api::users::create(new), move |user| self.created(&user));
        }
    }

    fn created(self, user: &User) {
        let name = user.profile.full_name.to_string();
        let said = move |lang| m::notice_user_created(lang, &name);
        self.go.to_and_say(Page::User(user.id), said);
    }
}
