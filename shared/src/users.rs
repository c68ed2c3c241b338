//! Users: the people who sign in.

use crate::{
    fields::{FullName, LicenceNumber, Login, OrganizationName, Password, Position, blank_is_none},
    ids::{OrganizationId, RoleId, UserId},
    page::{Order, Version},
    permissions::EffectivePermission,
    picture::Picture,
    roles::RoleLabel,
    time::{Day, Timestamp},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the form sends to create a user.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// Fixed from now on.
    pub login: Login,
    /// To be changed by the user at the first sign-in; only where the configuration
    /// switches initial passwords on. Without it there will be a one-time code.
    #[serde(default)]
    pub password: Option<Password>,
    /// Everything that may change later.
    pub profile: Profile,
}

/// What the form sends to edit a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// ПІБ.
    pub full_name: FullName,
    /// An organization on record.
    pub organization_id: OrganizationId,
    /// The job title; new tokens are prefilled with it.
    pub position: Position,
    /// Absent or blank for staff without a licence.
    #[serde(default, deserialize_with = "blank_is_none")]
    pub licence_number: Option<LicenceNumber>,
}

/// A user who exists from now on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CreatedUser {
    /// What is on record.
    pub record: User,
    /// Absent where an initial password was chosen.
    pub code: Option<ShownCode>,
}

/// Ends a user's password at once.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    /// As [`NewUser::password`].
    #[serde(default)]
    pub password: Option<Password>,
}

/// A one-time code: what its owner enters in the password's place, once, to set a
/// password of their own. Shown once; whoever sees it hands it over.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct ShownCode {
    /// Ten characters in two groups.
    pub code: String,
    /// The same to be scanned.
    pub qr: Picture,
    /// The first instant it works no more.
    pub until: Timestamp,
}

impl fmt::Debug for ShownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownCode(…)")
    }
}

/// A user on record, as user management sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct User {
    /// The user.
    pub id: UserId,
    /// Unique without regard to case.
    pub login: Login,
    /// What the form edits.
    pub profile: Profile,
    /// The name of the organization.
    pub organization: OrganizationName,
    /// The roles held, by name.
    pub roles: Vec<RoleLabel>,
    /// What the roles add up to.
    pub permissions: Vec<EffectivePermission>,
    /// When the record was made.
    pub created_at: Timestamp,
    /// When and by whom it was last changed.
    pub changed: Option<Change>,
    /// Tokens not yet expired, and tokens on record.
    pub tokens: TokenCount,
    /// Open sessions.
    pub sessions: u64,
    /// Present until they have a password of their own.
    pub password_pending: Option<PasswordPending>,
    /// For `If-Match`.
    pub version: Version,
}

/// A user still has the one-time code or the initial password that somebody
/// else gave them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PasswordPending {
    /// From when on it lets nobody in.
    pub lapses_at: Timestamp,
    /// When a code was used up, and no password set.
    pub used_at: Option<Timestamp>,
}

/// The latest change of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// When, by the server's clock.
    pub at: Timestamp,
    /// The full name of who did it; absent for the command line.
    pub by: Option<FullName>,
}

/// The record as it stood from one change to the next. What a user issues
/// points to the version in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UserVersion {
    /// Counts the changes.
    pub version: Version,
    /// ПІБ.
    pub full_name: FullName,
    /// The organization's name at the time.
    pub organization: OrganizationName,
    /// The job title.
    pub position: Position,
    /// Absent for staff without a licence.
    pub licence_number: Option<LicenceNumber>,
    /// When it became so.
    pub at: Timestamp,
    /// The full name of who did it; absent for the command line.
    pub by: Option<FullName>,
}

/// How many tokens a user has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TokenCount {
    /// Not expired.
    pub valid: u64,
    /// On record.
    pub all: u64,
}

/// A row of the users' list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UserRow {
    /// The user.
    pub id: UserId,
    /// Unique without regard to case.
    pub login: Login,
    /// ПІБ.
    pub full_name: FullName,
    /// The job title.
    pub position: Position,
    /// The roles held, by name.
    pub roles: Vec<RoleLabel>,
    /// The last day of the token that works longest, also when it is past;
    /// absent without a token.
    pub token_last_day: Option<Day>,
    /// Whether that token still works.
    pub token_valid: bool,
    /// The latest sign-in.
    pub last_sign_in: Option<Timestamp>,
}

/// What the users' list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UserQuery {
    /// Part of a name, login or position.
    pub search: Option<String>,
    /// Only holders of this role.
    pub role: Option<RoleId>,
    /// Only users without any role.
    pub without_role: Option<bool>,
    /// Only users in this token situation.
    pub token: Option<TokenFilter>,
    /// The column to sort by.
    pub sort: UserSort,
    /// Its direction.
    pub order: Order,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// The token situations a users' list is filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TokenFilter {
    /// At least one token that still works.
    Valid,
    /// The longest-lived valid token ends within 14 days.
    Expiring,
    /// No token that still works.
    None,
}

impl TokenFilter {
    /// How many days ahead [`TokenFilter::Expiring`] looks.
    pub const DAYS: u32 = 14;
}

/// The sortable columns of the users' list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum UserSort {
    #[default]
    FullName,
    Login,
    Position,
    LastSignIn,
}

/// What those with only token management or role assignment read of a user,
/// and nothing more (REQUIREMENTS §3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The user.
    pub id: UserId,
    /// Unique without regard to case.
    pub login: Login,
    /// ПІБ.
    pub full_name: FullName,
    /// The roles held, by name.
    pub roles: Vec<RoleLabel>,
}

/// Finds people for a drop-down: the first page of matches.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PersonQuery {
    /// Part of a name or login.
    pub search: Option<String>,
    /// Exactly this user.
    pub id: Option<UserId>,
}

/// A licence number that several active users have, from before it was one
/// person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SharedLicence {
    /// The number.
    pub licence_number: LicenceNumber,
    /// Who has it: two or more, by name.
    pub holders: Vec<LicenceHolder>,
}

/// Somebody who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LicenceHolder {
    /// The user.
    pub id: UserId,
    /// Their full name.
    pub full_name: FullName,
    /// Their login.
    pub login: Login,
}
