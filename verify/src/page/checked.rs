//! What was checked, and what could not be.

use super::{
    answer::{Mark, line},
    dates::Dates,
    dom::{El, el, panel},
    net::Silence,
    stage::Register,
};
use judging::{standing::Withdrawals, verdict::Genuine};
use shared::messages as m;

/// What was checked of a card of ours, or of none.
pub fn checked(genuine: Option<&Genuine>, register: Register, dates: &Dates) -> El {
    let lang = dates.lang;
    let lines = match genuine {
        Some(genuine) => {
            let signed = (Mark::Tick, m::verify_checked_signature(lang).to_owned());
            let mut lines = vec![
                signed,
                term(genuine, dates),
                asked(genuine, register, dates),
            ];
            if let Register::Silent(_) = register {
                lines.push(listed(genuine, dates));
            }
            lines
        }
        None => vec![
            (Mark::Cross, m::verify_checked_no_signature(lang).to_owned()),
            (Mark::Open, m::verify_checked_nothing_else(lang).to_owned()),
        ],
    };
    let lines = lines.iter().map(|(mark, text)| line(*mark, text));
    let mut note = el("p", "lm-muted").text(m::verify_checked_where(lang));
    if dates.zone.is_none() {
        note = note.text(" ").text(m::verify_checked_zone(lang));
    }
    let (panel, body) = panel(m::verify_checked(lang));
    panel.add(body.add(el("ul", "lm-lines").all(lines)).add(note))
}

fn term(genuine: &Genuine, dates: &Dates) -> (Mark, String) {
    let last_day = dates.date(genuine.card.expires_at - 1);
    if genuine.card.expires_at <= dates.second() {
        let over = m::verify_checked_term_over(dates.lang, &last_day);
        (Mark::Warning, over)
    } else {
        (Mark::Tick, m::verify_checked_term(dates.lang, &last_day))
    }
}

fn asked(genuine: &Genuine, register: Register, dates: &Dates) -> (Mark, String) {
    let lang = dates.lang;
    if let Some(status) = genuine.status() {
        let at = dates.instant(status.at);
        return (Mark::Tick, m::verify_checked_status(lang, &at));
    }
    let (mark, text) = match register {
        Register::Asked => (Mark::Open, m::verify_checked_asking(lang)),
        Register::Silent(Silence::Busy) => (Mark::Warning, m::verify_checked_busy(lang)),
        Register::Silent(Silence::Unable) => (Mark::Warning, m::verify_checked_unable(lang)),
        Register::Silent(Silence::Unreachable) | Register::Answered => {
            (Mark::Warning, m::verify_checked_unreachable(lang))
        }
    };
    (mark, text.to_owned())
}

/// What the list says, for want of the register's word.
fn listed(genuine: &Genuine, dates: &Dates) -> (Mark, String) {
    let lang = dates.lang;
    let Some(list) = genuine.list_age else {
        return (Mark::Warning, m::verify_checked_list_none(lang).to_owned());
    };
    let at = dates.instant(list.at);
    match genuine.withdrawals {
        Withdrawals::All(_) | Withdrawals::Some(_) => {
            (Mark::Warning, m::verify_checked_list_has(lang, &at))
        }
        _ if list.is_doubtful(dates.second()) => {
            (Mark::Warning, m::verify_checked_list_old(lang, &at))
        }
        _ => (Mark::Tick, m::verify_checked_list(lang, &at)),
    }
}
