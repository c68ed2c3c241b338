//! How every list looks for names.

use super::names::Builder;
use ground::text::{MOST_WORDS, in_any_order, names, part};

/// So many words begin a part each of their own; behind them an address may begin.
const APART: usize = 3;
/// Behind every letter.
const END: char = '\u{10FFFF}';

/// The column fits the pattern, in which signs are escaped.
pub fn like(sql: &mut Builder, column: &str, pattern: impl Into<String>) {
    sql.push(column).push(" like ");
    sql.push_bind(pattern.into()).push(" escape '\\'");
}

/// One of the patterns fits, if there are any.
fn one_of(sql: &mut Builder, column: &str, patterns: Vec<String>) {
    let are_many = !patterns.is_empty();
    for (at, pattern) in patterns.into_iter().enumerate() {
        sql.push(if at == 0 { " and (" } else { " or " });
        like(sql, column, pattern);
    }
    sql.push(if are_many { ")" } else { "" });
}

/// What a name can have of the words typed: those that begin a part each of their own, and those
/// behind them; nothing where no word was typed, or more than a name has.
fn read(typed: &str) -> Option<(Vec<String>, Vec<String>)> {
    let mut words = names(typed);
    let fits = (1..=MOST_WORDS).contains(&words.len());
    let behind = words.split_off(words.len().min(APART));
    fits.then_some((words, behind))
}

/// Parts of the name in the column, which is written to be searched, begin with the words
/// typed, each of the first three another part; no name fits where no word was typed, or more
/// than a name has. Reads every name: for rows that are found by something else.
pub fn named(sql: &mut Builder, column: &str, typed: &str) {
    let Some((apart, behind)) = read(typed) else {
        sql.push("false");
        return;
    };
    sql.push("(true");
    // Most names fail at the first word.
    for word in apart.iter().chain(&behind) {
        sql.push(" and ");
        like(sql, column, part(word));
    }
    if 1 < apart.len() {
        one_of(sql, column, in_any_order(&apart));
    }
    sql.push(")");
}

/// The same of a column with an index, in which each name stands from each of its parts on
/// ([`ground::text::turned`]); a name fits once, by the first part that begins with the longest
/// word.
pub fn found(sql: &mut Builder, column: &str, typed: &str) {
    let Some((mut apart, behind)) = read(typed) else {
        sql.push("false");
        return;
    };
    let longest = (0..apart.len()).max_by_key(|at| apart[*at].len());
    // If it begins a part that a shorter one takes, either can take the other's.
    let longest = apart.swap_remove(longest.unwrap_or_default());
    sql.push(format!("({column} >= "));
    sql.push_bind(longest.clone());
    sql.push(format!(" and {column} < "));
    sql.push_bind(format!("{longest}{END}"));
    sql.push(" and not ");
    like(sql, column, format!("%\n{}", part(&longest)));
    one_of(sql, column, in_any_order(&apart));
    for word in &behind {
        sql.push(" and ");
        like(sql, &format!("' ' || {column}"), part(word));
    }
    sql.push(")");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Connection, Options};
    use ground::text::{searchable, turned};
    use proptest::{
        collection::vec,
        strategy::{Strategy as _, ValueTree as _},
        test_runner::TestRunner,
    };
    use sqlx::ConnectOptions as _;

    async fn count(connection: &mut Connection, mut sql: Builder) -> i64 {
        let count = sql.build_query_scalar().fetch_one(connection);
        count.await.unwrap()
    }

    fn of(rows: Vec<String>) -> Builder {
        let mut sql = Builder::new("select count(*) from (");
        sql.push_values(rows, |mut columns, row| {
            columns.push_bind(row);
        });
        sql.push(") name where ");
        sql
    }

    #[tokio::test]
    async fn a_name_is_found_once_by_what_it_is_named_by() {
        let options: Options = "sqlite::memory:".parse().unwrap();
        let mut connection = options.connect().await.unwrap();
        let words = |most: usize| vec("[аб]{1,3}", 1..=most);
        let mut runner = TestRunner::deterministic();
        let (mut fitting, mut others) = (0, 0);
        for _ in 0..2_000 {
            let drawn = (words(4), words(5)).new_tree(&mut runner).unwrap();
            let (name, typed) = drawn.current();
            let (name, typed) = (searchable(&name.join(" ")), typed.join(" "));
            let mut sql = of(vec![name.clone()]);
            named(&mut sql, "column1", &typed);
            let is_named = count(&mut connection, sql).await;
            let mut sql = of(turned(&name));
            found(&mut sql, "column1", &typed);
            assert_eq!(
                count(&mut connection, sql).await,
                is_named,
                "{name}: {typed}"
            );
            *if is_named == 1 {
                &mut fitting
            } else {
                &mut others
            } += 1;
        }
        assert!(200 < fitting.min(others), "{fitting} {others}");
    }
}
