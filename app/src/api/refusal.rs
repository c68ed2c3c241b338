//! Asks for a page the person may not open, so that the server says why, and
//! writes the attempt down.

use super::{Call, call};
use crate::page::Page;
use shared::{
    endpoints::{
        CountReferrals, GetHolder, GetRole, ListRoles, ListTokens, ListUsers, ListWork,
        ListWorkstations, SearchPatients,
    },
    patients::PatientQuery,
    problem::ErrorCode,
    referrals::WorkQuery,
    sessions::Session,
    tokens::TokenQuery,
    users::UserQuery,
};

/// What the server says to somebody who asks for `page`. Roles and their
/// holders are asked for by what the asker has, since names alone may be open
/// to them.
pub async fn of(page: Page, asker: &Session) -> Option<ErrorCode> {
    let refused = match page.section() {
        Page::Patients => call::<SearchPatients>(&PatientQuery::default()).await.err(),
        Page::Referrals => call::<CountReferrals>(&()).await.err(),
        Page::Processing => call::<ListWork>(&WorkQuery::default()).await.err(),
        Page::Users => call::<ListUsers>(&UserQuery::default()).await.err(),
        Page::Roles => match asker.roles.first() {
            Some(role) => Call::<GetRole>::new(&()).id(role.id).send().await.err(),
            None => call::<ListRoles>(&()).await.err(),
        },
        Page::Assignments(_) => Call::<GetHolder>::new(&())
            .id(asker.user_id)
            .send()
            .await
            .err(),
        Page::Tokens => call::<ListTokens>(&TokenQuery::default()).await.err(),
        Page::Workstations => call::<ListWorkstations>(&()).await.err(),
        _ => None,
    };
    refused.and_then(|error| error.code().cloned())
}
