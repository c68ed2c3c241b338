//! The state of a combobox: what stands in it, which choices match.

use super::{
    matching::matching,
    standing::{Intent, Standing},
};
use crate::components::{
    choice::Choice,
    form_state::{Entry, Held, Unsettled},
    lookup::{Answered, Asking},
};
use crate::live::follow;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// The state of one combobox.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) entry: Entry,
    /// Asks the server for what was typed; without, `choices` are all there are.
    pub(super) asking: Option<Asking>,
    taker: Option<Callback<Choice>>,
    choices: Signal<Vec<Choice>>,
    pub(super) standing: RwSignal<Standing>,
    pub(super) matches: Memo<Vec<Choice>>,
    pub(super) open: RwSignal<bool>,
    /// The match the arrow keys are at.
    pub(super) active: RwSignal<usize>,
    /// Runs until the next letter is late enough to ask.
    pub(super) pause: StoredValue<Option<TimeoutHandle>>,
}

impl Search {
    pub(super) fn new(
        entry: Entry,
        choices: Signal<Vec<Choice>>,
        asking: Option<Asking>,
        taker: Option<Callback<Choice>>,
    ) -> Self {
        let begun = untrack(|| choices.with(|choices| Standing::of(entry.held(), choices)));
        let standing = RwSignal::new(begun);
        let matches = Memo::new(move |_| {
            // The server has matched already where it searches.
            let typed = standing.with(|standing| match asking {
                None => standing.question().to_owned(),
                Some(_) => String::new(),
            });
            choices.with(|choices| matching(choices, &typed))
        });
        let search = Self {
            entry,
            asking,
            taker,
            choices,
            standing,
            matches,
            open: RwSignal::new(false),
            active: RwSignal::new(0),
            pause: StoredValue::new(None),
        };
        search.follow();
        search
    }

    /// Goes with the choices, and with what the form sets and asks for.
    fn follow(self) {
        follow(move || {
            let answered = self.asking.map(|asking| asking.answered.get());
            let standing = self.standing.get_untracked();
            let now = self.choices.with(|choices| match &answered {
                None => standing.answered(None, choices),
                Some(Answered::To(question)) => standing.answered(Some(question), choices),
                Some(Answered::Not) => standing.unanswered(),
                Some(Answered::Awaited) => standing,
            });
            self.stand(now);
        });
        follow(move || {
            let held = self.entry.held();
            if self.standing.with_untracked(Standing::held) != held {
                self.stand(Standing::of(held, &self.choices.get_untracked()));
            }
        });
        Effect::new(move |before: Option<()>| {
            self.entry.track_hurry();
            if before.is_some() {
                self.mean(Intent::Leave);
            }
        });
        on_cleanup(move || {
            // Nobody is left to find out what it names.
            let held = untrack(|| self.entry.try_held());
            if let Some(Unsettled::Pending(text)) = held.and_then(|held| held.unsettled) {
                self.entry.hold(Held::without(Unsettled::Unresolved(text)));
            }
        });
    }

    pub(super) fn stand(self, now: Standing) {
        let now = match (now, self.taker) {
            (Standing::Chosen(choice), Some(taker)) => {
                taker.run(choice);
                Standing::Empty
            }
            (now, _) => now,
        };
        self.entry.hold(now.held());
        if self.standing.with_untracked(|standing| *standing != now) {
            self.standing.set(now);
        }
    }

    /// The typing is over: what it names is chosen, or looked up.
    pub(super) fn mean(self, intent: Intent) {
        let standing = self.standing.get_untracked();
        let offered = (!untrack(|| self.is_behind())).then(|| self.choices.get_untracked());
        let now = standing.meant(intent, offered.as_deref());
        let looks_up = matches!(now, Standing::LookingUp(..));
        self.stand(now);
        if looks_up {
            self.hurry();
        }
    }

    /// Whether the matches are those of another text.
    pub(super) fn is_behind(self) -> bool {
        let question = move || {
            self.standing
                .with(|standing| standing.question().to_owned())
        };
        self.asking
            .is_some_and(|asking| asking.answered.get() != Answered::To(question()))
    }

    pub(super) fn is_open(self) -> bool {
        self.open.get()
    }

    pub(super) fn is_active(self, at: usize) -> bool {
        self.active.get() == at
    }

    pub(super) fn option_id(self, at: usize) -> String {
        [self.entry.id(), at.to_string()].join("-")
    }

    pub(super) fn active_id(self) -> Option<String> {
        let any = self.open.get() && !self.matches.with(Vec::is_empty);
        any.then(|| self.option_id(self.active.get()))
    }
}
