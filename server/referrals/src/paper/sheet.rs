//! Pages of A4: what stands where, and which part of the text it is. Text
//! flows down the page and on to the next.

use super::font::{Faces, Line, Style};
use krilla::{
    geom::Path,
    tagging::{ArtifactType, Tag, TagKind},
};

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;
pub(super) const PAGE_WIDTH: f32 = 210.0 * MM;
pub(super) const PAGE_HEIGHT: f32 = 297.0 * MM;
/// Wider than the right margin, for the holes of a folder.
pub(super) const LEFT: f32 = 20.0 * MM;
pub(super) const RIGHT: f32 = PAGE_WIDTH - 16.0 * MM;
pub(super) const WIDTH: f32 = RIGHT - LEFT;
pub(super) const TOP: f32 = 14.0 * MM;
pub(super) const BOTTOM: f32 = PAGE_HEIGHT - 11.0 * MM;

/// The thickness of a line that divides.
pub(super) const HAIR: f32 = 0.2 * MM;
pub(super) const STROKE: f32 = 0.35 * MM;

/// What goes on the next page whole rather than be torn, in points.
const WHOLE: f32 = 70.0 * MM;

/// A part of the text, as assistive technology reads it.
pub(super) struct Branch {
    pub(super) tag: TagKind,
    pub(super) children: Vec<Child>,
}

pub(super) enum Child {
    Branch(Branch),
    /// The mark of this number.
    Leaf(usize),
}

/// Something drawn.
pub(super) struct Mark {
    pub(super) ink: Ink,
    pub(super) role: Role,
}

pub(super) enum Ink {
    /// A line of text whose baseline begins at `x`, `y`.
    Text { x: f32, y: f32, line: Line },
    /// A filled outline, in units of `scale` points from `x`, `y`.
    Shape {
        x: f32,
        y: f32,
        scale: f32,
        path: Path,
    },
    /// A horizontal line from `x`, its upper edge at `y`.
    Rule {
        x: f32,
        y: f32,
        width: f32,
        thickness: f32,
        grey: u8,
    },
}

/// Whether a mark belongs to the text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Role {
    /// It does, as the leaf of this number.
    Leaf(usize),
    /// It only serves the page.
    Artifact(ArtifactType),
}

/// Texts below each other in one column of a row.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) tag: TagKind,
    pub(super) texts: Vec<(String, Style)>,
}

impl Cell {
    pub(super) fn new(
        x: f32,
        width: f32,
        tag: impl Into<TagKind>,
        text: &str,
        style: Style,
    ) -> Self {
        Self {
            x,
            width,
            tag: tag.into(),
            texts: vec![(text.to_owned(), style)],
        }
    }

    /// Another text below.
    pub(super) fn and(mut self, text: &str, style: Style) -> Self {
        self.texts.push((text.to_owned(), style));
        self
    }
}

/// The pages as they come to be.
pub(super) struct Sheets<'f> {
    pub(super) faces: &'f Faces,
    pub(super) pages: Vec<Vec<Mark>>,
    /// What is open, the whole document first.
    open: Vec<Branch>,
    leaves: usize,
    /// How far down the page is written.
    pub(super) y: f32,
    /// How far down it may be.
    limit: f32,
    /// What heads a page that goes on.
    running: String,
    /// What is said again above a table that goes on.
    again: Vec<Cell>,
}

impl<'f> Sheets<'f> {
    pub(super) fn new(faces: &'f Faces) -> Self {
        let document = Branch {
            tag: Tag::Part.into(),
            children: Vec::new(),
        };
        Self {
            faces,
            pages: Vec::new(),
            open: vec![document],
            leaves: 0,
            y: TOP,
            limit: BOTTOM,
            running: String::new(),
            again: Vec::new(),
        }
    }

    /// Begins a copy on a page of its own, of which `foot` points are left
    /// free below. Its later pages are headed by `running`.
    pub(super) fn open_copy(&mut self, foot: f32, running: String) {
        self.pages.push(Vec::new());
        self.y = TOP;
        self.limit = BOTTOM - foot;
        self.running = running;
    }

    /// What `write` writes is one part.
    pub(super) fn part<R>(
        &mut self,
        tag: impl Into<TagKind>,
        write: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.open.push(Branch {
            tag: tag.into(),
            children: Vec::new(),
        });
        let written = write(self);
        if let Some(part) = self.open.pop() {
            self.child(Child::Branch(part));
        }
        written
    }

    fn child(&mut self, child: Child) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(child);
        }
    }

    /// Counts a leaf; whoever asks puts it into the tree.
    fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Draws on page `page`; the mark belongs to the open part unless it is
    /// an artifact.
    pub(super) fn draw(&mut self, page: usize, ink: Ink, artifact: Option<ArtifactType>) {
        let role = match artifact {
            Some(kind) => Role::Artifact(kind),
            None => {
                let leaf = self.leaf();
                self.child(Child::Leaf(leaf));
                Role::Leaf(leaf)
            }
        };
        self.pages[page].push(Mark { ink, role });
    }

    /// The page that is written on.
    pub(super) fn page(&self) -> usize {
        self.pages.len() - 1
    }

    /// How far it is to the end of the page.
    pub(super) const fn left(&self) -> f32 {
        self.limit - self.y
    }

    /// Leaves room.
    pub(super) const fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// Begins a new page unless so much fits below.
    pub(super) fn keep(&mut self, height: f32) {
        if self.limit < self.y + height {
            self.turn();
        }
    }

    /// A line across that is no part of the text.
    pub(super) fn rule(&mut self, x: f32, width: f32, thickness: f32, grey: u8) {
        let y = self.y;
        let ink = Ink::Rule {
            x,
            y,
            width,
            thickness,
            grey,
        };
        self.draw(self.page(), ink, Some(ArtifactType::Layout));
    }

    /// A text over the whole width.
    pub(super) fn text(&mut self, tag: impl Into<TagKind>, text: &str, style: Style) {
        self.row(vec![Cell::new(LEFT, WIDTH, tag, text, style)]);
    }

    /// Texts beside each other. A short row stays together, a long one flows
    /// on to the next page.
    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        let (lines, heights) = self.set(&cells);
        let total: f32 = heights.iter().sum();
        let first: f32 = heights.iter().take(2).sum();
        self.keep(if total < WHOLE { total } else { first });
        let mut said: Vec<Vec<Vec<Child>>> = cells
            .iter()
            .map(|cell| cell.texts.iter().map(|_| Vec::new()).collect())
            .collect();
        let mut columns: Vec<_> = lines.into_iter().map(Vec::into_iter).collect();
        let mut marks = Vec::new();
        for (row, height) in heights.iter().copied().enumerate() {
            // The last line does not go on to the next page alone.
            let alone = row + 2 == heights.len();
            let next = if alone { heights[row + 1] } else { 0.0 };
            self.keep(height + next);
            let drawn: Vec<_> = columns.iter_mut().map(Iterator::next).collect();
            let baseline = self.y + baseline(drawn.iter().flatten());
            for (place, line) in drawn.into_iter().enumerate() {
                let Some((text, line)) = line.filter(|(_, line)| !line.text.is_empty()) else {
                    continue;
                };
                let leaf = self.leaf();
                said[place][text].push(Child::Leaf(leaf));
                let (x, y) = (cells[place].x, baseline);
                let ink = Ink::Text { x, y, line };
                let role = Role::Leaf(leaf);
                marks.push((self.page(), place, Mark { ink, role }));
            }
            self.y += height;
        }
        // Drawn as it is read, cell by cell.
        marks.sort_by_key(|(page, place, _)| (*page, *place));
        for (page, _, mark) in marks {
            self.pages[page].push(mark);
        }
        for (cell, mut said) in cells.into_iter().zip(said) {
            let children = if said.len() == 1 {
                said.remove(0)
            } else {
                said.into_iter().map(paragraph).collect()
            };
            let tag = cell.tag;
            self.child(Child::Branch(Branch { tag, children }));
        }
    }

    /// The lines of each cell with the texts they are of, and how high each
    /// line of the row is.
    fn set(&self, cells: &[Cell]) -> (Vec<Vec<(usize, Line)>>, Vec<f32>) {
        let lines: Vec<Vec<(usize, Line)>> = cells
            .iter()
            .map(|cell| {
                let texts = cell.texts.iter().enumerate();
                texts
                    .flat_map(|(place, (text, style))| {
                        let lines = self.faces.lines(text, *style, cell.width);
                        lines.into_iter().map(move |line| (place, line))
                    })
                    .collect()
            })
            .collect();
        let rows = lines.iter().map(Vec::len).max().unwrap_or_default();
        let height = |row: usize| {
            let lines = lines.iter().filter_map(|lines| lines.get(row));
            lines
                .map(|(_, line): &(usize, Line)| line.style.height())
                .fold(0.0, f32::max)
        };
        let heights = (0..rows).map(height).collect();
        (lines, heights)
    }

    /// How high a text over `width` is.
    pub(super) fn height(&self, text: &str, style: Style, width: f32) -> f32 {
        let lines = self.faces.lines(text, style, width);
        lines.iter().map(|line| line.style.height()).sum()
    }

    /// Texts beside each other at the foot of the last page, where no page is
    /// turned.
    pub(super) fn place(&mut self, cells: Vec<Cell>) {
        let limit = std::mem::replace(&mut self.limit, BOTTOM);
        self.row(cells);
        self.limit = limit;
    }

    /// What `write` writes are rows of a table below `head`, which is said
    /// again on later pages.
    pub(super) fn below(&mut self, head: Vec<Cell>, write: impl FnOnce(&mut Self)) {
        self.again = head;
        write(self);
        self.again = Vec::new();
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
        let style = Style::regular(8.5).muted();
        let running = Cell::new(LEFT, WIDTH, Tag::P, &self.running, style);
        self.repeat(&[running], ArtifactType::Header);
        self.gap(1.0 * MM);
        self.rule(LEFT, WIDTH, HAIR, 160);
        self.gap(5.0 * MM);
        let again = std::mem::take(&mut self.again);
        if !again.is_empty() {
            self.repeat(&again, ArtifactType::Layout);
            self.gap(1.0 * MM);
            self.rule(LEFT, WIDTH, HAIR, 160);
            self.gap(1.4 * MM);
        }
        self.again = again;
    }

    /// Draws a row that is no part of the text.
    pub(super) fn repeat(&mut self, cells: &[Cell], kind: ArtifactType) {
        let (lines, heights) = self.set(cells);
        for (cell, lines) in cells.iter().zip(lines) {
            let mut y = self.y;
            for (_, line) in lines {
                let (x, height) = (cell.x, line.style.height());
                let baseline = y + line.style.baseline();
                let ink = Ink::Text {
                    x,
                    y: baseline,
                    line,
                };
                self.draw(self.page(), ink, Some(kind));
                y += height;
            }
        }
        self.y += heights.iter().sum::<f32>();
    }

    /// Everything drawn, the tree of what is said, and how many leaves it has.
    pub(super) fn finish(mut self) -> (Vec<Vec<Mark>>, Vec<Child>, usize) {
        let said = self.open.pop().map(|document| document.children);
        (self.pages, said.unwrap_or_default(), self.leaves)
    }
}

fn paragraph(children: Vec<Child>) -> Child {
    let tag = Tag::P.into();
    Child::Branch(Branch { tag, children })
}

fn baseline<'a>(lines: impl Iterator<Item = &'a (usize, Line)>) -> f32 {
    lines
        .map(|(_, line)| line.style.baseline())
        .fold(0.0, f32::max)
}
