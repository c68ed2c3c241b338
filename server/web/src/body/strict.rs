//! Forms taken by the letter: an object is an object, and all that is wrong is named.
//!
//! serde takes a list where an object is meant, its values in the fields' order, and names
//! the first fault only. Both are mended here, by a deserializer over JSON that was
//! read already: it offers an object to whoever asks for one, knows the fields that were
//! asked for, and reads whichever is in question before all others. Which of them may be
//! left out their types say: those that are options, or are read as such
//! ([`shared::page::or_default`]).

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Value};
use shared::{fields::Rule, problem::FieldFault, text::normalized};
use std::{cell::RefCell, collections::HashSet};

/// Whether the value is a `T` without a list in place of an object.
///
/// # Errors
/// Where it is not.
pub(super) fn check<T: DeserializeOwned>(json: &Value) -> Result<(), PathError> {
    let form = Form::default();
    serde_path_to_error::deserialize::<_, T>(form.node(json, String::new())).map(drop)
}

/// What is wrong with the fields of a `T`, each as `told`: those that must be there and are
/// not, then the others.
pub(super) fn faults<T: DeserializeOwned>(
    json: &Value,
    told: fn(&PathError) -> FieldFault,
) -> Vec<FieldFault> {
    let mut paths = Vec::new();
    walk(json, "", &mut paths);
    let read = |first: &str, absent| {
        let form = Form {
            first,
            absent,
            ..Form::default()
        };
        let read = serde_path_to_error::deserialize::<_, T>(form.node(json, String::new()));
        (read.err(), form.lacking.into_inner())
    };
    let (mut wrong, mut lacking) = (Vec::new(), Vec::new());
    for path in &paths {
        let (error, without) = read(path, None);
        // Of the lists on the way only one item was read.
        let as_read = alone(path);
        let fault = error.as_ref().map(told);
        wrong.extend(fault.and_then(|fault| {
            let rest = fault.field.strip_prefix(&as_read)?;
            leads(&as_read, &fault.field)
                .then(|| FieldFault::new(&[path.as_str(), rest].concat(), fault.rule))
        }));
        for one in without {
            if !lacking.contains(&one) {
                lacking.push(one);
            }
        }
    }
    let mut faults = Vec::new();
    for (path, asked_for) in lacking {
        let Some(Value::Object(object)) = at(json, &path) else {
            continue;
        };
        let is_refused = |key: &str| {
            let field = join(&path, key);
            let mut unknown = wrong.iter().filter(|fault| fault.rule == Rule::Unknown);
            unknown.any(|fault| fault.field == field)
        };
        // With a field that nobody asked for and nobody refuses it is another form of the value.
        let mut keys = object.keys().map(String::as_str);
        if !keys.all(|key| asked_for.contains(&key) || is_refused(key)) {
            continue;
        }
        for &field in asked_for
            .iter()
            .filter(|field| !object.contains_key(**field))
        {
            let path = join(&path, field);
            let (error, _) = read(&path, Some(field));
            if error.is_some_and(|error| error.inner().to_string() == NEEDED) {
                faults.push(FieldFault::new(&path, Rule::Required));
            }
        }
    }
    faults.extend(wrong);
    let mut told = HashSet::new();
    faults.retain(|fault| told.insert((fault.field.clone(), fault.rule)));
    faults
}

pub(super) type PathError = serde_path_to_error::Error<Error>;

/// No form has more fields; of a body with more, not all are told.
pub(super) const MOST: usize = 100;

/// The paths of all that is in a value, and its own.
fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
    if paths.len() == MOST {
        return;
    }
    paths.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                walk(value, &join(path, field), paths);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                walk(value, &item(path, at), paths);
            }
        }
        _ => {}
    }
}

/// The text at `path`, as it is kept; empty if there is none.
pub(super) fn text(json: &Value, path: &str) -> String {
    normalized(at(json, path).and_then(Value::as_str).unwrap_or_default())
}

/// What stands at `path`.
fn at<'v>(json: &'v Value, path: &str) -> Option<&'v Value> {
    json.pointer(&pointer(path))
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &str) -> String {
    match path {
        "" => String::new(),
        _ => format!("/{}", path.replace(['.', '['], "/").replace(']', "")),
    }
}

/// Puts a value in the place of what stands at `path`, or takes that away; none if there is no
/// such place.
pub(super) fn put(json: &mut Value, path: &str, value: Option<Value>) -> Option<()> {
    let cut = path.rfind(['.', '[']);
    let (within, last) = path.split_at(cut.unwrap_or_default());
    let last = last.trim_matches(['.', '[', ']']);
    match json.pointer_mut(&pointer(within))? {
        Value::Object(fields) => match value {
            Some(value) => fields.insert(last.to_owned(), value),
            None => fields.remove(last),
        },
        Value::Array(items) => {
            let item = items.get_mut(last.parse::<usize>().ok()?)?;
            value.map(|value| std::mem::replace(item, value))
        }
        _ => return None,
    };
    Some(())
}

/// Whether what stands at `path` is, or has in it, what stands at `to`.
pub(super) fn leads(path: &str, to: &str) -> bool {
    let rest = to.strip_prefix(path);
    rest.is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The path where every list has one item.
fn alone(path: &str) -> String {
    let mut parts = path.split('[');
    let mut alone = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let behind = part.split_once(']').map_or(part, |(_, behind)| behind);
        alone.push_str("[0]");
        alone.push_str(behind);
    }
    alone
}

fn item(path: &str, at: usize) -> String {
    format!("{path}[{at}]")
}

/// The path of a field.
pub(super) fn join(path: &str, field: &str) -> String {
    if path.is_empty() {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}

const NEEDED: &str = "needed";

/// What is learned while a form is read, and what of it comes first.
#[derive(Default)]
struct Form<'a> {
    /// Objects that lack some of the fields that were asked for: the path, and those.
    lacking: RefCell<Vec<(String, &'static [&'static str])>>,
    /// The path that is in question.
    first: &'a str,
    /// The field there, if it is asked whether it may be absent.
    absent: Option<&'static str>,
}

impl Form<'_> {
    const fn node<'f>(&'f self, value: &'f Value, path: String) -> Node<'f> {
        Node {
            form: self,
            value,
            path,
        }
    }
}

/// A value at its place in a form.
struct Node<'f> {
    form: &'f Form<'f>,
    value: &'f Value,
    path: String,
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items {
                left: self.items(items).into_iter(),
                list: self,
            }),
            Value::Object(_) => visitor.visit_map(self.fields(&[])),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(_) => visitor.visit_map(self.fields(fields)),
            Value::Array(_) => Err(Error::custom("a list where an object is meant")),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> Node<'de> {
    /// The object's fields, of which the one in question comes first.
    fn fields(self, asked_for: &'static [&'static str]) -> Fields<'de> {
        let object = self.value.as_object();
        let has = |field: &&str| object.is_some_and(|object| object.contains_key(*field));
        if !asked_for.iter().all(has) {
            let lacking = (self.path.clone(), asked_for);
            self.form.lacking.borrow_mut().push(lacking);
        }
        let mut fields: Vec<(&str, Option<&Value>)> = Vec::new();
        let is_here = |field: &&str| join(&self.path, field) == self.form.first;
        fields.extend(self.form.absent.filter(is_here).map(|field| (field, None)));
        fields.extend(
            object
                .into_iter()
                .flatten()
                .map(|(key, value)| (key.as_str(), Some(value))),
        );
        fields.sort_by_key(|(key, _)| !leads(&join(&self.path, key), self.form.first));
        Fields {
            left: fields.into_iter(),
            now: None,
            object: self,
        }
    }

    /// The list's items; the one in question alone.
    fn items(&self, items: &'de [Value]) -> Vec<(usize, &'de Value)> {
        let all = || items.iter().enumerate();
        let asked = all().find(|(at, _)| leads(&item(&self.path, *at), self.form.first));
        asked.map_or_else(|| all().collect(), |one| vec![one])
    }
}

struct Items<'de> {
    left: std::vec::IntoIter<(usize, &'de Value)>,
    list: Node<'de>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((at, value)) = self.left.next() else {
            return Ok(None);
        };
        let path = item(&self.list.path, at);
        seed.deserialize(self.list.form.node(value, path)).map(Some)
    }
}

struct Fields<'de> {
    left: std::vec::IntoIter<(&'de str, Option<&'de Value>)>,
    now: Option<(&'de str, Option<&'de Value>)>,
    object: Node<'de>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.now = self.left.next();
        let key = self.now.map(|(key, _)| key);
        key.map(|key| seed.deserialize(BorrowedStrDeserializer::new(key)))
            .transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.now.take() {
            Some((key, Some(value))) => {
                let path = join(&self.object.path, key);
                seed.deserialize(self.object.form.node(value, path))
            }
            _ => seed.deserialize(Absent),
        }
    }
}

/// The value of a field that is not there: its type says whether it must be.
struct Absent;

impl<'de> Deserializer<'de> for Absent {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom(NEEDED))
    }

    fn deserialize_option<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("optional"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}
