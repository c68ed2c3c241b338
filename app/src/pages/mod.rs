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
mod patients;
mod person_choice;
mod processing;
mod referrals;
mod roles;
mod sign_in;
mod tokens;
mod users;
mod workstations;

use crate::{api::ApiError, page::Page};
use leptos::prelude::*;
use shared::permissions::Permission;

pub use sign_in::form::SignInForm;

/// The page at an address, for somebody who may see it.
pub fn show(page: Page) -> AnyView {
    match page {
        Page::Home => view! { <home::Home/> }.into_any(),
        Page::SignIn => view! { <sign_in::SignInPage/> }.into_any(),
        Page::Enrolment => view! { <enrolment::Enrolment/> }.into_any(),
        Page::Patients => view! { <patients::PatientsPage/> }.into_any(),
        Page::PatientNew => view! { <patients::PatientNewPage/> }.into_any(),
        Page::Patient(id) => view! { <patients::PatientPage id/> }.into_any(),
        Page::PatientEdit(id) => view! { <patients::PatientEditPage id/> }.into_any(),
        Page::Referrals => view! { <referrals::ReferralsPage/> }.into_any(),
        Page::ReferralNew(patient) => view! { <referrals::ReferralNewPage patient/> }.into_any(),
        Page::Referral(id) => view! { <referrals::RequisitionPage id/> }.into_any(),
        Page::ReferralEdit(id) => view! { <referrals::ReferralEditPage id/> }.into_any(),
        Page::ReferralReplace(id, referral) => {
            view! { <referrals::ReferralReplacePage id referral/> }.into_any()
        }
        Page::Processing => view! { <processing::ProcessingPage/> }.into_any(),
        Page::ProcessingWork(id) => view! { <processing::WorkPage id/> }.into_any(),
        Page::Users => view! { <users::UsersPage/> }.into_any(),
        Page::UserNew => view! { <users::UserNewPage/> }.into_any(),
        Page::User(id) => view! { <users::UserPage id/> }.into_any(),
        Page::UserEdit(id) => view! { <users::UserEditPage id/> }.into_any(),
        Page::Organizations => view! { <organizations::OrganizationsPage/> }.into_any(),
        Page::Roles => view! { <roles::RolesPage/> }.into_any(),
        Page::RoleNew => view! { <roles::RoleNewPage/> }.into_any(),
        Page::RoleEdit(id) => view! { <roles::RoleEditPage id/> }.into_any(),
        Page::Assignments(user) => view! { <assignments::AssignmentsPage user/> }.into_any(),
        Page::Tokens => view! { <tokens::TokensPage/> }.into_any(),
        Page::TokenNew(user) => view! { <tokens::TokenNewPage user/> }.into_any(),
        Page::Workstations => view! { <workstations::WorkstationsPage/> }.into_any(),
        Page::Sessions => view! { <workstations::SessionsPage/> }.into_any(),
        Page::Account => view! { <account::AccountPage/> }.into_any(),
        Page::NotFound => view! { <not_found::NotFound/> }.into_any(),
    }
}

/// The page of somebody whose password was set by somebody else.
pub fn first_password() -> AnyView {
    view! { <account::FirstPassword/> }.into_any()
}

/// The page of somebody of whom the server could not be asked.
pub fn failed(error: &ApiError) -> AnyView {
    let unreachable = *error == ApiError::Unreachable;
    view! { <failed::Failed unreachable/> }.into_any()
}

/// The page of somebody who lacks the right for another.
pub fn forbidden(page: Page, needed: Permission) -> AnyView {
    view! { <forbidden::Forbidden page needed/> }.into_any()
}
