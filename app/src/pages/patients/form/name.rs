//! What they are called, or why there is no name.

use super::fields::{Entries, Fields, KNOWN};
use crate::{
    components::{
        form_state::{Entry, Reader},
        input::TextField,
        radios::{Card, Radios},
    },
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{
    fields::{PersonName, Rule},
    lang::Lang,
    messages as m,
    patients::{NameParts, NoName, PatientName},
    text::is_blank,
};

/// The choice, and the parts that are known.
#[component]
pub fn Name(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let entries = fields.entries();
    let reasons = NoName::ALL.map(|reason| (reason.code(), names::no_name(reason)));
    let known: Card = (KNOWN, m::patients_name_known);
    let cards: Vec<Card> = [known].into_iter().chain(reasons).collect();
    let is = move |choice: &'static str| {
        Memo::new(move |_| entries.name.value.with(|name| name == choice))
    };
    let (is_known, is_child) = (is(KNOWN), is(NoName::NotGiven.code()));
    view! {
        <Radios entry=entries.name legend=i18n.t(m::patients_name) cards/>
        <Show when=move || is_child.get()>
            <TextField
                entry=entries.family
                label=i18n.t(m::patients_family)
                hint=i18n.t(m::patients_family_hint)
                optional=true
                span="3"
            />
        </Show>
        <Show when=move || is_known.get()>
            <TextField
                entry=entries.family
                label=i18n.t(m::patients_family)
                hint=i18n.t(m::patients_name_hint)
                span="3"
            />
            <TextField
                entry=entries.given
                label=i18n.t(m::patients_given)
                hint=i18n.t(m::patients_name_hint)
                span="3"
            />
            <TextField
                entry=entries.patronymic
                label=i18n.t(m::patients_patronymic)
                hint=i18n.t(m::patients_patronymic_hint)
                optional=true
                span="3"
            />
        </Show>
    }
}

impl Entries {
    /// The name, of which the parts `known` may stay.
    pub fn patient_name(self, reader: &mut Reader, known: &[String; 3]) -> Option<PatientName> {
        match self.name.value.with(|code| NoName::parse(code)) {
            Some(absent) => self.unnamed(reader, absent, known),
            None => self.parts(reader, known).map(PatientName::Named),
        }
    }

    fn parts(self, reader: &mut Reader, known: &[String; 3]) -> Option<NameParts> {
        let [family, given, patronymic] = known;
        let family = part(reader, self.family, family, m::patients_family_required);
        let given = part(reader, self.given, given, m::patients_given_required);
        let patronymic = reader.parse(self.patronymic, |text| name_or_blank(text, patronymic));
        Some(NameParts {
            family: family?,
            given: given?,
            patronymic: patronymic?,
        })
    }

    /// What stands for the name, with the family name of a child.
    fn unnamed(
        self,
        reader: &mut Reader,
        absent: NoName,
        known: &[String; 3],
    ) -> Option<PatientName> {
        let family = match absent {
            NoName::NotGiven => reader.parse(self.family, |text| name_or_blank(text, &known[0]))?,
            NoName::Unknown => None,
        };
        Some(PatientName::Unnamed {
            absent,
            family,
            number: None,
        })
    }
}

/// A part of the name; a blank one is called what it is.
fn part(
    reader: &mut Reader,
    entry: Entry,
    known: &str,
    missing: fn(Lang) -> &'static str,
) -> Option<PersonName> {
    if entry.value.with(|text| is_blank(text)) {
        return reader.code(entry, |_| None, missing);
    }
    reader.parse(entry, |text| name(text, known))
}

fn name(text: &str, known: &str) -> Result<PersonName, Rule> {
    let name = PersonName::try_from(text.to_owned())?;
    name.check_changed(known).map(|()| name)
}

fn name_or_blank(text: &str, known: &str) -> Result<Option<PersonName>, Rule> {
    if is_blank(text) {
        return Ok(None);
    }
    name(text, known).map(Some)
}
