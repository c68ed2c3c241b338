//! The roles a user holds, each with a way to withdraw it.

use super::{desk::Desk, withdraw::Withdraw};
use crate::{
    components::{
        button::{Button, Variant},
        panel::Panel,
        subject::Subject,
        table::{Empty, heads_and_acts},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names,
};
use leptos::prelude::*;
use shared::{assignments::Assignment, messages as m};

#[component]
pub fn HeldRoles(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let withdrawn = Subject::<Assignment>::new();
    let title = Signal::derive(move || m::assignments_roles_of(i18n.lang(), &desk.name()));
    let assignments = move || {
        let facts = desk.facts();
        facts
            .map(|facts| facts.holder.assignments.clone())
            .unwrap_or_default()
    };
    let content = live(move || match assignments() {
        none if none.is_empty() => view! {
            <Empty title=i18n.t(m::assignments_none) hint=i18n.t(m::assignments_none_hint)/>
        }
        .into_any(),
        some => table(some, withdrawn),
    });
    view! {
        <Panel id="held" title>{content}</Panel>
        <Withdraw desk withdrawn/>
    }
}

fn table(assignments: Vec<Assignment>, withdrawn: Subject<Assignment>) -> AnyView {
    let row = |assignment: Assignment| row(assignment, withdrawn);
    view! {
        <table class="ds-table lm-cards">
            <thead>{heads_and_acts(&[m::assignments_role, m::assignments_column_since])}</thead>
            <tbody>{assignments.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(assignment: Assignment, withdrawn: Subject<Assignment>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (since, by) = (assignment.since, assignment.given_by.clone());
    let given = live(move || {
        let lang = i18n.lang();
        let who = by.as_deref().map(names::short);
        let who = who.unwrap_or_else(|| m::app_by_command_line(lang).into());
        m::assignments_since_by(lang, &dates.moment_time(since), &who)
    });
    let label = assignment.role.clone();
    let role = Signal::derive(move || names::role(i18n.lang(), &label));
    let name = Signal::derive(move || m::assignments_withdraw_of(i18n.lang(), &role.get()));
    view! {
        <tr>
            <th scope="row">
                <strong>{role}</strong>
            </th>
            <td data-label=i18n.t(m::assignments_column_since)>{given}</td>
            <td class="lm-num">
                <Button
                    label=i18n.t(m::assignments_withdraw)
                    variant=Variant::Tertiary
                    name
                    on_press=move |()| withdrawn.open_about(assignment.clone())
                />
            </td>
        </tr>
    }
}
