//! Asks for a page the person may not open, so that the server says why, and
//! writes the attempt down.

use super::call::Call;
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
    let asked = match page.section() {
        Page::Patients => Call::<SearchPatients>::new(&PatientQuery::default()).ask(),
        Page::Referrals => Call::<CountReferrals>::new(&()).ask(),
        Page::Processing => Call::<ListWork>::new(&WorkQuery::default()).ask(),
        Page::Users => Call::<ListUsers>::new(&UserQuery::default()).ask(),
        Page::Roles => match asker.roles.first() {
            Some(role) => Call::<GetRole>::new(&()).id(role.id).ask(),
            None => Call::<ListRoles>::new(&()).ask(),
        },
        Page::Assignments(_) => Call::<GetHolder>::new(&()).id(asker.user_id).ask(),
        Page::Tokens => Call::<ListTokens>::new(&TokenQuery::default()).ask(),
        Page::Workstations => Call::<ListWorkstations>::new(&()).ask(),
        _ => return None,
    };
    asked.await.err()?.code().cloned()
}
