//! The referral on paper, as a PDF of two copies: the sheet for whoever
//! carries it out, and the patient's own, without the diagnosis.
//!
//! Nothing here asks the database, the clock or chance: the same facts give
//! the same bytes.

mod facts;
mod font;
mod foot;
mod form;
mod head;
mod memo;
mod pdf;
mod qr;
mod sheet;
mod words;

#[cfg(test)]
mod tests;

pub use facts::{Paper, PaperError};

use facts::Facts;
use font::Faces;
use krilla::metadata::Metadata;
use shared::messages as m;
use sheet::Sheets;

/// Both copies, each on pages of its own: A4, black on white.
///
/// # Errors
/// See [`PaperError`].
pub fn paper(paper: &Paper<'_>) -> Result<Vec<u8>, PaperError> {
    let facts = Facts::new(paper)?;
    let faces = Faces::new()?;
    let mut sheets = Sheets::new(&faces);
    let printed = paper.moment(paper.at)?;
    let form = foot::copy(&mut sheets, &facts, &printed, form::write)?;
    let memo = foot::copy(&mut sheets, &facts, &printed, memo::write)?;
    let title = m::paper_title(paper.lang);
    let metadata = Metadata::new()
        .title(m::paper_document(
            paper.lang,
            title,
            &facts.number.to_string(),
        ))
        .language(paper.lang.code().to_owned())
        .authors(vec![paper.facility.to_owned()])
        .creator(m::app_brand(paper.lang).to_owned());
    let memo_title = memo::title(&facts).to_owned();
    let parts = vec![(form, title.to_owned()), (memo, memo_title)];
    pdf::write(sheets, metadata, parts)
}
