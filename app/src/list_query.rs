//! What a list shows (search, filters, order, page), kept in the query of the
//! page's address: it survives reloading and coming back, and a colleague can
//! be sent it.

use crate::navigation::{Go, use_go};
use leptos::prelude::*;
use leptos_router::{hooks::use_location, params::ParamsMap};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use shared::json;

/// Where the pages before the shown one begin.
const PAGES: &str = "pages";
/// What stands between the beginnings; none has it in itself.
const BETWEEN: char = '.';

/// The query of the page's address.
#[derive(Clone, Copy)]
pub struct ListQuery {
    values: Memo<ParamsMap>,
    go: Go,
}

/// The query of the page that is open. It stays as it is while another page
/// opens.
pub fn use_list_query() -> ListQuery {
    // Not `use_query_map`, which stays behind when only the path changes.
    let location = use_location();
    let query = location.query;
    let here = location.pathname.get_untracked();
    let values = Memo::new(move |before: Option<&ParamsMap>| match before {
        Some(before) if location.pathname.with(|path| *path != here) => before.clone(),
        _ => query.get(),
    });
    ListQuery {
        values,
        go: use_go(),
    }
}

impl ListQuery {
    /// What `name` says, unless it is absent or empty, reactively.
    pub fn get(self, name: &str) -> Option<String> {
        let text = self.values.with(|values| values.get(name));
        text.filter(|text| !text.is_empty())
    }

    /// What `name` says, as one of a closed list of codes or an id.
    pub fn code<T: DeserializeOwned>(self, name: &str) -> Option<T> {
        json::read(Value::String(self.get(name)?))
    }

    /// Lets these say that, and shows the first page. An empty text is nothing.
    pub fn set(self, changes: &[(&'static str, &str)]) {
        let mut values = self.values.get_untracked();
        values.remove(PAGES);
        for (name, text) in changes {
            values.remove(name);
            if !text.is_empty() {
                values.insert(*name, (*text).to_owned());
            }
        }
        self.go.show(&values.to_query_string(), true);
    }

    /// Where the pages up to the shown one begin, except the first.
    pub fn pages(self) -> Vec<String> {
        let pages = self.get(PAGES).unwrap_or_default();
        let begins = pages.split(BETWEEN).filter(|begin| !begin.is_empty());
        begins.map(ToOwned::to_owned).collect()
    }

    /// Shows the page that begins last.
    pub fn turn(self, pages: &[String]) {
        let mut values = self.values.get_untracked();
        values.remove(PAGES);
        if !pages.is_empty() {
            values.insert(PAGES, pages.join(BETWEEN.encode_utf8(&mut [0; 4])));
        }
        self.go.show(&values.to_query_string(), false);
    }
}

/// A code as it stands in the query.
pub fn code_of(code: impl Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}
