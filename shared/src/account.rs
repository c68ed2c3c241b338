//! What users read and change of themselves.

use crate::{
    fields::{
        EnteredPassword, FullName, LicenceNumber, Login, OrganizationName, Password, Position,
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The user's own record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Unique without regard to case.
    pub login: Login,
    /// ПІБ.
    pub full_name: FullName,
    /// The organization's name.
    pub organization: OrganizationName,
    /// The job title.
    pub position: Position,
    /// Absent for staff without a licence.
    pub licence_number: Option<LicenceNumber>,
    /// When the password was last set.
    pub password_set_at: Timestamp,
}

/// The password entered once more, to show that it is still its owner who sits
/// there.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordConfirmation {
    /// The password as it is.
    pub password: EnteredPassword,
}

/// What the form sends to change the own password.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password as it is.
    pub current: EnteredPassword,
    /// The password to be; it must differ.
    pub new: Password,
}
