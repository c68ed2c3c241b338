//! Whether a code is a referral of ours, and genuine.
//!
//! The order matters: who says to have signed, whether they did, and only
//! then what is said. Of a card whose signature does not fit nothing is kept.

use crate::{
    keys::KeySet,
    standing::{ListAge, Listed, Standing, Withdrawals},
};
use shared::card::{Card, CardError, CardStatus, ISSUER_PATH, Jws, from_qr, issuer};

/// What is known of the issuer.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The address of the page, without a trailing slash: `https://…`.
    pub origin: String,
    /// The issuer's keys, once they were read.
    pub keys: Option<KeySet>,
    /// Whether they were read just now, not kept from earlier.
    pub fresh: bool,
    /// The cards that hold no more, by key.
    pub withdrawn: Vec<Listed>,
}

impl Known {
    /// The list of the key `name`.
    pub fn list(&self, name: &str) -> Option<&Listed> {
        self.withdrawn.iter().find(|one| one.list.kid == name)
    }
}

/// What a code is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// We signed it.
    Genuine(Box<Genuine>),
    /// It says to be ours and is not.
    NotGenuine(Forgery),
    /// Somebody else says to have signed it; not ours to judge.
    OtherIssuer,
    /// A health card about something else.
    NotAReferral,
    /// It says to be ours; what could tell is not here.
    Undecided(Missing),
    /// No card can be made out.
    Unreadable(Unreadable),
}

/// Why a card is not genuine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgery {
    /// The signature does not fit what is said.
    Signature,
    /// The issuer has no such key.
    Key,
    /// It is signed by another algorithm, or by none.
    Algorithm,
}

/// What would tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The issuer's keys were never read.
    Keys,
    /// The keys kept from earlier lack the card's, which may be newer.
    NewerKey,
}

/// Why no card can be made out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else.
    NotACard,
    /// It is one part of several.
    Chunked,
    /// It is cut off, mistyped or broken.
    Damaged,
    /// It is larger than any card, packed or unpacked.
    TooLarge,
}

/// A card we signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genuine {
    /// As it was signed, to ask for its status.
    pub jws: String,
    /// What it says.
    pub card: Card,
    /// What the list of its key says.
    pub withdrawals: Withdrawals,
    /// How far that can be relied on.
    pub list_age: Option<ListAge>,
    status: Option<CardStatus>,
}

impl Genuine {
    /// Takes the server's word if it is about this card, which it tells.
    pub fn learn(&mut self, status: CardStatus) -> bool {
        let said = self.card.services.iter().map(|(code, _)| code);
        let fits = said.eq(status.services.iter().map(|service| &service.code));
        self.status = fits.then_some(status);
        fits
    }

    /// The server's word.
    pub fn status(&self) -> Option<&CardStatus> {
        self.status.as_ref()
    }

    /// Where it stands at `now`, in seconds since 1970: by the server's word
    /// if there is one, else by the list and the date.
    pub fn standing(&self, now: i64) -> Standing {
        Standing::of(&self.card, &self.withdrawals, self.status(), now)
    }
}

/// Judges the text of a code.
pub fn judge(text: &str, known: &Known) -> Verdict {
    match try_judge(text, known) {
        Ok(genuine) => Verdict::Genuine(Box::new(genuine)),
        Err(verdict) => verdict,
    }
}

fn try_judge(text: &str, known: &Known) -> Result<Genuine, Verdict> {
    let text = from_qr(text)?;
    let jws = Jws::parse(&text)?;
    let said = Card::parse(&jws.payload);
    let signer = issuer(&jws.payload).ok_or(Verdict::Unreadable(Unreadable::Damaged))?;
    if signer != [known.origin.as_str(), ISSUER_PATH].concat() {
        return Err(match said {
            Err(CardError::NotAReferral) => Verdict::NotAReferral,
            _ => Verdict::OtherIssuer,
        });
    }
    let keys = known.keys.as_ref();
    let keys = keys.ok_or(Verdict::Undecided(Missing::Keys))?;
    let key = keys.find(&jws.header.kid).ok_or(if known.fresh {
        Verdict::NotGenuine(Forgery::Key)
    } else {
        Verdict::Undecided(Missing::NewerKey)
    })?;
    if !key.signed(&jws) {
        return Err(Verdict::NotGenuine(Forgery::Signature));
    }
    let card = said?;
    let listed = known.list(&jws.header.kid);
    Ok(Genuine {
        withdrawals: Withdrawals::of(&card, listed.map(|listed| &listed.list)),
        list_age: listed.map(|Listed { list, at }| ListAge {
            at: *at,
            outdated: list.ctr < key.list_version,
        }),
        card,
        jws: text,
        status: None,
    })
}

impl From<CardError> for Verdict {
    fn from(error: CardError) -> Self {
        match error {
            CardError::Algorithm => Self::NotGenuine(Forgery::Algorithm),
            CardError::NotAReferral => Self::NotAReferral,
            CardError::NotACard => Self::Unreadable(Unreadable::NotACard),
            CardError::Chunked => Self::Unreadable(Unreadable::Chunked),
            CardError::Damaged => Self::Unreadable(Unreadable::Damaged),
            CardError::TooLarge => Self::Unreadable(Unreadable::TooLarge),
        }
    }
}
