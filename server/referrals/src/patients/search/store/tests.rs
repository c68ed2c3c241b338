//! How both engines go about looking for patients.

use super::*;
use crate::tests::{Reads, are_short};
use monitor::page::counting;

/// Whatever leads to patients, and what else may be typed beside it.
const TYPED: [&str; 16] = [
    "лук",
    "лук дар",
    "ігор дар лук",
    "лук дар ігор вул сад буд",
    "лук 12.03.1984",
    "12.03.1984",
    "лук 71",
    "лук 1971",
    "лук 11.1971",
    "0124",
    "12031984",
    "067 555 01 24",
    "3075251247",
    "лук 0124",
    "лук 067 555 01 24",
    "невідома особа № 1",
];

#[tokio::test]
async fn nobody_is_sought_by_reading_the_register() {
    let today = Day::new(2026, 9, 1).unwrap();
    let begin = || Cursor {
        key: "1".to_owned(),
        id: "p".to_owned(),
    };
    let mut statements = vec![knowing(&["лук".to_owned(), "нечуй-лев".to_owned()])];
    for typed in TYPED {
        let typed = Typed::parse(typed, today);
        assert!(typed.is_enough() && typed.unclear.is_empty(), "{typed:?}");
        statements.push(counting(|sql| matching(sql, &typed)));
        statements.push(rows(&typed, None));
        statements.push(rows(&typed, Some(begin())));
    }
    let statements = statements.into_iter();
    let said = statements.map(|sql| (sql.into_string(), Reads::Found));
    are_short(said.collect()).await;
}
