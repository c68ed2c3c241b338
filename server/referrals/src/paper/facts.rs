//! What both copies are drawn from.

use super::words;
use crate::qr::code;
use ground::calendar::Calendar;
use monitor::Error;
use qrcode::QrCode;
use shared::{
    lang::Lang,
    messages as m,
    patients::BirthDate,
    referrals::{Number, Referral, Requisition},
    time::{Day, Timestamp},
};

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

impl Paper<'_> {
    /// Day and time: `20.11.2026, 14:18`.
    pub(super) fn moment(&self, at: Timestamp) -> Result<String, PaperError> {
        let day = self.calendar.day_of(at).map_err(|_| PaperError::Date)?;
        let time = self.calendar.time_of(at).map_err(|_| PaperError::Date)?;
        Ok(format!("{}, {time}", words::date(self.lang, day)))
    }
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
pub(super) struct Facts<'a> {
    pub paper: Paper<'a>,
    pub number: &'a Number,
    pub from: Day,
    pub until: Day,
    pub today: Day,
    pub issued_at: Timestamp,
    pub code: QrCode,
    /// Each service, and why it holds no more if it does not.
    pub services: Vec<(&'a Referral, Option<String>)>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(paper: &Paper<'a>) -> Result<Self, PaperError> {
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

    pub(super) fn lang(&self) -> Lang {
        self.paper.lang
    }

    pub(super) fn date(&self, day: Day) -> String {
        words::date(self.lang(), day)
    }

    pub(super) fn birth(&self, birth: BirthDate) -> String {
        match birth {
            BirthDate::Day(day) => self.date(day),
            BirthDate::Year(year) => m::patients_born_about(self.lang(), &year.to_string()),
        }
    }

    pub(super) fn holding(&self) -> usize {
        let services = self.services.iter();
        services.filter(|(_, ended)| ended.is_none()).count()
    }
}
