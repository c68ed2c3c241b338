//! A service being asked for.

use super::{line::Line, lines::Lines};
use crate::{
    components::{
        button::{Button, Variant},
        focus::focus_on,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names::referrals::category,
};
use leptos::prelude::*;
use shared::{catalogue::Category, fields::ServiceCode, messages as m};

const PARTS: [&str; 3] = ["code", "category", "quantity"];

#[component]
pub fn LineRow(lines: Lines, line: Line) -> impl IntoView {
    let i18n = use_i18n();
    let name = StoredValue::new(line.name);
    let named = move || name.with_value(|name| name.of(i18n.lang()).to_owned());
    let code = StoredValue::new(line.code.clone());
    let id = move || lines.id(&code.get_value(), PARTS[0]);
    let remove = move |()| {
        lines.remove(&code.get_value());
        request_animation_frame(move || focus_on(&lines.adding.id()));
    };
    let remove_name = Signal::derive(move || m::referrals_remove_of(i18n.lang(), &named()));
    view! {
        <tr>
            <td class="lm-code lm-nowrap" data-label=i18n.t(m::referrals_code)>
                {line.code.to_string()}
            </td>
            <th scope="row" id=id tabindex="-1">
                {named}
                {PARTS.map(|part| view! { <PartFault lines code part/> })}
            </th>
            <td data-label=i18n.t(m::referrals_category)>
                <CategorySelect lines code own=line.own/>
            </td>
            <td data-label=i18n.t(m::referrals_quantity)>
                <Count lines code named=Signal::derive(named)/>
            </td>
            <td class="lm-num">
                <Button
                    label=i18n.t(m::referrals_remove)
                    name=remove_name
                    variant=Variant::Tertiary
                    on_press=remove
                />
            </td>
        </tr>
    }
}

/// What is wrong with a part of the row.
#[component]
fn PartFault(lines: Lines, code: StoredValue<ServiceCode>, part: &'static str) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    live(move || {
        let code = code.get_value();
        let text = lines.fault(&code, part)?;
        let id = lines.id(&code, part) + "-fault";
        Some(view! {
            <p class="ds-validation-message" id=id>
                {text.say(i18n.lang(), dates)}
            </p>
        })
    })
}

/// The service's own category, or what a hospital makes of it.
#[component]
fn CategorySelect(lines: Lines, code: StoredValue<ServiceCode>, own: Category) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = move || lines.get(&code.get_value()).map(|line| line.category);
    let mut choices = vec![own];
    for other in [Category::Hospitalization, Category::TransferOfCare] {
        if other != own {
            choices.push(other);
        }
    }
    let option = move |one: Category| {
        view! {
            <option value=one.code() prop:selected=move || chosen() == Some(one)>
                {i18n.t(category(one))}
            </option>
        }
    };
    let choose = move |ev| {
        if let Some(category) = Category::parse(&event_target_value(&ev)) {
            lines.change(&code.get_value(), PARTS[1], |line| line.category = category);
        }
    };
    view! {
        <select
            class="ds-input"
            id=move || lines.id(&code.get_value(), PARTS[1])
            aria-label=i18n.t(m::referrals_category)
            on:change=choose
        >
            {choices.into_iter().map(option).collect_view()}
        </select>
    }
}

#[component]
fn Count(lines: Lines, code: StoredValue<ServiceCode>, named: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let id = move || lines.id(&code.get_value(), PARTS[2]);
    let faulty = move || lines.fault(&code.get_value(), PARTS[2]).is_some();
    let typed = move || {
        let line = lines.get(&code.get_value());
        line.map(|line| line.quantity).unwrap_or_default()
    };
    view! {
        <input
            class="ds-input lm-count"
            id=id
            type="text"
            inputmode="numeric"
            autocomplete="off"
            aria-label=move || m::referrals_quantity_of(i18n.lang(), &named.get())
            aria-invalid=move || faulty().then_some("true")
            aria-describedby=move || faulty().then(|| id() + "-fault")
            prop:value=typed
            on:input=move |ev| {
                let text = event_target_value(&ev);
                lines.change(&code.get_value(), PARTS[2], |line| line.quantity = text);
            }
        />
    }
}
