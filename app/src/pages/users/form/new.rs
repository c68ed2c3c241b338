//! Creates a user.

use super::{
    super::{
        code::{CodeDialog, Slip},
        initial::Initial,
        section::above,
    },
    profile::{ProfileFields, ProfilePanel},
    sign_in::SignInPanel,
};
use crate::{
    api,
    components::{
        form::{Form, FormActions},
        form_state::{Entry, FormState},
        head::Head,
        subject::Subject,
    },
    i18n::use_i18n,
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{
    fields::Login,
    messages as m,
    problem::ErrorCode,
    users::{CreatedUser, NewUser, User},
};

const PATHS: [&str; 4] = [
    "profile.full_name",
    "profile.organization_id",
    "profile.position",
    "profile.licence_number",
];

#[derive(Clone, Copy)]
struct Fields {
    state: FormState,
    profile: ProfileFields,
    login: Entry,
    initial: Initial,
    /// Who was created, once it is known.
    created: StoredValue<Option<User>>,
    slip: Subject<Slip>,
    go: Go,
}

#[component]
pub fn UserNewPage() -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("user").blaming(|code| match code {
        ErrorCode::LoginTaken => Some("login"),
        ErrorCode::LicenceTaken { .. } => Some("profile.licence_number"),
        _ => None,
    });
    let fields = Fields {
        state,
        profile: ProfileFields::new(state, PATHS),
        login: state.entry("login", ""),
        initial: Initial::new(state),
        created: StoredValue::new(None),
        slip: Subject::new(),
        go: use_go(),
    };
    state.guard(String::new);
    view! {
        <Head title=i18n.t(m::users_new_title) crumbs=vec![above()]/>
        <div class="lm-cols">
            <Form state on_submit=move |()| fields.submit()>
                <ProfilePanel fields=fields.profile/>
                <SignInPanel login=fields.login initial=fields.initial/>
                <FormActions state submit=i18n.t(m::users_create) cancel=Page::Users/>
            </Form>
            <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_help)>
                <section class="lm-stack-s">
                    <h2>{i18n.t(m::users_next)}</h2>
                    <p class="lm-muted">{i18n.t(m::users_next_text)}</p>
                </section>
            </aside>
        </div>
        <CodeDialog slip=fields.slip on_done=move |()| fields.leave()/>
    }
}

impl Fields {
    fn submit(self) {
        let new = self.state.read(move |reader| {
            let profile = self.profile.read(reader);
            let login = reader.take::<Login>(self.login);
            let password = self.initial.read(reader, login.as_ref());
            Some(NewUser {
                login: login?,
                password,
                profile: profile?,
            })
        });
        if let Some(new) = new {
            self.state
                .send(api::users::create(new), move |made| self.show(made));
        }
    }

    fn show(self, made: CreatedUser) {
        let CreatedUser { record, code } = made;
        let slip = code.map(|code| Slip::of(&record, code));
        self.created.set_value(Some(record));
        match slip {
            Some(slip) => {
                self.state.settle();
                self.slip.open_about(slip);
            }
            None => self.leave(),
        }
    }

    fn leave(self) {
        let Some(user) = self.created.get_value() else {
            return;
        };
        let name = user.profile.full_name.to_string();
        let said = move |lang| m::notice_user_created(lang, &name);
        self.go.to_and_say(Page::User(user.id), said);
    }
}
