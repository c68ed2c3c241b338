//! Paging by keyset: a page begins after the last row of the one before, so
//! that nothing is skipped or shown twice while others write.

use crate::{error::Error, monitor::text_of};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{page::PAGE_SIZE, problem::ErrorCode};
use sqlx::sqlite::SqliteRow;

/// The row a page begins after.
#[derive(Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Its value in the column the list is sorted by.
    pub key: String,
    /// Its id, which decides among equal values.
    pub id: String,
}

impl Cursor {
    /// The cursor a list gave out.
    ///
    /// # Errors
    /// The text was not given out by a list.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let parts = text.as_deref().and_then(|text| text.split_once('\n'));
        let (key, id) = parts.ok_or(ErrorCode::Malformed)?;
        Ok(Self {
            key: key.to_owned(),
            id: id.to_owned(),
        })
    }

    fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}\n{}", self.key, self.id))
    }
}

/// Where a row stands in its list: its column `sort_key`, and its id, which is
/// the first column.
pub fn place(row: &SqliteRow) -> (String, String) {
    (text_of(row, "sort_key"), text_of(row, 0))
}

/// Cuts rows, of which one more than a page was read, to a page, and says
/// where the next one begins. `place` gives a row's sort key and id.
pub fn paged<R>(
    mut rows: Vec<R>,
    place: impl Fn(&R) -> (String, String),
) -> (Vec<R>, Option<String>) {
    if rows.len() <= PAGE_SIZE {
        return (rows, None);
    }
    rows.truncate(PAGE_SIZE);
    let next = rows.last().map(place);
    let next = next.map(|(key, id)| Cursor { key, id }.text());
    (rows, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let rows: Vec<usize> = (0..=PAGE_SIZE).collect();
        let (rows, next) = paged(rows, |row| (format!("k{row}"), row.to_string()));
        assert_eq!(rows.len(), PAGE_SIZE);
        let cursor = Cursor::parse(&next.unwrap()).unwrap();
        assert_eq!(
            cursor,
            Cursor {
                key: "k24".to_owned(),
                id: "24".to_owned()
            }
        );
        assert_eq!(paged(vec![1, 2], |_| unreachable!()).1, None);
    }

    #[test]
    fn garbage_is_malformed() {
        for text in ["", "!!", "AAAA", "_w"] {
            assert_eq!(
                Cursor::parse(text).unwrap_err().code(),
                ErrorCode::Malformed,
                "{text}"
            );
        }
    }
}
