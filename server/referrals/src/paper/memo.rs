//! The patient's own copy: larger, and without the diagnosis.

use super::{
    facts::{Facts, PaperError},
    font::Style,
    head,
    sheet::{Cell, LEFT, MM, Sheets, WIDTH},
    words,
};
use krilla::tagging::{ListNumbering, Tag};
use shared::{
    messages as m,
    patients::Sex,
    referrals::{AskedService, Priority},
};

const BODY: Style = Style::regular(12.0).leading(1.4);
const STRONG: Style = Style::bold(13.0);
const HEADING: Style = Style::bold(13.0);
const SMALL: Style = Style::regular(9.5).leading(1.4);
/// Between sections.
const APART: f32 = 4.5 * MM;
const ROOM: f32 = 16.0 * MM;
const INDENT: f32 = 7.0 * MM;

pub(super) fn title(facts: &Facts<'_>) -> &'static str {
    match facts.paper.requisition.patient.sex {
        Sex::Female => m::paper_memo_female(facts.lang()),
        Sex::Male | Sex::Unknown => m::paper_memo_male(facts.lang()),
    }
}

pub(super) fn write(sheets: &mut Sheets<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    top(sheets, facts)?;
    services(sheets, facts);
    if let Some(advice) = &facts.paper.requisition.patient_instruction {
        head::section(sheets, m::paper_memo_advice(facts.lang()), HEADING, ROOM);
        sheets.text(Tag::P, advice.as_str(), BODY);
        sheets.gap(APART);
    }
    next(sheets, facts);
    let privacy = m::paper_memo_privacy(facts.lang());
    sheets.gap(1.0 * MM);
    sheets.text(Tag::P, privacy, SMALL.muted());
    Ok(())
}

fn top(sheets: &mut Sheets<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    let lang = facts.lang();
    head::title(sheets, facts, title(facts), Style::bold(20.0).leading(1.25));
    let beside = |text: &str, style| vec![Cell::new(LEFT, head::BESIDE, Tag::P, text, style)];
    let name = words::called(lang, &facts.paper.requisition.patient);
    sheets.gap(1.0 * MM);
    sheets.row(beside(&name, STRONG));
    sheets.gap(4.0 * MM);
    sheets.row(beside(
        m::paper_memo_number(lang),
        Style::regular(10.0).muted(),
    ));
    sheets.row(beside(&facts.number.to_string(), Style::bold(18.0)));
    let until = if facts.holding() == 0 {
        m::paper_none_holds(lang).to_owned()
    } else {
        m::paper_memo_until(lang, &facts.date(facts.until))
    };
    sheets.gap(1.0 * MM);
    sheets.row(beside(&until, STRONG));
    head::code(sheets, facts)
}

/// What is to be done, then what is not any more.
fn services(sheets: &mut Sheets<'_>, facts: &Facts<'_>) {
    let lang = facts.lang();
    let services = facts.services.iter();
    let (holding, ended): (Vec<_>, Vec<_>) = services.partition(|(_, ended)| ended.is_none());
    let asked = holding
        .into_iter()
        .map(|(one, _)| times(facts, &one.service));
    let asked: Vec<String> = asked.collect();
    if !asked.is_empty() {
        head::section(sheets, m::paper_memo_services(lang), HEADING, ROOM);
        steps(sheets, &asked);
    }
    let ended = ended.into_iter().map(|(one, ended)| {
        let ended = ended.as_deref().unwrap_or_default();
        m::paper_memo_state(lang, one.service.name.of(lang), ended)
    });
    let ended: Vec<String> = ended.collect();
    if !ended.is_empty() {
        head::section(sheets, m::paper_memo_done(lang), HEADING, ROOM);
        steps(sheets, &ended);
    }
}

fn times(facts: &Facts<'_>, service: &AskedService) -> String {
    let name = service.name.of(facts.lang());
    match service.quantity.get() {
        1 => name.to_owned(),
        count => m::paper_memo_times(facts.lang(), count.into(), name),
    }
}

/// A numbered list.
fn steps(sheets: &mut Sheets<'_>, texts: &[String]) {
    sheets.part(Tag::L(ListNumbering::Decimal), |sheets| {
        for (place, text) in (1..).zip(texts) {
            let place = format!("{place}.");
            sheets.part(Tag::LI, |sheets| {
                sheets.row(vec![
                    Cell::new(LEFT, INDENT, Tag::Lbl, &place, BODY),
                    Cell::new(LEFT + INDENT, WIDTH - INDENT, Tag::LBody, text, BODY),
                ]);
            });
            sheets.gap(1.0 * MM);
        }
    });
    sheets.gap(APART);
}

fn next(sheets: &mut Sheets<'_>, facts: &Facts<'_>) {
    let (lang, requisition) = (facts.lang(), facts.paper.requisition);
    let mut texts = Vec::new();
    if facts.holding() == 0 {
        texts.push(m::paper_memo_nothing(lang).to_owned());
    } else {
        let planned = requisition.occurrence;
        let days = u64::from(requisition.priority.stuck_days());
        texts.push(match planned.filter(|day| facts.today <= *day) {
            Some(day) => m::paper_memo_choose_day(lang, &facts.date(day)),
            None => m::paper_memo_choose(lang).to_owned(),
        });
        match requisition.priority {
            Priority::Stat => texts.push(m::paper_memo_now(lang).to_owned()),
            Priority::Urgent | Priority::Asap if planned.is_none() => {
                texts.push(m::paper_memo_within(lang, days));
            }
            Priority::Routine | Priority::Urgent | Priority::Asap => {}
        }
        texts.push(m::paper_memo_bring(lang).to_owned());
    }
    if !facts.paper.contact.is_empty() {
        texts.push(m::paper_memo_questions(lang, facts.paper.contact));
    }
    head::section(sheets, m::paper_memo_next(lang), HEADING, ROOM);
    steps(sheets, &texts);
}
