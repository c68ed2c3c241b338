//! Where in a form something stands: its fields' names with dots between, and places in lists.

use serde_json::Value;
use shared::text::normalized;

/// No form has more fields; of a body with more, not all are told.
pub(super) const MOST: usize = 100;

/// The paths of all that is in a value, its own first.
pub(super) fn paths(value: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    walk(value, "", &mut paths);
    paths
}

fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
    if paths.len() == MOST {
        return;
    }
    paths.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                walk(value, &join(path, field), paths);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                walk(value, &item(path, at), paths);
            }
        }
        _ => {}
    }
}

/// The text at `path`, as it is kept; empty if there is none.
pub(super) fn text(json: &Value, path: &str) -> String {
    normalized(at(json, path).and_then(Value::as_str).unwrap_or_default())
}

/// Where a text that is looked for has a NUL, which no PostgreSQL takes; all others have rules of
/// their own.
pub(super) fn sought_with_nul(json: &Value) -> Option<String> {
    let has_nul = |path: &String| {
        let text = at(json, path).and_then(Value::as_str);
        path.ends_with("search") && text.is_some_and(|text| text.contains('\0'))
    };
    paths(json).into_iter().find(has_nul)
}

/// What stands at `path`.
pub(super) fn at<'v>(json: &'v Value, path: &str) -> Option<&'v Value> {
    json.pointer(&pointer(path))
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &str) -> String {
    match path {
        "" => String::new(),
        _ => format!("/{}", path.replace(['.', '['], "/").replace(']', "")),
    }
}

/// Puts a value in the place of what stands at `path`, or takes that away; none if there is no
/// such place.
pub(super) fn put(json: &mut Value, path: &str, value: Option<Value>) -> Option<()> {
    let cut = path.rfind(['.', '[']);
    let (within, last) = path.split_at(cut.unwrap_or_default());
    let last = last.trim_matches(['.', '[', ']']);
    match json.pointer_mut(&pointer(within))? {
        Value::Object(fields) => match value {
            Some(value) => fields.insert(last.to_owned(), value),
            None => fields.remove(last),
        },
        Value::Array(items) => {
            let item = items.get_mut(last.parse::<usize>().ok()?)?;
            value.map(|value| std::mem::replace(item, value))
        }
        _ => return None,
    };
    Some(())
}

/// The path, or what leads to it and has a place in the form.
pub(super) fn room<'p>(json: &Value, path: &'p str) -> &'p str {
    let mut path = path;
    while let Some(cut) = path.rfind(['.', '[']) {
        if at(json, &path[..cut]).is_some_and(|within| within.is_object() || within.is_array()) {
            break;
        }
        path = &path[..cut];
    }
    path
}

/// Whether what stands at `path` is, or has in it, what stands at `to`.
pub(super) fn leads(path: &str, to: &str) -> bool {
    let rest = to.strip_prefix(path);
    rest.is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The path where every list has one item.
pub(super) fn alone(path: &str) -> String {
    let mut parts = path.split('[');
    let mut alone = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let behind = part.split_once(']').map_or(part, |(_, behind)| behind);
        alone.push_str("[0]");
        alone.push_str(behind);
    }
    alone
}

pub(super) fn item(path: &str, at: usize) -> String {
    format!("{path}[{at}]")
}

/// The path of a field.
pub(super) fn join(path: &str, field: &str) -> String {
    if path.is_empty() {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}
