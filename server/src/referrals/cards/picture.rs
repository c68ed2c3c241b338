//! A card as a QR code, for the browser to draw.

use crate::{error::Error, referrals::qr::code};
use qrcode::Color;
use shared::card::Picture;
use std::fmt::Write as _;

/// The code of a card.
///
/// # Errors
/// The card fits into no code.
pub(super) fn of(card: &str) -> Result<Picture, Error> {
    let code = code(card).ok_or(Error::Corrupt)?;
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
    Ok(Picture {
        modules: u16::try_from(width).unwrap_or_default(),
        path,
    })
}
