//! Columns read whatever they hold.

use sqlx::{
    ColumnIndex, Decode, Row as _, Sqlite, Type,
    error::BoxDynError,
    sqlite::{SqliteRow, SqliteTypeInfo, SqliteValueRef},
};

/// A column as text, whatever it holds; `SQLite` takes a number that was read
/// so for text from then on.
pub fn text_of<I: ColumnIndex<SqliteRow>>(row: &SqliteRow, column: I) -> String {
    let value = row.try_get_raw(column).ok();
    let bytes = value.and_then(|value| <&[u8] as Decode<'_, Sqlite>>::decode(value).ok());
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

/// A column of text that may be none.
#[derive(Debug)]
pub struct Lossy(pub String);

impl Type<Sqlite> for Lossy {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }

    fn compatible(_: &SqliteTypeInfo) -> bool {
        true
    }
}

impl<'r> Decode<'r, Sqlite> for Lossy {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        let bytes = <&[u8] as Decode<'_, Sqlite>>::decode(value)?;
        Ok(Self(String::from_utf8_lossy(bytes).into_owned()))
    }
}
