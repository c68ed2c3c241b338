//! JSON that was read already, as a deserializer that learns what is asked of it.

use super::paths::{item, join, leads};
use serde::{
    Deserialize as _, Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess,
        VariantAccess, Visitor, value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Value};
use std::cell::{Cell, RefCell};

pub(super) type PathError = serde_path_to_error::Error<Error>;

pub(super) const NEEDED: &str = "needed";

/// What is learned while a form is read, and what of it comes first.
#[derive(Default)]
pub(super) struct Form<'a> {
    /// Objects that lack some of the fields that were asked for: the path, and those.
    pub(super) lacking: RefCell<Vec<(String, &'static [&'static str])>>,
    /// The path that is in question.
    pub(super) first: &'a str,
    /// The field there, if it is asked whether it may be absent.
    pub(super) absent: Option<&'static str>,
    /// The codes of which one is meant there.
    pub(super) codes: Cell<&'static [&'static str]>,
}

impl Form<'_> {
    /// The value as a `T`.
    ///
    /// # Errors
    /// Where and why it is none.
    pub(super) fn read<T: DeserializeOwned>(&self, json: &Value) -> Result<T, PathError> {
        serde_path_to_error::deserialize(self.node(json, String::new()))
    }

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
        if self.path == self.form.first {
            self.form.codes.set(variants);
        }
        let alone = self.value.as_object().filter(|fields| fields.len() == 1);
        match alone.and_then(|fields| fields.iter().next()) {
            Some((variant, content)) => visitor.visit_enum(Variant {
                name: variant,
                content: self.form.node(content, join(&self.path, variant)),
            }),
            None => self.value.deserialize_enum(name, variants, visitor),
        }
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

/// One of several forms of a value: an object with its name and what it holds.
struct Variant<'de> {
    name: &'de str,
    content: Node<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Node<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Node<'de>), Error> {
        let name = seed.deserialize(BorrowedStrDeserializer::new(self.name))?;
        Ok((name, self.content))
    }
}

impl<'de> VariantAccess<'de> for Node<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        <()>::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
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
