//! Passwords: Argon2id (RFC 9106), off the async threads and never too many at once; which
//! may be set.

mod code;
mod error;
mod given;
mod lanes;
mod rules;

pub use code::{Code, readings};
pub use error::PasswordError;
pub use given::{FIRST_MS, Given, Lapse, RESET_MS};
pub use rules::Owner;

use std::{fmt, sync::Arc};

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash,
};
use lanes::{Lanes, Turn};
use serde::{Deserialize, Serialize};
use shared::{fields::Password, ids::UserId, problem::FieldFault, text::nfkc};
use tokio::task::spawn_blocking;
use zeroize::Zeroizing;

use crate::random::Random;

/// Memory of one computation, in KiB.
const MEMORY: u32 = 64 * 1024;
/// Passes over that memory.
const PASSES: u32 = 3;
/// Lanes. More than one gains nothing, for they would be computed one after another.
const LANES: u32 = 1;
/// Of a salt, in bytes (RFC 9106 §3.1).
const SALT: usize = 16;

/// Digests and verifies passwords. Clones share the lanes.
#[derive(Clone)]
pub struct Passwords(Arc<Shared>);

struct Shared {
    argon2: Argon2<'static>,
    random: Random,
    hospital: String,
    lanes: Lanes,
    nobody: PasswordDigest,
    #[cfg(any(test, debug_assertions))]
    digested: std::sync::atomic::AtomicUsize,
}

/// A digest of a password under its salt: a PHC string, as the database keeps it. What is
/// not one is found out when it is used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordDigest(String);

impl PasswordDigest {
    /// `$argon2id$v=19$m=65536,t=3,p=1$…`, for storage.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a password can be compared with it.
    pub fn is_readable(&self) -> bool {
        PasswordHash::new(&self.0).is_ok()
    }
}

impl From<String> for PasswordDigest {
    fn from(phc: String) -> Self {
        Self(phc)
    }
}

/// Without the digest: whoever reads it in a log could guess at leisure.
impl fmt::Debug for PasswordDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordDigest(…)")
    }
}

impl Passwords {
    /// Argon2id v19 with 64 MiB, three passes, one lane; as many computations at once as
    /// there are cores, in turns of those who ask. Takes the time of one computation. No
    /// password that is set contains a word of the hospital's name.
    pub fn new(random: Random, hospital: &str) -> Result<Self, PasswordError> {
        Self::with_cost(random, hospital, MEMORY, PASSES)
    }

    /// The cheapest Argon2id there is, for tests of everything around it.
    #[cfg(any(test, debug_assertions))]
    pub fn cheap(random: Random, hospital: &str) -> Result<Self, PasswordError> {
        Self::with_cost(random, hospital, Params::MIN_M_COST, Params::MIN_T_COST)
    }

    fn with_cost(
        random: Random,
        hospital: &str,
        memory: u32,
        passes: u32,
    ) -> Result<Self, PasswordError> {
        let params = Params::new(memory, passes, LANES, None)
            .map_err(|error| PasswordError::Digest(error.into()))?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        // The digest of a secret nobody has, made here and not at the first unknown
        // login, which would take twice the time and so be told apart.
        let nobody = digest(&argon2, &random, &random.bytes::<32>())?;
        Ok(Self(Arc::new(Shared {
            argon2,
            random,
            hospital: hospital.to_owned(),
            lanes: Lanes::new(),
            nobody,
            #[cfg(any(test, debug_assertions))]
            digested: 0.into(),
        })))
    }

    /// The digest of a password that `by` sets, in the form's `field`: the one way by
    /// which a password comes into force, whoever sets it.
    ///
    /// # Errors
    /// The rule it breaks.
    pub async fn choose(
        &self,
        by: Option<UserId>,
        field: &str,
        password: &Password,
        owner: Owner<'_>,
    ) -> Result<PasswordDigest, PasswordError> {
        let digest = |shared: &Shared, password: &Password| shared.digest(password.expose());
        self.judged(by, (field, password), owner, digest).await
    }

    /// What is wrong with a password that `by` means to set so; none, if it may be set.
    pub async fn fault(
        &self,
        by: Option<UserId>,
        field: &str,
        password: &Password,
        owner: Owner<'_>,
    ) -> Result<Option<FieldFault>, PasswordError> {
        let judged = self.judged(by, (field, password), owner, |_, _| Ok(None));
        match judged.await {
            Err(PasswordError::Refused(fault)) => Ok(Some(fault)),
            judged => judged,
        }
    }

    async fn judged<T: Send + 'static>(
        &self,
        by: Option<UserId>,
        (field, password): (&str, &Password),
        owner: Owner<'_>,
        then: impl FnOnce(&Shared, &Password) -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let turn = self.0.lanes.turn(by).await?;
        let (shared, field, password) = (Arc::clone(&self.0), field.to_owned(), password.clone());
        let (login, full_name) = (owner.login.clone(), owner.full_name.clone());
        // To judge it takes long, too.
        compute(turn, move || {
            let (login, full_name) = (&login, &full_name);
            rules::judge(&password, Owner { login, full_name }, &shared.hospital)
                .map_err(|rule| PasswordError::Refused(FieldFault::new(&field, rule)))?;
            then(&shared, &password)
        })
        .await
    }

    /// The digest of a password under a new salt, whether or not it may be set; in the turn
    /// of `by`, or of those who sign in.
    pub async fn digest(
        &self,
        by: Option<UserId>,
        password: &str,
    ) -> Result<PasswordDigest, PasswordError> {
        let turn = self.0.lanes.turn(by).await?;
        let shared = Arc::clone(&self.0);
        let password = Zeroizing::new(password.to_owned());
        compute(turn, move || shared.digest(&password)).await
    }

    /// Whether the password is the one stored, asked in the turn of `by` or of those who
    /// sign in. Without a stored one, which is how an unknown login is asked about, it takes
    /// the same time and is not.
    pub async fn verify(
        &self,
        by: Option<UserId>,
        password: &str,
        stored: Option<&PasswordDigest>,
    ) -> Result<bool, PasswordError> {
        let turn = self.0.lanes.turn(by).await?;
        let shared = Arc::clone(&self.0);
        // One of before passwords were normalized is right as it was typed, too.
        let typed = (nfkc(password) != password).then(|| Zeroizing::new(password.to_owned()));
        let password = Zeroizing::new(nfkc(password).into_owned());
        let known = stored.is_some();
        let stored = stored.unwrap_or(&shared.nobody).clone();
        let right = compute(turn, move || {
            let right = |text: &str| verify(&shared.argon2, text.as_bytes(), &stored);
            if right(&password)? {
                return Ok(true);
            }
            typed.map_or(Ok(false), |typed| right(&typed))
        })
        .await?;
        Ok(known && right)
    }

    /// How many passwords have been digested, for tests of what is not.
    #[cfg(any(test, debug_assertions))]
    pub fn digested(&self) -> usize {
        self.0.digested.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// Whether a stored digest was made with other parameters than today's, or may be of
    /// the password as it was typed: digest it again when it is known, at sign-in.
    pub fn needs_rehash(&self, password: &str, stored: &PasswordDigest) -> bool {
        if nfkc(password) != password {
            return true;
        }
        let Ok(hash) = PasswordHash::new(&stored.0) else {
            return true;
        };
        let today = self.0.argon2.params();
        hash.algorithm != Algorithm::Argon2id.ident()
            || hash.version != Some(Version::V0x13.into())
            || !Params::try_from(&hash).is_ok_and(|params| {
                params.m_cost() == today.m_cost()
                    && params.t_cost() == today.t_cost()
                    && params.p_cost() == today.p_cost()
            })
    }
}

impl Shared {
    fn digest(&self, password: &str) -> Result<PasswordDigest, PasswordError> {
        #[cfg(any(test, debug_assertions))]
        self.digested
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let password = Zeroizing::new(nfkc(password).into_owned());
        digest(&self.argon2, &self.random, password.as_bytes())
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Passwords({:?})", self.0.argon2.params())
    }
}

/// Runs `work` where it may block. It holds its turn to its end, also when the request
/// that asked has gone away: the core is busy all the same.
async fn compute<T: Send + 'static>(
    turn: Turn,
    work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
) -> Result<T, PasswordError> {
    let task = spawn_blocking(move || {
        let result = work();
        drop(turn);
        result
    });
    task.await.map_err(|_| PasswordError::Aborted)?
}

fn digest(
    argon2: &Argon2<'_>,
    random: &Random,
    password: &[u8],
) -> Result<PasswordDigest, PasswordError> {
    argon2
        .hash_password_with_salt(password, &random.bytes::<SALT>())
        .map(|hash| PasswordDigest(hash.to_string()))
        .map_err(PasswordError::Digest)
}

/// Costs what the stored digest cost to make, not what one would cost today.
fn verify(
    argon2: &Argon2<'_>,
    password: &[u8],
    stored: &PasswordDigest,
) -> Result<bool, PasswordError> {
    let hash = PasswordHash::new(&stored.0).map_err(|_| PasswordError::Stored)?;
    match argon2.verify_password(password, &hash) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::PasswordInvalid) => Ok(false),
        Err(_) => Err(PasswordError::Stored),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = "correct horse battery їжак";

    fn phc(text: &str) -> PasswordDigest {
        text.to_owned().into()
    }

    fn cheap() -> Passwords {
        Passwords::cheap(Random::system(), "").unwrap()
    }

    #[tokio::test]
    async fn the_real_parameters_are_the_required_ones() {
        let passwords = Passwords::new(Random::system(), "").unwrap();
        let stored = passwords.digest(None, RIGHT).await.unwrap();
        assert!(
            stored
                .as_str()
                .starts_with("$argon2id$v=19$m=65536,t=3,p=1$"),
            "{stored:?}"
        );
        assert!(!passwords.needs_rehash(RIGHT, &stored));
        assert!(!passwords.needs_rehash(RIGHT, &passwords.0.nobody));
        let right = passwords.verify(None, RIGHT, Some(&stored)).await;
        assert!(right.unwrap());
    }

    #[tokio::test]
    async fn only_the_password_itself_is_right() {
        let passwords = cheap();
        let stored = passwords.digest(None, RIGHT).await.unwrap();
        for (password, stored, expected) in [
            (RIGHT, Some(&stored), true),
            ("correct horse", Some(&stored), false),
            ("", Some(&stored), false),
            (RIGHT, None, false),
        ] {
            let answer = passwords.verify(None, password, stored).await;
            assert_eq!(answer.unwrap(), expected, "{password} {stored:?}");
        }
    }

    #[tokio::test]
    async fn a_password_is_right_from_any_keyboard_and_as_it_was_set_before() {
        let passwords = cheap();
        let composed = "Їжачок 10 fine";
        let taken_apart = "І\u{308}жачок １０ ﬁne";
        let stored = passwords.digest(None, taken_apart).await.unwrap();
        for typed in [composed, taken_apart] {
            let right = passwords.verify(None, typed, Some(&stored)).await;
            assert_eq!(right.ok(), Some(true), "{typed}");
        }
        let before = digest(
            &passwords.0.argon2,
            &passwords.0.random,
            taken_apart.as_bytes(),
        )
        .unwrap();
        let right = passwords.verify(None, taken_apart, Some(&before)).await;
        assert_eq!(right.ok(), Some(true));
        assert!(passwords.needs_rehash(taken_apart, &before));
        let wrong = passwords.verify(None, composed, Some(&before)).await;
        assert_eq!(wrong.ok(), Some(false));
    }

    #[tokio::test]
    async fn salts_are_never_the_same() {
        let passwords = cheap();
        let one = passwords.digest(None, RIGHT).await.unwrap();
        let two = passwords.digest(None, RIGHT).await.unwrap();
        assert_ne!(one, two);
    }

    #[tokio::test]
    async fn digests_of_other_parameters_verify_and_are_made_again() {
        let passwords = cheap();
        let other = Passwords::with_cost(Random::system(), "", 16, 2).unwrap();
        let stored = other.digest(None, RIGHT).await.unwrap();
        let right = passwords.verify(None, RIGHT, Some(&stored)).await;
        assert!(right.unwrap());
        assert!(passwords.needs_rehash(RIGHT, &stored));
        assert!(passwords.needs_rehash(RIGHT, &phc("plain")));
        assert!(passwords.needs_rehash(RIGHT, &phc(&stored.0.replace("argon2id", "argon2i"))));
        assert!(passwords.needs_rehash(RIGHT, &phc(&stored.0.replace("v=19", "v=16"))));
    }

    #[tokio::test]
    async fn an_unreadable_digest_is_an_error_and_not_a_wrong_password() {
        let passwords = cheap();
        for bad in ["", "plain", "$argon2id$v=19$m=1,t=0,p=1$c2FsdHNhbHQ$aGFzaA"] {
            let answer = passwords.verify(None, RIGHT, Some(&phc(bad))).await;
            assert!(
                matches!(
                    answer,
                    Err(PasswordError::Stored | PasswordError::Digest(_))
                ),
                "{bad} {answer:?}"
            );
        }
    }
}
