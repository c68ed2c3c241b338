//! Where the page stands, and what is known of the issuer.

use super::{
    browser::{device_time, pause},
    dates::Dates,
    net,
};
use judging::{
    entry::Entry,
    keys::KeySet,
    verdict::{Known, Verdict, judge},
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::{facility::Facility, lang::Lang};

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Nothing was asked yet.
    Start,
    /// What the camera sees.
    Camera,
    /// A picture is being looked at.
    Looking,
    /// A code is being judged.
    Checking,
    /// What was found.
    Answer(Answer),
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A code was judged, and the register asked.
    Verdict(Verdict, Register),
    /// Somebody typed a number.
    Number(Entry),
    /// There is nothing to judge.
    Failure(Failure),
}

/// How the server answered about a card of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// Not yet.
    Asked,
    /// In time, or not at all.
    Done,
}

/// Why there is nothing to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No code in the picture.
    NoCode,
    /// A code that cannot be made out.
    Blurred,
    /// Several referrals in the picture.
    Several,
    /// The file is no picture.
    NoPicture,
    /// It is too large.
    PictureTooLarge,
    /// The browser or its user forbids the camera.
    CameraRefused,
    /// There is none.
    CameraAbsent,
    /// It does not start.
    CameraBusy,
    /// It was on for long and saw nothing.
    CameraNothing,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Desk {
    stage: RwSignal<Stage>,
    facility: RwSignal<Option<Facility>>,
    known: StoredValue<Known>,
    /// When the oldest of the lists was read.
    listed_at: StoredValue<Option<f64>>,
    /// How far the server's clock is ahead of this device's, in milliseconds.
    ahead: StoredValue<Option<f64>>,
    /// Counts what was begun: an answer to an earlier question is dropped.
    turn: StoredValue<u32>,
}

/// The state of the page.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// Provides it.
    pub fn provide() {
        let known = Known {
            origin: window().location().origin().unwrap_or_default(),
            ..Known::default()
        };
        provide_context(Self {
            stage: RwSignal::new(Stage::Start),
            facility: RwSignal::new(None),
            known: StoredValue::new(known),
            listed_at: StoredValue::new(None),
            ahead: StoredValue::new(None),
            turn: StoredValue::new(0),
        });
    }

    /// Learns what can be known before anything is asked; the service worker
    /// keeps it for when there is no network.
    pub fn open(self) {
        spawn_local(self.learn());
        // The first visit: what was read before the service worker stood
        // between was not kept.
        let again = move |_| spawn_local(self.learn());
        let workers = window().navigator().service_worker();
        if !workers.is_undefined() {
            let again = wasm_bindgen::closure::Closure::<dyn Fn(web_sys::Event)>::new(again);
            workers
                .set_oncontrollerchange(Some(wasm_bindgen::JsCast::unchecked_ref(again.as_ref())));
            // The page lives as long as it listens.
            again.forget();
        }
    }

    /// What the page shows, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Who runs this installation, reactively.
    pub fn facility(self) -> Option<Facility> {
        self.facility.get()
    }

    /// Whether the camera is on, or was meant to be.
    pub fn films(self) -> bool {
        self.stage.get_untracked() == Stage::Camera
    }

    /// Formats in the facility's time zone, reactively.
    pub fn dates(self, lang: Lang) -> Dates {
        Dates {
            lang,
            zone: self.facility.get().map(|facility| facility.time_zone),
            now: self.now(),
            listed_at: self.listed_at.get_value(),
        }
    }

    /// Begins something; what was begun before no longer counts.
    pub fn begin(self, stage: Stage) -> Turn {
        self.turn.update_value(|turn| *turn += 1);
        self.stage.set(stage);
        self.turn()
    }

    /// What was begun last.
    pub fn turn(self) -> Turn {
        Turn {
            desk: self,
            number: self.turn.get_value(),
        }
    }

    /// Judges what was typed or pasted.
    pub fn read(self, text: &str) {
        match Entry::read(text) {
            Entry::Code(code) => self.judge(code),
            entry => {
                self.begin(Stage::Answer(Answer::Number(entry)));
            }
        }
    }

    /// Judges the text of a code, and asks the server about it if it is ours.
    pub fn judge(self, code: String) {
        let turn = self.begin(Stage::Checking);
        spawn_local(async move {
            // Lets the page say what it is doing.
            pause(0).await;
            self.learn().await;
            let verdict = self.known.with_value(|known| judge(&code, known));
            let Verdict::Genuine(mut genuine) = verdict else {
                return turn.answer(Answer::Verdict(verdict, Register::Done));
            };
            turn.answer(Answer::Verdict(
                Verdict::Genuine(genuine.clone()),
                Register::Asked,
            ));
            if let Some(status) = net::status(&genuine.jws).await {
                genuine.learn(status);
            }
            turn.answer(Answer::Verdict(Verdict::Genuine(genuine), Register::Done));
        });
    }

    /// The time by the server's clock if it was heard, else by this device's,
    /// which cannot be earlier than what the server said last.
    fn now(self) -> f64 {
        match self.ahead.get_value() {
            Some(ahead) => device_time() + ahead,
            None => device_time().max(self.listed_at.get_value().unwrap_or(0.0)),
        }
    }

    async fn learn(self) {
        if let Some(facility) = net::facility().await {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
            let server = facility.now.0 as f64;
            self.ahead.set_value(Some(server - device_time()));
            if self
                .facility
                .get_untracked()
                .as_ref()
                .map(|known| &known.name)
                != Some(&facility.name)
            {
                self.facility.set(Some(facility));
            }
        }
        let reply = net::keys().await;
        let read = reply.and_then(|reply| Some((KeySet::parse(&reply.body)?, reply.saved)));
        let Some((keys, saved)) = read else {
            return self.known.update_value(|known| known.fresh = false);
        };
        let mut withdrawn = Vec::new();
        let mut listed_at: Option<f64> = None;
        for name in keys.names() {
            if let Some((list, date)) = net::withdrawn(name).await {
                withdrawn.push(list);
                listed_at = listed_at.into_iter().chain(date).reduce(f64::min);
            }
        }
        self.listed_at.set_value(listed_at);
        self.known.update_value(|known| {
            known.keys = Some(keys);
            known.fresh = !saved;
            known.withdrawn = withdrawn;
        });
    }
}

/// Something that was begun.
#[derive(Clone, Copy)]
pub struct Turn {
    desk: Desk,
    number: u32,
}

impl Turn {
    /// Whether nothing else was begun since.
    pub fn counts(self) -> bool {
        self.desk.turn.try_get_value() == Some(self.number)
    }

    /// Ends it with an answer, if it still counts.
    pub fn answer(self, answer: Answer) {
        if self.counts() {
            self.desk.stage.set(Stage::Answer(answer));
        }
    }

    /// Ends it with a code that is judged next, if it still counts.
    pub fn judge(self, code: String) {
        if self.counts() {
            self.desk.judge(code);
        }
    }
}
