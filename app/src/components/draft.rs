//! What a person is filling in: the texts typed so far, the faults found in
//! them, and the attempt to send them.
//!
//! A draft lives above the form that shows it, so nothing typed is lost when
//! the form is drawn anew.

use crate::{
    api::{Answer, ApiError},
    errors,
    state::title::{Title, use_title},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    fields::Rule,
    lang::Lang,
    problem::{ErrorCode, FieldFault},
};
use std::future::Future;

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field's path on the wire, such as `profile.full_name`.
    pub field: String,
    /// In words.
    pub text: FaultText,
}

/// The words of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultText {
    /// A broken rule.
    Rule(Rule),
    /// What the server says of the field.
    Error(ApiError),
    /// Something only the form knows, such as two texts that must match.
    Text(TextKey),
}

/// A text of the messages.
#[derive(Debug, Clone, Copy)]
pub struct TextKey(pub fn(Lang) -> &'static str);

impl PartialEq for TextKey {
    fn eq(&self, other: &Self) -> bool {
        (self.0)(Lang::En) == (other.0)(Lang::En)
    }
}

impl Eq for TextKey {}

/// A form being filled in.
#[derive(Clone, Copy)]
pub struct Draft(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    name: &'static str,
    faults: RwSignal<Vec<Fault>>,
    failure: RwSignal<Option<ApiError>>,
    /// How often an attempt failed: each time the summary takes the focus.
    failures: RwSignal<u32>,
    busy: RwSignal<bool>,
    blame: fn(&ErrorCode) -> Option<&'static str>,
    title: Title,
}

impl Draft {
    /// A draft called `name`, which keeps the ids of its fields apart from
    /// those of other forms on the page.
    pub fn new(name: &'static str) -> Self {
        Self(StoredValue::new(Parts {
            name,
            faults: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            failures: RwSignal::new(0),
            busy: RwSignal::new(false),
            blame: |_| None,
            title: use_title(),
        }))
    }

    /// Shows the errors `blame` names beside the field it gives.
    #[must_use]
    pub fn blaming(self, blame: fn(&ErrorCode) -> Option<&'static str>) -> Self {
        self.0.update_value(|parts| parts.blame = blame);
        self
    }

    /// A text field with its path on the wire and what it begins with.
    pub fn entry(self, field: &'static str, begin: impl Into<String>) -> Entry {
        Entry {
            field,
            value: RwSignal::new(begin.into()),
            draft: self,
        }
    }

    /// Reads all fields. Brings a value only if every field keeps its rules;
    /// otherwise the faults are shown.
    pub fn read<T>(self, read: impl FnOnce(&mut Reader) -> Option<T>) -> Option<T> {
        let mut reader = Reader { faults: Vec::new() };
        let value = read(&mut reader);
        if reader.faults.is_empty() {
            self.clear();
            value
        } else {
            self.refuse(reader.faults);
            None
        }
    }

    /// Sends a request unless one is under way, and goes on with its answer.
    pub fn send<T: 'static>(
        self,
        request: impl Future<Output = Answer<T>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.send_or(request, done, move |error| self.fail(error));
    }

    /// The same, with its own way of showing why it was refused.
    pub fn send_or<T: 'static, E: 'static>(
        self,
        request: impl Future<Output = Result<T, E>> + 'static,
        done: impl FnOnce(T) + 'static,
        failed: impl FnOnce(E) + 'static,
    ) {
        if !self.begin() {
            return;
        }
        spawn_local(async move {
            let answer = request.await;
            if self.finish() {
                answer.map_or_else(failed, done);
            }
        });
    }

    /// Says in the title of the page that the attempt failed.
    pub fn mark_failed(self) {
        self.parts().title.set_failed(true);
    }

    /// Shows why a request was refused: beside the fields it is about, or above
    /// the form.
    pub fn fail(self, error: ApiError) {
        if error.is_session_end() {
            // The dialog that asks to sign in again says so.
            return;
        }
        if let Some(ErrorCode::InvalidFields { fields }) = error.code() {
            let fault = |FieldFault { field, rule }: &FieldFault| Fault {
                field: field.clone(),
                text: FaultText::Rule(*rule),
            };
            return self.refuse(fields.iter().map(fault).collect());
        }
        if let Some(field) = error.code().and_then(self.parts().blame) {
            return self.refuse(vec![Fault {
                field: field.into(),
                text: FaultText::Error(error),
            }]);
        }
        self.parts().faults.set(Vec::new());
        self.parts().failure.set(Some(error));
        self.count_failure();
    }

    /// Forgets what went wrong.
    pub fn clear(self) {
        self.parts().faults.set(Vec::new());
        self.parts().failure.set(None);
        self.parts().title.set_failed(false);
    }

    /// What is wrong with the fields.
    pub fn faults(self) -> Signal<Vec<Fault>> {
        self.parts().faults.into()
    }

    /// Why the latest request was refused, if not because of a field.
    pub fn failure(self) -> Signal<Option<ApiError>> {
        self.parts().failure.into()
    }

    /// How often an attempt failed.
    pub fn failures(self) -> u32 {
        self.parts().failures.get()
    }

    /// Whether an answer is awaited.
    pub fn busy(self) -> RwSignal<bool> {
        self.parts().busy
    }

    /// The id of a field's input.
    pub fn id_of(self, field: &str) -> String {
        [self.parts().name, &field.replace('.', "-")].join("-")
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    fn begin(self) -> bool {
        !std::mem::replace(&mut *self.parts().busy.write(), true)
    }

    /// Whether the form is still there to show the answer.
    fn finish(self) -> bool {
        let parts = self.0.try_get_value();
        parts.is_some_and(|parts| parts.busy.try_set(false).is_none())
    }

    fn refuse(self, faults: Vec<Fault>) {
        self.parts().failure.set(None);
        self.parts().faults.set(faults);
        self.count_failure();
    }

    fn count_failure(self) {
        self.parts().title.set_failed(true);
        self.parts().failures.update(|failures| *failures += 1);
    }
}

/// Reads the fields of a draft and collects what is wrong with them.
pub struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    /// The value of a field.
    pub fn take<T: TryFrom<String, Error = Rule>>(&mut self, entry: Entry) -> Option<T> {
        self.parse(entry, |text| T::try_from(text.to_owned()))
    }

    /// The value a certain rule makes of a field.
    pub fn parse<T>(
        &mut self,
        entry: Entry,
        parse: impl FnOnce(&str) -> Result<T, Rule>,
    ) -> Option<T> {
        match entry.value.with_untracked(|text| parse(text)) {
            Ok(value) => Some(value),
            Err(rule) => {
                self.fault(entry, FaultText::Rule(rule));
                None
            }
        }
    }

    /// Finds fault with a field.
    pub fn fault(&mut self, entry: Entry, text: FaultText) {
        self.faults.push(Fault {
            field: entry.field.into(),
            text,
        });
    }
}

/// One text field of a draft.
#[derive(Clone, Copy)]
pub struct Entry {
    field: &'static str,
    /// What was typed.
    pub value: RwSignal<String>,
    draft: Draft,
}

impl Entry {
    /// The id of the input.
    pub fn id(self) -> String {
        self.draft.id_of(self.field)
    }

    /// The name of the input: the last part of the path.
    pub fn name(self) -> &'static str {
        self.field.rsplit('.').next().unwrap_or(self.field)
    }

    /// What is wrong with it, in words, reactively.
    pub fn fault(self) -> Option<FaultText> {
        let faults = self.draft.parts().faults.read();
        let fault = faults.iter().find(|fault| fault.field == self.field);
        fault.map(|fault| fault.text.clone())
    }

    /// Whether something is wrong with it.
    pub fn is_faulty(self) -> bool {
        self.draft
            .parts()
            .faults
            .with(|faults| faults.iter().any(|fault| fault.field == self.field))
    }

    /// The ids of what describes the input: its hint, its fault.
    pub fn described_by(self, hint: bool) -> Option<String> {
        let id = self.id();
        let hint = hint.then(|| [&id, "-hint"].concat());
        let fault = self.is_faulty().then(|| [&id, "-fault"].concat());
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

impl FaultText {
    /// The sentence.
    pub fn say(&self, lang: Lang, dates: crate::dates::Dates) -> String {
        match self {
            Self::Rule(rule) => errors::of_rule(*rule)(lang).into(),
            Self::Error(error) => errors::sentence(lang, dates, error),
            Self::Text(TextKey(text)) => text(lang).into(),
        }
    }
}
