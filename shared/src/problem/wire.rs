//! A problem as an object: the fields of its code stand beside `code`.

use super::{ErrorCode, ErrorName, Problem};
use crate::{fields::Rule, json};
use serde::{Serialize, Serializer, de::DeserializeOwned, ser::SerializeMap};
use serde_json::{Map, Value};
use std::{
    fmt::{self, Write as _},
    mem,
};

impl ErrorCode {
    /// What it is called on the wire and in the journal.
    pub fn name(&self) -> String {
        self.kind().to_string()
    }

    fn fields(&self) -> Map<String, Value> {
        let whole = match serde_json::to_value(self) {
            Ok(Value::Object(whole)) => whole,
            _ => Map::new(),
        };
        match whole.into_iter().next() {
            Some((_, Value::Object(fields))) => fields,
            _ => Map::new(),
        }
    }
}

/// Takes a field out of the object; all of it where the field is `flatten`ed, an empty list
/// where it is absent and has a `default`.
pub(super) fn take<T: DeserializeOwned>(
    object: &mut Map<String, Value>,
    name: &str,
    how: &str,
) -> Option<T> {
    let value = match how {
        "flatten" => Value::Object(mem::take(object)),
        "default" => object.remove(name).unwrap_or(Value::Array(Vec::new())),
        _ => object.remove(name).unwrap_or_default(),
    };
    json::read(value)
}

/// As on the wire: `not-found`.
impl fmt::Display for ErrorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, c) in format!("{self:?}").char_indices() {
            if 0 < place && c.is_ascii_uppercase() {
                f.write_char('-')?;
            }
            f.write_char(c.to_ascii_lowercase())?;
        }
        Ok(())
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.code.fields();
        let mut object = serializer.serialize_map(Some(3 + fields.len()))?;
        object.serialize_entry("title", &self.title)?;
        object.serialize_entry("status", &self.status)?;
        object.serialize_entry("code", &self.code.name())?;
        for (field, value) in fields {
            object.serialize_entry(&field, &value)?;
        }
        object.end()
    }
}

/// Whatever else it says is not read: a newer server may say more.
impl TryFrom<Map<String, Value>> for Problem {
    type Error = Rule;

    fn try_from(mut object: Map<String, Value>) -> Result<Self, Rule> {
        let mut take = |name| object.remove(name).ok_or(Rule::Required);
        let (title, status, code) = (take("title")?, take("status")?, take("code")?);
        let Value::String(code) = code else {
            return Err(Rule::Invalid);
        };
        let mut names = ErrorName::ALL.iter();
        let name = names.find(|name| name.to_string() == code);
        let code = name.and_then(|name| ErrorCode::read(*name, object));
        Ok(Self {
            title: json::read(title).ok_or(Rule::Invalid)?,
            status: json::read(status).ok_or(Rule::Invalid)?,
            code: code.ok_or(Rule::Invalid)?,
        })
    }
}
