//! QR codes, for the browser to draw.

use qrcode::{Color, EcLevel, QrCode};
use shared::picture::Picture;
use std::fmt::Write as _;

/// The dark modules of a code as an outline.
pub fn picture(code: &QrCode) -> Picture {
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            let length = run.len();
            if run[0] == Color::Dark {
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += length;
        }
    }
    Picture {
        modules: u16::try_from(width).unwrap_or_default(),
        path,
    }
}

/// A text that no code holds.
#[derive(Debug, thiserror::Error)]
#[error("a text too long for a code")]
pub struct TooLong;

/// A code of a few words, to be read from a screen or from paper.
///
/// # Errors
/// The text is too long for any code.
pub fn of_text(text: &str) -> Result<Picture, TooLong> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q);
    Ok(picture(&code.map_err(|_| TooLong)?))
}
