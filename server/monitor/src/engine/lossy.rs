//! Columns read whatever they hold.

use super::either::{Engine, Row, TypeInfo, ValueRef};
use sqlx::{ColumnIndex, Decode, Row as _, Type, error::BoxDynError};

/// A column as text, whatever it holds; `SQLite` takes a number that was read
/// so for text from then on.
pub fn text_of<I: ColumnIndex<Row>>(row: &Row, column: I) -> String {
    let value = row.try_get_raw(column).ok();
    let bytes = value.and_then(|value| <&[u8] as Decode<'_, Engine>>::decode(value).ok());
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

/// A column of text that may be none.
#[derive(Debug)]
pub struct Lossy(pub String);

impl Type<Engine> for Lossy {
    fn type_info() -> TypeInfo {
        <str as Type<Engine>>::type_info()
    }

    fn compatible(_: &TypeInfo) -> bool {
        true
    }
}

impl<'r> Decode<'r, Engine> for Lossy {
    fn decode(value: ValueRef<'r>) -> Result<Self, BoxDynError> {
        let bytes = <&[u8] as Decode<'_, Engine>>::decode(value)?;
        Ok(Self(String::from_utf8_lossy(bytes).into_owned()))
    }
}
