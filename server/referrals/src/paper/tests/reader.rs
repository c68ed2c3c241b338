//! Reads a PDF back: the text of its pages, and the QR code as a scanner sees
//! it.

use hayro_cmap::{BfString, CMap};
use hayro_syntax::{
    Pdf,
    content::ops::{TextFont, Transform, TypedInstruction as Op},
    object::{Dict, Number, Object, Stream, String as Shown},
    page::Page,
};
use std::collections::HashMap;

/// Pixels in a point: 300 dots per inch.
const SCALE: f64 = 300.0 / 72.0;

pub(super) struct Reader(Pdf);

impl Reader {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self(Pdf::new(bytes).unwrap())
    }

    /// The text of each page, in the order it is drawn.
    pub(super) fn texts(&self) -> Vec<String> {
        self.0.pages().iter().map(text).collect()
    }

    /// What the QR codes on a page say.
    pub(super) fn codes(&self, page: usize) -> Vec<String> {
        let page = &self.0.pages()[page];
        let (width, height) = page.render_dimensions();
        let [width, height] = [width, height].map(|side| pixel(f64::from(side)));
        let mut grey = vec![u8::MAX; width * height];
        for [left, top, right, bottom] in rectangles(page) {
            for y in pixel(top)..pixel(bottom) {
                grey[y * width + pixel(left)..y * width + pixel(right)].fill(0);
            }
        }
        let mut scanner = quircs::Quirc::default();
        let codes = scanner.identify(width, height, &grey);
        let said = codes.map(|code| code.unwrap().decode().unwrap().payload);
        said.map(|bytes| String::from_utf8(bytes).unwrap())
            .collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the page"
)]
fn pixel(points: f64) -> usize {
    (points * SCALE).round() as usize
}

fn text(page: &Page<'_>) -> String {
    let mut letters: HashMap<String, CMap> = HashMap::new();
    let mut font = String::new();
    let mut text = String::new();
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        match operation {
            Op::TextFont(TextFont(name, _)) => {
                font = name.as_str().to_owned();
                letters.entry(font.clone()).or_insert_with(|| {
                    let dict: Dict<'_> = page.resources().get_font(name).unwrap();
                    let map: Stream<'_> = dict.get("ToUnicode").unwrap();
                    CMap::parse(&map.decoded().unwrap(), |_| None).unwrap()
                });
            }
            Op::ShowText(shown) => say(&letters[&font], shown.0, &mut text),
            Op::ShowTexts(shown) => {
                for shown in shown.0.iter::<Object<'_>>() {
                    if let Object::String(shown) = shown {
                        say(&letters[&font], &shown, &mut text);
                    }
                }
            }
            Op::EndMarkedContent(_) => text.push('\n'),
            _ => {}
        }
    }
    // A line that goes on ends with its space.
    text.replace(" \n", " ")
}

fn say(letters: &CMap, shown: &Shown<'_>, text: &mut String) {
    for code in shown.as_bytes().chunks(2) {
        let code = code
            .iter()
            .fold(0, |code, byte| code << 8 | u32::from(*byte));
        match letters.lookup_bf_string(code).unwrap() {
            BfString::Char(letter) => text.push(letter),
            BfString::String(letters) => text.push_str(&letters),
        }
    }
}

/// Scale and shift: nothing on the page is turned or slanted.
#[derive(Clone, Copy)]
struct Place {
    scale: (f64, f64),
    shift: (f64, f64),
}

impl Place {
    fn of(self, x: &Number, y: &Number) -> (f64, f64) {
        let (scale, shift) = (self.scale, self.shift);
        let x = scale.0 * x.as_f64() + shift.0;
        (x, scale.1 * y.as_f64() + shift.1)
    }

    fn within(self, inner: &Transform) -> Self {
        let Transform(width, _, _, height, x, y) = inner;
        let scale = (
            self.scale.0 * width.as_f64(),
            self.scale.1 * height.as_f64(),
        );
        let shift = self.of(x, y);
        Self { scale, shift }
    }
}

/// The filled rectangles: left, top, right and bottom, in points from the
/// upper left corner of the page.
fn rectangles(page: &Page<'_>) -> Vec<[f64; 4]> {
    let (_, height) = page.render_dimensions();
    let mut places = vec![Place {
        scale: (1.0, -1.0),
        shift: (0.0, f64::from(height)),
    }];
    let mut corners: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut rectangles = Vec::new();
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        let place = places[places.len() - 1];
        match operation {
            Op::SaveState(_) => places.push(place),
            Op::RestoreState(_) => drop(places.pop()),
            Op::Transform(inner) => *places.last_mut().unwrap() = place.within(&inner),
            Op::MoveTo(to) => corners.push(vec![place.of(&to.0, &to.1)]),
            Op::LineTo(to) => {
                let corners = corners.last_mut().unwrap();
                corners.push(place.of(&to.0, &to.1));
            }
            Op::FillPathNonZero(_) => rectangles.extend(corners.drain(..).map(|corners| {
                let (first, third) = (corners[0], corners[2]);
                [first.0, first.1, third.0, third.1]
            })),
            _ => {}
        }
    }
    rectangles
}
