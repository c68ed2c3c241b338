//! Cookies that came without their workstation's key, for the journal and for
//! whoever the session is.
//!
//! A browser asks without showing the key, too, when its receipt ran out, and
//! proves at once: what somebody proves from the same address within a minute
//! was theirs. The rest is one line for a session, an address and a minute.

use shared::{ids::SessionId, time::Timestamp};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How long a proof may follow, in milliseconds.
const GRACE_MS: i64 = 60_000;
/// So many addresses are told apart for a session; the rest count with the last.
const ADDRESSES: usize = 4;

/// Requests with a session's cookie whose key nobody showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    /// Whose cookie it was.
    pub session: SessionId,
    /// Where the first came from.
    pub address: IpAddr,
    /// When the first came.
    pub at: Timestamp,
    /// How many there were.
    pub count: u64,
    /// Whether the journal has them already: another key was shown.
    pub journalled: bool,
}

/// Those of late.
#[derive(Debug, Default)]
pub(super) struct BareCookies(Mutex<HashMap<SessionId, Vec<Bare>>>);

impl BareCookies {
    /// One more.
    pub(super) fn count(
        &self,
        session: SessionId,
        address: IpAddr,
        at: Timestamp,
        journalled: bool,
    ) {
        let mut bare = self.bare();
        let of_session = bare.entry(session).or_default();
        let is_full = ADDRESSES <= of_session.len();
        let same = |bare: &&mut Bare| bare.address == address && bare.journalled == journalled;
        if let Some(known) = of_session.iter_mut().find(same) {
            known.count += 1;
        } else if let Some(last) = of_session.last_mut().filter(|_| is_full) {
            last.count += 1;
        } else {
            of_session.push(Bare {
                session,
                address,
                at,
                count: 1,
                journalled,
            });
        }
    }

    /// The key was shown from there: what lacked it was its owner's.
    pub(super) fn proven(&self, session: SessionId, address: IpAddr) {
        let mut bare = self.bare();
        if let Some(of_session) = bare.get_mut(&session) {
            of_session.retain(|bare| bare.journalled || bare.address != address);
        }
    }

    /// Those that no proof followed.
    pub(super) fn take(&self, now: Timestamp) -> Vec<Bare> {
        let mut taken = Vec::new();
        self.bare().retain(|_, of_session| {
            let is_due = |bare: &mut Bare| !(0..GRACE_MS).contains(&now.since(bare.at));
            taken.extend(of_session.extract_if(.., is_due));
            !of_session.is_empty()
        });
        taken
    }

    /// Takes back what could not be written.
    pub(super) fn restore(&self, taken: Vec<Bare>) {
        let mut bare = self.bare();
        for one in taken {
            bare.entry(one.session).or_default().push(one);
        }
    }

    fn bare(&self) -> MutexGuard<'_, HashMap<SessionId, Vec<Bare>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const SESSION: SessionId = SessionId::new(Uuid::from_u128(1));

    fn address(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    #[test]
    fn a_flood_is_a_few_lines_a_minute_and_none_is_lost() {
        let cookies = BareCookies::default();
        for last in 0..=255 {
            cookies.count(SESSION, address(last), Timestamp(0), false);
        }
        assert!(cookies.take(Timestamp(GRACE_MS - 1)).is_empty());
        let taken = cookies.take(Timestamp(GRACE_MS));
        assert_eq!(taken.len(), ADDRESSES);
        assert_eq!(taken.iter().map(|bare| bare.count).sum::<u64>(), 256);
        cookies.restore(taken.clone());
        assert_eq!(cookies.take(Timestamp(GRACE_MS)), taken);
        assert!(cookies.bare().is_empty());
    }

    #[test]
    fn a_proof_from_the_same_address_explains_it() {
        let cookies = BareCookies::default();
        for last in [1, 2] {
            cookies.count(SESSION, address(last), Timestamp(0), false);
        }
        cookies.count(SESSION, address(1), Timestamp(0), true);
        cookies.proven(SESSION, address(1));
        let taken = cookies.take(Timestamp(GRACE_MS));
        let left = taken.iter().map(|bare| (bare.address, bare.journalled));
        let left: Vec<_> = left.collect();
        assert_eq!(left, [(address(2), false), (address(1), true)]);
    }
}
