//! Finding codes in pictures: where to look, and what is seen there.

use quircs::Quirc;
use shared::card::after_scheme;

/// The longest side of what is looked at in one step, in pixels: a step that
/// takes longer than a blink would stop the page, and the decoder multiplies
/// three such lengths in 32 bits.
const STEP: u32 = 1200;
/// What surrounds a pixel reaches so many times into the picture: less for
/// small shadows, more for large codes.
const SHADES: [usize; 2] = [24, 8];
/// The longest side a picture is worth looking at in.
const FINEST: u32 = 4800;

/// A part of a picture, and how large it is drawn to be looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The left edge in the picture.
    pub left: f64,
    /// The upper edge in the picture.
    pub top: f64,
    /// The width of the part.
    pub width: f64,
    /// The height of the part.
    pub height: f64,
    /// The width it is drawn in.
    pub across: u32,
    /// The height it is drawn in.
    pub down: u32,
}

/// Where to look in a picture of this size, the likeliest first: at the whole,
/// in several sizes, since too many pixels hide a code as well as too few;
/// then closer and closer at its parts, which overlap by a half. A code whose
/// modules are hardly larger than a pixel shows when it is drawn larger, as on
/// a page scanned for reading.
pub fn views(width: u32, height: u32) -> Vec<View> {
    let longest = width.max(height);
    if width.min(height) == 0 {
        return Vec::new();
    }
    let mut views = vec![whole(width, height, longest.min(STEP))];
    if STEP < longest {
        views.push(whole(width, height, STEP * 2 / 3));
        let side = longest.min(2 * STEP);
        views.extend(parts(width, height, side));
    }
    let side = if longest <= 2 * STEP {
        2 * longest
    } else {
        longest.min(FINEST)
    };
    views.extend(parts(width, height, side));
    views
}

fn whole(width: u32, height: u32, side: u32) -> View {
    let (wide, high) = (f64::from(width), f64::from(height));
    let scale = f64::from(side) / wide.max(high);
    View {
        left: 0.0,
        top: 0.0,
        width: wide,
        height: high,
        across: pixels(wide * scale),
        down: pixels(high * scale),
    }
}

/// The parts of a picture whose longer side would be drawn in `side` pixels.
fn parts(width: u32, height: u32, side: u32) -> impl Iterator<Item = View> {
    let scale = f64::from(side) / f64::from(width.max(height));
    let side = f64::from(STEP) / scale;
    starts(height.into(), side).flat_map(move |top| {
        starts(width.into(), side).map(move |left| {
            let width = side.min(f64::from(width) - left);
            let height = side.min(f64::from(height) - top);
            View {
                left,
                top,
                width,
                height,
                across: pixels(width * scale),
                down: pixels(height * scale),
            }
        })
    })
}

/// Where the parts begin that cover `length`.
fn starts(length: f64, side: f64) -> impl Iterator<Item = f64> {
    let last = (length - side).max(0.0);
    let steps = pixels((last / (side / 2.0)).ceil()) - u32::from(last == 0.0);
    (0..=steps).map(move |step| (f64::from(step) * side / 2.0).min(last))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the sides of pictures are positive and small"
)]
fn pixels(length: f64) -> u32 {
    length.round().max(1.0) as u32
}

/// What a look at a picture showed, the more telling the later.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// No code.
    Nothing,
    /// The corners of a code, whose inside cannot be made out.
    Blurred,
    /// A code that says something else than a card, and what.
    Other(String),
    /// Codes of several cards.
    Several,
    /// The code of a card.
    Card(String),
}

impl Seen {
    /// Looks at a picture of `width` pixels a row, each red, green, blue and
    /// opacity.
    pub fn in_rgba(width: usize, rgba: &[u8]) -> Self {
        let grey: Vec<u8> = rgba.as_chunks().0.iter().copied().map(grey).collect();
        Self::in_grey(width, &grey)
    }

    /// Looks at a picture of `width` pixels a row, each 0 for black to 255.
    pub fn in_grey(width: usize, grey: &[u8]) -> Self {
        let height = grey.len().checked_div(width).unwrap_or(0);
        // Smaller than any code.
        if width.min(height) < 21 {
            return Self::Nothing;
        }
        // Whole rows.
        let grey = &grey[..width * height];
        let mut seen = Self::codes_in(width, height, grey);
        for part in SHADES {
            if !seen.is_enough() {
                let levelled = levelled(width, grey, width.min(height) / part);
                seen = seen.and(Self::codes_in(width, height, &levelled));
            }
        }
        seen
    }

    fn codes_in(width: usize, height: usize, grey: &[u8]) -> Self {
        let mut decoder = Quirc::default();
        let codes = decoder.identify(width, height, grey);
        codes.fold(Self::Nothing, |seen, code| {
            let data = code.ok().and_then(|code| code.decode().ok());
            let text = data.and_then(|data| String::from_utf8(data.payload).ok());
            seen.and(match text {
                Some(text) if is_card(&text) => Self::Card(text),
                Some(text) => Self::Other(text),
                None => Self::Blurred,
            })
        })
    }

    /// What two looks at one picture showed.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Card(one), Self::Card(two)) if one != two => Self::Several,
            (Self::Several, _) | (_, Self::Several) => Self::Several,
            (one, two) => one.max(two),
        }
    }

    /// Whether there is no point in looking further.
    pub fn is_enough(&self) -> bool {
        matches!(self, Self::Card(_) | Self::Several)
    }
}

fn is_card(text: &str) -> bool {
    after_scheme(text).is_some()
}

/// Black and white by what surrounds each pixel, so that a shadow across the
/// paper does not turn it black.
fn levelled(width: usize, grey: &[u8], reach: usize) -> Vec<u8> {
    let height = grey.len() / width;
    let reach = reach.max(4);
    // The sum of all pixels above and to the left.
    let row = width + 1;
    let mut sums = vec![0_u32; row * (height + 1)];
    for (y, line) in grey.chunks_exact(width).enumerate() {
        let mut sum = 0;
        for (x, pixel) in line.iter().enumerate() {
            sum += u32::from(*pixel);
            sums[(y + 1) * row + x + 1] = sums[y * row + x + 1] + sum;
        }
    }
    let mut levelled = Vec::with_capacity(grey.len());
    for (y, line) in grey.chunks_exact(width).enumerate() {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for (x, pixel) in line.iter().enumerate() {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let sum = sums[bottom * row + right] + sums[top * row + left]
                - sums[bottom * row + left]
                - sums[top * row + right];
            let mean = sum as usize / ((bottom - top) * (right - left));
            // A little darker than around it is grain.
            let dark = usize::from(*pixel) * 16 < mean * 15;
            levelled.push(if dark { 0 } else { 255 });
        }
    }
    levelled
}

/// Its luminance on white paper (ITU-R BT.601).
fn grey([red, green, blue, opacity]: [u8; 4]) -> u8 {
    let on_white = |colour: u8| {
        let (colour, opacity) = (u32::from(colour), u32::from(opacity));
        (colour * opacity + 255 * (255 - opacity)) / 255
    };
    let luminance = 299 * on_white(red) + 587 * on_white(green) + 114 * on_white(blue);
    u8::try_from(luminance / 1000).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_cover_the_whole() {
        for (width, height) in [
            (4000, 3000),
            (1300, 700),
            (9000, 900),
            (2400, 2400),
            (1, 5000),
        ] {
            let views = views(width, height);
            assert!(views.len() <= 60, "{width}×{height}: {}", views.len());
            for view in &views {
                assert!(view.across.max(view.down) <= STEP + 1, "{view:?}");
                assert!(view.left + view.width <= f64::from(width) + 0.5);
                assert!(view.top + view.height <= f64::from(height) + 0.5);
            }
            let last = views.last().unwrap();
            assert!((last.left + last.width - f64::from(width)).abs() < 1.0);
            assert!((last.top + last.height - f64::from(height)).abs() < 1.0);
        }
    }

    #[test]
    fn small_pictures_are_also_looked_at_twice_as_large() {
        let across = |width, height| -> Vec<u32> {
            let views = views(width, height);
            views.iter().map(|view| view.across).collect()
        };
        assert_eq!(across(300, 300), [300, 600]);
        assert_eq!(across(900, 600), [900, 1200, 1200]);
        assert!(across(0, 10).is_empty());
    }

    #[test]
    fn what_is_clear_is_grey_on_white() {
        assert_eq!(grey([0, 0, 0, 0]), 255);
        assert_eq!(grey([0, 0, 0, 255]), 0);
        assert_eq!(grey([255, 255, 255, 255]), 255);
    }

    #[test]
    fn the_more_telling_look_counts() {
        let card = Seen::Card("shc:/1".to_owned());
        let other = Seen::Other("https://example.org".to_owned());
        assert_eq!(other.clone().and(card.clone()), card);
        assert_eq!(Seen::Blurred.and(other.clone()), other);
        assert_eq!(card.clone().and(card.clone()), card);
        assert_eq!(card.and(Seen::Card("shc:/2".to_owned())), Seen::Several);
    }
}
