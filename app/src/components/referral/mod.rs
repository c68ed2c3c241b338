//! A referral's number, priority and status, wherever one is shown.

mod number;
mod priority;
mod standing;

pub use number::ReferralNumber;
pub use priority::PriorityMark;
pub use standing::StandingMark;
