//! What was checked, and what could not be.

use super::{
    answer::{Mark, line},
    dates::Dates,
    desk::Register,
    dom::{El, el},
    panel,
};
use judging::{standing::Withdrawals, verdict::Genuine};
use shared::messages as m;

/// What was checked of a card of ours, or of none.
pub fn checked(genuine: Option<&Genuine>, register: Register, dates: &Dates) -> El {
    let lang = dates.lang;
    let lines = match genuine {
        Some(genuine) => vec![
            (Mark::Tick, m::verify_checked_signature(lang).to_owned()),
            term(genuine, dates),
            asked(genuine, register, dates),
        ],
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
    if register == Register::Asked {
        return (Mark::Open, m::verify_checked_asking(lang).to_owned());
    }
    let at = dates.listed_at.map(|at| dates.moment(at));
    let text = match (&genuine.withdrawals, at) {
        (Withdrawals::None, Some(at)) => m::verify_checked_list(lang, &at),
        (Withdrawals::All(_) | Withdrawals::Some(_), Some(at)) => {
            m::verify_checked_list_has(lang, &at)
        }
        _ => m::verify_checked_list_none(lang).to_owned(),
    };
    (Mark::Warning, text)
}
