//! Asks for a page the person may not open, so that the server says why, and
//! writes the attempt down.

use super::{Call, call};
use crate::page::Page;
use shared::{
    endpoints::{GetHolder, ListOrganizations, ListRoles, ListTokens, ListUsers, ListWorkstations},
    ids::UserId,
    problem::ErrorCode,
    tokens::TokenQuery,
    users::UserQuery,
};

/// What the server says to somebody who asks for `page`.
pub async fn of(page: Page, asker: UserId) -> Option<ErrorCode> {
    let refused = match page.section() {
        Page::Users => call::<ListUsers>(&UserQuery::default()).await.err(),
        Page::Organizations => call::<ListOrganizations>(&()).await.err(),
        Page::Roles => call::<ListRoles>(&()).await.err(),
        Page::Assignments(_) => Call::<GetHolder>::new(&()).id(asker).send().await.err(),
        Page::Tokens => call::<ListTokens>(&TokenQuery::default()).await.err(),
        Page::Workstations => call::<ListWorkstations>(&()).await.err(),
        _ => None,
    };
    refused.and_then(|error| error.code().cloned())
}
