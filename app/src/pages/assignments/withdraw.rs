//! Asks before a role is withdrawn, and says what changes by that.

use super::{
    desk::Desk,
    effect::{Effect, Weighed},
};
use crate::{
    api,
    components::{
        confirm::Confirm,
        draft::Draft,
        focus::focus_on,
        subject::Subject,
        surfacing::{ConfirmSurface, Surface},
    },
    i18n::use_i18n,
    names,
    state::notices::use_notices,
};
use leptos::prelude::*;
use shared::{assignments::Assignment, messages as m};

/// The question.
#[component]
pub fn Withdraw(desk: Desk, withdrawn: Subject<Assignment>) -> impl IntoView {
    let (i18n, notices) = (use_i18n(), use_notices());
    let draft = Draft::new("withdraw");
    let surface = Surface::new(draft);
    let title = withdrawn.say(move |assignment| {
        let lang = i18n.lang();
        m::assignments_withdraw_title(lang, &names::role(lang, &assignment.role))
    });
    let withdraw = move |confirmed: Option<String>| {
        let Some(Assignment { id, role, .. }) = untrack(|| withdrawn.get()) else {
            return;
        };
        let name = untrack(|| desk.name());
        let done = move |()| {
            surface.close();
            withdrawn.open.set(false);
            notices
                .say(move |lang| m::notice_role_withdrawn(lang, &name, &names::role(lang, &role)));
            desk.changed();
            focus_on("main");
        };
        let failed = move |error| match surface.ask(error) {
            Some(error) => draft.fail(error),
            None => withdrawn.open.set(false),
        };
        draft.send_or(api::assignments::delete(id, confirmed), done, failed);
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
        <Confirm
            open=withdrawn.open
            title
            verb=m::assignments_withdraw
            keep=m::assignments_withdraw_keep
            draft
            on_confirm=move |()| withdraw(None)
        >
            <p>{move || m::assignments_withdraw_text(i18n.lang(), &desk.name())}</p>
            <ul>{effect}</ul>
            <p class="lm-muted">{i18n.t(m::assignments_effect_when)}</p>
        </Confirm>
        <ConfirmSurface surface on_confirm=move |shown| withdraw(Some(shown))/>
    }
}
