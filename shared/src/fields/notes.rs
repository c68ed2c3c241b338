//! Free text of referrals.

use super::{rule::Rule, text::text_field};
use crate::text::{is_visible, normalized};

text_field! {
    /// What a person writes in their own words: 1 to 2000 characters, several
    /// lines allowed. A form's empty field is no note at all.
    Note(1..=2000), read normalized, |text| if text.is_empty() {
        Err(Rule::NoteEmpty)
    } else if Note::MAX < text.chars().count() {
        Err(Rule::NoteTooLong)
    } else if !text.chars().all(|c| c == '\n' || is_visible(c)) {
        Err(Rule::NoteInvalid)
    } else {
        Ok(())
    }
}

text_field! {
    /// Where a patient lives, in one line of 1 to 300 characters.
    Address(1..=300), |text| match text.chars().count() {
        0 => Err(Rule::Required),
        length if Address::MAX < length => Err(Rule::AddressTooLong),
        _ if !text.chars().all(is_visible) => Err(Rule::AddressInvalid),
        _ => Ok(()),
    }
}

text_field! {
    /// What to know of a telephone number, such as whose it is, in one line of
    /// 1 to 100 characters.
    PhoneRemark(1..=100), |text| match text.chars().count() {
        0 => Err(Rule::Required),
        length if PhoneRemark::MAX < length => Err(Rule::PhoneRemarkTooLong),
        _ if !text.chars().all(is_visible) => Err(Rule::PhoneRemarkInvalid),
        _ => Ok(()),
    }
}
