//! Nonces: numbers the server gives out, each good for one proof within a minute.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

use super::ProofFault;
use ground::{crypto::jwk::Thumbprint, random::Random};

/// For how long a nonce is good.
pub const LIFETIME: SignedDuration = SignedDuration::from_secs(60);

/// How many used nonces of one key are remembered: some hundred times what a busy browser
/// asks in a minute. Beyond it that key redeems nothing until some expire, and no other
/// notices. Only keys of workstations redeem, so they bound the memory.
const REMEMBERED: usize = 5000;

/// When it was issued (Unix milliseconds, big-endian, so that nonces sort by age), then
/// 16 random bytes.
const BODY: usize = 24;
/// Half an HMAC-SHA-256, as RFC 2104 §5 permits.
const TAG: usize = 16;

/// Issues nonces and remembers only the used ones.
///
/// A nonce carries its own time and a tag of this process' key, so giving one out costs
/// no memory, whoever asks and however often. Restarting voids all of them; a client then
/// gets a new one with the refusal and tries again. Servers that share a database share the
/// key, and remember together, too ([`Monitor::spend`]).
///
/// [`Monitor::spend`]: monitor::Monitor::spend
pub struct Nonces {
    key: [u8; 32],
    random: Random,
    used: Mutex<Used>,
}

/// The used nonces that could come again, with the key that each was used by.
#[derive(Default)]
struct Used {
    nonces: BTreeMap<Nonce, Thumbprint>,
    by_key: HashMap<Thumbprint, usize>,
}

/// A nonce that was ours, still good and not yet used when it was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nonce([u8; BODY]);

impl Nonces {
    /// Under a new random key.
    pub fn new(random: Random) -> Self {
        Self::by(random.bytes(), random)
    }

    /// Under this key.
    pub fn by(key: [u8; 32], random: Random) -> Self {
        Self {
            key,
            random,
            used: Mutex::default(),
        }
    }

    /// A new nonce, of 54 characters.
    pub fn issue(&self, now: Timestamp) -> String {
        let mut bytes = [0; BODY + TAG];
        let (time, random) = bytes[..BODY].split_at_mut(8);
        time.copy_from_slice(&now.as_millisecond().to_be_bytes());
        self.random.fill(random);
        let tag = self.mac(&bytes[..BODY]).finalize().into_bytes();
        bytes[BODY..].copy_from_slice(&tag[..TAG]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Judges a nonce and changes nothing: anybody can sign a proof with a key made up on
    /// the spot, and must not be able to use up memory with it.
    pub fn check(&self, nonce: &str, now: Timestamp) -> Result<Nonce, ProofFault> {
        let bytes = URL_SAFE_NO_PAD.decode(nonce).ok();
        let bytes: [u8; BODY + TAG] = bytes
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(ProofFault::Nonce)?;
        let (body, tag) = bytes.split_first_chunk().ok_or(ProofFault::Nonce)?;
        let nonce = Nonce(*body);
        self.mac(body)
            .verify_truncated_left(tag)
            .map_err(|_| ProofFault::Nonce)?;
        if !nonce.is_good(now) {
            return Err(ProofFault::Nonce);
        }
        if self.used(now).nonces.contains_key(&nonce) {
            return Err(ProofFault::Replayed);
        }
        Ok(nonce)
    }

    /// Uses a nonce up for `key`. Of two requests with the same one, the second gets
    /// [`ProofFault::Replayed`], also when both were checked before either got here.
    pub(super) fn redeem(
        &self,
        nonce: Nonce,
        key: &Thumbprint,
        now: Timestamp,
    ) -> Result<(), ProofFault> {
        let mut used = self.used(now);
        if !nonce.is_good(now) {
            return Err(ProofFault::Nonce);
        }
        if used.nonces.contains_key(&nonce) {
            return Err(ProofFault::Replayed);
        }
        let count = used.by_key.entry(key.clone()).or_default();
        if REMEMBERED <= *count {
            return Err(ProofFault::Crowded);
        }
        *count += 1;
        used.nonces.insert(nonce, key.clone());
        Ok(())
    }

    /// The used nonces, without those too old to come again.
    fn used(&self, now: Timestamp) -> MutexGuard<'_, Used> {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.forget(now);
        used
    }

    fn mac(&self, body: &[u8]) -> Hmac<Sha256> {
        Hmac::<Sha256>::new_from_slice(&self.key)
            .expect("HMAC takes keys of any length")
            .chain_update(b"luxmedica proof nonce")
            .chain_update(body)
    }
}

impl Used {
    fn forget(&mut self, now: Timestamp) {
        while let Some(oldest) = self.nonces.first_entry()
            && oldest.key().is_past(now)
        {
            let key = oldest.remove();
            if let Some(count) = self.by_key.get_mut(&key) {
                *count -= 1;
                if *count == 0 {
                    self.by_key.remove(&key);
                }
            }
        }
    }
}

impl fmt::Debug for Nonces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonces")
    }
}

impl Nonce {
    /// As it is remembered.
    pub(super) fn name(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    fn age(&self, now: Timestamp) -> Option<SignedDuration> {
        let millis = i64::from_be_bytes(*self.0.first_chunk()?);
        let issued = Timestamp::from_millisecond(millis).ok()?;
        Some(now.duration_since(issued))
    }

    fn is_past(&self, now: Timestamp) -> bool {
        self.age(now).is_none_or(|age| age >= LIFETIME)
    }

    /// One from the future is good, too, if only just: the clock was put back a little.
    fn is_good(&self, now: Timestamp) -> bool {
        self.age(now).is_some_and(|age| age.abs() < LIFETIME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::crypto::es256::SigningKey;

    fn noon() -> Timestamp {
        "2026-06-01T09:00:00Z".parse().unwrap()
    }

    fn nonces() -> Nonces {
        Nonces::new(Random::seeded(1))
    }

    fn key(seed: u64) -> Thumbprint {
        let key = SigningKey::generate(&Random::seeded(seed));
        key.public().thumbprint().clone()
    }

    #[test]
    fn a_nonce_is_good_for_a_minute() {
        let nonces = nonces();
        let nonce = nonces.issue(noon());
        assert_eq!(nonce.len(), 54);
        let milli = SignedDuration::from_millis(1);
        assert!(nonces.check(&nonce, noon()).is_ok());
        assert!(nonces.check(&nonce, noon() + LIFETIME - milli).is_ok());
        assert_eq!(
            nonces.check(&nonce, noon() + LIFETIME),
            Err(ProofFault::Nonce)
        );
        assert_eq!(
            nonces.check(&nonce, noon() - LIFETIME),
            Err(ProofFault::Nonce)
        );
    }

    #[test]
    fn a_nonce_is_good_once() {
        let nonces = nonces();
        let text = nonces.issue(noon());
        let [one, two] = [(); 2].map(|()| nonces.check(&text, noon()).unwrap());
        let [mine, other] = [key(1), key(2)];
        assert_eq!(nonces.redeem(one, &mine, noon()), Ok(()));
        for key in [mine, other] {
            let again = nonces.redeem(two, &key, noon());
            assert_eq!(again, Err(ProofFault::Replayed));
        }
        assert_eq!(nonces.check(&text, noon()), Err(ProofFault::Replayed));
        let other = nonces.issue(noon());
        assert!(nonces.check(&other, noon()).is_ok());
    }

    #[test]
    fn only_our_own_nonces_are_good() {
        let nonces = nonces();
        let nonce = nonces.issue(noon());
        let strangers = Nonces::new(Random::seeded(2)).issue(noon());
        let mut bytes = URL_SAFE_NO_PAD.decode(&nonce).unwrap();
        bytes[7] ^= 1;
        let later = URL_SAFE_NO_PAD.encode(&bytes);
        let padded = format!("{nonce}=");
        for bad in ["", "abc", &strangers, &later, &padded, &nonce[..53]] {
            assert_eq!(nonces.check(bad, noon()), Err(ProofFault::Nonce), "{bad}");
        }
    }

    #[test]
    fn used_nonces_are_forgotten_when_they_expire() {
        let nonces = nonces();
        for second in 0..300 {
            let now = noon() + SignedDuration::from_secs(second);
            let nonce = nonces.check(&nonces.issue(now), now).unwrap();
            nonces.redeem(nonce, &key(1), now).unwrap();
        }
        let used = nonces.used.lock().unwrap();
        assert_eq!(used.nonces.len(), 60);
        assert_eq!(used.by_key, HashMap::from([(key(1), 60)]));
    }

    #[test]
    fn one_key_that_uses_up_its_share_takes_nothing_from_another() {
        let nonces = nonces();
        let [greedy, other] = [key(1), key(2)];
        let redeem = |key: &Thumbprint, issued: Timestamp, now: Timestamp| {
            let nonce = nonces.check(&nonces.issue(issued), now).unwrap();
            nonces.redeem(nonce, key, now)
        };
        for _ in 0..REMEMBERED {
            assert_eq!(redeem(&greedy, noon(), noon()), Ok(()));
        }
        let later = noon() + SignedDuration::from_secs(30);
        assert_eq!(redeem(&greedy, later, later), Err(ProofFault::Crowded));
        assert_eq!(redeem(&other, later, later), Ok(()));
        let over = noon() + LIFETIME;
        assert_eq!(redeem(&greedy, over, over), Ok(()));
    }
}
