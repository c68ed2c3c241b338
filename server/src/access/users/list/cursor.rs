//! Where a page of the users' list begins: after which key and which user.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{ids::UserId, problem::ErrorCode};

/// The last row of the page before, by what the list is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    pub key: String,
    pub user: UserId,
}

impl Cursor {
    /// The opaque text that goes to the client.
    pub(super) fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}\n{}", self.key, self.user))
    }

    /// What the client sends back.
    pub(super) fn decode(text: &str) -> Result<Self, ErrorCode> {
        Self::read(text).ok_or(ErrorCode::Malformed)
    }

    fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (key, user) = std::str::from_utf8(&bytes).ok()?.split_once('\n')?;
        Some(Self {
            key: key.to_owned(),
            user: user.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn comes_back_as_it_went(key in "[^\n]*", id: u128) {
            let user = UserId::new(uuid::Uuid::from_u128(id));
            let cursor = Cursor { key, user };
            prop_assert_eq!(Cursor::decode(&cursor.encode()), Ok(cursor));
        }

        #[test]
        fn garbage_is_malformed(text: String) {
            prop_assert_eq!(Cursor::decode(&text), Err(ErrorCode::Malformed));
        }
    }

    #[test]
    fn a_key_without_a_user_is_malformed() {
        for text in ["", "key", "key\n", "key\nuser", "\n\n"] {
            let sent = URL_SAFE_NO_PAD.encode(text);
            assert_eq!(Cursor::decode(&sent), Err(ErrorCode::Malformed), "{text:?}");
        }
    }
}
