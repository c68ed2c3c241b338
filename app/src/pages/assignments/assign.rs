//! Chooses a role, shows what it would change, and gives it.

use super::{desk::Desk, effect::Effect};
use crate::{
    api,
    components::{
        choice::Choice,
        choose::Choose,
        form::{Form, FormActions},
        panel::{Panel, PanelBody},
        surfacing::{ConfirmSurface, Surface},
    },
    i18n::use_i18n,
    live::live,
    names,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    assignments::{Assignment, NewAssignment},
    lang::Lang,
    messages as m,
};

#[component]
pub fn Assign(desk: Desk) -> impl IntoView {
    let (i18n, notices) = (use_i18n(), use_notices());
    let choices = Memo::new(move |_| choices(desk, i18n.lang()));
    let surface = Surface::new(desk.state);
    let form = live(move || {
        if choices.with(Vec::is_empty) {
            return view! { <p>{i18n.t(m::assignments_all_held)}</p> }.into_any();
        }
        view! {
            <Form state=desk.state on_submit=move |()| desk.assign(notices, surface, None)>
                <div class="lm-stack-s">
                <Choose
                    entry=desk.role
                    label=i18n.t(m::assignments_role)
                    choices
                    none=i18n.t(m::assignments_role_choose)
                />
                <Preview desk/>
                </div>
                <FormActions state=desk.state submit=i18n.t(m::assignments_assign)/>
            </Form>
        }
        .into_any()
    });
    view! {
        <Panel id="assign" title=i18n.t(m::assignments_assign)>
            <PanelBody>{form}</PanelBody>
        </Panel>
        <ConfirmSurface
            surface
            on_confirm=move |shown| desk.assign(notices, surface, Some(shown))
        />
    }
}

/// The roles the user does not hold.
fn choices(desk: Desk, lang: Lang) -> Vec<Choice> {
    let Some(facts) = desk.facts() else {
        return Vec::new();
    };
    let held = |id| {
        facts
            .holder
            .assignments
            .iter()
            .any(|given| given.role.id == id)
    };
    let free = facts.roles.iter().filter(|role| !held(role.label.id));
    free.map(|role| Choice::new(role.label.id, names::role(lang, &role.label)))
        .collect()
}

/// What the chosen role would change, in words.
#[component]
fn Preview(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let said = live(move || {
        let chosen = desk.chosen()?;
        let before = desk.held();
        let after: Vec<_> = before.iter().cloned().chain([chosen]).collect();
        let lang = i18n.lang();
        let mut said = Effect::of(&before, &after).say(lang);
        said.push(m::assignments_effect_when(lang).into());
        Some(
            said.into_iter()
                .map(|sentence| view! { <p>{sentence}</p> })
                .collect_view(),
        )
    });
    view! { <div class="lm-stack-s" role="status">{said}</div> }
}

impl Desk {
    fn assign(self, notices: Notices, surface: Surface, confirmed: Option<String>) {
        let role_id = self
            .state
            .read(move |reader| reader.chosen(self.role, m::assignments_role_required));
        let (Some(role_id), Some(facts)) = (role_id, untrack(|| self.facts())) else {
            return;
        };
        let user_id = facts.holder.person.id;
        let given = api::assignments::create(NewAssignment { user_id, role_id }, confirmed);
        let done = move |assignment: Assignment| {
            surface.close();
            let name = facts.holder.person.full_name.to_string();
            let role = assignment.role;
            notices
                .say(move |lang| m::notice_role_assigned(lang, &name, &names::role(lang, &role)));
            self.role.set("");
            self.changed();
        };
        let failed = move |error| {
            if let Some(error) = surface.ask(error) {
                self.state.fail(error);
            }
        };
        self.state.send_or(given, done, failed);
    }
}
