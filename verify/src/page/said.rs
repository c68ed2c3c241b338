//! What a genuine card says, to be compared with the paper.

use super::{answer::Panel, dates::Dates};
use judging::{
    standing::{Standing, is_done, is_withdrawn},
    verdict::Genuine,
};
use leptos::prelude::*;
use shared::{
    card::ServiceStatus,
    catalogue::DiagnosisSystem,
    lang::Lang,
    messages as m,
    patients::Sex,
    referrals::{Number, Priority, Processing, Quantity},
};

/// What a genuine card says.
#[component]
pub fn Said(genuine: Box<Genuine>, dates: Dates) -> impl IntoView {
    let lang = dates.lang;
    let standing = genuine.standing(dates.second());
    let services = services(&genuine, &standing, lang);
    let card = genuine.card;
    let patient = match card.sex {
        Sex::Female => m::verify_said_patient_female,
        Sex::Male => m::verify_said_patient_male,
        Sex::Unknown => m::verify_said_patient_unknown,
    };
    let diagnoses = card.diagnoses.iter().map(|(system, code)| {
        let system = match system {
            DiagnosisSystem::Icd10 => m::verify_icd10,
            DiagnosisSystem::Icpc2 => m::verify_icpc2,
        };
        m::verify_said_diagnosis(lang, code.as_str(), system(lang))
    });
    let valid = match standing {
        Standing::Valid | Standing::Partly(_) => m::verify_said_valid,
        Standing::Done | Standing::Expired | Standing::Withdrawn(_) => m::verify_said_was_valid,
    };
    let days = [card.issued_at, card.expires_at - 1].map(|second| dates.date(second));
    let rows = [
        (m::verify_said_number(lang), number(&card.number)),
        (
            patient(lang),
            lines([format!("{}, {}", card.patient, dates.day(card.birth_date))]),
        ),
        (m::verify_said_services(lang), lines(services)),
        (m::verify_said_diagnoses(lang), lines(diagnoses)),
        (m::verify_said_priority(lang), priority(card.priority, lang)),
        (valid(lang), lines([days.join(" – ")])),
        (m::verify_said_by(lang), lines([card.requester])),
        (
            m::verify_said_organization(lang),
            lines([card.organization]),
        ),
    ];
    let rows = rows.map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! {
        <Panel title=m::verify_said(lang)>
            <p class="lm-muted">{m::verify_compare(lang)}</p>
            <dl class="lm-kv">{rows.collect_view()}</dl>
        </Panel>
    }
}

fn lines(texts: impl IntoIterator<Item = String>) -> AnyView {
    let lines = texts.into_iter().map(|text| view! { <div>{text}</div> });
    lines.collect_view().into_any()
}

fn number(number: &Number) -> AnyView {
    let spoken = number.groups().join(" ");
    let groups = number
        .groups()
        .map(|group| view! { <span>{group.to_owned()}</span> });
    view! {
        <span class="lm-number" role="img" aria-label=spoken>
            {groups.collect_view()}
        </span>
    }
    .into_any()
}

fn priority(priority: Priority, lang: Lang) -> AnyView {
    let word = match priority {
        Priority::Routine => m::verify_priority_routine,
        Priority::Urgent => m::verify_priority_urgent,
        Priority::Asap => m::verify_priority_asap,
        Priority::Stat => m::verify_priority_stat,
    };
    let class = |bar: u8| {
        if bar < priority.level() { "on" } else { "off" }
    };
    view! {
        <span class="lm-prio" data-level=priority.level()>
            <svg viewBox="0 0 16 14" aria-hidden="true">
                <rect class=class(0) x="0.5" y="9.5" width="4" height="4"/>
                <rect class=class(1) x="6" y="5.5" width="4" height="8"/>
                <rect class=class(2) x="11.5" y="1.5" width="4" height="12"/>
            </svg>
            {word(lang)}
        </span>
    }
    .into_any()
}

/// Each service, by the name the catalogue has for it if the server told, and
/// what has become of it.
fn services(genuine: &Genuine, standing: &Standing, lang: Lang) -> Vec<String> {
    let told = genuine.status().map(|status| status.services.as_slice());
    let services = genuine.card.services.iter().enumerate();
    let service = |(place, (code, quantity)): (usize, &(shared::fields::Code, Quantity))| {
        let told = told.and_then(|services| services.get(place));
        let name = told
            .map(|service| service.name.of(lang))
            .unwrap_or_default();
        let service = if name.is_empty() {
            code.as_str().to_owned()
        } else {
            m::verify_said_service(lang, code.as_str(), name)
        };
        let service = match quantity.get() {
            1 => service,
            count => m::verify_said_quantity(lang, count.into(), &service),
        };
        let listed = matches!(standing, Standing::Partly(places) if places.contains(&place));
        match told.map(|told| state(told)(lang)) {
            Some(state) => [service.as_str(), state].join(": "),
            None if listed => [service.as_str(), m::verify_state_withdrawn(lang)].join(": "),
            None => service,
        }
    };
    services.map(service).collect()
}

fn state(service: &ServiceStatus) -> fn(Lang) -> &'static str {
    if is_withdrawn(service) {
        m::verify_state_withdrawn
    } else if is_done(service) {
        m::verify_state_done
    } else if service.state.processing == Processing::InProgress {
        m::verify_state_taken
    } else {
        m::verify_state_active
    }
}
