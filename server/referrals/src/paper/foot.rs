//! A copy from its first page to its last, and what stands at the foot of
//! each page.

use super::{
    facts::{Facts, PaperError},
    font::Style,
    sheet::{BOTTOM, Cell, HAIR, LEFT, MM, RIGHT, STROKE, Sheets, WIDTH},
    words,
};
use krilla::tagging::{ArtifactType, Tag};
use shared::messages as m;

const SMALL: Style = Style::regular(8.0).leading(1.3);
const GUTTER: f32 = 8.0 * MM;

/// Writes a copy and numbers its pages. The page it begins on.
pub(super) fn copy<'a>(
    sheets: &mut Sheets<'_>,
    facts: &Facts<'a>,
    printed: &str,
    write: fn(&mut Sheets<'_>, &Facts<'a>) -> Result<(), PaperError>,
) -> Result<usize, PaperError> {
    let (lang, number) = (facts.lang(), facts.number.to_string());
    let address = format!("{}/verify", host(facts.paper.origin));
    let verify = m::paper_verify(lang, &address);
    let signed = m::paper_signed(lang);
    let printed = m::paper_printed(lang, printed, &number);
    let texts = [verify.as_str(), signed];
    let heights = texts.map(|text| sheets.height(text, SMALL, WIDTH));
    let height: f32 = heights.into_iter().sum();
    let foot = height + SMALL.height() + 5.0 * MM;
    let name = words::called(lang, &facts.paper.requisition.patient);
    sheets.open_copy(foot + 4.0 * MM, m::paper_running(lang, &name, &number));
    let first = sheets.page();
    sheets.part(Tag::Section, |sheets| {
        write(sheets, facts)?;
        let last = sheets.page();
        let pages = (last - first + 1).to_string();
        let written = sheets.pages.split_off(first);
        for (page, marks) in (1..).zip(written) {
            sheets.pages.push(marks);
            sheets.y = BOTTOM - foot;
            sheets.rule(LEFT, WIDTH, STROKE, 0);
            sheets.y += 2.5 * MM;
            for text in texts {
                let cell = Cell::new(LEFT, WIDTH, Tag::P, text, SMALL);
                // Said once, then only shown.
                if page == 1 {
                    sheets.place(vec![cell]);
                } else {
                    sheets.repeat(&[cell], ArtifactType::Footer);
                }
            }
            sheets.y = BOTTOM - SMALL.height();
            numbering(
                sheets,
                &printed,
                &m::paper_page(lang, &page.to_string(), &pages),
            );
        }
        Ok(first)
    })
}

fn numbering(sheets: &mut Sheets<'_>, printed: &str, page: &str) {
    let style = SMALL.muted();
    sheets.y -= 1.2 * MM;
    sheets.rule(LEFT, WIDTH, HAIR, 160);
    sheets.y += 1.2 * MM;
    let width = sheets.faces.line(page, style).width;
    let cells = [
        Cell::new(LEFT, WIDTH - width - GUTTER, Tag::P, printed, style),
        Cell::new(RIGHT - width, width + 1.0, Tag::P, page, style),
    ];
    sheets.repeat(&cells, ArtifactType::Footer);
}

/// The address as people type it.
fn host(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, host)| host)
}
