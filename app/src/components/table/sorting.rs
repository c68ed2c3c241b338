//! Sorting by a column's header.

use crate::list_query::{ListQuery, code_of, use_list_query};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use shared::page::Order;

/// By which column a list is sorted, and which way: kept in the address.
#[derive(Clone, Copy)]
pub struct Sorting<C> {
    query: ListQuery,
    unsaid: C,
    /// Which way the unsaid column is sorted.
    first: Order,
}

/// What a list can be sorted by: one of a closed list with codes.
pub trait SortKey: Copy + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<C: Copy + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> SortKey for C {}

impl<C: SortKey> Sorting<C> {
    /// Sorted by `column`, ascending, unless the address says otherwise.
    pub fn by(column: C) -> Self {
        Self {
            query: use_list_query(),
            unsaid: column,
            first: Order::Ascending,
        }
    }

    /// The same, descending: the latest first.
    pub fn from_latest(column: C) -> Self {
        Self {
            first: Order::Descending,
            ..Self::by(column)
        }
    }

    /// The column, reactively.
    pub fn column(self) -> C {
        self.query.code("sort").unwrap_or(self.unsaid)
    }

    /// The direction, reactively.
    pub fn order(self) -> Order {
        let unsaid = || self.unsaid_of(self.column());
        self.query.code("order").unwrap_or_else(unsaid)
    }

    /// Which way `column` is sorted while the address says nothing.
    fn unsaid_of(self, column: C) -> Order {
        if column == self.unsaid {
            self.first
        } else {
            Order::Ascending
        }
    }

    /// Which way `column` is sorted, if the list is sorted by it.
    pub fn of(self, column: C) -> Option<Order> {
        (self.column() == column).then(|| self.order())
    }

    /// Sorts by `column`; the other way if it was already.
    pub fn turn(self, column: C) {
        let unsaid = self.unsaid_of(column);
        let order = match untrack(|| self.of(column)) {
            Some(Order::Ascending) => Order::Descending,
            Some(Order::Descending) => Order::Ascending,
            None => unsaid,
        };
        let order = if order == unsaid {
            String::new()
        } else {
            code_of(order)
        };
        let column = if column == self.unsaid {
            String::new()
        } else {
            code_of(column)
        };
        self.query.set(&[("sort", &column), ("order", &order)]);
    }
}
