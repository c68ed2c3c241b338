//! Gives roles to users and withdraws them.

mod assign;
mod desk;
mod effect;
mod held;
mod matrix;
mod withdraw;

use crate::{
    components::{
        focus::focus_on,
        form_state::{Entry, FormState},
        head::Head,
        load::{Failure, LoadFailure, Skeleton},
        panel::{Panel, PanelBody},
        table::Empty,
    },
    i18n::use_i18n,
    live::live,
    navigation::use_go,
    page::Page,
    pages::person_choice::{PersonChoice, PersonField},
};
use assign::Assign;
use desk::Desk;
use held::HeldRoles;
use leptos::prelude::*;
use matrix::Matrix;
use shared::{ids::UserId, messages as m};

/// The page, perhaps about a certain user.
#[component]
pub fn AssignmentsPage(user: Option<UserId>) -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("holder");
    let entry = state.entry("user_id", user.map(|id| id.to_string()).unwrap_or_default());
    view! {
        <Head title=i18n.t(m::assignments_title) lead=i18n.t(m::assignments_lead)/>
        <section class="lm-panel" aria-label=i18n.t(m::assignments_user)>
            <WhoseRoles state entry/>
            {user.is_none().then(|| {
                view! {
                    <Empty
                        title=i18n.t(m::assignments_none_chosen)
                        hint=i18n.t(m::assignments_none_chosen_hint)
                    />
                }
            })}
        </section>
        {user.map(|user| {
            // Whoever else stands in the field, these are not their roles.
            let is_shown = move || entry.value.with(|value| *value == user.to_string());
            view! { <div hidden=move || !is_shown()><DeskOf user/></div> }
        })}
    }
}

/// Whose roles to show.
#[component]
fn WhoseRoles(state: FormState, entry: Entry) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let choice = PersonChoice::new(entry);
    let show = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        state.once_settled(move || {
            match state.read(move |reader| reader.chosen(entry, m::tokens_user_required)) {
                Some(user) => go.to(Page::Assignments(Some(user))),
                None => focus_on(&entry.id()),
            }
        });
    };
    view! {
        <form class="lm-tools" novalidate on:submit=show>
            <PersonField
                choice
                label=i18n.t(m::assignments_user)
                none=i18n.t(m::assignments_user_choose)
                hint=i18n.t(m::assignments_user_hint)
            />
            <div class="lm-actions">
                <button class="ds-button" type="submit" data-variant="secondary">
                    {i18n.t(m::assignments_show)}
                </button>
            </div>
        </form>
        <Failure of=choice.loader()/>
    }
}

/// The parts of the page about `user`.
#[component]
fn DeskOf(user: UserId) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::new(user);
    let facts = desk.loader;
    // Drawn once: what changes, changes inside.
    let came = Memo::new(move |_| facts.get().is_some());
    let rule = i18n.t(m::permissions_rule);
    live(move || match (came.get(), facts.error()) {
        (true, _) => view! {
            <div class="lm-cols">
                <div class="lm-stack">
                    <HeldRoles desk/>
                    <Panel id="together" title=i18n.t(m::permissions_effective)>
                        <Matrix desk/>
                        <footer>
                            <span>{rule}</span>
                        </footer>
                    </Panel>
                </div>
                <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::assignments_assign)>
                    <Assign desk/>
                </aside>
            </div>
        }
        .into_any(),
        (false, Some(error)) => {
            view! { <LoadFailure error retry=move |()| facts.reload()/> }.into_any()
        }
        (false, None) => view! {
            <div class="lm-panel">
                <PanelBody>
                    <Skeleton/>
                </PanelBody>
            </div>
        }
        .into_any(),
    })
}
