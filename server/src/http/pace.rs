//! How often one address may ask about cards: often enough for a reception
//! desk, too seldom to watch what becomes of many papers.

use shared::time::Timestamp;
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

const WINDOW_MS: i64 = 60_000;
/// So many questions a minute.
const QUESTIONS: u32 = 240;
/// Beyond so many networks at once the rest share one count.
const NETWORKS: usize = 10_000;

/// Counts questions, in memory.
#[derive(Debug, Default)]
pub struct Pace(Mutex<HashMap<IpAddr, (Timestamp, u32)>>);

impl Pace {
    /// Counts a question of `address`.
    ///
    /// # Errors
    /// After how many seconds to ask again.
    pub fn ask(&self, address: IpAddr, now: Timestamp) -> Result<(), u32> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut network = network(address);
        if NETWORKS <= asked.len() && !asked.contains_key(&network) {
            asked.retain(|_, (since, _)| now.since(*since) < WINDOW_MS);
            if NETWORKS <= asked.len() {
                network = Ipv6Addr::UNSPECIFIED.into();
            }
        }
        let (since, count) = asked.entry(network).or_insert((now, 0));
        // Also when the clock was put back.
        if !(0..WINDOW_MS).contains(&now.since(*since)) {
            (*since, *count) = (now, 0);
        }
        if QUESTIONS <= *count {
            let left = WINDOW_MS - now.since(*since);
            return Err(u32::try_from(left / 1000 + 1).unwrap_or(u32::MAX));
        }
        *count += 1;
        Ok(())
    }
}

/// An IPv4 address, or the /64 of an IPv6 one: that much one household or one
/// machine has to itself (RFC 6177 §2).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = address.to_bits() & !u128::from(u64::MAX);
            Ipv6Addr::from_bits(network).into()
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_has_so_many_questions() {
        let pace = Pace::default();
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().unwrap());
        for _ in 0..QUESTIONS {
            assert_eq!(pace.ask(one, Timestamp(1000)), Ok(()));
        }
        assert_eq!(pace.ask(one, Timestamp(31_000)), Err(31));
        assert_eq!(pace.ask(other, Timestamp(31_000)), Ok(()));
        assert_eq!(pace.ask(one, Timestamp(61_000)), Ok(()));
        assert_eq!(pace.ask(one, Timestamp(0)), Ok(()));
    }

    #[test]
    fn a_network_asks_as_one() {
        let pace = Pace::default();
        for host in 0..QUESTIONS {
            let address = format!("2001:db8::{host:x}").parse().unwrap();
            assert_eq!(pace.ask(address, Timestamp(0)), Ok(()));
        }
        let address = "2001:db8::ffff:1".parse().unwrap();
        assert!(pace.ask(address, Timestamp(0)).is_err());
    }
}
