//! Reading what was typed, and collecting what is wrong with it.

use super::{
    entry::Entry,
    fault::{Fault, FaultText, TextKey},
};
use leptos::prelude::*;
use shared::{
    fields::Rule,
    lang::Lang,
    messages as m,
    problem::FieldFault,
    text::{is_blank, never_printed},
};
use std::str::FromStr;

/// Reads the fields of a form, reactively, and collects what is wrong with
/// them.
#[derive(Default)]
pub struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

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
        self.settled(entry)?;
        let fault = |rule, text: &str| FaultText::typed(rule, text);
        let read = |text: &String| parse(text).map_err(|rule| fault(rule, text));
        match entry.value.with(read) {
            Ok(value) => Some(value),
            Err(text) => {
                self.fault(entry, text);
                None
            }
        }
    }

    /// The id a choice has as its value; `missing` says what to choose.
    pub fn chosen<Id: FromStr>(
        &mut self,
        entry: Entry,
        missing: fn(Lang) -> &'static str,
    ) -> Option<Id> {
        self.code(entry, |id| id.parse().ok(), missing)
    }

    /// What the code of a choice means; `missing` says what to choose.
    pub fn code<T>(
        &mut self,
        entry: Entry,
        parse: impl FnOnce(&str) -> Option<T>,
        missing: fn(Lang) -> &'static str,
    ) -> Option<T> {
        self.settled(entry)?;
        let choice = entry.value.with(|code| parse(code));
        if choice.is_none() {
            self.fault(entry, FaultText::Text(TextKey(missing)));
        }
        choice
    }

    /// Finds fault with a field in which a text stands that is no choice:
    /// nothing is sent in its place.
    pub fn settled(&mut self, entry: Entry) -> Option<()> {
        if entry.unsettled().is_none() {
            return Some(());
        }
        self.fault(entry, FaultText::Text(TextKey(m::app_choose_from_list)));
        None
    }

    /// Finds fault with a field whose text the paper shows, if it surely cannot.
    pub fn printed(&mut self, entry: Entry) {
        let lacking = entry.value.with(|text| never_printed(text));
        if !lacking.is_empty() {
            self.fault(entry, FaultText::Unprintable(lacking));
        }
    }

    /// Finds fault with a field.
    pub fn fault(&mut self, entry: Entry, text: FaultText) {
        self.find(entry.field().into(), text);
    }

    /// Finds the faults a check of the whole form found. Of a field only the
    /// first is found: what is said of a value that was none would be wrong.
    pub fn refuse(&mut self, faults: Vec<FieldFault>) {
        for fault in faults {
            let text = FaultText::of(&fault);
            self.find(fault.field, text);
        }
    }

    fn find(&mut self, field: String, text: FaultText) {
        if self.faults.iter().all(|fault| fault.field != field) {
            self.faults.push(Fault {
                field,
                text,
                refused: None,
            });
        }
    }
}

/// For [`Reader::parse`]: the value of a field that may stay empty.
pub fn optional<T: TryFrom<String, Error = Rule>>(text: &str) -> Result<Option<T>, Rule> {
    if is_blank(text) {
        return Ok(None);
    }
    T::try_from(text.to_owned()).map(Some)
}
