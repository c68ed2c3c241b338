//! The login: what a person types to say who they are.

use super::{
    rule::Rule,
    text::{check_text, text_field},
};

text_field! {
    /// A login: `^\w+$` in ASCII, at most 64 characters. Unique without
    /// regard to case, and fixed once the user exists.
    #[schemars(extend("pattern" = "^[A-Za-z0-9_]+$"))]
    Login(1..=64), |text| check_text(
        text,
        Login::MAX,
        |c| c.is_ascii_alphanumeric() || c == '_',
        [Rule::LoginEmpty, Rule::LoginInvalid, Rule::LoginTooLong],
    )
}

impl Login {
    /// The form under which logins are compared: lower case.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}
