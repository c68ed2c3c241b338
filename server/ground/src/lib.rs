//! What every part of the server stands on, and what knows none of them: time and random
//! numbers as arguments, text as it is searched and ordered, cryptography, and what is drawn on
//! paper and screens.

pub mod calendar;
pub mod clock;
pub mod crypto;
pub mod network;
pub mod private;
pub mod qr;
pub mod random;
pub mod text;
pub mod typeface;
