//! JSON bodies: what breaks a rule is named, field by field.

mod node;
mod paths;
mod strict;
mod typed;

pub use typed::Typed;

use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::header,
};
use monitor::Error;
use node::PathError;
use paths::join;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::{
    fields::Rule,
    problem::{ErrorCode, FieldFault},
    text::lost,
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
        parse(&Self::bytes(request, state).await?).map(Self)
    }

    async fn bytes(request: Request, state: &AppState) -> Result<Bytes, Error> {
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
            .map_err(|_| ErrorCode::TooSlow)?;
        Ok(bytes.map_err(|rejection| match rejection {
            BytesRejection::FailedToBufferBody(failure)
                if failure.status().as_u16() == TOO_LARGE =>
            {
                ErrorCode::TooLarge
            }
            _ => ErrorCode::Malformed,
        })?)
    }
}

const TOO_LARGE: u16 = 413;

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(Error::field(".", Rule::Invalid));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value: T =
        serde_path_to_error::deserialize(&mut json).map_err(|error| refused::<T>(bytes, &error))?;
    json.end().map_err(|_| ErrorCode::Malformed)?;
    let json = serde_json::from_slice(bytes).map_err(|_| ErrorCode::Malformed)?;
    strict::check::<T>(&json).map_err(|error| refused::<T>(bytes, &error))?;
    match paths::sought_with_nul(&json) {
        Some(field) => Err(Error::field(&field, Rule::Invalid)),
        None => Ok(value),
    }
}

/// What a person can do about a body that does not fit its type: `error`, and whatever
/// else is wrong with its fields.
fn refused<T: DeserializeOwned>(bytes: &[u8], error: &PathError) -> Error {
    let form = serde_json::from_slice::<Value>(bytes);
    // To serde_json a list where an enum is meant is no JSON either.
    if !error.inner().is_data() && form.is_err() {
        return ErrorCode::Malformed.into();
    }
    let form = form.unwrap_or_default();
    let mut fields = match form {
        Value::Object(_) => strict::faults::<T>(&form, explain),
        _ => Vec::new(),
    };
    if fields.is_empty() {
        fields.push(explain(error));
    }
    for fault in &mut fields {
        if fault.rule == Rule::Unprintable {
            fault.characters = lost(&paths::text(&form, &fault.field));
        }
    }
    ErrorCode::InvalidFields { fields }.into()
}

/// The field and the rule come from the message, since serde has no other channel for
/// them; nothing that was sent is repeated.
fn explain(error: &PathError) -> FieldFault {
    let (path, message) = (error.path().to_string(), error.inner().to_string());
    let within = path.trim_matches('.');
    if let Some(name) = quoted_after(&message, "missing field `") {
        // The path is that of the object it is missing in.
        FieldFault::new(&join(within, name), Rule::Required)
    } else if let Some(name) = quoted_after(&message, "unknown field `") {
        let field = match within.rsplit('.').next() {
            Some(last) if last == name => within.to_owned(),
            _ => join(within, name),
        };
        FieldFault::new(&field, Rule::Unknown)
    } else {
        let code = message.split(" at line").next().unwrap_or_default();
        FieldFault::new(&path, Rule::parse(code).unwrap_or(Rule::Invalid))
    }
}

fn quoted_after<'m>(message: &'m str, prefix: &str) -> Option<&'m str> {
    message.strip_prefix(prefix)?.split('`').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{
        account::PasswordChange, patients::NewPatient, permissions::Permission,
        referrals::RequisitionForm, roles::RoleForm, tokens::NewToken, users::NewUser,
    };

    fn fault<T: DeserializeOwned + std::fmt::Debug>(json: &str) -> ErrorCode {
        parse::<T>(json.as_bytes()).unwrap_err().code()
    }

    fn one(field: &str, rule: Rule) -> ErrorCode {
        faults(&[(field, rule)])
    }

    fn required(fields: &[&str]) -> ErrorCode {
        let required: Vec<_> = fields
            .iter()
            .map(|field| (*field, Rule::Required))
            .collect();
        faults(&required)
    }

    fn faults(all: &[(&str, Rule)]) -> ErrorCode {
        let faults = all
            .iter()
            .map(|(field, rule)| FieldFault::new(field, *rule));
        ErrorCode::InvalidFields {
            fields: faults.collect(),
        }
    }

    #[test]
    fn every_field_that_does_not_fit_is_named() {
        let form = r#"{"patient":{"name":{"family":5,"given":" ","x":1},"birth_date":5,"sex":"x",
            "tax":{"number":"12"},"phone":7,"address":{}}}"#;
        assert_eq!(
            fault::<NewPatient>(form),
            faults(&[
                ("patient.active", Rule::Required),
                ("patient.address", Rule::Invalid),
                ("patient.birth_date", Rule::Invalid),
                ("patient.name.family", Rule::Invalid),
                ("patient.name.given", Rule::PersonNameEmpty),
                ("patient.name.x", Rule::Unknown),
                ("patient.phone", Rule::Invalid),
                ("patient.sex", Rule::Invalid),
                ("patient.tax.number", Rule::TaxNumberInvalid),
            ])
        );
        let services = r#"{"services":[{"code":"Ж","category":5,"quantity":1},{"code":1},7]}"#;
        let ErrorCode::InvalidFields { fields } = fault::<RequisitionForm>(services) else {
            panic!("refused otherwise");
        };
        let named: Vec<&str> = fields.iter().map(|fault| &*fault.field).collect();
        for field in [
            "services[0].category",
            "services[0].code",
            "services[1].code",
            "services[1].category",
            "services[1].quantity",
            "services[2]",
            "patient_id",
            "priority",
        ] {
            assert!(named.contains(&field), "{field} in {named:?}");
        }
        // A body of very many fields is not read over and over.
        let many: Vec<String> = (0..5000).map(|at| format!("\"x{at}\":1")).collect();
        let code = fault::<RoleForm>(&format!("{{{}}}", many.join(",")));
        let ErrorCode::InvalidFields { fields } = code else {
            panic!("refused otherwise");
        };
        assert!((1..=paths::MOST).contains(&fields.len()));
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
        let named = |code: ErrorCode| match code {
            ErrorCode::InvalidFields { fields } => fields,
            other => panic!("{other:?}"),
        };
        let form = r#"{"patient":{"name":["Ткач","Іван",null,1,2],"sex":["male"],
            "tax":["none","unknown"],"birth_date":["1990"]}}"#;
        let told = named(fault::<NewPatient>(form));
        for field in ["name", "sex", "tax", "birth_date"] {
            let fault = FieldFault::new(&format!("patient.{field}"), Rule::Invalid);
            assert!(told.contains(&fault), "{field} in {told:?}");
        }
        let form = r#"{"priority":["routine"],"services":[["a",1,2,3,4,5,6]]}"#;
        let told = named(fault::<RequisitionForm>(form));
        for field in ["priority", "services[0]"] {
            let fault = FieldFault::new(field, Rule::Invalid);
            assert!(told.contains(&fault), "{field} in {told:?}");
        }
    }

    #[test]
    fn an_unknown_field_hides_no_missing_one() {
        assert_eq!(
            fault::<NewToken>(r#"{"user_id":"x","foo":1}"#),
            faults(&[
                ("job_title", Rule::Required),
                ("workstation_id", Rule::Required),
                ("hours", Rule::Required),
                ("last_day", Rule::Required),
                ("foo", Rule::Unknown),
                ("user_id", Rule::Invalid),
            ])
        );
        assert_eq!(
            fault::<PasswordChange>(r#"{"current":"x","password":"y"}"#),
            faults(&[("new", Rule::Required), ("password", Rule::Unknown)])
        );
        assert_eq!(
            fault::<NewPatient>(r#"{"name":{}}"#),
            faults(&[("patient", Rule::Required), ("name", Rule::Unknown)])
        );
        // What another form of a value has is not unknown.
        let form = r#"{"patient":{"name":{"absent":"unknown"},"x":1}}"#;
        let ErrorCode::InvalidFields { fields } = fault::<NewPatient>(form) else {
            panic!("refused otherwise");
        };
        assert!(fields.contains(&FieldFault::new("patient.sex", Rule::Required)));
        let of_name = fields.iter().filter(|fault| fault.field.contains("name"));
        assert_eq!(of_name.count(), 0, "{fields:?}");
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
            faults(&[("profile", Rule::Required), ("login", Rule::LoginEmpty)])
        );
        assert_eq!(
            fault::<NewUser>(r#"{"login":"a","x":1}"#),
            faults(&[("profile", Rule::Required), ("x", Rule::Unknown)])
        );
        assert_eq!(
            fault::<NewUser>(
                r#"{"login":"a","password":"long enough 12","profile":{"full_name":"1"}}"#
            ),
            faults(&[
                ("profile.organization_id", Rule::Required),
                ("profile.position", Rule::Required),
                ("profile.full_name", Rule::FullNameInvalid),
            ])
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
