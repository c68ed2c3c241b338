//! What heads the first page of a copy: words on the left, the QR code on the
//! right.

use super::{
    facts::{Facts, PaperError},
    font::Style,
    qr,
    sheet::{Cell, Ink, LEFT, MM, RIGHT, STROKE, Sheets, WIDTH},
};
use krilla::tagging::{ArtifactType, Tag, TagKind};
use shared::messages as m;
use std::num::NonZeroU16;

/// The code with its border; the modules alone take more than 40 mm.
const CODE: f32 = 50.0 * MM;
/// How wide the words may be beside the code.
pub(super) const BESIDE: f32 = WIDTH - CODE - 4.0 * MM;

/// What it says below the code.
const CAPTION: Style = Style::regular(7.5).muted();

pub(super) fn heading(level: u16, title: &str) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(title.to_owned())).into()
}

/// Who issued, and what this is.
pub(super) fn title(sheets: &mut Sheets<'_>, facts: &Facts<'_>, title: &str, style: Style) {
    let small = Style::regular(8.5).muted();
    let (facility, contact) = (facts.paper.facility, facts.paper.contact);
    if !facility.is_empty() {
        let name = Style::bold(9.0);
        sheets.row(vec![Cell::new(LEFT, BESIDE, Tag::P, facility, name)]);
    }
    if !contact.is_empty() {
        sheets.row(vec![Cell::new(LEFT, BESIDE, Tag::P, contact, small)]);
    }
    sheets.gap(3.0 * MM);
    let cell = Cell::new(LEFT, BESIDE, heading(1, title), title, style);
    sheets.row(vec![cell]);
}

/// The QR code in the upper right corner of the page, with what to do with it.
pub(super) fn code(sheets: &mut Sheets<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    let lang = facts.lang();
    // Its border reaches into the margins: nothing else stands there.
    let (x, top) = (RIGHT - CODE + 2.0 * MM, super::sheet::TOP - 2.0 * MM);
    let scale = CODE / qr::side(&facts.code);
    let path = qr::outline(&facts.code).ok_or(PaperError::Pdf)?;
    let ink = Ink::Shape {
        x,
        y: top,
        scale,
        path,
    };
    let alt = m::paper_code_alt(lang, &facts.number.to_string());
    let page = sheets.page();
    sheets.part(Tag::Figure(Some(alt)), |sheets| {
        sheets.draw(page, ink, None);
    });
    let written = sheets.y;
    sheets.y = top + CODE - 0.5 * MM;
    let caption = m::paper_code_caption(lang);
    let width = sheets.faces.line(caption, CAPTION).width;
    let cell = Cell::new(x + (CODE - width) / 2.0, CODE, Tag::P, caption, CAPTION);
    sheets.repeat(&[cell], ArtifactType::Layout);
    sheets.y = sheets.y.max(written) + 5.0 * MM;
    Ok(())
}

/// A heading within a copy, on the page of what it heads.
pub(super) fn section(sheets: &mut Sheets<'_>, text: &str, style: Style, room: f32) {
    sheets.keep(style.height() + room);
    sheets.text(heading(2, text), text, style);
    sheets.gap(0.8 * MM);
    sheets.rule(LEFT, WIDTH, STROKE, 0);
    sheets.gap(1.8 * MM);
}
