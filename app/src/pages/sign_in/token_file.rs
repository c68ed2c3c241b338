//! What a token file says of itself. A courtesy: the server decides whether
//! it is true.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use shared::{
    fields::Rule,
    json,
    jwt::jws_in,
    time::{TimeOfDay, Timestamp, WorkingHours},
    tokens::MAX_TOKEN_BYTES,
};

/// Whose token it is, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TokenFile {
    pub(super) login: String,
    /// Some instant of the last day.
    pub(super) last_day: Timestamp,
}

#[derive(Deserialize)]
struct Claims {
    login: String,
    exp: i64,
    startwork: TimeOfDay,
    endwork: TimeOfDay,
}

/// Reads a token without believing it.
pub(super) fn peek(text: &str) -> Option<TokenFile> {
    let token = jws_in(text)?;
    let payload = token.split('.').nth(1)?;
    let claims = URL_SAFE_NO_PAD.decode(payload).ok()?;
    let claims: Claims = json::parse(claims)?;
    let hours = WorkingHours {
        start: claims.startwork,
        end: claims.endwork,
    };
    // A shift begun on the last day finishes, so the end may be the day after.
    let shift = i64::from(hours.minutes()) * 60;
    Some(TokenFile {
        login: claims.login,
        last_day: Timestamp((claims.exp - shift) * 1000),
    })
}

/// A token as the form takes it: chosen, and not too large.
pub(super) fn check(token: &str, bytes: Option<usize>) -> Result<String, Rule> {
    match bytes {
        None => Err(Rule::TokenMissing),
        Some(bytes) if MAX_TOKEN_BYTES < bytes => Err(Rule::TokenTooLarge),
        Some(_) => Ok(jws_in(token).unwrap_or_else(|| token.trim().to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_tells_whose_it_is() {
        let claims =
            r#"{"login":"night","exp":1000000,"startwork":"22:00","endwork":"06:00","x":1}"#;
        let token = ["eyJ9", &URL_SAFE_NO_PAD.encode(claims), "sig"].join(".");
        assert_eq!(
            peek(&token),
            Some(TokenFile {
                login: "night".into(),
                last_day: Timestamp((1_000_000 - 8 * 3600) * 1000),
            })
        );
    }

    #[test]
    fn any_other_file_tells_nothing() {
        for text in ["", "hello", "a.b.c", "e30.e30.e30"] {
            assert_eq!(peek(text), None, "{text}");
        }
    }

    #[test]
    fn a_token_is_chosen_and_not_too_large() {
        assert_eq!(check("", None), Err(Rule::TokenMissing));
        assert_eq!(check("", Some(8001)), Err(Rule::TokenTooLarge));
        assert_eq!(check(" t\n", Some(8000)), Ok("t".into()));
        let token = Ok("eyJ9.e30.sig".into());
        assert_eq!(check("\"Bearer eyJ9.e30.\r\nsig\"", Some(30)), token);
    }
}
