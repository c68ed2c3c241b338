//! Forms taken by the letter: an object is an object, and all that is wrong is named.
//!
//! serde takes a list where an object is meant, its values in the fields' order, and names
//! the first fault only. Both are mended here, by a deserializer over JSON that was
//! read already: it offers an object to whoever asks for one, knows the fields that were
//! asked for, and reads whichever is in question before all others. Which of them may be
//! left out their types say: those that are options, or are read as such
//! ([`shared::page::or_default`]).

use super::{
    node::{Form, NEEDED, PathError},
    paths::{alone, at, join, leads, paths},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::{fields::Rule, problem::FieldFault};
use std::collections::HashSet;

/// Whether the value is a `T` without a list in place of an object.
///
/// # Errors
/// Where it is not.
pub(super) fn check<T: DeserializeOwned>(json: &Value) -> Result<(), PathError> {
    Form::default().read::<T>(json).map(drop)
}

/// What is wrong with the fields of a `T`, each as `told`: those that must be there and are
/// not, then the others.
pub(super) fn faults<T: DeserializeOwned>(
    json: &Value,
    told: fn(&PathError) -> FieldFault,
) -> Vec<FieldFault> {
    let paths = paths(json);
    let read = |first: &str, absent| {
        let form = Form {
            first,
            absent,
            ..Form::default()
        };
        let error = form.read::<T>(json).err();
        (error, form.lacking.into_inner())
    };
    let (mut wrong, mut lacking) = (Vec::new(), Vec::new());
    for path in &paths {
        let (error, without) = read(path, None);
        // Of the lists on the way only one item was read.
        let as_read = alone(path);
        let fault = error.as_ref().map(told);
        wrong.extend(fault.and_then(|fault| {
            let rest = fault.field.strip_prefix(&as_read)?;
            leads(&as_read, &fault.field)
                .then(|| FieldFault::new(&[path.as_str(), rest].concat(), fault.rule))
        }));
        for one in without {
            if !lacking.contains(&one) {
                lacking.push(one);
            }
        }
    }
    let mut faults = Vec::new();
    for (path, asked_for) in lacking {
        let Some(Value::Object(object)) = at(json, &path) else {
            continue;
        };
        let is_refused = |key: &str| {
            let field = join(&path, key);
            let mut unknown = wrong.iter().filter(|fault| fault.rule == Rule::Unknown);
            unknown.any(|fault| fault.field == field)
        };
        // With a field that nobody asked for and nobody refuses it is another form of the value.
        let mut keys = object.keys().map(String::as_str);
        if !keys.all(|key| asked_for.contains(&key) || is_refused(key)) {
            continue;
        }
        for &field in asked_for
            .iter()
            .filter(|field| !object.contains_key(**field))
        {
            let path = join(&path, field);
            let (error, _) = read(&path, Some(field));
            if error.is_some_and(|error| error.inner().to_string() == NEEDED) {
                faults.push(FieldFault::new(&path, Rule::Required));
            }
        }
    }
    faults.extend(wrong);
    let mut told = HashSet::new();
    faults.retain(|fault| told.insert((fault.field.clone(), fault.rule)));
    faults
}

/// The codes of which one is meant at `path`; none where something else is.
pub(super) fn codes<T: DeserializeOwned>(json: &Value, path: &str) -> &'static [&'static str] {
    let form = Form {
        first: path,
        ..Form::default()
    };
    let _the_fault_is_known = form.read::<T>(json);
    form.codes.get()
}
