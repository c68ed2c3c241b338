//! Asks before a role is withdrawn, and says what changes by that.

use super::{
    desk::Desk,
    effect::{Effect, Weighed},
};
use crate::{
    api,
    components::{
        confirm::{Act, ConfirmAct, Question},
        subject::Subject,
        surfacing::{ConfirmSurface, Surface},
    },
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{assignments::Assignment, messages as m};

#[component]
pub fn Withdraw(desk: Desk, withdrawn: Subject<Assignment>) -> impl IntoView {
    let i18n = use_i18n();
    let question = Question::new("withdraw", withdrawn.open);
    let surface = Surface::new(question.state);
    let title = withdrawn.say(move |assignment| {
        let lang = i18n.lang();
        m::assignments_withdraw_title(lang, &names::role(lang, &assignment.role))
    });
    let withdraw = move |confirmed: Option<String>| {
        let Assignment { id, role, .. } = withdrawn.get()?;
        let name = desk.name();
        let done = move |()| {
            surface.close();
            desk.changed();
        };
        let ask = move |error| {
            let other = surface.ask(error);
            if other.is_none() {
                withdrawn.open.set(false);
            }
            other
        };
        let act = Act::new(api::assignments::delete(id, confirmed), done).or(ask);
        Some(act.say(move |lang| m::notice_role_withdrawn(lang, &name, &names::role(lang, &role))))
    };
    let confirmed = move |shown| {
        if let Some(act) = untrack(|| withdraw(Some(shown))) {
            question.carry_out(act);
        }
    };
    let effect = move || {
        let gone = withdrawn.get().map(|assignment| assignment.role.id);
        let before = desk.held();
        let stays = |role: &&Weighed| Some(role.label.id) != gone;
        let after: Vec<Weighed> = before.iter().filter(stays).cloned().collect();
        let said = Effect::of(&before, &after).say(i18n.lang());
        said.into_iter()
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
    };
    view! {
        <ConfirmAct
            question
            title
            verb=m::assignments_withdraw
            keep=m::assignments_withdraw_keep
            act=move |()| withdraw(None)
        >
            <p>{move || m::assignments_withdraw_text(i18n.lang(), &desk.name())}</p>
            <ul>{effect}</ul>
            <p class="lm-muted">{i18n.t(m::assignments_effect_when)}</p>
        </ConfirmAct>
        <ConfirmSurface surface on_confirm=confirmed/>
    }
}
