//! What is bound to a statement, before it is known which engine it is for.

use super::{of::Engine, types::Kind};
use sqlx::{
    Encode, IntoArguments, Type, encode::IsNull, error::BoxDynError, postgres::PgArguments,
    sqlite::SqliteArguments,
};
use std::fmt::{self, Write};

/// A value that was bound.
#[derive(Debug)]
pub enum Given {
    /// None, of a type that PostgreSQL wants to know.
    Null(Kind),
    /// Whether.
    Boolean(bool),
    /// How many, or when.
    Integer(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// All that was bound.
#[derive(Debug, Default)]
pub struct Arguments(Vec<Given>);

impl sqlx::Arguments for Arguments {
    type Database = Engine;

    fn reserve(&mut self, additional: usize, _: usize) {
        self.0.reserve(additional);
    }

    fn add<'t, T: Encode<'t, Engine> + Type<Engine>>(
        &mut self,
        value: T,
    ) -> Result<(), BoxDynError> {
        let _: IsNull = value.encode(&mut self.0)?;
        Ok(())
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn format_placeholder<W: Write>(&self, writer: &mut W) -> fmt::Result {
        write!(writer, "${}", self.0.len())
    }
}

impl IntoArguments<Engine> for Arguments {
    fn into_arguments(self) -> Self {
        self
    }
}

/// Binds all of it anew, for one of the engines.
macro_rules! bound {
    ($name:ident, $arguments:ty) => {
        pub(super) fn $name(self) -> Result<$arguments, BoxDynError> {
            let mut bound = <$arguments>::default();
            for given in self.0 {
                let bound = &mut bound;
                match given {
                    Given::Null(Kind::Boolean) => sqlx::Arguments::add(bound, None::<bool>),
                    Given::Null(Kind::Integer) => sqlx::Arguments::add(bound, None::<i64>),
                    Given::Null(Kind::Text) => sqlx::Arguments::add(bound, None::<String>),
                    Given::Null(Kind::Bytes) => sqlx::Arguments::add(bound, None::<Vec<u8>>),
                    Given::Boolean(value) => sqlx::Arguments::add(bound, value),
                    Given::Integer(value) => sqlx::Arguments::add(bound, value),
                    Given::Text(value) => sqlx::Arguments::add(bound, value),
                    Given::Bytes(value) => sqlx::Arguments::add(bound, value),
                }?;
            }
            Ok(bound)
        }
    };
}

impl Arguments {
    bound!(for_sqlite, SqliteArguments);
    bound!(for_postgres, PgArguments);
}

/// Says what stands for a value that is bound.
macro_rules! given {
    ($($type:ty = $given:ident;)*) => {$(
        impl Encode<'_, Engine> for $type {
            fn encode(self, given: &mut Vec<Given>) -> Result<IsNull, BoxDynError> {
                given.push(Given::$given(self.into()));
                Ok(IsNull::No)
            }

            fn encode_by_ref(&self, given: &mut Vec<Given>) -> Result<IsNull, BoxDynError> {
                given.push(Given::$given(self.to_owned().into()));
                Ok(IsNull::No)
            }
        }
    )*};
}

given! {
    bool = Boolean;
    i64 = Integer;
    &str = Text;
    String = Text;
    &[u8] = Bytes;
    Vec<u8> = Bytes;
}

impl<'q, T: Encode<'q, Engine> + Type<Engine> + 'q> Encode<'q, Engine> for Option<T> {
    fn encode(self, given: &mut Vec<Given>) -> Result<IsNull, BoxDynError> {
        if let Some(value) = self {
            return value.encode(given);
        }
        given.push(Given::Null(T::type_info().kind()));
        Ok(IsNull::Yes)
    }

    fn encode_by_ref(&self, given: &mut Vec<Given>) -> Result<IsNull, BoxDynError> {
        if let Some(value) = self {
            return value.encode_by_ref(given);
        }
        given.push(Given::Null(T::type_info().kind()));
        Ok(IsNull::Yes)
    }
}
