//! Referrals: what is asked for a patient, and what becomes of it.
//!
//! What is asked for at once is a [`Requisition`]: one to five services under
//! one number, each a [`Referral`] with a state of its own (FHIR R4
//! `ServiceRequest.requisition`).

mod form;
mod lists;
pub mod names;
mod number;
mod reasons;
mod record;
mod status;

pub use form::{FormKey, MAX_SERVICES, RequestedService, RequisitionForm};
pub use lists::{
    Export, ExportQuery, Issued, ListCounts, ListedRequester, ReferralQuery, ReferralRow,
    ReferralSort, WorkQuery, Worklist,
};
pub use number::{ALPHABET, ForeignNumber, Number, compact};
pub use reasons::{ErrorReason, Reason, RecallReason};
pub use record::{
    AskedService, Completion, EnteredInError, Found, FoundReferral, HistoryEntry, Link,
    NumberQuery, Performer, Priority, Quantity, Recall, Referral, Requester, Requisition, TakeOver,
};
pub use status::{Act, Party, Processing, ReferralState, Request, TRANSITIONS, Transition, next};
