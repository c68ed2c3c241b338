//! Where the page stands, and what is known of the issuer.

use super::{
    browser::{device_time, pause},
    choices,
    dates::Dates,
    dom::{listen, window},
    net::{self, Silence},
    stage::{Answer, Register, Stage},
};
use judging::{
    entry::Entry,
    keys::KeySet,
    verdict::{Known, Verdict, judge},
};
use shared::{facility::Facility, lang::Lang};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen_futures::spawn_local;

/// What of the page is to be drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// All of it: the language.
    Language,
    /// Where it stands.
    Stage,
    /// Who runs this installation.
    Facility,
}

/// The state of the page.
pub struct Desk {
    /// Draws what changed.
    draw: fn(&Rc<Self>, Changed),
    lang: Cell<Lang>,
    stage: RefCell<Stage>,
    facility: RefCell<Option<Facility>>,
    known: RefCell<Known>,
    /// How far the server's clock is ahead of this device's, in milliseconds.
    ahead: Cell<Option<f64>>,
    /// Counts what was begun: an answer to an earlier question is dropped.
    turn: Cell<u32>,
}

impl Desk {
    /// Nothing was asked, and nothing is known but where the page lies; what changes `draw` draws.
    pub fn new(draw: fn(&Rc<Self>, Changed)) -> Rc<Self> {
        let known = Known {
            origin: window().location().origin().unwrap_or_default(),
            ..Known::default()
        };
        Rc::new(Self {
            draw,
            lang: Cell::new(choices::lang()),
            stage: RefCell::new(Stage::Start),
            facility: RefCell::new(None),
            known: RefCell::new(known),
            ahead: Cell::new(None),
            turn: Cell::new(0),
        })
    }

    /// Learns what can be known before anything is asked; the service worker
    /// keeps it for when there is no network.
    pub fn open(self: &Rc<Self>) {
        spawn_local(Rc::clone(self).prepare());
        // At the first visit, what was read before the service worker stood
        // between was not kept.
        let workers = window().navigator().service_worker();
        if !workers.is_undefined() {
            let desk = Rc::clone(self);
            listen(&workers, "controllerchange", move |_| {
                spawn_local(Rc::clone(&desk).prepare());
            });
        }
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.lang.get()
    }

    /// Changes the language; a camera that is on is switched off.
    pub fn speak(self: &Rc<Self>, lang: Lang) {
        self.lang.set(lang);
        if self.stage() == Stage::Camera {
            self.turn.set(self.turn.get() + 1);
            self.stage.replace(Stage::Start);
        }
        self.draw(Changed::Language);
    }

    fn draw(self: &Rc<Self>, changed: Changed) {
        (self.draw)(self, changed);
    }

    /// What the page shows.
    pub fn stage(&self) -> Stage {
        self.stage.borrow().clone()
    }

    /// Who runs this installation.
    pub fn facility(&self) -> Option<Facility> {
        self.facility.borrow().clone()
    }

    /// Formats in the facility's time zone.
    pub fn dates(&self) -> Dates {
        Dates {
            lang: self.lang(),
            zone: self.facility().map(|facility| facility.time_zone),
            now: self.now(),
        }
    }

    /// Begins something; what was begun before no longer counts.
    pub fn begin(self: &Rc<Self>, stage: Stage) -> Turn {
        self.turn.set(self.turn.get() + 1);
        self.stage.replace(stage);
        self.draw(Changed::Stage);
        self.turn()
    }

    /// What was begun last.
    pub fn turn(self: &Rc<Self>) -> Turn {
        Turn {
            desk: Rc::clone(self),
            number: self.turn.get(),
        }
    }

    /// Judges what was typed or pasted.
    pub fn read(self: &Rc<Self>, text: &str) {
        match Entry::read(text) {
            Entry::Code(code) => self.judge(code),
            entry => {
                self.begin(Stage::Answer(Answer::Number(entry)));
            }
        }
    }

    /// Judges the text of a code, and asks the server about it if it is ours.
    pub fn judge(self: &Rc<Self>, code: String) {
        let turn = self.begin(Stage::Checking);
        let desk = Rc::clone(self);
        spawn_local(async move {
            // Lets the page say what it is doing.
            pause(0).await;
            let learnt = desk.learn().await;
            let verdict = judge(&code, &desk.known.borrow());
            let Verdict::Genuine(mut genuine) = verdict else {
                return turn.answer(Answer::Verdict(verdict, Register::of(learnt)));
            };
            let ours = Verdict::Genuine(genuine.clone());
            turn.answer(Answer::Verdict(ours, Register::Asked));
            let told = net::status(&genuine.jws).await.and_then(|status| {
                let fits = genuine.learn(status);
                fits.then_some(()).ok_or(Silence::Unable)
            });
            let ours = Verdict::Genuine(genuine);
            turn.answer(Answer::Verdict(ours, Register::of(told)));
        });
    }

    /// The time by the server's clock if it was heard, else by this device's,
    /// which cannot be earlier than what the server said last.
    fn now(&self) -> f64 {
        let known = self.known.borrow();
        let said = known.withdrawn.iter().map(|listed| listed.at.0).max();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
        match self.ahead.get() {
            Some(ahead) => device_time() + ahead,
            None => device_time().max(said.unwrap_or(0) as f64),
        }
    }

    async fn prepare(self: Rc<Self>) {
        // Whoever asks learns again, and is told.
        let _ = self.learn().await;
    }

    /// Learns the keys and the lists; or why nothing newer could be learnt.
    async fn learn(self: &Rc<Self>) -> Result<(), Silence> {
        if let Some(facility) = net::facility().await {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
            let server = facility.now.0 as f64;
            self.ahead.set(Some(server - device_time()));
            self.facility.replace(Some(facility));
            self.draw(Changed::Facility);
        }
        self.known.borrow_mut().fresh = false;
        let reply = net::keys().await?;
        let keys = KeySet::parse(&reply.body).ok_or(Silence::Unable)?;
        let mut withdrawn = Vec::new();
        for (name, version) in keys.lists() {
            let listed = net::withdrawn(name, version).await;
            // What was read before is better than nothing.
            let earlier = || self.known.borrow().list(name).cloned();
            withdrawn.extend(listed.or_else(earlier));
        }
        let mut known = self.known.borrow_mut();
        known.keys = Some(keys);
        known.fresh = reply.saved.is_none();
        known.withdrawn = withdrawn;
        reply.saved.map_or(Ok(()), Err)
    }
}

/// Something that was begun.
#[derive(Clone)]
pub struct Turn {
    desk: Rc<Desk>,
    number: u32,
}

impl Turn {
    /// Whether nothing else was begun since.
    pub fn counts(&self) -> bool {
        self.desk.turn.get() == self.number
    }

    /// Ends it with an answer, if it still counts.
    pub fn answer(&self, answer: Answer) {
        if self.counts() {
            self.desk.stage.replace(Stage::Answer(answer));
            self.desk.draw(Changed::Stage);
        }
    }

    /// Ends it with a code that is judged next, if it still counts.
    pub fn judge(&self, code: String) {
        if self.counts() {
            self.desk.judge(code);
        }
    }
}
