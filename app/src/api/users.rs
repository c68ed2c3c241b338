//! Users.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{
        CreateUser, DeleteUser, GetUser, GetUserHistory, ListSharedLicences, ListUsers,
        ResetPassword, UpdateUser,
    },
    ids::UserId,
    page::{Page, Version},
    users::{
        CreatedUser, NewUser, PasswordReset, Profile, SharedLicence, ShownCode, User, UserQuery,
        UserRow, UserVersion,
    },
};

pub async fn list(query: UserQuery) -> Answer<Page<UserRow>> {
    call::<ListUsers>(&query).await
}

/// Licence numbers that several have.
pub async fn shared_licences() -> Answer<Vec<SharedLicence>> {
    call::<ListSharedLicences>(&()).await
}

pub async fn get(id: UserId) -> Answer<User> {
    Call::<GetUser>::new(&()).id(id).send().await
}

/// A user's record as it was, newest first.
pub async fn history(id: UserId) -> Answer<Vec<UserVersion>> {
    Call::<GetUserHistory>::new(&()).id(id).send().await
}

pub async fn create(new: NewUser) -> Answer<CreatedUser> {
    call::<CreateUser>(&new).await
}

/// Edits a user as they were at `version`.
pub async fn update(id: UserId, version: Version, profile: Profile) -> Answer<User> {
    let call = Call::<UpdateUser>::new(&profile).id(id);
    call.if_match(version).send().await
}

/// Ends a user's password. Brings the code for the next one, if that is how.
pub async fn reset_password(id: UserId, reset: PasswordReset) -> Answer<Option<ShownCode>> {
    Call::<ResetPassword>::new(&reset).id(id).send().await
}

/// Deletes a user and everything that hangs on them.
pub async fn delete(id: UserId) -> Answer<()> {
    Call::<DeleteUser>::new(&()).id(id).send().await
}
