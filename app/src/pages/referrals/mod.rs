//! Referrals: the lists, the form, one requisition.

mod acts;
mod form;
mod list;
pub mod requisition;
pub mod row;
mod section;

pub use form::{edit::ReferralEditPage, new::ReferralNewPage, replace::ReferralReplacePage};
pub use list::{LIST, ReferralsPage};
pub use requisition::RequisitionPage;
pub use section::{latest, of_patient_only};
