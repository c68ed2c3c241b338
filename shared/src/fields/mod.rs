//! Form fields: one validation for the browser and the server
//! (REQUIREMENTS §3, form rules). Values are normalized; a field that exists is
//! valid.

mod codes;
mod fault;
mod licence_number;
mod login;
mod names;
mod notes;
mod password;
mod phone;
pub(crate) mod rule;
mod tax_number;
pub(crate) mod text;

pub use codes::{Code, DiagnosisCode, ServiceCode, code_key};
pub use fault::FieldFault;
pub use licence_number::LicenceNumber;
pub use login::Login;
pub use names::{
    FullName, InventoryLabel, OrganizationName, PersonName, Place, Position, RoleName,
    WorkstationName,
};
pub use notes::{Address, Note, PhoneRemark};
pub use password::{EnteredPassword, Password};
pub use phone::Phone;
pub use rule::Rule;
pub use tax_number::TaxNumber;
pub(crate) use text::text_field;

use serde::{Deserialize, Deserializer, de::Error as _};

/// Reads a field of a form that may be left empty: also as a text in which nothing is seen.
///
/// # Errors
/// The rule that the text breaks.
pub fn blank_is_none<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<String, Error = Rule>,
{
    let text: Option<String> = Option::deserialize(deserializer)?;
    let text = text.filter(|text| !crate::text::is_blank(text));
    text.map(T::try_from).transpose().map_err(D::Error::custom)
}
