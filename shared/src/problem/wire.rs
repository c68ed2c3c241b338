//! A problem as an object: the fields of its code stand beside `code`.

use super::{ErrorCode, Problem};
use crate::{fields::Rule, json};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

impl ErrorCode {
    /// What it is called on the wire and in the journal.
    pub fn name(&self) -> String {
        self.apart().0
    }

    /// Its name, and its fields.
    fn apart(&self) -> (String, Map<String, Value>) {
        match serde_json::to_value(self) {
            Ok(Value::String(name)) => (name, Map::new()),
            Ok(Value::Object(whole)) => match whole.into_iter().next() {
                Some((name, Value::Object(fields))) => (name, fields),
                _ => Self::Internal.apart(),
            },
            _ => Self::Internal.apart(),
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, fields) = self.code.apart();
        let mut object = serializer.serialize_map(Some(3 + fields.len()))?;
        object.serialize_entry("title", &self.title)?;
        object.serialize_entry("status", &self.status)?;
        object.serialize_entry("code", &name)?;
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
        let code = Map::from_iter([(code, Value::Object(object))]);
        Ok(Self {
            title: json::read(title).ok_or(Rule::Invalid)?,
            status: json::read(status).ok_or(Rule::Invalid)?,
            code: json::read(Value::Object(code)).ok_or(Rule::Invalid)?,
        })
    }
}
