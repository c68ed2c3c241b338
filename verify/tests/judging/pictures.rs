//! Codes in pictures, drawn here.

use crate::press::{code, genuine};
use judging::picture::Seen;
use proptest::{collection::vec, prelude::*};
use qrcode::{Color, EcLevel, QrCode, bits::Bits};
use shared::card::{MAX_JWS, to_qr};

const QUIET: usize = 4;

/// A picture in shades of grey.
#[derive(Clone)]
struct Picture {
    width: usize,
    grey: Vec<u8>,
}

impl Picture {
    fn blank(width: usize, height: usize) -> Self {
        Self {
            width,
            grey: vec![230; width * height],
        }
    }

    /// A code drawn with `module` pixels a module, its corner at `left`, `top`.
    fn draw(&mut self, code: &QrCode, module: usize, [left, top]: [usize; 2]) {
        let side = code.width();
        for (place, colour) in code.to_colors().into_iter().enumerate() {
            let (x, y) = (place % side, place / side);
            for at in 0..module * module {
                let x = left + (QUIET + x) * module + at % module;
                let y = top + (QUIET + y) * module + at / module;
                self.grey[y * self.width + x] = if colour == Color::Dark { 40 } else { 230 };
            }
        }
    }

    fn seen(&self) -> Seen {
        Seen::in_grey(self.width, &self.grey)
    }
}

/// The code of a card, in the two segments of the framework.
fn qr(jws: &str) -> QrCode {
    let (scheme, digits) = to_qr(jws);
    for version in 1..=40 {
        let mut bits = Bits::new(qrcode::Version::Normal(version));
        let fits = bits.push_byte_data(scheme.as_bytes()).is_ok()
            && bits.push_numeric_data(digits.as_bytes()).is_ok()
            && bits.push_terminator(EcLevel::L).is_ok();
        if fits {
            return QrCode::with_bits(bits, EcLevel::L).unwrap();
        }
    }
    panic!("too long for a code")
}

fn alone(code: &QrCode, module: usize) -> Picture {
    let side = (code.width() + 2 * QUIET) * module;
    let mut picture = Picture::blank(side, side);
    picture.draw(code, module, [0, 0]);
    picture
}

#[test]
fn the_code_of_a_card_is_read() {
    let jws = genuine();
    for module in [2, 3, 5, 8] {
        assert_eq!(
            alone(&qr(&jws), module).seen(),
            Seen::Card(code(&jws)),
            "{module}"
        );
    }
}

#[test]
fn the_longest_card_fits_version_22_and_is_read() {
    let jws: String = genuine().chars().cycle().take(MAX_JWS).collect();
    let qr = qr(&jws);
    assert_eq!(qr.version(), qrcode::Version::Normal(22));
    assert_eq!(alone(&qr, 4).seen(), Seen::Card(code(&jws)));
}

#[test]
fn shade_and_grain_do_not_hide_it() {
    let jws = genuine();
    let mut picture = alone(&qr(&jws), 6);
    let side = picture.width;
    for (place, pixel) in picture.grey.iter_mut().enumerate() {
        // Half as bright on the right, and some noise.
        let shade = 256 - 128 * (place % side) / side;
        let grain = (place * 7919 + place / side * 104_729) % 23;
        *pixel = u8::try_from(usize::from(*pixel) * shade / 256 + grain).unwrap_or(255);
    }
    assert_eq!(picture.seen(), Seen::Card(code(&jws)));
}

/// The picture a little out of focus: each pixel as bright as those around it.
fn blurred(picture: &Picture, reach: usize) -> Picture {
    let side = picture.width;
    let mut blurred = picture.clone();
    for y in reach..side - reach {
        for x in reach..side - reach {
            let rows = (y - reach..=y + reach).map(|y| y * side + x);
            let sum: usize = rows
                .flat_map(|at| &picture.grey[at - reach..=at + reach])
                .map(|grey| usize::from(*grey))
                .sum();
            let count = (2 * reach + 1) * (2 * reach + 1);
            blurred.grey[y * side + x] = u8::try_from(sum / count).unwrap();
        }
    }
    blurred
}

#[test]
fn a_code_a_little_out_of_focus_is_read() {
    let jws = genuine();
    for (module, reach) in [(4, 1), (6, 2), (8, 3)] {
        let picture = blurred(&alone(&qr(&jws), module), reach);
        assert_eq!(picture.seen(), Seen::Card(code(&jws)), "{module} {reach}");
    }
}

#[test]
fn a_turned_code_is_read() {
    let jws = genuine();
    let drawn = alone(&qr(&jws), 6);
    let side = drawn.width;
    let mut turned = Picture::blank(side, side);
    for y in 0..side {
        for x in 0..side {
            turned.grey[x * side + (side - 1 - y)] = drawn.grey[y * side + x];
        }
    }
    assert_eq!(turned.seen(), Seen::Card(code(&jws)));
}

#[test]
fn beside_a_card_another_code_is_overlooked_but_not_another_card() {
    let jws = genuine();
    let card = qr(&jws);
    let address = QrCode::new("https://example.org").unwrap();
    let side = (card.width() + 2 * QUIET) * 4;
    let mut both = Picture::blank(2 * side, side);
    both.draw(&card, 4, [0, 0]);
    both.draw(&address, 4, [side, 0]);
    assert_eq!(both.seen(), Seen::Card(code(&jws)));

    let mut two = Picture::blank(2 * side, side);
    two.draw(&card, 4, [0, 0]);
    two.draw(&qr(&jws.replace('e', "f")), 4, [side, 0]);
    assert_eq!(two.seen(), Seen::Several);
    assert_eq!(
        alone(&address, 5).seen(),
        Seen::Other("https://example.org".to_owned())
    );
}

#[test]
fn a_code_that_was_painted_over_is_blurred() {
    let mut picture = alone(&qr(&genuine()), 5);
    let side = picture.width;
    for y in side / 3..side * 2 / 3 {
        for x in side / 3..side * 2 / 3 {
            picture.grey[y * side + x] = 40;
        }
    }
    assert_eq!(picture.seen(), Seen::Blurred);
}

#[test]
fn without_a_code_nothing_is_seen() {
    for (width, height) in [(0, 0), (1, 1), (20, 300), (300, 20), (640, 480)] {
        assert_eq!(Picture::blank(width, height).seen(), Seen::Nothing);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_picture_stops_it(width in 1_usize..220, grey in vec(any::<u8>(), 0..30_000)) {
        let _ = Seen::in_grey(width, &grey);
    }

    /// Parts of codes in wrong places, stretched and torn.
    #[test]
    fn no_torn_code_stops_it(
        module in 2_usize..6,
        tears in vec((0_usize..100_000, 0_usize..100_000, 1_usize..3000), 0..12),
        width in 60_usize..600,
    ) {
        let mut picture = alone(&qr(&genuine()), module);
        let count = picture.grey.len();
        for (from, to, length) in tears {
            let (from, to) = (from % count, to % count);
            let length = length.min(count - from.max(to));
            picture.grey.copy_within(from..from + length, to);
        }
        let _ = picture.seen();
        picture.width = width;
        let _ = picture.seen();
    }
}
