//! JSON bodies: what breaks a rule is named, field by field.

mod strict;

use super::admitted::Admitted;
use crate::{AppState, Refusal};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::header,
};
use monitor::Error;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::{
    fields::Rule,
    problem::{ErrorCode, FieldFault},
};
use std::time::Duration;
use tokio::time::timeout;

/// A JSON body (RFC 8259) as the type its endpoint declares.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Refusal> {
        let extensions = request.extensions().clone();
        let error = match Self::read(request, state).await {
            Ok(body) => return Ok(body),
            Err(error) => error,
        };
        Err(Admitted::refuse(&extensions, state, error).await)
    }
}

impl<T: DeserializeOwned> Body<T> {
    async fn read(request: Request, state: &AppState) -> Result<Self, Error> {
        let media_type = request.headers().get(header::CONTENT_TYPE);
        let is_json = media_type
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                let essence = value.split(';').next().unwrap_or_default();
                essence.trim().eq_ignore_ascii_case("application/json")
            });
        if !is_json {
            return Err(ErrorCode::UnsupportedMedia.into());
        }
        // Not only between two bytes: one every few seconds would do for that.
        let whole = Duration::from_secs(state.config.limits.body_seconds.into());
        let bytes = timeout(whole, Bytes::from_request(request, state))
            .await
            .map_err(|_| ErrorCode::TooSlow)?
            .map_err(|rejection| match rejection {
                BytesRejection::FailedToBufferBody(failure)
                    if failure.status().as_u16() == TOO_LARGE =>
                {
                    ErrorCode::TooLarge
                }
                _ => ErrorCode::Malformed,
            })?;
        parse(&bytes).map(Self)
    }
}

const TOO_LARGE: u16 = 413;

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(Error::field(".", Rule::Invalid));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let fields = match serde_json::from_slice(bytes) {
            Ok(Value::Object(form)) if is_missing(error.inner()) => {
                strict::missing::<T>(&Value::Object(form))
            }
            _ => Vec::new(),
        };
        if fields.is_empty() {
            return explain(&path, error.inner());
        }
        let faults = fields
            .iter()
            .map(|field| FieldFault::new(field, Rule::Required));
        let fields = faults.collect();
        ErrorCode::InvalidFields { fields }.into()
    })?;
    json.end().map_err(|_| ErrorCode::Malformed)?;
    let json = serde_json::from_slice(bytes).map_err(|_| ErrorCode::Malformed)?;
    strict::check::<T>(&json).map_err(|error| explain(&error.path().to_string(), error.inner()))?;
    Ok(value)
}

/// What a person can do about a body that does not fit its type. The field
/// and the rule come from the message, since serde has no other channel for
/// them; nothing that was sent is repeated.
fn explain(path: &str, error: &serde_json::Error) -> Error {
    if !error.is_data() {
        return ErrorCode::Malformed.into();
    }
    let message = error.to_string();
    let (field, rule) = if let Some(name) = quoted_after(&message, "missing field `") {
        (join(path, name), Rule::Required)
    } else if let Some(name) = quoted_after(&message, "unknown field `") {
        (join(path, name), Rule::Unknown)
    } else {
        let code = message.split(" at line").next().unwrap_or_default();
        (path.to_owned(), Rule::parse(code).unwrap_or(Rule::Invalid))
    };
    let fields = vec![FieldFault::new(&field, rule)];
    ErrorCode::InvalidFields { fields }.into()
}

fn is_missing(error: &serde_json::Error) -> bool {
    quoted_after(&error.to_string(), "missing field `").is_some()
}

fn quoted_after<'m>(message: &'m str, prefix: &str) -> Option<&'m str> {
    message.strip_prefix(prefix)?.split('`').next()
}

fn join(path: &str, name: &str) -> String {
    let last = path.rsplit('.').next().unwrap_or_default();
    if path == "." || path.is_empty() {
        name.to_owned()
    } else if last == name {
        path.to_owned()
    } else {
        strict::join(path, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{permissions::Permission, roles::RoleForm, tokens::NewToken, users::NewUser};

    fn fault<T: DeserializeOwned + std::fmt::Debug>(json: &str) -> ErrorCode {
        parse::<T>(json.as_bytes()).unwrap_err().code()
    }

    fn one(field: &str, rule: Rule) -> ErrorCode {
        ErrorCode::InvalidFields {
            fields: vec![FieldFault::new(field, rule)],
        }
    }

    fn required(fields: &[&str]) -> ErrorCode {
        let faults = fields
            .iter()
            .map(|field| FieldFault::new(field, Rule::Required));
        ErrorCode::InvalidFields {
            fields: faults.collect(),
        }
    }

    #[test]
    fn a_list_is_no_object_at_any_depth() {
        let profile = r#"["Коваленко", "0199c1d2-0000-7000-8000-000000000000", "Посада", null]"#;
        let form = format!(r#"{{"login":"a","password":"long enough 12","profile":{profile}}}"#);
        assert_eq!(fault::<NewUser>(&form), one("profile", Rule::Invalid));
        assert_eq!(fault::<RoleForm>("[]"), one(".", Rule::Invalid));
        assert_eq!(
            fault::<RoleForm>(r#" ["Night", {}]"#),
            one(".", Rule::Invalid)
        );
        let hours = r#"{"user_id":"0199c1d2-0000-7000-8000-000000000000","job_title":"Посада",
            "workstation_id":"0199c1d2-0000-7000-8000-000000000000",
            "hours":["08:00","17:00"],"last_day":"2026-12-31"}"#;
        assert_eq!(fault::<NewToken>(hours), one("hours", Rule::Invalid));
    }

    const STATES: &str = r#"{"user_management":"allow","role_management":null,"token_management":"deny","role_assignment":null,"issuing_referrals":null,"processing_referrals":null,"reading_journal":null}"#;

    #[test]
    fn names_the_field_and_the_rule() {
        assert_eq!(fault::<NewUser>("{}"), required(&["login", "profile"]));
        assert_eq!(
            fault::<NewUser>(r#"{"profile":{"position":"Посада"}}"#),
            required(&["login", "profile.full_name", "profile.organization_id"])
        );
        assert_eq!(
            fault::<NewUser>(r#"{"login":" "}"#),
            one("login", Rule::LoginEmpty)
        );
        assert_eq!(
            fault::<NewUser>(r#"{"login":"a","x":1}"#),
            one("x", Rule::Unknown)
        );
        assert_eq!(
            fault::<NewUser>(
                r#"{"login":"a","password":"long enough 12","profile":{"full_name":"1"}}"#
            ),
            one("profile.full_name", Rule::FullNameInvalid)
        );
        assert_eq!(
            fault::<RoleForm>(r#"{"name":"Night","permissions":{}}"#),
            ErrorCode::InvalidFields {
                fields: Permission::ALL
                    .map(|permission| {
                        let field = format!("permissions.{}", permission.code().replace('-', "_"));
                        FieldFault::new(&field, Rule::Required)
                    })
                    .to_vec()
            }
        );
        let fourth = STATES.replace("\"deny\"", "\"maybe\"");
        assert_eq!(
            fault::<RoleForm>(&format!(r#"{{"name":"Night","permissions":{fourth}}}"#)),
            one("permissions.token_management", Rule::Invalid)
        );
    }

    #[test]
    fn broken_json_is_malformed() {
        assert_eq!(fault::<RoleForm>("{"), ErrorCode::Malformed);
        let twice = format!(r#"{{"name":"Night","permissions":{STATES}}} {{}}"#);
        assert_eq!(fault::<RoleForm>(&twice), ErrorCode::Malformed);
    }
}
