//! What sqlx is told of the two as of one.

use super::{
    arguments::{Arguments, Given},
    connection::Manager,
    of::{Connection, Engine, Value, ValueRef},
    row::{Column, Done, Prepared, Row},
    types::TypeInfo,
};
use sqlx::Database;

impl Database for Engine {
    type Connection = Connection;
    type TransactionManager = Manager;
    type Row = Row;
    type QueryResult = Done;
    type Column = Column;
    type TypeInfo = TypeInfo;
    type Value = Value;
    type ValueRef<'r> = ValueRef<'r>;
    type Arguments = Arguments;
    type ArgumentBuffer = Vec<Given>;
    type Statement = Prepared;

    const NAME: &'static str = "SQLite or PostgreSQL";
    const URL_SCHEMES: &'static [&'static str] = &["sqlite", "postgres", "postgresql"];
}
