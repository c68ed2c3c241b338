//! The pages. Each is erased to one type here, at the border of the route.

pub mod account;
mod assignments;
pub mod effective;
mod enrolment;
mod failed;
mod forbidden;
mod home;
mod not_found;
mod of_user;
mod organizations;
mod parts;
mod patients;
mod person_choice;
mod processing;
mod referrals;
mod roles;
mod sign_in;
mod tokens;
mod users;
mod workstations;

use crate::{api::ApiError, page::Page, state::session::use_session};
use leptos::prelude::*;
use parts::{InPart, Part};
use shared::permissions::Permission;

pub use parts::fetch_ahead;
pub use sign_in::form::SignInForm;

/// The page at an address, for somebody who may see it.
pub fn show(page: Page) -> AnyView {
    match (Part::of(page), page) {
        (Some(part), _) => view! { <InPart part page/> }.into_any(),
        (None, Page::Home) => view! { <home::Home/> }.into_any(),
        (None, Page::SignIn) => view! { <sign_in::SignInPage/> }.into_any(),
        (None, _) => view! { <not_found::NotFound/> }.into_any(),
    }
}

/// The page of somebody of whom the server could not be asked.
pub fn failed(error: ApiError) -> AnyView {
    let session = use_session();
    view! { <failed::Failed error on_retry=move |()| session.retry()/> }.into_any()
}

/// The page of somebody who lacks the right for another.
pub fn forbidden(page: Page, needed: Permission) -> AnyView {
    view! { <forbidden::Forbidden page needed/> }.into_any()
}
