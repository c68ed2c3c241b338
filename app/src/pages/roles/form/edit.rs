//! Changes a role.

use super::{
    alone::Alone,
    delete::DeleteRole,
    fields::{Fields, RoleFields, above, differences},
};
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        button::{Button, Variant},
        edition::{ChangeForm, Difference, EditForm, Edition},
        form::FormActions,
        head::Head,
        load::Loader,
        load_page::LoadPage,
        surfacing::{ConfirmSurface, Surface},
    },
    i18n::{I18n, use_i18n},
    names,
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::RoleId, lang::Lang, messages as m, roles::Role};
use std::sync::Arc;

/// A role being changed.
#[derive(Clone, Copy)]
struct Change {
    fields: Fields,
    edition: Edition<Role>,
    surface: Surface,
    i18n: I18n,
    go: Go,
}

#[component]
pub fn RoleEditPage(id: RoleId) -> impl IntoView {
    let role = Loader::new(move || api::roles::get(id));
    let draw = |role| view! { <Edit role/> }.into_any();
    view! { <LoadPage of=role above=above() draw/> }
}

#[component]
fn Edit(role: Arc<Role>) -> impl IntoView {
    let i18n = use_i18n();
    let fields = Fields::new();
    let change = Change {
        fields,
        edition: Edition::new(fields.state, Some(Arc::clone(&role))),
        surface: Surface::new(fields.state),
        i18n,
        go: use_go(),
    };
    change.fill(&role);
    fields.guard();
    let state = fields.state;
    let deleting = RwSignal::new(false);
    let label = role.label.clone();
    let shipped = label.shipped.is_some();
    let title = move || m::roles_edit_title(i18n.lang(), &names::role(i18n.lang(), &label));
    let holders = role.holders;
    let held_by = move || m::roles_held_by(i18n.lang(), holders);
    let hint = i18n.t(if shipped {
        m::roles_shipped_note
    } else {
        m::roles_name_hint
    });
    let actions = move || {
        view! { <FormActions state submit=i18n.t(m::app_save_changes) cancel=Page::Roles/> }
    };
    view! {
        <Head title=Signal::derive(title) lead=Signal::derive(held_by) crumbs=vec![above()]>
            <Button
                label=i18n.t(m::roles_delete)
                variant=Variant::Secondary
                danger=true
                on_press=move |()| deleting.set(true)
            />
        </Head>
        {role.damaged.then(|| view! { <Alert severity=Severity::Warning heading=i18n.t(m::roles_damaged)/> })}
        <div class="lm-cols">
            <ChangeForm form=change actions>
                <RoleFields fields hint/>
            </ChangeForm>
            <Alone states=fields.states/>
        </div>
        <ConfirmSurface surface=change.surface on_confirm=move |shown| change.submit(Some(shown))/>
        <DeleteRole open=deleting role=role.label.clone()/>
    }
}

impl Change {
    fn submit(self, confirmed: Option<String>) {
        let Some(before) = self.edition.record() else {
            return;
        };
        let (id, version) = (before.label.id, before.version);
        let state = self.fields.state;
        let form = state.read(move |reader| self.fields.read(reader, Some(&before.label)));
        let Some(form) = form else { return };
        state.send_or(
            api::roles::update(id, version, form, confirmed),
            move |role| self.saved(role),
            move |error| {
                if let Some(error) = self.surface.ask(error) {
                    self.surface.close();
                    self.edition.fail(error, api::roles::get(id));
                }
            },
        );
    }

    fn saved(self, role: Role) {
        self.surface.close();
        let said = move |lang| m::notice_role_saved(lang, &names::role(lang, &role.label));
        self.go.to_and_say(Page::Roles, said);
    }
}

impl EditForm for Change {
    type Record = Role;

    fn edition(self) -> Edition<Role> {
        self.edition
    }

    fn differences(self, lang: Lang, theirs: &Role) -> Vec<Difference> {
        differences(lang, self.fields, theirs)
    }

    fn fill(self, role: &Role) {
        let name = names::role(self.i18n.lang_now(), &role.label);
        self.fields.name.value.set(name);
        self.fields.states.set(role.permissions);
    }

    fn first(self) -> String {
        self.fields.name.id()
    }

    fn send(self) {
        self.submit(None);
    }
}
