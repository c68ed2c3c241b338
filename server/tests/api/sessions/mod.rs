//! Open sessions: enforced on every request, not only at sign-in.

mod ending;
mod listing;
mod password;
mod possession;
mod step_up;
mod warm;
