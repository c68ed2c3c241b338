//! What a genuine card says, to be compared with the paper.

use super::{
    dates::Dates,
    dom::{El, drawing, el, panel},
};
use judging::{
    standing::{Standing, is_done, is_withdrawn},
    verdict::Genuine,
};
use shared::{
    card::ServiceStatus,
    catalogue::DiagnosisSystem,
    lang::Lang,
    messages as m,
    patients::{BirthDate, Sex},
    referrals::{Number, Priority, Processing},
};

/// What a genuine card says.
pub fn said(genuine: &Genuine, dates: &Dates) -> El {
    let lang = dates.lang;
    let card = &genuine.card;
    let standing = genuine.standing(dates.second());
    let patient = match card.sex {
        Sex::Female => m::verify_said_patient_female,
        Sex::Male => m::verify_said_patient_male,
        Sex::Unknown => m::verify_said_patient_unknown,
    };
    let valid = match standing {
        Standing::Valid | Standing::Partly(_) => m::verify_said_valid,
        Standing::Done | Standing::Expired | Standing::Withdrawn(_) => m::verify_said_was_valid,
    };
    let born = match card.birth_date {
        BirthDate::Day(day) => dates.day(day),
        BirthDate::Year(year) => m::patients_born_about(lang, &year.to_string()),
    };
    let born = [card.patient.to_string(), born].join(", ");
    let days = [card.issued_at, card.expires_at - 1].map(|second| dates.date(second));
    let services = services(genuine, &standing, lang);
    let services = services.iter().map(|text| el("div", "").text(text));
    let diagnoses = card.diagnoses.iter().map(|(system, code)| {
        let system = match system {
            DiagnosisSystem::Icd10 => m::referrals_icd10,
            DiagnosisSystem::Icpc2 => m::referrals_icpc2,
        };
        row(system(lang), text(code.as_str()))
    });
    let rows = el("dl", "lm-kv")
        .add(row(m::verify_said_number(lang), number(&card.number)))
        .add(row(patient(lang), text(&born)))
        .add(row(
            m::verify_said_services(lang),
            el("dd", "").all(services),
        ))
        .all(diagnoses)
        .add(row(
            m::referrals_priority(lang),
            priority(card.priority, lang),
        ))
        .add(row(valid(lang), text(&days.join(" – "))))
        .add(row(m::verify_said_by(lang), text(&card.requester)))
        .add(row(
            m::verify_said_organization(lang),
            text(&card.organization),
        ));
    let (panel, body) = panel(m::verify_said(lang));
    let compare = el("p", "lm-muted").text(m::verify_compare(lang));
    panel.add(body.add(compare).add(rows))
}

fn row(name: &str, value: El) -> El {
    el("div", "").add(el("dt", "").text(name)).add(value)
}

fn text(text: &str) -> El {
    el("dd", "").text(text)
}

fn number(number: &Number) -> El {
    let groups = number.groups();
    let spans = groups.map(|group| el("span", "").text(group));
    let number = el("span", "lm-number").attr("role", "img");
    let number = number.attr("aria-label", &groups.join(" "));
    el("dd", "").add(number.all(spans))
}

fn priority(priority: Priority, lang: Lang) -> El {
    let word = match priority {
        Priority::Routine => m::referrals_priority_routine,
        Priority::Urgent => m::referrals_priority_urgent,
        Priority::Asap => m::referrals_priority_asap,
        Priority::Stat => m::referrals_priority_stat,
    };
    let level = priority.level();
    let bars = [
        r#"x="0.5" y="9.5" width="4" height="4""#,
        r#"x="6" y="5.5" width="4" height="8""#,
        r#"x="11.5" y="1.5" width="4" height="12""#,
    ];
    let bars = bars.iter().zip(0..).map(|(bar, place)| {
        let class = if place < level { "on" } else { "off" };
        format!(r#"<rect class="{class}" {bar}/>"#)
    });
    let bars: String = bars.collect();
    let mark = el("span", "lm-prio").attr("data-level", &level.to_string());
    let mark = mark.add(drawing("", "0 0 16 14", &bars)).text(word(lang));
    el("dd", "").add(mark)
}

/// Each service, by the name the catalogue has for it if the server told, and
/// what has become of it.
fn services(genuine: &Genuine, standing: &Standing, lang: Lang) -> Vec<String> {
    let told = genuine.status().map(|status| status.services.as_slice());
    let services = genuine.card.services.iter().enumerate();
    let services = services.map(|(place, (code, quantity))| {
        let told = told.and_then(|services| services.get(place));
        let name = told.map_or("", |service| service.name.of(lang));
        let mut service = if name.is_empty() {
            code.as_str().to_owned()
        } else {
            m::verify_said_service(lang, code.as_str(), name)
        };
        if 1 < quantity.get() {
            let count = quantity.get().to_string();
            service = m::verify_said_quantity(lang, &service, &count);
        }
        let listed = matches!(standing, Standing::Partly(places) if places.contains(&place));
        let state = match told {
            Some(told) => Some(state(told)),
            None => listed.then_some(m::verify_state_withdrawn as fn(Lang) -> _),
        };
        if let Some(state) = state {
            service = [&service, state(lang)].join(": ");
        }
        service
    });
    services.collect()
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
