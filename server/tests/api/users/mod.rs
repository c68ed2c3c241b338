//! Users: `/api/users` and `/api/people`.

mod colleague;
mod deleting;
mod editing;
mod form;
mod listing;
mod people;

use crate::harness::TestApp;
use serde_json::{Value, json};

/// A form that breaks no rule.
pub(super) fn new_user(app: &TestApp, login: &str) -> Value {
    json!({
        "login": login,
        "profile": profile(app),
    })
}

/// The part of it that may change later.
pub(super) fn profile(app: &TestApp) -> Value {
    json!({
        "full_name": "Лук’янчук Дар'я",
        "organization_id": app.organization,
        "position": "Сестра медична",
        "licence_number": "1092817",
    })
}
