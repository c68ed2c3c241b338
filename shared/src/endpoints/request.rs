//! What a request says beside its address and its body.

/// The HTTP methods in use (RFC 9110 §9.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the methods")]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    /// As it stands in a request line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What a request says in a header of its own, beside what every request says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precondition {
    /// `If-Match`: the version that a change was made from (RFC 9110 §13.1.1).
    IfMatch,
    /// `Idempotency-Key`: what names a form that may come twice
    /// (draft-ietf-httpapi-idempotency-key-header); may be absent.
    IdempotencyKey,
    /// `DPoP`: the proof of a workstation's key where there is no session yet (RFC 9449).
    Proof,
    /// `Confirmed-Rights`: what the refusal `rights-surface` said; may be absent.
    ConfirmedRights,
    /// `Not-A-Duplicate`: what the refusal `likely-duplicate` said; may be absent.
    NotADuplicate,
    /// Nothing beside the cookie: neither proof nor receipt, and it is no use of the session.
    Glance,
}
