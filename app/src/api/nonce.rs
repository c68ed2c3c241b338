//! The nonce that comes along with an answer, for the next proof.

use js_sys::Date;
use std::cell::RefCell;

/// For how long a nonce that was not used is worth trying, in milliseconds:
/// less than the server's minute.
const AGE: f64 = 45_000.0;

thread_local! {
    /// That of the last answer, and when it came.
    static KEPT: RefCell<Option<(String, f64)>> = const { RefCell::new(None) };
}

pub(super) fn keep(nonce: String) {
    KEPT.set(Some((nonce, Date::now())));
}

/// The one that was kept, if it is worth trying; it is used once.
pub(super) fn take() -> Option<String> {
    let (nonce, at) = KEPT.take()?;
    (0.0..AGE).contains(&(Date::now() - at)).then_some(nonce)
}
