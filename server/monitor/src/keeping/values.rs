//! Values as they lie in the database, and the rules they keep.

use crate::{
    damage::stored_time,
    engine::{DriverError, Kind, RawRow, stored},
};
use std::str::FromStr;

/// A column, and what may be in it.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The table's name.
    pub table: &'static str,
    /// The column's.
    pub name: &'static str,
    /// Whether it may hold this value.
    pub holds: fn(&Value) -> bool,
}

/// A value that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// What a row holds at `index`, where its column is of this kind.
    ///
    /// # Errors
    /// It holds something of another kind.
    pub(crate) fn of(row: &RawRow, index: usize, kind: Kind) -> Result<Option<Self>, DriverError> {
        Ok(match kind {
            Kind::Boolean => match row.read::<Option<i64>>(index) {
                // SQLite has numbers in their place.
                Ok(Some(number)) => Some(Self::Flag(as_flag(number)?)),
                _ => row.read::<Option<bool>>(index)?.map(Self::Flag),
            },
            Kind::Integer => row.read::<Option<i64>>(index)?.map(Self::Number),
            Kind::Text => row.read::<Option<String>>(index)?.map(Self::Text),
            Kind::Bytes => row.read::<Option<Vec<u8>>>(index)?.map(Self::Bytes),
        })
    }

    /// Whether it is text that `parse` reads.
    pub fn parses<T>(&self, parse: impl Fn(&str) -> Option<T>) -> bool {
        matches!(self, Self::Text(text) if parse(text).is_some())
    }

    /// Whether it is a number that `fits`.
    pub fn counts(&self, fits: impl Fn(i64) -> bool) -> bool {
        matches!(self, Self::Number(number) if fits(*number))
    }
}

fn as_flag(number: i64) -> Result<bool, DriverError> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(DriverError::Decode("neither yes nor no".into())),
    }
}

/// Whatever the column's kind is.
pub const fn any(_: &Value) -> bool {
    true
}

/// Yes or no.
pub const fn flag(value: &Value) -> bool {
    matches!(value, Value::Flag(_))
}

/// Bytes.
pub const fn bytes(value: &Value) -> bool {
    matches!(value, Value::Bytes(_))
}

/// A number that counts.
pub fn number(value: &Value) -> bool {
    value.counts(|number| 0 <= number)
}

/// An instant of the calendar.
pub fn time(value: &Value) -> bool {
    value.counts(|millis| stored_time(millis).is_ok())
}

/// The id of a `T`, or what else is read from text.
pub fn id<T: FromStr>(value: &Value) -> bool {
    value.parses(|text| text.parse::<T>().ok())
}

/// What a form's field takes.
pub fn field<T: TryFrom<String>>(value: &Value) -> bool {
    value.parses(|text| stored::<T>(text.to_owned()).ok())
}

/// JSON of a `T`.
pub fn read<T: serde::de::DeserializeOwned>(value: &Value) -> bool {
    value.parses(|json| serde_json::from_str::<T>(json).ok())
}
