//! A CSV file read into rows, as far as one can say without the record.

use super::{
    columns::{Column, word},
    date::is_date,
    diagnosis::is_one_code,
    faults::{Fault, Wrong},
    file::File,
    lines::Lines,
};
use csv::{ReaderBuilder, StringRecord};
use shared::{
    catalogue::{Bilingual, Category},
    closed,
    fields::{Code, DiagnosisCode, Rule, ServiceCode},
    text::{is_visible, line},
};
use std::collections::HashMap;

closed! {
    /// What a row is about; of a diagnosis the code is its system's.
    #[expect(missing_docs, reason = "the names say it")]
    pub enum Kind {
        Group = "group",
        Service = "service",
        Icd10 = "icd10",
        Icpc2 = "icpc2",
    }
}

impl Kind {
    /// The one form of a code of this kind.
    pub(super) fn canonical(self, code: String) -> Result<Code, Rule> {
        match self {
            Self::Group => Code::try_from(code),
            Self::Service => ServiceCode::try_from(code).map(Code::from),
            Self::Icd10 | Self::Icpc2 => DiagnosisCode::try_from(code).map(Code::from),
        }
    }

    fn read(cell: &str) -> Option<Self> {
        Self::parse(&word(cell))
    }
}

/// What there is to know about a kind and code, in a file or on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub parent: Option<Code>,
    pub category: Option<Category>,
    pub name: Bilingual,
    pub active: bool,
}

/// A row without faults of its own.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub kind: Kind,
    pub code: Code,
    pub item: Item,
}

/// A group's place in a file, known even if its row has other faults.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub line: u64,
    pub parent: Option<Code>,
}

/// A file, read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub rows: Vec<Row>,
    pub groups: HashMap<Code, Place>,
    /// Who asks for which group, and on which line.
    pub parents: Vec<(u64, Code)>,
    pub faults: Vec<Fault>,
    seen: HashMap<(Kind, Code), u64>,
}

impl Sheet {
    pub(super) fn read(file: &[u8]) -> Self {
        let mut sheet = Self::default();
        let file = match File::read(file) {
            Ok(file) => file,
            Err(fault) => {
                sheet.faults.push(fault);
                return sheet;
            }
        };
        let text = file.text.get(file.header..).unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(file.separator)
            .from_reader(text.as_bytes());
        let mut lines = Lines::of(file.text.as_bytes());
        let mut record = StringRecord::new();
        let mut columns = None;
        while reader.read_record(&mut record).unwrap_or(false) {
            let at = record.position().map_or(0, csv::Position::byte);
            let line = lines.at(file.header, at);
            match &columns {
                None => match sheet.header(line, &record) {
                    Some(header) => columns = Some(header),
                    None => return sheet,
                },
                Some(columns) if swallows(&record, columns, file.separator.into()) => {
                    sheet.fault(line, "row", Wrong::QuoteOpen);
                }
                Some(columns) => sheet.record(line, columns, &record),
            }
        }
        sheet
    }

    fn fault(&mut self, line: u64, field: &'static str, wrong: Wrong) {
        self.faults.push(Fault { line, field, wrong });
    }

    /// Which column each cell belongs to, if all are there. Spreadsheets keep columns that
    /// were emptied: without a name they belong to none.
    fn header(&mut self, line: u64, record: &StringRecord) -> Option<Vec<Option<Column>>> {
        let mut columns = Vec::new();
        for name in record.iter().map(trimmed) {
            let column = Column::read(name);
            if column.is_none() && !name.is_empty() {
                self.fault(line, "header", Wrong::ColumnUnknown(name.to_lowercase()));
            }
            if let Some(column) = column
                && columns.contains(&Some(column))
            {
                self.fault(line, "header", Wrong::ColumnTwice(column.code()));
            }
            columns.push(column);
        }
        for column in Column::ALL {
            if !columns.contains(&Some(column)) {
                self.fault(line, "header", Wrong::ColumnMissing(column.code()));
            }
        }
        self.faults.is_empty().then_some(columns)
    }

    fn record(&mut self, line: u64, columns: &[Option<Column>], record: &StringRecord) {
        let cells: Vec<&str> = record.iter().map(trimmed).collect();
        // Spreadsheets leave rows and ends of rows of empty cells behind.
        let Some(last) = cells.iter().rposition(|cell| !cell.is_empty()) else {
            return;
        };
        let named = columns.iter().rposition(Option::is_some);
        let expected = named.map_or(0, |last| last + 1);
        let beyond = columns.len() <= last;
        if beyond || cells.len() < expected {
            let found = if beyond { last + 1 } else { cells.len() };
            let open = record.iter().any(|cell| cell.contains('\n'));
            let wrong = if open {
                Wrong::QuoteOpen
            } else {
                Wrong::Cells { found, expected }
            };
            return self.fault(line, "row", wrong);
        }
        let mut texts = [""; Column::ALL.len()];
        for (column, cell) in columns.iter().zip(cells) {
            match column {
                Some(column) => texts[*column as usize] = cell,
                None if cell.is_empty() => {}
                None => return self.fault(line, "row", Wrong::CellUnnamed),
            }
        }
        Cells {
            sheet: self,
            line,
            texts,
        }
        .row();
    }
}

/// Whether in a cell, behind a line break, another row begins: the mark that closes the one
/// before it is missing.
fn swallows(record: &StringRecord, columns: &[Option<Column>], separator: char) -> bool {
    let Some(kind) = columns.iter().position(|one| *one == Some(Column::Kind)) else {
        return false;
    };
    let is_row = |line: &str| {
        let mut cells = line.split(separator);
        cells.nth(kind).and_then(Kind::read).is_some() && cells.next().is_some()
    };
    let mut lines = record.iter().flat_map(|cell| cell.split('\n').skip(1));
    lines.any(is_row)
}

/// The cells of one row.
struct Cells<'s, 'c> {
    sheet: &'s mut Sheet,
    line: u64,
    texts: [&'c str; Column::ALL.len()],
}

impl Cells<'_, '_> {
    fn row(mut self) {
        let faults = self.sheet.faults.len();
        let kind = self.kind();
        let code = self.code(Column::Code, kind);
        let name = Bilingual {
            uk: self.name(Column::NameUk),
            en: self.name(Column::NameEn),
        };
        let active = self.active(kind);
        let parent = self.parent(kind);
        let category = self.category(kind);
        let (Some(kind), Some(code)) = (kind, code) else {
            return;
        };
        self.place(kind, &code, parent.as_ref());
        if faults == self.sheet.faults.len() {
            let item = Item {
                parent,
                category,
                name,
                active,
            };
            self.sheet.rows.push(Row { kind, code, item });
        }
    }

    const fn cell(&self, column: Column) -> &str {
        self.texts[column as usize]
    }

    fn fault(&mut self, column: Column, wrong: Wrong) {
        self.sheet.fault(self.line, column.code(), wrong);
    }

    fn kind(&mut self) -> Option<Kind> {
        let kind = Kind::read(self.cell(Column::Kind));
        if kind.is_none() {
            self.fault(Column::Kind, Wrong::Kind);
        }
        kind
    }

    /// Codes are kept in one form, however they are typed.
    fn code(&mut self, column: Column, kind: Option<Kind>) -> Option<Code> {
        let text = self.cell(column);
        if is_date(text) {
            self.fault(column, Wrong::CodeDate);
            return None;
        }
        let code = kind.unwrap_or(Kind::Group).canonical(text.to_owned());
        let is_diagnosis = matches!(kind, Some(Kind::Icd10 | Kind::Icpc2));
        let wrong = match &code {
            Ok(_) if !is_diagnosis || is_one_code(text) => return code.ok(),
            Ok(_) => Wrong::Diagnosis,
            Err(_) => Wrong::Code,
        };
        self.fault(column, wrong);
        None
    }

    fn name(&mut self, column: Column) -> String {
        let name = line(self.cell(column));
        if let Some(wrong) = Wrong::of_name(&name) {
            self.fault(column, wrong);
        }
        name
    }

    fn active(&mut self, kind: Option<Kind>) -> bool {
        match line(self.cell(Column::Active)).to_lowercase().as_str() {
            "" | "yes" | "true" | "1" | "1.0" | "1,0" | "так" | "істина" => return true,
            "no" | "false" | "0" | "0.0" | "0,0" | "ні" | "хибність"
                if kind == Some(Kind::Group) =>
            {
                self.fault(Column::Active, Wrong::GroupInactive);
            }
            "no" | "false" | "0" | "0.0" | "0,0" | "ні" | "хибність" => {}
            _ => self.fault(Column::Active, Wrong::Active),
        }
        false
    }

    fn parent(&mut self, kind: Option<Kind>) -> Option<Code> {
        let is_empty = self.cell(Column::Parent).is_empty();
        match kind {
            Some(Kind::Service) if is_empty => self.fault(Column::Parent, Wrong::ParentMissing),
            _ if is_empty => {}
            Some(Kind::Icd10 | Kind::Icpc2) => self.fault(Column::Parent, Wrong::ParentUnwanted),
            _ => {
                let parent = self.code(Column::Parent, Some(Kind::Group))?;
                self.sheet.parents.push((self.line, parent.clone()));
                return Some(parent);
            }
        }
        None
    }

    fn category(&mut self, kind: Option<Kind>) -> Option<Category> {
        let text = self.cell(Column::Category);
        let category = Category::parse(&word(text));
        let wrong = match kind {
            Some(Kind::Service) if text.is_empty() => Some(Wrong::CategoryMissing),
            None | Some(Kind::Service) if category.is_none() && !text.is_empty() => {
                Some(Wrong::Category)
            }
            None | Some(Kind::Service) => None,
            Some(_) => (!text.is_empty()).then_some(Wrong::CategoryUnwanted),
        };
        if let Some(wrong) = wrong {
            self.fault(Column::Category, wrong);
        }
        category
    }

    /// Remembers where this kind and code stand, and that they do once.
    fn place(&mut self, kind: Kind, code: &Code, parent: Option<&Code>) {
        let line = self.line;
        if let Some(first) = self.sheet.seen.get(&(kind, code.clone())).copied() {
            return self.fault(Column::Code, Wrong::Twice(first));
        }
        self.sheet.seen.insert((kind, code.clone()), line);
        if kind == Kind::Group {
            let parent = parent.cloned();
            self.sheet
                .groups
                .insert(code.clone(), Place { line, parent });
        }
    }
}

/// The cell without what is not seen around it.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || !is_visible(c))
}
