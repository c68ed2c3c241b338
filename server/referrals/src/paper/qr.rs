//! The QR code as an outline.

use krilla::geom::{Path, PathBuilder, Rect};
use qrcode::{Color, QrCode};

/// The empty border, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// How many modules a side has, with the border.
pub(super) fn side(code: &QrCode) -> f32 {
    small(code.width() + 2 * QUIET)
}

/// The dark modules as one outline, in modules from the corner of the border.
pub(super) fn outline(code: &QrCode) -> Option<Path> {
    let colors = code.to_colors();
    let mut path = PathBuilder::new();
    for (row, colors) in colors.chunks(code.width()).enumerate() {
        let mut column = 0;
        // Neighbours are one rectangle: a seam between them would show.
        for run in colors.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                let (x, y) = (small(column + QUIET), small(row + QUIET));
                path.push_rect(Rect::from_xywh(x, y, small(run.len()), 1.0)?);
            }
            column += run.len();
        }
    }
    path.finish()
}

#[expect(clippy::cast_precision_loss, reason = "a code has 105 modules a side")]
const fn small(count: usize) -> f32 {
    count as f32
}
