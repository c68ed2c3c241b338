//! What every part of the server stands on, and what knows none of them: time and chance
//! as arguments, text as it is searched and ordered, cryptography, and what is drawn on
//! paper and screens.

pub mod calendar;
pub mod chance;
pub mod clock;
pub mod crypto;
pub mod private;
pub mod qr;
pub mod text;
pub mod typeface;
