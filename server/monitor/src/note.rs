//! What an effect adds to its line of the journal.

use shared::{
    ids::PatientId,
    journal::{Mark, Notes, Subject, Word},
};

/// What an effect adds to its line of the journal: typed, never entered text.
#[derive(Debug, Clone, Default)]
pub struct Note {
    pub(super) subject: Option<Subject>,
    pub(super) notes: Notes,
    /// Records of a list that could not be read.
    pub(super) damaged: Vec<String>,
}

impl Note {
    pub(super) fn about(&mut self, subject: Subject) {
        self.subject = Some(subject);
    }

    /// Names another record it concerns.
    pub fn also(&mut self, subject: Subject) -> &mut Self {
        self.notes.also.push(subject);
        self
    }

    /// Names patients whose data it shows or touches, also where it is refused.
    pub fn concerns(&mut self, patients: impl IntoIterator<Item = PatientId>) -> &mut Self {
        // A step names its patient before it is allowed, and once more with what it shows.
        let named = self.notes.patients.clone();
        let new = patients
            .into_iter()
            .filter(|patient| !named.contains(patient));
        self.notes.patients.extend(new);
        self
    }

    /// Names those of the fields that differ from before.
    pub fn changed(&mut self, fields: impl IntoIterator<Item = (&'static str, bool)>) -> &mut Self {
        let changed = fields.into_iter().filter(|(_, differs)| *differs);
        let names = changed.map(|(name, _)| Word::from(name));
        self.notes.changed.extend(names);
        self
    }

    /// Says what was special about it.
    pub fn mark(&mut self, mark: Mark) -> &mut Self {
        self.notes.marks.push(mark);
        self
    }
}
