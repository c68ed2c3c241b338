//! The schemas of what is sent and of what comes back.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use shared::problem::{PROBLEM_JSON, Problem};
use std::collections::{BTreeMap, BTreeSet};

const HOME: &str = "#/components/schemas/";

/// Two generators, since one type may promise less when it is sent than when it comes
/// back: an absent field has a default there, and is always present here.
pub struct Schemas {
    sent: SchemaGenerator,
    answered: SchemaGenerator,
    refusals: BTreeMap<String, Value>,
}

impl Default for Schemas {
    fn default() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
                settings.meta_schema = None;
            })
        };
        Self {
            sent: settings().for_deserialize().into_generator(),
            answered: settings().for_serialize().into_generator(),
            refusals: BTreeMap::new(),
        }
    }
}

impl Schemas {
    /// What is sent.
    pub fn sent<T: JsonSchema>(&mut self) -> Value {
        self.sent.subschema_for::<T>().to_value()
    }

    /// What comes back.
    pub fn answered<T: JsonSchema>(&mut self) -> Value {
        self.answered.subschema_for::<T>().to_value()
    }

    /// A refusal by one of `codes`, described once; `to_a_tab` that was to show a file it
    /// is said in words.
    pub fn refused(&mut self, status: u16, codes: &[String], to_a_tab: bool) -> Value {
        let problem = self.answered::<Problem>();
        let tab = if to_a_tab { "tab." } else { "" };
        let name = format!("{tab}{status}.{}", codes.join("."));
        let refusal = self.refusals.entry(name.clone()).or_insert_with(|| {
            json!({
                "description": codes.join(", "),
                "content": { PROBLEM_JSON: { "schema": {
                    "allOf": [problem, { "properties": { "code": { "enum": codes } } }],
                } } },
            })
        });
        if to_a_tab {
            refusal["content"]["text/html"] = json!({});
        }
        if matches!(status, 429 | 503) {
            refusal["headers"] = json!({ "Retry-After": {
                "description": "After how many seconds to ask again.",
                "schema": { "type": "integer" },
            } });
        }
        json!({ "$ref": format!("#/components/responses/{name}") })
    }

    /// The parameters that a query has: each field of `T`, with whether it is required.
    pub fn parameters<T: JsonSchema>(&mut self) -> Vec<Value> {
        let schema = self.sent::<T>();
        let name = schema["$ref"].as_str().and_then(|at| at.strip_prefix(HOME));
        let Some(whole) = name.and_then(|name| self.sent.definitions().get(name)) else {
            return Vec::new();
        };
        let required = whole["required"].as_array().cloned().unwrap_or_default();
        let fields = whole["properties"].as_object().cloned().unwrap_or_default();
        let parameter = |(name, mut schema): (String, Value)| {
            let about = schema.as_object_mut().and_then(|s| s.remove("description"));
            present(&mut schema);
            let needed = required.contains(&json!(name));
            let mut parameter =
                json!({ "in": "query", "name": name, "required": needed, "schema": schema });
            if let Some(about) = about {
                parameter["description"] = about;
            }
            parameter
        };
        fields.into_iter().map(parameter).collect()
    }

    /// All of them, each under its name; what is sent otherwise than it comes back is
    /// called `…Input`.
    pub fn put_into(mut self, document: &mut Value) {
        let mut sent = self.sent.take_definitions(true);
        let mut all = self.answered.take_definitions(true);
        let mut two: BTreeSet<String> = sent
            .iter()
            .filter(|(name, schema)| all.get(*name).is_some_and(|other| other != *schema))
            .map(|(name, _)| name.clone())
            .collect();
        // So is whatever has one of these within.
        loop {
            let within = |schema: &Value| two.iter().any(|name| mentions(schema, name));
            let more = |(name, schema): (&String, &Value)| {
                (all.contains_key(name) && within(schema)).then(|| name.clone())
            };
            let found: Vec<_> = sent.iter().filter_map(more).collect();
            let before = two.len();
            two.extend(found);
            if two.len() == before {
                break;
            }
        }
        for schema in sent.values_mut().chain(
            document["paths"]
                .as_object_mut()
                .into_iter()
                .flat_map(requests),
        ) {
            rename(schema, &two);
        }
        for (name, schema) in sent {
            let name = if two.contains(&name) {
                format!("{name}Input")
            } else {
                name
            };
            all.insert(name, schema);
        }
        document["components"]["schemas"] = Value::Object(all);
        document["components"]["responses"] = json!(self.refusals);
    }
}

/// The parts of every operation that speak of what is sent.
fn requests(paths: &mut Map<String, Value>) -> impl Iterator<Item = &mut Value> {
    let operations = paths.values_mut().filter_map(Value::as_object_mut);
    let operations = operations
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut);
    operations.flat_map(|operation| {
        operation
            .iter_mut()
            .filter(|(part, _)| matches!(part.as_str(), "requestBody" | "parameters"))
            .map(|(_, part)| part)
    })
}

fn mentions(schema: &Value, name: &str) -> bool {
    match schema {
        Value::Object(object) => object.iter().any(|(key, value)| {
            let here =
                key == "$ref" && value.as_str().and_then(|at| at.strip_prefix(HOME)) == Some(name);
            here || mentions(value, name)
        }),
        Value::Array(values) => values.iter().any(|value| mentions(value, name)),
        _ => false,
    }
}

fn rename(schema: &mut Value, two: &BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                let name = value.as_str().and_then(|at| at.strip_prefix(HOME));
                match name {
                    Some(name) if key == "$ref" && two.contains(name) => {
                        *value = json!(format!("{HOME}{name}Input"));
                    }
                    _ => rename(value, two),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, two)),
        _ => {}
    }
}

/// Leaves out `null`: a query leaves out the parameter.
fn present(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut()
        && object.get("default").is_some_and(Value::is_null)
    {
        object.remove("default");
    }
    for choices in ["type", "anyOf", "enum"] {
        let Some(Value::Array(options)) = schema.get_mut(choices) else {
            continue;
        };
        options.retain(|option| {
            *option != json!("null") && *option != json!({ "type": "null" }) && !option.is_null()
        });
        if let [only] = &options[..]
            && choices != "enum"
        {
            let only = only.clone();
            let Some(object) = schema.as_object_mut() else {
                continue;
            };
            object.remove(choices);
            match only {
                Value::Object(only) => object.extend(only),
                name => {
                    object.insert(choices.to_owned(), name);
                }
            }
        }
    }
}
