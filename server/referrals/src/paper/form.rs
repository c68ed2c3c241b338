//! The sheet for whoever carries the referral out.

use super::{
    facts::{Facts, PaperError},
    font::Style,
    head,
    sheet::{Cell, HAIR, LEFT, MM, STROKE, Sheets, WIDTH},
    words,
};
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};
use shared::{
    messages as m,
    patients::Sex,
    referrals::{Referral, Request},
};

const BODY: Style = Style::regular(10.0).leading(1.3);
const STRONG: Style = Style::bold(10.0).leading(1.3);
const LABEL: Style = Style::regular(9.0).muted();
const HEADING: Style = Style::bold(11.0);
const LABELS: f32 = 46.0 * MM;
/// Between sections.
const APART: f32 = 4.0 * MM;
/// What a heading keeps with it.
const ROOM: f32 = 18.0 * MM;

/// Where the columns of the services begin, and how wide they are.
const COLUMNS: [(f32, f32); 4] = [
    (0.0, 24.0 * MM),
    (26.0 * MM, 80.0 * MM),
    (109.0 * MM, 49.0 * MM),
    (161.0 * MM, 13.0 * MM),
];

/// A label and what it labels.
type Pair = (&'static str, String, Style);

pub(super) fn write(sheets: &mut Sheets<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    top(sheets, facts)?;
    patient(sheets, facts);
    services(sheets, facts);
    grounds(sheets, facts);
    requester(sheets, facts)?;
    signatures(sheets, facts);
    Ok(())
}

fn top(sheets: &mut Sheets<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    let (lang, number) = (facts.lang(), facts.number.to_string());
    let title = m::paper_title(lang);
    head::title(sheets, facts, title, Style::bold(15.0).leading(1.2));
    sheets.gap(1.5 * MM);
    let style = Style::bold(20.0).leading(1.25);
    sheets.row(vec![Cell::new(LEFT, head::BESIDE, Tag::P, &number, style)]);
    sheets.gap(2.0 * MM);
    let requisition = facts.paper.requisition;
    let (from, until) = (facts.date(facts.from), facts.date(facts.until));
    let valid = m::paper_valid_range(lang, &from, &until);
    let priority = words::priority(lang, requisition.priority);
    let mut pairs = vec![
        (m::paper_priority(lang), priority.to_owned(), STRONG),
        (m::paper_valid(lang), valid, STRONG),
    ];
    if let Some(day) = requisition.occurrence {
        pairs.push((m::paper_planned(lang), facts.date(day), STRONG));
    }
    if let Some(number) = &requisition.foreign_number {
        pairs.push((m::paper_national_number(lang), number.to_string(), BODY));
    }
    if let Some(link) = &requisition.replaces {
        pairs.push((m::paper_replaces(lang), link.number.to_string(), BODY));
    }
    list(sheets, pairs, head::BESIDE);
    head::code(sheets, facts)?;
    let (all, holding) = (facts.services.len(), facts.holding());
    if holding == 0 {
        banner(sheets, m::paper_none_holds(lang), Style::bold(13.0));
    } else if holding < all {
        banner(sheets, m::paper_some_hold(lang), STRONG);
    }
    Ok(())
}

/// What must not be overlooked, between two lines.
fn banner(sheets: &mut Sheets<'_>, text: &str, style: Style) {
    sheets.rule(LEFT, WIDTH, 0.7 * MM, 0);
    sheets.gap(2.2 * MM);
    sheets.text(Tag::P, text, style);
    sheets.gap(1.6 * MM);
    sheets.rule(LEFT, WIDTH, 0.7 * MM, 0);
    sheets.gap(APART);
}

/// Labels and what they label, below each other.
fn list(sheets: &mut Sheets<'_>, pairs: Vec<Pair>, width: f32) {
    sheets.part(Tag::L(ListNumbering::None), |sheets| {
        for (label, text, style) in pairs {
            sheets.part(Tag::LI, |sheets| {
                sheets.row(vec![
                    Cell::new(LEFT, LABELS - 3.0 * MM, Tag::Lbl, label, LABEL),
                    Cell::new(LEFT + LABELS, width - LABELS, Tag::LBody, &text, style),
                ]);
            });
            sheets.gap(0.6 * MM);
        }
    });
}

fn section(sheets: &mut Sheets<'_>, title: &str, pairs: Vec<Pair>) {
    head::section(sheets, title, HEADING, ROOM);
    list(sheets, pairs, WIDTH);
    sheets.gap(APART);
}

fn patient(sheets: &mut Sheets<'_>, facts: &Facts<'_>) {
    let (lang, patient) = (facts.lang(), &facts.paper.requisition.patient);
    let born = format!(
        "{}, {}",
        facts.birth(patient.birth_date),
        words::sex(lang, patient.sex)
    );
    let mut pairs = vec![
        (m::paper_name(lang), words::called(lang, patient), STRONG),
        (m::paper_born(lang), born, BODY),
    ];
    if let Some(number) = &patient.tax_number {
        let doubted = !number
            .doubts(Some(patient.birth_date), patient.sex)
            .is_empty();
        let number = if doubted {
            m::paper_as_in_document(lang, number.as_str())
        } else {
            number.to_string()
        };
        pairs.push((m::paper_tax_number(lang), number, BODY));
    }
    if let Some(phone) = &patient.phone {
        pairs.push((m::paper_phone(lang), phone.grouped(), BODY));
    }
    let title = match patient.sex {
        Sex::Female => m::paper_patient_female(lang),
        Sex::Male | Sex::Unknown => m::paper_patient_male(lang),
    };
    section(sheets, title, pairs);
}

fn services(sheets: &mut Sheets<'_>, facts: &Facts<'_>) {
    let lang = facts.lang();
    head::section(sheets, m::paper_services(lang), HEADING, ROOM + 6.0 * MM);
    let titles = [
        m::paper_service_code(lang),
        m::paper_service(lang),
        m::paper_category(lang),
        m::paper_quantity(lang),
    ];
    let cells = titles.into_iter().zip(COLUMNS).map(|(title, (x, width))| {
        let tag = Tag::TH(TableHeaderScope::Column);
        Cell::new(LEFT + x, width, tag, title, Style::regular(8.5).muted())
    });
    let titles: Vec<Cell> = cells.collect();
    sheets.part(Tag::Table, |sheets| {
        sheets.part(Tag::THead, |sheets| {
            sheets.part(Tag::TR, |sheets| sheets.row(titles.clone()));
        });
        sheets.gap(1.0 * MM);
        sheets.part(Tag::TBody, |sheets| {
            sheets.below(titles, |sheets| {
                for (referral, ended) in &facts.services {
                    sheets.rule(LEFT, WIDTH, HAIR, 160);
                    sheets.gap(1.4 * MM);
                    sheets.part(Tag::TR, |sheets| {
                        sheets.row(service(facts, referral, ended.as_deref()));
                    });
                    sheets.gap(1.4 * MM);
                }
            });
        });
    });
    sheets.rule(LEFT, WIDTH, HAIR, 160);
    sheets.gap(APART);
}

fn service(facts: &Facts<'_>, referral: &Referral, ended: Option<&str>) -> Vec<Cell> {
    let (lang, service) = (facts.lang(), &referral.service);
    let (style, plain) = match ended {
        Some(_) => (BODY.muted(), BODY.muted()),
        None => (STRONG, BODY),
    };
    let name = service.name.of(lang);
    let category = words::category(lang, service.category);
    let quantity = service.quantity.get().to_string();
    let [code, named, kind, count] = COLUMNS.map(|(x, width)| (LEFT + x, width));
    let name = Cell::new(named.0, named.1, Tag::TD, name, style);
    let done = referral.state.request == Request::Completed;
    let name = match ended {
        Some(ended) if done => name.and(ended, STRONG),
        Some(ended) => name.and(&m::paper_do_not(lang, ended), STRONG),
        None => name,
    };
    let header = Tag::TH(TableHeaderScope::Row);
    vec![
        Cell::new(code.0, code.1, header, service.code.as_str(), plain),
        name,
        Cell::new(kind.0, kind.1, Tag::TD, category, plain),
        Cell::new(count.0, count.1, Tag::TD, &quantity, plain),
    ]
}

fn grounds(sheets: &mut Sheets<'_>, facts: &Facts<'_>) {
    let (lang, requisition) = (facts.lang(), facts.paper.requisition);
    let diagnoses = [
        (m::paper_icd10(lang), &requisition.icd10),
        (m::paper_icpc2(lang), &requisition.icpc2),
    ];
    let said = diagnoses.into_iter().filter_map(|(label, diagnosis)| {
        let diagnosis = diagnosis.as_ref()?;
        let text = format!("{} {}", diagnosis.code, diagnosis.name.of(lang));
        Some((label, text, BODY))
    });
    let mut pairs: Vec<Pair> = said.collect();
    if let Some(note) = &requisition.clinical_note {
        pairs.push((m::paper_note(lang), note.to_string(), BODY));
    }
    section(sheets, m::paper_grounds(lang), pairs);
}

fn requester(sheets: &mut Sheets<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    let (lang, requisition) = (facts.lang(), facts.paper.requisition);
    let requester = &requisition.requester;
    let mut pairs = vec![
        (m::paper_name(lang), requester.full_name.to_string(), STRONG),
        (
            m::paper_position(lang),
            requester.position.to_string(),
            BODY,
        ),
    ];
    if let Some(licence) = &requester.licence_number {
        pairs.push((m::paper_licence(lang), licence.to_string(), BODY));
    }
    let organization = requester.organization.to_string();
    let issued = facts.paper.moment(facts.issued_at)?;
    pairs.push((m::paper_organization(lang), organization, BODY));
    pairs.push((m::paper_issued(lang), issued, BODY));
    section(sheets, m::paper_requester(lang), pairs);
    Ok(())
}

/// Two lines to sign on.
fn signatures(sheets: &mut Sheets<'_>, facts: &Facts<'_>) {
    let (lang, style) = (facts.lang(), Style::regular(8.5));
    let gutter = 10.0 * MM;
    let half = (WIDTH - gutter) / 2.0;
    let (caption, least, most) = (6.0 * MM, 5.0 * MM, 12.0 * MM);
    sheets.keep(least + caption);
    sheets.gap((sheets.left() - caption).clamp(least, most));
    let second = LEFT + half + gutter;
    for x in [LEFT, second] {
        sheets.rule(x, half, STROKE, 0);
    }
    sheets.gap(1.0 * MM);
    sheets.row(vec![
        Cell::new(LEFT, half, Tag::P, m::paper_sign_requester(lang), style),
        Cell::new(second, half, Tag::P, m::paper_sign_performer(lang), style),
    ]);
}
