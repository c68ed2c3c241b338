//! The parts of the client that are fetched when first needed: the desk, and administration. All else is the base.

#![expect(clippy::unnecessary_wraps, reason = "a part may not come")]

mod coming;

use super::{
    account, assignments, enrolment, organizations, patients, processing, referrals, roles, tokens,
    users, workstations,
};
use crate::page::Page;
use coming::at_once;
use leptos::prelude::*;
use std::{
    future::Future,
    pin::{Pin, pin},
};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

pub use coming::{InPart, fetch_ahead};

/// A part that is fetched when first needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Patients, referrals, the own account.
    Desk,
    /// Who is there, and who may do what where.
    Administration,
}

type Drawn = Result<AnyView, SplitLoaderError>;
type Fetching = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

impl Part {
    /// The part a page is in. What everybody needs at once is in none.
    pub const fn of(page: Page) -> Option<Self> {
        match page {
            Page::Home | Page::SignIn | Page::NotFound => None,
            Page::Patients
            | Page::PatientNew
            | Page::Patient(_)
            | Page::PatientEdit(_)
            | Page::Referrals
            | Page::ReferralNew(_)
            | Page::Referral(_)
            | Page::ReferralEdit(_)
            | Page::ReferralReplace(..)
            | Page::Processing
            | Page::ProcessingWork(_)
            | Page::Account => Some(Self::Desk),
            Page::Enrolment
            | Page::Users
            | Page::UserNew
            | Page::User(_)
            | Page::UserEdit(_)
            | Page::Organizations
            | Page::Roles
            | Page::RoleNew
            | Page::RoleEdit(_)
            | Page::Assignments(_)
            | Page::Tokens
            | Page::TokenNew(_)
            | Page::Workstations
            | Page::Sessions => Some(Self::Administration),
        }
    }

    fn fetch(self) -> Fetching {
        match self {
            Self::Desk => Box::pin(fetch_desk()),
            Self::Administration => Box::pin(fetch_administration()),
        }
    }

    /// Draws a page, if the part has come.
    fn draw(self, page: Page) -> Option<AnyView> {
        let drawn = match self {
            Self::Desk => at_once(pin!(desk(page))),
            Self::Administration => at_once(pin!(administration(page))),
        };
        drawn?.ok()
    }
}

#[wasm_split(desk, fallible, preload(fetch_desk))]
fn desk(page: Page) -> Drawn {
    Ok(match page {
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
        Page::Account => account::page(),
        _ => ().into_any(),
    })
}

#[wasm_split(administration, fallible, preload(fetch_administration))]
fn administration(page: Page) -> Drawn {
    Ok(match page {
        Page::Enrolment => view! { <enrolment::Enrolment/> }.into_any(),
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
        _ => ().into_any(),
    })
}
