//! The referral on paper, as a PDF of two copies: the sheet for whoever
//! carries it out, and the patient's own, without the diagnosis.
//!
//! Nothing here asks the database, the clock or chance: the same facts give
//! the same bytes.

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

use crate::qr::code;
use font::Faces;
use ground::calendar::Calendar;
use krilla::metadata::Metadata;
use monitor::Error;
use qrcode::QrCode;
use shared::{
    lang::Lang,
    messages as m,
    patients::BirthDate,
    referrals::{Number, Referral, Requisition},
    time::{Day, Timestamp},
};
use sheet::Sheets;

/// What the paper tells.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// What was issued.
    pub requisition: &'a Requisition,
    /// The language of both copies.
    pub lang: Lang,
    /// The facility's name.
    pub facility: &'a str,
    /// How to reach it, in its own words; may be empty.
    pub contact: &'a str,
    /// The address under which cards are checked, without a trailing slash.
    pub origin: &'a str,
    /// The signed card (a JWS in compact form), for the QR code.
    pub card: &'a str,
    /// The facility's days and hours.
    pub calendar: &'a Calendar,
    /// When it is printed: what holds then is to be carried out.
    pub at: Timestamp,
}

/// Why there is no paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A draft has no number, and nothing to be shown to anybody.
    #[error("not issued")]
    NotIssued,
    /// The card does not fit one QR code of version 22.
    #[error("the card fits no QR code")]
    Card,
    /// The calendar does not reach a date on it.
    #[error("a date outside the calendar")]
    Date,
    /// The typeface does not open.
    #[error("the typeface is unreadable")]
    Font,
    /// The PDF would break its own rules.
    #[error("the PDF cannot be written")]
    Pdf,
}

impl From<PaperError> for Error {
    fn from(error: PaperError) -> Self {
        Self::failed(error)
    }
}

/// What both copies need, made ready.
struct Facts<'a> {
    paper: Paper<'a>,
    number: &'a Number,
    from: Day,
    until: Day,
    today: Day,
    issued_at: Timestamp,
    code: QrCode,
    /// Each service, and why it holds no more if it does not.
    services: Vec<(&'a Referral, Option<String>)>,
}

impl<'a> Facts<'a> {
    fn new(paper: &Paper<'a>) -> Result<Self, PaperError> {
        let requisition = paper.requisition;
        let issued = (requisition.issued_at, requisition.valid_until);
        let (Some(number), (Some(issued_at), Some(until))) = (&requisition.number, issued) else {
            return Err(PaperError::NotIssued);
        };
        let day = |at| paper.calendar.day_of(at).map_err(|_| PaperError::Date);
        let today = day(paper.at)?;
        let expired = until < today;
        let referrals = requisition.referrals.iter();
        let services = referrals.map(|one| (one, words::ended(paper.lang, one, expired)));
        Ok(Self {
            paper: *paper,
            number,
            from: day(issued_at)?,
            until,
            today,
            issued_at,
            code: code(paper.card).ok_or(PaperError::Card)?,
            services: services.collect(),
        })
    }

    fn lang(&self) -> Lang {
        self.paper.lang
    }

    fn date(&self, day: Day) -> String {
        words::date(self.lang(), day)
    }

    fn birth(&self, birth: BirthDate) -> String {
        match birth {
            BirthDate::Day(day) => self.date(day),
            BirthDate::Year(year) => m::patients_born_about(self.lang(), &year.to_string()),
        }
    }

    fn holding(&self) -> usize {
        let services = self.services.iter();
        services.filter(|(_, ended)| ended.is_none()).count()
    }
}

/// Both copies, each on pages of its own: A4, black on white.
///
/// # Errors
/// See [`PaperError`].
pub fn paper(paper: &Paper<'_>) -> Result<Vec<u8>, PaperError> {
    let facts = Facts::new(paper)?;
    let faces = Faces::new()?;
    let mut sheets = Sheets::new(&faces);
    let printed = words::moment(paper, paper.at)?;
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
