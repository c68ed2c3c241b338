//! Paging by keyset: a page begins after the last row of the one before, so
//! that nothing is skipped or shown twice while others write.

use crate::{
    engine::{
        lossy::text_of,
        names::{Builder, Connection, RawRow},
    },
    error::Error,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ground::{crypto::digest::Sha256Digest, text::VERSION};
use serde::Serialize;
use shared::{
    page::{Order, PAGE_SIZE, Total},
    problem::ErrorCode,
};

/// A list as it was asked for: which one, filtered and sorted how. A place in one is none
/// in another.
#[derive(Debug, PartialEq, Eq)]
pub struct Listing(String);

impl Listing {
    /// The list of this name, as `query` asks for it; its `cursor` does not count.
    ///
    /// # Errors
    /// The query is no JSON, which none is.
    pub fn of(name: &str, query: &impl Serialize) -> Result<Self, Error> {
        let mut query = serde_json::to_value(query)?;
        if let Some(query) = query.as_object_mut() {
            query.remove("cursor");
        }
        // Keys of another folding are places nowhere.
        let mut digest = Sha256Digest::of(format!("{name} {VERSION} {query}")).to_string();
        digest.truncate(16);
        Ok(Self(digest))
    }
}

/// The row a page begins after.
#[derive(Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Its value in the column the list is sorted by.
    pub key: String,
    /// Its id, which decides among equal values.
    pub id: String,
}

impl Cursor {
    /// The cursor a list gave out, if there is one.
    ///
    /// # Errors
    /// The text was not given out by this list.
    pub fn parse(text: Option<&str>, listing: &Listing) -> Result<Option<Self>, Error> {
        let Some(text) = text else {
            return Ok(None);
        };
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let parts = text
            .as_deref()
            .and_then(|text| text.strip_prefix(&*listing.0));
        let parts = parts.and_then(|text| text.strip_prefix('\n')?.split_once('\n'));
        let (key, id) = parts.ok_or(ErrorCode::Malformed)?;
        Ok(Some(Self {
            key: key.to_owned(),
            id: id.to_owned(),
        }))
    }

    fn text(&self, listing: &Listing) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}\n{}\n{}", listing.0, self.key, self.id))
    }
}

/// Puts the rows that match in order, by `key` and among equals by `id`, and leaves out what
/// stands before; at most `limit` of them.
pub fn ordered(
    sql: &mut Builder,
    [key, id]: [&str; 2],
    order: Order,
    begin: Option<Cursor>,
    limit: usize,
) {
    let (beyond, direction) = match order {
        Order::Ascending => (" > ", " asc"),
        Order::Descending => (" < ", " desc"),
    };
    if let Some(Cursor { key: last, id: of }) = begin {
        sql.push(format!(" and ({key}, {id}){beyond}("));
        sql.push_bind(last).push(", ").push_bind(of).push(")");
    }
    sql.push(format!(
        " order by {key}{direction}, {id}{direction} limit "
    ));
    sql.push_bind(i64::try_from(limit).unwrap_or(i64::MAX));
}

/// Counts the rows that `matching` adds to a `select`, as far as a [`Total`] counts.
///
/// # Errors
/// The database does not answer.
pub async fn counted(
    connection: &mut Connection,
    matching: impl FnOnce(&mut Builder),
) -> Result<Total, Error> {
    let mut sql = counting(matching);
    let count: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    Ok(Total::counted(count))
}

/// The statement by which [`counted`] does.
pub fn counting(matching: impl FnOnce(&mut Builder)) -> Builder {
    let mut sql = Builder::new("select count(*) from (select 1 as one");
    matching(&mut sql);
    sql.push(" limit ")
        .push_bind(Total::LIMIT)
        .push(") counted");
    sql
}

/// Where a row stands in its list: its column `sort_key`, and its id, which is
/// the first column.
pub fn place(row: &RawRow) -> (String, String) {
    (text_of(row, "sort_key"), text_of(row, 0))
}

/// Cuts rows, of which one more than a page was read, to a page, and says
/// where the next one begins. `place` gives a row's sort key and id.
pub fn paged<R>(
    mut rows: Vec<R>,
    listing: &Listing,
    place: impl Fn(&R) -> (String, String),
) -> (Vec<R>, Option<String>) {
    if rows.len() <= PAGE_SIZE {
        return (rows, None);
    }
    rows.truncate(PAGE_SIZE);
    let next = rows.last().map(place);
    let next = next.map(|(key, id)| Cursor { key, id }.text(listing));
    (rows, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::users::UserQuery;

    fn listing(name: &str) -> Listing {
        Listing::of(name, &UserQuery::default()).unwrap()
    }

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let rows: Vec<usize> = (0..=PAGE_SIZE).collect();
        let place = |row: &usize| (format!("k{row}"), row.to_string());
        let (rows, next) = paged(rows, &listing("users"), place);
        assert_eq!(rows.len(), PAGE_SIZE);
        let next = next.unwrap();
        let cursor = Cursor::parse(Some(&next), &listing("users")).unwrap();
        assert_eq!(
            cursor,
            Some(Cursor {
                key: "k24".to_owned(),
                id: "24".to_owned()
            })
        );
        assert_eq!(paged(vec![1, 2], &listing("users"), place).1, None);
        let descending = UserQuery {
            order: Order::Descending,
            ..UserQuery::default()
        };
        let descending = Listing::of("users", &descending).unwrap();
        for other in [listing("tokens"), descending] {
            let error = Cursor::parse(Some(&next), &other).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Malformed);
        }
        let later = UserQuery {
            cursor: Some(next.clone()),
            ..UserQuery::default()
        };
        assert_eq!(Listing::of("users", &later).unwrap(), listing("users"));
    }

    #[test]
    fn garbage_is_malformed() {
        for text in ["", "!!", "AAAA", "_w"] {
            assert_eq!(
                Cursor::parse(Some(text), &listing("users"))
                    .unwrap_err()
                    .code(),
                ErrorCode::Malformed,
                "{text}"
            );
        }
    }
}
