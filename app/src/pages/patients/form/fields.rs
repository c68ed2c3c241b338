//! What is typed into the form, and what it amounts to.

use crate::{
    components::form_state::{Entry, FormState},
    dates::{Dates, use_dates},
};
use leptos::prelude::*;

/// The choice of those who have a name, or a tax number.
pub const KNOWN: &str = "number";
/// A record for which referrals may be issued.
pub const OPEN: &str = "open";
/// A record for which none are issued any more.
pub const CLOSED: &str = "closed";

/// The paths on the wire, in the order of [`Entries`].
pub type Paths = [&'static str; 13];

#[derive(Clone, Copy)]
pub struct Fields {
    pub state: FormState,
    pub dates: Dates,
    entries: StoredValue<Entries>,
    /// The parts of the name on record.
    pub known: StoredValue<[String; 3]>,
}

#[derive(Clone, Copy)]
pub struct Entries {
    /// [`KNOWN`], or the code of why there is no name.
    pub name: Entry,
    /// Прізвище.
    pub family: Entry,
    /// Ім’я.
    pub given: Entry,
    /// По батькові; may be blank.
    pub patronymic: Entry,
    pub birth_date: Entry,
    /// The code of the sex.
    pub sex: Entry,
    /// [`KNOWN`], or the code of why there is no number.
    pub tax: Entry,
    pub tax_number: Entry,
    /// The [claim](Entries::claim) that the document bears out.
    pub tax_on_paper: Entry,
    /// May be blank.
    pub phone: Entry,
    /// May be blank.
    pub phone_remark: Entry,
    /// May be blank.
    pub address: Entry,
    /// [`OPEN`] or [`CLOSED`].
    pub record: Entry,
}

impl Fields {
    pub fn new(state: FormState, paths: Paths) -> Self {
        let [
            name,
            family,
            given,
            patronymic,
            birth_date,
            sex,
            tax,
            tax_number,
            tax_on_paper,
            phone,
            phone_remark,
            address,
            record,
        ] = paths.map(|path| state.entry(path, ""));
        for choice in [name, tax] {
            choice.value.set(KNOWN.to_owned());
        }
        record.value.set(OPEN.to_owned());
        let entries = StoredValue::new(Entries {
            name,
            family,
            given,
            patronymic,
            birth_date,
            sex,
            tax,
            tax_number,
            tax_on_paper,
            phone,
            phone_remark,
            address,
            record,
        });
        Self {
            state,
            dates: use_dates(),
            entries,
            known: StoredValue::default(),
        }
    }

    pub fn entries(self) -> Entries {
        self.entries.get_value()
    }
}

impl Entries {
    /// What a document is asked to bear out: the number, and what it may
    /// contradict. Whoever changes one of them claims something else.
    pub fn claim(self) -> String {
        [self.tax_number, self.birth_date, self.sex]
            .map(|entry| entry.value.get())
            .join(" ")
    }

    /// Whether the document is said to bear out what is typed.
    pub fn is_on_paper(self) -> bool {
        self.tax_on_paper.value.get() == self.claim()
    }

    /// All of them, in the order of [`Paths`].
    pub const fn all(self) -> [Entry; 13] {
        [
            self.name,
            self.family,
            self.given,
            self.patronymic,
            self.birth_date,
            self.sex,
            self.tax,
            self.tax_number,
            self.tax_on_paper,
            self.phone,
            self.phone_remark,
            self.address,
            self.record,
        ]
    }
}
