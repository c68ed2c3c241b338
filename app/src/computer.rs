//! The computer this page is open on.

use shared::time::Timestamp;

/// What its clock shows, be it right or wrong.
pub fn clock() -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit"
    )]
    Timestamp(js_sys::Date::now() as i64)
}
