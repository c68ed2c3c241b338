//! Keeps a flood of refusals from filling the disk: of equal refusals from the
//! same place, the first few of a minute are written one by one and the rest
//! are counted into a later line.

use crate::{actor::Actor, entity::EventName, error::Reason, outcome::Outcome, record::Entry};
use ground::network::network;
use shared::{
    ids::{PatientId, SessionId, WorkstationId},
    journal::{Notes, Subject},
    time::Timestamp,
};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
    sync::{Mutex, MutexGuard, PoisonError},
};

const WINDOW_MS: i64 = 60_000;
/// Of equal refusals in a minute, so many get a line of their own.
const LINES: u32 = 10;
/// Beyond so many places of strangers at once, the rest count as one.
const PLACES: usize = 512;
/// Strangers together get no more lines in a minute.
const STRANGERS_LINES: u32 = 300;

#[derive(Debug, Default)]
pub(super) struct RefusalMeter {
    windows: Mutex<Windows>,
}

#[derive(Debug, Default)]
struct Windows {
    by_key: HashMap<Key, Window>,
    strangers: Option<(Timestamp, u32)>,
}

/// What makes refusals equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    event: EventName,
    outcome: Outcome,
    place: Place,
    subject: Option<Subject>,
    also: Vec<Subject>,
    patients: Vec<PatientId>,
    reason: Option<Reason>,
}

/// Where refusals come from. Staff are told apart always; strangers by the
/// network they have to themselves, as long as there are not too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Session(SessionId),
    Workstation(WorkstationId),
    Address(IpAddr),
    Anywhere,
    Server,
}

#[derive(Debug)]
struct Window {
    began: Timestamp,
    lines: u32,
    held: u64,
    actor: Actor,
}

/// Refusals that were counted instead of written.
#[derive(Debug)]
pub(super) struct Held {
    key: Key,
    actor: Actor,
    count: u64,
}

impl Held {
    /// The line that stands for them.
    pub(super) fn entry(&self, at: Timestamp) -> Entry<'_> {
        Entry {
            at,
            event: self.key.event,
            outcome: self.key.outcome,
            actor: &self.actor,
            subject: self.key.subject.clone(),
            notes: Notes {
                also: self.key.also.clone(),
                patients: self.key.patients.clone(),
                ..Notes::default()
            },
            reason: self.key.reason.clone(),
            request: None,
            count: self.count,
        }
    }
}

impl Place {
    fn of(actor: &Actor) -> Self {
        match actor {
            Actor::SignedIn { state, .. } => Self::Session(state.session.id),
            Actor::Operator | Actor::Scribe { .. } | Actor::System => Self::Server,
            Actor::Anonymous {
                workstation: Some(workstation),
                ..
            } => Self::Workstation(*workstation),
            Actor::Anonymous { address, .. } => Self::Address(network(*address)),
        }
    }

    const fn is_strange(self) -> bool {
        matches!(self, Self::Address(_) | Self::Anywhere)
    }
}

/// Whether the minute that began then is over; also when the clock was put back.
fn is_over(began: Timestamp, now: Timestamp) -> bool {
    !(0..WINDOW_MS).contains(&now.since(began))
}

impl RefusalMeter {
    /// How many refusals the line to write stands for; `None` when this one
    /// is only counted.
    pub(super) fn weigh(&self, entry: &Entry<'_>) -> Option<u64> {
        let mut windows = self.windows();
        let key = windows.key(entry);
        let is_strange = key.place.is_strange();
        let may_write = !is_strange || windows.strangers_may(entry.at);
        let actor = match key.place {
            // Nobody in particular: no line may name one for all.
            Place::Anywhere => Actor::anonymous(Ipv4Addr::UNSPECIFIED.into()),
            _ => entry.actor.clone(),
        };
        let window = windows.by_key.entry(key).or_insert(Window {
            began: entry.at,
            lines: 0,
            held: 0,
            actor,
        });
        if is_over(window.began, entry.at) {
            window.began = entry.at;
            window.lines = 0;
        }
        if window.lines < LINES && may_write {
            window.lines += 1;
            let count = 1 + std::mem::take(&mut window.held);
            if is_strange {
                windows.count_line(entry.at);
            }
            Some(count)
        } else {
            window.held += 1;
            None
        }
    }

    /// Takes back a refusal that is looked at anew, and what its line stood for.
    pub(super) fn take_back(&self, entry: &Entry<'_>, line: Option<u64>) {
        let mut windows = self.windows();
        let key = windows.key(entry);
        let is_strange = key.place.is_strange();
        if let Some(window) = windows.by_key.get_mut(&key) {
            window.lines = window.lines.saturating_sub(line.is_some().into());
            window.held = (window.held + line.unwrap_or_default()).saturating_sub(1);
        }
        if let (true, Some(_), Some((_, lines))) = (is_strange, line, &mut windows.strangers) {
            *lines = lines.saturating_sub(1);
        }
    }

    /// What was counted and not yet written; forgets the minutes that are over.
    pub(super) fn take_held(&self, now: Timestamp) -> Vec<Held> {
        let mut windows = self.windows();
        let held = windows
            .by_key
            .iter_mut()
            .filter(|(_, window)| 0 < window.held);
        let held = held
            .map(|(key, window)| Held {
                key: key.clone(),
                actor: window.actor.clone(),
                count: std::mem::take(&mut window.held),
            })
            .collect();
        windows
            .by_key
            .retain(|_, window| !is_over(window.began, now));
        held
    }

    /// Takes back what could not be written.
    pub(super) fn restore(&self, held: Vec<Held>, now: Timestamp) {
        let mut windows = self.windows();
        for Held { key, actor, count } in held {
            let window = windows.by_key.entry(key).or_insert(Window {
                began: now,
                lines: LINES,
                held: 0,
                actor,
            });
            window.held += count;
        }
    }

    fn windows(&self) -> MutexGuard<'_, Windows> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Windows {
    fn key(&self, entry: &Entry<'_>) -> Key {
        let place = Place::of(entry.actor);
        // What strangers ask for is theirs to choose: not a reason for a line.
        let is_chosen = !place.is_strange();
        let subject = entry.subject.clone().filter(|_| is_chosen);
        let also = is_chosen.then(|| entry.notes.also.clone());
        let mut key = Key {
            event: entry.event,
            outcome: entry.outcome,
            place,
            subject,
            also: also.unwrap_or_default(),
            patients: entry.notes.patients.clone(),
            reason: entry.reason.clone(),
        };
        if place.is_strange() && PLACES <= self.by_key.len() && !self.by_key.contains_key(&key) {
            key.place = Place::Anywhere;
        }
        key
    }

    fn strangers_may(&self, now: Timestamp) -> bool {
        self.strangers
            .is_none_or(|(began, lines)| is_over(began, now) || lines < STRANGERS_LINES)
    }

    fn count_line(&mut self, now: Timestamp) {
        self.strangers = match self.strangers {
            Some((began, lines)) if !is_over(began, now) => Some((began, lines + 1)),
            _ => Some((now, 1)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Entity, Operation};

    const EVENT: EventName =
        EventName::request(Entity::User, Entity::Authenticator, Operation::Authenticate);

    fn refused(actor: &Actor, second: i64) -> Entry<'_> {
        Entry {
            at: Timestamp(second * 1000),
            event: EVENT,
            outcome: Outcome::Refused,
            actor,
            subject: None,
            notes: Notes::default(),
            reason: None,
            request: None,
            count: 1,
        }
    }

    fn from(bits: u32) -> Actor {
        Actor::anonymous(Ipv4Addr::from_bits(bits).into())
    }

    #[test]
    fn the_first_of_a_minute_are_written_and_the_rest_counted() {
        let meter = RefusalMeter::default();
        let actor = from(1);
        let written = (0..25).filter(|_| meter.weigh(&refused(&actor, 0)).is_some());
        assert_eq!(written.count(), 10);
        assert_eq!(meter.weigh(&refused(&actor, 60)), Some(16));
        assert!(meter.take_held(Timestamp(61_000)).is_empty());
    }

    #[test]
    fn what_is_looked_at_anew_counts_once() {
        let meter = RefusalMeter::default();
        let actor = from(1);
        for second in [0, 60] {
            for _ in 0..12 {
                let refused = refused(&actor, second);
                meter.take_back(&refused, meter.weigh(&refused));
                meter.weigh(&refused);
            }
        }
        let held = meter.take_held(Timestamp(61_000));
        assert_eq!(held.iter().map(|held| held.count).sum::<u64>(), 2);
    }

    #[test]
    fn a_clock_put_back_ends_the_minute() {
        let meter = RefusalMeter::default();
        let actor = from(1);
        let written = (0..25).filter(|_| meter.weigh(&refused(&actor, 4_000)).is_some());
        assert_eq!(written.count(), 10);
        assert_eq!(meter.weigh(&refused(&actor, 0)), Some(16));
    }

    #[test]
    fn strangers_together_have_a_ceiling_and_nothing_is_lost() {
        let meter = RefusalMeter::default();
        let all: Vec<Actor> = (0..5000).map(from).collect();
        let written: u64 = all
            .iter()
            .filter_map(|actor| meter.weigh(&refused(actor, 0)))
            .sum();
        assert_eq!(written, 300);
        let held = meter.take_held(Timestamp(1000));
        assert!(held.len() <= PLACES + 1);
        assert_eq!(held.iter().map(|held| held.count).sum::<u64>(), 4700);
        let anywhere = held.iter().max_by_key(|held| held.count).unwrap();
        assert_eq!(anywhere.actor.address(), Some(Ipv4Addr::UNSPECIFIED.into()));
        meter.restore(held, Timestamp(1000));
        let again = meter.take_held(Timestamp(2000));
        assert_eq!(again.iter().map(|held| held.count).sum::<u64>(), 4700);
    }

    #[test]
    fn a_household_is_one_place() {
        let [a, b, c] = ["2001:db8::1", "2001:db8::2:1", "2001:db8:0:1::1"]
            .map(|text| Place::of(&Actor::anonymous(text.parse().unwrap())));
        assert_eq!(a, b);
        assert_ne!(a, c);
    }
}
