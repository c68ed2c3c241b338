//! A diagnosis of one of the two lists: the server searches.

use crate::{
    api,
    components::{
        choice::Choice, combobox::Combobox, field::Field, form_state::Entry, load::Failure,
        lookup::Lookup,
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{
    catalogue::{Diagnosis, DiagnosisQuery, DiagnosisSystem},
    lang::Lang,
    messages as m,
};

/// The field's state.
#[derive(Clone, Copy)]
pub struct DiagnosisField {
    /// Its value is the code.
    pub entry: Entry,
    diagnoses: Lookup<Diagnosis>,
    /// The one the form began with.
    begun: RwSignal<Option<Diagnosis>>,
    chosen: Memo<Option<Diagnosis>>,
}

impl DiagnosisField {
    pub(super) fn new(entry: Entry, system: DiagnosisSystem) -> Self {
        let begun = RwSignal::new(None::<Diagnosis>);
        let diagnoses =
            Lookup::new(move |search| api::catalogue::diagnoses(DiagnosisQuery { system, search }));
        let chosen = Memo::new(move |before: Option<&Option<Diagnosis>>| {
            let code = entry.value.get();
            let before = before.and_then(Option::as_ref).cloned();
            let mut known = before
                .into_iter()
                .chain(begun.get())
                .chain(diagnoses.found());
            known.find(|one| one.code.as_str() == code)
        });
        Self {
            entry,
            diagnoses,
            begun,
            chosen,
        }
    }

    pub(super) fn fill(self, diagnosis: Option<&Diagnosis>) {
        self.begun.set(diagnosis.cloned());
        let code = diagnosis.map(|one| one.code.to_string());
        self.entry.set(code.unwrap_or_default());
    }

    /// Those found, and the chosen one wherever it is.
    fn choices(self, lang: Lang) -> Vec<Choice> {
        let mut all: Vec<Diagnosis> = self.diagnoses.found().collect();
        if let Some(chosen) = self.chosen.get()
            && !all.contains(&chosen)
        {
            all.push(chosen);
        }
        let choice =
            |one: Diagnosis| Choice::new(&one.code, say(lang, &one)).alias(one.code.as_str());
        all.into_iter().map(choice).collect()
    }
}

/// Code and name.
pub fn say(lang: Lang, diagnosis: &Diagnosis) -> String {
    [diagnosis.code.as_str(), diagnosis.name.of(lang)].join(" ")
}

#[component]
pub fn DiagnosisPicker(
    field: DiagnosisField,
    label: fn(Lang) -> &'static str,
    /// Whether it may stay empty whatever the other one says.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Signal::derive(move || field.choices(i18n.lang()));
    let asking = Some(field.diagnoses.asking());
    let none = Signal::derive(move || m::referrals_diagnosis_search(i18n.lang()).to_owned());
    let label = Signal::derive(move || label(i18n.lang()).to_owned());
    // Enter chooses; it does not issue what is not yet whole.
    let keep = move |ev: leptos::ev::KeyboardEvent| {
        if ev.key() == "Enter" {
            ev.prevent_default();
        }
    };
    view! {
        <div class="lm-stack-s" data-span="3" on:keydown=keep>
            <Field entry=field.entry label hint=None optional span=None>
                <Combobox
                    entry=field.entry
                    label
                    choices
                    none
                    asking
                    taker=None
                    hinted=false
                />
            </Field>
            <Failure of=field.diagnoses.loader()/>
        </div>
    }
}
