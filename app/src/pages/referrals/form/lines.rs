//! The services being asked for.

use super::line::{Line, path, placed};
use crate::{
    api,
    components::{
        form_state::{Entry, FaultText, FormState, Reader},
        lookup::Lookup,
    },
};
use leptos::prelude::*;
use shared::{
    catalogue::{Service, ServiceQuery},
    fields::ServiceCode,
    problem::FieldFault,
    referrals::{AskedService, Quantity, RequestedService},
};

/// The services, and the search that adds one.
#[derive(Clone, Copy)]
pub struct Lines {
    state: FormState,
    list: RwSignal<Vec<Line>>,
    /// How many there may be.
    pub most: usize,
    /// The search.
    pub adding: Entry,
    /// What it finds.
    pub services: Lookup<Service>,
}

impl Lines {
    pub(super) fn new(state: FormState, most: usize) -> Self {
        Self {
            state,
            list: RwSignal::new(Vec::new()),
            most,
            adding: state.entry("services", ""),
            services: Lookup::new(|search| api::catalogue::services(ServiceQuery { search })),
        }
    }

    pub(super) fn fill<'a>(self, services: impl Iterator<Item = &'a AskedService>) {
        self.list.set(services.map(Line::asked).collect());
    }

    /// All of them, reactively.
    pub fn all(self) -> Vec<Line> {
        self.list.get()
    }

    /// How many there are, reactively.
    pub fn count(self) -> usize {
        self.list.with(Vec::len)
    }

    /// Whether there may be another, reactively.
    pub fn may_grow(self) -> bool {
        self.count() < self.most
    }

    /// Adds the service of that code; says whether it was not there yet.
    pub fn add(self, code: &str) -> bool {
        let is = |line: &Line| line.code.as_str() == code;
        if self.list.with_untracked(|list| list.iter().any(is)) {
            return false;
        }
        let found = untrack(|| self.services.found().find(|one| one.code.as_str() == code));
        if let Some(service) = found {
            self.list.update(|list| list.push(Line::of(&service)));
        }
        true
    }

    /// Takes one away, and what was wrong with it; what is wrong with others goes with them.
    pub fn remove(self, code: &ServiceCode) {
        let is = |line: &Line| line.code == *code;
        let Some(gone) = self.list.with_untracked(|list| list.iter().position(is)) else {
            return;
        };
        self.list.update(|list| drop(list.remove(gone)));
        self.state.move_faults(|fault| match placed(&fault.field) {
            Some((at, _)) if at == gone => None,
            Some((at, part)) if gone < at => Some(path(at - 1, part)),
            _ => Some(fault.field.clone()),
        });
    }

    /// One of them, reactively.
    pub fn get(self, code: &ServiceCode) -> Option<Line> {
        let is = |line: &&Line| line.code == *code;
        self.list.with(|list| list.iter().find(is).cloned())
    }

    /// Changes a part of one of them: what the server refused stands there no more.
    pub fn change(self, code: &ServiceCode, part: &str, change: impl FnOnce(&mut Line)) {
        self.list.update(|list| {
            if let Some(line) = list.iter_mut().find(|line| line.code == *code) {
                change(line);
            }
        });
        let path = untrack(|| self.path(code, part));
        self.state.move_faults(|fault| {
            let is_past = fault.refused.is_some() && fault.field == path;
            (!is_past).then(|| fault.field.clone())
        });
    }

    /// The path on the wire of a part of one of them, reactively.
    fn path(self, code: &ServiceCode, part: &str) -> String {
        let is = |line: &Line| line.code == *code;
        let at = self.list.with(|list| list.iter().position(is));
        path(at.unwrap_or_default(), part)
    }

    /// The id of the input of a part of one of them, reactively.
    pub fn id(self, code: &ServiceCode, part: &str) -> String {
        self.state.id_of(&self.path(code, part))
    }

    /// What is wrong with a part of one of them, reactively.
    pub fn fault(self, code: &ServiceCode, part: &str) -> Option<FaultText> {
        let path = self.path(code, part);
        self.state.faults().with(|faults| {
            let fault = faults.iter().find(|fault| fault.field == path);
            fault.map(|fault| fault.text.clone())
        })
    }

    /// What is asked for; of a line at fault, one.
    pub(super) fn read(self, reader: &mut Reader) -> Vec<RequestedService> {
        reader.settled(self.adding);
        let mut faults = Vec::new();
        let mut read = |(at, line): (usize, &Line)| {
            line.read(line.count().unwrap_or_else(|rule| {
                faults.push(FieldFault::new(&path(at, "quantity"), rule));
                Quantity::ONE
            }))
        };
        let services = self
            .list
            .with(|list| list.iter().enumerate().map(&mut read).collect());
        reader.refuse(faults);
        services
    }
}
