//! How events end.

shared::closed! {
    /// How an event ended.
    pub enum Outcome {
        /// It happened.
        Done = "done",
        /// One domain told another.
        Delivered = "delivered",
        /// The policy, a right or a rule said no.
        Refused = "refused",
        /// The system could not do it.
        Failed = "failed",
        /// It happened this many times and changed nothing: granted reads.
        Counted = "counted",
    }
}
