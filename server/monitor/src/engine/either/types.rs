//! Types both engines have, and values of them.

use super::of::{Engine, Of, Value, ValueRef};
use sqlx::{
    Decode, Postgres, Sqlite, Type, error::BoxDynError, postgres::PgTypeInfo,
    sqlite::SqliteTypeInfo,
};
use std::{
    borrow::Cow,
    fmt::{self, Display},
};

/// What columns are made of here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `boolean`.
    Boolean,
    /// `bigint`.
    Integer,
    /// `text`.
    Text,
    /// `blob`, `bytea`.
    Bytes,
}

/// A type: an engine's, or what both of them are asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeInfo {
    /// What SQLite says of a value.
    Sqlite(SqliteTypeInfo),
    /// What PostgreSQL says of one.
    Postgres(PgTypeInfo),
    /// What is asked for.
    Asked(Kind),
}

impl TypeInfo {
    /// What is asked for; of what an engine says, text, which anything can be read as.
    pub(super) const fn kind(&self) -> Kind {
        match self {
            Self::Asked(kind) => *kind,
            Self::Sqlite(_) | Self::Postgres(_) => Kind::Text,
        }
    }
}

impl sqlx::TypeInfo for TypeInfo {
    fn is_null(&self) -> bool {
        match self {
            Self::Sqlite(said) => said.is_null(),
            Self::Postgres(said) => said.is_null(),
            Self::Asked(_) => false,
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Sqlite(said) => said.name(),
            Self::Postgres(said) => said.name(),
            Self::Asked(Kind::Boolean) => "boolean",
            Self::Asked(Kind::Integer) => "bigint",
            Self::Asked(Kind::Text) => "text",
            Self::Asked(Kind::Bytes) => "bytes",
        }
    }
}

impl Display for TypeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(sqlx::TypeInfo::name(self))
    }
}

impl sqlx::Value for Value {
    type Database = Engine;

    fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::Sqlite(value) => Of::Sqlite(value.as_ref()),
            Self::Postgres(value) => Of::Postgres(value.as_ref()),
        }
    }

    fn type_info(&self) -> Cow<'_, TypeInfo> {
        Cow::Owned(match self {
            Self::Sqlite(value) => TypeInfo::Sqlite(value.type_info().into_owned()),
            Self::Postgres(value) => TypeInfo::Postgres(value.type_info().into_owned()),
        })
    }

    fn is_null(&self) -> bool {
        match self {
            Self::Sqlite(value) => value.is_null(),
            Self::Postgres(value) => value.is_null(),
        }
    }
}

impl<'r> sqlx::ValueRef<'r> for ValueRef<'r> {
    type Database = Engine;

    fn to_owned(&self) -> Value {
        match self {
            Self::Sqlite(value) => Of::Sqlite(sqlx::ValueRef::to_owned(value)),
            Self::Postgres(value) => Of::Postgres(sqlx::ValueRef::to_owned(value)),
        }
    }

    fn type_info(&self) -> Cow<'_, TypeInfo> {
        Cow::Owned(match self {
            Self::Sqlite(value) => TypeInfo::Sqlite(value.type_info().into_owned()),
            Self::Postgres(value) => TypeInfo::Postgres(value.type_info().into_owned()),
        })
    }

    fn is_null(&self) -> bool {
        match self {
            Self::Sqlite(value) => value.is_null(),
            Self::Postgres(value) => value.is_null(),
        }
    }
}

/// Types that both engines read and write.
macro_rules! types {
    ($($type:ty: $kind:ident;)*) => {$(
        impl Type<Engine> for $type {
            fn type_info() -> TypeInfo {
                TypeInfo::Asked(Kind::$kind)
            }

            fn compatible(said: &TypeInfo) -> bool {
                match said {
                    TypeInfo::Sqlite(said) => <Self as Type<Sqlite>>::compatible(said),
                    TypeInfo::Postgres(said) => <Self as Type<Postgres>>::compatible(said),
                    TypeInfo::Asked(kind) => *kind == Kind::$kind,
                }
            }
        }
    )*};
}

types! {
    bool: Boolean;
    i64: Integer;
    str: Text;
    String: Text;
    [u8]: Bytes;
    Vec<u8>: Bytes;
}

macro_rules! decoded {
    ($($type:ty)*) => {$(
        impl<'r> Decode<'r, Engine> for $type {
            fn decode(value: ValueRef<'r>) -> Result<Self, BoxDynError> {
                match value {
                    Of::Sqlite(value) => <Self as Decode<'r, Sqlite>>::decode(value),
                    Of::Postgres(value) => <Self as Decode<'r, Postgres>>::decode(value),
                }
            }
        }
    )*};
}

decoded! { bool i64 &'r str String &'r [u8] Vec<u8> }
