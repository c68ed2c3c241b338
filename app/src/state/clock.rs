//! The facility and its time, since ward clocks are wrong: the server says
//! what time it is, and where.

use crate::{api, computer};
use leptos::{prelude::*, task::spawn_local};
use shared::{facility::Facility, time::Timestamp};
use std::time::Duration;

/// How often the shown time is looked at.
const TICK: Duration = Duration::from_secs(5);

/// The facility, and the time there.
#[derive(Clone, Copy)]
pub struct Clock {
    facility: RwSignal<Option<Facility>>,
    /// How far this computer's clock is behind the server's, in milliseconds.
    behind: RwSignal<i64>,
    now: RwSignal<Timestamp>,
}

impl Clock {
    /// Provides the clock, asks for the facility and begins to tick.
    pub fn provide() {
        let clock = Self {
            facility: RwSignal::new(None),
            behind: RwSignal::new(0),
            now: RwSignal::new(computer::clock()),
        };
        set_interval(move || clock.tick(), TICK);
        provide_context(clock);
        clock.load();
    }

    /// Asks for the facility, unless it is known.
    pub fn load(self) {
        if self.facility.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move {
            if let Ok(facility) = api::facility::facility().await {
                self.set(facility.now);
                self.facility.set(Some(facility));
            }
        });
    }

    /// Whether administrators choose initial passwords; else there are one-time codes.
    pub fn initial_passwords(self) -> Signal<bool> {
        let chooses = |facility: &Facility| facility.initial_passwords;
        Signal::derive(move || {
            self.facility
                .with(|known| known.as_ref().is_some_and(chooses))
        })
    }

    /// The server's time.
    pub fn set(self, server: Timestamp) {
        self.behind.set(server.since(computer::clock()));
        self.tick();
    }

    /// The time, reactively: within some seconds.
    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// The time, exactly and once.
    pub fn read(self) -> Timestamp {
        self.at(computer::clock())
    }

    /// The time when this computer's clock showed `here`.
    pub fn at(self, here: Timestamp) -> Timestamp {
        Timestamp(here.0 + self.behind.get_untracked())
    }

    /// The facility, once it is known.
    pub fn facility(self) -> Signal<Option<Facility>> {
        self.facility.into()
    }

    /// Looks at the time now.
    pub fn tick(self) {
        self.now.set(self.read());
    }
}

pub fn use_clock() -> Clock {
    expect_context()
}
