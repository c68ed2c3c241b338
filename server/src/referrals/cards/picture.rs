//! A card as a QR code.

use qrcode::{EcLevel, QrCode, Version, bits::Bits, types::Color};
use shared::card::Picture;
use std::fmt::Write as _;

/// The framework's largest: 105 modules, which a telephone reads from paper.
const LARGEST: i16 = 22;

/// The code of the two segments of [`shared::card::to_qr`]: bytes, then digits.
/// With the most error correction that fits; empty if nothing does.
pub(super) fn of((scheme, digits): &(&'static str, String)) -> Picture {
    code(scheme, digits).map_or_else(
        || Picture {
            modules: 0,
            path: String::new(),
        },
        |code| draw(&code),
    )
}

fn code(scheme: &str, digits: &str) -> Option<QrCode> {
    // The same error correction in fewer modules is easier to read.
    [EcLevel::M, EcLevel::L].into_iter().find_map(|level| {
        (1..=LARGEST).find_map(|version| {
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_byte_data(scheme.as_bytes()).ok()?;
            bits.push_numeric_data(digits.as_bytes()).ok()?;
            bits.push_terminator(level).ok()?;
            QrCode::with_bits(bits, level).ok()
        })
    })
}

fn draw(code: &QrCode) -> Picture {
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..]
                .iter()
                .take_while(|color| **color == Color::Dark)
                .count();
            if run != 0 {
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    Picture {
        modules: u16::try_from(width).unwrap_or_default(),
        path,
    }
}
