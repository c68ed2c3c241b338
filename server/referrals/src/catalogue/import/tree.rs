//! The groups as they would be: those of the file over those on record.

use super::{
    faults::{Fault, Wrong},
    sheet::{Place, Sheet},
};
use shared::fields::Code;
use std::collections::{BTreeSet, HashMap, HashSet};

/// How deep groups are nested at most.
const DEEPEST: usize = 4;

/// Each group's parent.
pub(super) struct Tree<'a> {
    parents: HashMap<&'a Code, Option<&'a Code>>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        on_record: impl Iterator<Item = (&'a Code, Option<&'a Code>)>,
        in_file: &'a HashMap<Code, Place>,
    ) -> Self {
        let in_file = in_file.iter();
        let in_file = in_file.map(|(code, place)| (code, place.parent.as_ref()));
        Self {
            parents: on_record.chain(in_file).collect(),
        }
    }

    /// The group and those around it, innermost first; none twice.
    pub(super) fn around(&self, code: &'a Code) -> Vec<&'a Code> {
        let mut seen = HashSet::new();
        let mut around = Vec::new();
        let mut next = Some(code);
        while let Some(code) = next {
            let Some(parent) = self.parents.get(code) else {
                break;
            };
            if !seen.insert(code) {
                break;
            }
            around.push(code);
            next = *parent;
        }
        around
    }

    /// Whether following the parents of `code` comes back to it.
    fn loops(&self, code: &Code, around: &[&Code]) -> bool {
        let outermost = around.last().and_then(|last| self.parents.get(last));
        outermost.is_some_and(|parent| *parent == Some(code))
    }

    /// Whether following the parents of a group never ends.
    fn never_ends(&self, around: &[&Code]) -> bool {
        let outermost = around.last().and_then(|last| self.parents.get(last));
        let parent = outermost.copied().flatten();
        parent.is_some_and(|parent| self.parents.contains_key(parent))
    }

    /// What is wrong with the groups a file asks for.
    pub(super) fn faults(&self, sheet: &Sheet) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |line: u64, wrong: Wrong| {
            let field = "parent";
            faults.push(Fault { line, field, wrong });
        };
        for (line, parent) in &sheet.parents {
            if !self.parents.contains_key(parent) {
                fault(*line, Wrong::ParentUnknown(parent.to_string()));
            }
        }
        let mut too_deep = BTreeSet::new();
        for code in self.parents.keys() {
            let around = self.around(code);
            if self.loops(code, &around) {
                if let Some(place) = sheet.groups.get(*code) {
                    fault(place.line, Wrong::Loop);
                }
            } else if !self.never_ends(&around) && DEEPEST < around.len() {
                // A group on record is too deep because the file moved one around it.
                too_deep.extend(
                    around
                        .iter()
                        .find_map(|code| sheet.groups.get(*code))
                        .map(|place| place.line),
                );
            }
        }
        for line in too_deep {
            fault(line, Wrong::TooDeep);
        }
        faults
    }
}
