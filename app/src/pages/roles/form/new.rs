//! Creates a role.

use super::{
    alone::Alone,
    fields::{Fields, RoleFields, above},
};
use crate::{
    api,
    components::{
        form::{Form, FormActions},
        head::Head,
    },
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::messages as m;

#[component]
pub fn RoleNewPage() -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let fields = Fields::new();
    let state = fields.state;
    fields.guard();
    let submit = move |()| {
        if let Some(form) = state.read(move |reader| fields.read(reader, None)) {
            state.send(api::roles::create(form), move |role| {
                let said = move |lang| m::notice_role_created(lang, role.label.name.as_str());
                go.to_and_say(Page::Roles, said);
            });
        }
    };
    view! {
        <Head title=i18n.t(m::roles_new_title) crumbs=vec![above()]/>
        <div class="lm-cols">
            <Form state on_submit=submit>
                <RoleFields fields hint=i18n.t(m::roles_name_hint)/>
                <FormActions state submit=i18n.t(m::app_save) cancel=Page::Roles/>
            </Form>
            <Alone states=fields.states/>
        </div>
    }
}
