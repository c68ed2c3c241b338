//! Where a genuine card stands: what a date, a list and the server say.

use shared::{
    card::{Card, CardStatus, RevocationList, ServiceStatus},
    referrals::Request,
    time::Timestamp,
};

/// How old a list may be before it is said that it may be out of date, in
/// seconds: a week. Whoever checks papers at work has had a network since.
const LIST_HOLDS: i64 = 7 * 24 * 60 * 60;

/// The list of a key's withdrawn cards, and when the server gave it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The list itself.
    pub list: RevocationList,
    /// When the server gave it, not when it was read.
    pub at: Timestamp,
}

/// How far a list can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListAge {
    /// When the server gave it.
    pub at: Timestamp,
    /// Whether its key says that it has changed since.
    pub outdated: bool,
}

impl ListAge {
    /// Whether it may lack what was withdrawn before `now`, in seconds since
    /// 1970.
    pub fn is_doubtful(&self, now: i64) -> bool {
        self.outdated || self.at.0.div_euclid(1000) + LIST_HOLDS < now
    }
}

/// What the list of withdrawn cards says of one card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withdrawals {
    /// There is no list.
    Unknown,
    /// It holds.
    None,
    /// It holds no more, since this second if the list says.
    All(Option<i64>),
    /// The services in these places do not.
    Some(Vec<usize>),
}

impl Withdrawals {
    /// What the list of the card's key says.
    pub fn of(card: &Card, list: Option<&RevocationList>) -> Self {
        let Some(list) = list else {
            return Self::Unknown;
        };
        if let Some(since) = list.withdrawn(&card.rid, card.issued_at) {
            return Self::All((since != 0).then_some(since));
        }
        let places = list.services.get(&card.rid);
        let mut places = places.cloned().unwrap_or_default();
        places.retain(|place| *place < card.services.len());
        places.sort_unstable();
        places.dedup();
        match places.len() {
            0 => Self::None,
            count if count == card.services.len() => Self::All(None),
            _ => Self::Some(places),
        }
    }
}

/// Where a genuine card stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Valid,
    /// It holds, but not for the services in these places.
    Partly(Vec<usize>),
    /// Everything that was not withdrawn has been carried out.
    Done,
    /// Its validity has ended.
    Expired,
    /// It holds no more, since then if it is known.
    Withdrawn(Option<Timestamp>),
}

impl Standing {
    pub(crate) fn of(
        card: &Card,
        withdrawals: &Withdrawals,
        status: Option<&CardStatus>,
        now: i64,
    ) -> Self {
        // A signature proves that the day it was made has come, whatever a
        // wrong clock says.
        let expired = card.expires_at <= now.max(card.issued_at);
        let (withdrawn, done) = match status {
            Some(status) => by_server(status),
            None => (withdrawals.clone(), 0),
        };
        let places = match withdrawn {
            Withdrawals::All(since) => {
                let since = since.map(|second| Timestamp(second.saturating_mul(1000)));
                return Self::Withdrawn(since);
            }
            Withdrawals::Some(places) => places,
            Withdrawals::None | Withdrawals::Unknown => Vec::new(),
        };
        match () {
            () if 0 < done && done + places.len() == card.services.len() => Self::Done,
            () if expired || status.is_some_and(ended) => Self::Expired,
            () if places.is_empty() => Self::Valid,
            () => Self::Partly(places),
        }
    }
}

/// What was withdrawn, and how many services were carried out.
fn by_server(status: &CardStatus) -> (Withdrawals, usize) {
    let services = &status.services;
    let places: Vec<usize> = (0..services.len())
        .filter(|place| is_withdrawn(&services[*place]))
        .collect();
    let done = services.iter().filter(|service| is_done(service)).count();
    let withdrawn = match places.len() {
        0 => Withdrawals::None,
        count if count == services.len() => {
            let last = services.iter().filter_map(|service| service.withdrawn_at);
            Withdrawals::All(last.max().map(|at| at.0.div_euclid(1000)))
        }
        _ => Withdrawals::Some(places),
    };
    (withdrawn, done)
}

/// Whether a service was taken back or said to be a mistake.
pub fn is_withdrawn(service: &ServiceStatus) -> bool {
    match service.state.request {
        Request::EnteredInError => true,
        // Without a date, its validity has ended.
        Request::Recalled => service.withdrawn_at.is_some(),
        Request::Draft | Request::Active | Request::Completed => false,
    }
}

/// Whether a service was carried out.
pub fn is_done(service: &ServiceStatus) -> bool {
    service.state.request == Request::Completed
}

/// Whether nothing of it is in force, and something ran out.
fn ended(status: &CardStatus) -> bool {
    let mut services = status.services.iter();
    let active = services.any(|service| service.state.request == Request::Active);
    !active && !status.services.is_empty()
}
