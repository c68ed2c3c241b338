//! How every list looks for names.

use super::names::Builder;
use ground::text::{MOST_WORDS, in_any_order, names};

/// The column fits the pattern, in which signs are escaped.
pub fn like(sql: &mut Builder, column: &str, pattern: impl Into<String>) {
    sql.push(column).push(" like ");
    sql.push_bind(pattern.into()).push(" escape '\\'");
}

/// Parts of the name in the column, which is written to be searched, begin with the words
/// typed, each of the first three another part; no name fits where no word was typed, or more
/// than a name has.
pub fn named(sql: &mut Builder, column: &str, typed: &str) {
    // Most names fail at the first word.
    let words = names(typed);
    let orders = in_any_order(typed);
    if words.is_empty() || MOST_WORDS < words.len() {
        sql.push("false");
        return;
    }
    for (at, pattern) in words.into_iter().enumerate() {
        sql.push(if at == 0 { "(" } else { " and " });
        like(sql, column, pattern);
    }
    let are_many = !orders.is_empty();
    for (at, pattern) in orders.into_iter().enumerate() {
        sql.push(if at == 0 { " and (" } else { " or " });
        like(sql, column, pattern);
    }
    sql.push(if are_many { "))" } else { ")" });
}
