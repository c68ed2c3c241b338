//! Looks up a number as it was said on the telephone, typed, or handed over as a card.

use super::card_file::{may_be_card, said};
use crate::{
    api,
    components::{
        focus::focus_on,
        form_state::{Entry, FaultText, FormState, TextKey},
    },
    live::follow,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    messages as m,
    referrals::{ForeignNumber, Found, NumberQuery},
};
use std::sync::Arc;
use web_sys::DataTransfer;

/// A number being looked up, and what is known under it.
#[derive(Clone, Copy)]
pub struct Lookup {
    /// The request.
    pub state: FormState,
    pub number: Entry,
    /// What was looked up, and what was found.
    found: RwSignal<Option<(String, Arc<Found>)>>,
    /// What is being looked up, or was.
    asked: StoredValue<String>,
    /// What is to be looked up next, if it still stands there.
    next: StoredValue<Option<String>>,
}

/// What was found; the focus goes there, so that what comes next is one key
/// away.
pub const RESULT: &str = "found";

/// No card is as short, in bytes.
const SHORTEST_CARD: usize = 200;

impl Lookup {
    /// Nothing typed so far.
    pub fn new() -> Self {
        let state = FormState::new("find");
        let lookup = Self {
            state,
            number: state.entry("number", ""),
            found: RwSignal::new(None),
            asked: StoredValue::default(),
            next: StoredValue::default(),
        };
        let busy = state.busy();
        follow(move || {
            let next = (!busy.get()).then(|| lookup.next.try_update_value(Option::take));
            let now = lookup.number.value.get_untracked();
            if next.flatten().flatten() == Some(now) {
                untrack(|| lookup.find());
            }
        });
        lookup
    }

    /// What was found under the number that stands in the field: under another
    /// one it would be somebody else's.
    pub fn shown(self) -> Option<Arc<Found>> {
        let (number, found) = self.found.get()?;
        self.number
            .value
            .with(|typed| *typed == number)
            .then_some(found)
    }

    /// Looks the number up; behind another one that is being looked up.
    pub fn find(self) {
        let now = self.number.value.get_untracked();
        if self.state.busy().get_untracked() {
            let other = self.asked.with_value(|asked| *asked != now);
            return self.next.set_value(other.then_some(now));
        }
        self.asked.set_value(now);
        self.found.set(None);
        let number = self.state.read(move |reader| {
            reader.parse(self.number, |typed| {
                // Ours and the national ones have the same shape.
                match ForeignNumber::try_from(typed.to_owned()) {
                    // A card may have been scanned, which the server reads.
                    Err(rule) if typed.len() < SHORTEST_CARD => Err(rule),
                    _ => Ok(typed.to_owned()),
                }
            })
        });
        let Some(number) = number else {
            return focus_on(&self.number.id());
        };
        let typed = number.clone();
        let request = api::referrals::find(NumberQuery { number });
        self.state.send(request, move |found| {
            let any = !found.referrals.is_empty();
            self.found.set(Some((typed, Arc::new(found))));
            if any {
                request_animation_frame(|| focus_on(RESULT));
            }
        });
    }

    /// Looks up what the first of the files that can be a card says, a `.smart-health-card`
    /// above all. False if none can and a text goes along, which is what is meant, or there is
    /// no file.
    pub fn find_in(self, data: Option<DataTransfer>) -> bool {
        let Some((data, files)) = data.and_then(|data| data.files().map(|files| (data, files)))
        else {
            return false;
        };
        let text = data.get_data("text/plain").unwrap_or_default();
        let mut all = (0..files.length()).filter_map(|at| files.get(at));
        let other = files.get(0).filter(|_| text.is_empty());
        let Some(file) = all.find(may_be_card).or(other) else {
            return false;
        };
        spawn_local(async move {
            let name = file.name();
            let text = said(&file).await;
            let shown = text.as_ref().unwrap_or(&name).clone();
            // The page may be gone by now.
            if self.number.value.try_set(shown).is_none() {
                match text {
                    Some(_) => self.find(),
                    None => self.refuse(name),
                }
            }
        });
        true
    }

    /// Says that the file of that name is no card, as long as the name stands there.
    fn refuse(self, name: String) {
        let Self { number, .. } = self;
        self.state.read(move |reader| {
            if number.value.with(|shown| *shown == name) {
                let text = TextKey(m::processing_no_card);
                reader.fault(number, FaultText::Text(text));
            }
            None::<()>
        });
        focus_on(&number.id());
    }
}
