//! What the throttle promises, alone and over random sequences of attempts.

use super::{
    failures::{CAPACITY, LOGINS, MEMORY},
    *,
};
use jiff::SignedDuration;
use proptest::prelude::*;
use shared::ids::{TokenId, WorkstationId};

fn noon() -> Timestamp {
    "2026-06-01T09:00:00Z".parse().unwrap()
}

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

fn at(workstation: u128) -> WorkstationId {
    WorkstationId::new(uuid::Uuid::from_u128(workstation))
}

fn tokenless(login: &str, workstation: u128) -> Key {
    Key::password(Purpose::SignInTokenless, login, at(workstation))
}

fn by_token() -> Purpose {
    Purpose::SignIn(TokenId::new(uuid::Uuid::from_u128(7)))
}

fn nurse() -> Key {
    Key::password(by_token(), "o_shevchenko", at(1))
}

/// What a try counts for besides: without a token, for all logins of the workstation.
fn together(key: &Key) -> Option<Key> {
    match key {
        Key::Password {
            purpose: Purpose::SignInTokenless,
            workstation,
            ..
        } => Some(Key::Logins(*workstation)),
        _ => None,
    }
}

/// Tries now; answers how long to wait, if it is.
async fn attempt(throttle: &SignInThrottle, key: Key, clock: &Clock, right: bool) -> Option<u8> {
    let together = together(&key);
    attempt_with(throttle, key, together, clock, right).await
}

async fn attempt_with(
    throttle: &SignInThrottle,
    key: Key,
    together: Option<Key>,
    clock: &Clock,
    right: bool,
) -> Option<u8> {
    match throttle.attempt(key, together, clock).await {
        Ok(guess) if right => guess.end(End::Passed),
        Ok(guess) => drop(guess),
        Err(RetryAfter(seconds)) => return Some(seconds),
    }
    None
}

#[test]
fn one_failure_costs_one_second() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.attempt(nurse(), noon()), Ok(()));
    assert_eq!(ledger.check(&nurse(), noon()), Err(RetryAfter(1)));
    let almost = noon() + SignedDuration::from_millis(999);
    assert_eq!(ledger.check(&nurse(), almost), Err(RetryAfter(1)));
    assert_eq!(ledger.check(&nurse(), noon() + seconds(1)), Ok(()));
}

#[test]
fn the_wait_doubles_to_a_minute() {
    let mut ledger = Ledger::default();
    let mut now = noon();
    for expected in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
        assert_eq!(ledger.attempt(nurse(), now), Ok(()));
        assert_eq!(ledger.check(&nurse(), now), Err(RetryAfter(expected)));
        now += seconds(i64::from(expected));
    }
}

#[test]
fn silence_forgets() {
    let mut ledger = Ledger::default();
    for _ in 0..10 {
        ledger.count(nurse(), noon());
    }
    let almost = noon() + MEMORY - seconds(1);
    ledger.count(nurse(), almost);
    assert_eq!(ledger.check(&nurse(), almost), Err(RetryAfter(60)));
    let later = almost + MEMORY;
    ledger.count(nurse(), later);
    assert_eq!(ledger.check(&nurse(), later), Err(RetryAfter(1)));
}

#[test]
fn spellings_of_one_login_and_addresses_of_one_network_are_one_key() {
    assert_eq!(tokenless(" O_Shevchenko ", 1), tokenless("o_shevchenko", 1));
    let address = |text: &str| Key::address(text.parse().unwrap());
    assert_eq!(address("2001:db8:1:2::1"), address("2001:db8:1:2:ffff::9"));
    assert_ne!(address("2001:db8:1:2::1"), address("2001:db8:1:3::1"));
    assert_eq!(address("::ffff:192.0.2.1"), address("192.0.2.1"));
    assert_ne!(address("192.0.2.1"), address("192.0.2.2"));
}

#[test]
fn memory_is_bounded_and_the_longest_silent_are_forgotten() {
    let mut ledger = Ledger::default();
    let key = |at: usize| tokenless(&at.to_string(), 1);
    let mut now = noon();
    for at in 0..2 * CAPACITY {
        now += SignedDuration::from_millis(1);
        ledger.count(key(at), now);
        assert!(ledger.len() <= CAPACITY);
    }
    assert!(ledger.is_beyond(&key(2 * CAPACITY - 1), now));
    assert!(!ledger.is_beyond(&key(0), now));
}

#[test]
fn a_burst_in_one_instant_is_bounded_too() {
    let mut ledger = Ledger::default();
    for at in 0..2 * CAPACITY {
        ledger.count(tokenless(&at.to_string(), 1), noon());
    }
    assert!((CAPACITY / 2..=CAPACITY).contains(&ledger.len()));
}

#[test]
fn what_is_forgotten_anyway_goes_first() {
    let mut ledger = Ledger::default();
    for at in 0..CAPACITY - 1 {
        ledger.count(tokenless(&at.to_string(), 1), noon());
    }
    ledger.count(nurse(), noon() + seconds(1));
    ledger.count(tokenless("new", 1), noon() + MEMORY);
    assert_eq!(ledger.len(), 2);
    assert!(ledger.is_beyond(&nurse(), noon() + MEMORY));
}

#[test]
fn strangers_make_nobody_forget_what_was_guessed_inside() {
    let throttle = SignInThrottle::default();
    throttle.failed(nurse(), noon()).unwrap();
    for host in 0..u32::try_from(2 * CAPACITY).unwrap() {
        let address = std::net::Ipv4Addr::from_bits(host);
        let later = noon() + SignedDuration::from_millis(i64::from(host) + 1);
        throttle
            .failed(Key::address(address.into()), later)
            .unwrap();
    }
    assert!(throttle.ledger(&nurse()).is_beyond(&nurse(), noon()));
}

#[test]
fn a_clock_put_back_locks_nobody_out() {
    let mut ledger = Ledger::default();
    ledger.count(nurse(), noon());
    let yesterday = noon() - SignedDuration::from_hours(24);
    assert_eq!(ledger.check(&nurse(), yesterday), Ok(()));
}

#[tokio::test]
async fn right_ones_side_by_side_all_pass_one_after_another() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let one = throttle.attempt(nurse(), None, &clock).await.unwrap();
    let turn = throttle.turn(&nurse());
    assert!(turn.try_lock().is_err());
    let others = async {
        for _ in 0..2 {
            throttle
                .attempt(nurse(), None, &clock)
                .await
                .unwrap()
                .end(End::Passed);
        }
    };
    let other = async {
        throttle
            .attempt(nurse(), None, &clock)
            .await
            .unwrap()
            .end(End::Passed);
    };
    tokio::join!(others, other, async { one.end(End::Passed) });
    assert!(turn.try_lock().is_ok());
}

#[tokio::test]
async fn of_wrong_ones_side_by_side_one_is_looked_at() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let wrong = || attempt(&throttle, nurse(), &clock, false);
    let waits = tokio::join!(wrong(), wrong(), wrong());
    assert_eq!(waits, (None, Some(1), Some(1)));
}

#[tokio::test]
async fn an_attempt_broken_off_has_failed() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    drop(throttle.attempt(nurse(), None, &clock).await.unwrap());
    assert_eq!(attempt(&throttle, nurse(), &clock, true).await, Some(1));
}

#[tokio::test]
async fn what_the_server_could_not_look_at_counts_as_nothing() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    for login in 0..20 {
        let key = tokenless(&login.to_string(), 1);
        let guess = throttle.attempt(key.clone(), together(&key), &clock);
        guess.await.unwrap().end(End::Void);
    }
    // Nor does it forget what failed before.
    assert_eq!(attempt(&throttle, nurse(), &clock, false).await, None);
    clock.advance(seconds(1));
    throttle
        .attempt(nurse(), None, &clock)
        .await
        .unwrap()
        .end(End::Void);
    assert_eq!(attempt(&throttle, nurse(), &clock, false).await, None);
    clock.advance(seconds(1));
    assert_eq!(attempt(&throttle, nurse(), &clock, true).await, Some(1));
}

#[tokio::test]
async fn many_logins_at_one_workstation_are_slowed_together() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let mut waits = Vec::new();
    for login in 0..LOGINS + 3 {
        let key = tokenless(&login.to_string(), 1);
        waits.push(attempt(&throttle, key, &clock, false).await);
    }
    let looked_at = waits.iter().filter(|wait| wait.is_none()).count();
    assert_eq!(looked_at, usize::try_from(LOGINS).unwrap() + 1);
    assert_eq!(waits.last(), Some(&Some(1)));
    clock.advance(seconds(1));
    let again = attempt(&throttle, tokenless("next", 1), &clock, false).await;
    assert_eq!(again, None);
    let waits = attempt(&throttle, tokenless("one more", 1), &clock, true).await;
    assert_eq!(waits, Some(2));
    // The ward next door, and whoever brings their token, need not wait.
    let next_door = attempt(&throttle, tokenless("one more", 2), &clock, true);
    assert_eq!(next_door.await, None);
    assert_eq!(attempt(&throttle, nurse(), &clock, true).await, None);
}

#[tokio::test]
async fn the_second_password_for_the_same_logins_is_slowed_as_the_first() {
    let logins = LOGINS + 4;
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    // How long it takes to try each login once, doing nothing but that.
    let round = async || {
        let began = clock.now();
        for login in 0..logins {
            while let Some(wait) =
                attempt(&throttle, tokenless(&login.to_string(), 1), &clock, false).await
            {
                clock.advance(seconds(i64::from(wait)));
            }
        }
        clock.now().duration_since(began).as_secs()
    };
    let (first, second, third) = (round().await, round().await, round().await);
    assert_eq!(first, 1 + 2 + 4);
    // A minute each in the end.
    assert_eq!(second, 8 + 16 + 32 + 60 * (i64::from(logins) - 3));
    assert_eq!(third, 60 * i64::from(logins));
}

#[tokio::test]
async fn somebody_who_mistypes_again_and_again_slows_nobody_else() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    for _ in 0..20 {
        attempt(&throttle, tokenless("one", 1), &clock, false).await;
        clock.advance(seconds(60));
    }
    let other = attempt(&throttle, tokenless("other", 1), &clock, true).await;
    assert_eq!(other, None);
}

#[tokio::test]
async fn many_logins_side_by_side_are_slowed_too() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let mut looked_at = Vec::new();
    for login in 0..100 {
        let key = tokenless(&login.to_string(), 1);
        looked_at.extend(throttle.attempt(key.clone(), together(&key), &clock).await);
    }
    assert_eq!(looked_at.len(), usize::try_from(LOGINS).unwrap() + 1);
}

#[tokio::test]
async fn one_password_tried_with_many_tokens_is_slowed_and_no_other() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let sprayed = async |login: u32, workstation, entered, right| {
        let token = TokenId::new(uuid::Uuid::from_u128(login.into()));
        let key = Key::password(Purpose::SignIn(token), &login.to_string(), at(workstation));
        let together = throttle.same_password(at(workstation), entered);
        attempt_with(&throttle, key, Some(together), &clock, right).await
    };
    for login in 0..=LOGINS {
        assert_eq!(sprayed(login, 1, "Qwerty 2026 ward", false).await, None);
    }
    for (wait, login) in [(1, 10), (2, 11), (4, 12)] {
        assert_eq!(
            sprayed(login, 1, "Qwerty 2026 ward", false).await,
            Some(wait)
        );
        // Who knows their own goes in, and the ward next door counts for itself.
        assert_eq!(sprayed(20, 1, "their own password", true).await, None);
        assert_eq!(sprayed(login, 2, "Qwerty 2026 ward", true).await, None);
        clock.advance(seconds(wait.into()));
        assert_eq!(sprayed(login, 1, "Qwerty 2026 ward", false).await, None);
    }
    clock.advance(MEMORY);
    assert_eq!(sprayed(30, 1, "Qwerty 2026 ward", true).await, None);
}

#[tokio::test]
async fn whoever_got_in_with_a_password_is_not_slowed_by_those_who_try_it() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let tried = async |login: u32, right| {
        let token = TokenId::new(uuid::Uuid::from_u128(login.into()));
        let key = Key::password(Purpose::SignIn(token), &login.to_string(), at(1));
        let together = throttle.same_password(at(1), "Qwerty 2026 ward");
        attempt_with(&throttle, key, Some(together), &clock, right).await
    };
    assert_eq!(tried(1, true).await, None);
    for login in 10..20 {
        tried(login, false).await;
    }
    for _ in 0..10 {
        assert_eq!(tried(1, true).await, None);
    }
    // Who did not waits, and only for failures.
    assert_eq!(tried(2, true).await, Some(1));
    clock.advance(seconds(1));
    for login in 2..9 {
        assert_eq!(tried(login, true).await, None);
    }
    assert_eq!(tried(30, false).await, None);
    assert_eq!(tried(31, true).await, Some(2));
}

#[tokio::test]
async fn right_ones_without_a_token_count_for_nothing() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    for login in 0..20 {
        let key = tokenless(&login.to_string(), 1);
        assert_eq!(attempt(&throttle, key, &clock, true).await, None);
    }
}

#[tokio::test]
async fn turns_nobody_waits_for_are_dropped() {
    let throttle = SignInThrottle::default();
    let clock = Clock::manual(noon());
    let held = throttle.attempt(nurse(), None, &clock).await.unwrap();
    for login in 0..2 * TURNS {
        let key = Key::password(Purpose::Confirm, &login.to_string(), at(1));
        let guess = throttle.attempt(key, None, &clock).await.unwrap();
        guess.end(End::Passed);
    }
    let turns = throttle.turns.lock().unwrap();
    assert!(turns.len() <= TURNS && turns.contains_key(&nurse()));
    drop(turns);
    held.end(End::Passed);
}

/// What somebody does: at which workstation, as whom, with which right, and how much later.
#[derive(Debug, Clone)]
struct Step {
    key: Key,
    right: bool,
    later: i64,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let purposes = [by_token(), Purpose::SignInTokenless, Purpose::Confirm];
    let step = (0..4_u8, 0..3_u128, 0..3_usize, any::<bool>(), 0..5_i64);
    let step = step.prop_map(move |(login, workstation, purpose, right, later)| Step {
        key: Key::password(purposes[purpose], &login.to_string(), at(workstation)),
        right,
        later,
    });
    proptest::collection::vec(step, 0..200)
}

proptest! {
    /// Whoever brings their token and knows their password, or confirms it, gets in at
    /// once, whatever anybody did by any other key.
    #[test]
    fn nobody_waits_for_what_others_did(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let throttle = SignInThrottle::default();
            let clock = Clock::manual(noon());
            let own = [by_token(), Purpose::Confirm].map(|purpose| Key::password(purpose, "0", at(0)));
            for step in steps {
                clock.advance(seconds(step.later));
                if !own.contains(&step.key) {
                    attempt(&throttle, step.key, &clock, step.right).await;
                }
                for key in own.clone() {
                    prop_assert_eq!(attempt(&throttle, key, &clock, true).await, None);
                }
            }
            Ok(())
        })?;
    }

    /// However guesses are spread over time, a login at a workstation has at most seven
    /// looked at in its first two minutes and one a minute after that.
    #[test]
    fn guesses_are_few(pauses in proptest::collection::vec(0..40_i64, 1..300)) {
        let mut ledger = Ledger::default();
        let (mut now, mut looked_at) = (noon(), 0);
        for pause in pauses {
            now += seconds(pause);
            looked_at += i64::from(ledger.attempt(nurse(), now).is_ok());
            let minutes = now.duration_since(noon()).as_secs() / 60;
            prop_assert!(looked_at <= 7 + minutes, "{looked_at} in {minutes} min");
        }
    }
}
