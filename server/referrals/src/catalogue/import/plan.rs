//! What a file changes, judged against the record.

#[cfg(test)]
mod tests;

use super::{
    faults::Fault,
    sheet::{Item, Kind, Row, Sheet},
    tree::Tree,
};
use ground::text::words;
use shared::{catalogue::Bilingual, fields::Code, journal::Mark};
use std::collections::{HashMap, HashSet};

/// How many rows of a kind are what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub deactivated: usize,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report([Counts; Kind::ALL.len()]);

impl Report {
    /// The rows of one kind.
    pub const fn of(&self, kind: Kind) -> Counts {
        self.0[kind as usize]
    }

    /// As the journal keeps it: the kinds that the file has.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let kinds = Kind::ALL.into_iter();
        let found = kinds.filter(|kind| self.of(*kind) != Counts::default());
        let mark = |kind: Kind| {
            let Counts {
                new,
                changed,
                unchanged,
                deactivated,
            } = self.of(kind);
            Mark::Imported {
                records: kind.code().into(),
                new,
                changed,
                unchanged,
                deactivated,
            }
        };
        found.map(mark).collect()
    }
}

/// Everything on record.
pub(super) type Record = HashMap<(Kind, Code), Item>;

/// The groups on record, and their parents.
fn groups(record: &Record) -> impl Iterator<Item = (&Code, Option<&Code>)> {
    let groups = record.iter().filter(|((kind, _), _)| *kind == Kind::Group);
    groups.map(|((_, code), item)| (code, item.parent.as_ref()))
}

/// What there is to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub report: Report,
    /// Outer ones first.
    pub groups: Vec<Row>,
    pub services: Vec<(Row, String)>,
    pub diagnoses: Vec<Row>,
    /// Services that stay, but are found by other groups' names now.
    pub refound: Vec<(Code, String)>,
}

impl Plan {
    pub(super) fn new(sheet: &Sheet, record: &Record) -> Result<Self, Vec<Fault>> {
        let tree = Tree::new(groups(record), &sheet.groups);
        let faults = [sheet.faults.clone(), tree.faults(sheet)].concat();
        if !faults.is_empty() {
            return Err(faults);
        }
        let names = Names::new(sheet, record, &tree);
        let mut plan = Self::default();
        for row in &sheet.rows {
            plan.add(row, record, &names);
        }
        plan.groups
            .sort_by_cached_key(|row| names.tree.around(&row.code).len());
        plan.find_again(record, &names);
        Ok(plan)
    }

    fn add(&mut self, row: &Row, record: &Record, names: &Names<'_>) {
        let counts = &mut self.report.0[row.kind as usize];
        match record.get(&(row.kind, row.code.clone())) {
            None => counts.new += 1,
            Some(known) if *known == row.item => {
                counts.unchanged += 1;
                return;
            }
            Some(known) if known.active && !row.item.active => counts.deactivated += 1,
            Some(_) => counts.changed += 1,
        }
        self.write(row.clone(), names);
    }

    fn write(&mut self, row: Row, names: &Names<'_>) {
        match row.kind {
            Kind::Group => self.groups.push(row),
            Kind::Service => {
                let search = names.searched(&row.item);
                self.services.push((row, search));
            }
            Kind::Icd10 | Kind::Icpc2 => self.diagnoses.push(row),
        }
    }

    /// Everything on record, to be written as it is kept now.
    pub(super) fn again(record: &Record) -> Self {
        let sheet = Sheet::default();
        let tree = Tree::new(groups(record), &sheet.groups);
        let names = Names::new(&sheet, record, &tree);
        let mut plan = Self::default();
        for ((kind, code), item) in record {
            let row = Row {
                kind: *kind,
                code: code.clone(),
                item: item.clone(),
            };
            plan.write(row, &names);
        }
        plan
    }

    fn find_again(&mut self, record: &Record, names: &Names<'_>) {
        let moved: HashSet<&Code> = self.groups.iter().map(|row| &row.code).collect();
        let written: HashSet<&Code> = self.services.iter().map(|(row, _)| &row.code).collect();
        for ((kind, code), item) in record {
            let stays = *kind == Kind::Service && !written.contains(code);
            if stays && names.around(item).iter().any(|group| moved.contains(group)) {
                self.refound.push((code.clone(), names.searched(item)));
            }
        }
    }
}

/// The groups' names as they will be.
struct Names<'a> {
    tree: &'a Tree<'a>,
    of: HashMap<&'a Code, &'a Bilingual>,
}

impl<'a> Names<'a> {
    fn new(sheet: &'a Sheet, record: &'a Record, tree: &'a Tree<'a>) -> Self {
        let on_record = record.iter().map(|((kind, code), item)| (kind, code, item));
        let in_file = sheet.rows.iter();
        let in_file = in_file.map(|row| (&row.kind, &row.code, &row.item));
        let all = on_record.chain(in_file);
        let groups = all.filter(|(kind, ..)| **kind == Kind::Group);
        Self {
            tree,
            of: groups.map(|(_, code, item)| (code, &item.name)).collect(),
        }
    }

    fn around<'i>(&'i self, item: &'i Item) -> Vec<&'i Code> {
        let parent = item.parent.as_ref();
        parent
            .map(|parent| self.tree.around(parent))
            .unwrap_or_default()
    }

    fn searched(&self, item: &Item) -> String {
        let around = self.around(item);
        let names = around
            .iter()
            .filter_map(|group| self.of.get(group).copied());
        searched(&item.name, names)
    }
}

/// What a search looks at: each name on a line of its own, and what it says before
/// it is narrowed down, as *Pneumonia* in *Pneumonia, organism unspecified*: that is
/// a name as well. Those of the groups around stand after a bar. Each word is after
/// a space.
pub(super) fn searched<'a>(
    name: &Bilingual,
    groups: impl Iterator<Item = &'a Bilingual>,
) -> String {
    let of = |name: &Bilingual| [words(&name.uk), words(&name.en)];
    let around = groups.flat_map(of).map(|name| format!(" {name}"));
    let around: String = around.collect();
    let own = [&name.uk, &name.en].into_iter().flat_map(|name| {
        let (name, head) = (words(name), words(head(name)));
        let head = (head != name && !head.is_empty()).then(|| format!("\n {head}"));
        [Some(format!("\n {name}")), head].into_iter().flatten()
    });
    format!("{}\n|{around}", own.collect::<String>())
}

/// The name up to where it is narrowed down.
fn head(name: &str) -> &str {
    let end = [',', ';', ':', '(', '['];
    name.split(end).next().unwrap_or_default()
}
