//! What a list shows (search, filters, order, page), kept in the query of the
//! page's address: it survives reloading and coming back, and a colleague can
//! be sent it.

use crate::{
    location::{Before, use_location},
    navigation::{Go, use_go},
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use shared::json;
use web_sys::UrlSearchParams;

/// Where the pages before the shown one begin.
const PAGES: &str = "pages";
/// What stands between the beginnings; none has it in itself.
const BETWEEN: char = '.';

/// The query of the page's address.
#[derive(Clone, Copy)]
pub struct ListQuery {
    query: Memo<String>,
    go: Go,
}

/// The query of the page that is open. It stays as it is while another page
/// opens.
pub fn use_list_query() -> ListQuery {
    let location = use_location();
    let here = location.path.get_untracked();
    let query = Memo::new(move |before: Option<&String>| match before {
        Some(before) if location.path.with(|path| *path != here) => before.clone(),
        _ => location.query.get(),
    });
    ListQuery {
        query,
        go: use_go(),
    }
}

impl ListQuery {
    /// What `name` says, unless it is absent or empty, reactively.
    pub fn get(self, name: &str) -> Option<String> {
        let text = self.query.with(|query| read(query))?.get(name);
        text.filter(|text| !text.is_empty())
    }

    /// What `name` says, as one of a closed list of codes or an id.
    pub fn code<T: DeserializeOwned>(self, name: &str) -> Option<T> {
        json::read(Value::String(self.get(name)?))
    }

    /// Lets these say that, and shows the first page. An empty text is nothing.
    pub fn set(self, changes: &[(&'static str, &str)]) {
        self.change(changes, Before::Goes);
    }

    /// Where the pages up to the shown one begin, except the first.
    pub fn pages(self) -> Vec<String> {
        let pages = self.get(PAGES).unwrap_or_default();
        let begins = pages.split(BETWEEN).filter(|begin| !begin.is_empty());
        begins.map(ToOwned::to_owned).collect()
    }

    /// Shows the page that begins last.
    pub fn turn(self, pages: &[String]) {
        let pages = pages.join(BETWEEN.encode_utf8(&mut [0; 4]));
        self.change(&[(PAGES, &pages)], Before::Stays);
    }

    fn change(self, changes: &[(&str, &str)], before: Before) {
        let Some(values) = self.query.with_untracked(|query| read(query)) else {
            return;
        };
        values.delete(PAGES);
        for (name, text) in changes {
            values.delete(name);
            if !text.is_empty() {
                values.append(name, text);
            }
        }
        let query = String::from(values.to_string());
        let mark = if query.is_empty() { "" } else { "?" };
        self.go.show(&[mark, &query].concat(), before);
    }
}

fn read(query: &str) -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(query).ok()
}

/// A code as it stands in the query.
pub fn code_of(code: impl Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}
