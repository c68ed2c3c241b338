//! Forms taken by the letter: an object is an object, and all that is missing is named.
//!
//! serde takes a list where an object is meant, its values in the fields' order, and names
//! the first missing field only. Both are mended here, by a deserializer over JSON that was
//! read already: it offers an object to whoever asks for one, and knows the fields that were
//! asked for. Which of them may be left out their types say: those that are options, or are
//! read as such ([`shared::page::or_default`]).

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Value};
use std::cell::RefCell;

/// Whether the value is a `T` without a list in place of an object.
///
/// # Errors
/// Where it is not.
pub(super) fn check<T: DeserializeOwned>(
    json: &Value,
) -> Result<(), serde_path_to_error::Error<Error>> {
    let form = Form::default();
    serde_path_to_error::deserialize::<_, T>(form.node(json, String::new())).map(drop)
}

/// The paths of all fields of a `T` that must be there and are not.
pub(super) fn missing<T: DeserializeOwned>(json: &Value) -> Vec<String> {
    let form = Form::default();
    let _ = T::deserialize(form.node(json, String::new()));
    let absent = form.absent.into_inner().into_iter();
    let required = absent.filter(|(path, field)| {
        let form = Form {
            asked: Some((path, field)),
            ..Form::default()
        };
        let asked = T::deserialize(form.node(json, String::new()));
        asked.is_err_and(|error| error.to_string() == NEEDED)
    });
    required.map(|(path, field)| join(&path, field)).collect()
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

/// What is learned while a form is read.
#[derive(Default)]
struct Form<'a> {
    /// Fields of objects that do not have them: the object's path and the field.
    absent: RefCell<Vec<(String, &'static str)>>,
    /// The absent field of which it is asked whether it may be.
    asked: Option<(&'a str, &'static str)>,
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
                left: items.iter(),
                index: 0,
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
    /// The object's fields, and of those it was asked for the absent one in question first.
    fn fields(self, asked_for: &[&'static str]) -> Fields<'de> {
        let object = self.value.as_object();
        // With a field that nobody asked for it is another form of the value.
        let is_asked_for =
            object.is_none_or(|object| object.keys().all(|key| asked_for.contains(&key.as_str())));
        let absent = asked_for
            .iter()
            .filter(|_| is_asked_for)
            .filter(|field| object.is_none_or(|object| !object.contains_key(**field)));
        let absent = absent.map(|field| (self.path.clone(), *field));
        self.form.absent.borrow_mut().extend(absent);
        let asked = self.form.asked.filter(|(path, _)| *path == self.path);
        let mut fields: Vec<(&str, Option<&Value>)> = Vec::new();
        fields.extend(asked.map(|(_, field)| (field, None)));
        fields.extend(
            object
                .into_iter()
                .flatten()
                .map(|(key, value)| (key.as_str(), Some(value))),
        );
        Fields {
            left: fields.into_iter(),
            now: None,
            object: self,
        }
    }
}

struct Items<'de> {
    left: std::slice::Iter<'de, Value>,
    index: usize,
    list: Node<'de>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(value) = self.left.next() else {
            return Ok(None);
        };
        let path = format!("{}[{}]", self.list.path, self.index);
        self.index += 1;
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
