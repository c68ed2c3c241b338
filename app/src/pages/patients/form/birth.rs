//! The birth date, as it is typed and understood.

use super::fields::Fields;
use leptos::prelude::*;
use shared::{fields::Rule, patients::BirthDate, text::line};

impl Fields {
    /// The birth date that a text means at the facility today.
    ///
    /// # Errors
    /// It means none, or one to come.
    pub fn born(self, text: &str) -> Result<BirthDate, Rule> {
        let today = self.dates.today().ok_or(Rule::BirthDateInvalid)?;
        let born = BirthDate::typed(text, today)?;
        // What is on record the server judges.
        let is_new = self.known.with_value(|known| known[0].is_empty());
        if is_new && today < born.earliest() {
            return Err(Rule::BirthDateFuture);
        }
        Ok(born)
    }

    /// The birth date as it is understood, with the age, where it is typed in another
    /// way than it is kept; reactively.
    pub fn understood(self) -> Option<String> {
        let text = self.entries().birth_date.value.get();
        let birth = self.born(&text).ok()?;
        let said = [Some(self.dates.birth(birth)), self.dates.age(birth)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (birth.as_typed() != line(&text)).then(|| said.join(", "))
    }
}
