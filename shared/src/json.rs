//! Reading JSON in one way: fields by their names, codes as text, and not a word about what
//! is wrong. `serde_json` reads a type in several ways, each compiled anew for each type,
//! which makes up a good part of a program in the browser.
//!
//! It reads what `serde_json` does, but no struct from an array. Of a name that an object
//! has twice the last one counts. In a browser whole numbers are exact below 2⁵³.

use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess,
        Unexpected, VariantAccess, Visitor, value::UsizeDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Map, Value, map, value::Number};
use std::{fmt, mem, slice, vec};
#[cfg(target_arch = "wasm32")]
use {
    js_sys::wasm_bindgen::{JsCast as _, JsValue},
    js_sys::{Array, Number as JsNumber, Object},
};

/// Reads a text; `None` if it is not JSON, or says something else.
pub fn parse<T: DeserializeOwned>(text: impl AsRef<[u8]>) -> Option<T> {
    read(tree(text.as_ref())?)
}

/// Reads a value; `None` if it says something else.
pub fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    T::deserialize(Source(Some(value))).ok()
}

#[cfg(not(target_arch = "wasm32"))]
fn tree(text: &[u8]) -> Option<Value> {
    serde_json::from_slice(text).ok()
}

/// The browser has a reader of its own.
#[cfg(target_arch = "wasm32")]
fn tree(text: &[u8]) -> Option<Value> {
    let value = js_sys::JSON::parse(str::from_utf8(text).ok()?).ok()?;
    tree_of(&value, DEEPEST)
}

/// As deep as `serde_json` reads: the stack has an end.
#[cfg(target_arch = "wasm32")]
const DEEPEST: u8 = 127;

#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2⁵³")]
fn tree_of(value: &JsValue, depth: u8) -> Option<Value> {
    if let Some(text) = value.as_string() {
        return Some(Value::String(text));
    }
    if let Some(number) = value.as_f64() {
        let number = if JsNumber::is_safe_integer(value) {
            Some((number as i64).into())
        } else {
            Number::from_f64(number)
        };
        return number.map(Value::Number);
    }
    if let Some(is) = value.as_bool() {
        return Some(Value::Bool(is));
    }
    let within = depth.checked_sub(1);
    if let Some(items) = value.dyn_ref::<Array>() {
        let items = items.iter().map(|item| tree_of(&item, within?));
        return items.collect::<Option<_>>().map(Value::Array);
    }
    let Some(object) = value.dyn_ref::<Object>() else {
        return Some(Value::Null);
    };
    let entries = Object::entries(object).into_iter().map(|entry| {
        let entry = entry.unchecked_into::<Array>();
        Some((entry.get(0).as_string()?, tree_of(&entry.get(1), within?)?))
    });
    entries.collect::<Option<_>>().map(Value::Object)
}

/// It is not what was expected. Whoever wants to know more has `serde_json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unexpected JSON")]
struct Mismatch;

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

type Read<T> = Result<T, Mismatch>;

/// What is to be read; `None` where a field is absent.
struct Source(Option<Value>);

impl Source {
    fn text(self) -> Read<String> {
        match self.0 {
            Some(Value::String(text)) => Ok(text),
            _ => Err(Mismatch),
        }
    }

    fn number(self) -> Read<Number> {
        match self.0 {
            Some(Value::Number(number)) => Ok(number),
            _ => Err(Mismatch),
        }
    }

    fn items(self) -> Read<Items> {
        match self.0 {
            Some(Value::Array(items)) => Ok(Items(items.into_iter())),
            _ => Err(Mismatch),
        }
    }

    fn object(self) -> Read<Map<String, Value>> {
        match self.0 {
            Some(Value::Object(object)) => Ok(object),
            _ => Err(Mismatch),
        }
    }

    /// A code alone, or with what belongs to it: `"code"` or `{"code": …}`; one of `codes`.
    fn variant(self, codes: &[&str]) -> Read<Variant> {
        let (code, content) = match self.0 {
            Some(Value::String(code)) => (code, None),
            Some(Value::Object(object)) if object.len() == 1 => {
                let mut entries = object.into_iter();
                let (code, content) = entries.next().ok_or(Mismatch)?;
                (code, Some(content))
            }
            _ => return Err(Mismatch),
        };
        let place = codes.iter().position(|known| *known == code);
        Ok(Variant(place.ok_or(Mismatch)?, Self(content)))
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Read<V::Value> {
    if let Some(natural) = number.as_u64() {
        visitor.visit_u64(natural)
    } else if let Some(whole) = number.as_i64() {
        visitor.visit_i64(whole)
    } else {
        visitor.visit_f64(number.as_f64().ok_or(Mismatch)?)
    }
}

/// One method for each kind of number.
macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            visit_number(&self.number()?, visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Source {
    type Error = Mismatch;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0.ok_or(Mismatch)? {
            Value::Null => visitor.visit_unit(),
            Value::Bool(is) => visitor.visit_bool(is),
            Value::Number(number) => visit_number(&number, visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Object(object) => visitor.visit_map(Entries::of(object)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Some(Value::Bool(is)) => visitor.visit_bool(is),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Some(Value::Null) => visitor.visit_unit(),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_map(Entries::of(self.object()?))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_seq(Fields(self.object()?, names.iter()))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        codes: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self.variant(codes)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i128 u128 char bytes byte_buf unit_struct tuple_struct }
}

struct Items(vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        match self.0.next() {
            Some(item) => seed.deserialize(Source(Some(item))).map(Some),
            None => Ok(None),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// A struct's fields, one after the other as it declares them, wherever they stand; for
/// whoever asks on, what else there is. To the struct, one that is absent is the end of it:
/// it takes the default, if it has one.
struct Fields(Map<String, Value>, slice::Iter<'static, &'static str>);

impl Fields {
    // Not once for each type.
    #[inline(never)]
    fn take(&mut self) -> Source {
        Source(match self.1.next() {
            Some(name) => self.0.remove(*name),
            None => Some(Value::Object(mem::take(&mut self.0))),
        })
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        let field = self.take();
        let is_absent = field.0.is_none();
        match seed.deserialize(field) {
            Err(Mismatch) if is_absent => Ok(None),
            read => read.map(Some),
        }
    }
}

/// All that an object has, whatever it is.
struct Entries {
    rest: map::IntoIter,
    value: Source,
}

impl Entries {
    fn of(object: Map<String, Value>) -> Self {
        Self {
            rest: object.into_iter(),
            value: Source(None),
        }
    }

    #[inline(never)]
    fn key(&mut self) -> Option<Source> {
        let (key, value) = self.rest.next()?;
        self.value = Source(Some(value));
        Some(Source(Some(Value::String(key))))
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Mismatch;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        match self.key() {
            Some(key) => seed.deserialize(key).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<S::Value> {
        seed.deserialize(Source(self.value.0.take()))
    }
}

/// A code, by its place among those the type knows, and what belongs to it. By the place, because to tell texts apart is
/// compiled for each type.
struct Variant(usize, Source);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Source;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<(S::Value, Source)> {
        let code = seed.deserialize(UsizeDeserializer::<Mismatch>::new(self.0))?;
        Ok((code, self.1))
    }
}

impl<'de> VariantAccess<'de> for Source {
    type Error = Mismatch;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<S::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_struct("", names, visitor)
    }
}
