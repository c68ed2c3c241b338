//! The typeface, and how wide it sets a text. Noto Sans has every letter of
//! both languages and of the names that come with foreign papers.

use super::facts::PaperError;
use ground::typeface::printed;
use krilla::{
    Data,
    text::{Font, GlyphId, KrillaGlyph},
};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use std::ops::Range;

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) weight: Weight,
    /// In points.
    pub(super) size: f32,
    /// From line to line, in sizes.
    pub(super) leading: f32,
    /// 0 is black, 255 white.
    pub(super) grey: u8,
}

impl Style {
    pub(super) const fn regular(size: f32) -> Self {
        Self {
            weight: Weight::Regular,
            size,
            leading: 1.35,
            grey: 0,
        }
    }

    pub(super) const fn bold(size: f32) -> Self {
        Self {
            weight: Weight::Bold,
            ..Self::regular(size)
        }
    }

    /// For what explains, not for what is said.
    pub(super) const fn muted(self) -> Self {
        Self { grey: 72, ..self }
    }

    pub(super) const fn leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }

    /// From one baseline to the next.
    pub(super) fn height(self) -> f32 {
        self.size * self.leading
    }

    /// From the top of a line to its baseline: capitals, 0.714 sizes high, stand
    /// in the middle.
    pub(super) fn baseline(self) -> f32 {
        f32::midpoint(self.height(), 0.714 * self.size)
    }
}

/// A text on one line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) style: Style,
    /// In points.
    pub(super) width: f32,
}

/// Both weights, read once for a paper.
pub(super) struct Faces {
    regular: Cut,
    bold: Cut,
}

struct Cut {
    face: Face<'static>,
    font: Font,
}

impl Cut {
    fn new(bytes: &'static [u8]) -> Result<Self, PaperError> {
        let face = Face::from_slice(bytes, 0).ok_or(PaperError::Font)?;
        let font = Font::new(Data::from(bytes), 0).ok_or(PaperError::Font)?;
        Ok(Self { face, font })
    }
}

impl Faces {
    pub(super) fn new() -> Result<Self, PaperError> {
        Ok(Self {
            regular: Cut::new(notosans::REGULAR_TTF)?,
            bold: Cut::new(notosans::BOLD_TTF)?,
        })
    }

    pub(super) fn font(&self, weight: Weight) -> Font {
        self.cut(weight).font.clone()
    }

    fn cut(&self, weight: Weight) -> &Cut {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Sets a text on one line.
    pub(super) fn line(&self, text: &str, style: Style) -> Line {
        let cut = self.cut(style.weight);
        let text = printed(text);
        let glyphs = shape(&cut.face, &text);
        let width: f32 = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Line {
            text,
            glyphs,
            style,
            width: width * style.size,
        }
    }

    /// Sets a text on as many lines as it needs to be no wider than `width`
    /// points. Its own line breaks stay.
    pub(super) fn lines(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let own = text.split('\n');
        own.flat_map(|text| self.wrapped(text, style, width))
            .map(|text| self.line(text, style))
            .collect()
    }

    /// Where a text without line breaks is to be broken: after spaces, which
    /// stay at the ends of lines for whoever hears or copies the text.
    fn wrapped<'a>(&self, text: &'a str, style: Style, width: f32) -> Vec<&'a str> {
        let mut lines = Vec::new();
        let (mut start, mut end, mut used) = (0, 0, 0.0);
        for part in parts(text) {
            let piece = &text[part.clone()];
            let wide = self.line(piece.trim_end(), style).width;
            let whole = self.line(piece, style).width;
            if start < end && width < used + wide {
                lines.push(&text[start..end]);
                (start, used) = (part.start, 0.0);
            }
            end = part.end;
            used += whole;
            while width < used {
                // A word as wide as that is no word: it breaks anywhere.
                let cut = start + self.fitting(&text[start..end], style, width);
                if cut == end {
                    break;
                }
                lines.push(&text[start..cut]);
                start = cut;
                used = self.line(&text[start..end], style).width;
            }
        }
        lines.push(&text[start..end]);
        lines
    }

    /// How many bytes of `text` fit, at least one letter.
    fn fitting(&self, text: &str, style: Style, width: f32) -> usize {
        let line = self.line(text.trim_end(), style);
        if line.width <= width {
            return text.len();
        }
        let ends = text
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        let fits = |end: &usize| self.line(&text[..*end], style).width <= width;
        let first = text.chars().next().map_or(0, char::len_utf8);
        ends.take_while(fits).last().unwrap_or(first)
    }
}

/// The parts a line may break between, each with the spaces after it: words,
/// and what follows a dash or a slash within one.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let next = letters.peek().map(|(_, next)| *next);
        let before = text[start..at].trim_end();
        let breaks = match (letter, next) {
            (_, None) => true,
            (' ', Some(next)) => next != ' ' && !before.is_empty(),
            ('-' | '/' | '–' | '—', Some(next)) => before.len() > 1 && begins_a_word(next),
            _ => false,
        };
        if breaks {
            parts.push(start..end);
            start = end;
        }
    }
    parts
}

/// Whether a line may break before it within a word; the number of a referral
/// stays in one piece.
fn begins_a_word(letter: char) -> bool {
    !letter.is_ascii_uppercase() && letter.is_alphabetic()
}

#[expect(clippy::cast_precision_loss, reason = "font units are small numbers")]
fn shape(face: &Face<'_>, text: &str) -> Vec<KrillaGlyph> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let em = face.units_per_em() as f32;
    let shaped = rustybuzz::shape(face, &[], buffer);
    let infos = shaped.glyph_infos();
    let ends = (0..infos.len()).map(|at| {
        let later = infos[at..].iter().map(|info| info.cluster as usize);
        let mut later = later.skip_while(|start| *start == infos[at].cluster as usize);
        later.next().unwrap_or(text.len())
    });
    let glyphs = infos.iter().zip(shaped.glyph_positions()).zip(ends);
    glyphs
        .map(|((info, place), end)| {
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                place.x_advance as f32 / em,
                place.x_offset as f32 / em,
                place.y_offset as f32 / em,
                place.y_advance as f32 / em,
                info.cluster as usize..end,
                None,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::regular(10.0);

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn has_every_letter_of_both_languages() {
        let faces = Faces::new().unwrap();
        let ukrainian = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
        let signs = "’ʼ«»“”–—№…°≤≥±µ×·•→а\u{301}\u{a0}";
        let all = [ukrainian, &ukrainian.to_uppercase(), signs].concat();
        for style in [STYLE, Style::bold(10.0)] {
            let line = faces.line(&all, style);
            assert_eq!(line.text, all);
            assert!(line.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0));
        }
    }

    #[test]
    fn breaks_between_words_and_loses_none() {
        let faces = Faces::new().unwrap();
        let text = "Рентгенографія органів грудної  клітки у двох проєкціях / прицільна";
        for width in [20.0, 60.0, 90.0, 200.0, 1000.0] {
            let lines = faces.lines(text, STYLE, width);
            let fits = |line: &Line| faces.line(line.text.trim_end(), STYLE).width <= width;
            assert!(lines.iter().all(fits), "{width}");
            let said: String = texts(&lines).concat().split(' ').collect();
            assert_eq!(said, text.split(' ').collect::<String>());
        }
        let lines = faces.lines("одне два\n\nтри", STYLE, 1000.0);
        assert_eq!(texts(&lines), ["одне два", "", "три"]);
        let lines = faces.lines("УЗД-контроль", STYLE, 50.0);
        assert_eq!(texts(&lines), ["УЗД-", "контроль"]);
    }
}
