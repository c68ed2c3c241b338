//! The number of a medical licence.

use super::{rule::Rule, text::text_field};
use crate::text::is_blank;

text_field! {
    /// A licence number: at most 20 digits. A user without a licence has
    /// none; the form's empty field is `None`, see [`LicenceNumber::optional`].
    #[schemars(extend("pattern" = "^[0-9]+$"))]
    LicenceNumber(1..=20), |text| {
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            Err(Rule::LicenceNumberNotDigits)
        } else if LicenceNumber::MAX < text.len() {
            Err(Rule::LicenceNumberTooLong)
        } else {
            Ok(())
        }
    }
}

impl LicenceNumber {
    /// What the form's field means: blank is no licence.
    pub fn optional(raw: &str) -> Result<Option<Self>, Rule> {
        if is_blank(raw) {
            return Ok(None);
        }
        Self::try_from(raw.to_owned()).map(Some)
    }

    /// What is one person's: zeros before a number make no other of it.
    pub fn key(&self) -> &str {
        self.as_str().trim_start_matches('0')
    }
}
